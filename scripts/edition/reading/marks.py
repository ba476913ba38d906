"""Word what must be said about a stretch, compactly or in full, in Chinese or in English: 〔编者注：…〕.

Compact is what a reader must know not to be misled; full adds kind, certainty, reason and where lines were joined.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from edition.chinese.punctuation import turned_inside
from edition.ids.cite import Reading
from edition.ids.cite_elements import spoken_date
from edition.nouns import AUTHORITIES, Emendation
from edition.nouns.words import (
    AUTHORITY_ENGLISH,
    CERTAINTY_ENGLISH,
    CERTAINTY_WORDS,
    EMENDED,
    GAP_WORDS,
    KIND_ENGLISH,
    KIND_WORDS,
    NOTE_WORDS,
    OPINION,
    OPINION_ENGLISH,
    RECEIVED,
    UNKNOWN,
)
from edition.reading.block import ReadBlock
from edition.reading.stretch import Facts, Remark, RemarkKind, Stretch, remarks, said_in

CONTEXT = 6
"""Characters quoted to say where something stands that has no words of its own."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A remark in one language. ``compact`` is empty for what only the full form says."""

    compact: str
    full: str


def editors_marks(stretch: Stretch, *, full: bool = False, english: bool = False, facts: bool = True) -> str:
    """All that must be said of a stretch, as it stands behind a quotation; empty where there is nothing to say.

    ``facts``: also who speaks; not where the page around the quotation says it.
    """
    return marks_of([stretch], full=full, english=english, facts=facts)


def marks_of(stretches: Iterable[Stretch], *, full: bool = False, english: bool = False, facts: bool = True) -> str:
    """The same of several stretches, of which one quotation is made."""
    parts: list[str] = []
    for each in stretches:
        said = [worded(remark, each.read, each.reading, english=english) for remark in each.remarks]
        parts += [one.full if full else one.compact for one in said]
        parts += [facts_said(each.facts, full=full, english=english)] if facts else []
    once = list(dict.fromkeys(filter(None, parts)))
    if not once:
        return ""
    return f" [Editors: {'; '.join(once)}]" if english else f"〔{NOTE_WORDS['注']}：{'；'.join(once)}〕"


def facts_said(facts: Facts, *, full: bool, english: bool) -> str:
    """Who speaks, where that is nobody's policy; in full also authority, date of the text and edition."""
    opinion = OPINION_ENGLISH if english else OPINION
    if not full:
        return opinion if facts.opinion else ""
    if english:
        said = [f"by {facts.by}"] if facts.by else []
        date = _date_english(facts)
        said += [AUTHORITY_ENGLISH[facts.kind], opinion if facts.opinion else "", f"date of the text: {date}"]
        return ", ".join(filter(None, [*said, f"edition {facts.version}" if facts.version else ""]))
    date = facts.date.bound + spoken_date(facts.date.text) if facts.date.value else UNKNOWN
    said = [facts.by, AUTHORITIES[facts.kind], opinion if facts.opinion else "", f"文本日期{date}"]
    return "，".join(filter(None, [*said, f"版本{facts.version}" if facts.version else ""]))


def worded(remark: Remark, read: ReadBlock, reading: Reading, *, english: bool = False) -> Wording:
    """One remark in words."""
    return (_ENGLISH if english else _CHINESE)[remark.kind](remark, read, reading)


def _date_english(facts: Facts) -> str:
    if not facts.date.value:
        return "not known"
    return ("not before " if facts.date.precision == "not-before" else "") + facts.date.text


def _clean(text: str) -> str:
    """Editors' words inside 〔〕, which hold no second pair."""
    return text.replace("〔", "（").replace("〕", "）").rstrip("。")


def _before(remark: Remark, read: ReadBlock, reading: Reading) -> str:
    return said_in(read, reading)[: remark.start][-CONTEXT:]


def _around(remark: Remark, read: ReadBlock, reading: Reading) -> str:
    text = said_in(read, reading)
    half = CONTEXT // 2
    return f"{text[: remark.start][-half:]}｜{text[remark.start :][:half]}"


# Chinese -----------------------------------------------------------------------------------------------------------


def _doubt(remark: Remark, read: ReadBlock, reading: Reading) -> Wording:
    its = _its(remark)
    proposal = f"，疑作{_quoted(its.text)}" if its.text else ""
    compact = f"{_quoted(its.received)}{CERTAINTY_WORDS['doubtful']}{proposal}"
    return Wording(compact, f"{compact}（{KIND_WORDS[its.kind]}：{_clean(its.reason)}）")


def _repair(remark: Remark, read: ReadBlock, reading: Reading) -> Wording:
    its = _its(remark)
    likely = "" if its.certainty == "certain" else f"，{CERTAINTY_WORDS[its.certainty]}"
    if reading == "received":
        done = f"{_quoted(its.received)}{EMENDED}" + (f"作{_quoted(its.shown)}" if its.shown else "删去")
    elif its.shown:
        done = f"{_quoted(its.shown)}{RECEIVED}作{_quoted(its.received)}"
    else:
        done = f"{_where(remark, read, reading)}{RECEIVED}有{_quoted(its.received)}，{EMENDED}删去"
    kind = f"{KIND_WORDS[its.kind]}，{CERTAINTY_WORDS[its.certainty]}"
    return Wording(done + likely, f"{done}（{kind}：{_clean(its.reason)}）")


LONGEST = 14
"""Characters of a reading that are quoted whole in a remark; of a longer one both ends."""


def _quoted(words: str) -> str:
    """Words spoken of, in quotation marks; their own ones become single (GB/T 15834).

    >>> _quoted("健全劳动关系协商协调机制，促进社会大局稳定")
    '“健全劳动……大局稳定”'
    """
    ends = LONGEST // 3
    shown = words if len(words) <= LONGEST else f"{words[:ends]}……{words[-ends:]}"
    return "“" + turned_inside(shown) + "”"


