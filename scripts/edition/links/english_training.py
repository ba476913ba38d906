"""Read the learning paths in English, ``editorial/english/training/<slug>.yml``.

Such a file has the fields of the Chinese path and ``of``, the fingerprint of the Chinese one. What it quotes must stand
in the English digest of the place it names; what it counts is counted in the Chinese, as there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import astuple, replace
from pathlib import Path

from edition.desk.yaml_records import Record, records
from edition.links.english import of_words
from edition.links.places import Places
from edition.links.quoted_words import Held, held, named
from edition.links.training import path_of
from edition.nouns import Digest, EnglishPath, Fault, TrainingPath


def english_training(
    folder: Path, chinese: Sequence[TrainingPath], found: Places, digests: Sequence[Digest], faults: list[Fault]
) -> tuple[EnglishPath, ...]:
    """The English paths in the order of the Chinese ones; a path may have none."""
    by_slug = {path.slug: path for path in chinese}
    says = {str(name): block.says for digest in digests for name, block in digest.blocks.items()}
    known = replace(held(found), english=says)
    made = [each for top in records(folder, faults) if (each := _made(top, by_slug.get(top.path.stem), known))]
    return tuple(sorted(made, key=lambda each: (each.path.order, each.path.slug)))


def _made(top: Record, chinese: TrainingPath | None, known: Held) -> EnglishPath | None:
    if chinese is None:
        top.fault("English of no learning path", top.path.stem, "name the file as the Chinese one is named")
        return None
    path = path_of(top, known, also=("of",))
    for what, ours, theirs in _alike(path, chinese):
        if ours != theirs:
            top.fault(f"other {what} than the Chinese path", str(ours), f"the Chinese has {theirs}")
    of = top.value.get("of") if isinstance(top.value, dict) else None
    if of is None:
        top.fault("an English path lacks “of”", "", f'add of: "{of_path(chinese)}"')
    return EnglishPath(path, of.text("a fingerprint") if of else "", str(top.path), top.keys_at.get("of", top.at))


def _alike(path: TrainingPath, chinese: TrainingPath) -> Iterator[tuple[str, object, object]]:
    """What must be the same in both languages: the plan of the session, and the places that each part names."""
    yield "order", path.order, chinese.order
    yield "minutes", _clock(path), _clock(chinese)
    yield "reading", [step.read for step in path.steps], [step.read for step in chinese.steps]
    yield "counted words", path.counted, chinese.counted
    for at, (ours, theirs) in enumerate(zip(path.steps, chinese.steps, strict=False), 1):
        yield f"codes in step {at}", _codes((ours.why, *ours.look)), _codes((theirs.why, *theirs.look))
    for at, (asked, there) in enumerate(zip(path.questions, chinese.questions, strict=False), 1):
        yield f"options of question {at}", len(asked.options), len(there.options)
        yield f"codes in question {at}", _codes((asked.ask, *asked.answer)), _codes((there.ask, *there.answer))
    yield "questions", len(path.questions), len(chinese.questions)


def _clock(path: TrainingPath) -> list[int]:
    return [path.opening, *(step.minutes for step in path.steps), path.asking, path.task.minutes, path.closing]


def _codes(texts: Sequence[str]) -> list[str]:
    return sorted(named(texts))


def of_path(path: TrainingPath) -> str:
    """The fingerprint of all that a path says: eight hexadecimal digits."""
    return of_words("\n".join(_words(astuple(path))))


def _words(value: object) -> Iterator[str]:
    if isinstance(value, tuple):
        for each in value:
            yield from _words(each)
    else:
        yield str(value)


def stale_paths(chinese: Sequence[TrainingPath], english: Sequence[EnglishPath]) -> list[Fault]:
    """English paths whose Chinese has changed since they were made."""
    now = {path.slug: of_path(path) for path in chinese}
    what = "the Chinese has changed since this was made"
    return [
        Fault(each.file, each.line, what, each.path.slug, f'compare both again, then write of: "{now[each.path.slug]}"')
        for each in english
        if now[each.path.slug] != each.of
    ]
