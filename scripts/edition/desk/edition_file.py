"""Which edition this is: its version, and a hash of all it says."""

from __future__ import annotations

import hashlib
import re

from edition.desk.disk import bytes_of
from edition.desk.tree import EDITORIAL, PROPOSED, Tree
from edition.desk.yaml_records import read_or_raise
from edition.nouns import Faults


def version_of(tree: Tree) -> str:
    """Year and month of the edition, as ``edition.yml`` gives them. Raises Faults."""
    made = read_or_raise(tree.editorial / "edition.yml")
    fields = made.fields(("version",), what="the edition")
    version = fields["version"].text("version") if "version" in fields else ""
    if version and not re.fullmatch(r"20[0-9]{2}\.(0[1-9]|1[0-2])", version):
        made.fault("not a version", version, "write year.month in quotes: “2026.11”")
    if made.faults:
        raise Faults(made.faults)
    return version


def hash_of(tree: Tree) -> str:
    """Eight hexadecimal digits over all pages and editorial files: the same text has the same hash, everywhere.

    SHA-256 over name, NUL, length, NUL and bytes of each file, in the order of their names. What waits (``.proposed``)
    and what an editing program leaves beside a file says nothing of the text and is left out.
    """
    digest = hashlib.sha256()
    decided = (path for path in tree.editorial.rglob("*") if path.is_file() and path.suffix in EDITORIAL)
    files = [*tree.sources.glob("*.txt"), *(path for path in decided if not path.name.endswith(PROPOSED))]
    named = {path.relative_to(tree.root).as_posix(): path for path in files if not path.name.startswith(".")}
    for name in sorted(named):
        raw = bytes_of(named[name])
        digest.update(f"{name}\0{len(raw)}\0".encode() + raw)
    return digest.hexdigest()[:8]
