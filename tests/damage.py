"""Break up texts of ours as a recogniser breaks up a newspaper page, with the truth beside it. Seeded."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

TEXTS = Path(__file__).parent / "texts"

LEVELS: dict[str, tuple[str, ...]] = {
    "easy": ("split", "split", "title-end", "dup"),
    "medium": ("split", "split", "split", "title-end", "title-mid", "author-late", "dup", "near-dup", "loop",
               "sections"),
    "hard": (
        "split", "split", "split", "split", "title-end", "title-mid", "title-fragment", "author-late", "dup",
        "near-dup", "loop", "sections", "chunks", "lead-mid", "column-mid", "caption-mid", "lost", "noise",
        "copy-first", "stop",
    ),
}  # fmt: skip
"""Damage that an article may suffer; each with its chance below."""

CHANCE = {
    "split": 0.85, "title-end": 0.45, "title-mid": 0.15, "title-fragment": 0.15, "author-late": 0.4, "dup": 0.35,
    "near-dup": 0.3, "loop": 0.25, "sections": 0.3, "chunks": 0.35, "lead-mid": 0.5, "column-mid": 0.35,
    "caption-mid": 0.4, "lost": 0.15, "noise": 0.3, "copy-first": 0.2, "stop": 0.2,
}  # fmt: skip

FURNITURE = (
    "2026年4月2日 星期四  第6版",
    "责任编辑：余青禾  版式：方小北",
    "（下转第七版）",
    "全 / 厂 / 学 / 艺 / 忙",
    "投稿邮箱：bianji@example.org",
)

_HALF = str.maketrans("，；：（）？！", ",;:()?!")
_NUMERALS = "一二三四五六七八九十"


@dataclass(frozen=True)
class Unit:
    """A line to be: what it says, whose it is, and what it is."""

    text: str
    role: str
    article: str
    rank: float = 0.0
    """Place in the reading order of its article."""
    join: bool = False
    drop: str = ""
    level: int = 0
    """Depth of a Markdown head."""
    tight: bool = False
    """Set directly under the line before it."""
    bullet: bool = False
    width: float = 1.0
    """Room for further halves before the next unit's rank."""
    twin: float = -1.0
    """Rank of the unit this one copies."""


@dataclass
class Article:
    """A text with the damage done to it so far; ``units`` in the order of the page."""

    key: str
    units: list[Unit]
    kind: str
    numbered: bool = False
    done: list[str] = field(default_factory=list)

    def at(self, *roles: str) -> list[int]:
        return [at for at, unit in enumerate(self.units) if unit.role in roles and not unit.drop]


@dataclass(frozen=True)
class Damaged:
    """A page and the truth about each of its lines: ``line → unit``."""

    text: str
    truth: dict[int, Unit]
    damage: tuple[str, ...]


def names() -> list[str]:
    """The texts that there are."""
    return sorted(path.stem for path in TEXTS.glob("*.txt"))


def undamaged(name: str, key: str) -> Article:
    """A text of ours in reading order."""
    head, body = (TEXTS / f"{name}.txt").read_text(encoding="utf-8").split("---\n", 1)
    fields = [line.split(": ", 1) for line in head.splitlines() if line.strip()]
    kind = fields[0][1]
    roles = {
        "column": "column",
        "speaker": "author",
        "title": "title",
        "author": "author",
        "lead-label": "column",
        "lead": "lead",
    }
    found: list[Unit] = []
    for wanted in ("column", "speaker", "title", "author", "lead-label", "lead"):
        found += [
            Unit(text, roles[name], key, level=1 if name == "title" else 0) for name, text in fields if name == wanted
        ]
    for line in filter(None, body.splitlines()):
        found.append(_flow(line, key))
    back = [unit for unit in found if unit.role == "caption"]
    found = [unit for unit in found if unit.role != "caption"]
    found += [Unit(text, "affiliation", key) for name, text in fields if name == "affiliation"] + back
    found += [Unit(text, "credit", key) for name, text in fields if name == "credit"]
    numbered = any(unit.role == "heading" and unit.text[0] in _NUMERALS for unit in found)
    return Article(key, [replace(unit, rank=float(rank)) for rank, unit in enumerate(found)], kind, numbered)


