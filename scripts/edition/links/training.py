"""Read the learning paths, and hold every word they quote, every place they name and every minute against the texts.

A path's texts are the editors' own; how they quote and refer is in edition.quotations.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from edition.desk.yaml_records import Record, records
from edition.links.places import Places
from edition.links.quoted_words import Held, check_name, held, named, pieces, said
from edition.nouns import CountedWords, Fault, TrainingPath, TrainingQuestion, TrainingStep, TrainingTask

SHORTEST, LONGEST = 60, 90
"""Minutes of a path: one session without a break."""

QUESTIONS = 8
"""At least so many to a path."""

STEPS = range(6, 11)
"""How many steps of reading."""

HANDOUT = "-handout"
"""Ends the address of a path's handout, so that no path may be named so."""

_PATH = (
    "title", "order", "lead", "aims", "audience", "preparation", "opening", "steps", "asking", "questions", "task",
    "closing", "facilitation",
)  # fmt: skip


def training(folder: Path, found: Places, faults: list[Fault]) -> tuple[TrainingPath, ...]:
    """Read every ``<slug>.yml`` of a folder, in the order they give themselves."""
    known = held(found)
    made = [(top, path_of(top, known)) for top in records(folder, faults)]
    for key in ("order", "title"):
        seen: dict[object, str] = {}
        for top, path in made:
            value = getattr(path, key)
            if value and value in seen:
                top.fault(f"two paths with one {key}", f"{value}, also {seen[value]}", "change one of them", key=key)
            seen.setdefault(value, top.path.name)
    return tuple(sorted((path for _, path in made), key=lambda path: (path.order, path.slug)))


def path_of(top: Record, known: Held, *, also: tuple[str, ...] = ()) -> TrainingPath:
    """One path; ``also`` names fields that others read."""
    slug = top.path.stem
    if not re.fullmatch(r"[a-z][a-z0-9-]{1,38}", slug) or slug == "index" or slug.endswith(HANDOUT):
        top.fault("not a name for a path", slug, f"use a-z, 0-9 and -, not “index”, not “…{HANDOUT}”")
    fields = top.fields(_PATH, ("counted", *also), what="a path")
    questions = [_question(each, known) for each in _entries(fields, "questions")]
    steps = [_step(each, known) for each in _entries(fields, "steps")]
    path = TrainingPath(
        slug=slug,
        order=_number(fields, "order"),
        title=_plain(fields, "title"),
        lead=_said(fields, "lead", known),
        aims=_list(fields, "aims", known),
        audience=_said(fields, "audience", known),
        preparation=_list(fields, "preparation", known),
        opening=_number(fields, "opening"),
        steps=tuple(steps),
        asking=_number(fields, "asking"),
        questions=tuple(questions),
        task=_task(fields["task"], known) if "task" in fields else _NO_TASK,
        closing=_number(fields, "closing"),
        counted=tuple(_counted(each, known) for each in _entries(fields, "counted")),
        facilitation=_list(fields, "facilitation", known),
    )
    _whole(top, fields, path)
    return path


_NO_TASK = TrainingTask("", 0, (), "", (), ())


def _whole(top: Record, fields: Mapping[str, Record], path: TrainingPath) -> None:
    """What only the whole path shows: how long it is, how many steps and questions, no question asked twice."""
    if not SHORTEST <= path.minutes <= LONGEST:
        parts = f"{path.opening} + {'+'.join(str(s.minutes) for s in path.steps)} + {path.asking} + "
        parts += f"{path.task.minutes} + {path.closing} = {path.minutes}"
        top.fault(f"not {SHORTEST} to {LONGEST} minutes", parts, "shorten or lengthen a step")
    if "steps" in fields and len(path.steps) not in STEPS:
        top.fault(f"not {STEPS[0]} to {STEPS[-1]} steps", str(len(path.steps)), "join or part steps", key="steps")
    if "questions" in fields and len(path.questions) < QUESTIONS:
        top.fault(f"fewer than {QUESTIONS} questions", str(len(path.questions)), "ask more", key="questions")
    for key, texts in (("questions", [q.ask for q in path.questions]), ("steps", [s.title for s in path.steps])):
        for text in sorted({text for text in texts if texts.count(text) > 1}):
            top.fault("the same twice", text, "keep one of them", key=key)


def _step(made: Record, known: Held) -> TrainingStep:
    fields = made.fields(("title", "minutes", "read", "why", "look"), what="a step")
    read = []
    for each in _entries(fields, "read"):
        read.append(each.text("an id"))
        check_name(each, read[-1], known)
    return TrainingStep(
        _plain(fields, "title"),
        _number(fields, "minutes"),
        tuple(read),
        _said(fields, "why", known),
        _list(fields, "look", known),
    )


def _question(made: Record, known: Held) -> TrainingQuestion:
    fields = made.fields(("ask", "answer"), ("short", "options"), what="a question")
    answer = _list(fields, "answer", known)
    places = named(answer)
    if "answer" in fields and not any(each in known.places for each in places):
        made.fault("an answer that names no paragraph", "", "add “[id]” where its ground stands", key="answer")
    return TrainingQuestion(
        _said(fields, "ask", known, places),
        _said(fields, "short", known, places),
        _list(fields, "options", known, places),
        answer,
    )


def _task(made: Record, known: Held) -> TrainingTask:
    fields = made.fields(("title", "minutes", "brief", "product", "materials", "criteria"), what="the task")
    return TrainingTask(
        _plain(fields, "title"),
        _number(fields, "minutes"),
        _list(fields, "brief", known),
        _said(fields, "product", known),
        _list(fields, "materials", known),
        _list(fields, "criteria", known),
    )


def _counted(made: Record, known: Held) -> CountedWords:
    """``times`` is held against the whole document, as we read it."""
    fields = made.fields(("words", "document", "times"), what="counted words")
    words, document = _plain(fields, "words"), _plain(fields, "document")
    given = fields["times"].text("times") if "times" in fields else ""
    times = int(given) if re.fullmatch(r"0|[1-9][0-9]{0,3}", given) else -1
    if "times" in fields and times < 0:
        fields["times"].fault("not a number from 0", given, "write a plain number")
    if document and document not in known.documents:
        fields["document"].fault("not a document of the handbook", document, "write its code")
    elif words and times >= 0 and (found := known.count(words, document)) != times:
        made.fault("the words stand there another number of times", f"{words}: {found}", "correct times and the text")
    return CountedWords(words, document, times)


def _entries(fields: Mapping[str, Record], key: str) -> list[Record]:
    found = fields[key].entries(key) if key in fields else []
    if key in fields and fields[key].value == []:
        fields[key].fault(f"{key} is empty", "", "write an entry")
    return found


def _number(fields: Mapping[str, Record], key: str) -> int:
    return fields[key].number(key) if key in fields else 0


def _plain(fields: Mapping[str, Record], key: str) -> str:
    """A text without references: a title, a name."""
    text = fields[key].text(key) if key in fields else ""
    if (
        key in fields
        and isinstance(fields[key].value, str)
        and (not text or [p.text for p in pieces(text)] != [text] or pieces(text)[0].ids)
    ):
        fields[key].fault(f"{key} is empty, or holds a reference", text, "write plain words")
    return text


def _said(fields: Mapping[str, Record], key: str, known: Held, places: Sequence[str] = ()) -> str:
    return said(fields[key], key, known, places) if key in fields else ""


def _list(fields: Mapping[str, Record], key: str, known: Held, places: Sequence[str] = ()) -> tuple[str, ...]:
    return tuple(said(each, key, known, places) for each in _entries(fields, key))
