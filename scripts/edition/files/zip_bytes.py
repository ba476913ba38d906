"""Files to a zip and back. The zip's bytes depend on the names, the bytes and the time given, on nothing else."""

from __future__ import annotations

import io
import re
import stat
import zipfile
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime

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
    files: dict[str, bytes] = {}
    faults: list[Fault] = []
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.filename.endswith("/")]
            faults += [
                Fault(where, 1, "a name stands in the zip twice", _sayable(name), "make the bundle anew")
                for name, n in Counter(entry.filename for entry in entries).items()
                if n > 1
            ]
            if sum(entry.file_size for entry in entries) > MAX_UNPACKED * 4:
                return {}, [Fault(where, 1, "the zip unpacks to far more than a bundle holds", "", "do not open it")]
            for entry in entries:
                read = _read(archive, entry, where)
                if isinstance(read, Fault):
                    faults.append(read)
                else:
                    files[entry.filename] = read
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, UnicodeDecodeError) as error:
        faults.append(Fault(where, 1, "not a zip that can be read", str(error), "copy or download it again"))
    return files, faults


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, where: str) -> bytes | Fault:
    name = _sayable(entry.filename)
    if entry.flag_bits & 0x1:
        return Fault(where, 1, "an encrypted file in the zip", name, "bundles are not; make it anew")
    if stat.S_ISLNK(entry.external_attr >> 16):
        return Fault(where, 1, "a link in the zip", name, "bundles hold files only; make it anew")
    if entry.file_size > MAX_UNPACKED:
        return Fault(where, 1, "a file larger than a bundle", name, "make it anew")
    try:
        return archive.read(entry)
    except Exception as error:  # zipfile lets errors of its decoders through: zlib.error, struct.error, and others
        return Fault(where, 1, "a damaged file in the zip", f"{name}: {error}", "copy or download it again")


def name_faults(names: Collection[str]) -> list[Fault]:
    """Names that some system cannot unpack, would confuse with another, or would write outside the folder."""
    objections = [(name, *objection) for name in sorted(names) for objection in _objections(name)]
    return [Fault(_sayable(name), 1, what, _sayable(found), "rename it") for name, what, found in objections] + [
        Fault(name, 1, "two names that differ by case only", other, "rename one: Windows and macOS keep one of them")
        for name, other in _collisions(names)
    ]


def _sayable(name: str) -> str:
    """A name for a message: what could end the line or pass for its parts is replaced."""
    return re.sub(r"[^\w./-]", "?", name)


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
