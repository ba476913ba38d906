"""An index of tantivy opened to be asked, and the questions that all of an answer is put together from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import tantivy
from tantivy import Query

from edition.files.elsewhere.question import SearchTerm
from edition.files.elsewhere.ranking import KIND
from edition.files.elsewhere.rows import Row
from edition.files.elsewhere.tantivy_index import made_index, schema
from edition.ids.grammar import Listed, Places

MUST, SHOULD = tantivy.Occur.Must, tantivy.Occur.Should
Wanted = tuple[tantivy.Occur, Query]

MOST = 1_000
"""Places that are taken from the index and put into order."""

LIKELY = 200
"""Places that are looked at where nothing literal stands."""

SHORT = 120
"""Characters: what is longer is no name."""


@dataclass(frozen=True)
class TantivyIndex:
    """An index on the disk, opened to be asked."""

    searcher: tantivy.Searcher
    other_names: Sequence[tuple[Sequence[str], str, str, str]]
    """What is asked, the words of the texts, the ground in both languages."""
    places: Places


def opened(folder: Path, told: Mapping[str, object]) -> TantivyIndex:
    """The index in a folder that ``write_index`` has filled; ``told``: other names and all that a code can name."""
    index = made_index(folder)
    index.reload()
    rows = cast("Sequence[Sequence[object]]", told["other_names"])
    names = [(cast("Sequence[str]", asked), str(means), str(why), str(en)) for asked, means, why, en in rows]
    return TantivyIndex(index.searcher(), names, _places(cast("Mapping[str, object]", told["places"])))


def _places(told: Mapping[str, object]) -> Places:
    """``files/anchors_js.py: anchors`` read back."""
    listed: dict[str, Listed] = {}
    for code, said in cast("Mapping[str, Mapping[str, object]]", told["documents"]).items():
        ids = [f"{code}-{each}" if each else code for each in cast("Sequence[str]", said["ids"])]
        pins = {id: pin for id, pin in zip(ids, cast("Sequence[str]", said["pins"]), strict=True) if pin}
        names = tuple(cast("Sequence[str]", said["names"]))
        listed[code] = Listed(str(said["title"]), bool(said["central"]), names, tuple(ids), pins)
    moved = cast("Mapping[str, str]", told["moved"])
    return Places(listed, moved, cast("Mapping[str, str]", told["withdrawn"]))


def rows_of(index: TantivyIndex, language: str, wanted: Sequence[Wanted], most: int) -> Iterator[Row]:
    """The lines of the index that are wanted, the weightiest first."""
    only = Query.const_score_query(Query.term_query(schema(), "language", language), 0.0)
    found = index.searcher.search(Query.boolean_query([(MUST, only), *wanted]), most, count=False)
    for _, address in found.hits:
        yield json.loads(bytes(index.searcher.doc(address).get_first("row") or b""))


def kinds_first() -> list[Wanted]:
    """What comes first by its kind where more is found than is taken."""
    return [
        (SHOULD, Query.const_score_query(Query.term_query(schema(), "kind", kind), weight))
        for kind, weight in KIND.items()
    ]


def holds(sought: SearchTerm, *others: str) -> Query:
    """Entries whose text, in either reading, holds a term; ``others``: or one of these fields."""
    name = "strict" if sought.exact else "loose"
    either = [phrase(field, sought.sought) for field in (name, f"{name}_received", *others)]
    return Query.const_score_query(Query.boolean_query([(SHOULD, each) for each in either]), 0.0)


def phrase(field: str, characters: str) -> Query:
    """tantivy asks for two words at least."""
    if len(characters) == 1:
        return Query.term_query(schema(), field, characters)
    return Query.phrase_query(schema(), field, cast("list[str | tuple[int, str]]", list(characters)))


def holders(index: TantivyIndex, sought: Query, language: str) -> int:
    only = Query.term_query(schema(), "language", language)
    return index.searcher.search(Query.boolean_query([(MUST, only), (MUST, sought)]), 1).count or 0  # type: ignore[attr-defined]
