"""References in English: APA 7, Chicago, in the running text; what is not recorded says so."""

from __future__ import annotations

import dataclasses

import pytest
from edition.ids.cite_english import (
    ENGLISH_FORMS,
    Author,
    EnglishForm,
    english_caution,
    english_citation,
    english_date,
    english_template,
    english_year,
)
from edition.nouns import Digest, Document, FrontLine, Newspaper, Outline, Stated
from trees import code, document

VERSION, ONLINE = "2026.11+0a1b2c3d", "https://example.org/texts/dk/#dk-p3"


def written(
    *,
    by: tuple[str, ...] = ("何青山",),
    year: tuple[str, str] | None = None,
    paper: tuple[str | None, str | None, str | None] = (None, None, None),
    kind: str = "signed-article",
) -> Document:
    """A made-up article; ``year`` with the ground it stands on."""
    made = document(Outline(code("dk"), "900", "reviewed", (FrontLine("title", "渡口修缮纪要", ()),), ()), kind)  # type: ignore[arg-type]
    date = Stated(year[0], year[1], "") if year else Stated(None, "unknown", "")  # type: ignore[arg-type]
    authors = Stated(by, "stated", "") if by else Stated(None, "unknown", "")
    newspaper = Newspaper(*paper, "public" if any(paper) else "unknown", "")
    return dataclasses.replace(
        made,
        entry=dataclasses.replace(made.entry, authors=authors, date=date),
        source_entry=dataclasses.replace(made.source_entry, newspaper=newspaper),
    )


def digest(*authors: str, issuer: str = "") -> Digest:
    return Digest(code("dk"), "Notes on the mending of a ferry", "", issuer, authors, "")


def said(form: EnglishForm, made: Document, of: Digest) -> str:
    return english_citation(
        made, of, form, name="Ferry Handbook", version=VERSION, online=ONLINE, reading="emended", accessed="2026-11-20"
    )


