"""A Word file from the standard library alone: the few words of WordprocessingML (ECMA-376) that an offprint needs.

Everything is text until ``package`` zips it, with fixed times and order: the same document gives the same bytes.
"""

from __future__ import annotations

import io
import re
import time
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold. Reading refuses such characters; here they would make a file that Word does not open."""

LONGEST_BOOKMARK = 40
"""Characters of a bookmark's name; Word cuts what is longer."""


def tag(name: str, /, *inside: str, **attributes: str) -> str:
    """An element; ``w:`` stands before its name and those of its attributes.

    >>> tag("pStyle", val="Title")
    '<w:pStyle w:val="Title"/>'
    """
    given = "".join(f" w:{key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<w:{name}{given}>{''.join(inside)}</w:{name}>" if inside else f"<w:{name}{given}/>"


def legal(text: str) -> str:
    """Text for XML. Raises ValueError for a character that XML cannot hold."""
    if found := _ILLEGAL.search(text):
        raise ValueError(f"U+{ord(found[0]):04X} cannot stand in a Word file")
    return escape(text)


def run(text: str, style: str = "", properties: str = "") -> str:
    """A stretch of text in a character style. The hint has quotation marks and dashes set in the Chinese font."""
    styled = tag("rStyle", val=style) if style else ""
    return tag("r", tag("rPr", styled, tag("rFonts", hint="eastAsia"), properties), words(text))


def words(text: str) -> str:
    """The text itself; spaces at its edges stay."""
    return f'<w:t xml:space="preserve">{legal(text)}</w:t>'


def paragraph(style: str, *inside: str, properties: str = "") -> str:
    """A paragraph in a style; ``properties`` stand after the style's name."""
    return tag("p", tag("pPr", tag("pStyle", val=style), properties), *inside)


def link(anchor: str, *inside: str) -> str:
    """Runs that lead to a bookmark of the same file."""
    return tag("hyperlink", *inside, anchor=bookmark_name(anchor), history="1")


def bookmark_name(at: str) -> str:
    """A permanent id as Word's name of it: letters, digits, underscores.

    >>> bookmark_name("yj2024-x12")
    'yj2024_x12'
    """
    name = at.replace("-", "_")
    if not re.fullmatch(rf"[A-Za-z]\w{{0,{LONGEST_BOOKMARK - 1}}}", name, re.ASCII):
        raise ValueError(f"{at} cannot be the name of a bookmark")
    return name


class Bookmarks:
    """Numbers bookmarks as they come; Word wants a number of its own for each."""

    def __init__(self) -> None:
        self.last = 0

    def around(self, at: str, *inside: str) -> str:
        """The name of a place, over what stands there."""
        opening, closing = self.ends(at)
        return opening + "".join(inside) + closing

    def ends(self, at: str) -> tuple[str, str]:
        """Beginning and end, for a place that runs over two paragraphs."""
        self.last += 1
        number = str(self.last)
        return tag("bookmarkStart", id=number, name=bookmark_name(at)), tag("bookmarkEnd", id=number)


def field(instruction: str) -> str:
    """A number that Word counts: PAGE, NUMPAGES."""
    return tag("fldSimple", tag("r", words("1")), instr=f" {instruction} ")


def part(root: str, *inside: str) -> str:
    """A part of the file whose root stands in Word's main namespace."""
    return f'{_DECLARATION}<w:{root} xmlns:w="{_MAIN}" xmlns:r="{_OFFICE}">{"".join(inside)}</w:{root}>'


def core(properties: Mapping[str, str], epoch: int) -> str:
    """Title, creator and the like; both dates are the edition's."""
    date = datetime.fromtimestamp(epoch, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    given = "".join(f"<{name}>{legal(value)}</{name}>" for name, value in properties.items())
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{date}</dcterms:{name}>' for name in ("created", "modified")
    )
    return (
        f'{_DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{given}{dates}</cp:coreProperties>'
    )


_PARTS = ("document", "styles", "settings", "numbering", "footer")


def package(parts: Mapping[str, str], core_properties: str, epoch: int) -> bytes:
    """The file: ``parts`` by name (document, styles, settings, numbering, footer)."""
    files = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            {
                "rId1": (f"{_OFFICE}/officeDocument", "word/document.xml"),
                "rId2": (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            }
        ),
        "docProps/core.xml": core_properties,
        "word/_rels/document.xml.rels": _relationships(
            {f"rId{at}": (f"{_OFFICE}/{name}", f"{name}.xml") for at, name in enumerate(_PARTS[1:], 1)}
        ),
        **{f"word/{name}.xml": parts[name] for name in _PARTS},
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, time.gmtime(epoch)[:6])
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            archive.writestr(entry, content.encode(), compresslevel=9)
    return out.getvalue()


FOOTER_ID = f"rId{_PARTS.index('footer')}"
"""By what the document's section names its footer."""


def _relationships(given: Mapping[str, tuple[str, str]]) -> str:
    said = "".join(f'<Relationship Id="{at}" Type="{kind}" Target="{to}"/>' for at, (kind, to) in given.items())
    return f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{said}</Relationships>'


def _content_types() -> str:
    named = {f"/word/{name}.xml": f"{_WORD}.{name}+xml" for name in _PARTS[1:]}
    named["/word/document.xml"] = f"{_WORD}.document.main+xml"
    named["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    said = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in named.items())
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    return f'{_DECLARATION}<Types xmlns="{_PACKAGE}/content-types">{defaults}{said}</Types>'
