"""A page is read exactly or refused with its line and a remedy."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from edition.desk.received_page import parse, read, source_id
from edition.nouns import SourceError
from hypothesis import given
from hypothesis import strategies as st

CHINESE = "渡口要修，码头要扫。水道年年疏浚，船只岁岁检修。\n"
MESSAGE = re.compile(r"(?P<path>[^:]+):(?P<line>[0-9]+): (?P<what>[^();]+)(?: \((?P<found>.+)\))?; (?P<remedy>.+)")
"""``path:line: what is wrong (what was found); what to do``"""


def refusal(path: Path) -> str:
    with pytest.raises(SourceError) as refused:
        read(path)
    message = str(refused.value)
    form = MESSAGE.fullmatch(message)
    assert form, message
    assert form["path"] == str(path)
    return message.removeprefix(f"{path}:")


DAMAGED: dict[str, tuple[bytes, str]] = {
    "invalid UTF-8": (
        "渡口。\n\n码头".encode() + b"\xff\xfe\n",
        "3: the page is not valid UTF-8 (byte 0xff); save the page as UTF-8",
    ),
    "cut inside a character": (
        "渡口。\n码头".encode()[:-1],
        "2: the page is not valid UTF-8 (byte 0xe5); save the page as UTF-8",
    ),
    "GB18030": (
        (CHINESE * 5).encode("gb18030"),
        "1: the page is not valid UTF-8 (byte 0xb6, the page looks like GB18030); "
        "convert it: iconv -f GB18030 -t UTF-8 900_a.txt > new.txt",
    ),
    "UTF-16": ("渡口。".encode("utf-16"), "1: the page is not valid UTF-8 (byte 0xff"),
    "surrogate": (b"a\n\xed\xa0\x80\n", "2: the page is not valid UTF-8 (byte 0xed"),
    "overlong": (b"a\n\xc0\xaf\n", "2: the page is not valid UTF-8 (byte 0xc0"),
    "NUL": ("渡口\n码\0头\n".encode(), "2: a NUL (U+0000); delete it"),
    "CR LF": ("渡口\r\n码头\r\n".encode(), "1: a carriage return (U+000D); save the page with LF line ends"),
    "CR alone": ("渡口\n码\r头\n".encode(), "2: a carriage return (U+000D)"),
    "zero width space": ("渡口\n\n\n码\u200b头\n".encode(), "4: a character that cannot be shown (U+200B)"),
    "zero width joiner": ("渡\u200d口\n".encode(), "1: a character that cannot be shown (U+200D)"),
    "mark inside": ("渡口\n\ufeff码头\n".encode(), "2: a character that cannot be shown (U+FEFF)"),
    "direction": ("渡口\u202e码头\n".encode(), "1: a character that cannot be shown (U+202E)"),
    "private use": ("渡口\ue123\n".encode(), "1: a character that cannot be shown (U+E123)"),
    "unassigned": ("渡口\U0003fffe\n".encode(), "1: a character that cannot be shown (U+3FFFE)"),
    "escape": ("渡口\x1b[31m\n".encode(), "1: a character that cannot be shown (U+001B)"),
    "form feed": ("渡口\x0c\n".encode(), "1: a character that cannot be shown (U+000C)"),
    "next line": ("渡口\x85\n".encode(), "1: a character that cannot be shown (U+0085)"),
    "line separator": ("渡口\u2028\n".encode(), "1: a character that cannot be shown (U+2028)"),
    "6 MiB line": (
        ("渡" * (2 * 1024 * 1024)).encode(),
        "1: the page is too large (6291456 bytes); a page holds at most 2 MiB; split it",
    ),
    "empty": (b"", "1: the page is empty; remove it or put its text in"),
    "only blank lines": (" \n\n　\n\t\n".encode(), "1: the page is empty"),
    "only a mark": (b"\xef\xbb\xbf", "1: the page is empty"),
}


@pytest.mark.parametrize(("raw", "message"), DAMAGED.values(), ids=DAMAGED.keys())
def test_a_damaged_page_is_refused(tmp_path: Path, raw: bytes, message: str) -> None:
    path = tmp_path / "900_a.txt"
    path.write_bytes(raw)
    assert refusal(path).startswith(message)


def link(path: Path) -> None:
    target = path.with_name("elsewhere.txt")
    target.write_text(CHINESE, encoding="utf-8")
    path.symlink_to(target)


PLACES: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (lambda path: None, "1: there is no such page; check the name"),
    "a folder": (lambda path: path.mkdir(), "1: there is no such page; check the name"),
    "a link": (link, "1: the page is a link; put the file itself into sources/"),
    "a link to nothing": (lambda path: path.symlink_to("nowhere"), "1: the page is a link"),
    "a pipe": (lambda path: os.mkfifo(path), "1: there is no such page"),
}


@pytest.mark.parametrize(("make", "message"), PLACES.values(), ids=PLACES.keys())
def test_what_is_no_plain_file_is_refused(tmp_path: Path, make: Callable[[Path], object], message: str) -> None:
    path = tmp_path / "900_a.txt"
    make(path)
    assert refusal(path).startswith(message)


def test_a_page_that_may_not_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "900_a.txt"
    path.write_text(CHINESE, encoding="utf-8")

    def forbidden(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", forbidden)
    assert refusal(path).startswith("1: the page cannot be opened (Permission denied); check its permissions")


def test_a_byte_order_mark_in_front_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "900_a.txt"
    path.write_bytes(b"\xef\xbb\xbf" + CHINESE.encode())
    page = read(path)
    assert page.lines[0].text == CHINESE.rstrip("\n")
    assert page.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("name", "expected"),
    [("004_b39b.txt", "004"), ("004_b_c.txt", "004"), ("nmg.txt", "nmg"), ("a.b.txt", "a.b")],
)
def test_the_page_is_named_by_what_stands_before_the_first_underscore(name: str, expected: str) -> None:
    assert source_id(Path(name)) == expected


LINES = {
    "渡口": "渡口",
    "# 渡口": "渡口",
    "###### 渡口": "渡口",
    "####### 渡口": "####### 渡口",
    "#渡口": "#渡口",
    "- 渡口": "渡口",
    "-渡口": "-渡口",
    "　　渡口  ": "渡口",
    "\t渡口\t": "渡口",
    "  ## 渡口 ": "渡口",
    "见<https://a.example/b>。": "见https://a.example/b。",
    "a < b > c": "a < b > c",
    "<渡口>": "<渡口>",
    "# # 渡口": "# 渡口",
    "- 见(<http://a.example>)和<https://b.example>": "见(http://a.example)和https://b.example",
}


@pytest.mark.parametrize(("text", "content"), LINES.items())
def test_markup_is_not_what_a_line_says(text: str, content: str) -> None:
    (line,) = parse(f"\n{text}\n".encode(), Path("900.txt")).lines
    assert (line.number, line.text, line.content) == (2, text, content)


READABLE = st.text(
    st.sampled_from(list("渡口，。 \t　#-<>:/a1")) | st.characters(categories=("L", "N", "P", "S")), max_size=40
)


@given(st.lists(READABLE, min_size=1, max_size=12))
def test_lines_are_what_stands_between_line_feeds(texts: list[str]) -> None:
    raw = "\n".join(texts).encode()
    if not any(text.strip() for text in texts):
        with pytest.raises(SourceError):
            parse(raw, Path("900.txt"))
        return
    lines = parse(raw, Path("900.txt")).lines
    assert [(line.number, line.text) for line in lines] == [(n, t) for n, t in enumerate(texts, 1) if t.strip()]
    for line in lines:
        hidden = sorted([(0, line.start), *line.markup, (line.end, len(line.text))])
        assert all(one[1] <= other[0] for one, other in pairwise(hidden))
        assert set("".join(line.text[start:end] for start, end in hidden)) <= set("#-<> \t　") | {
            c for c in line.text if c.isspace()
        }
        assert line.content.strip()


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    try:
        page = parse(raw, Path("900.txt"))
    except SourceError as refused:
        assert MESSAGE.fullmatch(str(refused)), refused
    else:
        assert all(line.text in raw.decode("utf-8") for line in page.lines)
