"""Permanent ids: what each kind of paragraph is called, and that no name moves to another text.

``tests/golden/<name>/`` holds a page of our own, its plan, and the outline it must give. To write the outlines anew,
run ``python tests/collate/test_structure.py`` and read the difference.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).resolve().parents[2] / name) for name in ("scripts", "tests")]

from edition.collate.collate import collate
from edition.collate.outline import structure
from edition.desk.plan_file import plan
from edition.desk.received_page import read
from edition.ids.lock import entries_of, lock, lock_faults, locked
from edition.nouns import Document, Locked, Plan, PlannedArticle, PlannedLine, Role
from hypothesis import given
from hypothesis import strategies as st
from outlines import told
from trees import ROOT, code, document, edition, page

GOLDEN = Path(__file__).parent.parent / "golden"
FOLDERS = sorted(path.parent for path in GOLDEN.glob("*/page.txt"))


def outline_of(folder: Path) -> str:
    received = read(folder / "page.txt")
    articles, _ = collate(received, plan(folder / "plan.yml"))
    return "\n".join(line for article in articles for line in told(structure(article, received))) + "\n"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_golden_outlines(folder: Path) -> None:
    assert outline_of(folder) == (folder / "outline.txt").read_text("utf-8")


# The real pages ----------------------------------------------------------------------------------------------------


def all_ids(documents: Sequence[Document]) -> list[str]:
    return [entry.id for entry in entries_of(documents)]


@pytest.mark.parametrize("known", ["xjcg-p13-n2", "js2019-s2-n2", "aigs-e2-n3", "xqt-n1-p2", "yj2024-x27", "ghct-n3"])
def test_the_real_pages_have_the_ids_of_the_design(known: str) -> None:
    assert known in all_ids(edition().documents)


def test_no_id_of_the_real_pages_stands_for_two_places() -> None:
    assert [each for each, n in Counter(all_ids(edition().documents)).items() if n > 1] == []


def test_the_measures_of_the_central_document_count_through() -> None:
    (central,) = [d for d in edition().documents if d.entry.kind == "central-document"]
    items = [block for block in central.outline.blocks if block.kind == "item"]
    assert [block.number for block in items] == list(range(1, 28))
    assert [block.id for block in items] == [f"{central.code}-x{n}" for n in range(1, 28)]


def test_a_lost_number_is_said_to_be_inferred() -> None:
    inferred = [b.id for d in edition().documents for b in d.outline.blocks if b.number_basis == "inferred"]
    assert inferred == ["ghct-n3"]


# Ids over time -----------------------------------------------------------------------------------------------------

Text = tuple[Role, str]
FIRST: list[Text] = [
    ("title", "渡口修缮纪要"),
    ("body", "渡口年久失修,行人不便。"),
    ("heading", "修渡口"),
    ("body", "先修东岸,再修西岸。"),
    ("body", "春秋两季动工。"),
    ("heading", "修码头"),
    ("body", "码头要高三尺。"),
    ("list", "石料三方"),
    ("list", "木料两方"),
]


def published(texts: Sequence[Text], known: Sequence[Locked] = (), joined: frozenset[int] = frozenset()) -> Document:
    """A reviewed document of these lines, structured with what is known of it."""
    received = page("\n".join(text for _, text in texts), "900_渡口.txt")
    entries = tuple(
        PlannedLine(at, role, text[:6], at in joined, at=at) for at, (role, text) in enumerate(texts, 1) if text
    )
    made = Plan(
        Path("900.yml"), received.path.name, received.sha256, "reviewed", (PlannedArticle(code("dk"), entries),)
    )
    articles, _ = collate(received, made)
    return document(structure(articles[0], received, known))


def ids(made: Document) -> list[str]:
    return [block.id.removeprefix("dk-") for block in made.outline.blocks]


@pytest.fixture
def lock_file(tmp_path: Path) -> Path:
    """The lock after the first publication."""
    path = tmp_path / "anchors.lock"
    assert lock(path, (), [published(FIRST)]) == 9
    return path


def faults(path: Path, made: Document) -> list[str]:
    return [str(fault).removeprefix(f"{path}:") for fault in lock_faults(path, locked(path), [made])]


def again(path: Path, texts: Sequence[Text], joined: frozenset[int] = frozenset()) -> Document:
    return published(texts, locked(path), joined)


def edited(at: int, *texts: Text) -> list[Text]:
    """The first publication with one line replaced; lines count from 1."""
    return [*FIRST[: at - 1], *texts, *FIRST[at:]]


def test_the_same_texts_have_the_same_ids_and_nothing_to_lock(lock_file: Path) -> None:
    made = again(lock_file, FIRST)
    assert ids(made) == ["p1", "h1", "p2", "p3", "h2", "p4", "l1", "l2"]
    assert faults(lock_file, made) == []
    before = lock_file.read_bytes()
    assert lock(lock_file, locked(lock_file), [made]) == 0
    assert lock_file.read_bytes() == before


def test_a_renamed_title_or_heading_keeps_its_id(lock_file: Path) -> None:
    for made in (
        again(lock_file, edited(1, ("title", "渡口重修纪要"))),
        again(lock_file, edited(3, ("heading", "重修渡口"))),
    ):
        assert ids(made) == ids(published(FIRST))
        assert faults(lock_file, made) == []


def test_an_inserted_paragraph_takes_the_next_free_number(lock_file: Path) -> None:
    made = again(lock_file, edited(4, ("body", "开工先祭水神。"), FIRST[3]))
    assert ids(made) == ["p1", "h1", "p5", "p2", "p3", "h2", "p4", "l1", "l2"]
    assert faults(lock_file, made) == ["1: an id of a reviewed document is not locked (dk-p5); run: make lock"]


def test_locking_appends_and_never_touches_a_line(lock_file: Path) -> None:
    before = lock_file.read_text("utf-8")
    made = again(lock_file, edited(4, ("body", "开工先祭水神。"), FIRST[3]))
    assert lock(lock_file, locked(lock_file), [made]) == 1
    after = lock_file.read_text("utf-8")
    assert after.startswith(before)
    assert after.removeprefix(before).startswith("dk-p5\t900:4:0-7\t")
    assert faults(lock_file, made) == []


def test_a_split_keeps_the_id_on_its_first_part(lock_file: Path) -> None:
    made = again(lock_file, edited(4, ("body", "先修东岸,"), ("body", "再修西岸。")))
    assert ids(made) == ["p1", "h1", "p2", "p5", "p3", "h2", "p4", "l1", "l2"]
    assert [b.received for b in made.outline.blocks][2:4] == ["先修东岸，", "再修西岸。"]


def test_a_merge_is_a_fault_until_the_second_id_has_an_alias(lock_file: Path) -> None:
    made = again(lock_file, FIRST, frozenset({5}))
    assert ids(made) == ["p1", "h1", "p2", "h2", "p4", "l1", "l2"]
    (fault,) = faults(lock_file, made)
    at = (
        lock_file.read_text("utf-8")
        .split("\n")
        .index(next(x for x in lock_file.read_text("utf-8").split("\n") if x.startswith("dk-p3\t")))
        + 1
    )
    assert fault.startswith(f"{at}: a published id has vanished (dk-p3); restore it in the plan, or add the line")
    with lock_file.open("a", encoding="utf-8") as opened:
        opened.write("dk-p3\t=\tdk-p2\n")
    assert faults(lock_file, again(lock_file, FIRST, frozenset({5}))) == []


def test_a_dropped_paragraph_is_a_fault(lock_file: Path) -> None:
    (fault,) = faults(lock_file, again(lock_file, edited(5)))
    assert "a published id has vanished (dk-p3)" in fault


def test_an_id_is_not_given_again(lock_file: Path) -> None:
    """Where p4 vanished and got an alias, a new paragraph elsewhere is p5."""
    with lock_file.open("a", encoding="utf-8") as opened:
        opened.write("dk-p4\t=\tdk-p3\n")
    made = again(lock_file, [*FIRST[:6], *FIRST[7:], ("body", "另造渡船两条。")])
    assert ids(made) == ["p1", "h1", "p2", "p3", "h2", "l1", "l2", "p5"]
    assert [fault.split(": ")[1][:2] for fault in faults(lock_file, made)] == ["an"]


def test_moved_and_rewritten_at_once_is_a_fault(lock_file: Path) -> None:
    texts = [*FIRST[:3], ("body", "开工先祭水神。"), ("body", "两岸都修。"), *FIRST[4:]]
    made = again(lock_file, texts)
    assert ids(made)[2:5] == ["p2", "p5", "p3"] or "a published id has vanished" in "".join(faults(lock_file, made))
    assert faults(lock_file, made)


def test_another_role_is_a_fault(lock_file: Path) -> None:
    """A paragraph that becomes a list entry loses its name."""
    made = again(lock_file, edited(5, ("list", "春秋两季动工。")))
    assert sorted(fault.split("(")[1][:5] for fault in faults(lock_file, made)) == ["dk-l3", "dk-p3"]


def test_drafts_are_not_locked(tmp_path: Path) -> None:
    made = published(FIRST)
    draft = document(replace(made.outline, status="draft"))
    path = tmp_path / "anchors.lock"
    assert lock(path, (), [draft]) == 0
    assert not path.exists()
    assert lock_faults(path, (), [draft]) == []


def test_of_two_lines_for_one_id_the_last_counts(tmp_path: Path) -> None:
    path = tmp_path / "anchors.lock"
    path.write_text("dk-p1\t900:1:0-3\taa\ndk-p1\t900:2:0-3\tbb\n", encoding="utf-8")
    (entry,) = locked(path)
    assert (entry.spans[0].line, entry.fingerprint) == (2, "bb")


LOCKS = {
    "not an entry": ("dk-p1 900:1:0-3 aa\n", "1: not an entry of the lock (dk-p1 900:1:0-3 aa); restore it"),
    "wrong span": ("# head\ndk-p1\t900:1\taa\n", "2: not an entry of the lock"),
    "an alias of what never was": (
        "dk-p1\t900:1:0-3\taa\ndk-p2\t=\tdk-p1\n",
        "2: an alias of an id that was never published (dk-p2); correct its first id",
    ),
    "a circle": (
        "dk-p1\t900:1:0-3\taa\ndk-p2\t900:2:0-3\taa\ndk-p1 = dk-p2\ndk-p2 = dk-p1\n",
        "3: aliases that run in a circle (dk-p1); break it",
    ),
    "a version that is none": (
        "dk-p1\t900:1:0-3\taa\ndk-p1 = dk-p2 next year\n",
        "2: not an entry of the lock (dk-p1 = dk-p2 next year); restore it",
    ),
}


@pytest.mark.parametrize(("text", "message"), LOCKS.values(), ids=LOCKS.keys())
def test_a_damaged_lock_is_refused(tmp_path: Path, text: str, message: str) -> None:
    from edition.nouns import Faults

    path = tmp_path / "anchors.lock"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Faults) as raised:
        locked(path)
    assert str(raised.value).startswith(f"{path}:{message}")


def test_aliases_may_not_run_in_a_circle(tmp_path: Path) -> None:
    from edition.nouns import Faults

    path = tmp_path / "anchors.lock"
    path.write_text("dk-p1\t900:1:0-3\taa\ndk-p2\t900:2:0-3\tbb\ndk-p1\t=\tdk-p2\ndk-p2\t=\tdk-p1\n", encoding="utf-8")
    with pytest.raises(Faults):
        locked(path)


def test_an_alias_must_lead_to_a_block_that_is_there(lock_file: Path) -> None:
    with lock_file.open("a", encoding="utf-8") as opened:
        opened.write("dk-p4\t=\tdk-p3\n")
    told = faults(lock_file, again(lock_file, [*FIRST[:4], *FIRST[5:6], *FIRST[7:]]))
    assert any("an alias leads to an id that is not there (dk-p3)" in fault for fault in told), told


BODIES = [
    f"{first}岸第{n}段要修{length}丈。"
    for first, n, length in zip("东西南北上下左右前后", "甲乙丙丁戊己庚辛壬癸", "三四五六七八九二三四", strict=True)
]


@given(st.permutations(BODIES), st.lists(st.integers(1, 4), min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_a_text_keeps_its_id_whatever_is_added_or_moved(bodies: list[str], growth: list[int], dice: Random) -> None:
    """Paragraphs come and move over several publications; what was there before has its id, and no id is shared."""
    known: list[Locked] = []
    named: dict[str, str] = {}
    for count in growth:
        shown = [*named, *bodies[len(named) : len(named) + count]]
        dice.shuffle(shown)
        made = published([("title", "渡口修缮纪要"), *(("body", text) for text in shown)], known)
        now = {block.received: str(block.id) for block in made.outline.blocks}
        assert len(set(now.values())) == len(shown)
        assert {text: now[text] for text in named} == named
        named = now
        last = {entry.id for entry in known}
        known += [entry for entry in entries_of([made]) if entry.id not in last]


def test_a_rewritten_paragraph_keeps_its_id_when_a_line_is_inserted_later(lock_file: Path) -> None:
    rewritten = edited(4, ("body", "两岸都要重修。"))
    second = again(lock_file, rewritten)
    assert ids(second) == ids(published(FIRST))
    lock(lock_file, locked(lock_file), [second])
    third = again(lock_file, [*rewritten[:3], ("body", "开工先祭水神。"), *rewritten[3:]])
    named = {block.received: block.id for block in third.outline.blocks}
    assert named["两岸都要重修。"] == "dk-p2"


# Two blocks, one id ------------------------------------------------------------------------------------------------


def ids_of(*texts: Text) -> list[str]:
    return all_ids([published([("title", "渡口修缮纪要"), *texts])])


CLASHES: dict[str, list[Text]] = {
    "items restart under unnumbered headings": [
        ("heading", "修渡口"),
        ("body", "（一）东岸。"),
        ("heading", "修码头"),
        ("body", "（一）石料。"),
    ],
    "sections restart": [
        ("heading", "一、修渡口"),
        ("body", "东岸先修。"),
        ("heading", "一、修码头"),
        ("body", "石料先备。"),
    ],
    "points inside an item and after it": [
        ("body", "（一）修渡口。一是东岸；二是西岸。"),
        ("body", "一是石料先备。"),
        ("body", "二是木料后备。"),
    ],
}


@pytest.mark.parametrize("texts", CLASHES.values(), ids=CLASHES.keys())
def test_no_two_blocks_share_an_id(texts: list[Text]) -> None:
    found = ids_of(*texts)
    assert [each for each, n in Counter(found).items() if n > 1] == []


if __name__ == "__main__":
    for each in FOLDERS:
        (each / "outline.txt").write_text(outline_of(each), encoding="utf-8")
        print(each.relative_to(ROOT))
