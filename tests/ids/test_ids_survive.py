"""What editors do to a published page, and what becomes of its links: which ids stay, what `check` asks for, and that
with the lines it asks for every old id leads to its text again."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from edition.collate.assemble import assemble
from edition.desk.tree import Tree
from edition.files.anchors_js import anchors_js
from edition.ids.lock import lock, locked, moved_faults, rewritten, rewritten_faults, unlocked_faults
from edition.ids.redirects import redirects
from edition.nouns import Edition
from edition.pages.codes import codes_page
from edition.pages.moved import moved_pages
from edition.pages.versions import version_fragments
from trees import contented, copy_house, told

Entry = tuple[str, str]
"""A line of the page and what the plan makes of it: role, with ``+`` where it continues the paragraph above."""

PAGE: list[Entry] = [
    ("title", "渡口修缮纪要"),
    ("body", "渡口年久失修,行人不便。"),
    ("heading", "修渡口"),
    ("body", "先修东岸,再修西岸。"),
    ("body", "春秋两季动工。"),
    ("heading", "修码头"),
    ("body", "码头要高三尺。"),
]
IDS = ["dk", "dk-p1", "dk-h1", "dk-p2", "dk-p3", "dk-h2", "dk-p4"]
NOTHING = "basis: unknown, evidence: 没有可据的字句。"
SOURCE = "900_渡口.txt"


def write(
    root: Path, entries: Sequence[Entry], code: str = "dk", order: Sequence[int] | None = None, source: str = SOURCE
) -> None:
    """The page and its plan, as an editor leaves them; ``order`` is the reading order, by line from 1."""
    text = "".join(f"{said}\n" for _, said in entries)
    (root / "sources" / source).write_text(text, encoding="utf-8")
    digest = hashlib.sha256(text.encode()).hexdigest()
    lines = [f"{at} {entries[at - 1][0]} {entries[at - 1][1][:6]}" for at in order or range(1, len(entries) + 1)]
    lines = [re.sub(r"^(\d+) \+", r"\1 +", line) for line in lines]
    listed = "".join(f"      - '{line}'\n" for line in lines)
    plan = f"source: {source}\nsha256: {digest}\nstatus: reviewed\narticles:\n  - code: {code}\n    lines:\n{listed}"
    (root / "editorial" / "plans" / f"{source[:3]}.yml").write_text(plan, encoding="utf-8")


def append(path: Path, text: str) -> None:
    with path.open("a", encoding="utf-8") as opened:
        opened.write(text)


KEPT: list[Entry] = [("title", "河堤纪要"), ("body", "河堤要加高。")]
"""Another page, which is not edited."""


def record(root: Path) -> None:
    """What the editors record of both pages."""
    entry = f"  kind: news-report\n  date: {{value: null, precision: null, {NOTHING}}}\n"
    append(root / "editorial" / "documents.yml", f"\ndk:\n{entry}")
    paper = f"  newspaper: {{name: null, date: null, page: null, {NOTHING}}}\n  checked_against_print: false\n"
    append(root / "editorial" / "sources.yml", f"\n'900':\n{paper}")


def publish(root: Path) -> None:
    made = assemble(Tree(root))
    lock(Tree(root).lock, made.published, made.documents)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Two pages of our own, published."""
    for name in ("sources", "editorial/plans"):
        (tmp_path / name).mkdir(parents=True)
    write(tmp_path, KEPT, "hd", source="800_河堤.txt")
    entry = f"  kind: news-report\n  date: {{value: null, precision: null, {NOTHING}}}\n"
    append(tmp_path / "editorial" / "documents.yml", f"hd:\n{entry}")
    paper = f"  newspaper: {{name: null, date: null, page: null, {NOTHING}}}\n  checked_against_print: false\n"
    append(tmp_path / "editorial" / "sources.yml", f"'800':\n{paper}")
    append(tmp_path / "editorial" / "edition.yml", 'version: "2026.11"\n')
    append(tmp_path / "editorial" / "versions.yml", '- version: "2026.11"\n  changes: [首次发布。]\n')
    write(tmp_path, PAGE)
    record(tmp_path)
    publish(tmp_path)
    return tmp_path


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """The made-up house with a page of our own, published."""
    root = contented(copy_house(tmp_path / "tree"))
    write(root, PAGE)
    record(root)
    publish(root)
    return root


