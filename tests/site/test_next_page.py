"""Adding a page from end to end, as the README tells it; and what happens when the page changes later."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from edition.desk.plan_file import plan
from edition.desk.received_page import read
from edition.desk.tree import Tree
from edition.nouns import Faults
from edition.propose.propose import propose
from edition.review.carry.proposals import answer, standing
from trees import ROOT, contented, copy_house, told

NAME = "905_港区.txt"
TEXT = """# 灯塔边上的渡口

石守义

渡口要修，码头要扫，来往的船才靠得住，岸上的人才等得安心。镇里把修渡口当作头等的事，

开春就请了石匠，入夏又请了船工，到秋天栈桥已经能走车了。

栈桥修好以后，渡船改在白天开，夜里留人守灯，赶集的人不必再摸黑等船。

栈桥修好以后，渡船改在白天开，夜里留人守灯，赶集的人不必再摸黑等船。

船工轮班守渡，交接写在簿上，谁误了班，谁就补上。

# 山塘的水从哪里来

沈秋禾

山塘的水是从后山引来的，沿着石渠走，先到磨坊，再到菜地，最后才进塘里。

石渠年年要清，清渠的人由各家轮流出，不出工的人家出粮，多少年都是这样。
"""
SUMS = "sources/SHA256SUMS"
NOTHING = "basis: unknown, evidence: 没有可据的字句。"


def run(root: Path, *arguments: str) -> str:
    """A command that must succeed; what it says."""
    done = told(root, *arguments)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def refused(root: Path, *arguments: str) -> str:
    done = told(root, *arguments)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False), done.stdout + done.stderr
    return done.stderr


def edit(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_text("utf-8")
    for pattern, instead in changes:
        assert re.search(pattern, text), (path, pattern)
        text = re.sub(pattern, instead, text)
    path.write_text(text, encoding="utf-8")


def drop_in(root: Path, text: str = TEXT) -> Path:
    """Put the file there and list its sum, as the README says."""
    source = root / "sources" / NAME
    source.write_text(text, encoding="utf-8")
    listed = [line for line in (root / SUMS).read_text("utf-8").splitlines() if not line.endswith(NAME)]
    listed.append(f"{hashlib.sha256(source.read_bytes()).hexdigest()}  {NAME}")
    (root / SUMS).write_text("\n".join(listed) + "\n", encoding="utf-8")
    return source


def confirm(path: Path) -> None:
    """What an editor does in the plan: codes, status, no mark left."""
    edit(path, (r"draft-905-1", "dtdk"), (r"draft-905-2", "stly"), (r"(?m)^status: draft$", "status: reviewed"))
    text = re.sub(r"(?m)^ +review: .*\n", "", path.read_text("utf-8"))
    lines = text.split("\n")
    bare = [
        re.sub(r":$", "", line) if re.match(r" +- [0-9]", line) and indent(lines, at + 1) <= indent(lines, at) else line
        for at, line in enumerate(lines)
    ]
    path.write_text("\n".join(bare), encoding="utf-8")


def indent(lines: list[str], at: int) -> int:
    return len(lines[at]) - len(lines[at].lstrip()) if at < len(lines) and lines[at].strip() else 0


def record(root: Path) -> None:
    with (root / "editorial" / "documents.yml").open("a", encoding="utf-8") as opened:
        for code in ("dtdk", "stly"):
            opened.write(f"\n{code}:\n  kind: news-report\n  date: {{value: null, precision: null, {NOTHING}}}\n")
            opened.write("  on_topic: false\n  reviewed:\n")
            opened.write('    - {by: 何青山, person: true, on: "2026-11-20", against: 识别文本, method: 通读}\n')
    with (root / "editorial" / "sources.yml").open("a", encoding="utf-8") as opened:
        opened.write(f"\n'905':\n  newspaper: {{name: null, date: null, page: null, {NOTHING}}}\n")
        opened.write("  checked_against_print: false\n")


def test_a_new_page_from_file_to_citable_ids(tmp_path: Path) -> None:
    root = contented(copy_house(tmp_path / "tree"))
    site, locked = root / "site", root / "editorial" / "anchors.lock"
    source = drop_in(root)
    written = root / "editorial" / "plans" / "905.yml"

    said = refused(root, "build")
    assert f"sources/{NAME}:1: the page has no plan" in said
    assert f"make propose PAGE=sources/{NAME}" in said

    assert "editorial/plans/905.yml: drafted" in run(root, "propose", f"sources/{NAME}", "--write")
    draft = plan(written)
    assert draft.status == "draft"
    assert [len(article.lines) for article in draft.articles] == [6, 4]
    assert [drop.line for drop in draft.drops] == [11]

    run(root, "build")
    page = (site / "texts" / "draft-905-1" / "index.html").read_text("utf-8")
    assert "未经审校" in page and "不能引用" in page
    before = locked.read_bytes()
    assert run(root, "lock").startswith("0 ids added")
    assert locked.read_bytes() == before
    assert "editorial/plans/905.yml: 未经审校 (draft" in run(root, "check")

    assert str(root / "build" / "review" / "905.html") in run(root, "review", f"sources/{NAME}")
    shown = (root / "build" / "review" / "905.html").read_text("utf-8")
    assert "灯塔边上的渡口" in shown and "未经审校" in shown

    confirm(written)
    record(root)
    run(root, "build")
    assert not (site / "texts" / "draft-905-1").exists()
    page = (site / "texts" / "dtdk" / "index.html").read_text("utf-8")
    page = page[page.index("<h1") :]  # the menu beside it counts a draft of another page
    assert "未经审校" not in page and "已审校" in page
    assert int(run(root, "lock").split()[0]) > 5
    assert locked.read_text("utf-8").startswith(before.decode())
    assert "dtdk-p1\t905:5:" in locked.read_text("utf-8")
    run(root, "build")
    assert 'id="dtdk-p1"' in (site / "texts" / "dtdk" / "index.html").read_text("utf-8")
    remarks = run(root, "check").split("\n")
    assert [line for line in remarks if "905" in line] == [
        "editorial/sources.yml: 905: 报名、日期、版次未详，参考文献里不写: DTDK、STLY"
    ]
    assert source.read_text("utf-8") == TEXT


# The same page later -----------------------------------------------------------------------------------------------


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Sources and plans of one page that somebody confirmed."""
    for name in ("sources", "editorial/plans"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / SUMS).write_text("", encoding="utf-8")
    drop_in(tmp_path)
    run_propose(tmp_path)
    confirm(tmp_path / "editorial" / "plans" / "905.yml")
    return tmp_path


