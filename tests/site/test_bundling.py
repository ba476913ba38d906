"""What goes into a bundle, what stays out, and that it is the same wherever and whenever it is made."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from edition.files.zip_bytes import unpacked
from edition.nouns import Faults
from edition.site.offline.readme import readme
from edition.site.trim import opened_from_a_folder, trimmed
from trees import ROOT, copy_house, copy_tree, edition, told


@pytest.fixture(scope="session")
def files(built_bundle: Path) -> dict[str, bytes]:
    """The files of the bundle."""
    return unpacked(built_bundle.read_bytes(), built_bundle.name)[0]


def test_what_is_in_it(built_bundle: Path, files: dict[str, bytes]) -> None:
    assert built_bundle.name == f"handbook-offline-{edition().version}-{edition().hash}.zip"
    assert {"index.html", "README.txt", "SHA256SUMS", "data/ledger.jsonl", "data/handbook.json"} <= files.keys()
    for document in edition().documents:
        assert f"texts/{document.code}.html" in files
    left = [n for n in files if n.endswith((".map", ".gz", ".xml")) or "404" in n or "/lunr/" in n]
    assert left == []
    assert not any(b"sourceMappingURL" in raw for raw in files.values())


def test_whose_characters_it_carries_is_said(files: dict[str, bytes]) -> None:
    said = files["LICENSES.txt"].decode()
    assert re.search(r"OpenCC: traditional characters\r\n\r\n\s*Apache License\r\n\s+Version 2\.0", said)


def test_a_page_names_its_canonical_address_and_links_by_file(files: dict[str, bytes]) -> None:
    page = files["texts/yj2024.html"].decode()
    assert '<link rel="canonical" href="https://handbook.example.org/texts/yj2024/">' in page
    assert 'data-addresses="files"' in page


def test_the_zip_says_nothing_of_the_machine(built_bundle: Path) -> None:
    with zipfile.ZipFile(built_bundle) as archive:
        entries = archive.infolist()
        assert archive.comment == b""
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert {(entry.date_time, entry.external_attr >> 16, entry.create_system) for entry in entries} == {
        ((2026, 11, 1, 0, 0, 0), 0o100644, 3)
    }
    assert all(entry.extra == b"" and entry.flag_bits == 0 for entry in entries)


def test_the_sum_lies_beside_it(built_bundle: Path) -> None:
    beside = built_bundle.with_name(f"{built_bundle.name}.sha256").read_text("ascii")
    assert beside == f"{hashlib.sha256(built_bundle.read_bytes()).hexdigest()}  {built_bundle.name}\n"


def test_the_readme_opens_in_notepad(files: dict[str, bytes]) -> None:
    raw = files["README.txt"]
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\n") == raw.count(b"\r\n") > 20
    text = raw.decode("utf-8-sig")
    assert text.startswith("产业工人队伍建设改革 政策手册")
    for said in (
        f"{edition().version}+{edition().hash}",
        f"文献 {len(edition().documents)} 篇",
        "index.html",
        "To open",
    ):
        assert said in text
    assert "{" not in text


def test_the_readme_takes_known_fields_only() -> None:
    with pytest.raises(Faults, match=r"editorial/readme\.txt:2: an unknown field \(weather\)"):
        readme("ok {version}\n{weather}\n", ("甲", "A"), edition())


def test_another_machine_makes_the_same_bytes(built_bundle: Path, tmp_path: Path) -> None:
    """Another folder, time zone, locale, umask, hash seed; and nothing kept of the templates (``tests/quicker``)."""
    root = copy_tree(tmp_path / "elsewhere 别处")
    given = {**os.environ, "TZ": "Asia/Shanghai", "LC_ALL": "C", "PYTHONHASHSEED": "4711"}
    del given["HANDBOOK_TEMPLATES"]
    done = subprocess.run(
        [sys.executable, str(root / "scripts" / "handbook.py"), "bundle"],
        cwd=tmp_path, env=given, umask=0o077, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert (root / "dist" / built_bundle.name).read_bytes() == built_bundle.read_bytes()
    assert "unpacked" in done.stdout


DAMAGES: dict[str, tuple[str, str, dict[str, str]]] = {
    "a dead link in a page of ours": ("docs/zh/method.md", "\n\n[不在](missing.md)\n", {}),
    "an unknown field of the readme": ("editorial/readme.txt", "\n{weather}\n", {}),
    "a kept file that is gone": ("mkdocs.yml", "site_keeps: [none.js, ", {}),
    "no time": ("docs/zh/method.md", "", {"SOURCE_DATE_EPOCH": "yesterday"}),
    "a name in Chinese": ("docs/zh/说明.md", "# 说明\n", {}),
    "too large": ("docs/zh/large.css", "a{}" * 5_000_000, {}),
}


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up tree with a last good bundle."""
    root = copy_house(tmp_path_factory.mktemp("bundling") / "tree")
    shutil.copy(ROOT / "editorial" / "readme.txt", root / "editorial")
    (root / "dist").mkdir()
    (root / "dist" / "handbook-offline-last.zip").write_bytes(b"good")
    return root


