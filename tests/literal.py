"""What a search must find, by a plain comparison of strings over ``handbook.json``.

The folding is one of its own: nothing of the search's code is used.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any

SAMPLES = 320
SEED = 20261120

KEPT = {
    "、": ",",
    "，": ",",
    "。": ".",
    "—": "-",
    "–": "-",
    "~": "-",
    "·": "·",
    "“": '"',
    "”": '"',
    "《": "<",
    "》": ">",
}
KEPT |= {"‘": "'", "’": "'", "「": '"', "」": '"', "【": "[", "】": "]", "〈": "<", "〉": ">"}


def narrow(character: str) -> str:
    return chr(ord(character) - 0xFEE0) if "！" <= character <= "～" else character


@cache
def folded(text: str, *, marks: bool = False) -> str:
    """Width, case, white space and format characters; punctuation too, but between two digits."""
    text = "".join(map(narrow, text))
    out = []
    for at, character in enumerate(text):
        category = unicodedata.category(character)
        if category[0] == "Z" or category in ("Cc", "Cf"):
            continue
        if (category[0] == "P" and character not in "%‰") or character in "<>~`^|":
            around = text[at - 1 : at] + text[at + 1 : at + 2]
            if marks or (len(around) == 2 and around.isascii() and around.isdigit()):
                out.append(KEPT.get(character, character))
        else:
            out.append(character.lower())
    return "".join(out)


def asked(query: str) -> list[tuple[str, bool]]:
    """Terms, and whether each is meant to the letter."""
    bare = "".join(c for c in query if unicodedata.category(c) != "Cf")
    parts = re.findall(r'(?<!\S)["“„]([^"“”„]+)["”“](?!\S)|(\S+)', bare)
    return [(phrase or word, bool(phrase) or not folded(word)) for phrase, word in parts]


def holds(text: str, query: str) -> bool:
    return all(
        folded(term, marks=True) in folded(text, marks=True) if exact else folded(term) in folded(text)
        for term, exact in asked(query)
    )


def truth(handbook: dict[str, Any], query: str) -> set[str]:
    """Ids of all blocks, and codes of all documents by title or byline, that hold the query in either reading."""
    found = set()
    for document in handbook["documents"]:
        if any(holds(text, query) for text in (document["title"], *front(document))):
            found.add(document["id"])
        for block in blocks(document):
            if holds(block["text"], query) or holds(block["received"], query):
                found.add(block["id"])
    return found


def drawn_words(handbook: dict[str, Any], count: int) -> list[str]:
    """So many words of two to four Chinese characters, drawn from anywhere in the texts as they are read."""
    chance = random.Random(SEED + 1)
    texts = [block["text"] for document in handbook["documents"] for block in blocks(document)]
    out: dict[str, None] = {}
    while len(out) < count:
        text = chance.choice(texts)
        start = chance.randrange(len(text))
        word = text[start : start + chance.randint(2, 4)]
        if re.fullmatch("[\u3400-\u9fff]{2,4}", word):
            out[word] = None
    return list(out)


def front(document: dict[str, Any]) -> list[str]:
    return [line["text"] for line in document["front"] if line["role"] != "title"]


def blocks(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for section in document["sections"]:
        yield from section["blocks"]


def sampled(handbook: dict[str, Any]) -> list[str]:
    """Runs of one to six characters from anywhere in the texts, both readings; no white space at their edges."""
    chance = random.Random(SEED)
    texts = [block[reading] for d in handbook["documents"] for block in blocks(d) for reading in ("text", "received")]
    texts += [text for d in handbook["documents"] for text in (d["title"], *front(d))]
    out: set[str] = set()
    while len(out) < SAMPLES:
        text = chance.choice(texts)
        start = chance.randrange(len(text))
        query = text[start : start + chance.randint(1, 6)]
        if query == query.strip():
            out.add(query)
    return sorted(out)
