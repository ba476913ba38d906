"""Write repeats down: lines dropped, stretches cut, twins kept; nobody loses its twin."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from edition.nouns import DropKind, Repeat, Span
from edition.propose.line_form import Form
from edition.propose.repeats.shared_runs import Pair, Placed, alike
from edition.propose.repeats.which_stays import HEADING_LENGTH


@dataclass(slots=True)
class Found:
    """The repeats settled so far."""

    texts: list[Placed]
    twins: dict[int, int] = field(default_factory=dict)
    """Wholly dropped text → kept text."""
    kept: set[int] = field(default_factory=set)
    taken: dict[int, list[tuple[int, int, bool]]] = field(default_factory=lambda: defaultdict(list))
    """Key stretches of a text that are cut (True) or kept as somebody's twin (False)."""
    repeats: list[Repeat] = field(default_factory=list)
    saying: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    """The texts that say the same but for an ordinal."""

    def __post_init__(self) -> None:
        for text in self.texts:
            self.saying[text.form.bare].append(text.index)

    def free(self, text: int, at: tuple[int, int], *, to_cut: bool) -> bool:
        """Whether a stretch may be cut (nobody's twin, not cut yet), or kept (not cut)."""
        return not any(at[0] < end and start < at[1] and (cut or to_cut) for start, end, cut in self.taken[text])


def settle(found: Found, pair: Pair, drop_second: bool, reason: str) -> None:
    """Write one repeat down, unless what it would drop or keep is settled otherwise."""
    if pair.one in found.twins or pair.two in found.twins:
        return
    if pair.one_whole != pair.two_whole:
        drop_second, reason = pair.two_whole, "另一处所说更多"
    elif pair.one_whole and (pair.two if drop_second else pair.one) in found.kept:
        drop_second = not drop_second
    drop, keep = (pair.two, pair.one) if drop_second else (pair.one, pair.two)
    drop_at, keep_at = (pair.two_at, pair.one_at) if drop_second else (pair.one_at, pair.two_at)
    if pair.two_whole if drop_second else pair.one_whole:
        if drop not in found.kept:
            drop_line(found, drop, keep, keep_at, pair.longest, reason)
    elif found.free(drop, drop_at, to_cut=True) and found.free(keep, keep_at, to_cut=False):
        _cut(found, (drop, drop_at), (keep, keep_at), pair.longest, reason)


def drop_line(found: Found, drop: int, keep: int, keep_at: tuple[int, int], longest: int, reason: str) -> None:
    text, twin = found.texts[drop], found.texts[keep]
    if not found.free(keep, keep_at, to_cut=False) or any(cut for _, _, cut in found.taken[drop]):
        return
    kind = _kind(text.form, twin.form)
    if kind == "truncated-repeat":
        keep_at = (0, keep_at[1])
    elif len(text.form.bare) >= len(twin.form.bare) or kind == "near-repeat":
        keep_at = (0, len(twin.key))
    said = f"与第{twin.line.number}行{_SAMENESS[kind]}，{reason}。"
    found.twins[drop] = keep
    found.kept.add(keep)
    found.taken[keep].append((*keep_at, False))
    kept, dropped = _span(twin, keep_at), _span(text, (0, len(text.key)))
    found.repeats.append(Repeat(kept, dropped, kind, round(longest / len(text.key), 4), True, said))


_SAMENESS: dict[DropKind, str] = {
    "repeat": "相同",
    "near-repeat": "几乎相同",
    "truncated-repeat": "开头相同而未完",
    "repeated-heading": "为同一标题",
}


def _kind(look: Form, twin: Form) -> DropKind:
    if look.bare == twin.bare and len(look.key) <= HEADING_LENGTH and not look.finished:
        return "repeated-heading"
    if not look.finished and look.bare != twin.bare and twin.bare.startswith(look.bare):
        return "truncated-repeat"
    return "repeat" if look.key in twin.key or look.bare in twin.key else "near-repeat"


def _cut(
    found: Found, drop: tuple[int, tuple[int, int]], keep: tuple[int, tuple[int, int]], longest: int, reason: str
) -> None:
    text, twin = found.texts[drop[0]], found.texts[keep[0]]
    mine, its = text.key[slice(*drop[1])], twin.key[slice(*keep[1])]
    kind: DropKind = "repeat" if mine == its else "near-repeat"
    if kind == "near-repeat" and not alike(mine, its):
        return
    found.kept.add(keep[0])
    found.kept.add(drop[0])
    found.taken[drop[0]].append((*drop[1], True))
    found.taken[keep[0]].append((*keep[1], False))
    where = "本行另一处" if text is twin else f"第{twin.line.number}行"
    said = f"这{len(mine)}字与{where}{_SAMENESS[kind]}，{reason}。"
    similarity = round(min(longest, len(mine)) / len(mine), 4)
    found.repeats.append(Repeat(_span(twin, keep[1]), _span(text, drop[1]), kind, similarity, False, said))


def _span(text: Placed, at: tuple[int, int]) -> Span:
    """From key offsets to code points of the line; all of the key is all of the line's text."""
    start = text.form.at[at[0]] if at[0] else text.line.start
    end = text.form.at[at[1] - 1] + 1 if at[1] < len(text.key) else text.line.end
    return Span(text.source, text.line.number, start, end)