def faults(root: Path, made: Edition) -> list[str]:
    path = Tree(root).lock
    found = moved_faults(path, made) + unlocked_faults(path, made.published, made.documents)
    return [str(fault).split(": ", 1)[1] for fault in found]


def pasted(said: Sequence[str]) -> list[str]:
    """The lines the faults name, as an editor copies them from the terminal."""
    return [found[1] for each in said if (found := re.search(r"add the line[^:]*: (.+)$", each))]


def texts(made: Edition) -> dict[str, str]:
    out = {str(document.code): document.title for document in made.documents}
    return out | {str(block.id): block.received for document in made.documents for block in document.outline.blocks}


# The listed edits ---------------------------------------------------------------------------------------------------


def swapped(at: int, *entries: Entry) -> list[Entry]:
    """The page with one line replaced; lines count from 1."""
    return [*PAGE[: at - 1], *entries, *PAGE[at:]]


@dataclass(frozen=True)
class Edit:
    """``lines``: what `check` asks to be added; ``new``: ids it wants locked; ``at``: where ids of today stand."""

    entries: list[Entry]
    at: Mapping[str, str] = field(default_factory=dict)
    new: Sequence[str] = ()
    lines: Sequence[str] = ()
    moved: Mapping[str, str] = field(default_factory=dict)
    withdrawn: Sequence[str] = ()
    order: Sequence[int] | None = None
    code: str = "dk"


EDITS = {
    "nothing": Edit(PAGE),
    "a renamed title": Edit(swapped(1, ("title", "渡口重修纪要")), {"dk": "渡口重修纪要"}),
    "a renamed heading": Edit(swapped(3, ("heading", "重修渡口")), {"dk-h1": "重修渡口", "dk-h2": "修码头"}),
    "an inserted paragraph": Edit(
        swapped(4, ("body", "开工先祭水神。"), PAGE[3]),
        {"dk-p5": "开工先祭水神。", "dk-p2": "先修东岸，再修西岸。", "dk-p3": "春秋两季动工。"},
        new=["dk-p5"],
    ),
    "an inserted heading and paragraph": Edit(
        [PAGE[0], ("heading", "缘起"), ("body", "水大。"), *PAGE[1:]],
        {"dk-h3": "缘起", "dk-h1": "修渡口", "dk-p5": "水大。", "dk-p1": "渡口年久失修，行人不便。"},
        new=["dk-h3", "dk-p5"],
    ),
    "a split paragraph": Edit(
        swapped(4, ("body", "先修东岸,"), ("body", "再修西岸。")),
        {"dk-p2": "先修东岸，", "dk-p5": "再修西岸。", "dk-p3": "春秋两季动工。"},
        new=["dk-p5"],
    ),
    "two merged paragraphs": Edit(
        swapped(5, ("+body", PAGE[4][1])),
        {"dk-p2": "先修东岸，再修西岸。春秋两季动工。"},
        lines=["dk-p3 = dk-p2 2026.11"],
        moved={"dk-p3": "dk-p2"},
    ),
    "merged below an inserted line": Edit(
        [*PAGE[:3], ("body", "开工先祭水神。"), PAGE[3], ("+body", PAGE[4][1]), *PAGE[5:]],
        {"dk-p2": "先修东岸，再修西岸。春秋两季动工。", "dk-p5": "开工先祭水神。"},
        new=["dk-p5"],
        lines=["dk-p3 = dk-p2 2026.11"],
        moved={"dk-p3": "dk-p2"},
    ),
    "a paragraph that becomes a list entry": Edit(
        swapped(5, ("list", PAGE[4][1])),
        {"dk-l1": "春秋两季动工。"},
        new=["dk-l1"],
        lines=["dk-p3 = dk-l1 2026.11"],
        moved={"dk-p3": "dk-l1"},
    ),
    "a paragraph that is gone": Edit(
        [*PAGE[:4], *PAGE[5:]],
        {"dk-p4": "码头要高三尺。", "dk-h2": "修码头"},
        lines=["dk-p3 = dk-h2 2026.11"],
        moved={"dk-p3": "dk-h2"},
    ),
    "the last paragraph is gone": Edit(PAGE[:6], lines=["dk-p4 = - 2026.11"], withdrawn=["dk-p4"]),
    "another reading order": Edit(
        PAGE,
        {"dk-p4": "码头要高三尺。", "dk-h2": "修码头", "dk-p2": "先修东岸，再修西岸。"},
        order=[1, 2, 6, 7, 3, 4, 5],
    ),
    "a rewritten paragraph": Edit(
        swapped(5, ("body", "冬季动工。")), {"dk-p3": "冬季动工。", "dk-p2": "先修东岸，再修西岸。"}
    ),
    "a rewritten paragraph below an inserted heading": Edit(
        [PAGE[0], ("heading", "缘起"), *PAGE[1:4], ("body", "冬季动工。"), *PAGE[5:]],
        {"dk-h3": "缘起", "dk-h1": "修渡口", "dk-p3": "冬季动工。"},
        new=["dk-h3"],
    ),
    "another paragraph in the place of one that moved and was rewritten": Edit(
        swapped(5, ("body", "开工先祭水神。"), ("body", "冬季动工。")),
        {"dk-p5": "开工先祭水神。", "dk-p6": "冬季动工。"},
        new=["dk-p5", "dk-p6"],
        lines=["dk-p3 = dk-p5 2026.11"],
        moved={"dk-p3": "dk-p5"},
    ),
    "another code": Edit(
        PAGE,
        {"dkj-p2": "先修东岸，再修西岸。"},
        new=["dkj", *(f"dkj{each[2:]}" for each in IDS[1:])],
        lines=[f"{each} = dkj{each[2:]} 2026.11" for each in IDS],
        moved={each: f"dkj{each[2:]}" for each in IDS},
        code="dkj",
    ),
}


