"""What a page tells programs: held against a schema of the fields that are expected, of every document and made up."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from edition.ids.cite_elements import elements
from edition.nouns import Document, FrontLine, Gazette, Newspaper, Outline, SourceId, Stated
from edition.pages.templates.cards import Card, cards, known_date
from edition.reading.document import read_document
from jsonschema import Draft202012Validator
from trees import code, document, edition

TEXT = {"type": "string", "minLength": 1}
NAMED = {"type": "object", "required": ["@type", "name"], "properties": {"name": TEXT}}
PART = {
    "type": "object",
    "required": ["@type", "name", "identifier", "position"],
    "properties": {"@type": {"const": "Legislation"}, "url": {"type": "string", "pattern": "^https://"}},
}
LINKED = {
    "type": "object",
    "required": ["@context", "@type", "inLanguage", "version"],
    "properties": {
        "@context": {"const": "https://schema.org"},
        "@type": {"enum": ["Legislation", "NewsArticle", "Article"]},
        "@id": {"type": "string", "pattern": "^https://"},
        "url": {"type": "string", "pattern": "^https://"},
        "name": TEXT,
        "headline": TEXT,
        "alternativeHeadline": TEXT,
        "identifier": {"type": "string", "pattern": "^[A-Z0-9-]+$"},
        "inLanguage": {"enum": ["zh-Hans", "en"]},
        "author": {"type": "array", "items": NAMED},
        "legislationPassedBy": {"type": "array", "items": NAMED},
        "legislationIdentifier": TEXT,
        "legislationLegalForce": {"const": "https://schema.org/InForce"},
        "datePublished": {"type": "string", "pattern": r"^\d{4}(-\d\d){0,2}$"},
        "version": TEXT,
        "sameAs": {"type": "string", "pattern": "^https://"},
        "isPartOf": {"type": "array", "minItems": 1},
        "isBasedOn": NAMED,
        "hasPart": {"type": "array", "items": PART},
    },
    "additionalProperties": False,
}
"""Names of https://schema.org as they are expected here; anything else would be a slip."""
SCHEMA = Draft202012Validator(LINKED)
META = re.compile(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">')
NAME, ADDRESS = "渡口手册", "https://shouce.cn/"


def written(kind: str = "central-document", online: str = ADDRESS, **recorded: Any) -> Card:
    """The card of a made-up document; ``recorded`` fields of its entry, ``paper`` its newspaper."""
    front = (FrontLine("title", "镇公所关于修缮渡口的意见", ()), FrontLine("subtitle", "——“试行” & <定>", ()))
    made = document(Outline(code("dk"), SourceId("900"), "reviewed", front, ()), kind)
    paper = recorded.pop("paper", made.source_entry.newspaper)
    entry = dataclasses.replace(made.entry, **recorded)
    whole = Document(made.outline, entry, dataclasses.replace(made.source_entry, newspaper=paper))
    of = dataclasses.replace(edition(), online=online)
    return cards(of, {code("dk"): read_document(whole, ())}, (), NAME)["dk"]["zh"]


def metas(card: Card) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for name, content in card.metas:
        out.setdefault(name, []).append(content)
    return out


def linked(card: Card) -> Mapping[str, Any]:
    made: dict[str, Any] = json.loads(card.linked)
    SCHEMA.validate(made)
    return made


def test_a_central_document_as_far_as_it_is_recorded() -> None:
    card = written(
        issuer=Stated("镇公所 渡口局", "stated", ""),
        date=Stated("2024-10-21", "public", "", "day", "公报"),
        validity=Stated("现行", "public", ""),
        number=Stated("镇发〔2024〕7号", "public", ""),
        gazette=Gazette("镇公所公报", "2024", "31", "5-12", "实物"),
        official_url="https://www.zhen.cn/7.html",
    )
    made, told = linked(card), metas(card)
    assert made["@type"] == "Legislation" and made["datePublished"] == "2024-10-21"
    assert [each["name"] for each in made["legislationPassedBy"]] == ["镇公所", "渡口局"]
    assert {each["@type"] for each in made["legislationPassedBy"]} == {"Organization"}
    assert made["legislationIdentifier"] == "镇发〔2024〕7号" and made["sameAs"] == "https://www.zhen.cn/7.html"
    assert [each["@type"] for each in made["isPartOf"]] == ["CreativeWork", "PublicationIssue"]
    assert made["@id"] == made["url"] == told["citation_public_url"][0] == f"{ADDRESS}texts/dk/"
    assert told["citation_author"] == told["DC.creator"] == ["镇公所", "渡口局"]
    assert told["citation_publication_date"] == ["2024/10/21"] and told["DC.date"] == ["2024-10-21"]
    assert told["citation_journal_title"] == ["镇公所公报"] and told["citation_issue"] == ["31"]
    assert "</" not in card.linked


@pytest.mark.parametrize(
    ("kind", "type_"), [("news-report", "NewsArticle"), ("signed-article", "Article"), ("exchange-speech", "Article")]
)
def test_the_other_kinds(kind: str, type_: str) -> None:
    card = written(
        kind, authors=Stated(("何青山",), "stated", ""), paper=Newspaper("渡口报", "2019-05-01", "四", "public", "")
    )
    made, told = linked(card), metas(card)
    assert made["@type"] == type_ and made["author"] == [{"@type": "Person", "name": "何青山"}]
    assert made["datePublished"] == "2019-05-01" and {"@type": "Newspaper", "name": "渡口报"} in made["isPartOf"]
    assert told["citation_journal_title"] == ["渡口报"] and told["citation_firstpage"] == ["4"]


@pytest.mark.parametrize(
    ("date", "known", "core"),
    [
        (Stated("2019-11-08", "inferred", "", "day"), None, ["2019-11-08~"]),
        (Stated("2024-10-21", "public", "", "not-before"), None, None),
        (Stated(None, "unknown", ""), None, None),
        (Stated("2019", "stated", "", "year"), "2019", ["2019"]),
    ],
)
def test_a_date_is_told_only_as_it_is_known(date: Stated, known: str | None, core: list[str] | None) -> None:
    card = written(date=date)
    assert linked(card).get("datePublished") == known
    assert metas(card).get("citation_publication_date") == ([known] if known else None)
    assert metas(card).get("DC.date") == core


def test_without_an_address_none_is_told() -> None:
    card = written(online="")
    assert "http" not in json.dumps(card.metas) + card.linked.replace("https://schema.org", "")


def test_an_unknown_field_is_a_fault() -> None:
    assert not SCHEMA.is_valid({**linked(written()), "datePublish": "2019"})
    assert not SCHEMA.is_valid({**linked(written()), "url": "texts/dk/"})


def test_every_document_of_the_site_carries_its_card(built_site: Path) -> None:
    """As the page has it: JSON-LD that holds, names and codes, Open Graph with the page's description."""
    for each in edition().documents:
        page = (built_site / "texts" / each.code / "index.html").read_text("utf-8")
        [said] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
        made = json.loads(said)
        SCHEMA.validate(made)
        assert made["identifier"] == each.code.upper() and made["name"] == each.title
        assert len(made.get("hasPart", ())) == len(each.measures)
        assert made.get("datePublished", "") == known_date(each, elements(each))
        told = {
            name: unescape(content)
            for name, content in re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', page)
        }
        assert told["citation_title"].startswith(each.title) and each.title in told["og:title"]
        assert told["og:type"] == "article" and told["DC.language"] == "zh-Hans"
        assert told.get("og:description") == told.get("description")
        assert "example" not in said
    start = (built_site / "index.html").read_text("utf-8")
    assert '<meta property="og:type" content="website">' in start and "ld+json" not in start