def _flow(line: str, key: str) -> Unit:
    if line.startswith("## "):
        return Unit(line[3:], "heading", key, level=3)
    if line.startswith("- "):
        return Unit(line[2:], "list", key, bullet=True, tight=True)
    if line.startswith("> "):
        return Unit(line[2:], "caption", key, tight=True)
    return Unit(line, "body", key)


# Damage to one article ---------------------------------------------------------------------------------------------


def _split(article: Article, dice: random.Random, *, at_stop: bool = False) -> None:
    """A column breaks in the midst of a paragraph, mostly of a word."""
    long = [at for at in article.at("body") if len(article.units[at].text) >= 50]
    if not long:
        return
    at = dice.choice(long)
    unit = article.units[at]
    stops = [m.end() for m in re.finditer("。(?!”)", unit.text[:-6])]
    if at_stop and not stops:
        return
    cut = dice.choice(stops) if at_stop else dice.randrange(14, len(unit.text) - 12)
    while not at_stop and (unit.text[cut - 1] in "。！？；：“（、" or unit.text[cut] in "。，！？；：”）、"):
        cut = dice.randrange(14, len(unit.text) - 12)
    half = unit.width / 2
    second = replace(unit, text=unit.text[cut:], join=True, rank=unit.rank + half, width=half)
    article.units[at : at + 1] = [replace(unit, text=unit.text[:cut], width=half), second]


def _stop(article: Article, dice: random.Random) -> None:
    """A column breaks at a full stop: nothing shows it."""
    _split(article, dice, at_stop=True)


def _move(article: Article, roles: tuple[str, ...], to: int) -> None:
    moved = [article.units[at] for at in article.at(*roles)]
    rest = [unit for unit in article.units if unit not in moved]
    article.units = rest[:to] + moved + rest[to:]


def _title_end(article: Article, dice: random.Random) -> None:
    """The title was read last."""
    if article.kind != "speech":
        back = len(article.at("caption", "credit"))
        _move(article, ("title",), len(article.units) - len(article.at("title")) - back * dice.randrange(2))


def _title_mid(article: Article, dice: random.Random) -> None:
    """The title was read between two paragraphs."""
    bodies = article.at("body")
    if article.kind != "speech" and len(bodies) > 4 and not article.units[bodies[3]].join:
        _move(article, ("title",), bodies[3] - len(article.at("title")))


def _title_fragment(article: Article, dice: random.Random) -> None:
    """One line of a title stands over the text, the other under it."""
    titles = article.at("title")
    unit = article.units[titles[0]]
    if article.kind == "speech" or len(titles) > 1 or " " not in unit.text:
        return
    one, two = unit.text.split(" ", 1)
    article.units[titles[0]] = replace(unit, text=one)
    article.units.append(replace(unit, text=two, rank=unit.rank + 1e-5))


def _author_late(article: Article, dice: random.Random) -> None:
    """The byline stands behind the first paragraph."""
    if article.at("author") and article.kind != "speech":
        bodies = article.at("body")
        _move(article, ("author",), bodies[0] + 1 - len(article.at("author")))


def _lead_mid(article: Article, dice: random.Random) -> None:
    """The deck with its label fell into the text."""
    leads = article.at("lead")
    if leads:
        label = leads[0] - 1
        pair = article.units[label : leads[0] + 1]
        del article.units[label : leads[0] + 1]
        to = dice.choice(article.at("body")[1:])
        article.units[to:to] = pair


def _column_mid(article: Article, dice: random.Random) -> None:
    """The column label fell into the text."""
    columns = [at for at in article.at("column") if article.units[at].rank == 0]
    if columns:
        label = article.units.pop(columns[0])
        article.units.insert(dice.choice(article.at("body")[1:]), label)


def _caption_mid(article: Article, dice: random.Random) -> None:
    """A caption fell into the text."""
    captions = article.at("caption")
    if captions:
        caption = replace(article.units.pop(captions[0]), tight=False)
        article.units.insert(dice.choice(article.at("body")[1:]), caption)


