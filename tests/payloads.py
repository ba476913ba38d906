"""A made-up tree in which whatever is said tries to run something in a reader's browser."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import yaml
from trees import ROOT, copy_house

PAYLOADS = (ROOT / "tests" / "cases" / "payloads.txt").read_text("utf-8").splitlines()[1:]
"""Each would call ``ran()``."""

CODE = "kd"
SAID = frozenset(
    (
        *("evidence", "reason", "note", "definition", "general", "what", "zh", "en", "said", "parts_missing", "method"),
        *("why", "why_en", "says", "lead", "abstract", "audience", "product"),
    )
)
"""Fields of editorial files that are words of the editors."""
OURS = SAID | {"title"}
"""The same where titles are theirs too: in digests and learning paths."""


def hostile_house(to: Path) -> Path:
    """The made-up tree with a page of payloads, each a title or a paragraph, and payloads in what editors say."""
    root = copy_house(to)
    lines = [f"渡口{PAYLOADS[0]}", *PAYLOADS]
    raw = "\n\n".join(lines).encode()
    (root / "sources" / "900_敌.txt").write_bytes(raw)
    digest = hashlib.sha256(raw).hexdigest()
    with (root / "sources" / "SHA256SUMS").open("a", encoding="utf-8") as sums:
        sums.write(f"{digest}  900_敌.txt\n")
    roles = ["title", *["body"] * len(PAYLOADS)]
    opening = [line.removeprefix("# ") for line in lines]
    listed = [f"{2 * at + 1} {role} {said}" for at, (role, said) in enumerate(zip(roles, opening, strict=True))]
    plan = {"source": "900_敌.txt", "sha256": digest, "status": "reviewed"}
    _write(root / "editorial" / "plans" / "900.yml", {**plan, "articles": [{"code": CODE, "lines": listed}]})
    _say(root)
    date = {"value": "2021", "precision": "year", "basis": "public", "evidence": PAYLOADS[24]}
    _add(root / "editorial" / "documents.yml", {CODE: {"kind": "news-report", "date": date, "topics": ["修渡"]}})
    newspaper = {"name": PAYLOADS[25], "date": None, "page": None, "basis": "public", "evidence": PAYLOADS[24]}
    _add(root / "editorial" / "sources.yml", {"900": {"newspaper": newspaper, "checked_against_print": False}})
    return root


def _say(root: Path) -> None:
    """Put a payload behind everything that editors say in words of their own."""
    editorial, payloads = root / "editorial", cycle(PAYLOADS)
    for folder, said in (("", SAID), ("emendations", SAID), ("english", OURS), ("training", OURS)):
        for path in sorted((editorial / folder).glob("*.yml")):
            _write(path, _with_payloads(yaml.safe_load(path.read_text("utf-8")), payloads, said))


def _with_payloads(made: Any, payloads: Iterator[str], said: frozenset[str], key: str = "") -> Any:
    if isinstance(made, dict):
        made = {"on" if name is True else name: value for name, value in made.items()}  # YAML 1.1 takes `on` for yes
        return {name: _with_payloads(value, payloads, said, name) for name, value in made.items()}
    if isinstance(made, list):
        return [_with_payloads(value, payloads, said, key) for value in made]
    if isinstance(made, str) and key in said and not re.match(r"\d{3}:\d", made):
        return f"{made} {next(payloads)}"
    return made


def _write(path: Path, made: object) -> None:
    path.write_text(yaml.safe_dump(made, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _add(path: Path, made: object) -> None:
    with path.open("a", encoding="utf-8") as opened:
        opened.write("\n" + yaml.safe_dump(made, allow_unicode=True, sort_keys=False))
