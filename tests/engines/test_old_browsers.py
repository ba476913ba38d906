"""Everything that is shipped is read by Chromium 80: scripts as ES2020, style sheets without what came later."""

from __future__ import annotations

import re
import zipfile
from functools import cache
from pathlib import Path

import pytest
from newer_syntax import newer_syntax
from old_css import as_chromium_80, dropped

THEIRS = re.compile(r"assets/(?:javascripts|stylesheets)/")
"""Material's own files."""

INLINE = re.compile(r"<script(?![^>]*\bsrc=)([^>]*)>(.*?)</script>", re.DOTALL)
STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)


@cache
def shipped(bundle: Path) -> dict[str, str]:
    with zipfile.ZipFile(bundle) as archive:
        names = [name for name in archive.namelist() if name.endswith((".js", ".css", ".html"))]
        return {name: archive.read(name).decode() for name in names}


# Scripts -----------------------------------------------------------------------------------------------------------


def test_all_scripts_are_es2020(built_bundle: Path) -> None:
    scripts = {name: text for name, text in shipped(built_bundle).items() if name.endswith(".js")}
    assert len(scripts) > 3
    assert {name: found for name, text in scripts.items() if (found := newer_syntax(text.encode()))} == {}


def test_what_pages_run_themselves_is_es2020_too(built_bundle: Path) -> None:
    for name, text in shipped(built_bundle).items():
        if name.endswith(".html"):
            scripts = [words for kind, words in INLINE.findall(text) if "application/json" not in kind]
            assert [found for words in scripts for found in newer_syntax(words.encode())] == [], name
            assert 'type="module"' not in text, name
            assert "modulepreload" not in text, name


SYNTAX: dict[str, tuple[str, list[str]]] = {
    "a class field": ("class A { x = 1 }", ["1: a class field"]),
    "a private name": ("class A { #x; f() { return #x in this } }", ["a class field", "a private name"]),
    "a private method": ("class A { #f() {} }", ["1: a private name"]),
    "a static block": ("class A { static { f(); } }", ["1: a static block"]),
    "nullish assignment": ("\na ??= b;", ["2: ??="]),
    "or assignment": ("a ||= b;", ["1: ||="]),
    "and assignment": ("a &&= b;", ["1: &&="]),
    "digits apart": ("a = 1_000;", ["1: a number with _"]),
    "indices of a match": ("a = /x/d;", ["1: a regular expression with d"]),
    "sets in a pattern": ("a = /x/v;", ["1: a regular expression with v"]),
    "await at the top": ("await f();", ["1: await outside an async function"]),
    "await in a plain function": ("async function f() { function g() { await h() } }", ["await outside an async"]),
    "an import": ("import a from 'a';", ["1: import"]),
    "an export": ("export const a = 1;", ["1: export"]),
    "an import by call": ("import('a').then(f);", ["1: import()"]),
    "import.meta": ("f(import.meta.url);", ["1: import.meta"]),
    "broken": ("f(;", ["1: not read"]),
}


@pytest.mark.parametrize("case", SYNTAX)
def test_newer_syntax_is_found(case: str) -> None:
    code, expected = SYNTAX[case]
    found = newer_syntax(code.encode())
    assert found, case
    for words in expected:
        assert any(words in each for each in found), found


@pytest.mark.parametrize(
    "code",
    [
        "a?.b ?? c?.[0] ?? d?.();",
        "a = 10n ** 2n; a **= 2;",
        "class A extends B { constructor() { super(); this.x = new.target } static f() {} get y() { return 1 } }",
        "async function f() { for await (const x of y) await x; const g = async () => await 1; }",
        "try { f() } catch { g() }",
        "a = /(?<year>\\d{4})(?<!x)\\p{L}/gimsuy;",
        "a = '??= ||= 1_000 #x import()'; // a ??= b, class { #x }",
        "a = `${b}_${c ?? 1}`; const { x, ...y } = { ...z };",
        "label: for (;;) break label;",
        "var import_ = { import: 1, await: 2, static: 3 }; f(import_.import);",
    ],
)
def test_es2020_is_read(code: str) -> None:
    assert newer_syntax(code.encode()) == []


# Style sheets ------------------------------------------------------------------------------------------------------


