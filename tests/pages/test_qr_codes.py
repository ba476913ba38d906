"""QR codes of printed documents: read back by a reader that has nothing to do with their writer."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
import zxingcpp
from edition.pages.paper_head import QUIET_ZONE, PaperHead, paper_head, qr_svg
from hypothesis import given
from hypothesis import strategies as st
from trees import edition

SCALE = 6


def pixels(svg: str) -> memoryview:
    """The SVG drawn as grey values, from its path alone: squares of one module each in rows."""
    size = int(re.search(r'viewBox="0 0 (\d+) \1"', svg)[1])  # type: ignore[index]
    rows = [bytearray(b"\xff" * size * SCALE) for _ in range(size * SCALE)]
    dark = re.search(r'class="qr__dark" d="([^"]+)"', svg)[1]  # type: ignore[index]
    for x, y, run in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", dark):
        for row in rows[int(y) * SCALE : (int(y) + 1) * SCALE]:
            row[int(x) * SCALE : (int(x) + int(run)) * SCALE] = bytes(int(run) * SCALE)
    return memoryview(b"".join(rows)).cast("B", (size * SCALE, size * SCALE))


def read_back(svg: str) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(pixels(svg), zxingcpp.BarcodeFormat.QRCode)]


@pytest.mark.parametrize(
    "address",
    ["https://gaige.cn/texts/yj2024/", "http://a.cn/", "https://gaige.cn/" + "shouce/" * 20 + "texts/bza2019/"],
)
def test_a_code_is_read_back(address: str) -> None:
    assert read_back(qr_svg(address)) == [address]


@given(st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyz0123456789-/."), min_size=1, max_size=120))
def test_any_address_is_read_back(path: str) -> None:
    assert read_back(qr_svg(f"https://gaige.cn/{path}")) == [f"https://gaige.cn/{path}"]


def test_a_code_has_its_quiet_zone_and_is_the_same_each_time() -> None:
    svg = qr_svg("https://gaige.cn/texts/yj2024/")
    size = int(re.search(r'viewBox="0 0 (\d+)', svg)[1])  # type: ignore[index]
    drawn = [(int(x), int(y), int(run)) for x, y, run in re.findall(r"M(\d+) (\d+)h(\d+)v1", svg)]
    assert min(min(x, y) for x, y, _ in drawn) == QUIET_ZONE
    assert max(max(x + run, y + 1) for x, y, run in drawn) == size - QUIET_ZONE
    assert svg == qr_svg("https://gaige.cn/texts/yj2024/")


def test_every_document_has_its_own_address_on_paper() -> None:
    made = replace(edition(), online="https://gaige.cn/shouce/")
    for document in made.documents:
        head = paper_head(document, made)
        assert head.address == f"https://gaige.cn/shouce/texts/{document.code}/"
        assert read_back(head.picture) == [head.address]


def test_a_placeholder_and_a_draft_get_no_code() -> None:
    made = replace(edition(), online="")
    document = made.documents[0]
    assert paper_head(document, made) == PaperHead()
    draft = replace(document, outline=replace(document.outline, status="draft"))
    assert paper_head(draft, replace(made, online="https://gaige.cn/")) == PaperHead()
