"""Say the entries so that OpenSearch takes them: settings and mapping, other names, the lines, questions to put.

Literal places are found by ``match_phrase`` over characters and pairs of them; texts are folded as the search of the
site folds them (chinese/folding.json), so that the same is found. How to use the files: PUBLISHING.md, 6.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from edition.chinese.folding import LAST, LINE_FEED, folding, marks
from edition.files.elsewhere.rows import Row
from edition.nouns import OtherName

INDEX = "handbook"
"""What the index is called in the bulk form; an alias may call it otherwise."""

BREAK = "\ue000"
"""Stands for a line feed, which parts what no query may join: a character of nobody's, which no text has."""

Json = dict[str, object]


def for_opensearch(rows: Sequence[Row], other_names: Iterable[OtherName] = ()) -> dict[str, str]:
    """The files by name: ``entries.ndjson``, ``bulk.ndjson``, ``opensearch.json``, ``questions.json``."""
    lines = [_line(row) for row in rows]
    heads = (_line({"index": {"_index": INDEX, "_id": row["id"]}}) for row in rows)
    return {
        "entries.ndjson": "".join(lines),
        "bulk.ndjson": "".join(f"{head}{line}" for head, line in zip(heads, lines, strict=True)),
        "opensearch.json": _pretty({"settings": settings(synonyms(other_names)), "mappings": mappings()}),
        "questions.json": _pretty(questions()),
    }


def _line(made: Mapping[str, object]) -> str:
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n"


def _pretty(made: Mapping[str, object]) -> str:
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


# Settings ----------------------------------------------------------------------------------------------------------


def settings(rules: Sequence[str]) -> Json:
    """Analysers: characters and pairs; characters alone, also asked by other names; Latin words; names as a whole.

    Other names are rules over characters: of pairs one would be left that joins a name to what stands beside it.
    """
    fold, digits = ["line_feeds", "folding", "marks"], "[0-9]"
    signs = "".join(f"\\u{code:04X}" for code in sorted(marks()) if code != ord(BREAK))
    return {
        "index": {"max_ngram_diff": 1},
        "analysis": {
            "char_filter": {
                "line_feeds": {"type": "mapping", "mappings": [f"{_escaped(chr(LINE_FEED))}=>{_escaped(BREAK)}"]},
                "folding": {"type": "mapping", "mappings": foldings()},
                "marks": {
                    "type": "pattern_replace",
                    "pattern": f"(?<!{digits})[{signs}]|[{signs}](?!{digits})",
                    "replacement": "",
                },
            },
            "tokenizer": {
                "grams": {"type": "ngram", "min_gram": 1, "max_gram": 2},
                "characters": {"type": "ngram", "min_gram": 1, "max_gram": 1},
                "latin": {"type": "pattern", "pattern": "[A-Za-z0-9]+", "group": 0},
            },
            "filter": {"other_names": {"type": "synonym_graph", "synonyms": list(rules)}},
            "normalizer": {"name": {"type": "custom", "char_filter": ["folding", "marks"]}},
            "analyzer": {
                "grams": {"type": "custom", "char_filter": fold, "tokenizer": "grams"},
                "characters": {"type": "custom", "char_filter": fold, "tokenizer": "characters"},
                "by_other_names": {
                    "type": "custom",
                    "char_filter": fold,
                    "tokenizer": "characters",
                    "filter": ["other_names"],
                },
                "latin_words": {"type": "custom", "tokenizer": "latin", "filter": ["lowercase"]},
            },
        },
    }


def foldings() -> list[str]:
    """What becomes of a character, as a ``mapping`` filter says it."""
    table = {code: into for code, into in folding("search").items() if code != LINE_FEED and code <= LAST}
    return [f"{_escaped(chr(code))}=>{''.join(map(_escaped, into))}" for code, into in sorted(table.items())]


def _escaped(character: str) -> str:
    return f"\\u{ord(character):04X}"