def _dup(article: Article, dice: random.Random, *, before: bool = False) -> None:
    """A paragraph, with its second half, was read again; sometimes the copy comes first."""
    bodies = [at for at in article.at("body") if not article.units[at].join and len(article.units[at].text) >= 40]
    if not bodies:
        return
    at = dice.choice(bodies)
    end = at + 1
    while end < len(article.units) and article.units[end].join:
        end += 1
    copies = [replace(unit, drop="dup", twin=unit.rank) for unit in article.units[at:end]]
    later = at if before else dice.choice([k for k in [*article.at("body"), len(article.units)] if k >= end] or [end])
    article.units[later:later] = copies


def _copy_first(article: Article, dice: random.Random) -> None:
    """The copy stands before its original."""
    _dup(article, dice, before=True)


def _near_dup(article: Article, dice: random.Random) -> None:
    """The copy has another beginning, or a character misread."""
    before = len(article.units)
    _dup(article, dice)
    if len(article.units) == before + 1:
        at = next(at for at, unit in enumerate(article.units) if unit.drop and unit.drop == "dup")
        text = article.units[at].text
        spot = dice.randrange(len(text) // 3, len(text) - 4)
        article.units[at] = replace(article.units[at], text=text[:spot] + dice.choice("口日目田") + text[spot + 1 :])


def _loop(article: Article, dice: random.Random) -> None:
    """The last section is read again and again, renumbered, and breaks off."""
    heads = article.at("heading")
    if not heads or article.kind == "box":
        return
    last = [unit for unit in article.units[heads[-1] :] if unit.role in ("heading", "body") and not unit.drop]
    if sum(len(unit.text) for unit in last) < 60:
        return
    loop: list[Unit] = []
    for turn in range(1, dice.randrange(1, 3) + 1):
        loop += [replace(unit, text=_renumbered(article, unit, turn), drop="dup", twin=unit.rank) for unit in last]
    tail = [replace(last[0], text=_renumbered(article, last[0], 3), drop="loop-tail", twin=last[0].rank)]
    tail.append(replace(last[1], text=last[1].text[: dice.randrange(8, 20)], drop="loop-tail", twin=last[1].rank))
    end = max(at for at, unit in enumerate(article.units) if unit.role in ("heading", "body")) + 1
    article.units[end:end] = loop + tail


def _renumbered(article: Article, unit: Unit, turn: int) -> str:
    if unit.role != "heading" or unit.text[0] not in _NUMERALS:
        return unit.text
    return _NUMERALS[_NUMERALS.index(unit.text[0]) + turn] + unit.text[1:]


def _sections(article: Article, dice: random.Random) -> None:
    """Numbered sections were read in another order."""
    heads = article.at("heading")
    if not article.numbered or len(heads) < 3:
        return
    ends = [*heads[1:], max(article.at("body")) + 1]
    parts = [article.units[start:end] for start, end in zip(heads, ends, strict=True)]
    order = list(range(len(parts)))
    while order == sorted(order):
        dice.shuffle(order)
    article.units[heads[0] : ends[-1]] = [unit for at in order for unit in parts[at]]


def _chunks(article: Article, dice: random.Random) -> None:
    """Two columns changed places, each breaking in mid-sentence."""
    if article.kind in ("box", "qa", "speech") or any(unit.drop for unit in article.units) or article.numbered:
        return
    _split(article, dice)
    _split(article, dice)
    seconds = [at for at, unit in enumerate(article.units) if unit.join and unit.role == "body"]
    if len(seconds) < 2:
        return
    one, two = seconds[0], seconds[-1]
    end = max(article.at("body")) + 1
    units = article.units
    article.units = units[:one] + units[two:end] + units[one:two] + units[end:]


def _lost(article: Article, dice: random.Random) -> None:
    """The second half of a paragraph was never read."""
    seconds = [at for at in article.at("body") if article.units[at].join]
    if seconds and not any(unit.drop for unit in article.units):
        del article.units[dice.choice(seconds)]


def _noise(article: Article, dice: random.Random) -> None:
    """A stray mark inside a line."""
    bodies = [at for at in article.at("body") if len(article.units[at].text) > 40]
    if bodies:
        at = dice.choice(bodies)
        text = article.units[at].text
        spot = dice.randrange(10, len(text) - 8)
        article.units[at] = replace(article.units[at], text=text[:spot] + dice.choice("·|~^`") + text[spot:])


_DAMAGE: dict[str, Callable[[Article, random.Random], None]] = {
    "split": _split, "stop": _stop, "noise": _noise, "sections": _sections, "chunks": _chunks, "lost": _lost,
    "dup": _dup, "near-dup": _near_dup, "copy-first": _copy_first, "loop": _loop, "lead-mid": _lead_mid,
    "column-mid": _column_mid,
    "caption-mid": _caption_mid, "author-late": _author_late, "title-fragment": _title_fragment,
    "title-mid": _title_mid, "title-end": _title_end,
}  # fmt: skip
"""In the order in which they are done."""


# Pages -------------------------------------------------------------------------------------------------------------


def damaged(level: str, seed: int, pool: list[str] | None = None) -> Damaged:
    """A page of three to five of our texts, broken up as its level allows."""
    dice = random.Random(f"{level}-{seed}")
    pool = sorted(pool or names())
    boxes = [name for name in pool if name.startswith("box")]
    chosen = dice.sample([name for name in pool if name not in boxes], 3 if level == "easy" else 4)
    articles = [undamaged(name, "ABCDE"[at]) for at, name in enumerate(chosen)]
    suffered: list[str] = []
    for article in articles:
        _damage(article, level, dice)
        suffered += [f"{article.key}:{what}" for what in article.done]
    runs = _laid_out(articles, level, dice, suffered)
    if boxes and dice.random() < (0.3 if level == "easy" else 0.7):
        _lay_box(runs, undamaged(dice.choice(boxes), "X"), level, dice, suffered)
    units = [unit for run in runs for unit in run]
    if level != "easy":
        for line in dice.sample(FURNITURE, dice.randrange(3)):
            units.insert(dice.choice([0, len(units)]), Unit(line, "furniture", "_"))
    return _printed(units, dice, tuple(suffered))


def _damage(article: Article, level: str, dice: random.Random) -> None:
    wanted = [what for what in LEVELS[level] if dice.random() < CHANCE[what]]
    titled = [what for what in wanted if what.startswith("title")][:1]
    for what, harm in _DAMAGE.items():
        times = wanted.count(what) if not what.startswith("title") or what in titled else 0
        for _ in range(times):
            before = list(article.units)
            harm(article, dice)
            if article.units != before:
                article.done.append(what)


def _laid_out(articles: list[Article], level: str, dice: random.Random, suffered: list[str]) -> list[list[Unit]]:
    """One article after the other; on hard pages two of them are read in turn."""
    runs = [article.units for article in articles]
    if level != "hard" or dice.random() < 0.5:
        return runs
    one, two = runs[0], runs[1]
    cuts = [next((at for at in range(len(run) // 2, len(run)) if run[at].join), 0) for run in (one, two)]
    if all(cuts):
        suffered.append("interleave")
        return [one[: cuts[0]], two[: cuts[1]], one[cuts[0] :], two[cuts[1] :], *runs[2:]]
    return runs


def _lay_box(runs: list[list[Unit]], box: Article, level: str, dice: random.Random, suffered: list[str]) -> None:
    """A box stands between two articles, or inside one."""
    suffered.append("box")
    at = dice.randrange(len(runs))
    inside = [k for k, unit in enumerate(runs[at]) if unit.role == "body"]
    if level == "hard" and len(inside) > 4:
        place = dice.choice(inside[2:-1])
        runs[at : at + 1] = [runs[at][:place], box.units, runs[at][place:]]
    else:
        runs.insert(at + 1, box.units)


def _printed(units: list[Unit], dice: random.Random, suffered: tuple[str, ...]) -> Damaged:
    marked, half = dice.random() < 0.5, dice.random()
    lines: list[str] = []
    truth: dict[int, Unit] = {}
    first = True
    for unit in units:
        text = unit.text.translate(_HALF) if dice.random() < half else unit.text
        if marked and unit.level and dice.random() < 0.9:
            text = "#" * (unit.level if unit.level > 1 else 1 if first else 2) + " " + text
            first = first and unit.level > 1
        if lines and not (unit.tight and truth.get(len(lines), unit).tight):
            lines.append("")
        lines.append(f"- {text}" if unit.bullet else text)
        truth[len(lines)] = unit
    return Damaged("\n".join(lines) + "\n", truth, suffered)
