"""What a paragraph is called by: its first sentence, and the number printed in front of it."""

from __future__ import annotations

import re

from edition.chinese.numbers import enumerator
from edition.nouns import Block

STOP = "。"


def name_end(text: str) -> int:
    """Where the first sentence ends, its full stop included; the whole text where there is none.

    >>> name_end("（二）强化思想引领。坚持…")
    10
    """
    return text.find(STOP) + 1 or len(text)


def named(text: str) -> str:
    """The first sentence, which names an item, without its full stop.

    >>> named("（二）强化思想引领。坚持…")
    '（二）强化思想引领'
    """
    return text[: name_end(text)].removesuffix(STOP)


def numeral(block: Block) -> str:
    """The number printed in front of a measure: ``（十二）``; empty where there is none."""
    found = enumerator(block.text)
    return block.text[: found.length] if found else ""


def title(block: Block) -> str:
    """The first sentence of a measure without its number."""
    return named(block.text).removeprefix(numeral(block))


def english_name(text: str) -> str:
    """What names an item in the English of a digest: its first sentence, behind a number as in ``II.`` or ``(12)``.

    >>> english_name("II. Mend the ferry. The river is high.")
    'II. Mend the ferry'
    """
    number = re.match(r"[IVX]+\. ", text)
    at = number.end() if number else 0
    stop = re.search(r"[.:](?= |$)", text[at:])
    return text[: at + stop.start()] if stop else text
