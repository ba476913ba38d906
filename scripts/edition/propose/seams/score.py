"""Score one possible column break: does the sentence of one line go on in another?

Each feature speaks for a seam or against it, in points; none decides alone (doc/findings.md §5).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from edition.chinese.everyday_words import WORDS
from edition.propose.line_form import Text
from edition.propose.seams.weights import WEIGHTS

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

RARE = 6
"""Lines in which a pair of characters may stand and still tell of what a line speaks."""

_OPENERS = "“‘《〈(【[「"

_CLOSERS = "”’》〉)】]」"

_MARK_OR_SPACE = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9]")

_FUNCTION_WORD = re.compile(
    r"(?:[的地得和与及或在以将把对为从向由使让被并而是了已也都就不很更还再又只才这那其每各几该某则却同跟给往比较于及其与]"
    r"|进一步|通过|按照|根据|其中|应当|应该|必须|可以|能够|需要|直接|已经|正在|开始|继续|不断|一个|这个|那个|这些|那些|一些|有的|每个|各个|没有|以前|以后|之后|之前|时候|如今|因为|所以|但是|可是|而且|如果|虽然|还是|或者|他说|她说|的人)$"
)
"""No heading ends so."""

_COUNT = re.compile(r"[0-9一二三四五六七八九十百千万两几半多]$")

_MEASURE = re.compile(
    r"(?:[0-9一二三四五六七八九十百千万亿余多]|个|名|位|人|元|天|年|月|日|时|分|秒|岁|米|公里|里|吨|斤|件|次|台|条|家|项|张|辆|所|座|成|倍|度|层|口|间|户|亩|号|批|种|类|级|%)"
)

RUNNING = re.compile(r"(?:答|问|记者)[:：]|“")
"""An answer or a quotation is no heading."""

_COMPLETE = re.compile(r"(?:[;:]|——|[。!?]\([^()]*\))$")

_OPENING = re.compile(
    r"(?:近年来|今年|去年|目前|当前|日前|近日|如今|此外|同时|与此同时|其中|据|为此|因此|习近平|党的|在|“|《|[0-9]{4}年|[0-9]+月"
    r"|一是|二是|三是|四是|五是|首先|其次|再次|最后|第[一二三四五]|要|坚持|强化|加强|推动|推进|完善|健全|下一步|这|我们|我国|全国|各地|自)"
)
"""How paragraphs begin."""

_NEVER_FIRST = frozenset("的等了和及着或们性者度型级")
"""``的``, ``等`` and endings of words begin no paragraph."""

_SINGLE_WORDS = frozenset(
    "对为从在以将把据由要各与向使让被经该这那我他她它全自到每本此两三省市县新老大小有是不也还又就并而但如若按凡因当随请谁何很更最已正刚让给叫跟和同及得过化率员一二三四五六七八九十"
)
"""Words of one character that may well begin one."""

_SENTENCE_END = re.compile("[^,。;:!?]{0,3}。|[^,。;:!?],")
"""``现。窑里…``: the rest of a word, and its sentence ends."""

HEADING_START = re.compile(r"(?:[□■◎●①②③④⑤⑥⑦⑧⑨⑩]|【|——|\(作者)")


@dataclass(frozen=True, slots=True)
class Sight:
    """What the whole page tells about one seam."""

    grams: Counter[str]
    lines: Counter[str]
    """In how many lines each pair of characters stands."""
    heads_marked: bool
    """Whether the page marks its sub-heads (###), so that an unmarked open line is hardly one."""


@dataclass(frozen=True, slots=True)
class Break:
    """A possible seam between two texts, with what the page says elsewhere."""

    one: Text
    two: Text
    skipped: int
    around: tuple[Text | None, Text | None]
    """The lines before and after the second half."""
    sight: Sight
    far: bool = False

    def known(self, before: int, after: int) -> bool:
        """Whether the characters across the seam stand on the page; both are of words, not marks."""
        gram = self.one.key[-before:] + self.two.key[:after]
        return len(gram) == before + after and not _MARK_OR_SPACE.search(gram) and self.sight.grams[gram] > 0


def _long_line(seam: Break) -> float:
    """A line that filled its column, begins a second sentence or ends in a comma: ``(二十二)大力培养工匠。实施``."""
    key = seam.one.key
    if len(key) >= LONG or re.search("[。!?]", key) or key[-1] in ",、" or RUNNING.match(key):
        return WEIGHTS.line_full
    if len(key) >= SHORT:
        return WEIGHTS.line_long if len(key) >= LONG_ENOUGH else WEIGHTS.line_medium
    return 0


def _finished(seam: Break) -> float:
    """A line that ends in a stop goes on only where marks or a speaker say so."""
    return WEIGHTS.stop_at_end if seam.one.form.finished else 0


def _clauses(seam: Break) -> float:
    """Prose has clauses; a heading has none, or a space, or just two: ``厚植为民情怀,做服务上的贴心人``."""
    marks = len(re.findall("[,。;:!?]", seam.one.key))
    if marks > 1 or re.search("[。!?]", seam.one.key) or (marks and len(seam.one.key) >= LONG):
        return WEIGHTS.several_clauses
    if marks:
        return WEIGHTS.clause_where_heads_are_marked if seam.sight.heads_marked else 0
    return 0


def _open_bracket(seam: Break) -> float:
    """``…《意见》将“做好跨省异地`` | ``就医直接结算服务”…``: the next line closes what stands open."""
    opened = unclosed(seam.one.key)
    if not opened:
        return 0
    closer = _CLOSERS[_OPENERS.index(opened)]
    two = seam.two.key
    first_close, first_open = two.find(closer), two.find(opened)
    closes = first_close >= 0 and (first_open < 0 or first_close < first_open)
    return WEIGHTS.closes_what_is_open if closes else 0


def unclosed(key: str) -> str:
    stack: list[str] = []
    for mark in key:
        if mark in _OPENERS:
            stack.append(mark)
        elif mark in _CLOSERS and stack and stack[-1] == _OPENERS[_CLOSERS.index(mark)]:
            stack.pop()
    return stack[-1] if stack else ""


def _word_across(seam: Break) -> float:
    """``造纸的老`` | ``师傅``: 的老师 and 老师傅 stand elsewhere. Strong when present, nothing when absent."""
    if seam.known(2, 2):
        return WEIGHTS.two_and_two_known
    if seam.known(1, 2) or seam.known(2, 1):
        return WEIGHTS.three_known_far if seam.far else WEIGHTS.three_known
    return WEIGHTS.two_known if seam.known(1, 1) and not seam.far else 0


def _everyday_word(seam: Break) -> float:
    """``…把木料堆在晒`` | ``场边上…`` says little; in ``…请来技`` | ``术员…`` only 技术 is a word."""
    one, two = seam.one.key, seam.two.key
    if one[-1] + two[0] not in WORDS:
        cut_off = one[-1].isalpha() and one[-2:] not in WORDS and not _FUNCTION_WORD.search(one)
        left_over = two[1:3] in WORDS and two[:2] not in WORDS and two[0] not in _SINGLE_WORDS
        return WEIGHTS.torn_word * (cut_off + left_over) if len(one) >= LONG and not seam.known(1, 1) else 0
    whole = one[-2:] in WORDS or two[:2] in WORDS
    return WEIGHTS.everyday_word_beside_whole if whole else WEIGHTS.everyday_word


def _beginning(seam: Break) -> float:
    """``的老师傅…`` and ``现。窑里…`` are no beginnings; ``近年来,…`` and ``在镇上,…`` are."""
    key = seam.two.key
    if _OPENING.match(key):
        if seam.one.key[-1] == ",":
            return WEIGHTS.begins_like_paragraph_after_comma
        return WEIGHTS.begins_like_paragraph
    if (key[0] in _NEVER_FIRST and key[:2] not in WORDS) or _SENTENCE_END.match(key):
        return WEIGHTS.cannot_begin
    leftover = key[:2] not in WORDS and key[1:3] in WORDS and key[0] not in _SINGLE_WORDS
    return WEIGHTS.begins_inside_word if leftover else 0


def _fresh(seam: Break) -> float:
    """``镇上4月3日发布的水情显示,…`` before a byline: the first paragraph of an article, not the end of another."""
    before, after = seam.around
    signed = after is not None and (after.form.byline or after.form.deck_label)
    headed = (seam.far or seam.skipped > 1) and before is not None and _heads(before)
    settled = seam.far and before is not None and before.form.finished and not before.form.pictured
    dated = re.match(r"[^,。;:]{0,10}[0-9]+月[0-9]+日", seam.two.key)
    return (
        WEIGHTS.dated * bool(dated)
        + WEIGHTS.signed_below * signed
        + WEIGHTS.headed * bool(headed)
        + WEIGHTS.after_finished_line * settled
    )


def _heads(text: Text) -> bool:
    look = text.form
    short = len(look.key) <= SHORT_QUESTION and not look.finished and look.key[-1:] not in tuple(",、;:")
    return bool(text.line.head_level or look.official or look.byline or short)


def _function_word(seam: Break) -> float:
    """``落实产业工人参与国家治理的`` | ``制度。``"""
    return WEIGHTS.function_word if _FUNCTION_WORD.search(seam.one.key) else 0


def _stop_inside(seam: Break) -> float:
    """``落实的制度体系。``: the second half brings the sentence to its end, or is a middle piece of several clauses."""
    if re.search(r"[。!?]|\.{3}", seam.two.key):
        return WEIGHTS.sentence_ends
    if len(seam.two.key) >= LONG and len(re.findall("[,;]", seam.two.key)) > 1:
        return WEIGHTS.several_clauses_on
    return WEIGHTS.clause_on if re.search("[,;]", seam.two.key) else WEIGHTS.no_stop


def _distance(seam: Break) -> float:
    """Of a hundred lines far off one will agree by chance; the next line hardly."""
    return WEIGHTS.far if seam.far else 0


def _same_matter(seam: Break) -> float:
    """``…渡口的值班员每天先量水`` | ``位，再查缆绳…``: far halves speak of the same things."""
    if not seam.far:
        return 0
    one, two = seam.one.key, seam.two.key
    shared = {one[at : at + 2] for at in range(len(one) - 1)} & {two[at : at + 2] for at in range(len(two) - 1)}
    rare = sum(1 for pair in shared if seam.sight.lines[pair] <= RARE and pair.isalpha())
    if rare > 2:
        return WEIGHTS.same_matter
    return WEIGHTS.some_matter if rare else WEIGHTS.other_matter


def _figure_across(seam: Break) -> float:
    """``增长5.`` | ``9%``, ``缩短了四十`` | ``五天``: a figure goes on."""
    one, two = seam.one.key, seam.two.key
    if re.search(r"[0-9]\.$", one) and two[0].isdigit():
        return WEIGHTS.decimal_across
    return WEIGHTS.count_across if _COUNT.search(one) and _MEASURE.match(two) and not _OPENING.match(two) else 0


def _complete_item(seam: Break) -> float:
    """``自治区财政厅……帮扶;`` is a list item and complete; ``作法有5个方面:`` announces one."""
    return WEIGHTS.complete_item if _COMPLETE.search(seam.one.key) and not unclosed(seam.one.key) else 0


def _heading_shape(seam: Break) -> float:
    """A line that opens something new: an ordinal, a Markdown head, a list mark, a byline, a label."""
    look, line = seam.two.form, seam.two.line
    new = look.byline or look.label or look.credit or look.pictured or look.speaker or line.head_level or line.bullet
    new = new or look.dateline or look.jump or look.question
    question = look.key.endswith("?") and len(look.key) <= SHORT_QUESTION and "," not in look.key
    return WEIGHTS.opens_something if new or question or look.ordinal or HEADING_START.match(look.key) else 0


def _fragments_skipped(seam: Break) -> float:
    """``…党的中心任务`` | heading | ``就是中国工人运动…``: each fragment between makes chance likelier."""
    return WEIGHTS.line_between * seam.skipped if seam.skipped <= INTRUDERS else 0


_FEATURES: tuple[tuple[Callable[[Break], float], str], ...] = (
    (_long_line, "前行成列而无句末点号"),
    (_finished, "前行有句末点号"),
    (_clauses, "前行有分句"),
    (_open_bracket, "引号括号在后行闭合"),
    (_word_across, "跨行之字又见于本版"),
    (_everyday_word, "跨行成词"),
    (_beginning, "后行是否像段首"),
    (_fresh, "后行像一篇之始"),
    (_distance, "后行不相邻"),
    (_same_matter, "两行所说是否一事"),
    (_function_word, "前行以虚词结尾"),
    (_stop_inside, "后行有句末点号"),
    (_figure_across, "数字跨行"),
    (_complete_item, "前行或为完整一项"),
    (_heading_shape, "后行似另起"),
    (_fragments_skipped, "中隔短行"),
)
"""Each speaks for (positive) or against a seam, in points; ``ENOUGH`` decides."""


def score_break(seam: Break) -> tuple[float, tuple[str, ...]]:
    points = [(feature(seam), reason) for feature, reason in _FEATURES]
    return float(sum(point for point, _ in points)), tuple(reason for point, reason in points if point)
