"""Read a page as received, strictly: what cannot be read exactly is refused with the line and the remedy."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from edition.desk.disk import bytes_of
from edition.nouns import Fault, Line, Page, SourceError, SourceId

MAX_BYTES = 2 * 1024 * 1024
"""A newspaper page has some 30 kB; more than this is another kind of file (doc/findings.md §4)."""

MAX_LINES = 20_000
"""A newspaper page has some hundred lines. Drafting takes time by the line: this many still end within minutes."""

_MARKUP_HEAD = re.compile(r"(?:#{1,6} +|- +)")
_ADDRESS = re.compile(r"<(?=https?://)[^<>\s]*(>)")
_CITABLE = re.compile(r"[A-Za-z0-9-]+")
"""The number of a page stands in links, ids and the lock."""

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def source_id(path: Path) -> SourceId:
    """``000_1f789f07b1b23051.txt`` → ``000``."""
    return SourceId(path.name.split("_", 1)[0] if "_" in path.name else path.stem)


def read(path: Path) -> Page:
    """Read one page.

    Raises SourceError for a link, a file over 2 MiB or 20,000 lines, text that is not UTF-8, and characters that no
    page can hold.
    """
    if not _CITABLE.fullmatch(source_id(path)):
        remedy = "rename it: letters, digits and “-” before the first “_”, as in 005_name.txt"
        raise SourceError(Fault(str(path), 1, "the page's number cannot be cited", source_id(path), remedy))
    if path.is_symlink():
        raise SourceError(Fault(str(path), 1, "the page is a link", "", "put the file itself into sources/"))
    try:
        if not path.is_file():
            raise SourceError(Fault(str(path), 1, "there is no such page", "", "check the name"))
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise SourceError(
                Fault(str(path), 1, "the page is too large", f"{size} bytes", "a page holds at most 2 MiB; split it")
            )
        raw = path.read_bytes()
    except OSError as error:
        raise SourceError(
            Fault(str(path), 1, "the page cannot be opened", error.strerror or "", "check its permissions")
        ) from None
    return parse(raw, path)


def parse(raw: bytes, path: Path) -> Page:
    """Parse the bytes of a page; ``path`` only names it."""
    body = raw.removeprefix(_BYTE_ORDER_MARK)
    text = _decode(body, path)
    if (count := text.count("\n") + 1) > MAX_LINES:
        remedy = f"a page holds at most {MAX_LINES:,} lines; split it"
        raise SourceError(Fault(str(path), MAX_LINES + 1, "the page has too many lines", f"{count:,}", remedy))
    for number, line in enumerate(text.split("\n"), 1):
        for character in line:
            if _refused(character):
                raise SourceError(_refusal(path, number, character))
    lines = tuple(_line(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip())
    if not lines:
        raise SourceError(Fault(str(path), 1, "the page is empty", "", "remove it or put its text in"))
    return Page(source_id(path), path, hashlib.sha256(raw).hexdigest(), lines)


def _decode(raw: bytes, path: Path) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        found = f"byte 0x{raw[error.start]:02x}"
        remedy = "save the page as UTF-8"
        if _reads_as_gb18030(raw):
            found += ", the page looks like GB18030"
            remedy = f"convert it: iconv -f GB18030 -t UTF-8 {path.name} > new.txt"
        raise SourceError(Fault(str(path), line, "the page is not valid UTF-8", found, remedy)) from None


def _reads_as_gb18030(raw: bytes) -> bool:
    """Chinese newspaper text in GB18030 decodes without error and is mostly Han characters."""
    try:
        text = raw.decode("gb18030")
    except UnicodeDecodeError:
        return False
    letters = [c for c in text if not c.isspace() and not c.isascii()]
    return bool(letters) and sum("\u4e00" <= c <= "\u9fff" for c in letters) > len(letters) / 2


def _refused(character: str) -> bool:
    """Control, surrogate, private-use and unassigned characters, and the invisible ones (zero width, direction)."""
    if character == "\t":
        return False
    return unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn"} or character in "\u2028\u2029"


def _refusal(path: Path, number: int, character: str) -> Fault:
    if character == "\r":
        return Fault(str(path), number, "a carriage return", "U+000D", "save the page with LF line ends")
    what = "a NUL" if character == "\0" else "a character that cannot be shown"
    return Fault(str(path), number, what, f"U+{ord(character):04X}", "delete it or replace it by what it stands for")


def _line(number: int, text: str) -> Line:
    """Find what the line says between its edge spaces, ``# ``, ``- `` and the brackets of an address."""
    stripped = text.strip()
    start = text.index(stripped)
    end = start + len(stripped)
    if head := _MARKUP_HEAD.match(text, start, end):
        start = head.end()
    brackets = [
        bracket
        for found in _ADDRESS.finditer(text, start, end)
        for bracket in ((found.start(), found.start() + 1), (found.start(1), found.end(1)))
    ]
    return Line(number, text, start, end, tuple(brackets))


def sums_faults(sums: Path, pages: Iterable[Page]) -> list[Fault]:
    """Whether ``SHA256SUMS`` holds for every page, and names no page that is not there."""
    faults: list[Fault] = []
    listed: dict[str, tuple[int, str]] = {}
    text = bytes_of(sums).decode("utf-8", errors="replace") if sums.exists() or sums.is_symlink() else ""
    for at, line in enumerate(text.split("\n"), 1):
        digest, _, name = line.partition("  ")
        if name:
            listed[name] = (at, digest)
    for page in pages:
        at, digest = listed.pop(page.path.name, (1, ""))
        if digest != page.sha256:
            what = "the sum is not that of the page" if digest else "the page is not listed"
            remedy = f"if the page is as received, write: {page.sha256}  {page.path.name}"
            faults.append(Fault(str(sums), at, what, page.path.name, remedy))
    faults += [Fault(str(sums), at, "no such page", name, "remove the line") for name, (at, _) in listed.items()]
    return faults
