"""SHA256SUMS, as ``sha256sum -c`` reads it: write it, and hold files against it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from edition.nouns import Fault

MANIFEST, SIGNATURE = "SHA256SUMS", "SHA256SUMS.sig"
_UNLISTED = {MANIFEST, SIGNATURE}
_LINE = re.compile(r"([0-9a-f]{64})  ([^\r]+)")


def manifest(files: Mapping[str, bytes]) -> str:
    """One line for each file, by name; neither itself nor its signature is in it."""
    return "".join(f"{digest(files[name])}  {name}\n" for name in sorted(files) if name not in _UNLISTED)


def digest(raw: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(raw).hexdigest()


def manifest_faults(files: Mapping[str, bytes]) -> list[Fault]:
    """Files that are missing, that nobody listed, or that are not what was listed."""
    if MANIFEST not in files:
        remedy = "verify a bundle: the zip of `make bundle`, or the folder it was unpacked into"
        return [Fault(MANIFEST, 1, "there is no manifest, so nothing vouches for these files", "", remedy)]
    faults, listed = [], {}
    text = files[MANIFEST].decode("utf-8", errors="replace")
    for at, line in enumerate(text.removesuffix("\n").split("\n"), 1):
        known = _LINE.fullmatch(line)
        if not known:
            faults.append(Fault(MANIFEST, at, "not a line of a manifest", line[:80], "take it from a good copy"))
        elif known[2] in listed:
            faults.append(Fault(MANIFEST, at, "a file listed twice", known[2], "take it from a good copy"))
        else:
            listed[known[2]] = (at, known[1])
    if not faults and text != "".join(f"{listed[name][1]}  {name}\n" for name in sorted(listed)):
        faults.append(Fault(MANIFEST, 1, "the manifest is not as it was written", "", "take it from a good copy"))
    for name, (at, expected) in listed.items():
        if name not in files:
            faults.append(Fault(MANIFEST, at, "a file is missing", name, "take it from a good copy"))
        elif digest(files[name]) != expected:
            faults.append(Fault(MANIFEST, at, "a file is not what it was", name, "take it from a good copy"))
    extra = sorted(files.keys() - listed.keys() - _UNLISTED)
    return faults + [Fault(name, 1, "a file that is not part of the bundle", name, "remove it") for name in extra]
