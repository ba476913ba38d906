"""Persons and bodies in English."""

from __future__ import annotations

from collections.abc import Callable

from edition.nouns import Named
from edition.pages.code_links import ENGLISH
from edition.pages.in_english.saying import OURS, UNOFFICIAL_PAGE, Saying, in_chinese_only
from edition.pages.look_up.named import NamedSaid, NamedWords

WORDS = NamedWords(
    title="Persons and bodies",
    lead="Every person and body that the texts name, and in which paragraphs: {counted}. What is said of them uses "
    "only words of the texts; a code without a paragraph is the byline, institution or photo credit under a title. "
    "General "
    f"expressions (unions at all levels, departments concerned) are not listed. {UNOFFICIAL_PAGE}",
    kinds={"person": "Persons", "body": "Bodies"},
    parts=", ",
    also="In Chinese",
    between="; ",
    at="Named in",
    ends=ENGLISH,
)

_TABLES = {"person": "people", "body": "bodies"}


def named_in_english(said: Saying) -> Callable[[Named], NamedSaid]:
    """What is said of a person or a body; the names in Chinese are those of the texts."""

    def says(each: Named) -> NamedSaid:
        names = (each.name, *each.names)
        made = said.entry(_TABLES[each.kind], "entries", each.name)
        if made is None:
            return NamedSaid(in_chinese_only(each.name), each.said, names)
        return NamedSaid(made.says["name"] + (OURS if made.ours else ""), made.says["said"], names)

    return says
