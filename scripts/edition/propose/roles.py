"""What each kept line is on its page: first by its own form, then by what stands around it.

Titles and sub-heads look alike; both are ``head`` here, and the articles decide which of them name one.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from edition.nouns import Page, Seam
from edition.propose.line_form import Text

Slot = Literal[
    "furniture", "speaker", "author", "column", "deck", "lead", "caption", "credit", "affiliation", "head", "list",
    "body",
]  # fmt: skip
"""The place that a line takes in its article; ``deck`` is the label over a lead."""

HEAD_LENGTH = 40
"""A longer line without a final stop is rather a paragraph that broke off; notices have longer titles."""

ITEM_HEAD_LENGTH = 24
"""``（一）把账算清，把钱用好。`` is a heading although it ends in a stop."""

LEAD_LENGTH = 170
"""A deck is one or two sentences."""

PICTURE_GAP = 3
"""Line numbers between a paragraph and a caption whose picture was left out."""

CAPTION_LENGTH = 90
"""A caption is one sentence or two short ones."""

_SPREAD = re.compile(r"\S(?:\s*[/／|]\s*\S){3,}|(?:\S\s){4,}\S")
_FURNITURE = re.compile(
    r"(?:责编|责任编辑|版式|版式设计|美编|校对|组版|编辑|值班|本版|电话|邮箱|投稿|邮编|E-?mail|报头|版权|网址|广告|统一刊号|国内统一|零售|印刷"
    r"|新闻热线|订阅热线|客户端).{0,60}"
    r"|第?[0-9A-Z一二三四五六七八九十]{1,3}版.{0,14}|[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日(?:星期|第|农历)?.{0,24}"
    r"|[0-9A-Z]{1,3}|(?:要闻|综合|理论|专版|新闻|副刊|社会|经济|国际|广告)(?:[0-9A-Z]{1,3})?|[0-9A-Za-z·—:./\-]{1,12}",
    re.I,
)
_SIGNATURE = re.compile(r"[(（](?:作者(?:单位|系|为|[:：])|(?:本文)?作者)[^()（）]*[)）]。?$")
_SHOWS = re.compile(r"(?:正在|展示|合影|现场|一角|参加|参观|领取|操作|选购|体验|表演|比赛|交流)")
_PHOTO_BYLINE = re.compile(r".{2,24}(?:摄|供图|摄影报道)[)）]?$")


@dataclass(frozen=True, slots=True)
class _Place:
    """A text among its neighbours."""

    texts: Sequence[Text]
    at: int
    spaced: bool
    """Whether the page sets its paragraphs apart by blank lines."""
    gaps: frozenset[int]
    """Numbers of the lines that stand below two or more blank lines, where a picture was."""

    @property
    def text(self) -> Text:
        return self.texts[self.at]

    def near(self, step: int) -> Text | None:
        at = self.at + step
        return self.texts[at] if 0 <= at < len(self.texts) else None


def roles(page: Page, texts: Sequence[Text], seams: Sequence[Seam], twins: frozenset[int]) -> list[Slot]:
    """The slot of each text. Halves of a paragraph play one part, and what others repeat is never furniture."""
    spaced = sum(b.number - a.number > 1 for a, b in itertools.pairwise(texts)) * 2 > len(texts)
    pairs = zip(page.lines, page.lines[1:], strict=False)
    gaps = frozenset(b.number for a, b in pairs if b.number - a.number > PICTURE_GAP)
    found = [_slot(_Place(texts, at, spaced, gaps)) for at in range(len(texts))]
    place = {text.number: at for at, text in enumerate(texts)}
    for seam in sorted(seams, key=lambda seam: (seam.first, seam.second)):
        one, two = place[seam.first], place[seam.second]
        found[one] = found[one] if found[one] in ("list", "lead", "caption") else "body"
        found[two] = found[one]
    return ["body" if slot == "furniture" and texts[at].number in twins else slot for at, slot in enumerate(found)]


def _slot(place: _Place) -> Slot:
    return next((named for fits, named in _RULES if fits(place)), "body")


def _is_furniture(place: _Place) -> bool:
    """``全 / 镇 / 议 / 水``, ``责编:``, ``2024年9月3日 星期二``, ``（下转第三版）``."""
    form = place.text.form
    return bool(_SPREAD.fullmatch(place.text.line.content.strip()) or _FURNITURE.fullmatch(form.key) or form.jump)


def _is_list(place: _Place) -> bool:
    """``- 在镇上住满三年的外来住户``"""
    return place.text.line.bullet


def _is_speaker(place: _Place) -> bool:
    """``【北坡村】``: who speaks; what follows is a speech of its own."""
    return place.text.form.speaker


def _is_affiliation(place: _Place) -> bool:
    """``（作者为渠务所所长）`` on a line of its own."""
    return bool(_SIGNATURE.fullmatch(place.text.line.content.strip()))


def _is_credit(place: _Place) -> bool:
    """``策划/制图:何青山`` under a box; ``本报记者 何青山 摄`` under pictures."""
    look = place.text.form
    return look.credit or (len(look.key) <= 24 and bool(_PHOTO_BYLINE.fullmatch(look.key)) and "," not in look.key)


def _is_caption(place: _Place) -> bool:
    """``①徒弟们在旋床前。``, ``图为渡口…``, ``…晒场上。 何青山摄``."""
    return place.text.form.pictured and len(place.text.key) <= 2 * CAPTION_LENGTH


def _is_author(place: _Place) -> bool:
    """``□本报记者 何青山``, ``本报评论员``, ``何青山 林小满``."""
    return place.text.form.byline and not place.text.line.head_level


def _is_deck(place: _Place) -> bool:
    """``观点``, ``阅读提示``: the label over a lead."""
    return place.text.form.deck_label


def _is_column(place: _Place) -> bool:
    """``渡口观察``, ``一线调研``; ``聚焦护林`` among heads of its length is one of them."""
    text = place.text
    if text.line.head_level or not text.form.label:
        return False
    after = place.near(1)
    if (
        not text.form.likely_head
        or after is None
        or after.line.head_level
        or after.form.byline
        or after.form.deck_label
    ):
        return True
    around = [near for near in map(place.near, range(-8, 9)) if near and near is not text]
    return not any(_like_head(near, text) for near in around)


def _like_head(near: Text, text: Text) -> bool:
    plain = not near.form.finished and not near.form.label and not near.form.byline and "," not in near.key
    return plain and abs(len(near.key) - len(text.key)) <= 3


def _is_lead(place: _Place) -> bool:
    """One or two sentences right under 观点 or 提要."""
    before = place.near(-1)
    look = place.text.form
    return bool(before and before.form.deck_label and look.finished and len(look.key) <= LEAD_LENGTH)


def _is_marked_head(place: _Place) -> bool:
    """``### 二、把闸口修好``"""
    return place.text.line.head_level > 0


