"""Write 「大事记」: when things happened, by year, each with the place of its words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from edition.links.lookups import Connections
from edition.links.subjects import EVENT_KINDS
from edition.nouns import Event
from edition.nouns.words import BASIS_MARKS
from edition.pages.code_links import BESIDE, code_link
from edition.pages.escape import escape
from edition.pages.markdown import front_matter


@dataclass(frozen=True, slots=True)
class TimelineWords:
    """What the page says of itself in one language."""

    title: str
    lead: str
    """With ``{events}``, their number."""
    kinds: Mapping[str, str]
    grounds: Mapping[str, str]
    """On what ground a date stands, in a word; none where the text states it."""
    ground_and_why: str
    """What joins the two, with ``{ground}`` and ``{why}``."""
    date: Callable[[str], str]
    """Month and day of ``2019-11-08``; empty where only the year is known."""
    ends: str


@dataclass(frozen=True, slots=True)
class EventSaid:
    """What the page says of an event: what it is, and why it is dated so."""

    what: str
    why: str


def in_chinese(event: Event) -> EventSaid:
    """As the editors' file says it."""
    return EventSaid(event.what, "".join(filter(None, (event.note, event.source))))


def _month_and_day(date: str) -> str:
    return "".join(f"{int(part)}{unit}" for part, unit in zip(date.split("-")[1:], "月日", strict=False))


_INFERRED, _PUBLIC = BASIS_MARKS["inferred"], BASIS_MARKS["public"]

CHINESE = TimelineWords(
    title="大事记",
    lead=f"所收各篇里有年月可系的 {{events}} 件事。文中写明的不加注；由文中的话推得的注「{_INFERRED}」，"
    f"文中提到而未记日期、日期属{_PUBLIC}的注「{_PUBLIC}」，并注谁、何日公布。",
    kinds=EVENT_KINDS,
    grounds=BASIS_MARKS,
    ground_and_why="{ground}：{why}",
    date=_month_and_day,
    ends=BESIDE,
)


def timeline_page(
    connected: Connections, words: TimelineWords = CHINESE, says: Callable[[Event], EventSaid] = in_chinese
) -> str:
    """A list to each year: the date, what kind of thing, what happened, the code, and why it is dated so."""
    events = connected.edition.links.events
    years: dict[str, list[str]] = {}
    for event in events:
        years.setdefault(event.date[:4], []).append(_event(event, words, says(event)))
    out = [
        front_matter(words.title, "timeline"),
        f"# {words.title} {{ #timeline }}",
        words.lead.format(events=len(events)),
    ]
    for year, entries in years.items():
        out += [f"## {year} {{ #year-{year} }}", "\n".join(entries)]
    return "\n\n".join([*out, words.ends]) + "\n"


def _event(event: Event, words: TimelineWords, said: EventSaid) -> str:
    ground = words.grounds[event.basis]
    why = words.ground_and_why.format(ground=ground, why=said.why) if ground and said.why else ground or said.why
    shown = f" *{escape(why)}*" if ground or event.note else ""
    when = words.date(event.date) or "—"
    return f"- **{when}** *{words.kinds[event.kind]}* {escape(said.what)} {code_link(event.anchor)}{shown}"
