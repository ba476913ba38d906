"""What the editors say of the texts in passing: words quoted in “…”, and the ids in […] where they stand.

What stands in “…” must stand, exactly, in a block that the next ``[id]`` of the same text names. ‘…’ inside a quotation
is “…” in the block, and …… parts pieces that follow one another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from edition.desk.yaml_records import Record
from edition.links.places import Places
from edition.nouns.words import RECEIVED

PAGES = {
    "matrix": "举措与实践",
    "figures": "数字",
    "glossary": "术语",
    "works": "文献",
    "timeline": "大事记",
    "topics": "专题",
    "named": "人物与机构",
    "received/": RECEIVED,
}
"""Pages of the handbook that readers may be sent to, by address, with their names."""

_REFERENCE = re.compile(r"\[([^\[\]]*)\]")
_QUOTED = re.compile(r"“([^“”]*)”")
_LOOSE = re.compile(r"[\[\]“”]")


@dataclass(frozen=True, slots=True)
class QuotedPiece:
    """A stretch of such a text: plain words, words quoted, or the ids of a reference."""

    text: str
    quoted: bool = False
    ids: tuple[str, ...] = ()


def pieces(text: str) -> list[QuotedPiece]:
    """A text taken apart; put together again it is the same text.

    >>> [p.text for p in pieces("写作“必须”[aa-p1]。")]
    ['写作', '“必须”', '[aa-p1]', '。']
    """
    out: list[QuotedPiece] = []
    at = 0
    for found in re.finditer(rf"{_QUOTED.pattern}|{_REFERENCE.pattern}", text):
        out += [QuotedPiece(text[at : found.start()])] if found.start() > at else []
        out.append(QuotedPiece(found[0], found[0].startswith("“"), tuple((found[2] or "").split())))
        at = found.end()
    return [*out, QuotedPiece(text[at:])] if at < len(text) else out


def named(texts: Iterable[str]) -> list[str]:
    """The ids that texts refer to, each once."""
    return list(dict.fromkeys(each for text in texts for piece in pieces(text) for each in piece.ids))


def stands(quotation: str, text: str) -> bool:
    """Whether words quoted as ``“…”`` stand in a text, piece by piece in their order."""
    return bool(standing(quotation, text))


def standing(quotation: str, text: str) -> list[tuple[int, int]]:
    """Where the pieces of words quoted as ``“…”`` stand in a text, in their order; empty where they do not.

    >>> standing("“先修……后用”", "先修渡口，后用。")
    [(0, 2), (5, 7)]
    """
    words = quotation[1:-1].translate({ord("‘"): "“", ord("’"): "”"})
    found: list[tuple[int, int]] = []
    at = 0
    for part in words.split("……"):
        start = text.find(part, at) if part else -1
        if start < 0:
            return []
        at = start + len(part)
        found.append((start, at))
    return found


@dataclass(frozen=True, slots=True)
class Held:
    """What may be named: blocks, documents, pages."""

    places: Places
    documents: dict[str, list[str]] = field(default_factory=dict)
    """The texts of each document's blocks."""
    english: Mapping[str, str] = field(default_factory=dict)
    """What blocks say in English, for texts that quote their English; empty for those that quote the Chinese."""

    def text(self, name: str) -> str:
        """What stands at a place: of a point in English, all that its block says."""
        place = self.places[name]
        return self.english.get(place.block.id, "") if self.english else place.text

    def known(self, name: str) -> bool:
        return name in self.places or name in self.documents or name in PAGES

    def count(self, words: str, document: str) -> int:
        """How often words stand in a document."""
        return sum(text.count(words) for text in self.documents.get(document, ()))


def held(found: Places) -> Held:
    """The blocks, and the documents they make up."""
    made = Held(found)
    for name, place in found.items():
        if name == place.block.id:
            made.documents.setdefault(str(place.document.code), []).append(place.text)
    return made


def said(made: Record, what: str, held: Held, places: Sequence[str] = ()) -> str:
    """A text whose quotations stand in what the next reference names, or, after the last one, in ``places``."""
    text = made.text(what)
    if not text and isinstance(made.value, str):
        made.fault(f"{what} is empty", "", "say it, or remove it")
    waiting: list[str] = []
    for piece in pieces(text):
        if piece.quoted:
            waiting.append(piece.text)
        elif piece.text.startswith("["):
            for each in piece.ids:
                check_name(made, each, held)
            if not piece.ids:
                made.fault("a reference that names nothing", text[:20], "write “[id]”")
            _check_quotations(made, waiting, piece.ids, held)
            waiting = []
        elif loose := _LOOSE.search(piece.text):
            made.fault("a bracket or quotation mark without its fellow", loose[0], "close it, or use 「」 or （）")
    if waiting and not places:
        made.fault("quoted without saying where it stands", "".join(waiting), "add “[id]” after it")
    elif waiting:
        _check_quotations(made, waiting, places, held)
    return text


def check_name(made: Record, name: str, held: Held) -> None:
    """A name that is nowhere is a fault at its line."""
    if not held.known(name):
        made.fault("an id that is not in the handbook", name, "correct it; see the codes in the margin of the page")


def _check_quotations(made: Record, quotations: Iterable[str], ids: Sequence[str], held: Held) -> None:
    """A whole document or a page is too wide to quote from: only a block or a point will do."""
    for words in quotations:
        if not any(each in held.places and stands(words, held.text(each)) for each in ids):
            made.fault("the words do not stand there", f"{words} {' '.join(ids)}", "quote them as the page shows them")
