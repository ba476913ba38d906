"""Read and write the plan of a page: what becomes of each line, decided by an editor.

An entry of ``lines`` is ``NUMBER ROLE OPENING-WORDS``; a ``+`` before the role says that the line continues the
paragraph of the line above. What else is to be said of a line stands under it::

    - 141 body 山东作为冶金
    - 143 +body 金工会牵头引
    - 145 body 在组织架构搭:
        cut:
          - {from: 紧贴行业生产, to: 职工成长诉求。, twin: 151, drop: repeat, reason: …}
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import cast

from edition.desk.yaml_records import Record, read_or_raise
from edition.nouns import (
    BASES,
    CUT_GROUNDS,
    DROP_KINDS,
    GAP_TYPES,
    ROLES,
    Basis,
    CutGround,
    DocumentCode,
    DropKind,
    Fault,
    Faults,
    Gap,
    GapPlace,
    GapType,
    ItemHint,
    Plan,
    PlannedArticle,
    PlannedCut,
    PlannedDrop,
    PlannedLine,
    PlannedPart,
    Role,
    Twin,
)

_ENTRY = re.compile(r"([1-9][0-9]{0,6}) (\+?)([a-z-]+)(?: (.*))?")
_GAP_PLACES = frozenset({"before", "start", "inside", "end", "after"})
_CODE = re.compile(r"[a-z]{2,5}(?:[0-9]{4}[a-z]?|[0-9])?|draft-[A-Za-z0-9]+-[0-9]+")
"""Two to five letters, plus a year, plus a mark of collision (doc/contracts.md §3); or the id of a draft."""

_STATUS = frozenset({"draft", "reviewed"})


def plan(path: Path) -> Plan:
    """Read a plan. Raises Faults with every fault of form; whether it fits its page is collation's to say."""
    top = read_or_raise(path)
    fields = top.fields(("source", "sha256", "status", "articles"), ("dropped", "furniture", "note"), what="the plan")
    articles = [_article(entry) for entry in fields["articles"].entries("articles")] if "articles" in fields else []
    made = Plan(
        path=path,
        source_file=_text(fields, "source"),
        sha256=_text(fields, "sha256"),
        status="reviewed"
        if "status" in fields and fields["status"].choice(_STATUS, "status") == "reviewed"
        else "draft",
        articles=tuple(articles),
        drops=tuple(_drop(entry) for entry in _entries(fields, "dropped")),
        furniture=tuple(_line(entry) for entry in _entries(fields, "furniture")),
        note=_text(fields, "note"),
    )
    if top.faults:
        raise Faults(top.faults)
    return made


def _text(fields: dict[str, Record], key: str) -> str:
    return fields[key].text(key).strip() if key in fields else ""


def _entries(fields: dict[str, Record], key: str) -> list[Record]:
    return fields[key].entries(key) if key in fields else []


def _article(entry: Record) -> PlannedArticle:
    fields = entry.fields(("code", "lines"), ("note",), what="an article")
    code = _text(fields, "code")
    if code and not _CODE.fullmatch(code):
        fields["code"].fault("not a document code", code, "two to five small letters, then a year where one is known")
    lines = tuple(_line(line) for line in _entries(fields, "lines"))
    return PlannedArticle(DocumentCode(code), lines, _text(fields, "note"), entry.at)


def _head(entry: Record) -> tuple[re.Match[str] | None, Record | None]:
    """Split an entry into its one-line head and the record of what stands under it."""
    if isinstance(entry.value, dict) and len(entry.value) == 1:
        [(head, under)] = entry.value.items()
    else:
        head, under = entry.text("an entry"), None
    found = _ENTRY.fullmatch(head.strip())
    if not found:
        entry.fault("not an entry", head[:40], "write NUMBER ROLE OPENING-WORDS, as in “141 body 山东作为冶金”")
    return found, under


def _line(entry: Record) -> PlannedLine:
    found, under = _head(entry)
    if not found:
        return PlannedLine(0, "body", "", at=entry.at)
    number, plus, role, quote = found.groups()
    if role not in ROLES:
        entry.fault("unknown role", role, f"use one of: {', '.join(sorted(ROLES))}")
    allowed = ("cut", "part", "gap", "item", "note", "review")
    fields = under.fields((), allowed, what=f"what is said of line {number}") if under else {}
    return PlannedLine(
        line=int(number),
        role=cast(Role, role),
        quote=quote or "",
        join=bool(plus),
        cuts=tuple(_cut(cut) for cut in _entries(fields, "cut")),
        parts=tuple(_part(part) for part in _entries(fields, "part")),
        gaps=tuple(_gap(gap) for gap in _entries(fields, "gap")),
        item=_item(fields["item"]) if "item" in fields else None,
        note=_text(fields, "note"),
        at=entry.at,
        review=_text(fields, "review"),
    )


