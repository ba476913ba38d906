"""The rules of the search engine against a plain telling of them: what is found, in which order, what is near."""

from __future__ import annotations

import math
import random
import re
from functools import cache
from typing import Any, NamedTuple

import pytest
from asking import ask, engine, tier
from edition.files.search_files import CENTRAL, DOCUMENT, KINDS, OFF_TOPIC, Entry, EntryKind, Group, search_index
from node import run_node

TIER = {"title": 0, "heading": 1, "item": 1, "term": 2, "body": 3, "editors": 4, "front": 3, "record": 4, "note": 4}
REST = {**TIER, "item": 3, "term": 4}
SAID_OF = ("title", "front", "record")
"""What a document says of itself: words that stand there count for all its paragraphs."""

TIERS, RUN, CLOSENESS, WHOLE, ALL_WORDS, CALLED = (3.4, 2.6, 2.2, 1.8, 0.2), 0.8, 1.5, 2, 4, 100
CENTRAL_WORDS, DOCUMENT_WORDS = 3, 1
"""What a place weighs: ``WEIGHTS`` and ``RARE`` of the engine, told once more."""


class Found(NamedTuple):
    """A hit as the rules say it."""

    entry: int
    received: bool
    exact: int
    score: float


def received(entry: Entry) -> str:
    out, at = "", 0
    for start, length, instead in entry.received:
        out, at = out + entry.text[at:start] + instead, start + length
    return out + entry.text[at:]


def texts(seed: int) -> list[Group]:
    """Six pages of a few characters each, so that everything repeats."""
    rolled = random.Random(seed)

    def words(least: int, most: int) -> str:
        return "".join(rolled.choice("甲乙丙丁戊") for _ in range(rolled.randint(least, most)))

    groups = []
    for number in range(7):
        entries = [Entry("", "title", words(2, 5))]
        for n in range(1, rolled.randint(3, 9)):
            kind: EntryKind = rolled.choice(KINDS[1:])
            text = words(3, 24)
            changes = ((1, 1, words(0, 3)), (len(text) - 1, 1, words(1, 2))) if rolled.random() < 0.4 else ()
            head = rolled.randint(1, len(text)) if kind in {"item", "term", "editors"} else 0
            entries.append(Entry(f"-p{n}", kind, text, head, changes))
        flags = rolled.choice([DOCUMENT, DOCUMENT, DOCUMENT | CENTRAL, DOCUMENT | OFF_TOPIC, 0])
        groups.append(
            Group(
                f"texts/d{number}",
                f"dd{number}",
                rolled.choice("东西"),
                tuple(entries),
                rolled.choice(["", "南", "北"]),
                flags,
            )
        )
    return groups


def apart(text: str, word: str) -> int:
    """How often a word stands in a text, one after the other."""
    return text.count(word)


def hits(group: Group, terms: list[str]) -> list[Found]:
    """The entries of a page that hold all terms in one of their readings, the corrected one first."""
    out = []
    run = "".join(terms) if len(terms) > 1 else ""
    for at, entry in enumerate(group.entries):
        for reading in (entry.text, received(entry)) if entry.received else (entry.text,):
            if not all(term in reading for term in terms):
                continue
            count = sum(apart(reading, term) for term in terms)
            exact = 2 if run and run in reading else 0
            out.append(Found(at, reading is not entry.text, exact, weight(group, entry, terms, count, exact)))
            break
    return sorted(out, key=lambda hit: (-hit.score, hit.entry))


