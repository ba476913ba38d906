"""Who may import whom, who may touch the disk, and that no rule knows the five pages."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from trees import ROOT, edition

SCRIPTS = ROOT / "scripts"
MODULES = {path.stem: path for path in sorted((SCRIPTS / "edition").glob("*.py")) if path.stem != "__init__"}
TREES = {name: ast.parse(path.read_text("utf-8")) for name, path in MODULES.items()}

SHARED = {
    "model",
    "resemblance",
    "widen",
    "enumeration",
    "escape",
    "form",
    "lexicon",
    "matching",
    "record",
    "markdown",
    "places",
    "quotations",
    "usage",
}
"""Nouns and the small rules that several stages share."""

EDGES = {
    *("read", "record", "anchors", "assemble", "build", "serve", "proofread", "standing", "review"),
    *("bundle", "verify"),
}
"""The modules that read or write the disk; ``plan``, ``catalogue`` and ``emend`` go through ``record``."""

READS_A_PATH_ONLY = {"emend"}
"""Asks whether its file is there."""

IN_MEMORY = {"packing", "wordml", "wordml_template"}
"""Make and read zips in memory; only ``build`` and ``bundle`` write what comes of it."""

LISTED: dict[str, set[str]] = {
    "anchors": {"moved_words", "whereabouts"},
    "moved_words": {"whereabouts"},
    "whereabouts": {"naming"},
    "redirects": {"anchors"},
    "export_anchors": {"redirects"},
    "page_codes": {"redirects"},
    "page_moved": {"redirects"},
    "page_versions": {"redirects"},
    "structure": {"naming"},
    "collate": set(),
    "account": {"apparatus"},
    "picture": {"account"},
    "page_account": {"account", "page_citation", "page_notes", "picture"},
    "page_citation": {"cite", "pinpoint", "years"},
    "page_notes": {"apparatus"},
    "works": {"catalogue"},
    "links": {"figures", "glossary", "mentions", "practice", "subjects", "training", "works"},
    "page_links": {"connections"},
    "page_document": {"apparatus", "cite", "connections", "metadata", "page_index", "page_links", "page_notes"},
    "page_figures": {"connections"},
    "page_glossary": {"connections", "glossary", "page_links", "scheme"},
    "page_matrix": {"connections", "page_links"},
    "page_subjects": {"connections", "page_index", "page_links", "subjects"},
    "page_training": {"connections", "training"},
    "page_works": {"connections", "mentions", "page_links"},
    "export": {"export_anchors", "export_links"},
    "search_index": set(),
    "findable": {"search_index"},
    "page_received": {"apparatus", "page_account", "page_notes"},
    "offprint": {"apparatus", "cite", "offprint_notes", "metadata", "offprint_runs", "page_document"},
    "offprint_notes": {"apparatus", "offprint_runs", "page_notes"},
    "metadata": {"cite"},
    "offprint_runs": {"apparatus"},
    "offprint_html": {"offprint", "offprint_runs"},
    "offprint_docx": {"offprint", "offprint_runs", "wordml"},
    "wordml": {"packing", "wordml_template"},
    "wordml_template": {"wordml_looks", "wordml_styles"},
    "wordml_styles": {"wordml_looks"},
    "downloads": {"apparatus", "cite", "offprint", "offprint_docx", "offprint_html", "offprint_notes"},
    "render": {
        *("apparatus", "connections", "page_account", "page_document", "page_figures", "page_glossary", "page_index"),
        *("page_codes", "page_matrix", "page_moved", "page_received", "page_subjects", "page_training", "page_works"),
        *("page_downloads", "qr"),
    },
    "summary": {"export", "page_citation", "page_index"},
    "misreadings": set(),
    "pointing": set(),
    "tallies": set(),
    "suspicions": {"misreadings", "pointing", "tallies"},
    "assemble": {
        *("address", "anchors", "catalogue", "collate", "emend", "links", "plan", "read", "structure", "versions"),
    },
    "build": {
        *(
            "anchors",
            "assemble",
            "cite",
            "coverage",
            "export",
            "findable",
            "page_account",
            "page_versions",
            "proofread",
        ),
        *("quotation_index", "read", "render", "search_index", "standing", "summary", "suspicions", "versions"),
        *("downloads", "page_downloads"),
    },
    "trim": set(),
    "vouch": {"collate", "proofread", "read"},
    "bundle": {*("assemble", "build", "manifest", "packing", "proofread", "readme", "trim", "verify", "vouch")},
    "verify": {"manifest", "packing", "vouch"},
    "quotation_index": {"mentions", "quotation_sample"},
    "carried": {"align"},
    "judged": {"carried", "collate", "laying"},
    "carry": {"align", "carried", "judged", "laying"},
    "standing": {"assemble", "carry", "plan"},
    "choices": {"collate"},
    "ways": {"choices"},
    "doubts": {"apparatus", "choices", "ways"},
    "pastes": {"choices", "plan"},
    "review_doubts": {"choices", "differences", "doubts", "pastes"},
    "review_panes": {"apparatus", "review_doubts", "ways"},
    "review_page": {"apparatus", "choices", "doubts", "review_doubts", "review_panes"},
    "review": {"assemble", "collate", "doubts", "plan", "read", "review_doubts", "review_page", "standing"},
}
"""Edges between stages; all others stand alone."""

PROPOSING = {
    *("propose", "repeats", "runs", "twins", "settling", "loops", "seams", "breaks", "roles"),
    *("articles", "evidence", "holding", "titles", "weigh", "regroup", "ordering"),
}
"""The steps of a proposal may import one another, and nothing but the command line imports them."""


def imported(tree: ast.Module) -> set[str]:
    """Modules of ours that a module imports."""
    out: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "edition":
            out |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("edition."):
            out.add(node.module.removeprefix("edition."))
        elif isinstance(node, ast.Import):
            out |= {name.name.removeprefix("edition.") for name in node.names if name.name.startswith("edition")}
    return out


def test_the_nouns_import_nothing_of_ours() -> None:
    assert imported(TREES["model"]) == set()


@pytest.mark.parametrize("name", MODULES)
def test_a_module_imports_only_what_it_may(name: str) -> None:
    assert imported(TREES[name]) - SHARED <= (PROPOSING if name in PROPOSING else LISTED.get(name, set()))


def test_shared_rules_import_no_stage() -> None:
    for name in SHARED & MODULES.keys():
        assert imported(TREES[name]) <= SHARED, name


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


@pytest.mark.parametrize("name", [name for name in MODULES if name not in EDGES | READS_A_PATH_ONLY | IN_MEMORY])
def test_only_the_edges_touch_the_disk(name: str) -> None:
    assert list(touches(TREES[name])) == []


@pytest.mark.parametrize("name", sorted(IN_MEMORY))
def test_what_is_made_in_memory_stays_there(name: str) -> None:
    assert list(touches(TREES[name])) == ["import io"]


def test_the_writers_write_no_sources_and_no_editorial_file() -> None:
    """What the lock and a draft write is asked for by name: ``lock`` and ``propose --write``."""
    writers = {name for name, tree in TREES.items() if any(t.startswith(("write_", "rename")) for t in touches(tree))}
    assert writers <= {"anchors", "build", "bundle"}


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


def test_proposing_reads_nothing_but_its_page() -> None:
    """``propose`` never reads ``editorial/``: it imports nothing that could."""
    seen: set[str] = set()
    todo = {"propose"}
    while todo:
        name = todo.pop()
        seen.add(name)
        todo |= (imported(TREES[name]) & MODULES.keys()) - seen
    assert seen.isdisjoint(EDGES | {"plan", "catalogue", "emend"}), seen
