"""Files to a zip and back. The zip's bytes depend on the names, the bytes and the time given, on nothing else."""

from __future__ import annotations

import io
import re
import stat
import zipfile
from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime

from edition.files.zip_strict import names, sayable, strictly_unpacked
from edition.nouns import Fault

MAX_ZIPPED = 5 * 1024 * 1024
MAX_UNPACKED = 12 * 1024 * 1024
"""A bundle goes onto sticks, through chats and mail: doc/contracts.md §7."""

MAX_NAME = 120
"""Windows refuses paths of 260 characters; the folder that somebody unpacks into needs the rest."""

_NAME = re.compile(r"[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)*")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
"""Names that Windows keeps for devices, with any extension."""

_FIRST_DAY, _LAST_DAY = 315532800, 4354819198
"""Times a zip can tell: 1980 to 2107, in seconds since 1970."""


def packed(files: Mapping[str, bytes], seconds: int) -> bytes:
    """A zip of the files, sorted by name, all dated to ``seconds`` since 1970 (UTC), all mode 0644."""
    when = datetime.fromtimestamp(min(max(seconds, _FIRST_DAY), _LAST_DAY), UTC)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, when.timetuple()[:6])
            entry.create_system = 3  # Unix, wherever it is made
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[name], compresslevel=9)
    return out.getvalue()


def unpacked(raw: bytes, where: str) -> tuple[dict[str, bytes], list[Fault]]:
    """The files in a zip, and what is wrong with it; ``where`` names it. Nothing is written anywhere."""
    files, faults = strictly_unpacked(raw, where, MAX_UNPACKED, MAX_UNPACKED * 4)
    return files, faults + (name_faults(set(names(raw)) - files.keys()) if faults else [])


def name_faults(given: Collection[str]) -> list[Fault]:
    """Names that some system cannot unpack, would confuse with another, or would write outside the folder."""
    objections = [(name, *objection) for name in sorted(given) for objection in _objections(name)]
    return [Fault(sayable(name), 1, what, sayable(found), "rename it") for name, what, found in objections] + [
        Fault(name, 1, "two names that differ by case only", other, "rename one: Windows and macOS keep one of them")
        for name, other in _collisions(given)
    ]


def _objections(name: str) -> Iterator[tuple[str, str]]:
    if not _NAME.fullmatch(name):
        yield "a name with other characters than A-Z a-z 0-9 . _ - /", name
    if len(name) > MAX_NAME:
        yield f"a name longer than {MAX_NAME} characters", str(len(name))
    for part in name.split("/"):
        if _RESERVED.fullmatch(part):
            yield "a name that Windows keeps for itself", part
        elif part in {"", ".", ".."}:
            yield "a name that leads out of its folder", part
        elif part.endswith("."):
            yield "a name that Windows shortens", part


def _collisions(names: Collection[str]) -> Iterator[tuple[str, str]]:
    """Files and folders: ``Data/x`` and ``data/y`` land in one folder on Windows, ``a`` and ``A/b`` not at all."""
    known: dict[str, str] = {}
    for name in sorted(names):
        parts = name.split("/")
        for deep in range(1, len(parts) + 1):
            path = "/".join(parts[:deep])
            other = known.setdefault(path.lower(), path)
            if other != path:
                yield name, other
                break


def size_faults(where: str, zipped: int | None, files: Mapping[str, bytes]) -> list[Fault]:
    """Whether a bundle is too large; ``zipped`` in bytes, None for a folder."""
    faults, unpacked_size = [], sum(map(len, files.values()))
    largest = ", ".join(f"{name} {len(files[name])}" for name in sorted(files, key=lambda n: -len(files[n]))[:3])
    if zipped is not None and zipped > MAX_ZIPPED:
        faults.append(Fault(where, 1, f"larger than {MAX_ZIPPED} bytes zipped", str(zipped), f"shrink {largest}"))
    if unpacked_size > MAX_UNPACKED:
        faults.append(
            Fault(where, 1, f"larger than {MAX_UNPACKED} bytes unpacked", str(unpacked_size), f"shrink {largest}")
        )
    return faults