def _its(remark: Remark) -> Emendation:
    assert remark.emendation
    return remark.emendation


def _where(remark: Remark, read: ReadBlock, reading: Reading) -> str:
    before = _before(remark, read, reading)
    return f"{_quoted(before)}之后" if before else "段首"


def _gap(remark: Remark, read: ReadBlock, reading: Reading) -> Wording:
    gap = remark.gap
    assert gap
    edges = {"before": "本段之前", "after": "本段之后"}
    inside = "段末" if remark.start == len(said_in(read, reading)) else _where(remark, read, reading)
    compact = f"{edges.get(gap.place, inside)}{NOTE_WORDS['缺']}"
    return Wording(compact, f"{compact}（{GAP_WORDS[gap.type]}：{_clean(gap.note)}）")


def _cut(remark: Remark, read: ReadBlock, reading: Reading) -> Wording:
    cut = remark.cut
    assert cut
    compact = f"{_where(remark, read, reading)}{NOTE_WORDS['删']}{cut.end - cut.start}字"
    twin = f"{cut.twin.source}:{cut.twin.line}"
    return Wording(compact, f"{compact}（与 {twin} 相同 {cut.similarity:.0%}：{_clean(cut.reason)}）")


def _join(remark: Remark, read: ReadBlock, reading: Reading) -> Wording:
    return Wording("", f"{_quoted(_around(remark, read, reading))}{RECEIVED}在此断行，两行相接")


def _year(remark: Remark, read: ReadBlock, reading: Reading) -> Wording:
    said = remark.year.said if remark.year else ""
    return Wording(said, said)


# English -----------------------------------------------------------------------------------------------------------


def _doubt_english(remark: Remark, read: ReadBlock, reading: Reading) -> Wording:
    its = _its(remark)
    proposal = f", perhaps {_quoted(its.text)}" if its.text else ""
    compact = f"{_quoted(its.received)} is doubtful{proposal}"
    return Wording(compact, f"{compact} ({KIND_ENGLISH[its.kind]}: {_clean(its.reason)})")


def _repair_english(remark: Remark, read: ReadBlock, reading: Reading) -> Wording:
    its = _its(remark)
    likely = "" if its.certainty == "certain" else f", {CERTAINTY_ENGLISH[its.certainty]}"
    if reading == "received":
        done = f"{_quoted(its.received)} is " + (f"corrected to {_quoted(its.shown)}" if its.shown else "taken out")
    elif its.shown:
        done = f"{_quoted(its.shown)} was received as {_quoted(its.received)}"
    else:
        done = f"{_quoted(its.received)} was received {_where_english(remark, read, reading)} and is taken out"
    kind = f"{KIND_ENGLISH[its.kind]}, {CERTAINTY_ENGLISH[its.certainty]}"
    return Wording(done + likely, f"{done} ({kind}: {_clean(its.reason)})")


def _where_english(remark: Remark, read: ReadBlock, reading: Reading) -> str:
    before = _before(remark, read, reading)
    return f"after {_quoted(before)}" if before else "at the beginning of the paragraph"


def _gap_english(remark: Remark, read: ReadBlock, reading: Reading) -> Wording:
    gap = remark.gap
    assert gap
    edges = {"before": "before this paragraph", "after": "after this paragraph"}
    at_end = remark.start == len(said_in(read, reading))
    inside = "at the end of the paragraph" if at_end else _where_english(remark, read, reading)
    compact = f"text is missing {edges.get(gap.place, inside)}"
    return Wording(compact, f"{compact} ({_clean(gap.note)})")


def _cut_english(remark: Remark, read: ReadBlock, reading: Reading) -> Wording:
    cut = remark.cut
    assert cut
    compact = f"{cut.end - cut.start} repeated characters are taken out {_where_english(remark, read, reading)}"
    return Wording(compact, f"{compact} (the same as {cut.twin.source}:{cut.twin.line}: {_clean(cut.reason)})")


def _join_english(remark: Remark, read: ReadBlock, reading: Reading) -> Wording:
    return Wording("", f"two received lines are joined at {_quoted(_around(remark, read, reading))}")


def _year_english(remark: Remark, read: ReadBlock, reading: Reading) -> Wording:
    said = remark.year.english if remark.year else ""
    return Wording(said, said)


Worder = Callable[[Remark, ReadBlock, Reading], Wording]
_CHINESE: Mapping[RemarkKind, Worder] = {
    "gap": _gap, "doubt": _doubt, "repair": _repair, "cut": _cut, "join": _join, "year": _year,
}  # fmt: skip
_ENGLISH: Mapping[RemarkKind, Worder] = {
    "gap": _gap_english, "doubt": _doubt_english, "repair": _repair_english, "cut": _cut_english,
    "join": _join_english, "year": _year_english,
}  # fmt: skip


# For browsers ------------------------------------------------------------------------------------------------------


def remarks_data(read: ReadBlock, reading: Reading) -> list[list[int | str]]:
    """The remarks on a block as scripts take them: begins_by, ends_from, kind, compact, and full where it says more.

    A remark must be said of a stretch that begins at ``begins_by`` at the latest and ends at ``ends_from`` at the
    earliest. Offsets count code points of the block's text in that reading.
    """
    out: list[list[int | str]] = []
    for remark in remarks(read, reading):
        said = worded(remark, read, reading)
        row: list[int | str] = [remark.begins_by, remark.ends_from, remark.kind, said.compact]
        out.append([*row, said.full] if said.full != said.compact else row)
    return out