def rename_code(root: Path, code: str) -> None:
    path = root / "editorial" / "documents.yml"
    path.write_text(path.read_text("utf-8").replace("\ndk:\n", f"\n{code}:\n"), encoding="utf-8")


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
def test_ids_survive_an_edit(tree: Path, edit: Edit) -> None:
    before = texts(assemble(Tree(tree)))
    write(tree, edit.entries, edit.code, edit.order)
    if edit.code != "dk":
        rename_code(tree, edit.code)
    made = assemble(Tree(tree))
    said = faults(tree, made)
    assert sorted(pasted(said)) == sorted(edit.lines)
    assert sorted(re.findall(r"not locked \((\S+)\)", "\n".join(said))) == sorted(edit.new)
    assert len(said) == len(edit.lines) + len(edit.new)

    append(Tree(tree).lock, "".join(f"{line}\n" for line in pasted(said)))
    made = assemble(Tree(tree))
    assert moved_faults(Tree(tree).lock, made) == []
    lock(Tree(tree).lock, made.published, made.documents)
    made = assemble(Tree(tree))
    assert faults(tree, made) == []
    assert rewritten(made.published, made.documents) == []

    where, now = redirects(made.documents, made.published), texts(made)
    assert {k: v for k, v in where.moved.items() if k.startswith("dk")} == edit.moved
    assert list(where.withdrawn) == list(edit.withdrawn)
    assert {each: now[each] for each in edit.at} == edit.at
    left = [each for each in before if each not in edit.moved and each not in edit.withdrawn and each not in edit.at]
    assert {each: now[each] for each in left} == {each: before[each] for each in left}
    page = codes_page(made)
    assert all(each.upper() in page for each in [*edit.moved, *edit.withdrawn])


