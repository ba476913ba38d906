"""Files of reports, made up here: Word files as Word and WPS write them, and what reads them without a browser."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from edition.site.assets import joined
from node import run_node
from trees import ROOT

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def run(text: str, properties: str = "") -> str:
    """A run of Word with its words."""
    return f'<w:r>{properties and f"<w:rPr>{properties}</w:rPr>"}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*inside: str) -> str:
    """A paragraph of runs; what does not begin with a tag is made one."""
    return f"<w:p>{''.join(each if each.startswith('<') else run(each) for each in inside)}</w:p>"


def word_file(
    body: str,
    *,
    notes: Mapping[str, Mapping[str, str]] | None = None,
    more: Mapping[str, str | bytes] | None = None,
    links: Mapping[str, str] | None = None,
    main: str = "word/document.xml",
    space: str = MAIN,
) -> bytes:
    """A .docx around the XML of its body.

    ``notes``: by part (``footnotes``, ``endnotes``, ``comments``) the XML inside each note by its id; ``more``: further
    files of the zip; ``links``: addresses by the id of their relation.
    """
    declared = f'xmlns:w="{space}" xmlns:r="{OFFICE}"'
    files: dict[str, str | bytes] = {}
    types = [f'<Override PartName="/{main}" ContentType="{TYPES}.document.main+xml"/>']
    leading = [
        f'<Relationship Id="{id_}" Type="{OFFICE}/hyperlink" Target="{to}" TargetMode="External"/>'
        for id_, to in (links or {}).items()
    ]
    for part, held in (notes or {}).items():
        each = part.removesuffix("s")
        inside = "".join(f'<w:{each} w:id="{id_}" w:author="李四">{xml}</w:{each}>' for id_, xml in held.items())
        files[f"word/{part}.xml"] = f"{HEAD}<w:{part} {declared}>{inside}</w:{part}>"
        types.append(f'<Override PartName="/word/{part}.xml" ContentType="{TYPES}.{part}+xml"/>')
        leading.append(f'<Relationship Id="rId-{part}" Type="{OFFICE}/{part}" Target="{part}.xml"/>')
    folder, _, name = main.rpartition("/")
    relations = f'<Relationships xmlns="{PACKAGE}/relationships">'
    files = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{"".join(types)}</Types>',
        "_rels/.rels": f'{HEAD}{relations}<Relationship Id="rId1" Type="{OFFICE}/officeDocument" '
        f'Target="{main}"/></Relationships>',
        main: f"{HEAD}<w:document {declared}><w:body>{body}<w:sectPr/></w:body></w:document>",
        f"{folder}/_rels/{name}.rels": f"{HEAD}{relations}{''.join(leading)}</Relationships>",
        **files,
        **(more or {}),
    }
    return zipped(files)


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """A zip of files, always the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def parts_of(raw: bytes) -> dict[str, bytes]:
    """The files of a zip by name, each held to its sum."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


@cache
def engines() -> tuple[Any, ...]:
    """What a report's file is read and checked with."""
    made = joined(ROOT / "assets")
    return (
        ROOT / "assets" / "office" / "fflate.js",
        ("office.js", made["office.js"]),
        ("quotations.js", made["quotations.js"]),
        ("base64.js", BASE64),
    )


BASE64 = """
var LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
function bytesOf(text) {
  var out = [], held = 0, bits = 0;
  for (var each of text) {
    var value = LETTERS.indexOf(each);
    if (value < 0) break;
    held = (held << 6 | value) & 0xffff;
    bits += 6;
    if (bits >= 8) out.push(held >> (bits -= 8) & 255);
  }
  return new Uint8Array(out);
}
function textOf(bytes) {
  var out = "";
  for (var at = 0; at < bytes.length; at += 3) {
    var three = bytes[at] << 16 | (bytes[at + 1] || 0) << 8 | (bytes[at + 2] || 0);
    [18, 12, 6, 0].forEach(function (by, place) {
      out += at + place > bytes.length ? "=" : LETTERS[three >> by & 63];
    });
  }
  return out;
}
function whole(steps) {
  for (;;) { var step = steps.next(); if (step.done) return step.value; }
}
function opened(given) {
  try { return whole(handbookOffice.open(bytesOf(given.bytes), given.name)); }
  catch (fault) { if (!fault.unreadable) throw fault; return { unreadable: fault.unreadable }; }
}
"""

OPEN = """function (given) {
  return given.map(function (each) {
    var made = opened(each);
    if (made.notes) made.notes = made.notes.map(function (note) {
      return [made.text.slice(note.start, note.end), made.text.slice(note.from, note.to)];
    });
    delete made.word;
    return made;
  });
}"""
CHECK = """function (given) {
  return given.files.map(function (each) {
    var made = opened(each);
    var known = { notes: made.notes, apart: made.apart, lines: made.kind !== "text" };
    return quotationCheck.check(made.text, given.data, known);
  });
}"""
COMMENT = """function (given) {
  var made = opened(given.file);
  var list = given.comments.map(function (each) {
    var start = made.text.indexOf(each[0]);
    return { start: start, end: start + each[0].length, lines: each[1] };
  });
  return textOf(whole(handbookOffice.commented(made, list, { date: given.date })));
}"""


def _sent(raw: bytes, name: str) -> dict[str, str]:
    return {"bytes": base64.b64encode(raw).decode(), "name": name}


def opened(*files: tuple[bytes, str]) -> list[dict[str, Any]]:
    """What is in each file, given with its name."""
    made: list[dict[str, Any]] = run_node(engines(), OPEN, [_sent(*each) for each in files])
    return made


def findings(data: Mapping[str, Any], *files: tuple[bytes, str]) -> list[list[dict[str, Any]]]:
    """The findings of each file."""
    given = {"files": [_sent(*each) for each in files], "data": data}
    made: list[list[dict[str, Any]]] = run_node(engines(), CHECK, given)
    return made


def commented(raw: bytes, comments: Sequence[tuple[str, Sequence[str]]], date: str = "2031-11-05T08:00:00Z") -> bytes:
    """A Word file with a comment at the words of each."""
    given = {"file": _sent(raw, "a.docx"), "comments": comments, "date": date}
    return base64.b64decode(run_node(engines(), COMMENT, given))
