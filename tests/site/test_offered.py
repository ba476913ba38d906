"""The bundle beside the site: offered with what is true of it, the same as one packed alone, and no copy of itself
inside."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path

import pytest
from edition.files.zip_bytes import unpacked
from trees import ROOT, copy_house, told

OFFERED = "offline/handbook-offline.zip"


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up house, with its site and the bundle beside it."""
    made = copy_house(tmp_path_factory.mktemp("offered") / "tree")
    shutil.copy(ROOT / "editorial" / "readme.txt", made / "editorial")
    assert told(made, "build", "--with-bundle").returncode == 0
    return made


def test_the_pages_say_what_is_true_of_the_file(tree: Path) -> None:
    raw = (tree / "site" / OFFERED).read_bytes()
    files, faults = unpacked(raw, "offered")
    assert faults == []
    digest = hashlib.sha256(raw).hexdigest()
    for name, up in (("data/index.html", "../"), ("en/data/index.html", "../../")):
        page = (tree / "site" / name).read_text("utf-8")
        found = re.search(r'<a href="([^"]+)" download="([^"]+)">', page)
        assert found and found[1] == up + OFFERED
        assert re.fullmatch(r"handbook-offline-\d{4}\.\d{2}-[0-9a-f]{8}\.zip", found[2])
        assert digest in page
        assert f"{len(raw) / 1_000_000:.1f} MB" in page
        assert re.search(rf"\b{len(files)} (?:files|个文件)", page)
    assert (tree / "site" / f"{OFFERED}.sha256").read_text("ascii") == f"{digest}  handbook-offline.zip\n"
    assert 'href="data/#offline"' in (tree / "site" / "index.html").read_text("utf-8")


def test_it_is_the_bundle_that_is_packed_alone(tree: Path) -> None:
    offered = (tree / "site" / OFFERED).read_bytes()
    assert told(tree, "bundle").returncode == 0
    (alone,) = (tree / "dist").glob("*.zip")
    assert alone.read_bytes() == offered
    assert alone.name in (tree / "site" / "data" / "index.html").read_text("utf-8")


def test_what_is_packed_says_so_and_holds_no_copy_of_itself(tree: Path) -> None:
    files, _ = unpacked((tree / "site" / OFFERED).read_bytes(), "offered")
    page = files["data.html"].decode()
    version = re.search(r"就是离线版，版本 <code>([^<]+)</code>", page)
    assert version and version[1] in (tree / "site" / "data" / "index.html").read_text("utf-8")
    assert not [name for name in files if name.endswith(".zip") and "offline" in name]
    assert "download=" not in page


def test_a_site_without_one_offers_none(house: Path) -> None:
    page = (house / "site" / "data" / "index.html").read_text("utf-8")
    assert "make site" in page
    assert "handbook-offline.zip" not in page
    assert "#offline" not in (house / "site" / "index.html").read_text("utf-8")