def weight(group: Group, entry: Entry, terms: list[str], count: int, exact: int) -> float:
    """By kind, closeness, whose words they are; what is typed may be the whole name, or what the page is called."""
    named = all(term in entry.text[: entry.head] for term in terms) or not entry.head
    tier = TIER[entry.kind] if named else REST[entry.kind]
    typed = "".join(terms)
    score = TIERS[tier] + (RUN if exact else 0)
    score += CLOSENESS * min(1, count * len(typed) / max(len(entry.text), 40))
    score += CENTRAL_WORDS if group.flags & CENTRAL else DOCUMENT_WORDS if group.flags & DOCUMENT else 0
    has_name = entry.head or TIER[entry.kind] <= 1
    name = entry.text[: entry.head or None]
    score += WHOLE if tier < 3 and len(terms) == 1 and has_name and name == typed else 0
    score += ALL_WORDS if len(terms) > 1 else 0
    part = entry.kind == "title" or (entry.kind == "heading" and not group.flags & DOCUMENT)
    return score + (CALLED if part and name == typed else 0)


def expected(groups: list[Group], terms: list[str]) -> list[tuple[str, list[tuple[str, bool]]]]:
    """Pages in order, each with its hits in order; the title first, as the page's own line."""
    found = [(at, group, hits(group, terms)) for at, group in enumerate(groups)]
    long = sum(map(len, terms)) >= 8

    def order(each: tuple[int, Group, list[Found]]) -> tuple[float, ...]:
        at, group, own = each
        central = -(group.flags & CENTRAL)
        best = own[0]
        return (group.flags & OFF_TOPIC, central if long else 0, -best.score, central, at)

    return [
        (
            group.path,
            [(group.entries[hit.entry].anchor, hit.received) for hit in own if group.entries[hit.entry].anchor],
        )
        for _, group, own in sorted([each for each in found if each[2]], key=order)
    ]


def listed(answer: dict[str, Any]) -> list[tuple[str, list[tuple[str, bool]]]]:
    return [
        (page["path"], [(hit["id"][len(page["anchor"]) :], hit["received"]) for hit in page["hits"]])
        for page in answer["sections"]
        if not page["apart"] and not page["beside"]
    ]


def readings(group: Group, terms: list[str]) -> list[tuple[Entry, str]]:
    """Each entry as it counts where not all terms stand: received where the corrected reading holds nothing."""
    return [(e, e.text if any(t in e.text for t in terms) else received(e)) for e in group.entries]


def said_of(group: Group) -> str:
    """What a document says of itself."""
    return "\n".join([*(e.text for e in group.entries if e.kind in SAID_OF), group.label, group.region])


def beside(group: Group, terms: list[str]) -> bool:
    """Whether a paragraph of a document holds what the document does not say of itself."""
    left = [term for term in terms if term not in said_of(group)]
    return (
        bool(group.flags & DOCUMENT)
        and len(terms) > 1
        and any(
            entry.kind not in SAID_OF and all(term in text for term in left) and any(term in text for term in terms)
            for entry, text in readings(group, terms)
        )
    )


def queries(seed: int) -> list[list[str]]:
    rolled = random.Random(seed)
    word = lambda: "".join(rolled.choice("甲乙丙丁戊") for _ in range(rolled.choice([1, 1, 2, 2, 3, 4, 8])))  # noqa: E731
    return [list(dict.fromkeys(word() for _ in range(rolled.choice([1, 1, 2, 3])))) for _ in range(60)]


@cache
def asked(seed: int, piece: int = 180_000) -> list[dict[str, Any]]:
    groups = texts(seed)
    every = [group.path for group in groups]
    wanted = [{"text": " ".join(terms), "open": every, "limit": 99} for terms in queries(seed)]
    return ask(search_index({"zh": groups, "en": []}, piece), wanted)


@pytest.mark.parametrize("seed", range(6))
def test_everything_is_found_in_its_order(seed: int) -> None:
    groups = texts(seed)
    for terms, answer in zip(queries(seed), asked(seed), strict=True):
        assert listed(answer) == expected(groups, terms), terms
        own = [each for each in answer["sections"] if not each["apart"] and not each["beside"]]
        assert [each["count"] for each in own] == [len(hits(group, terms)) for group in _in(groups, own)], terms
        assert answer["total"] == answer["all"] == sum(each["count"] for each in answer["sections"])
        for name, field in (("label", "kind"), ("region", "region")):
            counted: dict[str, int] = {}
            for each in answer["sections"]:
                if each[name]:
                    counted[each[name]] = counted.get(each[name], 0) + each["count"]
            assert dict(answer["facets"][field]) == counted


