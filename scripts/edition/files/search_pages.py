"""Say what is found on the pages that have no entries elsewhere: time line, matrix, and whatever the menu names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from edition.files.search_files import DOCUMENT, Entry, Group
from edition.ids.cite_elements import spoken_date
from edition.links.lookups import Connections
from edition.nouns import Edition, Event
from edition.pages.in_english.matrix import matrix_in_english
from edition.pages.in_english.saying import Saying
from edition.pages.in_english.timeline import event_in_english, month_and_day
from edition.pages.look_up.matrix import IN_CHINESE, MatrixSays, cells_of, columns
from edition.pages.look_up.timeline import EventSaid, in_chinese
from edition.pages.table import Language
from edition.pages.templates.menu import menu

MenuNames = Mapping[str, Sequence[tuple[str, str]]]
"""By path of a page what the menu calls it: anchor on the page (empty for the page itself) and name."""


def menu_names(edition: Edition, language: Language) -> MenuNames:
    """Every entry of the menu, whatever its number."""
    out: dict[str, list[tuple[str, str]]] = {}
    made: Any = menu(edition, _Always())
    for part in made[language]:
        for entry in part["entries"]:
            out.setdefault(entry["path"], []).append((entry["anchor"], entry["name"]))
    return out


class _Always(Counter[str]):
    """Counts that leave no entry of the menu out."""

    def __missing__(self, key: str) -> int:
        return 1


def menu_groups(names: MenuNames, known: Iterable[str], title: Callable[[str], Entry]) -> Iterable[Group]:
    """The pages of the menu that have no entries so far: their name, and the parts that the menu leads to."""
    there = set(known)
    for path, entries in names.items():
        page = next((name for anchor, name in entries if not anchor), "")
        if path in there or not page:
            continue
        parts = (Entry(anchor, "heading", name) for anchor, name in entries if anchor)
        yield Group(path, "", page, (title(page), *parts))


def as_in_the_menu(groups: Iterable[Group], names: MenuNames) -> Iterable[Group]:
    """Pages that the menu calls otherwise than their title does are found by its name too."""
    for group in groups:
        others = [name for at, name in names.get(group.path, ()) if not at and name != group.entries[0].text]
        called = () if group.flags & DOCUMENT else tuple(Entry("", "heading", name) for name in others)
        yield replace(group, entries=(*group.entries, *called)) if called else group


# The time line -----------------------------------------------------------------------------------------------------


def timeline_entries(events: Sequence[Event]) -> Iterable[Entry]:
    """Each event at its year: when, what, why it is dated so."""
    return (_event(event, spoken_date(event.date), in_chinese(event)) for event in events)


def english_timeline_entries(events: Sequence[Event], said: Saying) -> Iterable[Entry]:
    """The same in English."""
    says = event_in_english(said)
    for event in events:
        when = ", ".join(filter(None, (month_and_day(event.date), event.date[:4])))
        yield _event(event, when, says(event))


def _event(event: Event, when: str, said: EventSaid) -> Entry:
    lines = [when, said.what, said.why, event.date if "-" in event.date else ""]
    return Entry(f"year-{event.date[:4]}", "editors", "\n".join(filter(None, lines)), len(when))


# Measures and practice ---------------------------------------------------------------------------------------------


def matrix_entries(connected: Connections, says: MatrixSays = IN_CHINESE) -> Iterable[Entry]:
    """Each measure by its name, and each cell with its reasons; whose words it quotes stands with the documents."""
    for document in connected.edition.documents:
        cells = cells_of(document, connected) if document.measures else {}
        for measure in document.measures:
            heading = says.heading(measure)
            yield Entry(f"m-{measure.id}", "editors", heading, len(heading))
            for body in columns(connected):
                if links := cells.get((measure.id, body.key)):
                    name = says.name(connected.places[links[0].anchor].document, body)
                    reasons = "\n".join(says.reason(link) for link in links)
                    yield Entry(f"e-{measure.id}-{body.key}", "editors", f"{name}\n{reasons}", len(name))


def english_matrix_entries(said: Saying) -> Iterable[Entry]:
    """The same in English."""
    return matrix_entries(said.connected, matrix_in_english(said))
