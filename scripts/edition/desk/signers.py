"""Read whose signatures count: ``editorial/allowed_signers``, in the form of ``ssh-keygen``; no file, no signatures."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from edition.desk.disk import text_of
from edition.nouns import Fault, Faults

_LINE = re.compile(r"(?P<name>[^\s,\"]+) (?:[^ ]+ )?(?:ssh|sk|ecdsa)-[a-z0-9@.-]+ (?P<key>[A-Za-z0-9+/=]+)(?: [^\n]*)?")


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody whose signature counts, and the fingerprint of the key as ``ssh-keygen -l`` says it."""

    name: str
    fingerprint: str


def signers(path: Path) -> tuple[Signer, ...]:
    """Everybody in the file, in its order; none where there is no file. Raises Faults for lines that are no signer."""
    if not path.exists() and not path.is_symlink():
        return ()
    found, faults = [], []
    for at, line in enumerate(text_of(path).split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        key = _LINE.fullmatch(line.rstrip())
        made = _fingerprint(key["key"]) if key else None
        if key is None or made is None:
            remedy = "write: NAME ssh-ed25519 AAAA…, the public key as in id_ed25519.pub"
            faults.append(Fault(str(path), at, "not a signer", line[:60], remedy))
        else:
            found.append(Signer(key["name"], made))
    if faults:
        raise Faults(faults)
    return tuple(found)


def _fingerprint(key: str) -> str | None:
    try:
        raw = base64.b64decode(key, validate=True)
    except binascii.Error:
        return None
    return "SHA256:" + base64.b64encode(hashlib.sha256(raw).digest()).decode().rstrip("=")
