"""An address is offered for linking only where its id is locked (doc/contracts.md §3)."""

from __future__ import annotations

import re
from pathlib import Path

from edition.pages.dress import Addresses, Setting, dress
from trees import edition

OFFERED = re.compile(r'<a class="[^"]*\bheaderlink\b[^"]*" href="#([^"]+)"')
"""The sign behind a heading; codes and handles stand on blocks, whose ids are in the lock."""


def test_every_heading_that_offers_its_address_is_locked(built_site: Path) -> None:
    locked = {each.id for each in edition().published}
    offered = {
        path.relative_to(built_site).as_posix(): OFFERED.findall(path.read_text("utf-8"))
        for path in built_site.rglob("*.html")
        if "downloads" not in path.parts
    }
    assert sum(map(len, offered.values())) > 50
    assert {name: sorted(set(ids) - locked) for name, ids in offered.items() if not set(ids) <= locked} == {}


def test_a_heading_of_another_page_offers_none_however_deep() -> None:
    sign = '<a class="headerlink" href="#{0}" title="#">#</a>'
    html = f'<h2 id="u">U{sign.format("u")}</h2><div><h3 id="v">V{sign.format("v")}</h3></div>'
    assert len(OFFERED.findall(html)) == 2
    made = dress(html, Setting({}, {}, Addresses("", directories=True), english=False, depth=0))
    assert OFFERED.findall(made.html) == []
    assert 'id="u"' in made.html and 'id="v"' in made.html
