"""Which characters sound or look alike, for what is typed wrongly into the search; the shapes: ``alike.json``."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from edition.chinese.pinyin import pinyin

TABLE = json.loads((Path(__file__).parent / "alike.json").read_text("utf-8"))


def shapes() -> str:
    """Characters that look alike, a group a word."""
    return " ".join(TABLE["shape"])


@cache
def sounds() -> str:
    """Common characters by their sound without tone: ``a啊阿 ai爱…``. Each stands once, with its commonest reading."""
    by: dict[str, list[str]] = {}
    for character in _common():
        by.setdefault(pinyin(character)[0], []).append(character)
    return " ".join(syllable + "".join(by[syllable]) for syllable in sorted(by) if syllable.isascii())


def _common() -> Iterable[str]:
    """The 3,755 characters of the first level of GB/T 2312, which are ordered by their sound."""
    for row in range(0xB0, 0xD8):
        for cell in range(0xA1, 0xFF):
            try:
                yield bytes((row, cell)).decode("gb2312")
            except UnicodeDecodeError:
                continue
