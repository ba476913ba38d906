"""The words the edition uses for itself are typed once, in nouns/words.py: in no other module, template or script."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest
from edition.nouns import words
from trees import ROOT

LONG = 3
"""Characters from which a word of the edition is recognised inside a sentence; a shorter one stands alone."""

TYPED = sorted(
    path
    for folder, endings in (
        ("scripts", "py js css"),
        ("overrides", "html js css"),
        ("assets", "js css"),
    )
    for ending in endings.split()
    for path in (ROOT / folder).rglob(f"*.{ending}")
    if path != Path(words.__file__)
)


def leaves(said: object) -> Iterator[str]:
    if isinstance(said, Mapping):
        for each in said.values():
            yield from leaves(each)
    else:
        yield str(said)


OURS = {word for word in leaves(words.for_templates()) if re.search("[一-鿿]", word)}


def python_strings(text: str) -> Iterator[str]:
    tree = ast.parse(text)
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


def other_strings(text: str) -> Iterator[str]:
    """What stands in quotation marks, and what a template says between its tags; comments are no words of a page."""
    text = re.sub(r"/\*.*?\*/|<!--.*?-->|\{#.*?#\}|^\s*//.*?$", " ", text, flags=re.DOTALL | re.MULTILINE)
    yield from (found[2] for found in re.finditer(r"([\"'`])(.*?)\1", text))
    yield from re.findall(r">([^<>{}]+)<", text)


def typed_again(name: str, text: str) -> Iterable[str]:
    """Words of the edition that a file types itself."""
    for said in python_strings(text) if name.endswith(".py") else other_strings(text):
        bare = said.strip()
        for word in sorted(OURS):
            if bare == word or (len(word) >= LONG and word in said):
                yield word


@pytest.mark.parametrize("path", TYPED, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_word_of_the_edition_is_typed_once(path: Path) -> None:
    found = sorted(set(typed_again(path.name, path.read_text("utf-8"))))
    assert found == [], f"{path.relative_to(ROOT)}: take it from nouns/words.py"


@pytest.mark.parametrize(
    ("name", "planted", "word"),
    [
        ("some.py", 'SAID = "〔据识别文本整理，正式引用请核对正式文本〕"', words.CAUTION),
        ("some.py", 'f"{n} 处{kind}，" + "近似重复"', words.DROP_WORDS["near-repeat"]),
        ("some.js", 'var as = { received: "底本" };', words.RECEIVED),
        ("some.js", "tell('换成校改本');", words.EMENDED),
        ("some.html", f"<p>{{{{ n }}}}</p><h2>{words.APPARATUS}</h2>", words.APPARATUS),
        ("some.css", '@page { @bottom-left { content: "据识别文本整理，正式引用请核对正式文本" } }', words.CAUTION),
    ],
)
def test_a_word_typed_again_is_seen(name: str, planted: str, word: str) -> None:
    assert word in typed_again(name, planted)


def test_a_sentence_that_only_speaks_of_the_received_text_is_none_of_them() -> None:
    assert not list(typed_again("some.py", 'said = "两行在底本相接"'))
    assert not list(typed_again("some.js", f"/* {words.APPARATUS}, 校改本 */ var made = 1;"))


def test_scripts_are_given_only_what_is_there() -> None:
    assert set(words.SCRIPTS_SAY) <= words.for_templates().keys()
    assert words.for_scripts()["readings"] == {"emended": words.EMENDED, "received": words.RECEIVED}


# One name for one thing ----------------------------------------------------------------------------------------------

CONFUSED = {
    "复制引用": f"复制{words.QUOTATION}",
    "所选引用": f"所选{words.QUOTATION}",
    f"{words.QUOTATION}（GB": f"{words.REFERENCE}（GB",
    f"附{words.QUOTATION}": f"附{words.REFERENCE}",
    f"{words.QUOTATION}注明": f"{words.REFERENCE}注明",
    f"每一条{words.QUOTATION}都写明": f"每一条{words.REFERENCE}都写明",
    "转引自本手册": words.REFERENCE,
}
"""A quotation called by the name of a reference, or the other way, and what to write."""

SAID_TO_READERS = [*TYPED, *(ROOT / "docs").glob("*/*.md"), *ROOT.glob("*.md"), ROOT / "editorial" / "readme.txt"]
SAID_TO_READERS += [ROOT / "editorial" / "versions.yml"]


def confused(text: str) -> list[str]:
    return [f"{wrong}: write {right}" for wrong, right in CONFUSED.items() if wrong in text]


def test_a_quotation_and_a_reference_have_a_name_each() -> None:
    said = {path.relative_to(ROOT).as_posix(): confused(path.read_text("utf-8")) for path in SAID_TO_READERS}
    assert {name: found for name, found in said.items() if found} == {}


def test_a_name_for_the_other_thing_is_seen() -> None:
    assert confused("点「复制引用」") and confused("复制引文（GB/T 7714—2025）")
    assert not confused(f"复制{words.QUOTATION}，附{words.REFERENCE}")


# Sentences -----------------------------------------------------------------------------------------------------------

SENTENCE = 10
"""Characters that no two files type alike by chance."""
NUMERALS = re.compile("[零〇一二三四五六七八九十百千万两]+")


def runs(name: str, text: str) -> Iterator[str]:
    for said in python_strings(text) if name.endswith(".py") else other_strings(text):
        for run in re.findall(rf"[一-鿿，。；：、（）「」]{{{SENTENCE},}}", said):
            yield from (run[at : at + SENTENCE] for at in range(len(run) - SENTENCE + 1))


def typed_twice(files: Mapping[str, str]) -> dict[str, list[str]]:
    """What stands in more than one file, by its first characters; rows of numerals say nothing."""
    seen: dict[str, set[str]] = {}
    for name, text in files.items():
        for run in runs(name, text):
            seen.setdefault(run, set()).add(name)
    return {run: sorted(names) for run, names in seen.items() if len(names) > 1 and not NUMERALS.fullmatch(run)}


def test_no_sentence_is_typed_in_two_files() -> None:
    paths = [*TYPED, Path(words.__file__)]
    assert typed_twice({path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in paths}) == {}


def test_a_sentence_typed_twice_is_seen() -> None:
    files = {
        "a.py": 'said = "只在本机核对，哪里也不去。"',
        "b.html": "<p>只在本机核对，哪里也不去。</p>",
        "c.js": 'x("只在本机")',
    }
    assert set(map(tuple, typed_twice(files).values())) == {("a.py", "b.html")}
    assert typed_twice({"a.py": 'n = "一二三四五六七八九十百"', "b.py": 'm = "一二三四五六七八九十百"'}) == {}
