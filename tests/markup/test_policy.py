"""A page says itself what a browser may load and run for it; the proof holds every page to that."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from edition.markup import fingerprint, with_policy_of_one_file, with_site_policy
from edition.site.proofread import policy_faults, read_html
from trees import ROOT

PAGE = '<head><meta charset="utf-8"><style>p { color: red }</style></head><body>%s</body>'


def said(html: str) -> dict[str, list[str]]:
    """The policy of a page by directive."""
    found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
    assert found, html
    return {name: sources for name, *sources in (each.split() for each in found[1].split(";"))}


@pytest.mark.parametrize("from_folder", [False, True])
def test_a_page_runs_scripts_of_the_site_alone(from_folder: bool) -> None:
    made = with_site_policy(PAGE % "", from_folder=from_folder)
    policy = said(made)
    assert policy["default-src"] == policy["base-uri"] == policy["form-action"] == ["'none'"]
    assert policy["script-src"] == ["'self'", "file:"][: 1 + from_folder]
    assert policy["worker-src"] == ["'self'", "blob:"]
    assert policy["style-src-elem"][-1] == fingerprint("p { color: red }")
    assert made.index("Content-Security-Policy") < made.index("<style")


def test_a_sum_is_the_one_a_browser_reckons() -> None:
    """The example of the standard (Content Security Policy Level 3)."""
    assert fingerprint("alert('Hello, world.');") == "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"


def test_what_stands_in_the_body_is_not_reckoned() -> None:
    """There stand words of sources: a sum over them would allow what is to be stopped."""
    for body in ("<style>p{}</style>", "<script>x()</script>"):
        assert with_site_policy(PAGE % body, from_folder=False).replace(body, "") == with_site_policy(
            PAGE % "", from_folder=False
        )


def test_a_file_that_travels_alone_runs_nothing() -> None:
    policy = said(with_policy_of_one_file(PAGE % ""))
    assert "script-src" not in policy and policy["default-src"] == ["'none'"]
    assert policy["style-src"] == [fingerprint("p { color: red }")]


def test_a_page_without_a_character_set_has_its_policy_first() -> None:
    assert with_site_policy("<head><title>x</title></head>", from_folder=False).startswith("<head>\n<meta http-equiv")


def faults(html: str) -> list[str]:
    return [each.what for each in policy_faults({"x.html": read_html(html)})]


def test_a_page_with_its_policy_is_proved() -> None:
    assert faults(with_site_policy(PAGE % '<script type="application/json">{}</script>', from_folder=True)) == []


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (lambda page: PAGE % "", "a page loads something before it says what may be loaded, or says nothing"),
        (
            lambda page: page.replace("<head>", '<head><script src="x.js"></script>'),
            "a page loads something before it says what may be loaded, or says nothing",
        ),
        (lambda page: page.replace("</body>", "<script>x()</script>"), "a script inside a page, which does not run"),
        (lambda page: page.replace("red", "blue"), "a style sheet inside a page, which does not hold"),
        (
            lambda page: page.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'"),
            "a page lets scripts run that are not the site's",
        ),
        (
            lambda page: page.replace("script-src 'self'", "script-src https:"),
            "a page lets scripts run that are not the site's",
        ),
        (lambda page: page.replace("base-uri 'none'", ""), "a page may send its readers elsewhere"),
    ],
)
def test_a_policy_that_does_not_hold_is_a_fault(change: object, what: str) -> None:
    assert faults(change(with_site_policy(PAGE % "", from_folder=False))) == [what]  # type: ignore[operator]


def test_a_fault_that_is_served_alone_says_it_too() -> None:
    text = (Path(ROOT) / "scripts" / "edition" / "markup" / "at_fault.html").read_text("utf-8")
    assert said(text)["default-src"] == ["'none'"]
