"""A correction changes the pages that say something of it, and no others."""

from __future__ import annotations

from dataclasses import replace

import pytest
from edition.nouns import Block, Document, Edition
from edition.pages.all_pages import render
from edition.reading.document import readings
from trees import edition


def generated(made: Edition) -> dict[str, str]:
    """All generated Markdown by name, with files to take away of the same size each time."""
    taken = {f"{document.code}.{ending}": 10_000 for document in made.documents for ending in ("html", "docx")}
    pages = render(made, readings(made), taken)
    return {f"{language}/{name}": text for language in pages for name, text in pages[language].items()}


def corrected() -> list[tuple[str, Block]]:
    """Of each document the first paragraph that an editor has corrected."""
    found: dict[str, Block] = {}
    for document in edition().documents:
        for block in document.outline.blocks:
            if block.kind == "paragraph" and any(each.text for each in block.emendations):
                found.setdefault(str(document.code), block)
    return list(found.items())


def with_another_reading(block: Block) -> Edition:
    """The edition with one more character in one corrected reading, and so with another hash."""
    at = next(n for n, each in enumerate(block.emendations) if each.text)
    made = list(block.emendations)
    made[at] = replace(made[at], text=f"{made[at].text}〇")
    other = replace(block, emendations=tuple(made))
    return replace(edition(), documents=tuple(_with(each, block, other) for each in edition().documents), hash="0" * 8)


def _with(document: Document, block: Block, other: Block) -> Document:
    sections = tuple(
        replace(section, blocks=tuple(other if each is block else each for each in section.blocks))
        for section in document.outline.sections
    )
    return replace(document, outline=replace(document.outline, sections=sections))


def changed(one: dict[str, str], other: dict[str, str]) -> set[str]:
    return {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}


def test_another_hash_changes_no_page() -> None:
    assert changed(generated(edition()), generated(replace(edition(), hash="00000000"))) == set()


@pytest.mark.parametrize("code", [code for code, _ in corrected()][:3])
def test_a_corrected_paragraph_changes_its_page_and_those_that_name_it(code: str) -> None:
    block = dict(corrected())[code]
    before = generated(edition())
    touched = changed(before, generated(with_another_reading(block)))
    assert f"zh/{code}.md" in touched
    assert all(f"#{block.id}" in before[name] for name in touched - {f"zh/{code}.md"})
