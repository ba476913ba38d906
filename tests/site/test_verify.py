"""A bundle that was touched is found out, by its manifest or by the account it carries; nothing ends in a traceback."""

from __future__ import annotations

import io
import json
import re
import stat
import struct
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from edition.files.zip_bytes import name_faults, packed, size_faults, unpacked
from edition.nouns import Fault, Faults
from edition.site.offline import vouch
from edition.site.offline.manifest import MANIFEST, manifest, manifest_faults
from edition.site.offline.verify import schemas, verify
from edition.site.offline.vouch import HANDBOOK, LEDGER, vouched
from edition.site.proofread import read_html
from hypothesis import given
from hypothesis import strategies as st
from trees import ROOT, handbook, snapshot, told

FAULT = re.compile(r"^[^\s:][^:]*:[0-9]+: .+")
Files = dict[str, bytes]
SCHEMAS = schemas(ROOT)


@pytest.fixture(scope="session")
def files(built_bundle: Path) -> Files:
    """The files of the bundle."""
    found, faults = unpacked(built_bundle.read_bytes(), built_bundle.name)
    assert faults == []
    return found


def said(faults: list[Fault]) -> str:
    for fault in faults:
        assert FAULT.match(str(fault)), fault
    return "\n".join(map(str, faults))


# As made -----------------------------------------------------------------------------------------------------------


def test_the_bundle_is_verified_as_zip_and_as_folder(built_bundle: Path, files: Files, tmp_path: Path) -> None:
    found = verify(built_bundle, ROOT)
    assert found.sealed
    lines = [line for page in sorted((ROOT / "sources").glob("*.txt")) for line in page.read_text("utf-8").split("\n")]
    assert found.account.lines == sum(1 for line in lines if line.strip())
    assert found.account.pages == sum(1 for name in files if name.endswith(".html"))
    with zipfile.ZipFile(built_bundle) as archive:
        archive.extractall(tmp_path)
    assert verify(tmp_path, ROOT).files == found.files == len(files)
    assert snapshot(tmp_path) == files


def test_the_command_says_what_was_verified(built_bundle: Path) -> None:
    done = handbook(ROOT, "verify", str(built_bundle))
    assert (done.returncode, done.stderr) == (0, "")
    assert re.search(r"^\d+ lines accounted for, \d+ blocks", done.stdout, re.MULTILINE)


def test_several_bundles_are_verified_each_by_its_name(built_bundle: Path, tmp_path: Path) -> None:
    bad = tmp_path / "older.zip"
    bad.write_bytes(b"no zip")
    done = told(ROOT, "verify", str(bad), str(built_bundle))
    assert done.returncode == 1
    assert "older.zip:1: not a zip that can be read" in done.stderr
    assert done.stdout.startswith("older.zip:\n1 at fault, see below.\n" + built_bundle.name + ":\n")
    assert "lines accounted for" in done.stdout


# What the manifest finds -------------------------------------------------------------------------------------------


@given(st.data())
def test_a_changed_byte_in_any_file_is_found(files: Files, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(files)))
    at = data.draw(st.integers(0, len(files[name]) - 1))
    bit = data.draw(st.integers(1, 255))
    raw = bytearray(files[name])
    raw[at] ^= bit
    assert manifest_faults({**files, name: bytes(raw)})


@given(st.data())
def test_a_missing_file_is_named(files: Files, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(files)))
    found = said(manifest_faults({other: raw for other, raw in files.items() if other != name}))
    assert name in found


def test_a_file_nobody_listed_is_named(files: Files) -> None:
    assert said(manifest_faults({**files, "texts/new.html": b""})) == (
        "texts/new.html:1: a file that is not part of the bundle (texts/new.html); remove it"
    )


MANIFESTS: dict[str, tuple[Callable[[str], str], str]] = {
    "a line twice": (lambda text: text + text.split("\n")[0] + "\n", "a file listed twice"),
    "another order": (lambda text: "\n".join(reversed(text.strip().split("\n"))) + "\n", "not as it was written"),
    "no last line feed": (lambda text: text[:-1], "not as it was written"),
    "nothing": (lambda text: "", "not a line of a manifest"),
    "Windows line ends": (lambda text: text.replace("\n", "\r\n"), "not a line of a manifest"),
    "a path out of the folder": (lambda text: f"{'0' * 64}  ../etc/passwd\n{text}", "a file is missing"),
}


@pytest.mark.parametrize("case", MANIFESTS)
def test_a_manifest_that_was_touched(files: Files, case: str) -> None:
    change, expected = MANIFESTS[case]
    touched = {**files, MANIFEST: change(files[MANIFEST].decode()).encode()}
    assert expected in said(manifest_faults(touched))


