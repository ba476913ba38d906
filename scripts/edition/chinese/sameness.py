"""Compare two stretches of text on their match key: width folded, spaces gone."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache

from edition.chinese.folding import folded


def match_key(text: str) -> str:
    """Fold what “repeat” folds in ``folding.json``; to compare, never to show: ① becomes 1 (doc/findings.md §6)."""
    return folded(text, "repeat")


@lru_cache(maxsize=1024)
def longest_common_run(one: str, other: str) -> int:
    """Length of the longest run of characters that both hold."""
    return SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size


@lru_cache(maxsize=1024)
def covered(part: str, whole: str, shortest: int = 4) -> float:
    """Share of ``part`` that stands in ``whole`` in the same order, in runs of at least ``shortest`` characters."""
    if not part:
        return 0.0
    blocks = SequenceMatcher(None, part, whole, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size >= min(shortest, len(part))) / len(part)