def _in(groups: list[Group], sections: list[dict[str, Any]]) -> list[Group]:
    by = {group.path: group for group in groups}
    return [by[each["path"]] for each in sections]


@pytest.mark.parametrize("seed", range(6))
def test_documents_that_hold_the_words_apart_come_behind(seed: int) -> None:
    for terms, answer in zip(queries(seed), asked(seed), strict=True):
        told = {each["path"] for each in answer["sections"] if each["apart"]}
        joined = {path for path, _ in expected(texts(seed), terms)}
        wanted, recorded = set(), set()
        for group in texts(seed):
            if len(terms) < 2 or not group.flags & DOCUMENT or group.path in joined:
                continue
            if beside(group, terms):
                recorded.add(group.path)
            elif all(any(term in text for _, text in readings(group, terms)) for term in terms):
                wanted.add(group.path)
        assert {each["path"] for each in answer["sections"] if each["beside"]} == recorded, terms
        assert told == wanted, terms
        order = [each["apart"] for each in answer["sections"]]
        assert order == sorted(order)


@pytest.mark.parametrize("seed", range(6))
def test_what_is_marked_is_what_was_asked(seed: int) -> None:
    """Marks cover exactly the places of the words, all of the run where the words follow one another."""
    for terms, answer in zip(queries(seed), asked(seed), strict=True):
        for page in answer["sections"]:
            for hit in page["hits"]:
                if hit["name"]:
                    continue
                text = "".join([*hit["name"], *hit["parts"]])
                marked = [part for parts in (hit["name"], hit["parts"]) for part in parts[1::2] if part]
                run = "".join(terms)
                sought = [run] if len(terms) > 1 and run in text else terms
                covered = {
                    at
                    for term in sought
                    for found in re.finditer(re.escape(term), text)
                    for at in range(found.start(), found.end())
                }
                assert sum(map(len, marked)) == len(covered), (terms, hit)


def instead(entry: Entry, start: int, end: int) -> str:
    """What the corrected reading has for a stretch of the received one; a changed place counts as a whole."""
    before, after = {0: 0}, {0: 0}
    at = to = 0
    for change, length, said in (*entry.received, (len(entry.text), 0, "")):
        while at < change:
            at, to = at + 1, to + 1
            before[to], after[to] = at, at
        before[to] = at
        for inside in range(to + 1, to + len(said)):
            before[inside], after[inside] = change, change + length
        at, to = change + length, to + len(said)
        after[to] = at
        before.setdefault(to, at)
        before[to] = at
    return entry.text[before[start] : after[end]]


@pytest.mark.parametrize("seed", range(6))
def test_for_received_words_it_is_said_what_the_page_shows(seed: int) -> None:
    entries = {(group.path, f"{group.anchor}{entry.anchor}"): entry for group in texts(seed) for entry in group.entries}
    seen = 0
    for answer in asked(seed):
        for page in answer["sections"]:
            for hit in page["hits"]:
                if not hit["received"] or hit["name"] or page["apart"]:
                    continue
                entry = entries[page["path"], hit["id"]]
                start = len(hit["parts"][0])
                assert hit["instead"] == instead(entry, start, start + len(hit["parts"][1]))
                seen += 1
    assert seen


@pytest.mark.parametrize("piece", [120, 400])
def test_the_size_of_the_files_changes_nothing(piece: int) -> None:
    one, other = asked(3), asked(3, piece)
    for each, same in zip(one, other, strict=True):
        assert each == same


# Nothing found: what is near -----------------------------------------------------------------------------------------


MOST_GRAMS, SINGLE, SATURATION, LENGTH, FLOOR = 96, 0.3, 1.2, 0.3, 0.34
ABSENT, RECORDED, NEAR = 0.6, 0.5, 20


