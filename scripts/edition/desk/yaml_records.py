"""Read an editorial YAML file into records that know their line, so that every complaint can name it.

Editorial files are as untrusted as sources: no tags, no anchors, no duplicate keys, nothing is constructed but text,
lists and mappings.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from edition.desk.disk import text_of
from edition.nouns import Fault, Faults

_MAX_BYTES = 5 * 1024 * 1024
_SHOWN = 400
"""Characters shown of what was found."""

_UNSHOWABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What YAML lets be written as ``"\\0"`` or ``"\\ud800"``, and no page can hold."""

_READABLE = "check indents (spaces, no tabs), “- ”, quotes, and that : and , between fields are not full-width （：，）"
_PLAIN_TAGS = {
    f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "timestamp", "seq", "map")
}


@dataclass(slots=True)
class Record:
    """A node of a YAML file: text, list or mapping, with the line it stands on. Faults gather in ``faults``."""

    path: Path
    at: int
    value: str | list[Record] | dict[str, Record]
    faults: list[Fault]
    keys_at: dict[str, int]

    def fault(self, what: str, found: str = "", remedy: str = "", *, key: str = "") -> None:
        """Note a fault at this record's line, or at the line of one of its keys."""
        shown = found if len(found) <= _SHOWN else found[:_SHOWN] + "…"
        self.faults.append(Fault(str(self.path), self.keys_at.get(key, self.at), what, shown, remedy))

    def text(self, what: str = "text") -> str:
        """The record as text; anything else is a fault."""
        if isinstance(self.value, str):
            return self.value
        self.fault(f"{what} is not a text", _kind(self), "write it on one line or quote it")
        return ""

    def number(self, what: str = "number") -> int:
        """The record as a whole number from 1; anything else is a fault and gives 0."""
        if isinstance(self.value, str) and re.fullmatch(r"[1-9][0-9]{0,8}", self.value):
            return int(self.value)
        self.fault(f"{what} is not a number from 1", _kind(self), "write a plain number")
        return 0

    def flag(self, what: str = "flag") -> bool:
        """The record as true or false."""
        if self.value in ("true", "false"):
            return self.value == "true"
        self.fault(f"{what} is neither true nor false", _kind(self), "write true or false")
        return False

    def choice(self, allowed: frozenset[str], what: str) -> str:
        """The record as one of ``allowed``."""
        text = self.text(what)
        if isinstance(self.value, str) and text not in allowed:
            self.fault(f"unknown {what}", text, f"use one of: {', '.join(sorted(allowed))}")
        return text

    def entries(self, what: str = "list") -> list[Record]:
        """The record as a list."""
        if isinstance(self.value, list):
            return self.value
        self.fault(f"{what} is not a list", _kind(self), "begin each entry with “- ”")
        return []

    def fields(self, required: tuple[str, ...] = (), optional: tuple[str, ...] = (), *, what: str) -> dict[str, Record]:
        """The record as a mapping with just these keys."""
        if not isinstance(self.value, dict):
            self.fault(f"{what} is not a mapping", _kind(self), f"write “key: value” lines: {', '.join(required)}")
            return {}
        for key in required:
            if key not in self.value:
                self.fault(f"{what} lacks “{key}”", "", f"add “{key}: …”")
        allowed = {*required, *optional}
        for key in self.value:
            if key not in allowed:
                self.fault(f"unknown key in {what}", key, f"use one of: {', '.join(sorted(allowed))}", key=key)
        return {key: value for key, value in self.value.items() if key in allowed}

    def pairs(self, what: str = "mapping") -> Iterator[tuple[str, Record]]:
        """Key and value of a mapping with free keys."""
        if isinstance(self.value, dict):
            yield from self.value.items()
        else:
            self.fault(f"{what} is not a mapping", _kind(self), "write “key: value” lines")

    @property
    def is_null(self) -> bool:
        """Whether nothing was written, or ``null``."""
        return self.value in ("", "null", "~")


