"""Put the lines of one article into reading order: seams, printed numbers, the text's own words, else as received."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from edition.nouns import Seam
from edition.propose.line_form import Text
from edition.propose.roles import Slot

Order = list[int]

RANKS: tuple[re.Pattern[str], ...] = (
    re.compile("首要任务|首要前提|根本前提|首要之义|第一要务|第一位的"),
    re.compile("关键之举|关键所在|关键一招|关键一环|核心任务"),
    re.compile("重要保障|有力保障|坚强保障|根本保障|重要支撑"),
    re.compile("初衷|落脚点|最终目的|根本目的|归宿"),
)
"""What a section says of itself in its first sentence: ``“管好水”是修渠的首要任务。``"""

_FOLLOWS = re.compile("如下[:。,]?$|通知如下|意见如下|提出.{0,6}(?:意见|措施|办法).{0,2}[:。]$")
"""The last paragraph before ``一、``."""

_FRONT: tuple[tuple[Slot, ...], ...] = (("column",), ("speaker",), ("head",), ("author", "deck", "lead"))
_BACK: tuple[tuple[Slot, ...], ...] = (("affiliation",), ("caption",), ("credit",))

_STYLES: tuple[re.Pattern[str], ...] = (
    re.compile(r"[一二三四五六七八九十]+、"),
    re.compile(r"第[一二三四五六七八九十]+[,、:]"),
    re.compile(r"\([一二三四五六七八九十]+\)"),
    re.compile(r"[一二三四五六七八九十]+是"),
    re.compile(r"[0-9]{1,2}[.、](?![0-9])"),
)
"""Ways of numbering, the widest first."""


def ordering(
    texts: Sequence[Text], slots: Mapping[int, Slot], titles: tuple[int, ...], seams: Sequence[Seam]
) -> tuple[Order, list[str]]:
    """The places of ``slots`` in reading order, and what is doubtful about it."""
    front = _named(slots, titles, _FRONT)
    back = _named(slots, titles, _BACK)
    flow = [place for place in sorted(slots) if place not in front and place not in back]
    doubts: list[str] = []
    after = {place: at for at, place in enumerate(flow)}
    flow = _unpermuted(texts, flow, seams)
    flow = _after_late_front(texts, slots, flow)
    for rule, doubt in _RULES if flow else ():
        sorted_flow = rule(texts, slots, flow, seams)
        if sorted_flow != flow:
            first = min(
                (place for place in flow if sorted_flow.index(place) != flow.index(place)), key=after.__getitem__
            )
            doubts.append(f"第{texts[first].number}行起{doubt}；也可能应照底本原序。")
            flow = sorted_flow
    return front + flow + back, doubts


def _named(slots: Mapping[int, Slot], titles: tuple[int, ...], groups: tuple[tuple[Slot, ...], ...]) -> Order:
    """Labels and title before the text, signature and captions after it."""
    out: Order = []
    for group in groups:
        for place in sorted(slots):
            if slots[place] in group and (slots[place] != "head" or place in titles):
                out.append(place)
    return out


# Seams -------------------------------------------------------------------------------------------------------------


def _unpermuted(texts: Sequence[Text], flow: Order, seams: Sequence[Seam]) -> Order:
    """A second half right after its first, what intruded behind them; where a column was laid down too early, its
    whole stretch follows: ``…守了二十`` | ``年的老师傅…`` three paragraphs above.
    """
    place = {texts[at].number: where for where, at in enumerate(flow)}
    links = {
        place[s.first]: (place[s.second], bool(s.intruders)) for s in seams if s.first in place and s.second in place
    }
    near = {one: two for one, (two, intruded) in links.items() if one < two and (intruded or two == one + 1)}
    laid = _pulled_together(len(flow), near)
    return [flow[where] for where in _chained(laid, {one: two for one, (two, _) in links.items() if one not in near})]


def _pulled_together(size: int, near: dict[int, int]) -> Order:
    out: Order = []
    done: set[int] = set()
    for where in range(size):
        while where not in done:
            out.append(where)
            done.add(where)
            where = near.get(where, where)
    return out


def _chained(laid: Order, far: dict[int, int]) -> Order:
    """Cut the stretch at far seams, then follow them from piece to piece."""
    starts = set(far.values())
    pieces: list[Order] = [[]]
    for where in laid:
        if where in starts and pieces[-1]:
            pieces.append([])
        pieces[-1].append(where)
        if where in far:
            pieces.append([])
    pieces = [piece for piece in pieces if piece]
    head = {piece[0]: at for at, piece in enumerate(pieces)}
    following = {
        at: head[far[piece[-1]]] for at, piece in enumerate(pieces) if piece[-1] in far and far[piece[-1]] in head
    }
    led = set(following.values())
    out: Order = []
    done: set[int] = set()
    for at in [k for k in range(len(pieces)) if k not in led] + list(range(len(pieces))):
        while at not in done:
            done.add(at)
            out += pieces[at]
            at = following.get(at, at)
    return out


def _after_late_front(texts: Sequence[Text], slots: Mapping[int, Slot], flow: Order) -> Order:
    """``第一，…`` to ``第四，…`` stand above the byline, the introduction below it, where the text begins."""
    late = [place for place in slots if slots[place] in ("author", "deck", "lead")]
    numbered = flow and _STYLES[1].match(texts[flow[0]].key) and texts[flow[0]].form.ordinal == 1
    if not late or not numbered:
        return flow
    border = max(late)
    below = [place for place in flow if place > border]
    return below + [place for place in flow if place < border] if below else flow


# Numbers -----------------------------------------------------------------------------------------------------------


def _by_numbers(texts: Sequence[Text], slots: Mapping[int, Slot], flow: Order, seams: Sequence[Seam]) -> Order:
    """``三、`` stands above ``一、`` and ``二、``: the sections follow their numbers."""
    for level, style in enumerate(_STYLES):
        flow = _sorted_within(texts, flow, level, style, seams)
    return flow


def _sorted_within(
    texts: Sequence[Text], flow: Order, level: int, style: re.Pattern[str], seams: Sequence[Seam]
) -> Order:
    """Sort by one way of numbering, inside each section of the wider ways, unless it runs through the article."""
    whole = _sorted(texts, flow, style, seams)
    if whole != flow or level == 0:
        return whole
    out: Order = []
    for section in _cut(flow, lambda place: any(wider.match(texts[place].key) for wider in _STYLES[:level])):
        out += _sorted(texts, section, style, seams)
    return out


def _sorted(texts: Sequence[Text], flow: Order, style: re.Pattern[str], seams: Sequence[Seam]) -> Order:
    sections = _cut(flow, lambda place: bool(style.match(texts[place].key)))
    opening = sections[0] if not style.match(texts[sections[0][0]].key) else []
    numbered = sections[1:] if opening else sections
    numbers = [texts[section[0]].form.ordinal for section in numbered]
    rising = numbers == sorted(numbers)
    if rising or len(set(numbers)) < len(numbers) or len(numbers) < 2 or max(numbers) > 2 * len(numbers) + 2:
        return flow
    preamble = _preamble(texts, numbered, seams)
    kept = [[place for place in section if place not in preamble] for section in numbered]
    rest = [place for section in sorted(kept, key=lambda section: texts[section[0]].form.ordinal) for place in section]
    return opening + preamble + rest


def _preamble(texts: Sequence[Text], numbered: list[Order], seams: Sequence[Seam]) -> Order:
    """``…现将有关事项通知如下。`` directly above ``一、`` belongs before it, although ``三、`` stands above both."""
    first = min(range(len(numbered)), key=lambda at: texts[numbered[at][0]].form.ordinal)
    if first == 0:
        return []
    above = numbered[first - 1]
    if len(above) < 2 or not _FOLLOWS.search(texts[above[-1]].key):
        return []
    items = [at for at, place in enumerate(above) if texts[place].form.ordinal]
    start = _paragraph_end(texts, above, items[-1], seams) if len(items) > 1 else _paragraph_start(texts, above, seams)
    return above[start:]


def _paragraph_end(texts: Sequence[Text], lines: Order, at: int, seams: Sequence[Seam]) -> int:
    led = {(seam.first, seam.second) for seam in seams}
    while at + 1 < len(lines) and (texts[lines[at]].number, texts[lines[at + 1]].number) in led:
        at += 1
    return at + 1


def _paragraph_start(texts: Sequence[Text], lines: Order, seams: Sequence[Seam]) -> int:
    led = {(seam.first, seam.second) for seam in seams}
    at = len(lines) - 1
    while at > 1 and (texts[lines[at - 1]].number, texts[lines[at]].number) in led:
        at -= 1
    return at


def _cut(flow: Order, begins: Callable[[int], bool]) -> list[Order]:
    """Sections, each beginning where ``begins`` says."""
    sections: list[Order] = []
    for place in flow:
        if begins(place) or not sections:
            sections.append([])
        sections[-1].append(place)
    return sections or [[]]


# The text's own words ----------------------------------------------------------------------------------------------


def _by_words(texts: Sequence[Text], slots: Mapping[int, Slot], flow: Order, seams: Sequence[Seam]) -> Order:
    """``…是首要任务`` stands below ``…是重要保障``: the column that holds it was to come first."""
    sections = _cut(flow, lambda place: slots[place] == "head")
    opening = sections[:1] if slots[sections[0][0]] != "head" else []
    headed = sections[len(opening) :]
    ranks = [_rank(texts, section) for section in headed]
    falls = [at for at in range(1, len(headed)) if _falls(ranks, at)]
    if len(falls) != 1:
        return flow
    low = max(at for at in range(falls[0]) if ranks[at] is not None)
    breaks = [at for at in range(low + 1, falls[0] + 1) if headed[at][0] - headed[at - 1][-1] > 1]
    cut = breaks[0] if breaks else falls[0]
    return [place for section in [*opening, *headed[cut:], *headed[:cut]] for place in section]


def _falls(ranks: list[int | None], at: int) -> bool:
    before = [rank for rank in ranks[:at] if rank is not None]
    rank = ranks[at]
    return rank is not None and bool(before) and before[-1] > rank


def _rank(texts: Sequence[Text], section: Order) -> int | None:
    if len(section) < 2:
        return None
    first = re.split("[。!?]", texts[section[1]].key)[0]
    return next((rank for rank, words in enumerate(RANKS) if words.search(first) and "是" in first), None)


_RULES: tuple[tuple[Callable[[Sequence[Text], Mapping[int, Slot], Order, Sequence[Seam]], Order], str], ...] = (
    (_by_numbers, "依序数重排"),
    (_by_words, "依文中“首要”“关键”等自述次第重排"),
)
"""Applied in turn; what they change is marked for the editor."""


def joined(order: Order, texts: Sequence[Text], seams: Sequence[Seam]) -> Iterator[tuple[int, bool]]:
    """Each place with whether it goes on with the one laid down before it."""
    led = {seam.second: seam.first for seam in seams}
    before: int | None = None
    for place in order:
        number = texts[place].number
        yield place, before is not None and led.get(number) == texts[before].number
        before = place