def test_our_style_sheets_lose_nothing(built_bundle: Path) -> None:
    sheets = {name: text for name, text in shipped(built_bundle).items() if name.endswith(".css")}
    ours = {name: text for name, text in sheets.items() if not THEIRS.match(name)}
    assert len(ours) >= 2
    for name, text in shipped(built_bundle).items():
        if name.endswith(".html"):
            ours |= {f"{name} {at}": style for at, style in enumerate(STYLE.findall(text))}
    harm = {
        f"{name}:{each.line}": f"{each.what}, Chromium {each.since}"
        for name, text in ours.items()
        for each in dropped(text)
        if not each.harmless
    }
    assert harm == {}


HARM: dict[str, tuple[str, str]] = {
    "a selector": ("a:is(b, c) { color: red }", ":is"),
    "a selector in a list": ("a:hover, a:focus-visible { color: red }", ":focus-visible"),
    "a parent": ("div:has(p) { color: red }", ":has"),
    "nothing of a list": ("a:not(b, c) { color: red }", ":not() with a list"),
    "inside media": ("@media print { a:where(b) { color: red } }", ":where"),
    "inset": ("a { inset: 0 }", "inset"),
    "inset before its fallback": ("a { inset: 0; top: 0; right: 0; bottom: 0; left: 0 }", "inset"),
    "half a fallback": ("a { top: 0; inset: 0 }", "inset"),
    "aspect ratio": ("a { aspect-ratio: 1 }", "aspect-ratio"),
    "gap in a row": ("a { display: flex; gap: 4px }", "gap outside a grid"),
    "mixed colours": ("a { color: color-mix(in srgb, red, blue) }", "color-mix()"),
    "mixed colours in a token": ("a { --x: light-dark(red, blue) }", "light-dark()"),
    "a unit": ("a { height: 100dvh }", "the unit dvh"),
    "a unit in calc": ("a { height: calc(100svh - 2px) }", "the unit svh"),
    "a layer": ("@layer a { b { color: red } }", "@layer"),
    "a container": ("@container (width > 3px) { b { color: red } }", "@container"),
    "a range": ("@media (width < 600px) { b { color: red } }", "@media (width < 600px)"),
    "a nested rule": ("a { b { color: red } }", "a nested rule"),
    "a thick underline": ("a { text-decoration: underline dotted red 2px }", "text-decoration with a thickness"),
    "clip": ("a { overflow: clip }", "overflow: clip"),
    "logical margins": ("a { margin-inline: auto }", "margin-inline"),
}


@pytest.mark.parametrize("case", HARM)
def test_newer_styles_are_found(case: str) -> None:
    css, expected = HARM[case]
    found = dropped(f"x {{ y: z }}\n{css}")
    assert [(each.what, each.harmless) for each in found] == [(expected, "")]
    assert found[0].line == 2
    assert dropped(as_chromium_80(css)) == []


@pytest.mark.parametrize(
    "css",
    [
        "a { top: 0; right: 0; bottom: 0; left: 0; inset: 0 }",
        "a { color: red; color: color-mix(in srgb, red, blue) }",
        "a { height: 100vh; height: 100dvh }",
        "a { display: grid; gap: 4px }",
        "a { display: grid } @media print { a { column-gap: 4px } }",
        "a { columns: 2; column-gap: 4px }",
        "@supports (inset: 0) { a { inset: 0 } }",
        "@supports selector(:has(a)) { a:has(b) { inset: 0 } }",
        "a:focus { color: red } a:focus-visible { color: blue }",
        "a:focus { outline: 1px solid } a:focus:not(:focus-visible) { outline: none }",
        "a { text-decoration: underline dotted red; text-decoration-thickness: 2px }",
        "::highlight(found) { color: red }",
        "a { color-scheme: light dark }",
        "a { width: min(10px, 2vw); margin: clamp(1px, 2px, 3px) }",
        "a:not(.b):nth-child(2n + 1)::before { content: ':has(a) inset: 0' }",
        "@media (min-width: 20px) and (prefers-color-scheme: dark) { a { color: #0008 } }",
        "@page { margin: 2cm; @bottom-left { content: 'x' } }",
    ],
)
def test_older_styles_pass(css: str) -> None:
    assert [each for each in dropped(css) if not each.harmless] == []


def test_an_old_browser_sees_the_older_words() -> None:
    css = "a{color:red;color:oklch(1 0 0);inset:0}b:is(c){x:y}"
    css += "@supports (inset:0){d{e:f}}@supports not (inset:0){g{h:i}}"
    assert as_chromium_80(css) == "a{color:red;}g{h:i;}"
