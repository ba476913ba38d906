"""Write the entries of the search for engines of others, into a folder that is there whole or not at all."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Mapping
from pathlib import Path

from edition.collate.assemble import assemble
from edition.desk.disk import put, text_of, workshop
from edition.desk.tree import Tree
from edition.files.anchors_js import anchors, places
from edition.files.elsewhere import entry_rows, for_opensearch
from edition.files.search_entries import findable
from edition.nouns import Edition, Fault, Faults
from edition.reading.document import readings
from edition.site.alone import alone
from edition.site.build import own_pages, write_generated
from edition.site.swap import swap

INDEX = "build/index"
"""Where the files are written, from the tree."""

LANGUAGES = ("zh", "en")
TOLD = "told.json"

_REQUIREMENTS = "requirements-index.txt"
_INSTALL = f"run .venv/bin/python -m pip install --require-hashes -r {_REQUIREMENTS}"
WITHOUT_TANTIVY = f"未建本地索引：没有安装 tantivy。No index of tantivy, which is not installed: {_INSTALL}"


def write_other_engines(tree: Tree, folder: Path) -> tuple[int, bool]:
    """Lines of JSON, files for OpenSearch and, where tantivy is installed, its index: how many entries, and whether.

    Raises Faults. Two runs over one tree write the same lines.
    """
    edition = assemble(tree)
    read = readings(edition)
    tree.build.mkdir(exist_ok=True)
    with alone(tree), workshop(tree.build, "index") as made:
        write_generated(tree, edition, read)
        found = findable(edition, read, own_pages(tree))
        rows = list(entry_rows(found, edition.links.other_names, edition.online))
        for name, text in for_opensearch(rows, edition.links.other_names).items():
            put(made / name, text)
        if has_tantivy():
            from edition.files.elsewhere.tantivy_index import FOLDER, write_index

            (made / FOLDER).mkdir()
            write_index(made / FOLDER, rows)
            put(made / TOLD, json.dumps(told(edition), ensure_ascii=False) + "\n")
        swap(made, folder)
    return len(rows), has_tantivy()


def told(edition: Edition) -> Mapping[str, object]:
    """What an index is told beside the entries: other names, and all that a code can name."""
    rows = [row for row in edition.links.other_names if row.means]
    names = [[row.ask, row.means, row.why, row.why_en] for row in rows]
    return {"other_names": names, "places": anchors(places(edition))}


def has_tantivy() -> bool:
    """Whether the optional package is there."""
    return importlib.util.find_spec("tantivy") is not None


def asked_of(folder: Path, words: str, language: str) -> list[str]:
    """What the index in a folder answers, a line each. Raises Faults where there is none, or nothing to read it."""
    if not has_tantivy():
        raise Faults([Fault(_REQUIREMENTS, 1, "tantivy is not installed", "", _INSTALL)])
    from edition.files.elsewhere.tantivy_ask import ask
    from edition.files.elsewhere.tantivy_index import FOLDER
    from edition.files.elsewhere.tantivy_lines import lines
    from edition.files.elsewhere.tantivy_open import opened

    if not (folder / FOLDER).is_dir() or not (folder / TOLD).is_file():
        raise Faults([Fault(str(folder), 1, "no index of tantivy", "", "run handbook.py index first")])
    return list(lines(ask(opened(folder / FOLDER, json.loads(text_of(folder / TOLD))), words, language)))