def drop_page(root: Path) -> None:
    (root / "sources" / SOURCE).unlink()
    (root / "editorial" / "plans" / "900.yml").unlink()
    for name, key in (("documents.yml", "dk:"), ("sources.yml", "'900':")):
        path = root / "editorial" / name
        path.write_text(path.read_text("utf-8").split(f"\n{key}")[0] + "\n", encoding="utf-8")


def test_a_dropped_page_leaves_word_at_its_address(tree: Path) -> None:
    drop_page(tree)
    said = faults(tree, assemble(Tree(tree)))
    assert pasted(said) == [f"{each} = - 2026.11" for each in IDS]
    append(Tree(tree).lock, "".join(f"{line}\n" for line in pasted(said)))
    made = assemble(Tree(tree))
    assert faults(tree, made) == []
    assert list(redirects(made.documents, made.published).withdrawn.items()) == [(each, "2026.11") for each in IDS]
    assert list(moved_pages(made)) == ["dk.md"]
    assert "自 2026.11 版起" in moved_pages(made)["dk.md"]
    assert "- 编号 DK-P3 已撤" in version_fragments(made)["versions"]


def test_a_document_that_went_into_another_leads_there(tree: Path) -> None:
    drop_page(tree)
    append(Tree(tree).lock, "dk = hd 2026.11\n" + "".join(f"{each}\t=\thd-p1\n" for each in IDS[1:]))
    made = assemble(Tree(tree))
    assert faults(tree, made) == []
    assert "(hd.md#hd){ .moved__to }" in moved_pages(made)["dk.md"]
    assert '"dk-p3":"hd-p1"' in anchors_js(made)
    assert "- 编号 DK 今作 [HD](texts/hd.md#hd)" in version_fragments(made)["versions"]


def test_aliases_are_followed_to_their_end(tree: Path) -> None:
    joined = [*PAGE[:3], PAGE[3], ("+body", PAGE[4][1]), *PAGE[5:]]
    write(tree, joined)
    append(Tree(tree).lock, "dk-p3 = dk-p2 2026.11\n")
    made = assemble(Tree(tree))
    lock(Tree(tree).lock, made.published, made.documents)
    write(tree, [*PAGE[:3], PAGE[5], PAGE[6], ("+body", PAGE[3][1]), ("+body", PAGE[4][1])])
    assert pasted(faults(tree, assemble(Tree(tree)))) == ["dk-p2 = dk-p4 2026.11"]
    append(Tree(tree).lock, "dk-p2 = dk-p4 2026.12\n")
    made = assemble(Tree(tree))
    assert faults(tree, made) == []
    assert redirects(made.documents, made.published).moved == {"dk-p3": "dk-p4", "dk-p2": "dk-p4"}


LINES = {
    "an alias of nothing": (
        "dk-p9 = dk-p1\n",
        "an alias of an id that was never published (dk-p9); correct its first id",
    ),
    "an alias to nothing": ("dk-p3 = dk-p9\n", "an alias leads to an id that is not there (dk-p9); name the id"),
    "an id that is there": (
        "dk-p2 = dk-p1\n",
        "an id leads elsewhere than its text (dk-p2); undo what moved it, or add the line (its text stands in dk-p5)",
    ),
    "a circle": ("dk-p2 = dk-p3\ndk-p3 = dk-p2\n", "aliases that run in a circle (dk-p2); break it"),
    "a version that is none": ("dk-p3 = dk-p2 soon\n", "not an entry of the lock (dk-p3 = dk-p2 soon); restore it"),
}


@pytest.mark.parametrize("name", LINES)
def test_a_wrong_line_is_named(tree: Path, name: str) -> None:
    from edition.nouns import Faults

    line, message = LINES[name]
    entries = swapped(5, ("+body", PAGE[4][1])) if name == "an alias to nothing" else PAGE
    write(tree, entries)
    append(Tree(tree).lock, line)
    try:
        said = faults(tree, assemble(Tree(tree)))
    except Faults as found:
        said = [str(fault).split(": ", 1)[1] for fault in found.faults]
    assert any(each.startswith(message) for each in said), said


