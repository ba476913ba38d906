"""The files of the built site's search, asked without a browser: runs of characters from anywhere in the texts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from asking import ask
from literal import blocks, drawn_words, folded, front, sampled, truth


def found(answer: dict[str, Any], documents: set[str]) -> set[str]:
    """The ids that are listed of the documents' own words; a document's own where its title or byline holds them.

    What editors say of a document (``what``: record, doubts, gaps) is listed too, and is none of its words.
    """
    pages = [page for page in answer["sections"] if not page["apart"] and page["path"] in documents]
    hits = {hit["id"] for page in pages for hit in page["hits"] if not hit["what"]}
    return {page["anchor"] for page in pages if page["titled"]} | hits


def test_every_literal_occurrence_is_found_and_nothing_else(built_site: Path) -> None:
    handbook = json.loads((built_site / "data" / "handbook.json").read_text("utf-8"))
    files = {path.name: path.read_text("utf-8") for path in (built_site / "search").glob("*.js")}
    paths = {f"texts/{document['id']}" for document in handbook["documents"]}
    queries = sampled(handbook)
    wanted = [{"text": query, "open": sorted(paths), "limit": 999} for query in queries]
    wrong = []
    for query, answer in zip(queries, ask(files, wanted), strict=True):
        due = truth(handbook, query)
        literal = {
            *(block["id"] for d in handbook["documents"] for block in blocks(d) if query in block["text"]),
            *(d["id"] for d in handbook["documents"] if query in d["title"]),
        }
        if found(answer, paths) != due or literal - due or not due:
            wrong.append((query, sorted(found(answer, paths) ^ due)))
    assert wrong == []
    assert len(queries) >= 300


def counted(handbook: dict[str, Any], word: str) -> dict[str, int]:
    """How often a word stands, in how many titles, lines and paragraphs, of how many documents: by plain comparison.

    A paragraph whose corrected reading does not hold it counts in the received one.
    """
    occurrences = paragraphs = documents = 0
    for document in handbook["documents"]:
        texts = [(text, text) for text in (document["title"], *front(document))]
        texts += [(block["text"], block["received"]) for block in blocks(document)]
        times = [folded(text).count(word) or folded(other).count(word) for text, other in texts]
        occurrences += sum(times)
        paragraphs += sum(map(bool, times))
        documents += any(times)
    return {"occurrences": occurrences, "paragraphs": paragraphs, "groups": documents}


def test_the_counts_are_true_for_a_hundred_words_drawn_from_anywhere(built_site: Path) -> None:
    handbook = json.loads((built_site / "data" / "handbook.json").read_text("utf-8"))
    files = {path.name: path.read_text("utf-8") for path in (built_site / "search").glob("*.js")}
    often = ["大国工匠", "产业工人", "技能", "工会", "改革", "人工智能", "工资", "培训", "竞赛", "劳模"]
    words = [*drawn_words(handbook, 100), *often]
    assert len(set(words)) >= 105
    told = {word: answer["texts"] for word, answer in zip(words, ask(files, words), strict=True)}
    assert told == {word: counted(handbook, word) for word in words}
