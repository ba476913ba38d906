"""The time line in English."""

from __future__ import annotations

from collections.abc import Callable

from edition.links.subjects import EVENT_KINDS
from edition.nouns import Event
from edition.pages.code_links import ENGLISH
from edition.pages.in_english.saying import UNOFFICIAL_PAGE, Saying, in_chinese_only
from edition.pages.look_up.timeline import EventSaid, TimelineWords

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def month_and_day(date: str) -> str:
    """The part of a date behind its year.

    >>> month_and_day("2019-11-08"), month_and_day("2019-11"), month_and_day("2019")
    ('November 8', 'November', '')
    """
    _, *rest = date.split("-")
    return " ".join([MONTHS[int(rest[0]) - 1], *(str(int(day)) for day in rest[1:])]) if rest else ""


def timeline_words(said: Saying) -> TimelineWords:
    """What the page says of itself."""
    return TimelineWords(
        title="Timeline",
        lead="{events} things that the texts let us date by year, month or day. What the text itself states bears no "
        "remark; “inferred” is a date that follows from words of the text, “public knowledge” one that no page "
        "gives, "
        f"with who published it and when. {UNOFFICIAL_PAGE}",
        kinds={kind: said.words("events", name) for kind, name in EVENT_KINDS.items()},
        grounds={"stated": "", "inferred": "inferred", "public": "public knowledge", "unknown": ""},
        ground_and_why="{ground}: {why}",
        date=month_and_day,
        ends=ENGLISH,
    )


def event_in_english(said: Saying) -> Callable[[Event], EventSaid]:
    """What is said of an event."""

    def says(event: Event) -> EventSaid:
        made = said.entry("timeline", "entries", f"{event.date} {event.anchor}")
        if made is None:
            return EventSaid(in_chinese_only(event.what), "".join(filter(None, (event.note, event.source))))
        return EventSaid(
            made.says["what"], " ".join(made.says[each] for each in ("note", "source") if each in made.says)
        )

    return says
