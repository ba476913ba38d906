"""Hold a bundle, zip or folder, against its manifest and the account it carries."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from edition.desk.disk import bytes_of, text_of
from edition.desk.tree import Tree
from edition.files.zip_bytes import MAX_UNPACKED, name_faults, size_faults, unpacked
from edition.nouns import Fault, Faults
from edition.site.offline.manifest import MANIFEST, SIGNATURE, digest, manifest_faults
from edition.site.offline.sign import signed_by
from edition.site.offline.vouch import HANDBOOK, LEDGER, Json, Vouched, vouched


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found right: number of files, the account, and whether a sum beside a zip was there to hold it to."""

    files: int
    account: Vouched
    sealed: bool
    signed_by: str = ""
    """Who signed it and by which key; empty where nobody did."""


def schemas(root: Path) -> dict[str, Json]:
    """The schemas of the data files that are read, by data file."""
    return {
        name: json.loads(text_of(root / "schemas" / f"{Path(name).stem}.schema.json")) for name in (LEDGER, HANDBOOK)
    }


def verify(path: Path, root: Path, allowed: Path | None = None) -> Verified:
    """Verify ``path`` with the schemas of the tree ``root``, and its signature by those in ``allowed``.

    Raises Faults with everything that is wrong.
    """
    if not path.exists() and not path.is_symlink():
        raise Faults([Fault(str(path), 1, "there is no such bundle", "", "give a zip or the folder it unpacks into")])
    try:
        files, faults, zipped = _folder(path) if path.is_dir() else _zip(path)
    except OSError as error:
        raise Faults(
            [Fault(str(path), 1, "the bundle cannot be read", error.strerror or "", "copy it again")]
        ) from None
    sealed = zipped is not None and _seal(path).is_file()
    who: list[str] = []
    if files:
        faults += size_faults(path.name, zipped, files)
        for name in [name for name in files if name_faults([name])]:
            faults += name_faults([name])
            del files[name]
        faults += name_faults(files) + manifest_faults(files)
        found, account = vouched(files, schemas(root))
        faults += found
        faults += _signature_faults(files, allowed or Tree(root).signers, who)
    else:
        faults = faults or [Fault(str(path), 1, "the bundle is empty", "", "take a good copy")]
    if faults:
        raise Faults(faults)
    return Verified(len(files), account, sealed, "".join(who))


def signature_of(path: Path) -> Path:
    """Where the signature of a file lies that is handed out alone."""
    return path.with_name(f"{path.name}.sig")


def verify_one(path: Path, root: Path, allowed: Path | None = None) -> str:
    """Who signed a file that has its signature beside it, and by which key. Raises Faults."""
    beside = signature_of(path)
    return signed_by(bytes_of(path), bytes_of(beside), allowed or Tree(root).signers, path.name, beside.name)


def _signature_faults(files: Mapping[str, bytes], allowed: Path, who: list[str]) -> list[Fault]:
    """What is wrong with the signature, if there is one; ``who`` is told who signed."""
    if SIGNATURE in files and MANIFEST in files:
        try:
            who.append(signed_by(files[MANIFEST], files[SIGNATURE], allowed))
        except Faults as found:
            return found.faults
    return []


def _folder(path: Path) -> tuple[dict[str, bytes], list[Fault], None]:
    files: dict[str, bytes] = {}
    faults: list[Fault] = []
    for each in sorted(path.rglob("*")):
        name = each.relative_to(path).as_posix()
        if each.is_symlink():
            faults.append(Fault(name, 1, "a link in the bundle", "", "put the file itself there"))
        elif each.is_file():
            if each.stat().st_size > MAX_UNPACKED:
                faults.append(Fault(name, 1, "a file larger than a bundle", "", "remove it"))
            else:
                files[name] = each.read_bytes()
    return files, faults, None


def _zip(path: Path) -> tuple[dict[str, bytes], list[Fault], int]:
    raw = bytes_of(path)
    files, faults = unpacked(raw, path.name)
    seal = _seal(path)
    if seal.is_file() and seal.read_bytes() != f"{digest(raw)}  {path.name}\n".encode():
        faults.append(Fault(seal.name, 1, "the sum is not that of the zip", digest(raw), "copy both again"))
    return files, faults, len(raw)


def _seal(path: Path) -> Path:
    return path.with_name(f"{path.name}.sha256")
