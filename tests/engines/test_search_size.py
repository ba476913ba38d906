"""The search of editions of any size: what is found and counted by reading only what a question needs, against a plain
count over all entries; what cannot be counted within bounds says so."""

from __future__ import annotations

import random
from functools import cache
from typing import Any

import pytest
from asking import ask
from edition.files.search_files import DOCUMENT, Entry, EntryKind, Group, Reads, search_index
from edition.files.search_grams import fold_text, keys_of, spoken_keys, words_of
from hypothesis import given
from hypothesis import strategies as st
from literal import folded

AMPLE = Reads(small=0, texts=10**9, aside=10**9, keys=6, shards=10**6)
"""A large edition of which a question may read what it likes."""

TIGHT = Reads(small=0, texts=4_000, aside=1_000, keys=6, shards=8)

WORDS = ("AI", "Shanghai", "training", "e-mail", "5G", "3.5", "2035")


@cache
def pages(seed: int, count: int = 60) -> tuple[Group, ...]:
    """Pages of characters that repeat, with Latin words and figures, marks, titles, received readings, records."""
    rolled = random.Random(seed)

    def said(least: int, most: int) -> str:
        out = []
        for _ in range(rolled.randint(least, most)):
            out.append(
                rolled.choice(WORDS) if rolled.random() < 0.04 else rolled.choice("甲乙丙丁戊己庚辛壬癸子丑寅卯")
            )
            out.append(rolled.choice("，。 、") if rolled.random() < 0.1 else "")
        return "".join(out)

    def entry(at: int) -> Entry:
        kind: EntryKind = rolled.choice(("body", "body", "item", "heading"))
        text = said(4, 60)
        changes = ((0, 1, said(1, 2)),) if rolled.random() < 0.2 else ()
        return Entry(f"-p{at}", kind, text, 3 if kind == "item" else 0, changes)

    return tuple(
        Group(
            f"texts/d{number}",
            f"d{number}",
            "报道",
            (
                Entry("", "title", said(4, 9)),
                *map(entry, range(rolled.randint(1, 12))),
                Entry("", "record", said(2, 5), what="著录"),
            ),
            flags=DOCUMENT if rolled.random() < 0.8 else 0,
        )
        for number in range(count)
    )


@cache
def queries(seed: int) -> tuple[str, ...]:
    """Runs from anywhere in both readings, without marks at their ends, and a few that stand nowhere."""
    rolled = random.Random(seed + 100)
    out = set()
    texts = [text for group in pages(seed) for each in group.entries for text in (each.text, each.received_text)]
    while len(out) < 50:
        text = rolled.choice(texts)
        start = rolled.randrange(len(text))
        run = text[start : start + rolled.randint(1, 5)].strip("，。 、")
        if run and " " not in run and not any("a" <= each.lower() <= "z" for each in run):
            out.add(run)
    return (*sorted(out), "甲乙丙丁戊己庚辛壬癸子丑寅卯", "龘", "甲龘")


def counted(seed: int, query: str) -> dict[str, dict[str, int]]:
    """Occurrences, entries, pages by comparing strings; the received reading counts where the other holds nothing."""
    word = folded(query)
    out = {"all": [0, 0, 0], "texts": [0, 0, 0]}
    for group in pages(seed):
        found = [
            (folded(each.text).count(word) or folded(each.received_text).count(word), bool(each.what))
            for each in group.entries
        ]
        own = [times for times, what in found if times and not what] if group.flags & DOCUMENT else []
        for name, times in (("all", [times for times, _ in found if times]), ("texts", own)):
            out[name] = [out[name][0] + sum(times), out[name][1] + len(times), out[name][2] + bool(times)]
    fields = ("occurrences", "paragraphs", "groups")
    return {name: dict(zip(fields, values, strict=True)) for name, values in out.items()}


def told(answer: dict[str, Any]) -> dict[str, dict[str, int]]:
    every = {"occurrences": answer["occurrences"], "paragraphs": answer["total"], "groups": answer["groups"]}
    return {"all": every, "texts": answer["texts"]}


def asked(seed: int, reads: Reads | None, piece: int, limit: int = 10) -> list[dict[str, Any]]:
    files = search_index({"zh": pages(seed), "en": []}, piece, shard=200, reads=reads)
    every = [group.path for group in pages(seed)]
    return ask(files, [{"text": each, "limit": limit, "open": every} for each in queries(seed)], told=True)


@pytest.mark.parametrize("reads", [None, AMPLE], ids=["small", "large"])
@pytest.mark.parametrize(("seed", "piece"), [(1, 60), (2, 700), (3, 6_000)])
def test_counts_are_those_of_a_plain_comparison(seed: int, piece: int, reads: Reads | None) -> None:
    for query, answer in zip(queries(seed), asked(seed, reads, piece), strict=True):
        assert told(answer) == counted(seed, query), query
        assert not answer["partly"]


