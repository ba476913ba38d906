"""Pages and plans made together at random, with the truth of every stretch kept beside them."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from pathlib import Path

from edition.desk.received_page import parse
from edition.nouns import (
    DocumentCode,
    DropKind,
    Page,
    Plan,
    PlannedArticle,
    PlannedCut,
    PlannedDrop,
    PlannedLine,
    PlannedPart,
    Role,
    Twin,
)

NAME = "900_random.txt"
_HAN = [chr(at) for at in range(0x4E00, 0x9F00) if chr(at) not in "零一二三四五六七八九十百第是"]


@dataclass(slots=True)
class Made:
    """A line as composed: its pieces in order as (owner, text); owner is ``markup``, ``cut``, ``drop`` or a role."""

    pieces: list[tuple[str, str]]

    @property
    def text(self) -> str:
        return "".join(text for _, text in self.pieces)


@dataclass(slots=True)
class Composed:
    """A page with its plan, and what is true of each of its lines."""

    lines: list[Made | None] = field(default_factory=list)
    plan: Plan = field(default_factory=lambda: Plan(Path("900.yml"), NAME, "", "reviewed", ()))

    @property
    def raw(self) -> bytes:
        return "\n".join(line.text if line else "" for line in self.lines).encode()

    def page(self) -> Page:
        return parse(self.raw, Path("sources") / NAME)

    def sealed(self) -> Plan:
        """The plan with the checksum of the page as it is now."""
        return replace(self.plan, sha256=self.page().sha256)


class Composer:
    """Composes a page of some articles with joins, parts, cuts and drops from one seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.made = Composed()
        self.at = 10

    def han(self, least: int = 12, most: int = 40) -> str:
        """Text of its own, with half-width marks and spaces as received pages have them."""
        out = self.random.choices(_HAN, k=self.random.randint(least, most))
        for _ in range(len(out) // 10):
            out[self.random.randrange(5, len(out) - 1)] = self.random.choice(
                [",", "。", " ", "A", "5", "　", "“", "、"]
            )
        return "".join(out)

    def entry_at(self) -> int:
        self.at += 3
        return self.at

    def add(self, pieces: list[tuple[str, str]]) -> int:
        """Append a line, now and then after a blank one; its number."""
        if self.random.random() < 0.5:
            self.made.lines.append(None)
        self.made.lines.append(Made(pieces))
        return len(self.made.lines)

    def edges(self, role: str, pieces: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """Markup around a line: heads, bullets, edge spaces."""
        front = self.random.choice(["", "", "", "## " if role in ("title", "heading") else "- ", "　　", " "])
        back = self.random.choice(["", "", "", " ", "　"])
        return [("markup", front)] * bool(front) + pieces + [("markup", back)] * bool(back)

    def kept(self, role: Role, *, join: bool = False) -> PlannedLine:
        """A kept line with, now and then, an address or a part of another role at its end."""
        text = self.han()
        pieces: list[tuple[str, str]] = [(role, text)]
        parts: tuple[PlannedPart, ...] = ()
        if self.random.random() < 0.15:
            pieces += [("markup", "<"), (role, "https://a.example/x"), ("markup", ">"), (role, self.han(4, 8))]
        if role == "body" and self.random.random() < 0.2:
            signed = f"({self.han(6, 9)})"
            pieces.append(("affiliation", signed))
            parts = (PlannedPart(signed, "", "affiliation"),)
        number = self.add(self.edges(role, pieces))
        return PlannedLine(number, role, text[: self.random.randint(4, 8)], join, parts=parts, at=self.entry_at())

    def stretch(self, number: int) -> str:
        """A stretch of at least eight characters of a kept line's first piece."""
        line = self.made.lines[number - 1]
        assert line
        text = next(text for owner, text in line.pieces if owner != "markup")
        start = self.random.randrange(0, len(text) - 9)
        return text[start : self.random.randint(start + 8, len(text))].strip()

    def with_cut(self, twin: PlannedLine) -> PlannedLine:
        """A kept line that repeats a stretch of another inside or at its end."""
        own, more, repeated = self.han(), self.han(6, 12), self.stretch(twin.line)
        pieces = [("body", own), ("cut", repeated)]
        pieces += [("body", more)] if self.random.random() < 0.7 else []
        number = self.add(self.edges("body", pieces))
        cut = PlannedCut(repeated[:6], repeated[-4:], Twin(twin.line, repeated[:6], repeated[-4:]), "repeat", "重出。")
        if self.random.random() < 0.5:
            cut = replace(cut, opening=repeated, closing="", after=own[-3:]) if len(pieces) == 2 else cut
        return PlannedLine(number, "body", own[:5], cuts=(cut,), at=self.entry_at())

    def drop(self, twin: PlannedLine) -> PlannedDrop:
        """A line that says nothing of its own."""
        line = self.made.lines[twin.line - 1]
        assert line
        said = "".join(text for owner, text in line.pieces if owner != "markup")
        kind: DropKind = self.random.choice(["repeat", "truncated-repeat", "repeated-heading", "near-repeat"])
        text = said
        if kind == "truncated-repeat":
            text = said[: self.random.randint(8, len(said))].rstrip()
        elif kind == "repeated-heading":
            text = "四、" + said
        elif kind == "near-repeat":
            at = len(said) // 2
            text = said[:at] + self.random.choice(_HAN) + said[at + 1 :]
        number = self.add([("drop", text)])
        return PlannedDrop(number, kind, text[:6], Twin(twin.line), "重出。", at=self.entry_at())

    def article(self, code: str) -> PlannedArticle:
        lines = [self.kept("title")]
        lines += [self.kept("author")] if self.random.random() < 0.5 else []
        for _ in range(self.random.randint(1, 5)):
            chosen = self.random.random()
            bodies = [line for line in lines if line.role == "body" and not line.parts and not line.cuts]
            if chosen < 0.15:
                lines.append(self.kept("heading"))
            elif chosen < 0.3 and bodies:
                lines.append(self.with_cut(self.random.choice(bodies)))
            else:
                join = lines[-1].role == "body" and not lines[-1].parts and self.random.random() < 0.3
                lines.append(self.kept("body", join=join))
        return PlannedArticle(DocumentCode(code), tuple(lines), at=self.entry_at())

    def compose(self) -> Composed:
        """A page: articles, furniture, drops. Body paragraphs are shuffled against their order on the page."""
        articles = [self.article(code) for code in ("aa", "bb", "cc")[: self.random.randint(1, 3)]]
        furniture = [self.kept("furniture") for _ in range(self.random.randint(0, 1))]
        twins = [line for article in articles for line in article.lines if not line.cuts]
        drops = [self.drop(self.random.choice(twins)) for _ in range(self.random.randint(0, 3))]
        self.made.plan = replace(
            self.made.plan, articles=tuple(articles), drops=tuple(drops), furniture=tuple(furniture)
        )
        return self.made


def composed(seed: int) -> Composed:
    """One page and its plan."""
    return Composer(seed).compose()
