"""The documents that the texts mention, in English."""

from __future__ import annotations

from collections.abc import Callable

from edition.nouns import Work
from edition.nouns.words import BASIS_ENGLISH
from edition.pages.code_links import ENGLISH
from edition.pages.in_english.saying import OURS, UNOFFICIAL_PAGE, Saying, chinese_page, in_chinese_only
from edition.pages.look_up.works import WorkSaid, WorksWords

WORDS = WorksWords(
    title="Documents mentioned",
    lead="The texts mention {works} documents, laws, standards and books in {mentions} places; this handbook holds "
    "{held} of them. A short name holds only in the text that defines it; where it could mean two, or none, nothing "
    "is guessed: "
    f"{{unresolved}} places, listed at the end. {UNOFFICIAL_PAGE}",
    kinds={
        "policy": "Policy documents",
        "law": "Laws and regulations",
        "standard": "Standards",
        "book": "Books",
        "report": "Reports",
    },
    titled="{title}",
    year="{year}",
    held="{code}, held here",
    unknown="not known",
    grounds=BASIS_ENGLISH,
    joins=", ",
    told=": ",
    received=chinese_page("texts/received/{source}", "l{line}"),
    also="In Chinese",
    between="; ",
    note="Note",
    mentioned="Mentioned",
    times="{n} times",
    once="once",
    unresolved="Not resolved",
    none="None.",
    heads=("As the text has it", "Context, in Chinese", "Why", "Where"),
    reasons={
        "ambiguous": "two documents bear this name, and nothing tells which is meant",
        "undefined": "a general name; the text does not say for which document it stands",
        "unlisted": "not yet on the list of documents",
    },
    ends=ENGLISH,
)


def work_in_english(said: Saying) -> Callable[[Work], WorkSaid]:
    """What is said of a work; its titles in Chinese are those of the texts."""

    def says(work: Work) -> WorkSaid:
        titles = (work.title, *work.titles)
        digest = said.digests.get(str(work.document)) if work.document else None
        made = said.entry("works", "entries", work.id)
        if made:
            title, issuer = made.says["title"] + (OURS if made.ours else ""), made.says.get("issuer", "")
            note = made.says.get("note", "")
        elif digest:
            title, issuer, note = digest.title, digest.issuer or ", ".join(digest.authors), _chinese(work.note)
        else:
            title, issuer, note = in_chinese_only(work.title), "", _chinese(work.note)
        page = said.page_of(work.document) if work.document else ""
        return WorkSaid(
            title=title,
            issuer=said.stated(work.issuer, issuer or in_chinese_only(work.issuer.text), "works"),
            year=said.stated(work.year, work.year.text, "works"),
            titles=titles,
            note=note,
            page=page,
        )

    return says


def _chinese(text: str) -> str:
    return in_chinese_only(text) if text else ""