def record(path: Path, faults: list[Fault]) -> Record | None:
    """Read one file; a file that is no safe YAML gives None and a fault."""
    text = _text(path, faults)
    if text is None:
        return None
    try:
        node = _composed(text)
    except yaml.MarkedYAMLError as error:
        at = error.problem_mark.line + 1 if error.problem_mark else 1
        faults.append(Fault(str(path), at, "not readable as YAML", error.problem or "", _READABLE))
    except yaml.YAMLError as error:
        faults.append(Fault(str(path), 1, "not readable as YAML", str(error).split("\n")[0], "check its characters"))
    except RecursionError:
        faults.append(Fault(str(path), 1, "nested too deeply", "", "keep to the documented form"))
    else:
        if node is None:
            faults.append(Fault(str(path), 1, "the file is empty", "", "see CONTRIBUTING.md for its form"))
            return None
        return _wrap(node, path, faults)
    return None


def _text(path: Path, faults: list[Fault]) -> str | None:
    """What stands in a plain file of a reasonable size; of any other None and a fault."""
    try:
        if path.is_symlink() or (path.is_file() and path.stat().st_size > _MAX_BYTES):
            raise Faults([Fault(str(path), 1, "not a plain file of at most 5 MiB", "", "put the file itself here")])
        return text_of(path)
    except Faults as found:
        faults += found.faults
        return None


def _there(path: Path) -> bool:
    """Whether anything has this name, be it a link that leads nowhere."""
    return path.exists() or path.is_symlink()


def read_or_raise(path: Path) -> Record:
    """Like ``record``; raises Faults when the file cannot be read at all."""
    faults: list[Fault] = []
    found = record(path, faults)
    if found is None:
        raise Faults(faults)
    return found


def optional_record(path: Path, faults: list[Fault]) -> Record | None:
    """Like ``record``, where there is such a file; none is no fault."""
    return record(path, faults) if _there(path) else None


def records(folder: Path, faults: list[Fault], apart: tuple[str, ...] = ()) -> list[Record]:
    """The ``*.yml`` files of a folder in order of their names; none where there is no such folder.

    Any other file there would be passed over in silence, and is a fault; ``apart`` names folders in it that are read
    by others.
    """
    there = sorted(folder.iterdir()) if folder.is_dir() else []
    found = [path for path in there if not (path.name in apart and path.is_dir())]
    for path in found:
        if path.suffix != ".yml":
            faults.append(Fault(str(path), 1, "not a .yml file", path.name, "remove it, or name it “….yml”"))
    return [made for path in found if path.suffix == ".yml" and (made := record(path, faults))]


def rows(path: Path, columns: tuple[str, ...], faults: list[Fault]) -> list[Record]:
    """The rows of a CSV file as mappings that know their line; none where there is no such file."""
    text = _text(path, faults) if _there(path) else None
    if text is None:
        return []
    read = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        head = next(read, [])
        if tuple(head) != columns:
            faults.append(Fault(str(path), 1, "other columns than expected", ",".join(head), ",".join(columns)))
            return []
        return [made for cells in read if cells and (made := _row(path, read.line_num, columns, cells, faults))]
    except csv.Error as error:
        faults.append(
            Fault(str(path), max(1, read.line_num), "not readable as CSV", str(error), "save it as UTF-8, quote commas")
        )
        return []


def _row(path: Path, at: int, columns: tuple[str, ...], cells: list[str], faults: list[Fault]) -> Record | None:
    if len(cells) != len(columns):
        faults.append(Fault(str(path), at, "not as many cells as columns", str(len(cells)), "quote cells with commas"))
        return None
    if odd := _UNSHOWABLE.search("".join(cells)):
        faults.append(Fault(str(path), at, "a character that cannot be shown", f"U+{ord(odd[0]):04X}", "delete it"))
        return None
    fields = {name: Record(path, at, cell, faults, {}) for name, cell in zip(columns, cells, strict=True)}
    return Record(path, at, dict(fields), faults, {})


def _composed(text: str) -> yaml.Node | None:
    """The one document of a file; None where there is none.

    Read by libyaml where PyYAML has it. Whatever that does not take at once is read again by PyYAML's own parser, so
    that what is refused, and in which words, is the same everywhere; so is what only libyaml would let pass.
    """
    if _LIBYAML is not None and not _READ_DIFFERENTLY.search(text):
        parser = _LIBYAML(text)
        try:
            return _document(parser)
        except (yaml.YAMLError, _NotPlainError):
            pass
        finally:
            parser.dispose()
    return yaml.compose(text, Loader=_PlainLoader)


_LIBYAML: Any = getattr(yaml, "CSafeLoader", None)

