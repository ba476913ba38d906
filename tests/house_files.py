"""What the made-up house hands out beside its pages: data, what search and 核对引文 look up, files to take away."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from edition.collate.assemble import assemble
from edition.desk.tree import Tree
from edition.files.anchors_js import anchors_js
from edition.files.data import export
from edition.files.quotation_data import quotation_index
from edition.files.search_entries import findable
from edition.files.search_files import search_index
from edition.files.search_names import told
from edition.reading.document import readings
from edition.site.build import _imprint, own_pages, write_generated

WORD = ("word/document.xml", "word/styles.xml", "word/numbering.xml", "word/settings.xml", "word/footer1.xml")


def handed_out(root: Path) -> dict[str, str]:
    """Files by name, written without MkDocs; the Markdown of the pages is written below the tree too.

    What is one long line is broken where something ends, so that a difference can be read. The sum of what the tree
    was made of, and what depends on a writer's version, are left out.
    """
    tree = Tree(root)
    edition = assemble(tree)
    read = readings(edition)
    write_generated(tree, edition, read)
    data = export(edition)
    data["quotations.js"] = quotation_index(edition, read, edition.published, [], _imprint(tree).online)
    data["anchors.js"] = anchors_js(edition)
    found = search_index(findable(edition, read, own_pages(tree)), ids=told(edition))
    files = {"summary.json": (tree.build / "summary.json").read_text("utf-8")}
    for folder, texts in (("data", data), ("search", found)):
        files |= {f"{folder}/{name}": re.sub(r"(?<=[\]}],)(?=\S)", "\n", text) for name, text in texts.items()}
    for below in ("fragments", "downloads"):
        files |= {f"{below}/{path.name}": path.read_text("utf-8") for path in (tree.build / below).iterdir()}
    for path in (tree.generated / "downloads").iterdir():
        if path.suffix == ".html":
            files[f"downloads/{path.name}"] = path.read_text("utf-8").partition("</head>")[2]
        else:
            files |= _unzipped(path)
    return {name: _lasting(text.replace(edition.hash, "hash")) for name, text in sorted(files.items())}


def _unzipped(path: Path) -> Iterator[tuple[str, str]]:
    """What is in a zip: names and days; of Word files their words, an element a line, and of one how it looks."""
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as opened:
        names = "".join(f"{each.filename} {each.date_time} {each.external_attr:o}\n" for each in opened.infolist())
        yield f"downloads/{path.name}.txt", names
        for part in opened.namelist():
            if part in WORD[: None if path.stem == "dkyj2021" else 1]:
                text = re.sub(r' xmlns:\w+="[^"]*"', "", opened.read(part).decode())
                yield f"downloads/{path.stem}-{part.rpartition('/')[2]}", text.replace("><", ">\n<")


def _lasting(text: str) -> str:
    return re.sub(r'"bytes": \d+', '"bytes": n', re.sub(r"\b\d+ KB\b", "n KB", text))
