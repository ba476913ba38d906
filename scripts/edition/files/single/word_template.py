"""The empty document that offprints start from: python-docx's own, on A4, in Chinese, with our styles and no others."""

from __future__ import annotations

import io
from functools import cache

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.shared import Mm

from edition.files.single.word_looks import SONG
from edition.files.single.word_styles import set_styles

_PARTS = {
    *(RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS, RELATIONSHIP_TYPE.NUMBERING),
    *(RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES),
}
"""What stays of the parts; a thumbnail, a theme, the styles once more and the like are 80 KB that nothing uses."""

_SETTINGS = {
    "zoom": {"percent": "100"},
    "defaultTabStop": {"val": "420"},
    "characterSpacingControl": {"val": "compressPunctuation"},
    "compat": {},
    "themeFontLang": {"val": "en-US", "eastAsia": "zh-CN"},
    "decimalSymbol": {"val": "."},
    "listSeparator": {"val": ","},
}
_WORD_2013 = "15"
"""The compatibility mode of every Word since; older ones are shown as 「兼容模式」."""


def template() -> Document:
    """A document to write into; each call gives a new one."""
    return docx.Document(io.BytesIO(_template()))


@cache
def style_ids() -> dict[str, str | None]:
    """What a paragraph, run or table says to have a style, by the style's id: nothing for the default of its kind."""
    styles = template().styles
    defaults = {each.style_id for kind in WD_STYLE_TYPE if (each := styles.default(kind)) is not None}
    return {each.style_id: None if each.style_id in defaults else each.style_id for each in styles}


@cache
def _template() -> bytes:
    """Made once: its styles take longer than what is written in them."""
    document = docx.Document()
    for rels in (document.part.rels, document.part.package.rels):
        for at in [at for at, rel in rels.items() if rel.reltype not in _PARTS]:
            del rels[at]
    _page(document)
    _settings(document)
    _numbering(document)
    set_styles(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = Mm(28)
    section.bottom_margin, section.footer_distance, section.header_distance = Mm(26), Mm(14), Mm(15)


def _settings(document: Document) -> None:
    """python-docx knows one setting, of headers."""
    root = document.settings.element
    for each in list(root):
        attributes = _SETTINGS.get(each.tag.removeprefix(qn("w:")))
        if attributes is None:
            root.remove(each)
        elif attributes:
            each.attrib.clear()
            for name, value in attributes.items():
                each.set(qn(f"w:{name}"), value)
    (mode,) = root.xpath("w:compat/w:compatSetting[@w:name='compatibilityMode']")
    mode.set(qn("w:val"), _WORD_2013)


def _numbering(document: Document) -> None:
    """One kind of list, unnumbered; python-docx reads definitions but makes none."""
    root = document.part.numbering_part.element
    for each in list(root):
        root.remove(each)
    given = nsdecls("w")
    root.append(
        parse_xml(
            f'<w:abstractNum {given} w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
            '<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/><w:lvlJc w:val="left"/>'
            '<w:pPr><w:ind w:left="480" w:hanging="480"/></w:pPr><w:rPr>'
            f'<w:rFonts w:hint="eastAsia" w:ascii="{SONG}" w:hAnsi="{SONG}" w:eastAsia="{SONG}"/></w:rPr>'
            "</w:lvl></w:abstractNum>"
        )
    )
    root.append(parse_xml(f'<w:num {given} w:numId="1"><w:abstractNumId w:val="0"/></w:num>'))
