"""Where nothing is cut or repaired but what the pages themselves prove: central documents, and beside leaders' names.

The names stand in ``editorial/leaders.yml``. Beside a name is its clause and the two that touch it: there fourteen
characters were once cut on a judgement, and a sentence stood behind a leader's name that nobody had written.
See doc/contracts.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from edition.desk.yaml_records import optional_record
from edition.nouns import (
    Block,
    Document,
    Emendation,
    Fault,
    Faults,
    FrontLine,
    Plan,
    PlannedEmendation,
    PlannedLine,
    SourceId,
)

_CLAUSE = re.compile(r"[^，。；：！？,;:!?]*[，。；：！？,;:!?]*")


def leaders(path: Path) -> tuple[str, ...]:
    """The names and forms of address beside which only what is proved is changed; none where there is no such file.

    Raises Faults where the file is no list of names.
    """
    faults: list[Fault] = []
    top = optional_record(path, faults)
    fields = top.fields(("names",), what="the list of leaders") if top else {}
    names = tuple(each.text("a name").strip() for each in fields["names"].entries("names")) if "names" in fields else ()
    if top and any(len(name) < 2 for name in names):
        top.fault("a name of fewer than two characters", "、".join(names), "write the whole name")
    if faults:
        raise Faults(faults)
    return names


def name_beside(text: str, start: int, end: int, names: Sequence[str]) -> str:
    """The name in whose clause, or right beside whose clause, ``text[start:end]`` stands; empty where there is none.

    >>> name_beside("以李山同志为榜样，就要认真学，学好本领。", 9, 14, ["李山"])
    '李山'
    >>> name_beside("以李山同志为榜样，就要认真学，学好本领。", 15, 19, ["李山"])
    ''
    """
    clauses = [found.span() for found in _CLAUSE.finditer(text) if found.group()]
    touched = [nth for nth, (first, last) in enumerate(clauses) if first < max(end, start + 1) and start < last]
    if not touched:
        return ""
    first, last = clauses[max(0, touched[0] - 1)][0], clauses[min(len(clauses) - 1, touched[-1] + 1)][1]
    return next((name for name in names if name in text[first:last]), "")


def unproved(
    documents: Iterable[Document],
    planned: Iterable[PlannedEmendation],
    plans: Mapping[SourceId, Plan],
    names: Sequence[str] = (),
) -> list[Fault]:
    """Readings and cuts that are applied in a protected place though nothing in the pages proves them."""
    entries = {(SourceId(entry.path.stem), entry.line, entry.reason): entry for entry in planned}
    lines = {(source, line.line): (plan.path, line) for source, plan in plans.items() for line in _kept(plan)}
    faults: list[Fault] = []
    for document in documents:
        central = document.code if document.entry.kind == "central-document" else ""
        for text in document.outline.texts:
            for emendation in text.emendations:
                protected = central or name_beside(text.received, emendation.start, emendation.end, names)
                if protected and emendation.applied and emendation.certainty != "certain":
                    entry = entries[text.spans[0].source, _line_at(text, emendation), emendation.reason]
                    faults.append(Fault(str(entry.path), entry.at, _REPAIRED, protected, "write certainty: doubtful"))
        for block in document.outline.blocks:
            faults += _cuts(block, central, lines, names)
    return faults


_REPAIRED = "what the pages do not prove is applied in a central document or beside a leader's name"
_CUT = "words are cut in a central document or beside a leader's name, and no proof is given"


def _cuts(
    block: Block, central: str, lines: Mapping[tuple[SourceId, int], tuple[Path, PlannedLine]], names: Sequence[str]
) -> Iterator[Fault]:
    for words in block.cuts:
        whole = block.received[: words.offset] + words.text + block.received[words.offset :]
        protected = central or name_beside(whole, words.offset, words.offset + len(words.text), names)
        if protected and words.cut.ground != "proved":
            path, line = lines[words.span.source, words.span.line]
            remedy = "keep the words and doubt them; where the page proves the cut, write ground: proved"
            yield Fault(str(path), line.at, _CUT, protected, remedy)


def _kept(plan: Plan) -> list[PlannedLine]:
    return [line for article in plan.articles for line in article.lines]


def _line_at(text: Block | FrontLine, emendation: Emendation) -> int:
    at = 0
    for span in text.spans:
        at += span.end - span.start
        if emendation.start < at:
            return span.line
    return text.spans[-1].line
