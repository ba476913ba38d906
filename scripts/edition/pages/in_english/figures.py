"""The figures in English."""

from __future__ import annotations

from collections.abc import Callable

from edition.nouns import Block, Figure, FigurePicture
from edition.pages.code_links import ENGLISH
from edition.pages.in_english.saying import UNOFFICIAL_PAGE, Saying, in_chinese_only
from edition.pages.look_up.figures import FigureSaid, FiguresWords, PictureSaid, shown


def _measure(block: Block) -> str:
    return f"({block.number})"


WORDS = FiguresWords(
    title="Figures",
    lead="The {figures} numbers that the texts give. What each counts is said in our words; 万 and 亿 are converted, "
    "and the code leads to the paragraph. Of {undated} no text says as of when they are; a date that is inferred has "
    "a star. "
    f"Numbers of different places are not counted alike: side by side is not comparable. {UNOFFICIAL_PAGE}",
    heads=("What is counted", "Number", "Whose", "As of", "Measures", "Where"),
    unknown="not known",
    inferred="inferred",
    measure=_measure,
    ends=ENGLISH,
)


def moment(as_of: str) -> str:
    """As of when, or from when to when.

    >>> moment("2016/2019-11"), moment("2023/..")
    ('2016 to 2019-11', 'from 2023')
    """
    start, _, end = as_of.partition("/")
    if not end:
        return start
    return f"from {start}" if end == ".." else f"{start} to {end}"


def figure_in_english(said: Saying) -> Callable[[Figure], FigureSaid]:
    """What is said of a figure."""

    def says(figure: Figure) -> FigureSaid:
        when = moment(figure.as_of) if figure.as_of else ""
        made = said.entry("figures", "entries", f"{figure.anchor} {figure.indicator}")
        if made is None:
            body = figure.body or figure.region
            return FigureSaid(in_chinese_only(figure.indicator), shown(figure), body, when)
        return FigureSaid(made.says["indicator"], made.says["value"], made.says.get("body", ""), when)

    return says


def picture_in_english(said: Saying) -> Callable[[FigurePicture], PictureSaid]:
    """What is said of a picture."""

    def says(picture: FigurePicture) -> PictureSaid:
        made = said.entry("figures", "pictures", picture.title)
        if made is None or len(made.parts) != len(picture.bars):
            labels = [label for label, _ in picture.bars]
            return PictureSaid(in_chinese_only(picture.title), picture.says, labels)
        return PictureSaid(made.says["title"], made.says["says"], [part["label"] for part in made.parts])

    return says