def synonyms(rows: Iterable[OtherName]) -> list[str]:
    """Rules of Solr's form for rows that say it in other words; those that lead to a place are names of that place.

    >>> synonyms([OtherName(("外卖骑手", "a, b"), "新就业群体", "", "", "", 1)])
    ['外卖骑手, a\\\\, b => 新就业群体']
    """
    return [f"{', '.join(map(_rule, row.ask))} => {_rule(row.means)}" for row in rows if row.means]


def _rule(words: str) -> str:
    return words.replace("\\", "\\\\").replace(",", "\\,").replace("=>", "=\\>")


# Mapping -----------------------------------------------------------------------------------------------------------


def mappings() -> Json:
    """What each field of a line is; a field that is none of them is refused."""
    text: Json = {
        "type": "text",
        "analyzer": "grams",
        "fields": {
            "characters": {"type": "text", "analyzer": "characters"},
            "words": {"type": "text", "analyzer": "latin_words"},
        },
    }
    kept: Json = {"type": "keyword", "index": False, "doc_values": False}
    whole: Json = {"type": "keyword"}
    truth: Json = {"type": "boolean"}
    stretch: Json = {"type": "object", "enabled": False}
    of: dict[str, Json] = {
        **dict.fromkeys(("text", "received", "head", "title"), text),
        **dict.fromkeys(("language", "path", "anchor", "code", "kind", "what", "label", "region"), whole),
        **dict.fromkeys(("topics", "speakers", "measures", "pinyin"), whole),
        **dict.fromkeys(("id", "address"), kept),
        **dict.fromkeys(("points", "remarks", "remarks_received"), stretch),
        **dict.fromkeys(("document", "central", "on_topic"), truth),
        "names": {"type": "keyword", "normalizer": "name"},
        "order": {"type": "integer"},
        "date": {"type": "date", "format": "yyyy-MM-dd||yyyy-MM||yyyy", "ignore_malformed": True},
    }
    return {"dynamic": "strict", "properties": of}


# Questions ---------------------------------------------------------------------------------------------------------

_WEIGHTS = {"title": 3.4, "heading": 2.6, "item": 2.6, "term": 2.2, "body": 1.8, "front": 1.8}
"""What a place weighs by its kind: the same order as in the browser (assets/search/rank.js)."""


def questions() -> dict[str, Json]:
    """Bodies for ``_search``, ``{{words}}`` and ``{{language}}`` to be filled in: as typed, by other names, near."""
    return {
        "literal": _question(_phrase("", "grams")),
        "by_other_names": _question(_phrase(".characters", "by_other_names")),
        "near": _question(
            {"multi_match": {"query": "{{words}}", "fields": ["text", "head^2"], "minimum_should_match": "45%"}}
        ),
    }


def _phrase(part: str, analyzer: str) -> Json:
    fields = [f"text{part}", f"received{part}", f"head{part}^2"]
    return {
        "bool": {
            "should": [
                {"multi_match": {"query": "{{words}}", "type": "phrase", "fields": fields, "analyzer": analyzer}},
                {"term": {"names": {"value": "{{words}}", "boost": 100}}},
                {"term": {"code": {"value": "{{words}}", "case_insensitive": True, "boost": 100}}},
            ],
            "minimum_should_match": 1,
        }
    }


def _question(asked: Json) -> Json:
    weights = [{"filter": {"term": {"kind": kind}}, "weight": weight} for kind, weight in _WEIGHTS.items()]
    weights += [
        {"filter": {"term": {"central": True}}, "weight": 3},
        {"filter": {"term": {"document": True}}, "weight": 1},
    ]
    return {
        "query": {
            "function_score": {
                "query": {"bool": {"must": asked, "filter": {"term": {"language": "{{language}}"}}}},
                "functions": weights,
                "score_mode": "sum",
                "boost_mode": "sum",
            }
        },
        "collapse": {"field": "path", "inner_hits": {"name": "places", "size": 3}},
        "highlight": {"fields": {"text": {}, "received": {}}},
    }