def _drop(entry: Record) -> PlannedDrop:
    found, under = _head(entry)
    if not found or under is None:
        if found:
            entry.fault("a dropped line without twin and reason", found[0][:20], "add “twin:” and “reason:” under it")
        return PlannedDrop(0, "repeat", "", Twin(0), "", entry.at)
    number, _, kind, quote = found.groups()
    if kind not in DROP_KINDS:
        entry.fault("unknown kind of drop", kind, f"use one of: {', '.join(sorted(DROP_KINDS))}")
    fields = under.fields(("twin", "reason"), ("review",), what=f"what is said of line {number}")
    twin = _twin(fields["twin"]) if "twin" in fields else Twin(0)
    return PlannedDrop(
        line=int(number),
        drop=cast(DropKind, kind),
        quote=quote or "",
        twin=twin,
        reason=_text(fields, "reason"),
        at=entry.at,
        review=_text(fields, "review"),
    )


def _twin(record: Record) -> Twin:
    if not isinstance(record.value, dict):
        return Twin(record.number("twin"))
    fields = record.fields(("line",), ("from", "to", "after"), what="a twin")
    number = fields["line"].number("line") if "line" in fields else 0
    return Twin(number, _text(fields, "from"), _text(fields, "to"), _text(fields, "after"))


def _cut(record: Record) -> PlannedCut:
    fields = record.fields(("from", "twin", "reason"), ("to", "drop", "after", "ground"), what="a cut")
    return PlannedCut(
        opening=_text(fields, "from"),
        closing=_text(fields, "to"),
        twin=_twin(fields["twin"]) if "twin" in fields else Twin(0),
        drop=cast(DropKind, fields["drop"].choice(DROP_KINDS, "kind of drop") if "drop" in fields else "repeat"),
        reason=_text(fields, "reason"),
        after=_text(fields, "after"),
        ground=cast(CutGround, fields["ground"].choice(CUT_GROUNDS, "ground") if "ground" in fields else "judged"),
    )


def _part(record: Record) -> PlannedPart:
    fields = record.fields(("from", "role"), ("to", "after"), what="a part")
    role = fields["role"].choice(ROLES, "role") if "role" in fields else "body"
    return PlannedPart(_text(fields, "from"), _text(fields, "to"), cast(Role, role), _text(fields, "after"))


def _gap(record: Record) -> Gap:
    fields = record.fields(("at", "type", "note"), ("after",), what="a gap")
    place = fields["at"].choice(_GAP_PLACES, "place of a gap") if "at" in fields else "after"
    kind = fields["type"].choice(GAP_TYPES, "type of gap") if "type" in fields else "lost-text"
    after = _text(fields, "after")
    if (place == "inside") != bool(after):
        record.fault("a gap's “after” goes with “at: inside”", after or place, "quote the words right before it there")
    return Gap(cast(GapPlace, place), cast(GapType, kind), _text(fields, "note"), after=after)


def _item(record: Record) -> ItemHint:
    fields = record.fields((), ("number", "basis", "ends", "reason"), what="an item")
    return ItemHint(
        number=fields["number"].number("number") if "number" in fields else None,
        basis=cast(Basis, fields["basis"].choice(BASES, "basis") if "basis" in fields else "stated"),
        ends=fields["ends"].flag("ends") if "ends" in fields else False,
        reason=_text(fields, "reason"),
    )


# Writing -----------------------------------------------------------------------------------------------------------


