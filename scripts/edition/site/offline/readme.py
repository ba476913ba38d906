"""The README.txt of a bundle: for somebody who was handed a stick. Its words stand in ``editorial/readme.txt``."""

from __future__ import annotations

import re
from collections.abc import Mapping

from edition.nouns import Edition, Fault, Faults

_BYTE_ORDER_MARK = "\ufeff"
"""With it and CRLF, Notepad of Windows 7 shows Chinese and lines."""

_FIELD = re.compile(r"\{([a-z ]*)\}")


def readme(words: str, names: tuple[str, str], edition: Edition) -> bytes:
    """The words with the handbook's names (中文, English), version and counts set in: UTF-8, byte order mark, CRLF.

    Raises Faults for a field in braces that there is not.
    """
    known: Mapping[str, str] = {
        "name": names[0],
        "english name": names[1],
        "version": f"{edition.version}+{edition.hash}",
        "pages": str(len(edition.pages)),
        "documents": str(len(edition.documents)),
    }
    faults = [
        Fault("editorial/readme.txt", at, "an unknown field", found, f"known are {', '.join(known)}")
        for at, line in enumerate(words.split("\n"), 1)
        for found in _FIELD.findall(line)
        if found not in known
    ]
    if faults:
        raise Faults(faults)
    made = _FIELD.sub(lambda field: known[field[1]], words.removeprefix(_BYTE_ORDER_MARK))
    return (_BYTE_ORDER_MARK + made.replace("\r\n", "\n").replace("\n", "\r\n")).encode()