def run_propose(root: Path) -> str:
    return run(root, "propose", str(root / "sources" / NAME), "--write").strip()


def test_a_reviewed_plan_of_an_unchanged_page_has_nothing_to_do(tree: Path) -> None:
    before = (tree / "editorial" / "plans" / "905.yml").read_bytes()
    assert run_propose(tree).endswith("nothing to do")
    assert [path.name for path in (tree / "editorial" / "plans").iterdir()] == ["905.yml"]
    assert (tree / "editorial" / "plans" / "905.yml").read_bytes() == before


def test_a_changed_page_gets_a_proposal_beside_its_plan(tree: Path) -> None:
    plans = tree / "editorial" / "plans"
    before = (plans / "905.yml").read_bytes()
    drop_in(tree, TEXT.replace("# 山塘的水", "水边的石碑也立起来了，上面刻着修渡口的人的名字。\n\n# 山塘的水"))
    said = run_propose(tree)
    assert said.startswith("editorial/plans/905.proposed.yml: written beside 905.yml: the page has changed")
    assert (plans / "905.yml").read_bytes() == before
    made = plan(plans / "905.proposed.yml")
    assert [article.code for article in made.articles] == ["dtdk", "stly"]
    marked = [line.line for article in made.articles for line in article.lines if line.review]
    assert marked == [15]
    shown = told(tree, "review")
    assert "1 to decide" in shown.stdout, shown.stderr


def test_a_proposal_that_waits_is_never_overwritten(tree: Path) -> None:
    plans = tree / "editorial" / "plans"
    drop_in(tree, TEXT + "\n塘边种着柳树，夏天有人在树下歇脚。\n")
    run_propose(tree)
    edit(plans / "905.proposed.yml", ("code: dtdk", "code: dk"))
    before = (plans / "905.proposed.yml").read_bytes()
    assert "kept" in run_propose(tree)
    assert (plans / "905.proposed.yml").read_bytes() == before


