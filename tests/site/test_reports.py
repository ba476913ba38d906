"""A folder of reports is checked by the command as the page checks each of them."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from pathlib import Path

import docx
import pytest
from checking import block, data, document
from edition.desk.tree import Tree
from edition.nouns import Fault, Faults
from edition.site import reports
from handbook import main
from office_files import commented, paragraph, word_file
from trees import ROOT

RULE = "渡船每年修一次，由沿岸各村轮流出工，费用从渡口收入里支付"
GOOD = f"据《关于推进渡口建设改革的意见》，“{RULE}”。"
WRONG = GOOD.replace("每年", "每月")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    made = data(
        document(
            "kj2031",
            "关于推进渡口建设改革的意见",
            block("kj2031-x1", f"（一）养好渡船。{RULE}。", kind="item", number=1),
            kind="central-document",
        )
    )
    (tmp_path / "site" / "data").mkdir(parents=True)
    text = f"var handbookQuotations = {json.dumps(made, ensure_ascii=False)};"
    (tmp_path / "site" / "data" / "quotations.js").write_text(text, "utf-8")
    return tmp_path / "site"


def folder(tmp_path: Path, **files: bytes) -> Path:
    made = tmp_path / "报告"
    for name, raw in files.items():
        path = made / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
    return made


def test_all_is_well_where_nothing_is_to_look_at(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = folder(tmp_path, a_txt=GOOD.encode("gb18030"), b_docx=word_file(paragraph(GOOD)))
    (given / "~$b.docx").write_bytes(b"open in Word")
    (given / ".hidden").write_bytes(b"\0")
    assert main(["quotations", str(given), "--site", str(site)]) == 0
    said = capsys.readouterr().out
    assert "   0     1  a.txt" in said
    assert "   0     1  b.docx" in said
    assert "2 reports, 0 to look at, 0 not read" in said


def test_what_is_to_look_at_is_told_counted_and_commented(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = word_file(paragraph("=1+1", "“渡船每月修一次，由沿岸各村轮流出工”。"))
    given = folder(tmp_path, a__one_docx=raw, a__two_md=GOOD.encode(), b_pdf=b"%PDF-1.4", c_docx=raw[:400])
    out, table = tmp_path / "out", tmp_path / "all.csv"
    options = ["--site", str(site), "--csv", str(table), "--comments", str(out)]
    assert main(["quotations", str(given), *options]) == 1
    said = capsys.readouterr().out
    for words in ("   1     1  a/one.docx", "   0     1  a/two.md", "不读 PDF", "已损坏"):
        assert words in said
    assert "4 reports, 1 to look at, 2 not read" in said
    rows = list(csv.DictReader(io.StringIO(table.read_text("utf-8-sig"))))
    assert [(row["文件"], row["要看"]) for row in rows if row["要看"]] == [
        *(("a/one.docx", "1"), ("b.pdf", "1"), ("c.docx", "1"))
    ]
    assert rows[0]["指纹（SHA-256）"] == hashlib.sha256(raw).hexdigest()
    assert (rows[0]["报告的话"], rows[0]["手册的话"]) == (
        "渡船每月修一次，由沿岸各村轮流出工",
        "渡船每年修一次，由沿岸各村轮流出工",
    )
    assert not [row for row in rows if any(cell[:1] == "=" for cell in row.values())]
    assert [path.relative_to(out).as_posix() for path in out.rglob("*.docx")] == ["a/one-核对.docx"]
    (comment,) = docx.Document(str(out / "a" / "one-核对.docx")).comments
    assert "文字有出入" in comment.text


def test_a_report_that_was_commented_is_read_as_before(site: Path, tmp_path: Path) -> None:
    raw = word_file(paragraph(WRONG))
    given = folder(tmp_path, a_docx=raw, b_docx=commented(raw, [(RULE[-5:], ["费用"])]))
    one, two = reports.checked_reports(Tree(ROOT), site, given, commenting=False)
    assert one.rows == two.rows
    assert "批注 1 条" in two.missed


def test_a_file_whose_picture_is_damaged_is_checked_all_the_same(site: Path, tmp_path: Path) -> None:
    """It cannot be written anew; the findings are told."""
    whole = word_file(paragraph(f"“{RULE[:6]}误{RULE[7:]}”。"), more={"word/media/a.png": bytes(range(256)) * 40})
    at = whole.index(b"word/media/a.png") + len("word/media/a.png")
    given = folder(tmp_path, a_docx=whole[:at] + b"\xff" * 40 + whole[at + 40 :])
    (made,) = reports.checked_reports(Tree(ROOT), site, given, commenting=True)
    assert (made.looks, made.commented) == (1, None)


def test_what_is_missing_is_said(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    given = folder(tmp_path, a_txt=GOOD.encode())

    def said(*arguments: str) -> str:
        assert main(["quotations", *arguments]) == 1
        return capsys.readouterr().err

    assert "not a folder" in said(str(tmp_path / "nowhere"), "--site", str(site))
    assert "the site is not built" in said(str(given), "--site", str(tmp_path))
    (tmp_path / "empty").mkdir()
    assert "no file in it" in said(str(tmp_path / "empty"), "--site", str(site))

    def none() -> Path:
        raise Faults([Fault("requirements-dev.txt", 1, "Node is not installed", "", "run sh scripts/setup.sh check")])

    monkeypatch.setattr(reports, "node", none)
    assert "Node is not installed" in said(str(given), "--site", str(site))


def test_a_fault_of_the_scripts_names_itself(site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = folder(tmp_path, a_txt=GOOD.encode())
    (site / "data" / "quotations.js").write_text("var handbookQuotations = {};", "utf-8")
    assert main(["quotations", str(given), "--site", str(site)]) == 1
    assert "the check failed" in capsys.readouterr().err
