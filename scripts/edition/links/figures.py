"""Read the figures, and the numerals that are none; every received string must stand where it is said to."""

from __future__ import annotations

import re
from pathlib import Path

from edition.desk.yaml_records import Record, optional_record, rows
from edition.links.places import Place, Places, known_place, quoted_in
from edition.nouns import BlockId, Fault, Figure, FigurePicture, NoFigure

COLUMNS = ("anchor", "body", "region", "indicator", "value", "unit", "qualifier", "as_of", "as_of_basis", "received")
EXCLUDED = ("anchor", "received", "reason")
_VALUE = re.compile(r"\d+(\.\d+)?(/\d+)?")
_BASIS = re.compile(r"(stated|inferred|unknown): .+")
_MOMENT = re.compile(r"[12][0-9]{3}(-[0-9]{2}(-[0-9]{2})?)?")


def figures(path: Path, found: Places, faults: list[Fault]) -> tuple[Figure, ...]:
    """Read ``figures.csv``."""
    return tuple(_figure(made, found) for made in rows(path, COLUMNS, faults))


def _figure(made: Record, found: Places) -> Figure:
    fields = made.fields(COLUMNS, what="a figure")
    text = {key: fields[key].text(key) for key in COLUMNS}
    place = known_place(fields["anchor"], found)
    quoted_in(fields["received"], place)
    if not _VALUE.fullmatch(text["value"]):
        made.fault("the value is no plain number", text["value"], "write 40, 5.2 or 1/3; 余 and 约 go to qualifier")
    if not text["indicator"] or not text["unit"]:
        made.fault("a figure needs indicator and unit", text["received"], "say what it counts, and in what")
    if not _BASIS.fullmatch(text["as_of_basis"]):
        made.fault("no ground for its date", text["as_of_basis"], "write “stated: …”, “inferred: …” or “unknown: …”")
    elif bool(text["as_of"]) == text["as_of_basis"].startswith("unknown"):
        made.fault("date and ground disagree", text["as_of"], "unknown goes with an empty as_of alone")
    if not all(each == ".." or _MOMENT.fullmatch(each) for each in text["as_of"].split("/") if text["as_of"]):
        made.fault("not a date", text["as_of"], "write 2019, 2019-09, 2016/2019 or 2024/..")
    return Figure(BlockId(text.pop("anchor")), **text)


def no_figures(path: Path, found: Places, faults: list[Fault]) -> tuple[NoFigure, ...]:
    """Read ``figures-excluded.csv``."""
    out = []
    for made in rows(path, EXCLUDED, faults):
        fields = made.fields(EXCLUDED, what="an exclusion")
        place: Place | None = known_place(fields["anchor"], found)
        received, reason = quoted_in(fields["received"], place), fields["reason"].text("a reason")
        if not reason:
            made.fault("an exclusion without reason", received, "say why it counts nothing")
        out.append(NoFigure(BlockId(fields["anchor"].text("an id")), received, reason))
    return tuple(out)


def pictures(path: Path, known: tuple[Figure, ...], faults: list[Fault]) -> tuple[FigurePicture, ...]:
    """Read ``figures-pictures.yml``: which figures say more side by side."""
    top = optional_record(path, faults)
    by_key = {(figure.anchor, figure.indicator): figure for figure in known}
    out = []
    for made in top.entries("the pictures") if top else ():
        fields = made.fields(("title", "says", "bars"), what="a picture")
        bars: list[tuple[str, Figure]] = []
        for bar in fields["bars"].entries("bars") if "bars" in fields else ():
            given = bar.fields(("label", "anchor", "indicator"), what="a bar")
            text = {key: each.text(key) for key, each in given.items()}
            figure = by_key.get((BlockId(text.get("anchor", "")), text.get("indicator", "")))
            if figure is None:
                bar.fault("no such figure", text.get("indicator", ""), "name anchor and indicator as in figures.csv")
            else:
                bars.append((text.get("label", ""), figure))
        title, says = (fields[key].text(key) if key in fields else "" for key in ("title", "says"))
        out.append(FigurePicture(title, says, tuple(bars)))
    return tuple(out)
