"""What tsc and eslint find is told by part and line; the list of parts without types only shrinks."""

from __future__ import annotations

from edition.site import lint
from edition.site.assets import LIBRARIES, SCRIPTS, joined, origins
from trees import ROOT

ASSETS = ROOT / "assets"
MOST_UNTYPED = 2
"""Parts whose types are still to be written. This number only falls."""


def test_the_list_of_parts_without_types_only_shrinks() -> None:
    assert len(lint.UNTYPED) <= MOST_UNTYPED
    assert {name for name in lint.UNTYPED if not (ASSETS / name).is_file()} == set()


def test_every_part_is_looked_at() -> None:
    seen = {part for name in lint.LINTED for part, _ in origins(name, ASSETS) if part}
    lying = {path.relative_to(ASSETS).as_posix() for path in ASSETS.rglob("*.js")}
    assert seen == lying - {each.script for each in LIBRARIES}


def test_a_line_of_a_joined_script_is_known_by_its_part() -> None:
    for name in SCRIPTS:
        lines = joined(ASSETS)[name].split("\n")[:-1]
        places = origins(name, ASSETS)
        assert len(places) == len(lines)
        for (part, at), line in zip(places, lines, strict=True):
            assert not part or (ASSETS / part).read_text("utf-8").split("\n")[at - 1] == line


def test_a_finding_is_told_at_its_part() -> None:
    line = next(
        n for n, (part, at) in enumerate(origins("handbook.js", ASSETS), 1) if (part, at) == ("wall/keys.js", 3)
    )
    (told,) = lint._told([("handbook.js", line, "no-shadow", "'at' is already declared")], ASSETS)
    assert str(told) == "assets/wall/keys.js:3: 'at' is already declared (no-shadow); correct it"


def test_what_tsc_says_is_read_with_what_it_says_further() -> None:
    said = "build/scripts/early.js(4,7): error TS2322: Type 'A' is no 'B'.\n  Property 'c' is missing.\nother words\n"
    assert lint._TOLD.findall(said) == [("early.js", "4", "TS2322", "Type 'A' is no 'B'.\n  Property 'c' is missing.")]