@pytest.mark.parametrize("case", DAMAGES)
def test_a_bundle_that_fails_leaves_the_last_one(tree: Path, case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    name, more, environment = DAMAGES[case]
    path = tree / name
    before = path.read_text("utf-8") if path.exists() else None
    for variable, value in environment.items():
        monkeypatch.setenv(variable, value)
    page = tree / "docs" / "zh" / "index.md"
    try:
        if name.endswith(".yml"):
            path.write_text((before or "").replace("site_keeps: [", more), encoding="utf-8")
        else:
            path.write_text((before or "") + more, encoding="utf-8")
        if name.endswith(".css"):
            page.write_text(page.read_text("utf-8") + "\n[大](large.css)\n", encoding="utf-8")
        done = told(tree, "bundle")
    finally:
        path.unlink() if before is None else path.write_text(before, encoding="utf-8")
    assert done.returncode == 1, done.stdout
    assert "Traceback" not in done.stderr
    assert "the last good bundle stays" in done.stderr
    assert sorted(p.name for p in (tree / "dist").iterdir()) == ["handbook-offline-last.zip"]


# What stays out ----------------------------------------------------------------------------------------------------

SITE = {
    "index.html": b'<script src="assets/a.js?v=1"></script><link href="./assets/a%2db.css"><a href="data/x.csv">x</a>',
    "texts/a.html": '<img srcset="../img/one.png 1x, ../img/two.png 2x"><img src=../img/图.png>'.encode(),
    "assets/a.js": b"load(base + 'search/' + 'composed.js'); load('search/named.js');\n//# sourceMappingURL=a.js.map\n",
    "assets/a-b.css": b"a{background:url(../img/three.svg)}\n/*# sourceMappingURL=a-b.css.map */",
    "assets/a.js.map": b"{}",
    "assets/unused.js": b"'img/four.png'",
    "img/one.png": b"1",
    "img/two.png": b"2",
    "img/图.png": b"2",
    "img/three.svg": b"3",
    "img/four.png": b"4",
    "search/composed.js": b"5",
    "search/named.js": b"load('../img/five.png')",
    "img/five.png": b"5",
    "data/x.csv": b"6",
    "data/not-linked.json": b"7",
    "404.html": b"",
    "sitemap.xml": b"",
    "sitemap.xml.gz": b"",
}
OUT = {
    "assets/a.js.map",
    "assets/unused.js",
    "img/four.png",
    "search/composed.js",
}


def test_what_nothing_names_stays_out() -> None:
    kept, faults = trimmed(SITE, [])
    assert faults == []
    assert SITE.keys() - kept.keys() == OUT
    assert kept.keys() - opened_from_a_folder(kept).keys() == {"404.html", "sitemap.xml", "sitemap.xml.gz"}
    assert kept["assets/a.js"].endswith(b"'search/named.js');\n")
    assert kept["assets/a-b.css"].endswith(b"three.svg)}\n")


def test_what_scripts_put_together_is_listed() -> None:
    kept, faults = trimmed(SITE, ["search/*.js", "gone/*"])
    assert "search/composed.js" in kept
    assert [str(fault) for fault in faults] == [
        "mkdocs.yml:1: site_keeps names no file (gone/*); remove it, or see why the file is gone"
    ]


def test_the_command_is_in_the_makefile() -> None:
    assert "\nbundle: ## " in (ROOT / "Makefile").read_text("utf-8")
