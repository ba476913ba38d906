"""Hold the site that ProperDocs builds against that of MkDocs, so that either can be relied on.

MkDocs 1 is no longer cared for, and Material's end of life is 2027-05-05; ProperDocs goes on with MkDocs 1.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from edition.desk.disk import workshop
from edition.desk.tree import Tree
from edition.nouns import Edition, Fault, Faults
from edition.reading.document import readings
from edition.site.alone import alone
from edition.site.build import fill

_SHOWN = 60
"""Characters shown of a line where it begins to differ."""

_REMEDY = "see what changed last: a runner's version, a plugin, a template"


def runner_faults(tree: Tree, edition: Edition, site: Path) -> list[Fault]:
    """Build the written tree once more, with ProperDocs; every file that is not what it is in MkDocs' ``site``."""
    with alone(tree), workshop(tree.build, "runner") as folder:
        try:
            fill(tree, folder, edition, readings(edition), runner="properdocs")
        except Faults as found:
            return list(found.faults)
        return list(differences(site, folder))


def differences(mkdocs: Path, properdocs: Path) -> Iterator[Fault]:
    """Files that one of two sites lacks, and the first line in which a file differs."""
    one, other = (
        {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
        for site in (mkdocs, properdocs)
    )
    for name in sorted(one.keys() | other.keys()):
        if name not in other:
            yield Fault(name, 1, "ProperDocs does not build a file that MkDocs builds", name, _REMEDY)
        elif name not in one:
            yield Fault(name, 1, "MkDocs does not build a file that ProperDocs builds", name, _REMEDY)
        else:
            yield from _difference(name, one[name].read_bytes(), other[name].read_bytes())


def _difference(name: str, one: bytes, other: bytes) -> Iterator[Fault]:
    for number, (here, there) in enumerate(zip_longest(one.split(b"\n"), other.split(b"\n")), 1):
        if here != there:
            said = f"MkDocs: {_seen(here, there)}; ProperDocs: {_seen(there, here)}"
            yield Fault(name, number, "MkDocs and ProperDocs build a file differently", said, _REMEDY)
            return


def _seen(line: bytes | None, beside: bytes | None) -> str:
    """A line from a little before the place where it leaves the one beside it."""
    if line is None:
        return "no such line"
    text, other = (each.decode("utf-8", errors="backslashreplace") for each in (line, beside or b""))
    same = next((at for at, pair in enumerate(zip(text, other, strict=False)) if pair[0] != pair[1]), len(other))
    start = max(0, min(same, len(text)) - _SHOWN // 4)
    return f"{'…' if start else ''}{text[start : start + _SHOWN]}{'…' if len(text) > start + _SHOWN else ''}"