def test_a_draft_that_somebody_worked_on_gets_the_proposal_beside_it(tree: Path) -> None:
    plans = tree / "editorial" / "plans"
    edit(plans / "905.yml", ("status: reviewed", "status: draft"))
    before = (plans / "905.yml").read_bytes()
    assert "never overwritten" in run_propose(tree)
    assert (plans / "905.yml").read_bytes() == before
    assert plan(plans / "905.proposed.yml").articles[0].code == "draft-905-1"


def test_a_fresh_draft_is_left_alone(tree: Path) -> None:
    path = tree / "editorial" / "plans" / "905.yml"
    path.unlink()
    run_propose(tree)
    before = path.read_bytes()
    assert run_propose(tree).endswith("nothing to do")
    assert path.read_bytes() == before


def test_a_plan_that_cannot_be_read_is_named_and_left_alone(tree: Path) -> None:
    path = tree / "editorial" / "plans" / "905.yml"
    edit(path, ("articles:", "articles: ["))
    page = read(tree / "sources" / NAME)
    with pytest.raises(Faults):
        answer(Tree(tree), page, propose(page))


# What check says ---------------------------------------------------------------------------------------------------


def test_a_reviewed_plan_with_a_mark_of_doubt_is_a_fault(tree: Path) -> None:
    path = tree / "editorial" / "plans" / "905.yml"
    lines = path.read_text("utf-8").split("\n")
    at = next(at for at, line in enumerate(lines) if "- 5 body" in line)
    lines[at] += ":\n          review: 也可能另起一段。"
    path.write_text("\n".join(lines), encoding="utf-8")
    faults, remarks = standing(Tree(tree))
    assert [(fault.line, fault.what) for fault in faults] == [(at + 1, "a reviewed plan still carries a mark of doubt")]
    assert remarks == []


def test_drafts_and_waiting_proposals_are_remarked(tree: Path) -> None:
    path = tree / "editorial" / "plans" / "905.yml"
    edit(path, ("status: reviewed", "status: draft"))
    path.with_name("905.proposed.yml").write_bytes(path.read_bytes())
    faults, remarks = standing(Tree(tree))
    assert faults == []
    assert [remark.split(" (")[0] for remark in remarks] == [
        "editorial/plans/905.proposed.yml: 待核对",
        "editorial/plans/905.yml: 未经审校",
    ]


def test_check_tells_of_a_stale_plan_and_of_the_proposal_that_waits(tmp_path: Path) -> None:
    root = copy_house(tmp_path / "tree")
    source = next((root / "sources").glob("801_*.txt"))
    source.write_text("新收到的一行字。\n\n" + source.read_text("utf-8"), encoding="utf-8")
    run(root, "propose", str(source), "--write")
    done = told(root, "check")
    assert done.returncode == 1
    assert "editorial/plans/801.proposed.yml: 待核对" in done.stdout
    *faults, _ = done.stderr.strip().split("\n")
    assert len(faults) == 1, "what follows from the change is not told line by line"
    assert re.match(r"editorial/plans/801\.yml:1: the plan was made for another state .*make propose PAGE=", faults[0])


# The README --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "head"), [("README.md", "## Add a page"), ("README.zh.md", "## 加一个版面")])
def test_the_readme_tells_it_in_ten_lines_with_commands_that_exist(name: str, head: str) -> None:
    section = (ROOT / name).read_text("utf-8").split(head)[1].split("\n## ")[0]
    lines = [line for line in section.split("\n") if line.strip()]
    assert len(lines) <= 10
    targets = set(re.findall(r"(?m)^([a-z]+):", (ROOT / "Makefile").read_text("utf-8")))
    named = set(re.findall(r"`make ([a-z]+)", section))
    assert {"propose", "review", "site", "lock", "check"} <= named <= targets
    for path in re.findall(r"`(editorial/[a-z]+\.yml|sources/SHA256SUMS|build/review)", section):
        assert path == "build/review" or (ROOT / path).exists()