def write_plan(plan: Plan) -> str:
    """The plan as YAML, one decision a line; ``plan`` reads back just what was written."""
    out = [f"source: {_scalar(plan.source_file)}", f"sha256: {_scalar(plan.sha256)}", f"status: {plan.status}"]
    if plan.note:
        out.append(f"note: {_scalar(plan.note)}")
    out += ["", "articles:" if plan.articles else "articles: []"]
    for article in plan.articles:
        out.append(f"  - code: {_scalar(article.code)}")
        if article.note:
            out.append(f"    note: {_scalar(article.note)}")
        out.append("    lines:" if article.lines else "    lines: []")
        out += [written for line in article.lines for written in write_entry(line, "      ")]
    if plan.drops:
        out += ["", "dropped:", *(written for drop in plan.drops for written in write_entry(drop))]
    if plan.furniture:
        out += ["", "furniture:", *(written for line in plan.furniture for written in write_entry(line))]
    return "\n".join(out) + "\n"


def write_entry(entry: PlannedLine | PlannedDrop, indent: str = "  ") -> list[str]:
    """The lines of YAML of one entry, as ``write_plan`` writes it."""
    if isinstance(entry, PlannedLine):
        return _write_entry(_line_head(entry), _line_body(entry), indent)
    under = [f"twin: {_write_twin(entry.twin)}", f"reason: {_scalar(entry.reason)}"]
    under += [f"review: {_scalar(entry.review)}"] if entry.review else []
    return _write_entry(f"{entry.line} {entry.drop} {entry.quote}".rstrip(), under, indent)


def _line_head(line: PlannedLine) -> str:
    return f"{line.line} {'+' if line.join else ''}{line.role} {line.quote}".rstrip()


def _line_body(line: PlannedLine) -> list[str]:
    out: list[str] = []
    if line.cuts:
        out.append("cut:")
        for cut in line.cuts:
            out.append(f"  - from: {_scalar(cut.opening)}")
            out += [f"    to: {_scalar(cut.closing)}"] if cut.closing else []
            out += [f"    after: {_scalar(cut.after)}"] if cut.after else []
            out += [f"    twin: {_write_twin(cut.twin)}", f"    drop: {cut.drop}", f"    reason: {_scalar(cut.reason)}"]
            out += [f"    ground: {cut.ground}"] if cut.ground != "judged" else []
    if line.parts:
        out.append("part:")
        for part in line.parts:
            out.append(f"  - from: {_scalar(part.opening)}")
            out += [f"    to: {_scalar(part.closing)}"] if part.closing else []
            out += [f"    after: {_scalar(part.after)}"] if part.after else []
            out.append(f"    role: {part.role}")
    if line.gaps:
        out.append("gap:")
        for gap in line.gaps:
            out.append(f"  - at: {gap.place}")
            out += [f"    after: {_scalar(gap.after)}"] if gap.after else []
            out += [f"    type: {gap.type}", f"    note: {_scalar(gap.note)}"]
    if line.item:
        hint = line.item
        said = [f"number: {hint.number}", f"basis: {hint.basis}"] if hint.number else []
        said += ["ends: true"] if hint.ends else []
        said += [f"reason: {_scalar(hint.reason)}"] if hint.reason else []
        out.append("item:")
        out += [f"  {one}" for one in said] or ["  ends: false"]
    if line.note:
        out.append(f"note: {_scalar(line.note)}")
    if line.review:
        out.append(f"review: {_scalar(line.review)}")
    return out


def _write_entry(head: str, under: Iterable[str], indent: str) -> list[str]:
    under = list(under)
    if not under:
        return [f"{indent}- {_scalar(head)}"]
    return [f"{indent}- {_scalar(head)}:", *(f"{indent}    {one}" for one in under)]


def _write_twin(twin: Twin) -> str:
    if not twin.opening:
        return str(twin.line)
    closing = f", to: {_quoted(twin.closing)}" if twin.closing else ""
    after = f", after: {_quoted(twin.after)}" if twin.after else ""
    return f"{{line: {twin.line}, from: {_quoted(twin.opening)}{closing}{after}}}"


_NEEDS_QUOTES = re.compile(r"""^[\s!&*?|>@`"'%#{}\[\],:-]|: |:$| #|\s$|[\x00-\x1f\x7f-\x9f\ufeff\u2028\u2029]|^$""")


def _scalar(text: str) -> str:
    """A YAML plain scalar where that is safe, else a double-quoted one."""
    if _NEEDS_QUOTES.search(text) or text in ("null", "~", "=", "<<"):
        return _quoted(text)
    return text


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def plan_faults(path: Path) -> tuple[Plan | None, list[Fault]]:
    """Like ``plan`` for callers that go on to the next page: the plan, or None and its faults."""
    try:
        return plan(path), []
    except Faults as faults:
        return None, faults.faults
