"""Find column breaks: a line that stops in mid-sentence and the line that goes on with it.

"No final stop and a next line" is right one time in four; so features are scored (findings.md §6). Repeats are to be
removed first, for a repeat between two halves hides their seam.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from edition.form import Form, form
from edition.model import Line, Page, Seam

ENOUGH = 4.0
"""Score of a seam: a long open line before running prose reaches it; a heading before its paragraph does not."""

LONG = 30
"""Characters of a line that filled its column; headings are shorter."""

SHORT = 14
"""Characters below which an open line is rather a heading or a label."""

SHORT_QUESTION = 20
"""``怎么查找就业见习岗位?`` is the heading of a box, not the end of a sentence."""

INTRUDERS = 2
"""Fragments between two halves, a caption and a heading at most; past more of them chance agreement wins."""

INTRUDER_LENGTH = 40
"""A fragment that fell into a column is a heading, a label or a caption."""

GRAM = 4
"""Longest stretch across a seam that is looked up elsewhere on the page; two characters on each side."""

_OPENERS = "“‘《〈(【[「"
_CLOSERS = "”’》〉)】]」"
_MARK_OR_SPACE = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9]")
_FUNCTION_WORD = re.compile(r"(?:[的地得和与及或在以将把对为从向由使让被并而是了]|进一步|通过|按照|根据|其中)$")
_COMPLETE = re.compile(r"[;:]$")
_HEADING_START = re.compile(r"(?:[□■◎●①②③④⑤⑥⑦⑧⑨⑩]|【|——|\(作者)")


@dataclass(frozen=True, slots=True)
class _Text:
    line: Line
    form: Form

    @property
    def key(self) -> str:
        return self.form.key


@dataclass(frozen=True, slots=True)
class _Break:
    """A possible seam between two texts, with what the page says elsewhere."""

    one: _Text
    two: _Text
    skipped: int
    grams: Counter[str]

    def known(self, before: int, after: int) -> bool:
        """Whether the characters across the seam stand on the page; both are of words, not marks."""
        gram = self.one.key[-before:] + self.two.key[:after]
        return len(gram) == before + after and not _MARK_OR_SPACE.search(gram) and self.grams[gram] > 0


def seams(page: Page, dropped: frozenset[int]) -> tuple[Seam, ...]:
    """Find the seams between kept lines, in page order. ``dropped``: numbers of lines that are wholly repeats."""
    texts = [_Text(line, form(line)) for line in page.lines if line.number not in dropped]
    grams = _grams(texts)
    best: list[tuple[float, int, int, tuple[str, ...]]] = []
    for one, two in _candidates(texts):
        score, reasons = _score(_Break(texts[one], texts[two], two - one - 1, grams))
        if score >= ENOUGH:
            best.append((score, one, two, reasons))
    return tuple(sorted(_chosen(texts, best), key=lambda seam: seam.first))


def _grams(texts: list[_Text]) -> Counter[str]:
    return Counter(t.key[at : at + size] for t in texts for size in (2, 3, 4) for at in range(len(t.key) - size + 1))


def _candidates(texts: list[_Text]) -> Iterator[tuple[int, int]]:
    """An open line with the next one, and with those behind up to two short fragments."""
    for one, text in enumerate(texts):
        if not _is_open(text):
            continue
        for two in range(one + 1, min(len(texts), one + INTRUDERS + 2)):
            yield one, two
            if not _may_intrude(texts[two]):
                break


def _is_open(text: _Text) -> bool:
    look = text.form
    named = look.byline or look.label or look.signed or look.credit or look.speaker or look.pictured
    return not (look.finished or named or text.line.head_level or len(look.key) < 2)


def _may_intrude(text: _Text) -> bool:
    return len(text.key) <= INTRUDER_LENGTH


def _chosen(texts: list[_Text], best: list[tuple[float, int, int, tuple[str, ...]]]) -> Iterator[Seam]:
    """The strongest first; a line goes on once and is gone on with once, and seams do not cross."""
    firsts: set[int] = set()
    seconds: set[int] = set()
    inside: dict[int, bool] = defaultdict(bool)
    for score, one, two, reasons in sorted(best, key=lambda found: (-found[0], found[2] - found[1], found[1])):
        between = range(one + 1, two)
        if one in firsts or two in seconds or inside[one] or inside[two]:
            continue
        if any(at in firsts or at in seconds for at in between):
            continue
        firsts.add(one)
        seconds.add(two)
        inside.update(dict.fromkeys(between, True))
        numbers = [text.line.number for text in texts]
        intruders = tuple(numbers[at] for at in between)
        yield Seam(numbers[one], numbers[two], intruders, round(score, 2), reasons)


# Features ----------------------------------------------------------------------------------------------------------


def _long_line(seam: _Break) -> float:
    """A line that filled its column, or begins a second sentence: ``(二十二)大力培养大国工匠。实施``."""
    size = len(seam.one.key)
    if size >= LONG or re.search("[。!?]", seam.one.key):
        return 2.0
    return 1.0 if size >= SHORT else -3.0


def _clauses(seam: _Break) -> float:
    """Prose has clauses; a heading has none, or a space, or just two: ``厚植为民情怀,做服务上的贴心人``."""
    marks = len(re.findall("[,。;:!?]", seam.one.key))
    if marks > 1 or re.search("[。!?]", seam.one.key) or (marks and len(seam.one.key) >= LONG):
        return 1.0
    if marks:
        return 0.0
    return -1.5 if " " in seam.one.line.content.strip() else 0.0


def _open_bracket(seam: _Break) -> float:
    """``…《意见》将“做好跨省异地`` | ``就医直接结算服务”…``: the next line closes what stands open."""
    opened = _unclosed(seam.one.key)
    if not opened:
        return 0.0
    closer = _CLOSERS[_OPENERS.index(opened)]
    two = seam.two.key
    first_close, first_open = two.find(closer), two.find(opened)
    return 4.0 if first_close >= 0 and (first_open < 0 or first_close < first_open) else -1.0


def _unclosed(key: str) -> str:
    stack: list[str] = []
    for mark in key:
        if mark in _OPENERS:
            stack.append(mark)
        elif mark in _CLOSERS and stack and stack[-1] == _OPENERS[_CLOSERS.index(mark)]:
            stack.pop()
    return stack[-1] if stack else ""


def _orphan_close(seam: _Break) -> float:
    """A line that closes what it has not opened belongs to one that has."""
    depth = 0
    for mark in seam.two.key:
        depth += (mark in "“《(") - (mark in "”》)")
        if depth < 0:
            return -2.0 if not _unclosed(seam.one.key) else 0.0
    return 0.0


def _word_across(seam: _Break) -> float:
    """``职工群`` | ``众信赖``: 群众 and 工群众 stand elsewhere. Strong when present, nothing when absent."""
    if seam.known(2, 2):
        return 3.0
    if seam.known(1, 2) or seam.known(2, 1):
        return 2.0
    return 1.0 if seam.known(1, 1) else 0.0


def _function_word(seam: _Break) -> float:
    """``落实产业工人参与国家治理的`` | ``制度。``"""
    return 1.5 if _FUNCTION_WORD.search(seam.one.key) else 0.0


def _ends_in_comma(seam: _Break) -> float:
    """``…形成了较为完善的制度,`` breaks between clauses: it is open, but nothing across it can be checked."""
    return -1.0 if seam.one.key[-1] in ",、" else 0.0


def _stop_inside(seam: _Break) -> float:
    """``落实的制度体系。``: the second half brings the sentence to its end, or is a middle piece of several clauses."""
    if re.search(r"[。!?]|\.{3}", seam.two.key):
        return 1.5
    if len(seam.two.key) >= LONG and len(re.findall("[,;]", seam.two.key)) > 1:
        return 1.0
    return 0.5 if re.search("[,;]", seam.two.key) else -1.5


def _starts_with_mark(seam: _Break) -> float:
    """No line begins with a comma or a closing mark of its own."""
    return 4.0 if seam.two.key[0] in ",。;:!?、”’》)%" else 0.0


def _figure_across(seam: _Break) -> float:
    """``增长5.`` | ``9%``: a figure goes on."""
    return 4.0 if re.search(r"[0-9]\.$", seam.one.key) and seam.two.key[0].isdigit() else 0.0


def _complete_item(seam: _Break) -> float:
    """``自治区财政厅……帮扶;`` is a list item and complete; ``作法有5个方面:`` announces one."""
    return -5.0 if _COMPLETE.search(seam.one.key) and not _unclosed(seam.one.key) else 0.0


def _heading_shape(seam: _Break) -> float:
    """A line that opens something new: an ordinal, a Markdown head, a list mark, a byline, a label."""
    look, line = seam.two.form, seam.two.line
    new = look.byline or look.label or look.credit or look.pictured or look.speaker or line.head_level or line.bullet
    question = look.key.endswith("?") and len(look.key) <= SHORT_QUESTION and "," not in look.key
    return -9.0 if new or question or look.ordinal or _HEADING_START.match(look.key) else 0.0


def _after_list_mark(seam: _Break) -> float:
    """``- 离校2年内未就业高校毕业生``: list entries need no stop."""
    return -3.0 if seam.one.line.bullet else 0.0


def _fragments_skipped(seam: _Break) -> float:
    """``…党的中心任务`` | heading | ``就是中国工人运动…``: each fragment between makes chance likelier."""
    return -0.5 * seam.skipped


_FEATURES: tuple[tuple[Callable[[_Break], float], str], ...] = (
    (_long_line, "前行成列而无句末点号"),
    (_clauses, "前行有分句"),
    (_open_bracket, "引号括号在后行闭合"),
    (_orphan_close, "后行有失对的引号括号"),
    (_word_across, "跨行之字又见于本版"),
    (_function_word, "前行以虚词结尾"),
    (_ends_in_comma, "前行以逗号结尾"),
    (_stop_inside, "后行有句末点号"),
    (_starts_with_mark, "后行以点号起"),
    (_figure_across, "数字跨行"),
    (_complete_item, "前行或为完整一项"),
    (_heading_shape, "后行似另起"),
    (_after_list_mark, "前行为列表项"),
    (_fragments_skipped, "中隔短行"),
)
"""Each speaks for (positive) or against a seam, in points; ``ENOUGH`` decides."""


def _score(seam: _Break) -> tuple[float, tuple[str, ...]]:
    points = [(feature(seam), reason) for feature, reason in _FEATURES]
    return sum(point for point, _ in points), tuple(reason for point, reason in points if point)
