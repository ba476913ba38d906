"""Who may import whom, who may touch the disk, and that no rule knows the five pages."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from trees import ROOT, edition

SCRIPTS = ROOT / "scripts"
EDITION = SCRIPTS / "edition"
MODULES = {
    ".".join(path.relative_to(EDITION).with_suffix("").parts): path
    for path in sorted(EDITION.rglob("*.py"))
    if path.name != "__init__.py"
}
TREES = {name: ast.parse(path.read_text("utf-8")) for name, path in MODULES.items()}

BELOW: dict[str, str] = {
    "nouns": "",
    "chinese": "nouns",
    "markup": "nouns",
    "desk": "nouns chinese",
    "ids": "nouns chinese desk",
    "propose": "nouns chinese",
    "links": "nouns chinese desk ids",
    "collate": "nouns chinese desk ids links",
    "review": "nouns chinese markup desk links collate",
    "reading": "nouns chinese ids links collate",
    "pages": "nouns chinese markup ids links collate reading",
    "files": "nouns chinese markup ids links collate reading pages",
    "site": "nouns chinese markup desk ids links collate review reading pages files",
}
"""The rooms, and which rooms below it each may use. Only the command line uses ``propose``."""

LARGEST = 24
"""Modules a room may hold, rooms inside it not counted: what a newcomer still takes in at a glance."""

AT_THE_DISK = {
    *(
        "desk.disk",
        "desk.received_page",
        "desk.yaml_records",
        "desk.edition_file",
        "desk.signers",
        "ids.lock",
        "collate.assemble",
        "review.show",
        "review.carry.proposals",
    ),
    *(
        "site.alone",
        "site.assets",
        "site.build",
        "site.check",
        "site.every_core",
        "site.lint",
        "site.mkdocs_run",
        "site.other_engines",
        "site.proofread",
        "site.reports",
        "site.runners",
        "site.serve",
        "site.swap",
    ),
    *("site.offline.bundle", "site.offline.shipped", "site.offline.sign", "site.offline.verify"),
}
"""The modules that read or write the disk; the others are handed what they need."""

READS_A_PATH_ONLY = {"collate.emend"}
"""Asks whether its file is there."""

TABLE_BESIDE = {"chinese.alike", "chinese.folding", "ids.grammar", "markup.set_page", "markup.tokens"}
"""Read what lies beside them and nothing else: a table that the scripts of the site are handed too, or templates."""

IN_MEMORY = {"files.zip_bytes", "files.single.word", "files.single.word_template"}
"""Make and read zips in memory; only ``build`` and ``bundle`` write what comes of it."""


def imported(tree: ast.Module) -> set[str]:
    """Modules of ours that a module imports, dotted, without ``edition``."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "edition":
            package = node.module.removeprefix("edition").removeprefix(".")
            below = {f"{package}.{name.name}".removeprefix(".") for name in node.names}
            names |= (below & MODULES.keys()) or {package}
        elif isinstance(node, ast.Import):
            names |= {name.name.removeprefix("edition.") for name in node.names if name.name.startswith("edition")}
    return names


def room(name: str) -> str:
    return name.split(".")[0]


def test_the_map_names_the_rooms_in_the_order_of_their_dependencies() -> None:
    said = re.findall(r"^``(\w+)``  ", (EDITION / "__init__.py").read_text("utf-8"), re.MULTILINE)
    assert said == list(BELOW)
    assert {room(name) for name in MODULES} == set(BELOW)
    for at, name in enumerate(said):
        assert set(BELOW[name].split()) <= set(said[:at]), name


@pytest.mark.parametrize("name", MODULES)
def test_a_module_imports_only_its_room_and_rooms_below(name: str) -> None:
    assert {room(each) for each in imported(TREES[name])} <= {room(name), *BELOW[room(name)].split()}


