"""The styles of a Word file: 宋体 for what the source says, 黑体 for what the editors add, A4, headings by GB/T 9704.

Lengths are Word's: twentieths of a point; sizes of type are half points. Elements stand in the order of ECMA-376.
"""

from __future__ import annotations

from collections.abc import Iterable

from edition.wordml import part, tag

SONG, HEI = "宋体", "黑体"
ZHU, GREY, RULE = "A4241B", "666D74", "B8BDC2"
TEXT_WIDTH = 8730
"""From margin to margin on A4, 28 mm on both sides."""

BODY, SMALL, TINY = 24, 21, 15
"""小四, 五号, 小六."""

LINES = 340
"""Line height of the text: 17/12 of the font's own."""


def styles() -> str:
    """The part ``styles``."""
    defaults = tag(
        "docDefaults",
        tag("rPrDefault", tag("rPr", _font(SONG), _size(BODY), tag("lang", val="en-US", eastAsia="zh-CN"))),
        tag("pPrDefault", tag("pPr", tag("widowControl"), tag("spacing", line=str(LINES), lineRule="auto"))),
    )
    return part("styles", defaults, *_paragraphs(), *_characters(), _table())


def _font(chinese: str) -> str:
    western = "Times New Roman" if chinese == SONG else "Arial"
    return tag("rFonts", ascii=western, hAnsi=western, eastAsia=chinese, cs=western)


def _size(half_points: int) -> str:
    return tag("sz", val=str(half_points)) + tag("szCs", val=str(half_points))


def _spacing(before: int = 0, after: int = 0, line: int = LINES) -> str:
    return tag("spacing", before=str(before), after=str(after), line=str(line), lineRule="auto")


_INDENT = tag("ind", firstLineChars="200", firstLine="480")
_FLUSH = tag("ind", firstLineChars="0", firstLine="0")
_KEEP = tag("keepNext") + tag("keepLines")
_BOTH, _LEFT, _RIGHT = (tag("jc", val=side) for side in ("both", "left", "right"))


def _level(level: int) -> str:
    return tag("outlineLvl", val=str(level - 1))


def _line(side: str, size: int, kind: str = "single", space: int = 4, colour: str = "auto") -> str:
    return tag(side, val=kind, sz=str(size), space=str(space), color=colour)


def _style(kind: str, at: str, name: str, *, based: str = "", following: str = "", more: str = "", look: str) -> str:
    """``more``: what kind of style it is to Word's lists; ``look``: its properties."""
    inside = [
        tag("name", val=name),
        *([tag("basedOn", val=based)] if based else []),
        *([tag("next", val=following)] if following else []),
        more,
        look,
    ]
    own = {} if name[0].isascii() else {"customStyle": "1"}
    first = {"default": "1"} if at == "Normal" else {}
    return tag("style", *inside, type=kind, **first, **own, styleId=at)


def _paragraph(at: str, name: str, layout: str, letters: str = "", following: str = "") -> str:
    look = tag("pPr", layout) + (tag("rPr", letters) if letters else "")
    based = "" if at == "Normal" else "Normal"
    return _style("paragraph", at, name, based=based, following=following, more=tag("qFormat"), look=look)


