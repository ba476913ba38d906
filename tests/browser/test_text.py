"""What a reader sees, selects and copies is the text of the edition, and nothing of ours is in it."""

from __future__ import annotations

from typing import Any

import pytest
from visits import PHONE, Opener

pytestmark = pytest.mark.browser

SHOWN = """() => {
    const ours = document.querySelectorAll('.code, .src, .lacuna, .mark, .headerlink');
    for (const each of ours) each.style.display = 'none';
    const texts = {};
    for (const each of document.querySelectorAll('article [id]')) texts[each.id] = each.innerText;
    return texts;
}"""

COPIED = """async (id) => {
    const range = document.createRange();
    range.selectNodeContents(document.getElementById(id));
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    document.execCommand('copy');
    return await navigator.clipboard.readText();
}"""


def blocks(document: dict[str, Any]) -> dict[str, str]:
    return {block["id"]: block["text"] for section in document["sections"] for block in section["blocks"]}


@pytest.mark.parametrize("width", [PHONE, 1280])
def test_every_block_shows_exactly_its_text(visit: Opener, handbook: dict[str, Any], width: int) -> None:
    seen = visit(width)
    for document in handbook["documents"]:
        expected = blocks(document)
        shown = seen.open(f"texts/{document['id']}/").evaluate(SHOWN)
        assert {each: shown[each].strip() for each in expected} == {k: v.strip() for k, v in expected.items()}


@pytest.mark.parametrize("width", [PHONE, 1280])
@pytest.mark.parametrize("block", ["yj2024-p1", "yj2024-x1", "yj2024-x4", "hhls-d1", "hhls-p2", "jyjx-l3"])
def test_a_copied_paragraph_is_the_text_alone(visit: Opener, handbook: dict[str, Any], block: str, width: int) -> None:
    code = block.split("-")[0]
    expected = next(blocks(each)[block] for each in handbook["documents"] if each["id"] == code)
    seen = visit(width)
    page = seen.open(f"texts/{code}/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    assert page.evaluate(COPIED, block).strip() == expected


def test_received_lines_show_the_received_text(visit: Opener, repository: Any) -> None:
    seen = visit()
    for source in sorted((repository / "sources").glob("*.txt")):
        lines = source.read_text("utf-8").split("\n")
        page = seen.open(f"texts/received/{source.stem.split('_')[0]}/")
        shown = page.evaluate(
            "Array.from(document.querySelectorAll('.line'), e => [e.id, e.querySelector('.raw').textContent])"
        )
        assert shown == [[f"l{n}", line] for n, line in enumerate(lines, start=1) if line.strip()]