@pytest.mark.parametrize("folder", sorted({path.parent for path in MODULES.values()}), ids=lambda path: path.name)
def test_a_room_names_its_verbs_and_is_taken_in_at_a_glance(folder: Path) -> None:
    said = ast.parse((folder / "__init__.py").read_text("utf-8"))
    assert ast.get_docstring(said)
    if folder.name != "nouns":
        assert any(isinstance(node, ast.ImportFrom) for node in said.body), "names no verb"
    assert len([path for path in folder.glob("*.py") if path.name != "__init__.py"]) <= LARGEST


BESIDE_THE_ROOMS = {"browser", "engines"}
"""Tests of what readers do, and of the scripts that run in their browsers."""


def test_the_tests_mirror_the_rooms() -> None:
    folders = {path.parent.name for path in (ROOT / "tests").glob("*/test_*.py")}
    assert folders - BESIDE_THE_ROOMS == set(BELOW)


def test_a_class_is_called_what_no_other_is() -> None:
    """A word means one thing: whoever meets a name in another room need not ask which is meant."""
    where: dict[str, list[str]] = {}
    for name, tree in TREES.items():
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                where.setdefault(node.name, []).append(name)
    assert {each: names for each, names in where.items() if len(names) > 1} == {}


def test_imports_run_in_no_circle() -> None:
    left = {name: imported(tree) & MODULES.keys() for name, tree in TREES.items()}
    while free := [name for name, needs in left.items() if not needs & left.keys()]:
        for name in free:
            del left[name]
    assert left == {}


TOUCHES = re.compile(
    r"(?:read|write)_(?:text|bytes)|open|mkdir|unlink|rmdir|rename|touch|symlink_to|r?glob|iterdir|exists|is_file|is_dir|stat|"
    r"is_symlink|chmod|copytree|rmtree|mkdtemp"
)
FOREIGN = {"os", "shutil", "subprocess", "tempfile", "socket", "urllib.request", "http.client", "io", "glob"}