def _is_dash_title(place: _Place) -> bool:
    """``——北坡村修渠记``: the second line of a title."""
    look = place.text.form
    return look.key.startswith("——") and len(look.key) <= HEAD_LENGTH and not look.finished


def _is_item_head(place: _Place) -> bool:
    """``（一）把账算清，把钱用好。``: short and numbered, before something longer."""
    look, after = place.text.form, place.near(1)
    short = look.ordinal and len(look.key) <= ITEM_HEAD_LENGTH and look.key.count("。") <= 1
    if not short or after is None or look.key[-1] in ";；":
        return False
    return len(after.key) > 2 * len(look.key) or _follows_item(look.key, after)


def _follows_item(key: str, after: Text) -> bool:
    """``一、总体要求`` directly over ``（一）…``."""
    return after.form.ordinal > 0 and not after.key.startswith(key[:1])


def _is_wordless_caption(place: _Place) -> bool:
    """A line set close to another or behind a gap where a picture stood: ``中午，工人们在新食堂用餐。``"""
    look, after, before = place.text.form, place.near(1), place.near(-1)
    if not place.spaced or len(look.key) > CAPTION_LENGTH or look.ordinal or not look.finished:
        return False
    close = [near for near in (before, after) if near and abs(near.number - place.text.number) == 1]
    packed = bool(close) and not any(near.line.bullet or near.line.head_level for near in close)
    apart = place.text.number in place.gaps
    return packed or apart or bool(look.key.count("。") == 1 and _SHOWS.search(look.key) and packed)


def _is_head(place: _Place) -> bool:
    """``守住老规矩``, ``怎样领水票?``: short, no final stop but a question mark."""
    look = place.text.form
    asks = (
        look.key.endswith(("?", "!")) and len(look.key) <= HEAD_LENGTH and look.key.count(",") <= (len(look.key) <= 18)
    )
    asks = asks and not look.question and not look.key.startswith(("“", "问:", "答:"))
    named = look.official and not look.finished
    short = len(look.key) <= HEAD_LENGTH and not look.finished and look.key[-1:] not in tuple(",;:、)")
    plain = "。" not in look.key and look.key.count(",") <= 2
    return asks or named or (short and plain)


_RULES: tuple[tuple[Callable[[_Place], bool], Slot], ...] = (
    (_is_speaker, "speaker"),
    (_is_furniture, "furniture"),
    (_is_list, "list"),
    (_is_affiliation, "affiliation"),
    (_is_author, "author"),
    (_is_credit, "credit"),
    (_is_marked_head, "head"),
    (_is_deck, "deck"),
    (_is_column, "column"),
    (_is_lead, "lead"),
    (_is_caption, "caption"),
    (_is_dash_title, "head"),
    (_is_item_head, "head"),
    (_is_wordless_caption, "caption"),
    (_is_head, "head"),
)
"""The first that fits; the rest is body."""
