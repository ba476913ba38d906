"""What the look-up pages say in English: read strictly, stale and lacking entries named, numbers held."""

from __future__ import annotations

from pathlib import Path

import pytest
from edition.links.english import of_words
from edition.links.english_tables import chinese_words, english_tables, stale_tables
from edition.nouns import Fault, TableEntry, TableKey
from edition.review.english import table_number_faults
from trees import edition

RIVER: TableKey = ("figures", "entries", "abcd-p1 渡口数量")
WORDS = ("渡口数量", "江河市", "江河", "1.5", "万个", "余")
CHINESE = {RIVER: WORDS}


def line(value: str = "more than 15,000", of: str = of_words("\n".join(WORDS)), key: str = RIVER[2]) -> str:
    return f'entries:\n  "{key}": {{of: "{of}", indicator: "ferries", value: "{value}", body: "Jianghe"}}\n'


def read(folder: Path, text: str, name: str = "figures") -> tuple[dict[TableKey, TableEntry], list[Fault]]:
    (folder / f"{name}.yml").write_text(text, encoding="utf-8")
    faults: list[Fault] = []
    return dict(english_tables(folder, faults)), faults


def test_an_entry_is_read_field_by_field(tmp_path: Path) -> None:
    tables, faults = read(tmp_path, line())
    assert not faults
    assert tables[RIVER].says == {"indicator": "ferries", "value": "more than 15,000", "body": "Jianghe"}
    assert (tables[RIVER].line, tables[RIVER].ours) == (2, False)
    assert not stale_tables(tables, CHINESE)
    assert not table_number_faults(tables, CHINESE)


def test_parts_labels_and_names_of_our_own_are_read(tmp_path: Path) -> None:
    scheme = (
        'entries:\n  甲乙: {of: "0", parts: [{name: "1", says: "one ferry"}, {name: "2"}], missing: "Which two."}\n'
    )
    tables, faults = read(tmp_path, scheme, "schemes")
    (made,) = tables.values()
    assert (made.parts, made.says) == (({"name": "1", "says": "one ferry"}, {"name": "2"}), {"missing": "Which two."})
    drawn = 'pictures:\n  渡口: {of: "0", title: "Ferries", says: "Two.", labels: ["East", "West"]}\n'
    tables, more = read(tmp_path, drawn)
    assert tables["figures", "pictures", "渡口"].parts == ({"label": "East"}, {"label": "West"})
    named = 'entries:\n  江河局: {of: "0", name: "Office of Rivers", ours: true, said: "Keeps them."}\n'
    tables, most = read(tmp_path, named, "bodies")
    assert tables["bodies", "entries", "江河局"].ours
    assert not faults + more + most


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (line().replace("entries", "rows"), "unknown key in the table figures"),
        (line().replace(', value: "more than 15,000"', ""), "lacks “value”"),
        (line().replace("ferries", ""), "nothing said"),
        (line().replace("body", "bodies"), "unknown key"),
        ("- entries\n", "the table figures is not a mapping"),
        ("entries: some\n", "the section entries is not a mapping"),
    ],
)
def test_a_wrong_table_is_a_fault_with_its_line(tmp_path: Path, text: str, what: str) -> None:
    _, faults = read(tmp_path, text)
    assert any(what in fault.what and fault.path.endswith("figures.yml") and fault.line > 0 for fault in faults), faults


def test_english_whose_chinese_has_changed_is_named_with_its_new_fingerprint(tmp_path: Path) -> None:
    tables, _ = read(tmp_path, line())
    (fault,) = stale_tables(tables, {RIVER: ("渡口数量", *WORDS[1:5], "约")})
    assert (fault.what, fault.line) == ("the Chinese has changed since this was made", 2)
    assert of_words("\n".join(("渡口数量", *WORDS[1:5], "约"))) in fault.remedy


def test_english_of_nothing_and_chinese_without_english_are_named(tmp_path: Path) -> None:
    tables, _ = read(tmp_path, line(key="abcd-p1 渡船数量"))
    assert [(fault.what, fault.found) for fault in stale_tables(tables, CHINESE)] == [
        ("English of nothing", "abcd-p1 渡船数量"),
        ("Chinese without English", "abcd-p1 渡口数量"),
    ]


def test_where_there_is_no_table_nothing_lacks() -> None:
    assert not stale_tables({}, CHINESE)


@pytest.mark.parametrize("value", ["more than 1,500", "more than 15,000 on 3 rivers", "many"])
def test_a_value_that_says_another_number_is_a_fault(tmp_path: Path, value: str) -> None:
    tables, _ = read(tmp_path, line(value=value))
    assert table_number_faults(tables, CHINESE)


def test_six_tenths_are_sixty_percent(tmp_path: Path) -> None:
    tables, _ = read(tmp_path, line(value="nearly 60 percent"))
    assert not table_number_faults(tables, {RIVER: ("占比", "江河市", "江河", "6", "成", "近")})


def test_the_tables_say_all_that_the_look_up_pages_say() -> None:
    made = edition()
    chinese = chinese_words(made.links, made.documents)
    assert {table for table, _, _ in made.links.tables_english} == {table for table, _, _ in chinese}
    assert not stale_tables(made.links.tables_english, chinese)
    assert not table_number_faults(made.links.tables_english, chinese)
