"""In MkDocs' plain theme the pages say what they say in Material's: the same templates set the same text.

``tests/plain_theme`` knows its blocks alone; what it shares with the site stands in ``overrides/partials``.
The site it makes has passed the whole proof (``site/proofread.py``): blocks, both readings, notes, links, contents.
"""

from __future__ import annotations

import re
from pathlib import Path

ARTICLE = re.compile(r'<article class="[^"]*\bpage (page--[^"]*)">(.*)</article>', re.DOTALL)


def articles(site: Path) -> dict[str, tuple[str, list[str]]]:
    """Kind and lines of the text of each page; a start page's symbols and all."""
    found = {}
    for path in sorted(site.rglob("index.html")):
        article = ARTICLE.search(path.read_text("utf-8"))
        assert article, path
        lines = [line.strip() for line in article[2].split("\n")]
        found[path.relative_to(site).as_posix()] = (article[1], [line for line in lines if line])
    return found


def test_every_page_says_the_same(house: Path, plain_house: Path) -> None:
    ours, plain = articles(house / "site"), articles(plain_house / "site")
    assert len(ours) > 30 and ours.keys() == plain.keys()
    for name in ours:
        assert ours[name] == plain[name], name


def test_scripts_and_data_are_the_same(house: Path, plain_house: Path) -> None:
    for folder in ("data", "search"):
        for path in sorted((house / "site" / folder).glob("*.js*")):
            assert path.read_bytes() == (plain_house / "site" / folder / path.name).read_bytes(), path.name


def test_nothing_of_material_is_there(plain_house: Path) -> None:
    for path in sorted((plain_house / "site").rglob("index.html")):
        text = path.read_text("utf-8")
        assert "assets/stylesheets/" not in text and "__config" not in text, path
