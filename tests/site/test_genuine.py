"""Where a bundle comes from: signatures, one strict reading of the zip, and what it is made of."""

from __future__ import annotations

import base64
import hashlib
import json
import random
import shutil
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from edition.desk.signers import signers
from edition.files.zip_bytes import packed, unpacked
from edition.nouns import Edition, Faults
from edition.pages.versions import version_fragments
from edition.site.offline.manifest import MANIFEST, SIGNATURE, manifest, manifest_faults
from edition.site.offline.shipped import LICENCES, SBOM, Theme, licences, sbom, theme
from edition.site.offline.sign import signed, signed_by
from edition.site.offline.verify import verify
from trees import ROOT, copy_house, edition, told

# One strict reading ------------------------------------------------------------------------------------------------

SMALL = {"a.html": "<p>渡口</p>".encode() * 30, "b/c.txt": b"x", "d.json": bytes(range(256)), "e.css": b""}
ZIP = packed(SMALL, 1_793_491_200)
FLIPS = 500


def test_what_is_packed_is_read() -> None:
    assert unpacked(ZIP, "x.zip") == (SMALL, [])


def test_every_flip_of_a_bit_in_a_small_bundle_is_noticed() -> None:
    for at in range(len(ZIP)):
        for bit in range(8):
            assert unpacked(ZIP[:at] + bytes([ZIP[at] ^ 1 << bit]) + ZIP[at + 1 :], "x.zip")[1], (at, bit)


