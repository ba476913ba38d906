"""Write the entries as an index of tantivy, which finds a place among millions without reading them all.

Texts are folded as the search of the site folds them and indexed character by character with places, so that a phrase
of characters is a literal stretch; pairs, sounds and shapes stand in fields of their own. Needs
``requirements-index.txt``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import groupby, pairwise
from pathlib import Path
from typing import cast

import tantivy

from edition.chinese.alike import shapes, sounds
from edition.chinese.folding import folded
from edition.files.elsewhere.question import marked
from edition.files.elsewhere.rows import Row, bare

FOLDER = "tantivy"
"""What the folder of the index is called beside the other files."""

HEAP = 64_000_000
"""Bytes a writer gathers before it writes: tantivy asks for 15 million at least."""

_CHARACTERS = "characters"
_WORDS = "words"
_LATIN = re.compile("[a-z0-9.]+")


def write_index(folder: Path, rows: Iterable[Row]) -> None:
    """Write the index into an empty folder."""
    writer = made_index(folder).writer(HEAP, 1)
    for _, page in groupby(rows, key=lambda row: (row["language"], row["path"])):
        of_page = list(page)
        beside = _beside(of_page)
        for row in of_page:
            writer.add_document(_document(row, beside))
    writer.commit()
    writer.wait_merging_threads()


def made_index(path: Path) -> tantivy.Index:
    """An index of our fields: a new one in an empty folder, or the one that is there."""
    index = tantivy.Index(schema(), str(path))
    index.register_tokenizer(_CHARACTERS, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.regex("(?s).")).build())
    index.register_tokenizer(_WORDS, english_words())
    return index


def english_words() -> tantivy.TextAnalyzer:
    """Takes a folded text apart into words without their endings."""
    words = tantivy.Tokenizer.regex("[a-z0-9]+")
    return tantivy.TextAnalyzerBuilder(words).filter(tantivy.Filter.stemmer("english")).build()


@cache
def schema() -> tantivy.Schema:
    """``loose`` and ``strict``: characters without and with marks; ``beside``: what a document says of itself."""
    builder = tantivy.SchemaBuilder()
    for name in CHARACTERS:
        builder.add_text_field(name, tokenizer_name=_CHARACTERS, index_option="position")
    for name in ("language", "path", "kind", "called", "named", "spoken", "id"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("grams", tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("stems", tokenizer_name=_WORDS, index_option="freq")
    builder.add_bytes_field("row", stored=True)
    return builder.build()


CHARACTERS = ("loose", "loose_received", "strict", "strict_received", "beside", "sound", "shape")

_SAID_OF_ITSELF = {"title", "front", "record"}


def _beside(page: Sequence[Row]) -> str:
    """Title, byline, record, label, region and topics of a document; of another page nothing."""
    first = page[0]
    if not first["document"]:
        return ""
    said = [str(row["text"]) for row in page if row["kind"] in _SAID_OF_ITSELF]
    said += [str(first["label"]), str(first["region"]), *cast("list[str]", first["topics"])]
    return lines("\n".join(said), spaced=first["language"] == "en")


def lines(text: str, *, spaced: bool, marks: bool = False) -> str:
    """A text as it is compared; line feeds stay and part it."""
    fold = marked if marks else bare
    return "\n".join(fold(line, spaced=spaced) for line in text.split("\n"))


def _document(row: Row, beside: str) -> tantivy.Document:
    spaced = row["language"] == "en"
    loose = lines(str(row["text"]), spaced=spaced)
    made = tantivy.Document()
    for name, text in (("", str(row["text"])), ("_received", str(row["received"]))):
        if text:
            made.add_text(f"loose{name}", lines(text, spaced=spaced))
            made.add_text(f"strict{name}", lines(text, spaced=spaced, marks=True))
    if not spaced:
        made.add_text("sound", alike(loose, "sound"))
        made.add_text("shape", alike(loose, "shape"))
    made.add_text("beside", beside)
    made.add_text("grams", " ".join(grams(loose)))
    made.add_text("stems", loose if spaced else "")
    for name in ("language", "path", "kind"):
        made.add_text(name, str(row[name]))
    made.add_text("id", str(row["anchor"]))
    for name in cast("list[str]", row["names"]):
        made.add_text("named", bare(name, spaced=spaced))
    for name in _called(row):
        made.add_text("called", bare(name, spaced=spaced))
    for reading in readings_of(str(row["pinyin"])):
        made.add_text("spoken", reading)
    made.add_bytes("row", json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode())
    return made


def _called(row: Row) -> Iterable[str]:
    """What a page, or a part of one that is no document, is called."""
    if row["order"] == 0:
        yield str(row["title"])
        if not row["document"]:
            yield str(row["label"])
    elif row["kind"] == "heading" and not row["document"]:
        yield str(row["text"])


def readings_of(pinyin: str) -> Iterable[str]:
    """A name as it is typed by its sound: whole, and by first letters; tones are left out by who wrote it.

    >>> list(readings_of("xin ba ji gong"))
    ['xinbajigong', 'xbjg']
    """
    syllables = pinyin.split()
    if len(syllables) > 1:
        yield "".join(syllables)
        yield "".join(each[0] for each in syllables)


def grams(loose: str) -> Iterable[str]:
    """Characters and pairs of them, and Latin words, in a folded text.

    >>> sorted(grams("工人ai"))
    ['ai', '人', '工', '工人']
    """
    for line in loose.split("\n"):
        for stretch in re.findall("[a-z0-9.]+|[^a-z0-9. ]+", line):
            if _LATIN.match(stretch):
                yield stretch
            else:
                yield from stretch
                yield from map("".join, pairwise(stretch))


# What sounds or looks alike ------------------------------------------------------------------------------------------


def alike(loose: str, kind: str) -> str:
    """A folded text, each character as the first of those that sound or look like it."""
    return loose.translate(_classes(kind))


@cache
def _classes(kind: str) -> Mapping[int, str]:
    """By character the one that stands for its group; zh and z, n and l, ing and in count as one sound."""
    made: dict[int, str] = {}
    first: dict[str, str] = {}
    for group in (sounds() if kind == "sound" else shapes()).split():
        syllable = (re.match("[a-z]*", group) or [""])[0]
        key = confused(syllable) or group
        for character in group[len(syllable) :]:
            one = folded(character, "search") or character
            made.setdefault(ord(one), first.setdefault(key, one))
    return made


def confused(syllable: str) -> str:
    """A syllable as those say it who confuse some sounds.

    >>> confused("zhang"), confused("nin")
    ('zan', 'lin')
    """
    return re.sub("([aei]n)g$", r"\1", re.sub("^n", "l", re.sub("^([zcs])h", r"\1", syllable)))
