"""Each term of the glossary is rendered by its agreed English wherever the Chinese block has it, or it says why not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from edition.collate.collate import collate
from edition.collate.outline import structure
from edition.desk.plan_file import plan
from edition.links.english_terms import english_terms
from edition.links.glossary import term_uses
from edition.nouns import BlockId, Digest, DigestBlock, Document, DocumentCode, Fault, Links, Term
from edition.review.english_terms import full_forms, has_one, term_faults
from trees import document, edition, page

PAGE = """# 江河市工会的一年

江河市的渡工学堂办得好，船匠多了起来。

渡工学堂今年提高船匠待遇，高船匠人才也多。
"""

PLAN = """source: {name}
sha256: {sha}
status: reviewed
articles:
  - code: abcd
    lines:
      - 1 title 江河市工会的一年
      - 3 body 江河市的渡工
      - 5 body 渡工学堂今年
"""


def term(name: str, english: str, *variants: str) -> Term:
    return Term(
        id=english.split()[0], term=name, variants=variants, pinyin="", english=english, english_source="ours",
        definition="", definition_en="", defined_at=(), kind="concept", topics=(), parts=None, parts_basis=(),
        parts_missing="",
    )  # fmt: skip


TERMS = (
    term("渡工学堂", "the “ferrymen's school” (Jianghe)"),
    term("船匠", "boat craftsman"),
    term("高船匠", "top hand"),
)
GOOD = (
    "The “Ferrymen's School” of Jianghe is run well; there are more boat craftsmen.",
    "The ferrymen's schools raised what boat craftsmen get, and top hands are many.",
)


@pytest.fixture
def made_up(tmp_path: Path) -> Document:
    received = page(PAGE)
    path = tmp_path / "900.yml"
    path.write_text(PLAN.format(name=received.path.name, sha=received.sha256), encoding="utf-8")
    articles, _ = collate(received, plan(path))
    return document(structure(articles[0], received, ()))


def told(folder: Path, made_up: Document, says: tuple[str, str], data: str = "") -> list[str]:
    """What is told of a digest that says this, with these agreed forms and deviations."""
    names = [block.id for block in made_up.outline.blocks]
    blocks = {name: DigestBlock(said, "", at) for at, (name, said) in enumerate(zip(names, says, strict=True), 7)}
    digests = (Digest(DocumentCode("abcd"), "", "", "", (), "", blocks, path="abcd.yml"),)
    (folder / "terms.yml").write_text(data, encoding="utf-8") if data else None
    faults: list[Fault] = []
    agreed = english_terms(folder / "terms.yml", TERMS, faults)
    links = Links(terms=TERMS, digests=digests, terms_english=agreed)
    faults += term_faults(links, [made_up])
    return [f"{Path(each.path).name}:{each.line}: {each.what} ({each.found}); {each.remedy}" for each in faults]


def test_the_english_of_the_glossary_will_do_in_capitals_in_the_plural_and_quoted(
    tmp_path: Path, made_up: Document
) -> None:
    assert told(tmp_path, made_up, GOOD) == []


def test_a_place_without_it_is_named_with_what_to_say(tmp_path: Path, made_up: Document) -> None:
    assert told(tmp_path, made_up, (GOOD[0].replace("School", "House"), GOOD[1])) == [
        "abcd.yml:7: a term without its agreed English (abcd-p1 渡工学堂); "
        "say “ferrymen's school”, or say why not under otherwise in terms.yml"
    ]


def test_a_word_that_ends_in_its_first_character_is_no_use_of_a_term(made_up: Document) -> None:
    uses = [(use.anchor, use.term) for use in term_uses([made_up], TERMS)]
    second = BlockId("abcd-p2")
    assert [name for anchor, name in uses if anchor == second] == ["the", "boat", "top"]


HOUSE = (GOOD[0].replace("Ferrymen's School", "school house"), GOOD[1])
SILENT = ("Jianghe has more boat craftsmen.", GOOD[1])


def test_a_further_form_agreed_on_will_do(tmp_path: Path, made_up: Document) -> None:
    assert told(tmp_path, made_up, HOUSE, "forms:\n  渡工学堂: [school house]\n") == []


@pytest.mark.parametrize("place", ["abcd-p1", "abcd"])
def test_a_deviation_with_its_reason_will_do(tmp_path: Path, made_up: Document, place: str) -> None:
    otherwise = f'otherwise:\n  "{place} 渡工学堂": {{reason: 略去未译。}}\n'
    assert told(tmp_path, made_up, SILENT, otherwise) == []
    says = otherwise.replace("reason", "says: school house, reason")
    assert told(tmp_path, made_up, HOUSE, says) == []
    (fault,) = told(tmp_path, made_up, SILENT, says)
    assert fault.startswith("abcd.yml:7: a term without its agreed English (abcd-p1 渡工学堂); say “school house”")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (
            "forms:\n  渡工学堂: [house of ferries]\n",
            "terms.yml:2: an agreed form that stands nowhere (house of ferries)",
        ),
        ("forms:\n  渡学: [school]\n", "terms.yml:2: forms of no term (渡学)"),
        ("forms:\n  渡工学堂: school\n", "terms.yml:2: the forms of a term is not a list (school)"),
        ('otherwise:\n  "abcd-p1 船匠": {reason: 无。}\n', "terms.yml:2: a deviation that is none (abcd-p1 船匠)"),
        (
            'otherwise:\n  "abcd-p9 船匠": {reason: 无。}\n',
            "terms.yml:2: a deviation that is none (abcd-p9 船匠)",
        ),
        ('otherwise:\n  "abcd-p1 船": {reason: 无。}\n', "terms.yml:2: no term (船)"),
        ('otherwise:\n  "abcd-p1 船匠": {says: hand}\n', "lacks “reason”"),
        ("others: {}\n", "unknown key in the English of terms"),
    ],
)
def test_data_that_nothing_needs_is_a_fault_with_its_line(
    tmp_path: Path, made_up: Document, data: str, what: str
) -> None:
    assert any(what in each for each in told(tmp_path, made_up, GOOD, data))


def test_what_the_glossary_explains_need_not_be_said() -> None:
    assert full_forms("the “two reforms” (of 2019); a pair") == ("two reforms", "a pair")
    assert has_one("Reforms were two, the “two  reforms”.", ["two reforms"])
    assert not has_one("The two reformers met.", ["two reforms", "two reform"])


def test_digests_tables_practice_and_learning_paths_are_all_held() -> None:
    """The real edition holds; where any of it falls silent, the file that does is named."""
    links, documents = edition().links, edition().documents
    assert term_faults(links, documents) == []
    silent = replace(
        links,
        digests=tuple(replace(each, title="…") for each in links.digests),
        practice_english=tuple(replace(each, asks="…", does="…", reason="…") for each in links.practice_english),
        tables_english={
            key: replace(made, says=dict.fromkeys(made.says, "…"), parts=())
            for key, made in links.tables_english.items()
        },
        paths_english=tuple(
            replace(each, path=replace(each.path, steps=tuple(replace(step, look=()) for step in each.path.steps)))
            for each in links.paths_english
        ),
    )
    told = [each for each in term_faults(silent, documents) if each.what == "a term without its agreed English"]
    files = {Path(each.path).name for each in told}
    assert {"practice.yml", "figures.yml", "topics.yml", "timeline.yml", "works.yml", "schemes.yml"} <= files
    assert {f"{path.path.slug}.yml" for path in links.paths_english} <= files
    assert any(each.found.split()[1] == "title" for each in told)
