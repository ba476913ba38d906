"""Find column breaks: a line that stops in mid-sentence and the line that goes on with it, near or far.

"No final stop and a next line" is right one time in four; so features are scored (doc/findings.md §5). Repeats are
to be removed first, for a repeat between two halves hides their seam. A break may also jump: where two articles were
read in turn, or a column was laid down too early, the second half stands far off, even above the first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from edition.nouns import Page, Seam
from edition.propose.line_form import Text, form
from edition.propose.seams.assignment import matching
from edition.propose.seams.score import (
    HEADING_START,
    INTRUDERS,
    LONG,
    RUNNING,
    SHORT,
    Break,
    Sight,
    score_break,
    unclosed,
)

ENOUGH = 4.0
"""Score of a seam: a long open line before running prose reaches it; a heading before its paragraph does not."""

ENOUGH_FOR_PROSE = 3.0
"""Score of a seam after a line that is certainly a first half: it goes on somewhere, unless text was lost."""

DISTANCE = 1e-6
"""Points off for each line between: of pairs that fit equally well the nearer ones are taken."""

BOX_LINES = 14
"""A box may fall between two halves as well: short lines, with list marks or a credit among them."""

INTRUDER_LENGTH = 40
"""A fragment that fell into a column is a heading, a label or a caption."""

DECK_LENGTH = 160
"""A deck may fall into a column too, under its label."""

CLAUSES_OF_PROSE = 2
"""Clause marks in an open line that no heading has: it is the first half of something."""

_RUN_IN = re.compile(r"\([一二三四五六七八九十]+\)|[0-9]{1,2}[.、]|[一二三四五六七八九十]是")
"""``（五）各单位…``: an item that runs on; ``五、`` may be a heading with a comma."""


def seams(page: Page, dropped: frozenset[int]) -> tuple[Seam, ...]:
    """Find the seams between kept lines, in page order. ``dropped``: numbers of lines that are wholly repeats.

    A line goes on once and is gone on with once. Two columns laid down in the wrong order give four open ends; each
    next line fits a little, and only the crossed pairs fit well: so the pairing of the greatest sum is taken.
    """
    texts = [Text(line, form(line)) for line in page.lines if line.number not in dropped]
    sight = Sight(_grams(texts), _lines(texts), sum(text.line.head_level > 2 for text in texts) > 1)
    scored: dict[tuple[int, int], tuple[float, tuple[str, ...]]] = {}
    for one, two, far in _candidates(texts):
        around = (texts[two - 1] if two else None, texts[two + 1] if two + 1 < len(texts) else None)
        skipped = 0 if far else two - one - 1
        scored[one, two] = score_break(Break(texts[one], texts[two], skipped, around, sight, far))
    gains = {
        pair: score - _least(texts, pair) - abs(pair[1] - pair[0]) * DISTANCE for pair, (score, _) in scored.items()
    }
    return tuple(_seam(texts, *pair, *scored[pair]) for pair in matching(gains))


def _least(texts: list[Text], pair: tuple[int, int]) -> float:
    one, two = pair
    unsure = texts[one].key[-1] in ",、" and not one < two <= one + INTRUDERS + 1
    return ENOUGH_FOR_PROSE if _is_prose(texts[one]) and not unsure else ENOUGH


def _seam(texts: list[Text], one: int, two: int, score: float, reasons: tuple[str, ...]) -> Seam:
    near = one < two and two in _near(texts, one)
    intruders = tuple(texts[at].number for at in range(one + 1, two)) if near else ()
    return Seam(texts[one].number, texts[two].number, intruders, round(score, 2), reasons)


def _grams(texts: list[Text]) -> Counter[str]:
    return Counter(t.key[at : at + size] for t in texts for size in (2, 3, 4) for at in range(len(t.key) - size + 1))


def _lines(texts: list[Text]) -> Counter[str]:
    return Counter(pair for t in texts for pair in {t.key[at : at + 2] for at in range(len(t.key) - 1)})


def _candidates(texts: list[Text]) -> Iterator[tuple[int, int, bool]]:
    """An open line with the next one, with those behind up to three fragments, and with any other that may go on."""
    decks = [at > 0 and texts[at - 1].form.deck_label for at in range(len(texts))]
    goes_on = [_may_go_on(text) and not deck for text, deck in zip(texts, decks, strict=True)]
    for one, text in enumerate(texts):
        if not _is_open(text):
            continue
        near = {two for two in _near(texts, one) if not decks[two]}
        yield from ((one, two, False) for two in sorted(near))
        for two in range(len(texts)) if _is_prose(text) else ():
            if two != one and two not in near and goes_on[two]:
                yield one, two, True


def _near(texts: list[Text], one: int) -> Iterator[int]:
    """The next line, and those behind a few fragments or a whole box."""
    boxed = False
    for two in range(one + 1, min(len(texts), one + BOX_LINES + 2)):
        if two - one <= INTRUDERS + 1 or boxed:
            yield two
        boxed = boxed or texts[two].line.bullet or texts[two].form.credit
        if not _may_intrude(texts, two):
            return


def _is_open(text: Text) -> bool:
    look = text.form
    named = look.byline or look.label or look.signed or look.credit or look.speaker or look.pictured or look.jump
    named = named or look.official
    if named or text.line.head_level or len(look.key) < 2:
        return False
    return not look.finished or bool(unclosed(look.key)) or look.key.endswith("”")


def _may_go_on(text: Text) -> bool:
    """A line that may stand far from its first half: prose, with nothing at its beginning that opens something."""
    look = text.form
    named = look.byline or look.label or look.credit or look.speaker or look.pictured or look.dateline or look.jump
    if named or text.line.head_level or text.line.bullet or look.ordinal or HEADING_START.match(look.key):
        return False
    return bool(re.search(r"[,。;!?]", look.key))


def _is_prose(text: Text) -> bool:
    """Certainly a first half, not a heading: it fills a column or has the clauses of prose."""
    key = text.key
    if RUNNING.match(key) or (_RUN_IN.match(key) and "," in key and len(key) >= SHORT) or text.form.dateline:
        return True
    listed = len(re.findall("[,、]", key)) > CLAUSES_OF_PROSE
    return (
        len(key) >= LONG
        or len(re.findall("[,;:]", key)) >= CLAUSES_OF_PROSE
        or listed
        or "。" in key
        or key[-1] in ",、"
    )


def _may_intrude(texts: list[Text], at: int) -> bool:
    text = texts[at]
    if text.form.official or text.form.dateline or text.form.speaker:
        return False
    decked = at > 0 and texts[at - 1].form.deck_label and len(text.key) <= DECK_LENGTH
    return len(text.key) <= INTRUDER_LENGTH or text.form.pictured or decked