def _paragraphs() -> Iterable[str]:
    hei_small = _font(HEI) + _size(SMALL)
    dashed = tag("pBdr", *(_line(side, 6, "dashed") for side in ("top", "left", "bottom", "right")))
    yield _paragraph("Normal", "Normal", _spacing(after=60) + _INDENT + _BOTH)
    yield _paragraph(
        "Title", "Title", _KEEP + _spacing(120, 160, 300) + _FLUSH + _LEFT, _font(SONG) + tag("b") + _size(36), "Normal"
    )
    heads = (
        _font(HEI) + tag("b", val="0") + _size(28),
        _font(SONG) + tag("b") + _size(BODY),
        _font(SONG) + tag("b") + _size(BODY),
        _font(SONG) + _size(BODY),
    )
    for level, letters in enumerate(heads, 1):
        place = _spacing(320, 120) + _FLUSH + _LEFT if level == 1 else _spacing(120, 60) + _INDENT + _BOTH
        yield _paragraph(f"Heading{level}", f"heading {level}", _KEEP + place + _level(level), letters, "Normal")
    yield _paragraph("Labels", "标签", tag("tabs", _tab()) + _spacing(after=120) + _FLUSH + _LEFT, hei_small)
    yield _paragraph("Front", "署名", _KEEP + _spacing(after=80) + _FLUSH + _LEFT, hei_small)
    yield _paragraph("Signed", "文末署名", _spacing(120) + _FLUSH + _RIGHT, hei_small)
    yield _paragraph("Cell", "著录", _spacing(30, 30, 280) + _FLUSH + _LEFT, _font(HEI) + _size(19))
    caution = tag("pBdr", _line("bottom", 8))
    yield _paragraph(
        "Caution", "提示", caution + _spacing(120, 120, 280) + _FLUSH + _LEFT, _font(HEI) + tag("b") + _size(SMALL)
    )
    yield _paragraph("Editors", "编者的话", _spacing(120, 120, 280) + _FLUSH + _LEFT, _font(HEI) + _size(18))
    inset = tag("ind", left="100", right="100", firstLineChars="0", firstLine="0")
    yield _paragraph("Gap", "此处缺", dashed + _spacing(160, 160, 300) + inset + _LEFT, hei_small)
    rule = tag("pBdr", _line("bottom", 4))
    yield _paragraph("Lead", "提要", rule + _spacing(60, 160) + _INDENT + _BOTH)
    yield _paragraph("Picture", "图片说明", _spacing(60, 60) + _FLUSH + _LEFT, _size(SMALL))
    numbered = tag("numPr", tag("numId", val="1"))
    hanging = tag("ind", leftChars="200", left="480", hangingChars="200", hanging="480")
    yield _paragraph("ListBullet", "List Bullet", numbered + _spacing(after=60) + hanging + _BOTH)
    opened = tag("pBdr", _line("top", 16, space=6))
    yield _paragraph(
        "EditorsHeading", "编者标题", _KEEP + opened + _spacing(480, 80) + _FLUSH + _LEFT + _level(1),
        _font(HEI) + tag("b") + _size(BODY), "Note",
    )  # fmt: skip
    note = tag("ind", left="680", hanging="680")
    tabs = tag("tabs", tag("tab", val="left", pos="680"))
    divided = tag("pBdr", _line("bottom", 4, colour=RULE), _line("between", 4, colour=RULE))
    yield _paragraph("Note", "校勘记", divided + tabs + _spacing(40, 40, 290) + note + _LEFT, _font(HEI) + _size(18))
    yield _paragraph("Citation", "引文", _spacing(60, 60, 300) + _FLUSH + _LEFT, _font(SONG) + _size(SMALL))
    foot = tag("pBdr", _line("top", 4)) + tag("tabs", _tab()) + _spacing(line=240) + _FLUSH + _LEFT
    yield _paragraph("Footer", "footer", foot, _font(HEI) + _size(17))


def _tab() -> str:
    """To the right margin."""
    return tag("tab", val="right", pos=str(TEXT_WIDTH))


def _characters() -> Iterable[str]:
    looks = {
        ("Emended", "校改"): tag("u", val="dottedHeavy", color=ZHU),
        ("Doubted", "存疑"): tag("u", val="wave", color=ZHU),
        ("Lacuna", "缺文"): _font(HEI) + _size(SMALL),
        ("Mark", "校记号"): _font(HEI) + tag("color", val=ZHU) + _size(20) + tag("vertAlign", val="superscript"),
        ("Code", "编号"): _font(HEI) + tag("color", val=GREY) + _size(TINY),
        ("Authority", "性质"): _font(HEI) + tag("b") + tag("bdr", val="single", sz="6", space="0", color="auto"),
        ("Label", "校记标"): tag("b") + tag("color", val=ZHU),
        ("Kept", "所校之字"): _font(SONG),
        ("Received", "底本之字"): _font(SONG),
        ("Cut", "所删之字"): _font(SONG) + tag("strike"),
        ("Where", "底本行号"): tag("color", val=GREY) + _size(TINY + 1),
        ("Term", "著录项"): tag("color", val=GREY),
    }
    for (at, name), letters in looks.items():
        yield _style("character", at, name, look=tag("rPr", letters))


def _table() -> str:
    """The record: 2 points open it, 1 closes it, hairlines divide."""
    borders = tag(
        "tblBorders", _line("top", 16, space=0), _line("bottom", 8, space=0), _line("insideH", 4, space=0, colour=RULE)
    )
    margins = tag("tblCellMar", tag("left", w="0", type="dxa"), tag("right", w="120", type="dxa"))
    return _style("table", "Record", "著录表", look=tag("tblPr", borders, margins))


def settings() -> str:
    """The part ``settings``: a document of Word 2013 or later, in Chinese."""
    compat = tag(
        "compat",
        tag("useFELayout"),
        tag("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val="15"),
    )
    return part(
        "settings",
        tag("zoom", percent="100"),
        tag("defaultTabStop", val="420"),
        tag("characterSpacingControl", val="compressPunctuation"),
        compat,
        tag("themeFontLang", val="en-US", eastAsia="zh-CN"),
        tag("decimalSymbol", val="."),
        tag("listSeparator", val=","),
    )


def numbering() -> str:
    """The part ``numbering``: one kind of list, unnumbered."""
    level = tag(
        "lvl",
        tag("start", val="1"),
        tag("numFmt", val="bullet"),
        tag("lvlText", val="·"),
        tag("lvlJc", val="left"),
        tag("pPr", tag("ind", left="480", hanging="480")),
        tag("rPr", tag("rFonts", ascii=SONG, hAnsi=SONG, eastAsia=SONG, hint="eastAsia")),
        ilvl="0",
    )
    abstract = tag("abstractNum", tag("multiLevelType", val="singleLevel"), level, abstractNumId="0")
    return part("numbering", abstract, tag("num", tag("abstractNumId", val="0"), numId="1"))
