"""How Chinese is read aloud, in Hanyu Pinyin without tones."""

from __future__ import annotations

import re


def pinyin(text: str) -> list[str]:
    """Its syllables; what is no Chinese character comes as it stands.

    The dictionary takes a quarter of a second to load, and most commands read nothing: so it comes when asked.
    """
    from pypinyin import lazy_pinyin

    return list(lazy_pinyin(text))


def syllables(text: str) -> str:
    """The reading of the Chinese characters of a text, a space between: what initials are taken from.

    >>> syllables("《意见》2024")
    'yi jian'
    """
    return " ".join(pinyin("".join(re.findall(r"[\u3400-\u9fff]", text))))