def test_flips_in_the_bundle_are_noticed(built_bundle: Path) -> None:
    """Those within a stream are told by what comes out of it: an entry is read alone, as the other bytes stay."""
    raw = built_bundle.read_bytes()
    draw = random.Random(20)
    unseen = []
    for at in (draw.randrange(len(raw)) for _ in range(FLIPS // 50)):
        changed = raw[:at] + bytes([raw[at] ^ 1 << draw.randrange(8)]) + raw[at + 1 :]
        files, faults = unpacked(changed, built_bundle.name)
        unseen += [at] if not faults and not manifest_faults(files) else []
    assert unseen == []


def first_local(change: bytes, at: int) -> bytes:
    return ZIP[:at] + change + ZIP[at + len(change) :]


DIRECTORY = ZIP.index(b"PK\1\2")
END = len(ZIP) - 22


def with_between(extra: bytes) -> bytes:
    """Bytes before the directory, which the end still finds."""
    begins = struct.unpack("<L", ZIP[END + 16 : END + 20])[0]
    end = ZIP[END : END + 16] + struct.pack("<L", begins + len(extra)) + ZIP[END + 20 :]
    return ZIP[:DIRECTORY] + extra + ZIP[DIRECTORY:END] + end


def both(local: int, central: int, change: bytes) -> bytes:
    """The same said in both headers of the first file."""
    raw = bytearray(ZIP)
    raw[local : local + len(change)] = change
    raw[DIRECTORY + central : DIRECTORY + central + len(change)] = change
    return bytes(raw)


def twice() -> bytes:
    one = packed({"a": b"1"}, 0)
    two = one.index(b"PK\1\2")
    entry, end = one[two:-22], one[-22:]
    count = struct.pack("<HHL", 2, 2, 2 * len(entry))
    return one[:two] + entry * 2 + end[:8] + count + end[16:]


BAD = {
    "data before": (b"MZ" + ZIP, "its end does not fit its directory"),
    "data after": (ZIP + b"x", "data after its end"),
    "a comment": (ZIP[:-2] + b"\1\0x", "data after its end"),
    "data between": (with_between(b"hidden"), "data in the zip that belong to no file (before its directory)"),
    "a name twice": (twice(), "a name stands in the zip twice (a)"),
    "another name in the local header": (
        first_local(b"b.html", 30),
        "whose header is not what the directory says (a.html)",
    ),
    "another size in the local header": (
        first_local(b"\1", 22),
        "whose header is not what the directory says (a.html)",
    ),
    "another sum in both": (both(14, 16, b"\0\0\0\0"), "a damaged file in the zip (a.html)"),
    "another size in both": (both(22, 24, b"\1\0\0\0"), "a damaged file in the zip (a.html)"),
    "another date in both": (both(10, 12, b"\1\0"), "a file of another date than the others"),
    "a flag in both": (both(6, 8, b"\10\0"), "a file that another program has packed (a.html)"),
    "encrypted in both": (both(6, 8, b"\1\0"), "an encrypted file in the zip (a.html)"),
    "another way of packing": (both(8, 10, b"\0\0"), "a file that another program has packed (a.html)"),
    "a size beyond all": (both(22, 24, b"\xff\xff\xff\x7f"), "the zip unpacks to far more"),
    "more in the directory": (ZIP[: END + 10] + b"\5" + ZIP[END + 11 :], "its end does not fit its directory"),
    "another file's place": (
        ZIP[: DIRECTORY + 42] + b"\1" + ZIP[DIRECTORY + 43 :],
        "data in the zip that belong to no file",
    ),
    "names that climb out": (packed({"../../x": b""}, 0), ""),
}


@pytest.mark.parametrize("case", BAD)
def test_what_can_be_read_in_two_ways_is_refused(case: str, tmp_path: Path) -> None:
    raw, expected = BAD[case]
    (tmp_path / "x.zip").write_bytes(raw)
    with pytest.raises(Faults) as found:
        verify(tmp_path / "x.zip", ROOT)
    assert (expected or "a name that leads out of its folder") in str(found.value)


def test_a_stream_whose_last_bits_are_set_is_refused() -> None:
    raw = bytearray(packed({"a": b"abc"}, 0))
    end = bytes(raw).index(b"PK\1\2") - 1
    assert zlib.decompress(bytes(raw[31 : end + 1]), -15) == b"abc"
    raw[end] |= 0x80
    assert zlib.decompress(bytes(raw[31 : end + 1]), -15) == b"abc"
    assert "a damaged file in the zip (a)" in str(unpacked(bytes(raw), "x.zip")[1][0])


# Signatures --------------------------------------------------------------------------------------------------------

needs_ssh = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed")
FILES = {"index.html": b"<p>x</p>"}


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two keys and the file of those who may sign: the first."""
    folder = tmp_path_factory.mktemp("keys")
    for name in ("ours", "other"):
        command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(folder / name)]
        subprocess.run(command, check=True)
    (folder / "allowed").write_text(f"bianji@渡口 {(folder / 'ours.pub').read_text('utf-8')}", encoding="utf-8")
    return folder


@needs_ssh
def test_a_manifest_is_signed_and_its_signer_named(keys: Path) -> None:
    listed = manifest(FILES).encode()
    signature = signed(listed, keys / "ours")
    assert signature == signed(listed, keys / "ours"), "the same key makes the same bytes"
    (one,) = signers(keys / "allowed")
    told = subprocess.run(["ssh-keygen", "-lf", str(keys / "ours.pub")], capture_output=True, text=True, check=True)
    assert one.fingerprint in told.stdout.split()
    assert signed_by(listed, signature, keys / "allowed") == f"{one.name}, {one.fingerprint}"
    assert manifest_faults({**FILES, MANIFEST: listed, SIGNATURE: signature}) == []


@needs_ssh
def test_what_was_sealed_anew_is_not_what_was_signed(keys: Path) -> None:
    """The planted fault: content and manifest changed together, which no sum inside can tell."""
    signature = signed(manifest(FILES).encode(), keys / "ours")
    changed = manifest({"index.html": b"<p>y</p>"}).encode()
    with pytest.raises(Faults, match="the signature is not of this manifest"):
        signed_by(changed, signature, keys / "allowed")
    with pytest.raises(Faults, match="signed by a key that is not allowed to"):
        signed_by(changed, signed(changed, keys / "other"), keys / "allowed")
    with pytest.raises(Faults, match="the signature is not of this manifest"):
        signed_by(changed, b"no signature", keys / "allowed")
    assert "a key that nobody here vouches for, SHA256:" in signed_by(
        changed, signed(changed, keys / "other"), keys / "x"
    )


@needs_ssh
def test_a_file_that_is_handed_out_alone_has_its_signature_beside_it(
    keys: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The site's zip of all documents: signed when it is built, verified alone, refused when it was changed."""
    tree = copy_house(tmp_path / "tree")

    def filled(_: object, staging: Path, *__: object, **___: object) -> None:
        (staging / "texts").mkdir()
        (staging / "texts" / "all.zip").write_bytes(b"zip")
        (staging / "index.html").write_bytes(b"<p>x</p>")

    monkeypatch.setattr(sys.modules["edition.site.build"], "fill", filled)
    assert told(tree, "build", "--sign", str(keys / "ours")).returncode == 0
    made = tree / "site" / "texts" / "all.zip"
    assert sorted(path.name for path in (tree / "site").rglob("*.*")) == ["all.zip", "all.zip.sig", "index.html"]
    said = told(tree, "verify", str(made), "--signers", str(keys / "allowed"))
    assert (said.returncode, "signed by bianji@渡口" in said.stdout) == (0, True)
    made.write_bytes(b"zap")
    said = told(tree, "verify", str(made), "--signers", str(keys / "allowed"))
    assert said.returncode == 1
    assert "all.zip.sig:1: the signature is not of this file (all.zip); take both from a good copy" in said.stderr
    assert told(tree, "build").returncode == 0
    assert not list((tree / "site").rglob("*.sig")), "without a key nothing is signed, and no old signature stays"


@needs_ssh
def test_a_key_that_is_none_is_a_fault(tmp_path: Path) -> None:
    for path in (tmp_path / "none", tmp_path):
        with pytest.raises(Faults, match="the key does not sign"):
            signed(b"x", path)


def test_signers_are_read_strictly(tmp_path: Path) -> None:
    path = tmp_path / "allowed_signers"
    assert signers(path) == ()
    key = base64.b64encode(b"key").decode()
    path.write_text(
        f'# 谁的签名算数\n\na@b ssh-ed25519 {key} 说明\nc namespaces="handbook" ssh-rsa {key}\n', encoding="utf-8"
    )
    made = "SHA256:" + base64.b64encode(hashlib.sha256(b"key").digest()).decode().rstrip("=")
    assert [(each.name, each.fingerprint) for each in signers(path)] == [("a@b", made), ("c", made)]
    path.write_text(f"a@b ssh-ed25519 {key}\na@b\nssh-ed25519 x!\na@b ssh-ed25519 AAA\n", encoding="utf-8")
    with pytest.raises(Faults) as found:
        signers(path)
    assert [fault.line for fault in found.value.faults] == [2, 3, 4]


def test_the_page_of_versions_shows_the_keys() -> None:
    made: Edition = edition()
    assert "SHA256:" not in version_fragments(made)["version"]
    said = version_fragments(made, [("编辑部<b>", "SHA256:abc")])["version"]
    assert "`SHA256:abc`" in said and "<b>" not in said


# What it is made of ------------------------------------------------------------------------------------------------

BROUGHT = Theme("9.9", "MIT", "Copyright (c) Somebody", frozenset({"assets/a.min.js"}))
SHIPPED = {
    "assets/a.min.js": b"/*! lib v1 (c) A, MIT */x;/*! lib v1 (c) A, MIT */",
    "assets/handbook.js": b"/*! ours */",
    "index.html": b"",
    "data/x.json": b"",
}


def test_what_is_shipped_is_listed_with_its_sums_and_licences() -> None:
    pins = (
        "mkdocs-material==9.9 \\\n    --hash=sha256:"
        + "a" * 64
        + " \\\n    --hash=sha256:"
        + "b" * 64
        + "\n    # via x\n"
    )
    made = json.loads(sbom(SHIPPED, pins, edition(), BROUGHT))
    assert (made["bomFormat"], made["specVersion"]) == ("CycloneDX", "1.6")
    library, texts, *ours = made["components"]
    assert [each["content"] for each in library["externalReferences"][0]["hashes"]] == ["a" * 64, "b" * 64]
    assert [each["name"] for each in library["components"]] == ["assets/a.min.js"]
    assert [each["name"] for each in ours] == ["assets/handbook.js"]
    assert ours[0]["hashes"][0]["content"] == hashlib.sha256(b"/*! ours */").hexdigest()
    assert {ref for each in made["dependencies"] for ref in each["dependsOn"]} <= {
        each["bom-ref"] for each in made["components"]
    }
    assert "timestamp" not in made["metadata"] and "serialNumber" not in made
    said = licences(SHIPPED, {"LICENSE": "MIT, ours"}, BROUGHT).decode()
    assert said.count("/*! lib v1 (c) A, MIT */") == 1 and "/*! ours */" not in said
    assert "Copyright (c) Somebody" in said and "MIT, ours" in said
    assert texts["licenses"][0]["license"]["name"] == f"see {LICENCES}"


def test_a_library_that_is_shipped_is_listed_with_its_licence() -> None:
    files = {"assets/office/fflate.js": b"x", "assets/office/fflate.LICENSE.txt": b"(c) Somebody else\n"}
    listed = json.loads(sbom(SHIPPED | files, "", edition(), BROUGHT))["components"]
    [found] = [each for each in listed if each["name"] == "fflate"]
    assert (found["type"], found["licenses"]) == ("library", [{"license": {"id": "MIT"}}])
    assert [each["name"] for each in found["components"]] == ["assets/office/fflate.js"]
    assert sum(each["name"] == "assets/office/fflate.js" for each in listed) == 0
    assert b"(c) Somebody else" in licences(SHIPPED | files, {}, BROUGHT)
    assert b"fflate" not in licences(SHIPPED, {}, BROUGHT)


def test_the_installed_theme_is_the_one_that_is_pinned() -> None:
    found = theme()
    assert f"mkdocs-material=={found.version} " in (ROOT / "requirements.txt").read_text("utf-8")
    assert "Permission is hereby granted" in found.text and found.licence == "MIT"
    assert any(name.startswith("assets/javascripts/bundle.") for name in found.files)


def test_the_bundle_holds_them(built_bundle: Path) -> None:
    files, faults = unpacked(built_bundle.read_bytes(), built_bundle.name)
    assert faults == [] and SIGNATURE not in files
    listed = json.loads(files[SBOM])
    library, _, *ours = listed["components"]
    inside = [file for each in listed["components"] for file in each.get("components", [])]
    named = {each["name"] for each in [*inside, *ours]}
    assert {name for name in files if name.endswith((".js", ".css"))} <= named
    assert library["externalReferences"][0]["hashes"]
    assert b"Permission is hereby granted" in files[LICENCES]
