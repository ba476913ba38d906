"""Say by which keys a text is looked up before it is read, just as ``assets/search/grams.js`` asks for them.

Keys are characters, pairs of neighbours, of Latin letters and figures also runs of three, and Latin words. Those that
are no characters of a text begin with a tab, which no folded text holds: ``\\t3`` a run of three, ``\\tw`` a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from edition.chinese.folding import LAST, LINE_FEED, folding, marks

GONE, RUN, WORD, PATH, SPOKEN = "\1", "\t3", "\tw", "\t/", "\tp"
"""What stands in place of a dropped character; how keys begin: of a run, a word, a page, first letters of syllables."""

LONGEST_WORD = 24
"""Letters of a word that is a key; a longer one is looked up by its runs of three."""

SPOKEN_RUN = 3
"""First letters of so many neighbouring syllables make a key."""

_RUNS = re.compile("[a-z0-9]{3,}")
_WORDS = re.compile(f"[a-z](?:{GONE}*[a-z])*")
_BETWEEN_WORDS = re.compile(f"([a-z0-9]){GONE}* [{GONE} ]*(?=[a-z0-9])")


@dataclass(frozen=True, slots=True)
class FoldedText:
    """What the search compares: ``said`` without what is dropped, ``marked`` with `GONE` for each."""

    said: str
    marked: str

    @property
    def length(self) -> int:
        """As scripts count: halves of characters beyond U+FFFF."""
        return (
            len(self.said) + sum(ord(each) > LAST for each in self.said) if not self.said.isascii() else len(self.said)
        )


def fold_text(text: str, *, spaced: bool) -> FoldedText:
    """The text as the search compares it; ``spaced``: a space between two Latin words stays.

    >>> fold_text("“３＋５”，升级版 1.5", spaced=False).said
    '3+5升级版1.5'
    >>> fold_text("The dock, and: a ferry.", spaced=True).said
    'the dock and a ferry'
    """
    marked = _gone().sub(GONE, text.translate(_table(spaced=spaced)))
    if spaced:
        marked = _BETWEEN_WORDS.sub(r"\1 ", marked)
        marked = re.sub(r"(?<![a-z0-9]) | (?![a-z0-9])", GONE, marked)
    return FoldedText(marked.replace(GONE, ""), marked)


@cache
def _table(*, spaced: bool) -> dict[int, str]:
    """What each character becomes; one that would become several stays, as in the script."""
    made = {code: into or GONE for code, into in folding("search").items() if len(into) < 2 and code != LINE_FEED}
    return made | ({ord(" "): " "} if spaced else {})


@cache
def _gone() -> re.Pattern[str]:
    """Marks but between two figures."""
    those = "".join(re.escape(chr(code)) for code in sorted(set(marks()) - {LINE_FEED}))
    return re.compile(f"(?<![0-9])[{those}]|[{those}](?![0-9])")


def keys_of(text: FoldedText) -> set[str]:
    """Everything by which a text may be looked up; no key reaches over a line feed.

    >>> sorted(keys_of(fold_text("AI 调度", spaced=False)))
    ['\\twai', 'a', 'ai', 'i', 'i调', '度', '调', '调度']
    """
    said = text.said
    found = {one + two for one, two in pairwise(said)}
    found |= set(said)
    strange = {each for each in found if "\n" in each or " " in each or (len(each) > 1 and max(each) > chr(LAST))}
    found -= strange
    for run in _RUNS.findall(said):
        found |= {RUN + run[at : at + 3] for at in range(len(run) - 2)}
    found |= {WORD + each for each in words_of(text)}
    return found


def words_of(text: FoldedText) -> Iterator[str]:
    """Latin words, and what neighbours make together where only what is dropped parts them: e-mail is email, too."""
    for run in _WORDS.findall(text.marked):
        parts = [each for each in run.split(GONE) if each]
        for first in range(len(parts)):
            word = ""
            for part in parts[first:]:
                word += part
                if len(word) > LONGEST_WORD:
                    break
                yield word


def spoken_keys(pinyin: str) -> Iterator[str]:
    """First letters of one to three neighbouring syllables.

    >>> sorted(spoken_keys("du kou"))
    ['\\tpd', '\\tpdk', '\\tpk']
    """
    letters = "".join(syllable[0] for syllable in pinyin.split())
    for length in range(1, SPOKEN_RUN + 1):
        yield from (SPOKEN + letters[at : at + length] for at in range(len(letters) - length + 1))
