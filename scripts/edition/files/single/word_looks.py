"""How a Word file looks: 宋体 for what the source says, 黑体 for what the editors add, headings by GB/T 9704.

Spaces and sizes are in points.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_UNDERLINE
from docx.shared import Mm

from edition.nouns.words import APPARATUS, NOTE_WORDS, RECEIVED, REFERENCE

SONG, HEI = "宋体", "黑体"
ZHU, GREY, RULE = "A4241B", "666D74", "B8BDC2"
TEXT_WIDTH = Mm(154)
"""From margin to margin on A4, 28 mm on both sides."""

BODY, SMALL, TINY = 12, 10.5, 7.5
"""小四, 五号, 小六."""

LINES = 17 / 12
"""Line height of the text, in that of the font."""

_BOTH, _LEFT, _RIGHT = WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.RIGHT


@dataclass(frozen=True, slots=True)
class Border:
    """A line at a side; ``size`` in eighths of a point, ``space`` in points from the text."""

    side: str
    size: int
    kind: str = "single"
    space: int = 4
    colour: str = "auto"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """How characters look; what is not given is as around them."""

    font: str = ""
    size: float = 0
    bold: bool | None = None
    colour: str = ""
    underline: WD_UNDERLINE | None = None
    """In red, for readers on a screen; on paper its form tells."""
    raised: bool | None = None
    struck: bool | None = None
    boxed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a paragraph stands. ``indent``: two characters in its first line."""

    before: float = 0
    after: float = 0
    line: float = LINES
    indent: bool = False
    align: WD_ALIGN_PARAGRAPH = _LEFT
    keep: bool | None = None
    """With the next, and on one page."""
    level: int = 0
    """In Word's navigation, from 1; 0: not there."""
    borders: tuple[Border, ...] = ()
    tab: bool = False
    """To the right margin."""
    hang: float = 0
    """Points by which all lines but the first stand in; what follows a tab in the first stands there too."""
    inset: float = 0
    """Points on both sides, for what has a frame."""
    listed: bool = False


PROSE = Layout(after=3, indent=True, align=_BOTH)
_HEAD = Layout(before=6, after=3, indent=True, align=_BOTH, keep=True)
_FRAME = tuple(Border(side, 6, "dashed") for side in ("top", "left", "bottom", "right"))
_OPENED = (Border("top", 16, space=6),)
_DIVIDED = (Border("bottom", 4, colour=RULE), Border("between", 4, colour=RULE))
_HEI_SMALL = Letters(font=HEI, size=SMALL)

BUILT_IN: dict[str, tuple[Layout, Letters]] = {
    "Title": (Layout(before=6, after=8, line=1.25, keep=True), Letters(font=SONG, size=18, bold=True)),
    "Heading 1": (Layout(before=16, after=6, keep=True, level=1), Letters(font=HEI, size=14, bold=False)),
    "Heading 2": (replace(_HEAD, level=2), Letters(font=SONG, size=BODY, bold=True)),
    "Heading 3": (replace(_HEAD, level=3), Letters(font=SONG, size=BODY, bold=True)),
    "Heading 4": (replace(_HEAD, level=4), Letters(font=SONG, size=BODY)),
    "List Bullet": (Layout(after=3, align=_BOTH, hang=2 * BODY, listed=True), Letters()),
    "Footer": (Layout(line=1, borders=(Border("top", 4),), tab=True), Letters(font=HEI, size=8.5)),
}
"""What Word knows by name: its navigation, its commands and other programs find it."""

OURS: dict[tuple[str, str], tuple[Layout, Letters]] = {
    ("Labels", "标签"): (Layout(after=6, tab=True), _HEI_SMALL),
    ("Front", "署名"): (Layout(after=4, keep=True), _HEI_SMALL),
    ("Signed", "文末署名"): (Layout(before=6, align=_RIGHT), _HEI_SMALL),
    ("Cell", "著录"): (Layout(before=1.5, after=1.5, line=14 / 12), Letters(font=HEI, size=9.5)),
    ("Caution", "提示"): (
        Layout(before=6, after=6, line=14 / 12, borders=(Border("bottom", 8),)),
        Letters(font=HEI, size=SMALL, bold=True),
    ),
    ("Editors", "编者的话"): (Layout(before=6, after=6, line=14 / 12), Letters(font=HEI, size=9)),
    ("Gap", "此处缺"): (Layout(before=8, after=8, line=1.25, borders=_FRAME, inset=5), _HEI_SMALL),
    ("Lead", "提要"): (
        Layout(before=3, after=8, indent=True, align=_BOTH, borders=(Border("bottom", 4),)),
        Letters(),
    ),
    ("Picture", "图片说明"): (Layout(before=3, after=3), Letters(size=SMALL)),
    ("EditorsHeading", "编者标题"): (
        Layout(before=24, after=4, keep=True, level=1, borders=_OPENED),
        Letters(font=HEI, size=BODY, bold=True),
    ),
    ("Note", APPARATUS): (
        Layout(before=2, after=2, line=14.5 / 12, borders=_DIVIDED, hang=34),
        Letters(font=HEI, size=9),
    ),
    ("Citation", REFERENCE): (Layout(before=3, after=3, line=1.25), Letters(font=SONG, size=SMALL)),
}
"""By id and the name that Word shows."""

FOLLOWED_BY = {"EditorsHeading": "Note", "Title": "Normal", **{f"Heading{level}": "Normal" for level in range(1, 5)}}

CHARACTERS: dict[tuple[str, str], Letters] = {
    ("Emended", NOTE_WORDS["校"]): Letters(underline=WD_UNDERLINE.DOTTED_HEAVY),
    ("Doubted", NOTE_WORDS["疑"]): Letters(underline=WD_UNDERLINE.WAVY),
    ("Lacuna", NOTE_WORDS["缺"]): _HEI_SMALL,
    ("Mark", "校记号"): Letters(font=HEI, colour=ZHU, size=10, raised=True),
    ("Code", "编号"): Letters(font=HEI, colour=GREY, size=TINY),
    ("Authority", "性质"): Letters(font=HEI, bold=True, boxed=True),
    ("Label", "校记标"): Letters(bold=True, colour=ZHU),
    ("Kept", "所校之字"): Letters(font=SONG),
    ("Received", f"{RECEIVED}之字"): Letters(font=SONG),
    ("Cut", "所删之字"): Letters(font=SONG, struck=True),
    ("Where", f"{RECEIVED}行号"): Letters(colour=GREY, size=8),
    ("Term", "著录项"): Letters(colour=GREY),
}

RECORD = (Border("top", 16, space=0), Border("bottom", 8, space=0), Border("insideH", 4, space=0, colour=RULE))
"""Of the table: 2 points open it, 1 closes it, hairlines divide."""