@pytest.mark.parametrize(("seed", "piece"), [(4, 300), (5, 1_000)])
def test_what_is_not_all_read_says_so_or_is_counted_by_the_index(seed: int, piece: int) -> None:
    said = exact = 0
    for query, answer in zip(queries(seed), asked(seed, TIGHT, piece), strict=True):
        true = counted(seed, query)
        if answer["least"]:
            said += 1
            assert all(told(answer)["all"][name] <= true["all"][name] for name in true["all"]), query
            assert answer["moreGroups"] > 0
        else:
            exact += answer["partly"]
            assert told(answer) == true, query
    assert said > 5, "the bounds are narrow enough to be met"
    assert exact > 5, "characters and pairs are counted in the index"


def test_whoever_asks_for_more_reads_more_until_all_is_listed() -> None:
    query = max(queries(4), key=lambda each: counted(4, each)["all"]["groups"])
    files = search_index({"zh": pages(4), "en": []}, 300, shard=200, reads=TIGHT)
    few, all_ = ask(files, [{"text": query, "limit": 10}, {"text": query, "limit": 10_000}])
    assert few["partly"]
    assert (all_["partly"], all_["moreGroups"]) == (False, 0)
    assert len(all_["sections"]) == counted(4, query)["all"]["groups"] > len(few["sections"])


def test_a_question_reads_no_more_than_it_may() -> None:
    files = search_index({"zh": pages(6, 400), "en": []}, 300, shard=200, reads=TIGHT)
    rolled = random.Random(1)
    texts = [each.text for group in pages(6, 400) for each in group.entries]
    wanted = [text[: rolled.randint(1, 9)] for text in rolled.sample(texts, 40)]
    for query, answer in zip(wanted, ask(files, wanted, told=True), strict=True):
        sizes = {name: len(files[f"{name}.js"].encode()) for name in answer["read"]}
        keys = [name for name in sizes if "-k" in name]
        assert len(keys) <= TIGHT.shards, query
        assert sum(size for name, size in sizes.items() if name[3:].isdigit()) <= 2 * (TIGHT.texts + TIGHT.aside), query


def test_names_come_first_where_not_all_can_be_read() -> None:
    filler = [
        Group(
            f"texts/f{at}",
            f"f{at}",
            "",
            (Entry("", "title", "别的"), Entry("-p1", "body", "渡口的船工" * 9)),
            flags=DOCUMENT,
        )
        for at in range(80)
    ]
    named = Group("texts/n", "n", "", (Entry("", "title", "渡口的船工"), Entry("-p1", "body", "灯。")), flags=DOCUMENT)
    files = search_index({"zh": [*filler, named], "en": []}, 200, reads=TIGHT)
    [answer] = ask(files, ["渡口的船工"])
    assert (answer["partly"], answer["least"]) == (True, True)
    assert answer["sections"][0]["path"] == "texts/n"


def test_what_is_beyond_the_letter_works_in_a_large_edition() -> None:
    """Two words in one document, one beside the record, a missing sign, near passages; with narrow bounds."""
    document = Group(
        "texts/x",
        "x",
        "报道",
        (Entry("", "title", "渡口记"), Entry("-p1", "body", "船工点灯守夜。"), Entry("-p2", "body", "码头的秤坏了。")),
        "东岸",
        DOCUMENT,
    )
    files = search_index({"zh": [*pages(7, 80), document], "en": []}, 400, shard=200, reads=TIGHT)
    apart, recorded, dropped, near = ask(files, ["船工 码头", "东岸 船工", "点灯守夜龘", "守夜点灯的船工在哪"])
    assert [(page["path"], page["apart"]) for page in apart["sections"]] == [("texts/x", True)]
    assert [(page["path"], page["beside"]) for page in recorded["sections"]] == [("texts/x", True)]
    assert dropped["dropped"] == "龘"
    assert [(tier["name"], tier["sections"][0]["path"]) for tier in near["tiers"]] == [("near", "texts/x")]


# Keys ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("AI 调度", {"ai"}),
        ("e-mail", {"e", "mail", "email"}),
        ("a b", {"a", "b", "ab"}),
        ("x" * 30, set()),
        ("Training，AI", {"training", "ai", "trainingai"}),
    ],
)
def test_latin_words_are_keys_with_what_they_make_together(text: str, words: set[str]) -> None:
    assert set(words_of(fold_text(text, spaced=False))) == words


def test_in_english_a_space_parts_words() -> None:
    assert set(words_of(fold_text("the dock, and a ferry", spaced=True))) == {"the", "dock", "and", "a", "ferry"}


def test_no_key_reaches_over_a_break() -> None:
    assert "乙丙" not in keys_of(fold_text("甲乙\n丙丁", spaced=False))


def test_syllables_are_looked_up_by_first_letters() -> None:
    assert set(spoken_keys("du kou ji")) == {"\tpd", "\tpk", "\tpj", "\tpdk", "\tpkj", "\tpdkj"}


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=40), min_size=1, max_size=8), st.booleans())
def test_any_text_is_folded_as_the_script_folds_it(texts: list[str], spaced: bool) -> None:
    """What a text is looked up by stands in it; line feeds stay."""
    for text in texts:
        made = fold_text(text, spaced=spaced)
        assert made.said == made.marked.replace("\1", "")
        assert made.said.count("\n") == text.count("\n")
        assert all(key in made.said for key in keys_of(made) if not key.startswith("\t"))
