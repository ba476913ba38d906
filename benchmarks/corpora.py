"""Pages for the search benchmark: the handbook's own texts, and as many made-up ones as wanted."""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

from edition.collate.assemble import assemble  # noqa: E402
from edition.desk.tree import Tree  # noqa: E402
from edition.files.search_files import DOCUMENT, Entry, Group  # noqa: E402
from edition.nouns import Edition  # noqa: E402

LENGTH = 3_000
"""Characters of a made-up page."""

EXCHANGED = 0.15
"""Share of the characters of a made-up page that are exchanged, so that no two pages say the same."""


@dataclass(frozen=True)
class Text:
    """A page: where it stands, what it is called, what it says."""

    slug: str
    title: str
    paragraphs: tuple[str, ...]

    @property
    def body(self) -> str:
        return "\n".join(self.paragraphs)


def edition() -> Edition:
    """The edition of the working tree."""
    return assemble(Tree(ROOT))


def handbook() -> list[Text]:
    """The nineteen documents, whatever their number is by now."""
    return [
        Text(d.code, d.title, tuple(block.text for block in d.outline.blocks if block.text))
        for d in edition().documents
    ]


def made_up(count: int, seed: int = 6) -> list[Text]:
    """Pages of sentences drawn from the handbook, a part of their characters exchanged for others of the handbook.

    The shares of characters stay those of real policy prose, the words don't: an index of n-grams or words grows as it
    would with texts that nobody has written yet.
    """
    dice = random.Random(seed)
    texts = [paragraph for text in handbook() for paragraph in text.paragraphs]
    sentences = [s for text in texts for s in re.findall("[^。；]+[。；]", text) if len(s) > 8]
    characters = [c for text in texts for c in text if "\u4e00" <= c <= "\u9fff"]
    made = []
    for number in range(count):
        paragraphs: list[str] = []
        while sum(map(len, paragraphs)) < LENGTH:
            drawn = "".join(dice.choice(sentences) for _ in range(4))
            paragraphs.append(
                "".join(
                    dice.choice(characters) if "\u4e00" <= c <= "\u9fff" and dice.random() < EXCHANGED else c
                    for c in drawn
                )
            )
        made.append(Text(f"page{number:04}", paragraphs[0][:18], tuple(paragraphs)))
    return made


def queries(texts: list[Text], count: int, seed: int = 6) -> list[str]:
    """Substrings of the texts, two to six characters, within a sentence: what a reader looks for literally."""
    dice = random.Random(seed)
    found: dict[str, None] = {}
    while len(found) < count:
        body = dice.choice(dice.choice(texts).paragraphs)
        length = dice.randint(2, 6)
        if len(body) <= length:
            continue
        start = dice.randrange(len(body) - length)
        drawn = body[start : start + length]
        if re.fullmatch("[\u4e00-\u9fff0-9A-Za-z]+", drawn):
            found[drawn] = None
    return list(found)


def groups_of(texts: Sequence[Text]) -> list[Group]:
    """The pages as the index of the handbook and that of tantivy take them."""
    return [
        Group(
            f"texts/{text.slug}",
            text.slug,
            "署名文章",
            (
                Entry("", "title", text.title),
                *(Entry(f"-p{n}", "body", said) for n, said in enumerate(text.paragraphs, 1)),
            ),
            flags=DOCUMENT,
        )
        for text in texts
    ]
