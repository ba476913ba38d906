"""核对引文 says of a right quotation what must be said of its words: doubtful, corrected, torn, of no known year."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from checking import block, check, data, document
from edition.files.quotation_data import quotations
from edition.ids.cite import Reading
from edition.reading.block import ReadBlock
from edition.reading.marks import worded
from edition.reading.stretch import Remark, remarks, said_in
from trees import edition, read

BEFORE, AFTER = 12, 12
"""Characters quoted on both sides of a place: enough to be looked up."""


def test_a_right_quotation_says_what_is_known_of_its_words_and_no_more() -> None:
    made = block(
        "aa-p1", "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳", received="甲乙丙丁戊己庚辛壬癸子丑寅卯辰午",
        remarks=[[1, 2, "doubt", "“乙”存疑"], [15, 16, "repair", "“巳”底本作“午”", "何故"], [8, 9, "join", "", "断"]],
        remarks_received=[[15, 16, "repair", "“午”校改本作“巳”"]],
    )  # fmt: skip
    given = data(document("aa", "渡口", made))
    wanted = {
        "“甲乙丙丁戊己庚辛”": ["“乙”存疑"],
        "“丙丁戊己庚辛壬癸”": None,
        "“甲乙丙丁……子丑寅卯辰巳”": ["“乙”存疑", "“巳”底本作“午”"],
        "“庚辛壬癸子丑寅卯辰巳”": ["“巳”底本作“午”"],
        "“庚辛壬癸子丑寅卯辰午”": ["“午”校改本作“巳”"],
        "“，甲乙丙丁戊己庚辛，”": ["“乙”存疑"],
    }
    found = check(list(wanted), given)
    assert [finding["places"][0].get("remarks") for [finding] in found] == list(wanted.values())


def test_what_the_handbook_said_behind_a_copy_is_no_quotation_of_the_report() -> None:
    given = data(document("aa", "渡口", block("aa-p1", "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳")))
    [found] = check(["“丙丁戊己庚辛壬癸”〔编者注：“甲乙丙丁戊己庚辛”底本作“甲乙丙丁戊己辛庚”〕（AA-P1）。"], given)
    assert [(each["kind"], each["verdict"], each.get("source")) for each in found] == [
        ("quotation", "exact", "same"), ("code", "good", ""),
    ]  # fmt: skip


def quoted(text: str) -> str:
    return f"「{text}」" if re.search("[“”]", text) else f"“{text}”"


def around(of: ReadBlock, reading: Reading, remark: Remark) -> str:
    """Words about a place, on one side of every gap: no quotation runs across one."""
    text = said_in(of, reading)
    torn = sorted({0, len(text), *(each.start for each in remarks(of, reading) if each.gap)})
    if remark.gap:
        low = max((at for at in torn if at < remark.start), default=remark.start)
        high = remark.start if low < remark.start else min(at for at in torn if at > remark.start)
        return text[max(low, high - 24) : high] if high == remark.start else text[low : min(high, low + 24)]
    low = max(at for at in torn if at <= remark.start)
    high = min(at for at in torn if at >= max(remark.end, 1))
    return text[max(low, remark.start - BEFORE) : min(high, remark.end + AFTER)]


def places() -> Iterator[tuple[ReadBlock, Reading, Remark]]:
    for its in read().values():
        for of in its.blocks.values():
            sides: tuple[Reading, ...] = ("emended",) if of.block.text == of.block.received else ("emended", "received")
            for reading in sides:
                torn = {each.start for each in remarks(of, reading) if each.gap}
                for each in remarks(of, reading):
                    # What was taken out where the text breaks off is told by the gap.
                    if each.gap or (each.kind != "join" and not (each.start == each.end and each.start in torn)):
                        yield of, reading, each


def test_no_place_of_the_edition_is_called_right_without_its_mark() -> None:
    """Every doubt, correction, gap, cut and relative year, quoted with the words about it."""
    made = json.loads(json.dumps(quotations(edition(), read(), (), [], "https://h.example.org/")))
    asked = list(places())
    texts = [around(*each).strip("\n ") for each in asked]
    found = check([quoted(text) for text in texts], made)
    told = 0
    for (of, reading, remark), text, findings in zip(asked, texts, found, strict=True):
        said = worded(remark, of, reading).compact
        here = [
            place
            for finding in findings
            for place in finding["places"]
            if {of.block.id, *(mark.id for mark in of.block.marks)} & set(place["ids"])
        ]
        assert here, (of.block.id, reading, text)
        assert any(said in place.get("remarks", ()) for place in here), (of.block.id, reading, text, said)
        told += 1
    assert told > 120
