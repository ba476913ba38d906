"""Widen punctuation: the one rule by which half-width marks of the received text become Chinese ones.

Sources: GB/T 15834-2011 (Chinese punctuation), doc/findings.md §6. Length-preserving, so that offsets hold in both
readings. Addresses, numbers, times and Latin text keep their half-width marks.
"""

from __future__ import annotations

import re

_WIDE = str.maketrans(",:;?!()", "，：；？！（）")
_ADDRESS = re.compile(r"https?://[A-Za-z0-9._~:/?#@!$&*+,;=%-]*[A-Za-z0-9/_=&%-]")
_HAN_OR_MARK = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef“”‘’—…·①-⑳□℃]")
_HAN = re.compile(r"[\u2e80-\u2fff\u3005-\u3007\u3400-\u9fff\uf900-\ufaff]")
_LATIN = re.compile(r"[A-Za-z0-9]")


def widen(text: str) -> str:
    """Widen ``, : ; ? ! ( )`` that belong to Chinese text.

    >>> widen("在黑龙江(下同)每年1,500人,共2:1;见https://a.cn/b?c,d")
    '在黑龙江（下同）每年1,500人，共2:1；见https://a.cn/b?c,d'
    """
    if not _HAN.search(text):
        return text
    out = list(text)
    kept = {at for found in _ADDRESS.finditer(text) for at in range(*found.span())}
    for at, character in enumerate(text):
        if character in ",:;?!" and at not in kept and not _inside_latin(text, at):
            out[at] = character.translate(_WIDE)
    for opening, closing in _brackets(text, kept):
        if _chinese_brackets(text, opening, closing):
            out[opening], out[closing] = "（", "）"
    return "".join(out)


def _inside_latin(text: str, at: int) -> bool:
    """``1,500`` ``10:30`` ``a,b`` and ``Hello, world``: Latin or a digit on both sides, a space aside."""
    before, after = text[:at].rstrip(" "), text[at + 1 :].lstrip(" ")
    return bool(before and after and _LATIN.match(before[-1]) and _LATIN.match(after[0]))


def _brackets(text: str, kept: set[int]) -> list[tuple[int, int]]:
    """Matching pairs of half-width brackets outside addresses; an unmatched one pairs with nothing."""
    pairs: list[tuple[int, int]] = []
    open_at: list[int] = []
    for at, character in enumerate(text):
        if at in kept:
            continue
        if character == "(":
            open_at.append(at)
        elif character == ")" and open_at:
            pairs.append((open_at.pop(), at))
    return pairs


def _chinese_brackets(text: str, opening: int, closing: int) -> bool:
    """Brackets are Chinese when they hold, follow or precede Chinese; ``f(x)`` is not."""
    around = text[opening - 1 : opening] + text[closing + 1 : closing + 2]
    return bool(_HAN_OR_MARK.search(text[opening + 1 : closing]) or _HAN_OR_MARK.search(around))


def turned_inside(text: str) -> str:
    """Words as they stand in quotation marks: “ ” and ‘ ’ change places (GB/T 15834), an apostrophe stays.

    >>> turned_inside("称“旧‘渡’口”"), turned_inside("China’s “AI”")
    ('称‘旧“渡”口’', 'China’s ‘AI’')
    """
    return re.sub("(?<![A-Za-z])’|’(?![A-Za-z])|[“”‘]", lambda sign: _TURNED[sign[0]], text)


_TURNED = {"“": "‘", "”": "’", "‘": "“", "’": "”"}
