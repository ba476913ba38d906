"""Styles from looks, by python-docx; borders, Chinese fonts and indents in characters it has no calls for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.shared import Pt, RGBColor

from edition.files.single.word_looks import (
    BODY,
    BUILT_IN,
    CHARACTERS,
    FOLLOWED_BY,
    OURS,
    PROSE,
    RECORD,
    SONG,
    TEXT_WIDTH,
    ZHU,
    Border,
    Layout,
    Letters,
)


def set_styles(document: Document) -> None:
    """Puts our styles in the place of those that are there."""
    styles: Any = document.styles  # whose methods have no types
    for style in list(styles):
        if not style.element.default:
            style.delete()
    styles.element.remove(styles.element.latentStyles)
    _defaults(styles.element)
    _set_layout(styles["Normal"], PROSE)
    styles["Normal"].paragraph_format.widow_control = True
    for name, looks in BUILT_IN.items():
        style = _added(styles, name.replace(" ", ""), name, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        _set_paragraph(styles, style, *looks)
    for (at, name), looks in OURS.items():
        _set_paragraph(styles, _added(styles, at, name, WD_STYLE_TYPE.PARAGRAPH), *looks)
    for (at, name), letters in CHARACTERS.items():
        _set_letters(_added(styles, at, name, WD_STYLE_TYPE.CHARACTER), letters)
    _table(_added(styles, "Record", "著录表", WD_STYLE_TYPE.TABLE).element)
    by_id = {style.style_id: style for style in styles}
    for at, following in FOLLOWED_BY.items():
        by_id[at].next_paragraph_style = by_id[following]


def _added(styles: Any, at: str, name: str, kind: WD_STYLE_TYPE, *, builtin: bool = False) -> Any:
    style = styles.add_style(name, kind, builtin)
    style.style_id = at
    return style


def _defaults(root: Any) -> None:
    """What holds where no style speaks; ours are all based on it."""
    (paragraphs,) = root.xpath("w:docDefaults/w:pPrDefault/w:pPr")
    (letters,) = root.xpath("w:docDefaults/w:rPrDefault/w:rPr")
    for element in (paragraphs, letters):
        for each in list(element):
            element.remove(each)
    _set_fonts(letters, SONG)
    letters.get_or_add_sz().val = Pt(BODY)
    letters.append(OxmlElement("w:lang", {qn("w:val"): "en-US", qn("w:eastAsia"): "zh-CN"}))


def _set_paragraph(styles: Any, style: Any, layout: Layout, letters: Letters) -> None:
    style.base_style = styles["Normal"]
    style.quick_style = True
    _set_layout(style, layout)
    _set_letters(style, letters)


def _set_layout(style: Any, layout: Layout) -> None:
    its = style.paragraph_format
    its.space_before, its.space_after, its.line_spacing = Pt(layout.before), Pt(layout.after), layout.line
    its.alignment, its.keep_with_next, its.keep_together = layout.align, layout.keep, layout.keep
    if layout.hang:
        its.left_indent, its.first_line_indent = Pt(layout.hang), Pt(-layout.hang)
    else:
        its.first_line_indent = Pt(2 * BODY if layout.indent else 0)
    if layout.inset:
        its.left_indent = its.right_indent = Pt(layout.inset)
    properties = style.element.pPr
    # In hundredths of a character, which Word prefers; a hanging one has to put out what Normal has.
    properties.ind.set(qn("w:firstLineChars"), "200" if layout.indent else "0")
    if layout.tab:
        its.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    if layout.hang and not layout.listed:
        its.tab_stops.add_tab_stop(Pt(layout.hang))
    if layout.level:
        properties.get_or_add_outlineLvl().val = layout.level - 1
    if layout.listed:
        properties.get_or_add_numPr().get_or_add_numId().val = 1
    if layout.borders:
        element = parse_xml(f"<w:pBdr {nsdecls('w')}>{_borders(layout.borders)}</w:pBdr>")
        properties.insert_element_before(element, "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")


def _set_letters(style: Any, letters: Letters) -> None:
    its = style.font
    its.bold, its.superscript, its.strike = letters.bold, letters.raised, letters.struck
    its.size = Pt(letters.size) if letters.size else None
    if letters.colour:
        its.color.rgb = RGBColor.from_string(letters.colour)
    if letters.underline is not None:
        its.underline = letters.underline
        style.element.rPr.u.set(qn("w:color"), ZHU)
    if letters.font:
        _set_fonts(style.element.get_or_add_rPr(), letters.font)
    if letters.boxed:
        style.element.rPr.append(parse_xml(f"<w:bdr {nsdecls('w')} {_BOX}/>"))


_BOX = 'w:val="single" w:sz="6" w:space="0" w:color="auto"'


def _set_fonts(properties: Any, chinese: str) -> None:
    """python-docx sets the fonts of Latin letters only."""
    western = "Times New Roman" if chinese == SONG else "Arial"
    fonts = properties.get_or_add_rFonts()
    for script, name in {"ascii": western, "hAnsi": western, "eastAsia": chinese, "cs": western}.items():
        fonts.set(qn(f"w:{script}"), name)


def _borders(lines: Iterable[Border]) -> str:
    return "".join(
        f'<w:{line.side} w:val="{line.kind}" w:sz="{line.size}" w:space="{line.space}" w:color="{line.colour}"/>'
        for line in lines
    )


def _table(style: Any) -> None:
    """python-docx knows tables by their styles but says nothing of them."""
    margins = '<w:left w:w="0" w:type="dxa"/><w:right w:w="120" w:type="dxa"/>'
    style.append(
        parse_xml(
            f"<w:tblPr {nsdecls('w')}><w:tblBorders>{_borders(RECORD)}</w:tblBorders>"
            f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
        )
    )
