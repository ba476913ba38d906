"""Build the site a second time for file:// and pack it: one zip that opens anywhere, the same bytes every time."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from edition.collate.assemble import assemble
from edition.desk.disk import edge, put, text_of, workshop
from edition.desk.tree import Tree
from edition.files.zip_bytes import name_faults, packed, size_faults, unpacked
from edition.nouns import Edition, Fault, Faults
from edition.pages.offline import FOLDER, LATEST, Offer
from edition.reading.document import Readings, readings
from edition.site.alone import alone
from edition.site.build import PackedBy, fill, say_offline, write_generated
from edition.site.mkdocs_run import epoch
from edition.site.offline.manifest import MANIFEST, SIGNATURE, digest, manifest
from edition.site.offline.readme import readme
from edition.site.offline.shipped import LICENCES, SBOM, licences, sbom, theme
from edition.site.offline.sign import signed
from edition.site.offline.verify import schemas
from edition.site.offline.vouch import vouched
from edition.site.proofread import read_html
from edition.site.trim import opened_from_a_folder

CONFIG = "mkdocs.offline.yml"
_PROGRAM = Path(__file__).resolve().parents[4]
_FOLDING, _FOLDING_SAYS = "OpenCC: traditional characters", "scripts/edition/chinese/folding.LICENSE.txt"
"""Whose pairs of characters scripts of the site carry, and under which licence."""


@dataclass(frozen=True, slots=True)
class Bundled:
    """A finished bundle: where it lies, its size in bytes, its files, and its SHA-256."""

    path: Path
    zipped: int
    files: Mapping[str, bytes]
    sha256: str


def bundle(tree: Tree, out: Path, key: Path | None = None) -> Bundled:
    """Write ``out/handbook-offline-<version>.zip`` and its sum beside it. Signed with ``key`` where one is given.

    Raises Faults; the last zip stays then.
    """
    with edge(tree.root):
        return _bundle(tree, out, key)


def _bundle(tree: Tree, out: Path, key: Path | None) -> Bundled:
    edition = assemble(tree)
    tree.build.mkdir(exist_ok=True)
    with alone(tree):
        read = readings(edition)
        write_generated(tree, edition, read)
        files, raw = _packed(tree, edition, read, key)
    path = out / _name(edition)
    sha256 = digest(raw)
    _put(path, raw, {".sha256": _sum(sha256, path.name)})
    return Bundled(path, len(raw), files, sha256)


def beside_the_site(tree: Tree, key: Path | None = None) -> PackedBy:
    """What ``build`` needs to offer the bundle in the site that it is made of."""

    def made(edition: Edition, read: Readings) -> tuple[Offer, dict[str, bytes]]:
        files, raw = _packed(tree, edition, read, key)
        sha256, path = digest(raw), f"{FOLDER}/{LATEST}"
        offer = Offer(_name(edition), len(raw), sum(map(len, files.values())), len(files), sha256)
        return offer, {path: raw, f"{path}.sha256": _sum(sha256, LATEST)}

    return made


def _name(edition: Edition) -> str:
    return f"handbook-offline-{edition.version}-{edition.hash}.zip"


def _sum(sha256: str, name: str) -> bytes:
    return f"{sha256}  {name}\n".encode()


def _packed(tree: Tree, edition: Edition, read: Readings, key: Path | None) -> tuple[dict[str, bytes], bytes]:
    """The files of a bundle and the zip of them, of the tree as it has been written. Raises Faults."""
    seconds, name = _seconds(edition), _name(edition)
    say_offline(tree, edition, "packed")
    files = _files(tree, edition, read, key)
    raw = packed(files, seconds)
    faults = name_faults(files) + size_faults(name, len(raw), files) + vouched(files, schemas(tree.root))[0]
    faults += unpacked(raw, name)[1]
    if faults:
        raise Faults(faults)
    return files, raw


def _seconds(edition: Edition) -> int:
    """The time that all entries carry: SOURCE_DATE_EPOCH, or the first second of the edition's month."""
    given = os.environ.get("SOURCE_DATE_EPOCH") or epoch(edition.version)
    if not given.isascii() or not given.isdigit() or len(given) > 12:
        raise Faults([Fault("SOURCE_DATE_EPOCH", 1, "not a time", given, "give seconds since 1970, or nothing")])
    return int(given)


def _files(tree: Tree, edition: Edition, read: Readings, key: Path | None) -> dict[str, bytes]:
    with workshop(tree.build, "bundle") as staging:
        fill(tree, staging, edition, read, CONFIG)
        built = {p.relative_to(staging).as_posix(): p.read_bytes() for p in staging.rglob("*") if p.is_file()}
    files = opened_from_a_folder(built)
    files["README.txt"] = readme(_words(tree.editorial / "readme.txt"), _names(files), edition)
    brought, ours = theme(), ("LICENSE", "LICENSE-CONTENT.md")
    files[SBOM] = sbom(files, text_of(_PROGRAM / "requirements.txt"), edition, brought)
    said = {name: text_of(_PROGRAM / name) for name in ours}
    files[LICENCES] = licences(files, said | {_FOLDING: text_of(_PROGRAM / _FOLDING_SAYS)}, brought)
    files[MANIFEST] = manifest(files).encode()
    if key:
        files[SIGNATURE] = signed(files[MANIFEST], key)
    return files


def _put(path: Path, raw: bytes, beside: Mapping[str, bytes]) -> None:
    """The zip and what vouches for it. Killed at any point, nothing that vouches for another zip stands beside one."""
    path.with_name(f"{path.name}.sha256").unlink(missing_ok=True)
    put(path, raw)
    for ending, made in beside.items():
        put(path.with_name(path.name + ending), made)


def _words(path: Path) -> str:
    return text_of(path)


def _names(files: Mapping[str, bytes]) -> tuple[str, str]:
    """What the handbook is called, as its start pages say in either language."""
    told = [read_html(files.get(name, b"").decode("utf-8")).title for name in ("index.html", "en/index.html")]
    return told[0], told[1]


def told(made: Bundled) -> str:
    """What dominates a bundle: sizes by kind of file, and the five largest files."""
    unpacked = sum(map(len, made.files.values()))
    kinds: dict[str, int] = {}
    for name, raw in made.files.items():
        kinds[Path(name).suffix or name] = kinds.get(Path(name).suffix or name, 0) + len(raw)
    largest = sorted(made.files, key=lambda name: (-len(made.files[name]), name))[:5]
    rows = [f"{made.zipped:>10}  zipped", f"{unpacked:>10}  unpacked, {len(made.files)} files"]
    rows += [f"{size:>10}  *{kind}" for kind, size in sorted(kinds.items(), key=lambda each: -each[1])[:5]]
    return "\n".join(rows + [f"{len(made.files[name]):>10}  {name}" for name in largest])