NOTHING = "[Newspaper, date and page not recorded]"
PLACE = f"In Ferry Handbook (Edition {VERSION}; DK-P3, emended)."
CASES: dict[str, tuple[Document, Digest, str, str, str]] = {
    "one author, nothing recorded": (
        written(),
        digest("He Qingshan"),
        f"He, Q. (n.d.). 渡口修缮纪要 [Notes on the mending of a ferry]. {PLACE} {NOTHING}. {ONLINE}",
        "He Qingshan 何青山, “渡口修缮纪要” [Notes on the mending of a ferry], n.d., DK-P3, in Ferry Handbook, edition "
        f"{VERSION}, emended, [newspaper, date and page not recorded], accessed November 20, 2026, {ONLINE}.",
        "(He, n.d., DK-P3)",
    ),
    "two authors, a year that is inferred": (
        written(by=("何青山", "林小满"), year=("2026", "inferred")),
        digest("He Qingshan", "Lin Xiaoman"),
        f"He, Q., & Lin, X. ([2026]). 渡口修缮纪要 [Notes on the mending of a ferry]. {PLACE} {NOTHING}. {ONLINE}",
        "He Qingshan 何青山 and Lin Xiaoman 林小满, “渡口修缮纪要” [Notes on the mending of a ferry], [2026], DK-P3, "
        f"in Ferry Handbook, edition {VERSION}, emended, [newspaper, date and page not recorded], accessed November "
        f"20, 2026, {ONLINE}.",
        "(He & Lin, [2026], DK-P3)",
    ),
    "a body, a day the page states, the paper known": (
        written(by=(), year=("2019-11-08", "stated"), paper=("渡口报", "2019-11-09", "第四版"), kind="exchange-speech"),
        digest(issuer="Harbor Office; Pilots’ Union"),
        "Harbor Office, & Pilots’ Union. (2019). 渡口修缮纪要 [Notes on the mending of a ferry]. "
        f"{PLACE} Originally in 渡口报, November 9, 2019, p. 4. {ONLINE}",
        "Harbor Office and Pilots’ Union, “渡口修缮纪要” [Notes on the mending of a ferry], 2019, DK-P3, in Ferry "
        f"Handbook, edition {VERSION}, emended, originally in 渡口报, November 9, 2019, p. 4, accessed November 20, "
        f"2026, {ONLINE}.",
        "(Harbor Office & Pilots’ Union, 2019, DK-P3)",
    ),
    "nobody": (
        written(by=(), kind="news-report"),
        digest(),
        f"渡口修缮纪要 [Notes on the mending of a ferry]. (n.d.). {PLACE} {NOTHING}. {ONLINE}",
        "“渡口修缮纪要” [Notes on the mending of a ferry], n.d., DK-P3, in Ferry Handbook, edition "
        f"{VERSION}, emended, [newspaper, date and page not recorded], accessed November 20, 2026, {ONLINE}.",
        "(“Notes on the mending of a ferry”, n.d., DK-P3)",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_reference_says_what_is_recorded(case: str) -> None:
    made, of, *wanted = CASES[case]
    assert [said(form, made, of) for form in ENGLISH_FORMS] == wanted


@pytest.mark.parametrize(
    ("name", "chinese", "inverted"),
    [
        ("Liu Hesheng", "刘合生", "Liu, H."),
        ("Ouyang Xiu", "欧阳修", "Ouyang, X."),
        ("Aman Beg", "阿曼·别克", "Aman Beg"),
        ("Harbor Office", "", "Harbor Office"),
        ("Ma", "马", "Ma"),
    ],
)
def test_only_a_name_in_pinyin_is_turned_round(name: str, chinese: str, inverted: str) -> None:
    assert Author(name, chinese).inverted == inverted


@pytest.mark.parametrize(
    ("date", "words"), [("2019", "2019"), ("2019-11", "November 2019"), ("2019-11-08", "November 8, 2019")]
)
def test_a_date_is_said_as_far_as_it_is_known(date: str, words: str) -> None:
    assert english_date(date) == words


@pytest.mark.parametrize("form", ENGLISH_FORMS)
def test_a_template_filled_in_is_the_reference(form: EnglishForm) -> None:
    made, of = written(), digest("He Qingshan")
    filled = {
        "name": "Ferry Handbook",
        "version": VERSION,
        "code": "DK-P3",
        "reading": "emended",
        "online": ONLINE,
        "accessed": "November 20, 2026",
        "pinpoint": "",
    }
    parts = english_template(made, of, form)
    whole = "".join(filled[part] if at % 2 else part for at, part in enumerate(parts))
    assert whole == said(form, made, of)
    assert "accessed" not in "".join(english_template(made, of, form, dated=False))


def test_more_authors_stand_in_a_row() -> None:
    made = written(by=("何青山", "林小满", "马小海"))
    of = digest("He Qingshan", "Lin Xiaoman", "Ma Xiaohai")
    assert said("apa", made, of).startswith("He, Q., Lin, X., & Ma, X. (n.d.).")
    assert said("chicago", made, of).startswith("He Qingshan 何青山, Lin Xiaoman 林小满, and Ma Xiaohai 马小海, “")


def test_a_year_that_stands_on_the_page_has_no_brackets() -> None:
    assert english_year(written(year=("2019-11", "stated"))) == "2019"
    assert english_year(written(year=("2019", "public"))) == "[2019]"


def test_a_day_before_which_it_is_not_is_no_year() -> None:
    made = written()
    date = Stated("2024-10-21", "public", "", precision="not-before")
    bounded = dataclasses.replace(made, entry=dataclasses.replace(made.entry, date=date))
    assert english_year(bounded) == "n.d., not before 2024"
    assert said("apa", bounded, digest("He Qingshan")).startswith("He, Q. (n.d., not before 2024).")


@pytest.mark.parametrize(
    ("kind", "cautioned"), [("signed-article", True), ("central-document", True), ("news-report", False)]
)
def test_the_caution_travels(kind: str, cautioned: bool) -> None:
    assert bool(english_caution(written(kind=kind))) is cautioned