# What the account finds, though the manifest was written anew ---------------------------------------------------------


Change = Callable[[Files], Files]


def in_text(name: str, pattern: str, new: str) -> Change:
    """Replace the one or first place that the pattern finds."""

    def change(files: Files) -> Files:
        text, n = re.subn(pattern, new, files[name].decode(), count=1, flags=re.DOTALL)
        assert n == 1, (name, pattern)
        return {**files, name: text.encode()}

    return change


def in_ledger(edit: Callable[[dict[str, Any]], object], which: Callable[[dict[str, Any]], bool]) -> Change:
    def change(files: Files) -> Files:
        rows = [json.loads(line) for line in files[LEDGER].decode().splitlines()]
        edit(next(row for row in rows if which(row)))
        return {**files, LEDGER: "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()}

    return change


def in_book(edit: Callable[[Any], object]) -> Change:
    def change(files: Files) -> Files:
        book = json.loads(files[HANDBOOK])
        edit(book)
        return {**files, HANDBOOK: json.dumps(book, ensure_ascii=False).encode()}

    return change


def without(name: str) -> Change:
    return lambda files: {other: raw for other, raw in files.items() if other != name}


def beside(name: str, raw: bytes) -> Change:
    return lambda files: {**files, name: raw}


def one_row_less(files: Files) -> Files:
    return {**files, LEDGER: files[LEDGER].split(b"\n", 1)[1]}


def one_row_twice(files: Files) -> Files:
    return {**files, LEDGER: files[LEDGER].split(b"\n", 1)[0] + b"\n" + files[LEDGER]}


def whole(row: dict[str, Any]) -> bool:
    return bool(row["order"]) and not row["spans"] and "-p" in (row["anchor"] or "")


TWIN = {"source": "000", "line": 9, "start": 0, "end": 20}
DROPPED = {"order": None, "drop": "repeat", "anchor": None, "similarity": 1.0, "twin": TWIN, "reason": "重出"}


def parted(row: dict[str, Any]) -> bool:
    return len(row["spans"]) > 1


def first(book: Any) -> Any:
    return book["documents"][0]["sections"][0]["blocks"][0]


def emended(book: Any) -> Any:
    return next(
        block
        for document in book["documents"]
        for section in document["sections"]
        for block in section["blocks"]
        if any(each["applied"] for each in block["emendations"])
    )


ACCOUNTS: dict[str, tuple[Change, str]] = {
    "a row gone": (one_row_less, "a line has not exactly one row (0)"),
    "a row twice": (one_row_twice, "a line has not exactly one row (2)"),
    "a kept row dropped": (
        in_ledger(
            lambda row: row.update(order=None, drop="repeat", anchor=None, similarity=1.0, twin=TWIN, reason="重出"),
            whole,
        ),
        "a block holds what the ledger does not keep (xjcg-p1: 000:7)",
    ),
    "another anchor": (in_ledger(lambda row: row.update(anchor="xjcg-p99"), whole), "not once in the block"),
    "an anchor that is on no page": (
        in_ledger(lambda row: row.update(anchor="xjcg-p99"), whole),
        "the anchor of a kept line is not on its page (xjcg-p99)",
    ),
    "a stretch shortened": (
        in_ledger(lambda row: row["spans"][0].update(end=row["spans"][0]["end"] - 1), parted),
        "kept, cut and markup are not the line",
    ),
    "a row of a page that is not there": (in_ledger(lambda row: row.update(source="999"), whole), "a page that is not"),
    "a row that is no object": (beside(LEDGER, b"[1]\n"), "not what the schema says"),
    "a row that is not JSON": (beside(LEDGER, b'{"source": \n'), "data/ledger.jsonl:1: not JSON"),
    "a deep row": (beside(LEDGER, b"[" * 100000), "data/ledger.jsonl:1: not JSON"),
    "an empty ledger": (beside(LEDGER, b""), "the data file is empty"),
    "no ledger": (without(LEDGER), "data/ledger.jsonl:1: the data file is missing"),
    "no handbook.json": (without(HANDBOOK), "data/handbook.json:1: the data file is missing"),
    "a text in the data": (
        in_book(lambda book: first(book).update(text=first(book)["text"] + "。")),
        "a block's text is not its received reading, emended",
    ),
    "a received reading in the data": (
        in_book(lambda book: first(book).update(received="我" + first(book)["received"])),
        "a block's received reading is not its lines",
    ),
    "an emendation taken back in silence": (
        in_book(lambda book: emended(book).update(emendations=[])),
        "a block's text is not its received reading, emended",
    ),
    "a span moved": (
        in_book(lambda book: first(book)["spans"][0].update(start=first(book)["spans"][0]["start"] + 1)),
        "a kept character is not once in the block the ledger names",
    ),
    "a span of another document": (
        in_book(lambda book: first(book)["spans"].append(dict(book["documents"][1]["front"][0]["spans"][0]))),
        "a kept character is not once in the block the ledger names",
    ),
    "a document gone": (in_book(lambda book: book["documents"].pop()), "not once in the block the ledger names"),
    "a received line": (
        in_text("texts/received/000.html", r'(id="l7".*?<span class="raw">).', r"\1某"),
        "a block's received reading is not its lines",
    ),
    "a received line gone": (
        in_text("texts/received/000.html", r'<p id="l7" class="line[^"]*">.*?</p>', ""),
        "a row for a line that is not there",
    ),
    "a block on its page": (
        in_text("texts/yj2024.html", r'(id="yj2024-x12".*?)产业', r"\1工业"),
        "texts/yj2024.html:1: a block does not show its",
    ),
    "a title": (in_text("texts/yj2024.html", r"(<h1[^>]*>)", r"\1甲"), "a page does not show its title"),
    "an id": (in_text("texts/yj2024.html", 'id="yj2024-x12"', 'id="yj2024-x99"'), "a block is not on its page"),
    "a page": (without("texts/nmg.html"), "texts/nmg.html:1: a document has no page"),
    "the start page": (without("index.html"), "index.html:1: there is no start page"),
    "a dead link": (in_text("index.html", "</main>", '<a href="texts/none.html">x</a></main>'), "a link leads nowhere"),
    "a dead anchor": (in_text("index.html", "</main>", '<a href="#none">x</a></main>'), "an anchor is not on its page"),
    "an image from elsewhere": (
        in_text("index.html", "</main>", '<img src="https://example.org/a.png"></main>'),
        "the page loads something from elsewhere",
    ),
    "a style sheet from elsewhere": (
        beside("assets/x.css", b"@import url(//example.org/a.css);"),
        "assets/x.css:1: a style sheet loads something from elsewhere",
    ),
    "a handler": (in_text("index.html", "<main", '<main onclick="x()"'), "an attribute runs a script"),
}


parsed = cache(read_html)
"""A page that no damage touched is parsed once."""


@pytest.mark.parametrize("case", ACCOUNTS)
def test_what_the_account_contradicts(files: Files, case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vouch, "read_html", parsed)
    change, expected = ACCOUNTS[case]
    touched = change(files)
    touched[MANIFEST] = manifest(touched).encode()
    assert manifest_faults(touched) == []
    assert expected in said(vouched(touched, SCHEMAS)[0])


# Zips --------------------------------------------------------------------------------------------------------------


def zipped(entries: list[tuple[str, bytes]], **marks: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, raw in entries:
            entry = zipfile.ZipInfo(name)
            entry.external_attr = marks.get("attributes", 0)
            archive.writestr(entry, raw)
    made = bytearray(out.getvalue())
    if flags := marks.get("flags", 0):
        for signature, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
            at = made.index(signature)
            made[at + offset : at + offset + 2] = struct.pack("<H", flags)
    return bytes(made)


ZIPS: dict[str, tuple[bytes, str]] = {
    "no zip": (b"hello", "not a zip that can be read"),
    "nothing": (b"", "not a zip that can be read"),
    "an empty zip": (zipped([]), "the bundle is empty"),
    "encrypted": (zipped([("index.html", b"x")], flags=1), "an encrypted file in the zip (index.html)"),
    "a link": (zipped([("index.html", b"/etc")], attributes=(stat.S_IFLNK | 0o777) << 16), "a link in the zip"),
    "out of the folder": (zipped([("../x.html", b"x")]), "a name that leads out of its folder"),
    "an absolute name": (zipped([("/x.html", b"x")]), "a name with other characters"),
    "a name of Windows": (
        zipped([("C:\\x.html", b"x")]),
        "a name with other characters than A-Z a-z 0-9 . _ - / (C??x.html)",
    ),
    "a name in Chinese": (zipped([("意见.html", b"x")]), "a name with other characters"),
    "cut short": (zipped([("index.html", b"x" * 100)])[:-30], "not a zip that can be read"),
}


@pytest.mark.parametrize("case", ZIPS)
def test_zips_that_are_no_bundle(case: str, tmp_path: Path) -> None:
    raw, expected = ZIPS[case]
    path = tmp_path / "handbook.zip"
    path.write_bytes(raw)
    with pytest.raises(Faults) as found:
        verify(path, ROOT)
    assert expected in said(found.value.faults)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_twice_in_a_zip(tmp_path: Path) -> None:
    _, faults = unpacked(zipped([("a", b"1"), ("a", b"2")]), "x.zip")
    assert "a name stands in the zip twice (a)" in said(faults)


def test_a_zip_that_swells(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for n in range(6):
            archive.writestr(f"{n}", bytes(10_000_000))
    assert "unpacks to far more" in said(unpacked(out.getvalue(), "x.zip")[1])


def test_a_damaged_copy_is_named_and_nothing_is_raised(built_bundle: Path, files: Files, tmp_path: Path) -> None:
    path = tmp_path / built_bundle.name
    raw = built_bundle.read_bytes()

    @given(st.integers(0, len(raw) - 1), st.integers(1, 255), st.booleans())
    def damaged(at: int, bit: int, cut: bool) -> None:
        changed = raw[:at] if cut else raw[:at] + bytes([raw[at] ^ bit]) + raw[at + 1 :]
        path.write_bytes(changed)
        path.with_name(f"{path.name}.sha256").write_bytes(built_bundle.with_name(f"{path.name}.sha256").read_bytes())
        # What a zip holds is the manifest's to find; bytes that say nothing of the files (a date) are the sum's, below.
        found, faults = unpacked(changed, path.name)
        said(faults)
        assert faults or manifest_faults(found) or found == files

    damaged()
    path.write_bytes(raw[:1000] + bytes([raw[1000] ^ 1]) + raw[1001:])
    with pytest.raises(Faults) as caught:
        verify(path, ROOT)
    assert "the sum is not that of the zip" in said(caught.value.faults)


def test_no_bundle_is_a_fault_and_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("<p>x</p>", encoding="utf-8")
    for given_path, expected in (
        (tmp_path / "none.zip", "there is no such bundle"),
        (tmp_path / "site", "there is no manifest"),
    ):
        done = told(ROOT, "verify", str(given_path))
        assert done.returncode == 1
        assert expected in done.stderr
        assert "Traceback" not in done.stderr
        assert done.stdout == ""


def test_a_link_in_a_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "index.html").symlink_to("/etc/hostname")
    with pytest.raises(Faults, match="a link in the bundle"):
        verify(tmp_path, ROOT)


# Names and sizes ---------------------------------------------------------------------------------------------------


NAMES: dict[str, tuple[list[str], str]] = {
    "Chinese": (["意见.html"], "other characters"),
    "a space": (["a b"], "other characters"),
    "a plus": (["a+b"], "other characters"),
    "up": (["a/../b"], "leads out of its folder"),
    "empty part": (["a//b"], "leads out of its folder"),
    "long": (["a" * 121], "longer than 120 characters (121)"),
    "device": (["data/con.html"], "Windows keeps for itself (con.html)"),
    "device folder": (["Lpt1/x"], "Windows keeps for itself (Lpt1)"),
    "last point": (["a./b"], "Windows shortens (a.)"),
    "case of files": (["a.html", "A.html"], "differ by case only"),
    "case of folders": (["Data/x", "data/y"], "differ by case only"),
    "a file and a folder": (["data", "Data/y"], "differ by case only"),
}


@pytest.mark.parametrize("case", NAMES)
def test_names_that_some_system_cannot_hold(case: str) -> None:
    names, expected = NAMES[case]
    assert expected in said(name_faults(names))


@pytest.mark.parametrize("name", ["index.html", "a" * 120, "texts/received/000.html", "console.html", "a-b_c.d", "com"])
def test_names_that_every_system_holds(name: str) -> None:
    assert name_faults([name]) == []


def test_a_bundle_that_is_too_large() -> None:
    large = {"a": bytes(12 * 1024 * 1024), "b": b"1"}
    assert "larger than 12582912 bytes unpacked (12582913)" in said(size_faults("x.zip", 5 * 1024 * 1024, large))
    assert "larger than 5242880 bytes zipped (5242881)" in said(size_faults("x.zip", 5 * 1024 * 1024 + 1, {"a": b""}))
    assert size_faults("x.zip", 5 * 1024 * 1024, {"a": bytes(12 * 1024 * 1024)}) == []


@given(st.dictionaries(st.from_regex(r"[a-z0-9]{1,6}(/[a-z0-9]{1,6})?", fullmatch=True), st.binary(max_size=200)))
def test_a_zip_says_what_went_in(files: Files) -> None:
    raw = packed(files, 1_793_491_200)
    assert unpacked(raw, "x.zip") == (files, [])
    assert packed(dict(reversed(files.items())), 1_793_491_200) == raw


@given(st.integers(0, 10**12))
def test_any_time_can_be_written(seconds: int) -> None:
    with zipfile.ZipFile(io.BytesIO(packed({"a": b""}, seconds))) as archive:
        assert 1980 <= archive.infolist()[0].date_time[0] <= 2107
