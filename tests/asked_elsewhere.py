"""What readers ask, put to the index of tantivy, in the words in which the engine of the browser answers."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from asked import groups
from edition.files.elsewhere import entry_rows
from edition.files.elsewhere.ranking import FoundPage, FoundPlace
from edition.files.elsewhere.tantivy_ask import TantivyAnswer, ask
from edition.files.elsewhere.tantivy_index import write_index
from edition.files.elsewhere.tantivy_open import TantivyIndex, opened
from edition.site.other_engines import told
from trees import edition

FEW = 3
"""Places of a page that are shown before it is unfolded, as in the browser."""


@cache
def index() -> TantivyIndex:
    """Of the real edition; held in a folder that goes when the process ends."""
    folder = Path(tempfile.mkdtemp(prefix="tantivy-"))
    write_index(folder, entry_rows(groups(), edition().links.other_names))
    return opened(folder, json.loads(json.dumps(told(edition()))))


def answers(messages: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The answers to messages as the box sends them, in the engine's form, as far as a score needs it."""
    return [_answer(each) for each in messages]


@cache
def asked_once(text: str, language: str) -> TantivyAnswer:
    """What is answered, whatever of it is then unfolded."""
    return ask(index(), text, language)


def _answer(message: Mapping[str, Any]) -> dict[str, Any]:
    made = asked_once(message["text"], message["language"])
    open_, limit = message["open"], message["limit"]
    sections = [_section(page, made, open_) for page in made.literal[:limit]]
    return {
        "sections": sections,
        "jumps": [{"group": {"path": each.row["path"]}, "hit": _hit(each, made)} for each in made.jumps],
        "said": [
            {
                "query": each.words,
                "language": each.language,
                "sections": [_section(page, made, open_) for page in each.pages[:10]] if not (at or sections) else [],
            }
            for at, each in enumerate(made.otherwise)
        ],
        "tiers": [{"sections": [_section(page, made, open_) for page in found[:10]]} for _, found in made.like],
        "sounds": [],
        "near": [],
    }


def _section(page: FoundPage, made: TantivyAnswer, open_: Sequence[str]) -> dict[str, Any]:
    own = [each for each in page.places if each.row["kind"] == "title"]
    rest = [each for each in page.places if each not in own]
    all_ = page.path in open_ or len(rest) <= FEW + 1
    hits = [_hit(each, made) for each in (rest if all_ else rest[:FEW])]
    return {"path": page.path, "titled": bool(own), "hits": hits}


def _hit(place: FoundPlace, made: TantivyAnswer) -> dict[str, Any]:
    return {"id": place.id, "anchor": place.anchor(made.asked)}