def touches(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func
            name = (
                called.attr if isinstance(called, ast.Attribute) else called.id if isinstance(called, ast.Name) else ""
            )
            if TOUCHES.fullmatch(name):
                yield f"{name} at line {node.lineno}"
        elif isinstance(node, ast.Import):
            yield from (f"import {name.name}" for name in node.names if name.name in FOREIGN)
        elif isinstance(node, ast.ImportFrom) and node.module in FOREIGN:
            yield f"from {node.module} import"


@pytest.mark.parametrize(
    "name", [name for name in MODULES if name not in AT_THE_DISK | READS_A_PATH_ONLY | TABLE_BESIDE | IN_MEMORY]
)
def test_only_the_edges_touch_the_disk(name: str) -> None:
    assert list(touches(TREES[name])) == []


@pytest.mark.parametrize("name", sorted(TABLE_BESIDE))
def test_what_lies_beside_a_module_is_all_it_reads(name: str) -> None:
    assert [touch.split()[0] for touch in touches(TREES[name])] == ["read_text"]


@pytest.mark.parametrize("name", sorted(IN_MEMORY))
def test_what_is_made_in_memory_stays_there(name: str) -> None:
    assert list(touches(TREES[name])) == ["import io"]


def test_the_writers_write_no_sources_and_no_editorial_file() -> None:
    """What the lock and a draft write is asked for by name: ``lock`` and ``propose --write``."""
    writers = {name for name, tree in TREES.items() if any(t.startswith(("write_", "rename")) for t in touches(tree))}
    assert writers <= {"ids.lock", "site.build", "site.lint", "site.swap", "site.offline.bundle", "site.offline.sign"}


# No rule knows the five pages --------------------------------------------------------------------------------------


def constants(path: Path) -> Iterator[tuple[int, str]]:
    """String constants of a script, docstrings aside: those quote real damage on purpose."""
    tree = ast.parse(path.read_text("utf-8"))
    said = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.lineno, node.value


ALL_SCRIPTS = sorted(SCRIPTS.rglob("*.py"))
SPOKEN_OF = 10
"""Characters of a page that no rule names by chance."""


@pytest.mark.parametrize("path", ALL_SCRIPTS, ids=lambda path: path.stem)
def test_no_source_and_no_code_stands_in_a_script(path: Path) -> None:
    sources = {str(page.source) for page in edition().pages} | {page.path.name for page in edition().pages}
    codes = {str(document.code) for document in edition().documents}
    known = re.compile(rf"\b(?:{'|'.join(sorted(codes))})(?:-[a-z0-9-]+)?\b")
    for line, text in constants(path):
        assert text not in sources | codes, (line, text)
        assert not known.search(text), (line, text)


@pytest.mark.parametrize("path", ALL_SCRIPTS, ids=lambda path: path.stem)
def test_no_line_of_the_pages_stands_in_a_script(path: Path) -> None:
    lines = [line.content.replace(" ", "") for page in edition().pages for line in page.lines]
    runs = {line[at : at + SPOKEN_OF] for line in lines for at in range(len(line) - SPOKEN_OF + 1)}
    for number, text in constants(path):
        bare = text.replace(" ", "")
        found = [
            bare[at : at + SPOKEN_OF] for at in range(len(bare) - SPOKEN_OF + 1) if bare[at : at + SPOKEN_OF] in runs
        ]
        assert found == [], (number, found)


def test_proposing_is_used_by_the_command_line_alone() -> None:
    """``propose`` never reads ``editorial/``: its rooms below hold nothing that could, and no stage leans on it."""
    assert not AT_THE_DISK & {name for name in MODULES if room(name) in {"propose", *BELOW["propose"].split()}}
    assert all("propose" not in below.split() for below in BELOW.values())


# HTML is set by templates, not put together from strings -------------------------------------------------------------

TAG = re.compile(r"(?<!\?P)</?(?:[a-z][a-z0-9]*|\0)(?=[\s>/\0]|$)")
"""A tag of HTML in a string, ``\\0`` standing for what is filled in; ``(?P<name>`` and ``<w:p>`` of Word are none."""

TAGS_IN_STRINGS = {"markup.policy": 7, "pages": 4, "site.offline.vouch": 1, "site.serve": 1}
"""Strings that still write HTML, by module, ``pages`` as a whole: fewer are welcome, more are not. The proof of the
offline bundle wraps a style sheet to have it read as a page's; what is served ends where a page ends; a policy is put
where the head of a made page begins, and names the style sheets in it."""


def html_strings(tree: ast.Module) -> Iterator[int]:
    """Lines of strings that hold a tag, what stands between them and documents something aside."""
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    inside |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        text = ""
        if isinstance(node, ast.JoinedStr):
            text = "".join(str(each.value) if isinstance(each, ast.Constant) else "\0" for each in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside:
            text = node.value
        if TAG.search(text):
            yield node.lineno


def test_python_writes_no_html() -> None:
    found: dict[str, int] = {}
    for name, tree in TREES.items():
        if count := len(list(html_strings(tree))):
            where = "pages" if room(name) == "pages" else name
            found[where] = found.get(where, 0) + count
    assert found.keys() <= TAGS_IN_STRINGS.keys(), found
    assert all(count <= TAGS_IN_STRINGS[where] for where, count in found.items()), found


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ('f"<p>{text}</p>"', 1),
        ('f"<h{level} id={name}>"', 1),
        ('f"<{tag} class=x>{text}</{tag}>"', 1),
        ('["<ul>", text]', 1),
        ('f"<w:p>{text}</w:p>"', 0),
        ('f"(?P<year>{digits})"', 0),
        ('"""A <p> in a docstring."""', 0),
    ],
)
def test_a_string_with_a_tag_is_seen(text: str, tags: int) -> None:
    assert len(list(html_strings(ast.parse(text)))) == tags
