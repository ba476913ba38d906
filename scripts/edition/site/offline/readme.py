"""The README.txt of a bundle: for somebody who was handed a stick. Its words stand in ``editorial/readme.txt``."""

from __future__ import annotations

import re
from collections.abc import Mapping

from edition.nouns import Edition, Fault, Faults

_BYTE_ORDER_MARK = "\ufeff"
"""With it and CRLF, Notepad of Windows 7 shows Chinese and lines."""

_FIELD = re.compile(r"\{([a-z ]*)\}")
_WITH, _WITHOUT = "{with address}", "{without address}"
"""Before a line that is true only once the handbook has a public address, or only until then."""


def readme(words: str, names: tuple[str, str], edition: Edition) -> bytes:
    """The words with the handbook's names (中文, English), version and counts set in: UTF-8, byte order mark, CRLF.

    Raises Faults for a field in braces that there is not.
    """
    known: Mapping[str, str] = {
        "name": names[0],
        "english name": names[1],
        "version": edition.full_version,
        "pages": str(len(edition.pages)),
        "documents": str(len(edition.documents)),
    }
    faults = [
        Fault("editorial/readme.txt", at, "an unknown field", found, f"known are {', '.join(known)}")
        for at, line in enumerate(words.split("\n"), 1)
        for found in _FIELD.findall(line)
        if found not in known and f"{{{found}}}" not in (_WITH, _WITHOUT)
    ]
    if faults:
        raise Faults(faults)
    kept, dropped = (_WITH, _WITHOUT) if edition.online else (_WITHOUT, _WITH)
    lines = words.removeprefix(_BYTE_ORDER_MARK).splitlines(keepends=True)
    true = "".join(line.replace(kept, "") for line in lines if dropped not in line)
    made = _FIELD.sub(lambda field: known[field[1]], true)
    return (_BYTE_ORDER_MARK + made.replace("\r\n", "\n").replace("\n", "\r\n")).encode()
