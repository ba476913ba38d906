"""Read between which days a page was printed, and date its documents by it: the same page, the same date.

The rule is that of doc/contracts.md §2. Five articles of one page were 未详 while the timeline dated what one of them
tells of.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from edition.desk.grounds import stated_value
from edition.desk.yaml_records import Record
from edition.nouns import UNRECORDED, Kind, Page, PageDate, SourceId, Stated

WRITTEN_FOR_THE_PAGE: frozenset[Kind] = frozenset({"signed-article", "news-report", "policy-graphic", "editors-note"})
"""These bear the date of their page; a speech or a central document was there before it."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WEAKEST = ("unknown", "public", "inferred", "stated")


def page_date(made: Record, pages: Mapping[SourceId, Page]) -> PageDate | None:
    """``{not_before: {value, basis, evidence, source}, not_after: …}``; the values are whole days."""
    fields = made.fields(("not_before",), ("not_after",), what="the date of a page")
    if "not_before" not in fields:
        return None
    first = _bound(fields["not_before"], pages)
    last = _bound(fields["not_after"], pages) if "not_after" in fields else None
    if last and last.text < first.text:
        fields["not_after"].fault("a page that ends before it begins", f"{first.text} … {last.text}", "correct a bound")
    return PageDate(first, last)


def _bound(made: Record, pages: Mapping[SourceId, Page]) -> Stated:
    bound = stated_value(made, pages)
    if not _DAY.fullmatch(bound.text):
        made.fault("not a whole day", bound.text, "write “2026-04-26” in quotes")
    return bound


def date_of(
    entry: Record, own: Record | None, kind: str, pages: Mapping[SourceId, Page], dated: PageDate | None
) -> Stated:
    """The date of a document: its page's where it was written for a dated page, else its own, never after its page."""
    if kind in WRITTEN_FOR_THE_PAGE and dated:
        if own:
            own.fault("a date of its own on a page that is dated", kind, "remove it: the same page, the same date")
        return _by_page(dated)
    if own is None:
        entry.fault("no date", kind, "write date:, or date its page under “dated” in sources.yml")
        return UNRECORDED
    stated = stated_value(own, pages, dated=True)
    last = dated.not_after if dated else None
    if last and stated.precision != "not-before" and stated.text > last.text[: len(stated.text)]:
        own.fault("a date after that of its page", f"{stated.text}; page: {last.text}", "correct one of them")
    return stated


def _by_page(dated: PageDate) -> Stated:
    """One year where both bounds lie in it; else the day before which it cannot have been."""
    bounds = [dated.not_before, *([dated.not_after] if dated.not_after else [])]
    same_year = len(bounds) == 2 and bounds[0].text[:4] == bounds[1].text[:4]
    told = bounds if same_year else bounds[:1]
    return Stated(
        told[0].text[:4] if same_year else told[0].text,
        min((bound.basis for bound in told), key=_WEAKEST.index),
        "；".join(dict.fromkeys(bound.evidence for bound in told)),
        "year" if same_year else "not-before",
        "；".join(dict.fromkeys(bound.source for bound in told if bound.source)),
    )
