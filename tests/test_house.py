"""The whole house in one folder: what a made-up tree becomes at each step, kept as text to be read by eye.

``tests/golden/house/in`` holds received pages, plans, records and hand-written pages, all invented; ``out`` what is
made of them: outlines, the Markdown of every kind of page, the HTML of its article, the menu, what the search holds;
``files`` what is handed out beside the pages. Where a change is meant, write both anew and read the difference:

    python -m pytest tests/test_house.py --save-golden && git diff tests/golden/house
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from edition.collate.assemble import assemble
from edition.desk.tree import Tree
from edition.files.search_entries import findable
from edition.files.search_files import CENTRAL, DOCUMENT, OFF_TOPIC, UNCITED, Group
from edition.nouns import Edition
from edition.pages.table import KINDS
from edition.reading.document import readings
from house_files import handed_out
from outlines import told
from trees import HOUSE, copy_house

OUT = HOUSE / "out"
FILES = HOUSE / "files"
FLAGS = {"central": CENTRAL, "off topic": OFF_TOPIC, "document": DOCUMENT, "uncited": UNCITED}


@cache
def house_edition(root: Path) -> Edition:
    return assemble(Tree(root))


def outlines(root: Path) -> Iterator[tuple[str, str]]:
    for document in house_edition(root).documents:
        yield f"outlines/{document.code}.txt", "\n".join(told(document.outline)) + "\n"


def markdown(root: Path) -> Iterator[tuple[str, str]]:
    for language in ("zh", "en"):
        for path in sorted((root / "docs" / language / "texts").rglob("*.md")):
            name = path.relative_to(root / "docs").as_posix()
            yield f"markdown/{name}", sized(path.read_text("utf-8"))


def sized(text: str) -> str:
    """How large a file is that can be taken away depends on its writer's version, not on its words."""
    return re.sub(r"\b\d+ KB\b", "n KB", text)


def html(root: Path) -> Iterator[tuple[str, str]]:
    """The article of each page, its lines trimmed; the menu once in each language."""
    for path in sorted((root / "site").rglob("index.html")):
        name = path.relative_to(root / "site").as_posix().removesuffix("/index.html").removesuffix("index.html")
        text = path.read_text("utf-8")
        yield f"html/{name or 'start'}.html", trimmed(text, "article")
        if name in ("", "en"):
            yield f"html/menu-{name or 'zh'}.html", trimmed(text, 'nav class="sitenav"')


def trimmed(text: str, element: str) -> str:
    tag = element.split()[0]
    found = re.search(rf"<{element}(?=[\s>]).*?</{tag}>", text, re.DOTALL)
    assert found, element
    lines = (line.strip() for line in sized(found[0]).split("\n"))
    return "\n".join(line for line in lines if line) + "\n"


def search(root: Path) -> Iterator[tuple[str, str]]:
    edition = house_edition(root)
    docs = root / "docs"
    written = {path.relative_to(docs).as_posix(): path.read_text("utf-8") for path in sorted(docs.rglob("*.md"))}
    for language, groups in findable(edition, readings(edition), written).items():
        yield f"search/{language}.txt", "\n".join(line for group in groups for line in entries(group)) + "\n"


def entries(group: Group) -> Iterator[str]:
    flags = ", ".join(name for name, flag in FLAGS.items() if group.flags & flag)
    yield f"{group.path} #{group.anchor} {group.label}{f' {group.region}' if group.region else ''} [{flags}]"
    for each in group.entries:
        more = f" received {each.received}" if each.received else ""
        more += f" points {each.points}" if each.points else ""
        yield f"  {each.kind} {each.anchor or '-'} {each.head}: {each.text!r}{more}"


def files(root: Path) -> Iterator[tuple[str, str]]:
    """What lies in the site: what nobody opens has been taken out of it."""
    names = sorted(path.relative_to(root / "site").as_posix() for path in (root / "site").rglob("*") if path.is_file())
    yield "site.txt", "\n".join(names) + "\n"


def made(root: Path) -> dict[str, str]:
    return {name: text for step in (outlines, markdown, html, search, files) for name, text in step(root)}


def kept(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def keep(folder: Path, texts: dict[str, str]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory, request: Any) -> dict[str, str]:
    """Files, and the Markdown of the pages: all that is made before MkDocs runs, in two seconds."""
    root = copy_house(tmp_path_factory.mktemp("written") / "house")
    files = handed_out(root)
    if request.config.getoption("--save-golden"):
        keep(FILES, files)
    return files | dict(markdown(root))


@pytest.fixture(scope="module")
def shown(house: Path, request: Any) -> dict[str, str]:
    out = made(house)
    if request.config.getoption("--save-golden"):
        keep(OUT, out)
    return out


@pytest.mark.parametrize("name", kept(FILES))
def test_a_file_says_what_it_said(written: dict[str, str], name: str) -> None:
    assert written.get(name, "").split("\n") == (FILES / name).read_text("utf-8").split("\n")


@pytest.mark.parametrize("name", [name for name in kept(OUT) if name.startswith("markdown/")])
def test_the_markdown_says_what_it_said(written: dict[str, str], name: str, request: Any) -> None:
    saving = request.config.getoption("--save-golden")
    assert saving or written.get(name, "").split("\n") == (OUT / name).read_text("utf-8").split("\n")


def test_what_is_made_is_what_is_kept(written: dict[str, str], shown: dict[str, str]) -> None:
    again = "a page or a file is new or gone: run with --save-golden and read the difference"
    assert sorted(shown) == kept(OUT), again
    assert sorted(name for name in written if name not in shown) == kept(FILES), again


@pytest.mark.parametrize("name", kept(OUT))
def test_a_step_says_what_it_said(shown: dict[str, str], name: str) -> None:
    assert shown.get(name, "").split("\n") == (OUT / name).read_text("utf-8").split("\n")


def test_every_kind_of_page_is_in_the_house(house: Path) -> None:
    kinds = set()
    for path in (house / "docs").rglob("*.md"):
        kinds |= set(re.findall(r"^page_kind: (\S+)$", path.read_text("utf-8"), re.MULTILINE))
    assert kinds == {row.name for row in KINDS} - {"prose"}


def test_every_kind_of_block_is_in_the_house(house: Path) -> None:
    blocks = [block for document in house_edition(house).documents for block in document.outline.blocks]
    assert {block.kind for block in blocks} == {"heading", "item", "paragraph", "list", "caption", "lead"}
    assert {gap.place for block in blocks for gap in block.gaps} == {"before", "start", "end", "after"}
    assert {each.applied for block in blocks for each in block.emendations} == {True, False}
    notes = {note.kind for read in readings(house_edition(house)).values() for note in read.notes}
    assert notes == set("校疑接删移缺注")
