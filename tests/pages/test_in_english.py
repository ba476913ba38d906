"""English look-up pages: each Chinese kind has one, what has no English says so, codes lead where there is a digest."""

from __future__ import annotations

import pytest
from edition.pages import table
from edition.pages.dress.english import lead_to_chinese
from edition.pages.dress.setting import Addresses
from edition.pages.dress.tree import made
from edition.pages.in_english.figures import moment
from edition.pages.in_english.glossary import by_english
from edition.pages.in_english.saying import CHINESE_ONLY, chinese_page, in_chinese_only
from edition.pages.in_english.timeline import month_and_day

IN_CHINESE_ALONE = {"document", "index", "received-index", "received", "moved"}
"""Kinds that stay Chinese; documents and their list have digests in their place."""


def test_every_kind_that_is_written_in_chinese_is_written_in_english() -> None:
    chinese = {row.name for row in table.KINDS if row.writes and not row.writes_english}
    assert chinese == IN_CHINESE_ALONE


def test_the_english_menu_leads_to_english_pages_or_says_that_they_are_chinese() -> None:
    for row in table.KINDS:
        if row.menu_english:
            place = row.menu_english
            assert place.path.startswith("en/") or place.name.endswith(", in Chinese"), place.name


def test_what_has_no_english_says_so() -> None:
    assert in_chinese_only("渡口") == f"渡口{CHINESE_ONLY}"


@pytest.mark.parametrize(
    ("directories", "address"),
    [(True, "../../../texts/received/801/#l3"), (False, "../../../texts/received/801.html#l3")],
)
def test_a_link_to_a_chinese_page_says_so(directories: bool, address: str) -> None:
    link = made("a", {"href": chinese_page("texts/received/801", "l3")}, "801")
    lead_to_chinese(made("p", {}, link), Addresses("../", directories=directories), 3)
    assert link.get("href") == address
    assert link.get("hreflang") == "zh-Hans"
    assert link.get("title") == "in Chinese"


def test_dates_and_times() -> None:
    assert [month_and_day(each) for each in ("2019-11-08", "2019-11", "2019")] == ["November 8", "November", ""]
    assert [moment(each) for each in ("2016/2019-11", "2023/..", "2018")] == ["2016 to 2019-11", "from 2023", "2018"]


def test_a_term_is_sorted_by_its_first_letter() -> None:
    class Term:
        english = "“Four Leads” of the ferry"

    assert by_english(Term()) == "four leads” of the ferry"  # type: ignore[arg-type]
