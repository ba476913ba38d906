"""Codes in English."""

from __future__ import annotations

from edition.nouns import Block
from edition.pages.code_links import ENGLISH
from edition.pages.codes import CodesWords
from edition.pages.in_english.saying import UNOFFICIAL_PAGE, Saying


def codes_words(said: Saying) -> CodesWords:
    """What the page says of itself. A document without English stands in Chinese, and its codes lead there."""

    def block(each: Block) -> str:
        return said.block(each.id) or each.text

    return CodesWords(
        title="Find a code",
        lead="Each document, paragraph and item has a permanent code, printed in the margin and in every reference. "
        "A code that has been published is never used for anything else: when text is moved or merged, the old code "
        "opens the new "
        f"place. A point inside a paragraph is shown by its first words in Chinese. {UNOFFICIAL_PAGE}",
        document=said.title,
        block=block,
        count="{n} codes",
        old="Old codes",
        moved="{old} is now {new}",
        withdrawn="{old} was withdrawn",
        ends=ENGLISH,
    )
