"""A learning path."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TrainingStep:
    """A stretch of guided reading: the ids to read, why now, and what to look for. Texts carry ``[id]`` references."""

    title: str
    minutes: int
    read: tuple[str, ...]
    why: str
    look: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TrainingQuestion:
    """A question to the texts; its answer names the places it rests on. ``short`` is how a handout asks it."""

    ask: str
    short: str
    options: tuple[str, ...]
    answer: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TrainingTask:
    """What a group makes together."""

    title: str
    minutes: int
    brief: tuple[str, ...]
    product: str
    materials: tuple[str, ...]
    criteria: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CountedWords:
    """How often words stand in a document: what a path says of a text's silence, so that it can be checked."""

    words: str
    document: str
    times: int


@dataclass(frozen=True, slots=True)
class TrainingPath:
    """A learning path: opening, steps, questions, group task, closing. Minutes add up to the whole."""

    slug: str
    order: int
    title: str
    lead: str
    aims: tuple[str, ...]
    audience: str
    preparation: tuple[str, ...]
    opening: int
    steps: tuple[TrainingStep, ...]
    asking: int
    """Minutes for the questions."""
    questions: tuple[TrainingQuestion, ...]
    task: TrainingTask
    closing: int
    counted: tuple[CountedWords, ...]
    facilitation: tuple[str, ...]

    @property
    def minutes(self) -> int:
        """The whole path."""
        return self.opening + sum(step.minutes for step in self.steps) + self.asking + self.task.minutes + self.closing


@dataclass(frozen=True, slots=True)
class EnglishPath:
    """A learning path in English: the steps, codes and minutes of the Chinese one, and quotations from the digests."""

    path: TrainingPath
    of: str
    """Fingerprint of the Chinese path it was made from."""
    file: str
    line: int
    """Where the fingerprint stands, for messages."""
