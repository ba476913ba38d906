"""Find column breaks: a line that stops in mid-sentence and the line that goes on with it, near or far.

"No final stop and a next line" is right one time in four; so features are scored (findings.md §6). Repeats are to be
removed first, for a repeat between two halves hides their seam. A break may also jump: where two articles were read in
turn, or a column was laid down too early, the second half stands far off, even above the first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from edition.form import Text, form
from edition.lexicon import WORDS
from edition.matching import matching
from edition.model import Page, Seam

ENOUGH = 4.0
"""Score of a seam: a long open line before running prose reaches it; a heading before its paragraph does not."""

ENOUGH_FOR_PROSE = 3.0
"""Score of a seam after a line that is certainly a first half: it goes on somewhere, unless text was lost."""

LONG = 30
"""Characters of a line that filled its column; headings are shorter."""

LONG_ENOUGH = 24
"""Few headings are this long."""

SHORT = 14
"""Characters below which an open line is rather a heading or a label."""

SHORT_QUESTION = 20
"""``怎么查找就业见习岗位?`` is the heading of a box, not the end of a sentence."""

INTRUDERS = 3
"""Fragments between two halves: a label, its deck, a caption; past more of them chance agreement wins."""

BOX_LINES = 14
"""A box may fall between two halves as well: short lines, with list marks or a credit among them."""

INTRUDER_LENGTH = 40
"""A fragment that fell into a column is a heading, a label or a caption."""

DECK_LENGTH = 160
"""A deck may fall into a column too, under its label."""

CLAUSES_OF_PROSE = 2
"""Clause marks in an open line that no heading has: it is the first half of something."""

_OPENERS = "“‘《〈(【[「"
_CLOSERS = "”’》〉)】]」"
_MARK_OR_SPACE = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9]")
_FUNCTION_WORD = re.compile(r"(?:[的地得和与及或在以将把对为从向由使让被并而是了]|进一步|通过|按照|根据|其中)$")
_COMPLETE = re.compile(r"(?:[;:]|——|[。!?]\([^()]*\))$")
_OPENING = re.compile(
    r"(?:近年来|今年|去年|目前|当前|日前|近日|如今|此外|同时|与此同时|其中|据|为此|因此|习近平|党的|在|“|《|[0-9]{4}年|[0-9]+月"
    r"|一是|二是|三是|四是|五是|首先|其次|再次|最后|第[一二三四五]|要|坚持|下一步|这|我们|我国|全国|各地|自)"
)
"""How paragraphs begin."""

_NEVER_FIRST = frozenset("的等了和及着或们性者度型级")
"""``的``, ``等`` and endings of words begin no paragraph."""

_SINGLE_WORDS = frozenset("对为从在以将把据由要各与向使让被经该这那我他她它全自到每本此两三省市县新老大小有是不也还又就并而但如若按凡因当随请谁何很更最已正刚让给叫跟和同及得过化率员一二三四五六七八九十")
"""Words of one character that may well begin one."""

_SENTENCE_END = re.compile("[^,。;:!?]{0,3}。|[^,。;:!?],")
"""``现。窑里…``: the rest of a word, and its sentence ends."""

_HEADING_START = re.compile(r"(?:[□■◎●①②③④⑤⑥⑦⑧⑨⑩]|【|——|\(作者)")


@dataclass(frozen=True, slots=True)
class _Sight:
    """What the whole page tells about one seam."""

    grams: Counter[str]
    heads_marked: bool
    """Whether the page marks its sub-heads (###), so that an unmarked open line is hardly one."""


@dataclass(frozen=True, slots=True)
class _Break:
    """A possible seam between two texts, with what the page says elsewhere."""

    one: Text
    two: Text
    skipped: int
    around: tuple[Text | None, Text | None]
    """The lines before and after the second half."""
    sight: _Sight
    far: bool = False

    def known(self, before: int, after: int) -> bool:
        """Whether the characters across the seam stand on the page; both are of words, not marks."""
        gram = self.one.key[-before:] + self.two.key[:after]
        return len(gram) == before + after and not _MARK_OR_SPACE.search(gram) and self.sight.grams[gram] > 0


def seams(page: Page, dropped: frozenset[int]) -> tuple[Seam, ...]:
    """Find the seams between kept lines, in page order. ``dropped``: numbers of lines that are wholly repeats.

    A line goes on once and is gone on with once. Two columns laid down in the wrong order give four open ends; each
    next line fits a little, and only the crossed pairs fit well: so the pairing of the greatest sum is taken.
    """
    texts = [Text(line, form(line)) for line in page.lines if line.number not in dropped]
    sight = _Sight(_grams(texts), sum(text.line.head_level > 2 for text in texts) > 1)
    scored: dict[tuple[int, int], tuple[float, tuple[str, ...]]] = {}
    for one, two, far in _candidates(texts):
        around = (texts[two - 1] if two else None, texts[two + 1] if two + 1 < len(texts) else None)
        skipped = 0 if far else two - one - 1
        scored[one, two] = _score(_Break(texts[one], texts[two], skipped, around, sight, far))
    gains = {
        pair: score - _least(texts, pair) - abs(pair[1] - pair[0]) * 1e-6 for pair, (score, _) in scored.items()
    }
    return tuple(_seam(texts, *pair, *scored[pair]) for pair in matching(gains))


def _least(texts: list[Text], pair: tuple[int, int]) -> float:
    return ENOUGH_FOR_PROSE if _is_prose(texts[pair[0]]) else ENOUGH


def _seam(texts: list[Text], one: int, two: int, score: float, reasons: tuple[str, ...]) -> Seam:
    near = one < two and two in _near(texts, one)
    intruders = tuple(texts[at].number for at in range(one + 1, two)) if near else ()
    return Seam(texts[one].number, texts[two].number, intruders, round(score, 2), reasons)


def _grams(texts: list[Text]) -> Counter[str]:
    return Counter(t.key[at : at + size] for t in texts for size in (2, 3, 4) for at in range(len(t.key) - size + 1))


def _candidates(texts: list[Text]) -> Iterator[tuple[int, int, bool]]:
    """An open line with the next one, with those behind up to three fragments, and with any other that may go on."""
    goes_on = [_may_go_on(text) for text in texts]
    for one, text in enumerate(texts):
        if not _is_open(text):
            continue
        near = set(_near(texts, one))
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
    if named or text.line.head_level or len(look.key) < 2:
        return False
    return not look.finished or bool(_unclosed(look.key))


def _may_go_on(text: Text) -> bool:
    """A line that may stand far from its first half: prose, with nothing at its beginning that opens something."""
    look = text.form
    named = look.byline or look.label or look.credit or look.speaker or look.pictured or look.dateline or look.jump
    if named or text.line.head_level or text.line.bullet or look.ordinal or _HEADING_START.match(look.key):
        return False
    return bool(re.search(r"[,。;!?]", look.key))


def _is_prose(text: Text) -> bool:
    """Certainly a first half, not a heading: it fills a column or has the clauses of prose."""
    key = text.key
    listed = len(re.findall("[,、]", key)) > CLAUSES_OF_PROSE
    return len(key) >= LONG or len(re.findall("[,;:]", key)) >= CLAUSES_OF_PROSE or listed or "。" in key or key[-1] in ",、"


def _may_intrude(texts: list[Text], at: int) -> bool:
    text = texts[at]
    if text.form.official or text.form.dateline or text.form.speaker:
        return False
    decked = at > 0 and texts[at - 1].form.deck_label and len(text.key) <= DECK_LENGTH
    return len(text.key) <= INTRUDER_LENGTH or text.form.pictured or decked


# Features ----------------------------------------------------------------------------------------------------------


def _long_line(seam: _Break) -> float:
    """A line that filled its column, begins a second sentence or ends in a comma: ``(二十二)大力培养工匠。实施``."""
    key = seam.one.key
    if len(key) >= LONG or re.search("[。!?]", key) or key[-1] in ",、":
        return 2.0
    if len(key) >= SHORT:
        return 1.5 if len(key) >= LONG_ENOUGH else 1.0
    return -3.0


def _clauses(seam: _Break) -> float:
    """Prose has clauses; a heading has none, or a space, or just two: ``厚植为民情怀,做服务上的贴心人``."""
    marks = len(re.findall("[,。;:!?]", seam.one.key))
    if marks > 1 or re.search("[。!?]", seam.one.key) or (marks and len(seam.one.key) >= LONG):
        return 1.0
    if marks:
        return 1.0 if seam.sight.heads_marked else 0.0
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
    """``造纸的老`` | ``师傅``: 的老师 and 老师傅 stand elsewhere. Strong when present, nothing when absent."""
    if seam.known(2, 2):
        return 3.0
    if seam.known(1, 2) or seam.known(2, 1):
        return 1.5 if seam.far else 2.0
    return 1.0 if seam.known(1, 1) and not seam.far else 0.0


def _everyday_word(seam: _Break) -> float:
    """``…把木料堆在晒`` | ``场边上…`` says little, ``…他们从外地请来技`` | ``术员…``: 技术 is a word, 来技 and 术员 are none."""
    one, two = seam.one.key, seam.two.key
    if one[-1] + two[0] not in WORDS:
        return 0.0
    whole = one[-2:] in WORDS or two[:2] in WORDS
    return 0.5 if whole else 1.5


def _beginning(seam: _Break) -> float:
    """``的老师傅…`` and ``现。窑里…`` are no beginnings; ``近年来,…`` and ``在镇上,…`` are."""
    key = seam.two.key
    if _OPENING.match(key):
        return -2.0 if seam.one.key[-1] == "," else -1.0 if seam.far else -0.5
    if (key[0] in _NEVER_FIRST and key[:2] not in WORDS) or _SENTENCE_END.match(key):
        return 2.0
    leftover = key[:2] not in WORDS and key[1:3] in WORDS and key[0] not in _SINGLE_WORDS
    return 1.0 if leftover else 0.0


def _fresh(seam: _Break) -> float:
    """``镇上4月3日发布的水情显示,…`` before a byline: the first paragraph of an article, not the end of another."""
    before, after = seam.around
    signed = after is not None and (after.form.byline or after.form.deck_label)
    headed = (seam.far or seam.skipped > 1) and before is not None and _heads(before)
    dated = re.match(r"[^,。;:]{0,10}[0-9]+月[0-9]+日", seam.two.key)
    return -1.0 * bool(dated) - 1.0 * signed - 2.0 * bool(headed)


def _heads(text: Text) -> bool:
    look = text.form
    short = len(look.key) <= SHORT_QUESTION and not look.finished and look.key[-1:] not in tuple(",、;:")
    return bool(text.line.head_level or look.official or look.byline or short)


def _function_word(seam: _Break) -> float:
    """``落实产业工人参与国家治理的`` | ``制度。``"""
    return 1.5 if _FUNCTION_WORD.search(seam.one.key) else 0.0


def _lost_between(seam: _Break) -> float:
    """``…请来三位老师傅,`` | ``亲自指点下,学徒们…``: a phrase without its 在; what stood between is lost."""
    first = re.match(r"[^,。;:]{2,10}(?:下|中|之际),", seam.two.key)
    headless = first and not re.match("[在于当从随如]", seam.two.key)
    return -4.0 if headless and seam.one.key[-1] in ",、" else 0.0


def _stop_inside(seam: _Break) -> float:
    """``落实的制度体系。``: the second half brings the sentence to its end, or is a middle piece of several clauses."""
    if re.search(r"[。!?]|\.{3}", seam.two.key):
        return 1.5
    if len(seam.two.key) >= LONG and len(re.findall("[,;]", seam.two.key)) > 1:
        return 1.0
    return 0.5 if re.search("[,;]", seam.two.key) else -1.5


def _distance(seam: _Break) -> float:
    """Of a hundred lines far off one will agree by chance; the next line hardly."""
    return -2.0 if seam.far else 0.0


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
    new = new or look.dateline or look.jump or look.question
    question = look.key.endswith("?") and len(look.key) <= SHORT_QUESTION and "," not in look.key
    return -9.0 if new or question or look.ordinal or _HEADING_START.match(look.key) else 0.0


def _after_list_mark(seam: _Break) -> float:
    """``- 离校2年内未就业高校毕业生``: list entries need no stop."""
    return -3.0 if seam.one.line.bullet else 0.0


def _fragments_skipped(seam: _Break) -> float:
    """``…党的中心任务`` | heading | ``就是中国工人运动…``: each fragment between makes chance likelier."""
    return -0.5 * seam.skipped if seam.skipped <= INTRUDERS else -0.75


_FEATURES: tuple[tuple[Callable[[_Break], float], str], ...] = (
    (_long_line, "前行成列而无句末点号"),
    (_clauses, "前行有分句"),
    (_open_bracket, "引号括号在后行闭合"),
    (_orphan_close, "后行有失对的引号括号"),
    (_word_across, "跨行之字又见于本版"),
    (_everyday_word, "跨行成词"),
    (_beginning, "后行是否像段首"),
    (_fresh, "后行像一篇之始"),
    (_distance, "后行不相邻"),
    (_function_word, "前行以虚词结尾"),
    (_lost_between, "两行之间似有缺文"),
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
