"""Topics and regions in English."""

from __future__ import annotations

from collections.abc import Sequence

from edition.links.lookups import Connections
from edition.nouns import Document, Passage, Stated, Subject
from edition.pages.code_links import ENGLISH
from edition.pages.escape import escape
from edition.pages.in_english.saying import UNOFFICIAL_PAGE, Saying, in_chinese_only
from edition.pages.look_up.subjects import SubjectSaid, SubjectsWords
from edition.pages.markdown import table


def subjects_words(said: Saying) -> SubjectsWords:
    """What the two pages say, of themselves and of each topic or region."""

    def passage(subject: Subject, each: Passage, connected: Connections) -> tuple[str, str]:
        document = connected.places[each.anchor].document
        made = said.entry("topics", "entries", f"{subject.name} {each.anchor}")
        who = said.speaks(document) + (" (signed)" if document.entry.kind == "signed-article" else "")
        return who, made.says["reason"] if made else in_chinese_only(each.reason)

    def documents(mine: Sequence[Document]) -> str:
        return table(("Title", "By", "Region", "Year", "Code"), (_listed(document, said) for document in mine))

    return SubjectsWords(
        titles={"topics": "Topics", "regions": "Regions"},
        leads={
            "topics": "What the handbook holds and lacks on each topic, then the paragraphs that speak of it and the "
            f"documents. A paragraph or document may belong to several topics. {UNOFFICIAL_PAGE}",
            "regions": "Regions are the places that the texts speak of, not where a newspaper came out. Texts that "
            f"speak of no one place are not here. {UNOFFICIAL_PAGE}",
        },
        says=lambda subject: SubjectSaid(subject.english, subject.en),
        passage=passage,
        documents=documents,
        after_passages="Documents:",
        counted=_counted,
        ends=ENGLISH,
    )


def _listed(document: Document, said: Saying) -> Sequence[str]:
    """A document by its title, as the list of all documents has it."""
    title, page, code = said.titled(document)
    entry, digest = document.entry, said.digests.get(document.code)
    who = digest.issuer or ", ".join(digest.authors) if digest else ""
    region = said.body(entry.region.text) if entry.region.value else ""
    return f"[{escape(title)}]({page})", escape(who) or "—", escape(region) or "—", _year(entry.date), code


def _year(date: Stated) -> str:
    if not date.value:
        return "not known"
    return f"{'not before ' if date.precision == 'not-before' else ''}{date.text[:4]}"


def _counted(measures: int, figures: int) -> str:
    told = [f"Answers to {measures} measure{'s' * (measures > 1)} ([see practice](matrix.md))"] if measures else []
    told += [f"{figures} figure{'s' * (figures > 1)} ([see figures](figures.md))"] if figures else []
    return f"{' and '.join(told)}." if told else ""