def test_the_commands_say_and_accept_the_line(real: Path) -> None:
    """`check` names the line; `lock` publishes nothing before it is there; with it both are content."""
    write(real, swapped(5, ("list", PAGE[4][1])))
    before = Tree(real).lock.read_text("utf-8")
    refused = told(real, "lock")
    assert (refused.returncode, Tree(real).lock.read_text("utf-8")) == (1, before)
    (line,) = pasted(refused.stderr.strip().split("\n"))
    assert re.match(r"editorial/anchors\.lock:[0-9]+: a published id has vanished \(dk-p3\)", refused.stderr)
    checked = told(real, "check")
    assert checked.returncode == 1
    assert pasted(checked.stderr.strip().split("\n")) == [line]
    assert "an id of a reviewed document is not locked (dk-l1); run: make lock" in checked.stderr
    append(Tree(real).lock, f"{line}\n")
    assert told(real, "lock").returncode == 0
    digest = hashlib.sha256((real / "sources" / SOURCE).read_bytes()).hexdigest()
    append(real / "sources" / "SHA256SUMS", f"{digest}  {SOURCE}\n")
    excluded = "".join(f"dk-{each},{said},序次，不计数\n" for each, said in (("l1", "两"), ("p4", "三尺")))
    append(real / "editorial" / "figures-excluded.csv", excluded)
    done = told(real, "check")
    assert done.returncode == 0, done.stderr
    assert Tree(real).lock.read_text("utf-8").startswith(before + line)


def test_the_offer_says_what_it_rests_on(tree: Path) -> None:
    """A text that was found again is shown to be there; a place is for the editor to look at."""
    write(tree, [*PAGE[:4], *PAGE[5:6], PAGE[6], ("+body", PAGE[4][1])])
    (moved,) = faults(tree, assemble(Tree(tree)))
    assert "add the line (its text stands in dk-p4): dk-p3 = dk-p4 2026.11" in moved
    write(tree, [*PAGE[:4], *PAGE[5:]])
    (gone,) = faults(tree, assemble(Tree(tree)))
    assert "add the line (read before you paste; at its place stands dk-h2): dk-p3 = dk-h2 2026.11" in gone


def asked(root: Path) -> list[str]:
    """All that `check` asks of an editor about ids."""
    made = assemble(Tree(root))
    return faults(root, made) + [str(each).split(": ", 1)[1] for each in rewritten_faults(Tree(root).lock, made)]


def test_a_text_that_changed_under_its_id_is_asked_about(tree: Path) -> None:
    """Between the same neighbours it may be the paragraph, corrected, or another one in its place."""
    write(tree, swapped(5, ("body", "冬季动工。")))
    (said,) = asked(tree)
    assert said == (
        "the text of a published id is not the published one (dk-p3); if it is the same paragraph, run: make lock; "
        "if it is another, first add the line: dk-p3 = - 2026.11"
    )
    before = Tree(tree).lock.read_text("utf-8")
    publish(tree)
    assert asked(tree) == []
    Tree(tree).lock.write_text(before + "dk-p3 = - 2026.11\n", encoding="utf-8")
    publish(tree)
    assert asked(tree) == []
    assert texts(assemble(Tree(tree)))["dk-p5"] == "冬季动工。"


# Ids that would lead to other words --------------------------------------------------------------------------------

POINTS: list[Entry] = [("body", "第一,石料先备,取自东山石场。"), ("body", "第二,木料后备,取自西山林场。")]
OTHERS: list[Entry] = [("body", "第一,先祭水神,再开东门。"), ("body", "第二,后谢山神,再闭西门。")]


def published(root: Path, entries: list[Entry]) -> dict[str, str]:
    write(root, entries)
    publish(root)
    return texts(assemble(Tree(root)))


def test_points_keep_their_numbers_when_others_come_before_them(tree: Path) -> None:
    before = published(tree, [*PAGE, *POINTS])
    write(tree, [*PAGE[:2], *OTHERS, *PAGE[2:], *POINTS])
    publish(tree)
    now = texts(assemble(Tree(tree)))
    assert {each: now[each] for each in before} == before
    assert now["dk-e2-n1"] == "第一，先祭水神，再开东门。"
    assert asked(tree) == []


