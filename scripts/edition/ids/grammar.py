"""Read how somebody names a place, and say where it leads: a block, a document, nowhere any more, or no such number.

The words, numerals and patterns stand in ``grammar.json``, which the scripts of the site read too
(``assets/ids/grammar.js`` is this module in their language; both replay ``tests/cases/codes.txt``). A number that does
not exist is told; what names no place leads nowhere and is no fault: it may be any words that somebody looks for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

from edition.chinese.folding import folded
from edition.chinese.numbers import numeral_of

GRAMMAR: Mapping[str, Any] = json.loads((Path(__file__).parent / "grammar.json").read_text("utf-8"))
"""The grammar as data."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A document that can be named: ``ids`` are all of its ids, its own first; ``pins`` what reports call them."""

    title: str
    central: bool
    names: tuple[str, ...]
    ids: tuple[str, ...]
    pins: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Missing:
    """A number that does not exist: as it is said, in which document, of what kind (a letter), how many there are."""

    said: str
    document: str = ""
    letter: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class Lead:
    """Where a text leads; all empty: nowhere. ``was`` gives the old id of a place that has another one today."""

    ids: tuple[str, ...] = ()
    was: Mapping[str, str] = field(default_factory=dict)
    missing: tuple[Missing, ...] = ()
    withdrawn: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.ids or self.missing or self.withdrawn)


NOWHERE = Lead()


# Numerals and pinpoints --------------------------------------------------------------------------------------------

_SIGNS = "".join([*GRAMMAR["digits"], *GRAMMAR["multipliers"], *GRAMMAR["tens"]])
_UNITS = sorted((word for unit in GRAMMAR["units"] for word in unit["words"]), key=len, reverse=True)
_NUMBER = f"[0-9]{{1,3}}(?![0-9])|[{_SIGNS}]+"
_PIN = re.compile(
    f"(?:{'|'.join(GRAMMAR['linking'])})?({GRAMMAR['ordinal']})?(\\()?({_NUMBER})\\)?"
    f"({'|'.join([*_UNITS, *GRAMMAR['within']])})?"
)


def numeral(text: str) -> int | None:
    """The value of a number below 1,000 in any of its forms; None for what is none.

    >>> [numeral(each) for each in ("12", "十二", "廿七", "一百零五", "二〇", "壹拾", "十百")]
    [12, 12, 27, 105, 20, 10, None]
    """
    if re.fullmatch("[0-9]{1,3}", text):
        return int(text)
    digits, multipliers, tens = GRAMMAR["digits"], GRAMMAR["multipliers"], GRAMMAR["tens"]
    if all(each in digits for each in text):
        return int("".join(str(digits[each]) for each in text)) if 0 < len(text) < 4 else None
    total, waiting, least = 0, 0, 1000
    for each in text:
        if each in digits:
            if waiting:
                return None
            waiting = digits[each]
            continue
        unit = 10 if each in tens else multipliers.get(each, least)
        value = tens.get(each) or max(1, waiting) * unit
        if unit >= least or (each in tens and waiting):
            return None
        total, waiting, least = total + value, 0, unit
    return total + waiting


class Pin(NamedTuple):
    """One step of a pinpoint: the letters its unit may have in ids, its number, and how it is said."""

    letters: str
    number: int
    said: str
    plain: bool
    """Nothing but the number: 12, not 第12 nor 12项 nor (12)."""


def pins(text: str) -> tuple[Pin, ...]:
    """The steps of a pinpoint that is the whole of a folded text without spaces; empty where it is none."""
    out: list[Pin] = []
    at = 0
    while at < len(text):
        found = _PIN.match(text, at)
        number = numeral(found[3]) if found else None
        if not found or not number:
            return ()
        at = found.end()
        unit = found[4] or ""
        if unit in GRAMMAR["within"]:
            continue
        ordinal = GRAMMAR["ordinal"] if found[1] or unit else ""
        said = f"{ordinal}{_said_number(number)}{unit}"
        out.append(Pin(_letters(unit), number, said, not (found[1] or found[2] or unit)))
    return tuple(out) if len(out) == 1 or not any(step.plain for step in out) else ()


def _letters(unit: str) -> str:
    letters: Iterable[str] = (each["letters"] for each in GRAMMAR["units"] if unit in each["words"])
    return next(iter(letters), str(GRAMMAR["printed"]))


