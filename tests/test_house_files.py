"""What the made-up house hands out beside its pages: data, what search and 核对引文 look up, files to take away.

Kept whole in ``tests/golden/house/files`` and written without MkDocs, in two seconds. The same tree as in
``test_house.py``, and the same way to write what is kept anew:

    python -m pytest tests/test_house_files.py --save-golden && git diff tests/golden/house/files
"""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from edition.collate.assemble import assemble
from edition.desk.tree import Tree
from edition.files.anchors_js import anchors, anchors_js, places
from edition.files.data import export
from edition.files.quotation_data import quotation_index
from edition.files.search_entries import findable
from edition.files.search_files import search_index
from edition.reading.document import readings
from edition.site.build import _imprint, _own_pages, write_generated
from trees import HOUSE, copy_house

KEPT = HOUSE / "files"
PAGES = HOUSE / "out" / "markdown"
WORD = ("word/document.xml", "word/styles.xml", "word/numbering.xml", "word/settings.xml", "word/footer1.xml")


def written(root: Path) -> Iterator[tuple[str, str]]:
    """Files by name. What is one long line is broken where something ends, so that a difference can be read."""
    tree = Tree(root)
    edition = assemble(tree)
    read = readings(edition)
    write_generated(tree, edition, read)
    own = _own_pages(tree)
    imprint = _imprint(tree)
    data = export(edition)
    data["quotations.js"] = quotation_index(edition, read, edition.published, [], imprint.online)
    data["anchors.js"] = anchors_js(edition)
    found = search_index(findable(edition, read, own), ids=anchors(places(edition)))
    for folder, files in (("data", data), ("search", found)):
        for name, text in files.items():
            yield f"{folder}/{name}", re.sub(r"(?<=[\]}],)(?=\S)", "\n", text)
    for path in sorted((tree.build / "fragments").iterdir()):
        yield f"fragments/{path.name}", path.read_text("utf-8")
    yield "summary.json", (tree.build / "summary.json").read_text("utf-8")
    for path in sorted((tree.build / "downloads").iterdir()):
        yield f"downloads/{path.name}", path.read_text("utf-8")
    for path in sorted((tree.generated / "downloads").iterdir()):
        if path.suffix == ".html":
            yield f"downloads/{path.name}", path.read_text("utf-8").partition("</head>")[2]
        else:
            yield from unzipped(path)


def unzipped(path: Path) -> Iterator[tuple[str, str]]:
    """What is in a zip: names and days, and the words of a Word file, an element a line; its looks once."""
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as opened:
        names = "".join(f"{each.filename} {each.date_time} {each.external_attr:o}\n" for each in opened.infolist())
        yield f"downloads/{path.name}.txt", names
        for part in opened.namelist():
            if part in WORD[: 1 if path.stem != "dkyj2021" else None]:
                name = f"downloads/{path.stem}-{part.rpartition('/')[2]}"
                text = re.sub(r' xmlns:\w+="[^"]*"', "", opened.read(part).decode())
                yield name, text.replace("><", ">\n<")


def lasting(text: str) -> str:
    """How many kilobytes a file has depends on its writer's version, and the sum of a tree on each of its bytes."""
    return re.sub(r"\bbytes\": \d+", 'bytes": n', re.sub(r"\b\d+ KB\b", "n KB", text))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, request: Any) -> dict[str, str]:
    root = copy_house(tmp_path_factory.mktemp("house-files") / "house")
    out = {name: lasting(text) for name, text in written(root)}
    if request.config.getoption("--save-golden"):
        shutil.rmtree(KEPT, ignore_errors=True)
        for name, text in out.items():
            (KEPT / name).parent.mkdir(parents=True, exist_ok=True)
            (KEPT / name).write_text(text, encoding="utf-8")
    pages = sorted(path for language in ("zh", "en") for path in (root / "docs" / language / "texts").rglob("*.md"))
    return out | {
        f"../out/markdown/{path.relative_to(root / 'docs')}": lasting(path.read_text("utf-8")) for path in pages
    }


def kept() -> list[str]:
    return sorted(
        f"{above}{path.relative_to(folder).as_posix()}"
        for folder, above in ((KEPT, ""), (PAGES, "../out/markdown/"))
        for path in folder.rglob("*")
        if path.is_file()
    )


def test_what_is_written_is_what_is_kept(made: dict[str, str]) -> None:
    assert sorted(made) == kept(), "a file is new or gone: run with --save-golden and read the difference"


@pytest.mark.parametrize("name", kept())
def test_a_file_says_what_it_said(made: dict[str, str], name: str) -> None:
    assert made.get(name, "").split("\n") == (KEPT / name).read_text("utf-8").split("\n")