def whose(group: Group, entry: Entry) -> float:
    """The documents' own words before the editors'."""
    if group.flags & OFF_TOPIC:
        return 0.7
    if group.flags & DOCUMENT:
        return 1.5 if group.flags & CENTRAL else 1.25
    return 0.7 if TIER[entry.kind] > 3 else 1


@pytest.mark.parametrize("seed", range(4))
def test_what_is_near_shares_rare_pairs(seed: int) -> None:
    groups = texts(seed)
    rolled = random.Random(seed)
    asks = ["".join(rolled.choice("甲乙丙丁戊己") for _ in range(rolled.choice([4, 5, 9, 14, 60]))) for _ in range(40)]
    every = [group.path for group in groups]
    answers = ask(search_index({"zh": groups, "en": []}), [{"text": each, "open": every, "limit": 99} for each in asks])
    seen = 0
    for text, answer in zip(asks, answers, strict=True):
        if answer["all"] or any(each["name"] != "near" for each in answer["tiers"]):
            continue
        grams = list(dict.fromkeys([*(text[at : at + 2] for at in range(len(text) - 1)), *text]))[:MOST_GRAMS]
        entries = [(number, at, entry) for number, group in enumerate(groups) for at, entry in enumerate(group.entries)]
        times = [sum(gram in entry.text for *_, entry in entries) for gram in grams]
        weights = {
            gram: (1 if len(gram) > 1 else SINGLE) * math.log(1 + (len(entries) - each + 0.5) / (each + 0.5))
            for gram, each in zip(grams, times, strict=True)
        }
        held_at_all = dict(zip(grams, times, strict=True))
        floor = FLOOR * sum(weight * (1 if held_at_all[gram] else ABSENT) for gram, weight in weights.items())
        lengths = [
            len(reading) + 1 for *_, e in entries for reading in (e.text, *([received(e)] if e.received else []))
        ]
        average = sum(lengths) / len(lengths)
        near = []
        for number, at, entry in entries:
            held = [gram for gram in grams if gram in entry.text]
            said = said_of(groups[number]) if groups[number].flags & DOCUMENT else ""
            recorded = [gram for gram in grams if gram not in held and len(gram) > 1 and gram in said]
            share = sum(weights[gram] for gram in held) + RECORDED * sum(weights[gram] for gram in recorded)
            if share < floor or not any(len(gram) > 1 for gram in held):
                continue
            length = LENGTH * (len(entry.text) + 1) / average
            score = share * (1 + SATURATION) / (1 + SATURATION * (1 - LENGTH + length)) * whose(groups[number], entry)
            near.append((score, number, at, entry))
        near = sorted(near, key=lambda each: (-each[0], each[1], each[2]))[:NEAR]
        told = {(page["path"], hit["id"]) for page in tier(answer, "near") for hit in page["hits"]}
        told |= {(page["path"], "") for page in tier(answer, "near") if page["titled"]}
        wanted = {
            (groups[n].path, f"{groups[n].anchor}{entry.anchor}" if entry.anchor else "") for _, n, _, entry in near
        }
        assert told == wanted, text
        seen += bool(wanted)
    assert seen > 5


# Messages ------------------------------------------------------------------------------------------------------------


