"""The version: what its hash covers, and what is said of each."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from edition.collate.assemble import assemble
from edition.desk.address import canonical
from edition.desk.tree import Tree
from edition.desk.versions import undescribed, versions
from edition.nouns import Faults, Version
from edition.pages.versions import version_fragments
from trees import copy_tree, edition

# What was said -------------------------------------------------------------------------------------------------------


def read(tmp_path: Path, text: str, current: str = "2026.12") -> tuple[Version, ...]:
    path = tmp_path / "versions.yml"
    path.write_text(text, encoding="utf-8")
    return versions(path, current)


GOOD = """\
- version: "2026.12"
  changes: [又收一版。]
- version: "2026.11"
  date: 2026-11-20
  hash: 5f595c0f
  english: First edition.
  changes:
    - 首次发布。
"""


def test_versions_are_read_newest_first(tmp_path: Path) -> None:
    new, old = read(tmp_path, GOOD)
    assert new == Version("2026.12", ("又收一版。",))
    assert old == Version("2026.11", ("首次发布。",), "2026-11-20", "First edition.", "5f595c0f")


WRONG = {
    "order": (
        GOOD.replace("2026.12", "2026.10"),
        "3: the versions are not in order (2026.11 after 2026.10); newest first",
    ),
    "twice": (GOOD.replace("2026.12", "2026.11"), "3: the versions are not in order (2026.11 after 2026.11)"),
    "newer than in force": (
        GOOD.replace("2026.12", "2027.01"),
        "1: a version newer than the one in edition.yml (2027.01)",
    ),
    "no version": (GOOD.replace('"2026.12"', "soon"), "1: not a version (soon); write year.month in quotes"),
    "silent": (GOOD.replace("[又收一版。]", "[]"), "2: a version that says nothing"),
    "no changes": ('- version: "2026.12"\n', "1: a version lacks “changes”"),
    "no date": (GOOD.replace("2026-11-20", "2026-02-30"), "4: not a date (2026-02-30); write 2026-11-20"),
    "no hash": (GOOD.replace("5f595c0f", "5F"), "5: not a hash of a version (5F); copy the eight digits"),
    "a hash too early": (
        GOOD.replace("[又收一版。]", "[又收一版。]\n  hash: 12345678"),
        "3: the version in force has no fixed hash yet (12345678)",
    ),
    "unknown key": (GOOD.replace("english:", "en:"), "6: unknown key in a version (en)"),
    "no list": ("version: 1\n", "1: the list of versions is not a list"),
}


@pytest.mark.parametrize(("text", "message"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_record_is_refused_at_its_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(Faults) as raised:
        read(tmp_path, text)
    assert f"{tmp_path / 'versions.yml'}:{message}" in str(raised.value)


def test_the_version_in_force_must_be_described(tmp_path: Path) -> None:
    path = tmp_path / "versions.yml"
    assert versions(path, "2026.11") == ()
    for described in ((), (Version("2026.10", ("旧。",)),)):
        (fault,) = undescribed(path, "2026.11", described)
        assert '1: the version in force is not described (2026.11); add at the top: - version: "2026.11"' in str(fault)
    assert undescribed(path, "2026.11", [Version("2026.11", ("新。",))]) == []


def test_the_page_shows_the_version_in_force_and_all_before() -> None:
    shown = version_fragments(edition())
    assert f"{edition().version}+{edition().hash}" in shown["version"]
    for each in edition().versions:
        assert f"## {each.version} " in shown["versions"]


# The hash ------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_tree(tmp_path_factory.mktemp("hash") / "树 tree")


def hash_of(root: Path) -> str:
    from edition.desk.edition_file import hash_of

    return hash_of(Tree(root))


def test_the_hash_is_that_of_the_text_wherever_it_lies(tree: Path) -> None:
    assert hash_of(tree) == edition().hash
    assert re.fullmatch(r"[0-9a-f]{8}", edition().hash)


def touched(path: Path) -> bytes:
    raw = path.read_bytes() if path.exists() else None
    path.write_bytes((raw or b"") + b"\n")
    return raw  # type: ignore[return-value]


def counts(root: Path, name: str) -> bool:
    """Whether a change of one byte in a file changes the hash; the file is put back."""
    path, before = root / name, hash_of(root)
    raw = touched(path)
    changed = hash_of(root) != before
    if raw is None:
        path.unlink()
    else:
        path.write_bytes(raw)
    assert hash_of(root) == before
    return changed


def covered(root: Path) -> list[str]:
    tree_ = Tree(root)
    found = [*tree_.sources.glob("*.txt"), *(path for path in tree_.editorial.rglob("*") if path.is_file())]
    return sorted(path.relative_to(root).as_posix() for path in found)


def test_every_page_and_every_editorial_file_counts(tree: Path) -> None:
    assert [name for name in covered(tree) if not counts(tree, name)] == []


@pytest.mark.parametrize(
    "name",
    [
        *("mkdocs.yml", "scripts/handbook.py", "docs/zh/versions.md", "sources/README.md", "sources/SHA256SUMS"),
        *("editorial/plans/004.proposed.yml", "editorial/plans/.004.yml.swp", "editorial/plans/004.yml~"),
        *("editorial/.DS_Store", "editorial/.hidden.yml"),
    ],
)
def test_nothing_else_counts(tree: Path, name: str) -> None:
    assert not counts(tree, name)


def test_a_renamed_file_counts_and_bytes_do_not_flow_over(tree: Path, tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "editorial").mkdir()
    one, other = tmp_path / "editorial" / "a.yml", tmp_path / "editorial" / "b.yml"
    one.write_bytes(b"x")
    first = hash_of(tmp_path)
    one.rename(other)
    assert hash_of(tmp_path) != first
    one.write_bytes(b"")
    other.write_bytes(b"x\0editorial/c.yml\0y")
    second = hash_of(tmp_path)
    other.write_bytes(b"x")
    (tmp_path / "editorial" / "c.yml").write_bytes(b"y")
    assert hash_of(tmp_path) != second


# The address ---------------------------------------------------------------------------------------------------------

ADDRESSES = {
    "site_url: https://handbook.example.org/\n": "",
    "site_url: https://example.com\n": "",
    "site_url: http://localhost:8000/\n": "",
    "site_url: http://127.0.0.1:8000/\n": "",
    "site_url: http://[::1]/\n": "",
    "site_url: http://192.168.1.4/\n": "",
    "site_url: https://handbook.test/\n": "",
    "site_url: ''\n": "",
    "site_url:\n": "",
    "site_name: x\n": "",
    "site_url: ftp://gaige.cn/\n": "",
    "site_url: https://[broken/\n": "",
    "# site_url: https://gaige.cn/\n": "",
    "site_url: https://gaige.cn/shouce  # 正式地址\n": "https://gaige.cn/shouce/",
    'a: 1\nsite_url: "https://gaige.cn/"\n': "https://gaige.cn/",
    "site_url: 'https://example.gaige.cn//'\n": "https://example.gaige.cn/",
}


@pytest.mark.parametrize(("settings", "address"), ADDRESSES.items())
def test_a_placeholder_is_no_address(settings: str, address: str) -> None:
    assert canonical(settings) == address


def test_the_real_tree_reads_its_own_settings(repository: Path) -> None:
    assert assemble(Tree(repository)).online == canonical((repository / "mkdocs.yml").read_text("utf-8"))
