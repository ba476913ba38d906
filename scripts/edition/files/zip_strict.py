"""Read a zip in one strict way: as ``zip_bytes.packed`` writes it, to the byte, or not at all.

Programs that unpack zips read different things: some the directory at the end, some the headers before each file, some
whatever lies between. What is refused here cannot be read in two ways: every byte of a good zip is either prescribed by
the format as we write it, or stands in a name, a sum, a size or a stream that is held to what comes out of it.
"""

from __future__ import annotations

import stat
import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from edition.nouns import Fault

_LOCAL, _ENTRY, _END = struct.Struct("<4s5H3L2H"), struct.Struct("<4s6H3L5H2L"), struct.Struct("<4s4H2LH")
_MADE, _NEEDED, _DEFLATED = 0x0314, 20, 8
"""Made on Unix by version 2.0 of the format, which is needed to read it; the one way of packing."""

_RIGHTS = (stat.S_IFREG | 0o644) << 16
_ENCRYPTED = 0x1
_AGAIN = "copy or download it again"


@dataclass(frozen=True, slots=True)
class _Entry:
    """What the directory says of a file; sizes and places in bytes."""

    name: str
    raw_name: bytes
    flags: int
    rights: int
    when: tuple[int, int]
    crc: int
    packed: int
    size: int
    at: int
    exact: bool
    """Whether it is written to the byte as we write it."""


class _NoZipError(Exception):
    """No directory that can be followed."""


def strictly_unpacked(raw: bytes, where: str, largest: int, most: int) -> tuple[dict[str, bytes], list[Fault]]:
    """The files in a zip by name, and what is wrong with it; ``where`` names it. Nothing is written anywhere.

    No file above ``largest`` bytes is unpacked, and none at all where they would come to more than ``most``.
    """
    try:
        entries, begins = _directory(raw)
    except _NoZipError as error:
        return {}, [Fault(where, 1, "not a zip that can be read", str(error), _AGAIN)]
    faults = [Fault(where, 1, what, found, remedy) for what, found, remedy in _outside(entries, begins)]
    if sum(entry.size for entry in entries) > most:
        return {}, [*faults, Fault(where, 1, "the zip unpacks to far more than a bundle holds", "", "do not open it")]
    files: dict[str, bytes] = {}
    for entry in entries:
        wrong = list(_objections(raw, entry, entries[0].when, largest))
        content = _content(raw, entry) if entry.size <= largest else None
        if content is None and not wrong:
            wrong = [("a damaged file in the zip", _AGAIN)]
        faults += [Fault(where, 1, what, sayable(entry.name), remedy) for what, remedy in wrong]
        if content is not None:
            files[entry.name] = content
    if not faults:
        faults += [
            Fault(where, 1, "a file packed in another way", sayable(name), _AGAIN)
            for name in _otherwise(raw, entries, files)
        ]
    return files, faults


def _otherwise(raw: bytes, entries: list[_Entry], files: Mapping[str, bytes]) -> list[str]:
    """Files whose stream another one could stand for: the same words, found at another distance.

    A stream is what our packing makes of its content. Another build of zlib may pack otherwise, and then most are.
    """
    begin = {entry.name: entry.at + _LOCAL.size + len(entry.raw_name) for entry in entries}
    other = [
        entry.name
        for entry in entries
        if raw[begin[entry.name] : begin[entry.name] + entry.packed] != deflated(files[entry.name])
    ]
    return other if len(other) * 2 < len(entries) else []