def _said_number(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return numeral_of(number)
    tail = (
        "" if not rest else f"零{numeral_of(rest)}" if rest < 10 else f"{'一' if rest < 20 else ''}{numeral_of(rest)}"
    )
    return f"{numeral_of(hundreds)}百{tail}"


# Where a text leads ------------------------------------------------------------------------------------------------

_DOCUMENT, _PLACE = GRAMMAR["document"], GRAMMAR["place"]
_SHAPE = re.compile(f"{_DOCUMENT}(?:{_PLACE})+")
_CODE = re.compile(f"(?<![a-z0-9]){_DOCUMENT}(?:{_PLACE})+(?!-?[a-z0-9])")
_DATED = re.compile(f"(?<![a-z0-9])(?<![a-z0-9]-){GRAMMAR['dated']}(?![a-z0-9-])")
_ADDRESS = re.compile(GRAMMAR["address"])
_EDGE = ' .,;:"()'
_LOOSE = re.compile(r"[a-z][a-z0-9\s_/#:·.-]*")
_BETWEEN = r"[\s_/#:·.-]"

LONGEST = 200
"""Characters of the longest name of a place; what is longer is looked through for codes and addresses only."""


class _Reading:
    """What is found in one text, in its order."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.ids: list[str] = []
        self.was: dict[str, str] = {}
        self.missing: list[Missing] = []
        self.withdrawn: list[str] = []

    def take(self, id_: str, *, sure: bool = False) -> bool:
        """An id as it is written: today's, an old one, one that is gone, or a number that there is not."""
        id_ = re.sub("(-[a-z])0+(?=[0-9])", r"\1", id_)
        now = self.places.moved.get(id_, id_)
        if now in self.places.known:
            if now not in self.ids:
                self.ids.append(now)
            if now != id_:
                self.was[now] = id_
        elif id_ in self.places.withdrawn:
            self.withdrawn.append(id_)
        else:
            document, _, slot = id_.partition("-")
            if not sure and document not in self.places.documents and not re.fullmatch(GRAMMAR["dated"], document):
                return False
            above, _, last = id_.rpartition("-")
            letter = last[0] if slot else ""
            self.missing.append(Missing(id_.upper(), document, letter, self.places.count(above, letter)))
        return True

    def lead(self) -> Lead:
        return Lead(tuple(self.ids), self.was, tuple(dict.fromkeys(self.missing)), tuple(dict.fromkeys(self.withdrawn)))


@dataclass(frozen=True)
class Places:
    """All that can be named: documents by code; ``moved``: old id → today's; ``withdrawn``: old id → version."""

    documents: Mapping[str, Listed]
    moved: Mapping[str, str] = field(default_factory=dict)
    withdrawn: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def known(self) -> frozenset[str]:
        return frozenset(each for listed in self.documents.values() for each in listed.ids)

    @cached_property
    def squeezed(self) -> Mapping[str, Sequence[str]]:
        """Ids, old ones too, by their letters and digits alone."""
        out: dict[str, list[str]] = {}
        for each in [*(i for listed in self.documents.values() for i in listed.ids), *self.moved, *self.withdrawn]:
            out.setdefault(_squeezed(each), []).append(each)
        return out

    @cached_property
    def by_letters(self) -> Mapping[str, Sequence[str]]:
        """Documents by the letters of their code, year aside."""
        out: dict[str, list[str]] = {}
        for code in self.documents:
            out.setdefault("".join(takewhile(str.isalpha, code)), []).append(code)
        return out

    @cached_property
    def by_name(self) -> Mapping[str, Sequence[str]]:
        out: dict[str, list[str]] = {}
        for code, listed in self.documents.items():
            for name in dict.fromkeys(_key(each) for each in (listed.title, *listed.names)):
                out.setdefault(name, []).append(code)
        return out

    @cached_property
    def by_pin(self) -> Mapping[tuple[str, str], str]:
        out: dict[tuple[str, str], str] = {}
        for code, listed in self.documents.items():
            for each, pin in listed.pins.items():
                out.setdefault((code, _canonical(_key(pin))), each)
        return out

    @cached_property
    def central(self) -> Sequence[str]:
        return [code for code, listed in self.documents.items() if listed.central]

    def count(self, above: str, letters: str) -> int:
        """How many ids of these letters stand directly in a document or block."""
        if not letters:
            return 0
        shape = re.compile(f"{re.escape(above)}-[{letters}][0-9]+")
        listed = self.documents.get(above.partition("-")[0])
        return sum(1 for each in listed.ids if shape.fullmatch(each)) if listed else 0


def leads(typed: str, places: Places) -> Lead:
    """Where a text leads that somebody typed or pasted: a code, a pinpoint, an address, a reference with one in it."""
    text = folded(typed, "code").replace("\\", "/")
    text = re.sub(" +", " ", text).strip()
    if _LOOSE.fullmatch(text) and (lead := _said(text, places, None)).ids:
        return lead
    found = _Reading(places)
    documents = _written_out(text, found)
    if lead := found.lead():
        return lead
    if lead := _said(text, places, None):
        return lead
    for apart in GRAMMAR["apart"]:
        parts = [each for each in re.split(f"{apart}+", text) if each.strip(_EDGE)]
        if 1 < len(parts) <= GRAMMAR["most"] and (lead := _each(parts, places)):
            return lead
    for each in documents:
        found.take(each)
    return found.lead()


def _written_out(text: str, found: _Reading) -> list[str]:
    """Takes what is written as a code or an address of a block; what names a document only is given back."""
    documents: list[str] = []
    seen: list[tuple[int, str]] = []
    rest = text
    for each in _ADDRESS.finditer(text):
        name, wanted = each[1], unquote(each[3] or "").lower().rstrip(".:-_~")
        known = {**found.places.documents, **found.places.moved, **found.places.withdrawn}
        if _SHAPE.fullmatch(wanted) or (wanted and wanted in known):
            seen.append((each.start(), wanted))
        elif name in known:
            documents.append(name)
        rest = rest[: each.start()] + " " * len(each[0]) + rest[each.end() :]
    seen += [(each.start(), each[0]) for each in _CODE.finditer(rest)]
    for _, wanted in sorted(seen):
        if "-" in wanted:
            found.take(wanted)
        else:
            documents.append(wanted)
    documents += [each[0] for each in _DATED.finditer(rest)]
    places = found.places
    return [each for each in documents if each in places.known or each in places.moved or each in places.withdrawn]


def _each(parts: Iterable[str], places: Places) -> Lead:
    """Several places, one after the other: all of them or none. What names no document is in the one named before."""
    found = _Reading(places)
    before: str | None = None
    for part in parts:
        lead = _said(part, places, before)
        if not lead:
            return NOWHERE
        found.ids += [each for each in lead.ids if each not in found.ids]
        found.was |= lead.was
        found.missing += lead.missing
        found.withdrawn += lead.withdrawn
        if lead.ids or lead.missing:
            before = lead.ids[0].partition("-")[0] if lead.ids else lead.missing[0].document
    return found.lead()


def _said(text: str, places: Places, before: str | None) -> Lead:
    """One place, as the whole text: a document and what stands in it; ``before``: which, where none is named."""
    text = text.strip(_EDGE)
    for word in GRAMMAR["lead"]:
        text = text.removeprefix(word).strip(_EDGE)
    if not text or len(text) > LONGEST:
        return NOWHERE
    text = in_chinese(text)
    if _LOOSE.fullmatch(text):
        return _loose(text, places, before)
    tight = re.sub(r"(?<![a-z0-9]) | (?![a-z0-9])", "", text)
    if named := re.fullmatch(r"([^<]*)<(.*)>([^<>]*)", tight):
        return _of_name(named[1], named[2], named[3], places)
    if coded := re.fullmatch(f"({_DOCUMENT}){_BETWEEN}*([^a-z0-9].*|[0-9]{{1,3}}[^a-z0-9].*)", tight):
        for said, rest in ((coded[1], coded[2]), (coded[1][:-1], coded[1][-1] + coded[2])):
            if code := _document(said, places):
                return _in_documents([code], rest, places, sure=True, named=f"{code.upper()} ")
    if steps := pins(tight):
        if steps[0].plain and " " in text:
            return NOWHERE
        return _in_documents([before] if before else places.central, tight, places, sure=bool(before))
    return _in_documents([before] if before else places.central, tight, places, sure=False) or _of_words(tight, places)


def in_chinese(text: str) -> str:
    """What an English reader calls a place, as a Chinese one does: ``measure 12`` → ``第12项``; else the text."""
    asked = _ASKED.fullmatch(text)
    if not asked:
        return text
    number = asked[3] if asked[3].isdigit() else str(_roman(asked[3]))
    return f"{asked[1] or ''}{GRAMMAR['ordinal']}{number}{GRAMMAR['english']['units'][asked[2]]}"


_ASKED = re.compile(GRAMMAR["english"]["asked"])


def _roman(numeral: str) -> int:
    values = [GRAMMAR["english"]["roman"][sign] for sign in numeral]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def _document(said: str, places: Places) -> str | None:
    """A document by its code, or by the letters of a dated code where there is but one with them."""
    if said in places.documents:
        return said
    if said in places.moved and "-" not in said:
        return places.moved[said].partition("-")[0]
    those = places.by_letters.get(said, ())
    return those[0] if len(those) == 1 and re.fullmatch(GRAMMAR["dated"], those[0]) else None


def _loose(text: str, places: Places, before: str | None) -> Lead:
    """Letters and digits with anything between them: yj2024x12, yj2024/x012, yj x12, yj2024 12."""
    found = _Reading(places)
    key = _squeezed(text)
    own = _squeezed(f"{before}{text}") if before else ""
    if key in places.squeezed or own in places.squeezed:
        for each in places.squeezed.get(key) or places.squeezed[own]:
            found.take(each)
        return found.lead()
    for length in range(5, 1, -1):
        code = _document(key[:length], places) if key[:length].isalpha() else None
        if code and len(key[:length]) == length and not key.startswith(code):
            return _loose(code + text[length:], places, before) if text[:length] == key[:length] else NOWHERE
    if parted := re.fullmatch(f"(.*?)(?<!{_BETWEEN}){_BETWEEN}+([0-9]{{1,3}})", text):
        above = places.squeezed.get(_squeezed(parted[1]), ())
        if len(above) == 1 and int(parted[2]):
            return _printed(places.moved.get(above[0], above[0]), int(parted[2]), places)
    for code in places.documents:
        rest = key.removeprefix(code)
        if rest == key:
            continue
        if re.fullmatch("[0-9]{1,3}", rest) and int(rest):
            return _printed(code, int(rest), places)
        if re.fullmatch("(?:[a-z][0-9]{1,3})+", rest):
            found.take("-".join([code, *re.findall("[a-z][0-9]+", rest)]))
            return found.lead()
    return NOWHERE


def _printed(above: str, number: int, places: Places) -> Lead:
    """A number without its kind: the printed one before the counted one."""
    for letter in GRAMMAR["printed"]:
        if (each := f"{above}-{letter}{number}") in places.known:
            return Lead((each,))
    kind = GRAMMAR["printed"][0] if places.count(above, GRAMMAR["printed"][0]) else ""
    return Lead(
        missing=(Missing(f"{above.upper()} {number}", above.partition("-")[0], kind, places.count(above, kind)),)
    )


def _of_name(before: str, name: str, rest: str, places: Places) -> Lead:
    those = list(places.by_name.get(_key(name), ()))
    if len(those) != 1:
        held = [code for code in places.central if name and _key(name) in _key(places.documents[code].title)]
        those = [code for code in those if code in places.central] or held
    return _in_documents(those, rest, places, sure=False) if rest and those else NOWHERE


def _of_words(text: str, places: Places) -> Lead:
    """意见第十二项: words of a central document's title, or a name, before a number."""
    for at in range(2, len(text)):
        steps = pins(text[at:])
        if not steps or steps[0].plain:
            continue
        words = text[:at]
        those = list(places.by_name.get(_key(words), ()))
        if len(those) != 1:
            those = [
                code
                for code in places.central
                if words in GRAMMAR["central"] or _key(words) in _key(places.documents[code].title)
            ]
        return _in_documents(those, text[at:], places, sure=False)
    return NOWHERE


def _in_documents(those: Sequence[str], rest: str, places: Places, *, sure: bool, named: str = "") -> Lead:
    """A pinpoint in each of the documents; what none of them has is missing, if it was said to be a number of theirs.

    ``sure``: the document is named, so that any number is meant to be in it; ``named``: how that is told.
    """
    found = _Reading(places)
    rest = re.sub(f"^[{_EDGE}:·/#_-]*(?:{'|'.join(GRAMMAR['linking'])})?", "", rest)
    steps = pins(rest)
    if steps and steps[0].plain and not sure:
        steps = (steps[0]._replace(letters=GRAMMAR["counted"]),)
    for code in those:
        exact = places.by_pin.get((code, _canonical(rest)))
        for each in [exact] if exact else _at(code, steps, places):
            found.take(each)
    if not found.ids and those and steps and (sure or rest.startswith(GRAMMAR["ordinal"])):
        said = "".join(step.said for step in steps)
        letters, document = steps[-1].letters, those[0]
        kind = next((letter for letter in letters if places.count(document, letter)), "")
        found.missing.append(Missing(f"{named}{said}", document, kind, places.count(document, kind)))
    return found.lead()


def _at(code: str, steps: Sequence[Pin], places: Places) -> Sequence[str]:
    """The ids of a document that the steps lead to, those nearest to the document; several places for 第一项第三项."""
    if not steps:
        return ()
    *above, last = steps
    ids = [each for each in places.documents[code].ids if _is(each.split("-")[1:], above, last)]
    if ids:
        least = min(each.count("-") for each in ids)
        ids = [each for each in ids if each.count("-") == least]
        if last.letters != GRAMMAR["printed"]:
            return ids
        first = min(last.letters.index(each.rpartition("-")[2][0]) for each in ids)
        return [each for each in ids if each.rpartition("-")[2][0] == last.letters[first]]
    if above and all(step.letters == last.letters for step in above):
        return [each for step in steps for each in _at(code, [step], places)]
    through = f"{code}-x{last.number}"  # items run on from part to part, and have no part in their id
    return [through] if "x" in last.letters and above and through in places.known else ()


def _is(slots: Sequence[str], above: Sequence[Pin], last: Pin) -> bool:
    if not slots or slots[-1][0] not in last.letters or int(slots[-1][1:]) != last.number:
        return False
    if last.plain and len(slots) > 1:
        return False
    left = iter(slots[:-1])
    return all(any(each[0] in step.letters and int(each[1:]) == step.number for each in left) for step in above)


def _squeezed(text: str) -> str:
    return re.sub("([a-z])0+(?=[0-9])", r"\1", re.sub("[^a-z0-9]", "", text))


def _key(text: str) -> str:
    """A name as it is compared: folded, without spaces, brackets and quotation marks."""
    return re.sub(r'[\s"<>()]', "", folded(text, "code"))


def _canonical(pin: str) -> str:
    """A pinpoint as it is compared: numerals as digits, one word for a unit, nothing that links."""
    text = re.sub(f"[{_SIGNS}]+", lambda run: str(numeral(run[0]) or run[0]), _key(pin))
    for unit in GRAMMAR["units"]:
        for word in sorted(unit["words"][1:], key=len, reverse=True):
            if word in unit["same"]:
                text = text.replace(word, unit["same"][word])
    return text


# What is said of it ------------------------------------------------------------------------------------------------


def sentence(lead: Lead, language: str = "zh") -> str:
    """What is said of numbers that do not exist: 没有第一百项；共二十七项。 Empty where there are none."""
    words = GRAMMAR["words"][language]
    said = [_of_missing(each, words, language) for each in lead.missing]
    return words["join"].join(said) + words["end"] if said else ""


_NUMBERED = re.compile(f"{GRAMMAR['ordinal']}([0-9]{{1,3}}|[{_SIGNS}]+)({'|'.join(_UNITS)})")


def _numbered_in_english(found: re.Match[str]) -> str:
    """``第十二项`` → ``item 12``; what has no value stays as it is."""
    unit = next(each for each in GRAMMAR["units"] if found[2] in each["words"])
    number = numeral(found[1])
    return found[0] if number is None else f"{unit['en'][0]} {number}"


def _of_missing(missing: Missing, words: Mapping[str, str], language: str) -> str:
    bare = missing.said.startswith(GRAMMAR["ordinal"]) and language == "zh"
    said = missing.said if language == "zh" else _NUMBERED.sub(_numbered_in_english, missing.said)
    told = words["missing" if bare else "none"].format(said=said)
    unit = next((each for each in GRAMMAR["units"] if missing.letter and missing.letter in each["letters"]), None)
    if not missing.count or not unit:
        return told
    if language == "zh":
        word = unit["words"][0] if missing.letter != "n" else "点"
        count = "两" if missing.count == 2 else _said_number(missing.count)
        return told + words["counted"].format(count=count, unit=word)
    return told + words["counted"].format(count=missing.count, unit=unit["en"][missing.count > 1])
