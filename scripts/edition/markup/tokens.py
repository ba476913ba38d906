"""The colours and faces that all style sheets share, written once in ``tokens.json``; sheets ask for them by group."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

_TABLE: Mapping[str, Mapping[str, str]] = json.loads(Path(__file__).with_name("tokens.json").read_text("utf-8"))

_ASKED = re.compile(r"--tokens: ([a-z]+(?: [a-z]+)*)")
_USED = re.compile(r"var\(--([a-z0-9-]+)")


def with_tokens(css: str) -> str:
    """The sheet with each ``--tokens: light`` replaced by the tokens of that group which the sheet uses.

    Like this one file holds what it needs and no more, and a browser of any age reads it. Raises KeyError for a group
    that there is not.
    """
    used = _reached(set(_USED.findall(css)))
    return _ASKED.sub(lambda asked: _declared(asked[1], used), css)


def _declared(group: str, used: set[str]) -> str:
    scheme = [f"color-scheme: {group}"] if group in ("light", "dark") else []
    return "; ".join(scheme + [f"--{name}: {value}" for name, value in _TABLE[group].items() if name in used])


def _reached(used: set[str]) -> set[str]:
    """What is used, and what that uses in turn."""
    values = {name: value for group in _TABLE.values() if isinstance(group, dict) for name, value in group.items()}
    deeper = {name for each in used for name in _USED.findall(values.get(each, ""))}
    return used if deeper <= used else _reached(used | deeper)