def deflated(content: bytes) -> bytes:
    """The stream that ``zip_bytes.packed`` makes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


def names(raw: bytes) -> list[str]:
    """The names that the directory of a zip gives; none where there is no directory."""
    try:
        return [entry.name for entry in _directory(raw)[0]]
    except _NoZipError:
        return []


def sayable(name: str) -> str:
    """A name for a message: what could end the line or pass for its parts is replaced."""
    return "".join(c if c.isalnum() or c in "_./-" else "?" for c in name)[:160]


def _directory(raw: bytes) -> tuple[list[_Entry], int]:
    """The entries of the directory and where it begins. It must end the file, with nothing after it."""
    if len(raw) < _END.size or raw[-_END.size :][:4] != b"PK\5\6":
        at = raw.rfind(b"PK\5\6")
        raise _NoZipError("data after its end, or no end" if at >= 0 else "no directory")
    _, disk, first, here, count, size, begins, comment = _END.unpack(raw[-_END.size :])
    if disk or first or comment or here != count or begins + size != len(raw) - _END.size:
        raise _NoZipError("its end does not fit its directory")
    at, entries = begins, []
    for _ in range(count):
        if at + _ENTRY.size > len(raw) or raw[at : at + 4] != b"PK\1\2":
            raise _NoZipError("a broken directory")
        entry, at = _entry(raw, at)
        entries.append(entry)
    if at != len(raw) - _END.size:
        raise _NoZipError("data in its directory that belong to no file")
    return entries, begins


def _entry(raw: bytes, at: int) -> tuple[_Entry, int]:
    fields = _ENTRY.unpack_from(raw, at)
    _, made, needed, flags, method, time, day, crc, packed, size, named, extra, comment, disk, kind, rights, place = (
        fields
    )
    end = at + _ENTRY.size + named
    exact = (made, needed, flags, method, extra, comment, disk, kind, rights) == (
        *(_MADE, _NEEDED, 0, _DEFLATED),
        *(0, 0, 0, 0, _RIGHTS),
    )
    raw_name = raw[at + _ENTRY.size : end]
    name = raw_name.decode("utf-8", errors="replace")
    made_of = _Entry(name, raw_name, flags, rights, (time, day), crc, packed, size, place, exact)
    return made_of, end + extra + comment


def _outside(entries: list[_Entry], begins: int) -> Iterator[tuple[str, str, str]]:
    """Names twice or out of order, and bytes before, between and after the files."""
    names = [entry.name for entry in entries]
    again = "make the bundle anew"
    for one, other in zip(sorted(names), sorted(names)[1:], strict=False):
        if one == other:
            yield "a name stands in the zip twice", sayable(one), again
    if names != sorted(names):
        yield "the files of the zip are not in order", "", again
    at = 0
    for entry in sorted(entries, key=lambda each: each.at):
        if entry.at != at:
            yield "data in the zip that belong to no file", f"before {sayable(entry.name)}", _AGAIN
        at = entry.at + _LOCAL.size + len(entry.raw_name) + entry.packed
    if at != begins:
        yield "data in the zip that belong to no file", "before its directory", _AGAIN


def _objections(raw: bytes, entry: _Entry, when: tuple[int, int], largest: int) -> Iterator[tuple[str, str]]:
    """What makes an entry another than we write, or its two headers differ."""
    if entry.flags & _ENCRYPTED:
        yield "an encrypted file in the zip", "bundles are not; make it anew"
    elif stat.S_ISLNK(entry.rights >> 16):
        yield "a link in the zip", "bundles hold files only; make it anew"
    elif not entry.exact:
        yield "a file that another program has packed", "take the zip as it was made, or verify the unpacked folder"
    if entry.size > largest:
        yield "a file larger than a bundle", "make it anew"
    if entry.when != when:
        yield "a file of another date than the others", _AGAIN
    due = _LOCAL.pack(
        *(b"PK\3\4", _NEEDED, entry.flags, _DEFLATED, *entry.when),
        *(entry.crc, entry.packed, entry.size, len(entry.raw_name), 0),
    )
    if entry.exact and raw[entry.at : entry.at + _LOCAL.size + len(entry.raw_name)] != due + entry.raw_name:
        yield "a file whose header is not what the directory says", _AGAIN


def _content(raw: bytes, entry: _Entry) -> bytes | None:
    """What a file unpacks to; None where the stream, its end, its length or its sum is not right.

    The bits that fill the last byte of a stream say nothing, and are 0.
    """
    if raw[entry.at : entry.at + 4] != b"PK\3\4":
        return None
    begins = entry.at + _LOCAL.size + len(entry.raw_name)
    stream = raw[begins : begins + entry.packed]
    before = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        first = before.decompress(stream[:-1], entry.size + 1)
        if len(first) > entry.size:
            return None
        last, content = before.copy(), first
        content += last.decompress(before.unconsumed_tail + stream[-1:], entry.size + 1 - len(first))
    except (zlib.error, ValueError):
        return None
    whole = last.eof and not last.unused_data and not last.unconsumed_tail and not before.eof
    if not whole or len(content) != entry.size or zlib.crc32(content) != entry.crc:
        return None
    for bit in range(7, -1, -1):
        if not _fills(before, stream, content[len(first) :], bit):
            break
        if stream[-1] >> bit & 1:
            return None
    return content


def _fills(before: zlib._Decompress, stream: bytes, rest: bytes, bit: int) -> bool:
    """Whether a bit of the last byte only fills it: the same comes out with the other one."""
    other = before.copy()
    try:
        same = other.decompress(before.unconsumed_tail + bytes([stream[-1] ^ 1 << bit])) == rest
    except zlib.error:
        return False
    return same and other.eof and not other.unused_data