def test_points_joined_and_others_put_before_them_at_once(tree: Path) -> None:
    """What was a point is now one in a paragraph, and its number would lead to the new one: that is refused."""
    published(tree, [*PAGE, *POINTS])
    write(tree, [*PAGE[:2], *OTHERS, *PAGE[2:], POINTS[0], ("+body", POINTS[1][1])])
    before = Tree(tree).lock.read_text("utf-8")
    said = faults(tree, assemble(Tree(tree)))
    assert pasted(said) == ["dk-n1 = dk-p5-n1 2026.11", "dk-n2 = dk-p5-n2 2026.11"]
    Tree(tree).lock.write_text(before + "".join(f"{line}\n" for line in pasted(said)), encoding="utf-8")
    publish(tree)
    assert asked(tree) == []
    made = assemble(Tree(tree))
    assert texts(made)["dk-e2-n1"] == "第一，先祭水神，再开东门。"
    assert redirects(made.documents, made.published).moved == {"dk-n1": "dk-p5-n1", "dk-n2": "dk-p5-n2"}


@pytest.mark.parametrize("above", range(1, 6))
def test_identical_paragraphs_keep_their_order(tree: Path, above: int) -> None:
    """Also when the one comes to stand exactly where the other stood."""
    page = [*PAGE[:2], ("body", "暂停。"), *PAGE[2:5], ("body", "暂停。"), *PAGE[5:]]
    published(tree, page)
    before = {str(b.id): b.spans[0].line for d in assemble(Tree(tree)).documents for b in d.outline.blocks}
    write(tree, [page[0], *[("body", f"开工前第{n}次祭水。") for n in "甲乙丙丁戊"[:above]], *page[1:]])
    after = {str(b.id): b.spans[0].line for d in assemble(Tree(tree)).documents for b in d.outline.blocks}
    assert {each: after[each] - above for each in before if each.startswith("dk-")} == {
        each: line for each, line in before.items() if each.startswith("dk-")
    }


def test_two_articles_that_swap_their_codes_are_refused(tree: Path) -> None:
    """As many paragraphs in each: nothing vanishes, and every link would open the other article."""
    dike = [("title", "河堤纪要"), *[(role, f"河堤{said[::-1]}") for role, said in PAGE[1:]]]
    write(tree, dike, "hd", source="800_河堤.txt")
    publish(tree)
    write(tree, PAGE, "hd")
    write(tree, dike, "dk", source="800_河堤.txt")
    said = asked(tree)
    remedy = "give the articles their codes back in the plan"
    for code, other in (("dk", "hd"), ("hd", "dk")):
        what = f"a code leads to another article ({code}); its paragraphs stand under {other}: {remedy}"
        assert what in said, said
    assert any(each.startswith("a published id leads to other words (dk-p2)") for each in said), said


def test_a_paragraph_joined_and_parted_again_is_led_to(tree: Path) -> None:
    write(tree, swapped(5, ("+body", PAGE[4][1])))
    append(Tree(tree).lock, "dk-p3 = dk-p2 2026.11\n")
    publish(tree)
    write(tree, PAGE)
    (line,) = pasted(faults(tree, assemble(Tree(tree))))
    assert line == "dk-p3 = dk-p5 2026.11"
    append(Tree(tree).lock, f"{line}\n")
    publish(tree)
    assert asked(tree) == []


def test_a_lock_without_a_last_line_feed_is_added_to(tree: Path) -> None:
    path = Tree(tree).lock
    path.write_text(path.read_text("utf-8").rstrip("\n"), encoding="utf-8")
    write(tree, swapped(4, ("body", "开工先祭水神。"), PAGE[3]))
    made = assemble(Tree(tree))
    lock(path, made.published, made.documents)
    assert [entry.id for entry in locked(path)][-1] == "dk-p5"