MESSAGES = """
async function (given) {
  var said = [], held = true, wanted = [];
  var port = { postMessage: function (message) {
    if (message.type === "need") return wanted.push.apply(wanted, message.files);
    said.push([message.id, message.total, message.complete, message.settled, message.others]);
  } };
  handbookEngine(port);
  function send(message) { port.onmessage({ data: message }); }
  function later(time) { return new Promise(function (done) { setTimeout(done, time); }); }
  self.handbookShard = function (name, payload) { send({ type: "file", name: name, payload: payload }); };
  function bring(those) {
    var now = wanted.filter(function (name) { return those.test(name); });
    wanted = wanted.filter(function (name) { return !those.test(name); });
    now.forEach(function (name) { (0, eval)(given.files[name + ".js"]); });
    return now;
  }
  async function bringAll(those) {
    var out = [];
    for (var round = 0; round < 9; round++) {
      await later(0);
      out = out.concat(bring(those));
    }
    return out.concat(said.splice(0));
  }
  var query = { type: "query", id: 1, text: "甲乙", language: "zh", other: "en", kind: "", region: "", open: [] };
  var out = [];
  send(query);
  await later(10);
  out.push(said.splice(0));
  out.push(await bringAll(/index/));
  await later(160);
  out.push(await bringAll(/zh-k/));
  out.push(await bringAll(/zh-\\d/));
  out.push(await bringAll(/en-k/));
  out.push(await bringAll(/en-\\d/));
  send(Object.assign({}, query, { id: 2, text: "乙" }));
  send(Object.assign({}, query, { id: 3, text: "丙" }));
  out.push(await bringAll(/./));
  return out;
}
"""


def small_files() -> dict[str, str]:
    """Two Chinese pages, each a file of its own, of which one holds 甲乙; an English one that holds it too."""
    zh = [
        Group(f"texts/{n}", n, "", (Entry("", "title", "题"), Entry("-p1", "body", said)), "", DOCUMENT)
        for n, said in (("aa", "甲乙"), ("bb", "丁戊"))
    ]
    en = [Group("en/texts/a", "a", "", (Entry("", "title", "甲"), Entry("t-a", "term", "甲乙")))]
    return search_index({"zh": zh, "en": en}, 40)


def test_an_open_question_is_answered_as_the_files_come() -> None:
    """At once that they are coming, then from what is there, when the language is whole, for good with the other."""
    nothing, directory, keys, whole, others, settled, last = run_node(
        [("page.js", "self.document = {};"), engine()], MESSAGES, {"files": small_files()}
    )
    assert nothing == [[1, 0, False, False, 0]]
    assert directory == ["index"]
    assert keys == ["zh-k0", [1, 0, False, False, 0]], "after a while it is said that more is coming"
    assert whole == ["zh-0", [1, 1, True, False, 0]], "of the texts only the one that holds the words is read"
    assert others == ["en-k0"]
    assert settled == ["en-0", [1, 1, True, True, 1]]
    assert [each for each in last if isinstance(each, list)] == [[3, 0, True, True, 0]], (
        "of questions that wait only the last is answered"
    )


LOADED = """
async function (given) {
  var said = [];
  self.postMessage = function (message) { said.push(message); };
  var asked = [];
  self.fetch = function (address) {
    asked.push(address);
    var text = given.files[address.replace(given.base, "").replace(given.version, "")];
    var lost = given.lost && asked.length === given.lost;
    return Promise.resolve({ ok: !lost, status: 404, text: function () { return Promise.resolve(text); } });
  };
  (0, eval)(given.engine);
  self.onmessage({ data: { type: "load", base: given.base, version: given.version } });
  var query = { type: "query", id: 9, text: "甲乙", language: "zh", other: "en", kind: "", region: "", open: [] };
  self.onmessage({ data: query });
  await new Promise(function (done) { setTimeout(done, 120); });
  return { asked: asked, said: said.map(function (m) { return [m.type, m.total, m.settled]; }) };
}
"""


def loaded(lost: int = 0) -> dict[str, Any]:
    given = {"files": small_files(), "engine": engine()[1], "base": "http://h/search/", "version": "?v", "lost": lost}
    answer: dict[str, Any] = run_node([], LOADED, given)
    return answer


def test_a_thread_loads_what_a_question_needs_itself() -> None:
    answer = loaded()
    names = ["index.js", "zh-k0.js", "en-k0.js", "zh-0.js", "en-0.js"]
    assert answer["asked"] == [f"http://h/search/{name}?v" for name in names]
    assert answer["said"][-1] == ["result", 1, True]


def test_a_file_that_cannot_be_had_is_told() -> None:
    answer = loaded(lost=3)
    assert not [each for each in answer["said"] if each[2]]
    assert ["failed", None, None] in answer["said"]