_READ_DIFFERENTLY = re.compile("[\t\x85\u2028\u2029\ufeff]|[|>][+-]?[0-9]?[+-]?#")
"""Where the two parsers differ: tabs, rare ends of lines, marks of byte order, ``|#``."""

_DEEPEST = 40
"""Levels within each other; editorial files have six. Deeper ones are left to the parser that knows when to stop."""


class _NotPlainError(Exception):
    """Only PyYAML's own parser judges this: an anchor, a tag, two documents, too many levels, nothing where a value
    should be, ``?`` within brackets."""


def _document(parser: Any) -> yaml.Node | None:
    """Compose the nodes from the parser's events: what libyaml's composer would do, but with a bounded depth."""
    next_event = parser.get_event
    next_event()
    if isinstance(next_event(), yaml.StreamEndEvent):
        return None
    node = _node(next_event, next_event(), _DEEPEST)
    next_event()
    if not isinstance(next_event(), yaml.StreamEndEvent):
        raise _NotPlainError
    return node


def _node(next_event: Callable[[], Any], event: Any, depth: int, bracketed: bool = False) -> yaml.Node:
    alias = isinstance(event, yaml.AliasEvent)
    if not depth or alias or event.anchor is not None or event.tag is not None:
        raise _NotPlainError
    mark = event.start_mark
    if isinstance(event, yaml.ScalarEvent):
        plain = event.implicit[0]
        if plain and (not event.value or (bracketed and "?" in event.value)):
            raise _NotPlainError
        means = {"<<": "merge", "=": "value"}.get(event.value, "str") if plain else "str"
        return yaml.ScalarNode(f"tag:yaml.org,2002:{means}", event.value, mark)
    bracketed = event.flow_style
    if isinstance(event, yaml.SequenceStartEvent):
        entries = []
        while not isinstance(following := next_event(), yaml.SequenceEndEvent):
            entries.append(_node(next_event, following, depth - 1, bracketed))
        return yaml.SequenceNode("tag:yaml.org,2002:seq", entries, mark)
    pairs = []
    while not isinstance(following := next_event(), yaml.MappingEndEvent):
        key = _node(next_event, following, depth - 1, bracketed)
        pairs.append((key, _node(next_event, next_event(), depth - 1, bracketed)))
    return yaml.MappingNode("tag:yaml.org,2002:map", pairs, mark)


class _PlainLoader(yaml.SafeLoader):
    """SafeLoader without anchors: an alias can blow up a small file and hides where a value stands."""

    def compose_node(self, parent: yaml.Node | None, index: object) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            event = self.peek_event()  # type: ignore[no-untyped-call]
            raise yaml.composer.ComposerError(None, None, "aliases (*name) are not allowed", event.start_mark)
        return super().compose_node(parent, index)  # type: ignore[arg-type]


def _wrap(node: yaml.Node, path: Path, faults: list[Fault]) -> Record:
    made = Record(path, node.start_mark.line + 1, "", faults, {})
    if node.tag not in _PLAIN_TAGS:
        made.fault("a tag is not allowed", node.tag, "write plain text")
    if isinstance(node, yaml.ScalarNode):
        made.value = _shown(node.value, made)
    elif isinstance(node, yaml.SequenceNode):
        made.value = [_wrap(entry, path, faults) for entry in node.value]
    elif isinstance(node, yaml.MappingNode):
        made.value = {}
        for key_node, value_node in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else ""
            at = key_node.start_mark.line + 1
            if not key:
                faults.append(Fault(str(path), at, "a key is not plain text", "", "quote it"))
            elif key in made.value:
                faults.append(Fault(str(path), at, "the same key twice", key, "keep one of them"))
            else:
                made.value[key] = _wrap(value_node, path, faults)
                made.keys_at[key] = at
    return made


def _shown(text: str, made: Record) -> str:
    odd = _UNSHOWABLE.search(text)
    if odd:
        made.fault("a character that cannot be shown", f"U+{ord(odd[0]):04X}", "delete it")
    return _UNSHOWABLE.sub("\ufffd", text) if odd else text


def _kind(record: Record) -> str:
    if isinstance(record.value, list):
        return "a list"
    if isinstance(record.value, dict):
        return "a mapping"
    return record.value if len(record.value) <= 40 else record.value[:40] + "…"
