"""Measures and practice in English."""

from __future__ import annotations

from edition.nouns import SPEAKERS, Block, Document, Practice, Section
from edition.pages.code_links import ENGLISH
from edition.pages.in_english.saying import UNOFFICIAL_PAGE, Saying, in_chinese_only
from edition.pages.look_up.matrix import MatrixSays, MatrixWords
from edition.reading.names import named

SPEAKING = {
    "exchange-speech": "Speech at the meeting",
    "news-report": "News report",
    "signed-article": "Signed article",
    "editors-note": "Editors' note",
    "policy-graphic": "Policy graphic",
    "unreviewed": "Not reviewed",
}
"""Who speaks, by kind of document."""

WORDS = MatrixWords(
    title="Measures and practice",
    leads=(
        "The {measures} measures of the central document, compared passage by passage with all other texts held "
        "here: {links} places. {groups}. {proved}",
        "Columns are parted by who is speaking: speeches at the meeting, news reports, signed articles, editors' "
        "notes, policy graphics. A signed article gives its author's words; one about a region is no report of that "
        "region, and one that names no region stands under “{others}”. A dot leads to the words. A blank says only "
        "that the texts held here do not tell of it, not that nothing was done.",
        UNOFFICIAL_PAGE,
    ),
    group="{name} {n} ({says})",
    between="; ",
    proved="{name}: {where}.",
    groups={
        "carried-out": ("Carried out", "words prove that it was done or under way after the central document"),
        "earlier": ("Earlier practice", "done before the central document, or begun before it"),
        "undated": ("Practice, undated", "the text does not say whether before or after the central document"),
        "planned": ("Planned", "arrangements and targets not yet carried out"),
        "argued": ("Argued", "opinions and explanations"),
        "same-wording": ("Same wording", "the words are those of the measure; how it is done is not said"),
    },
    speakers={kind: SPEAKING[kind] for kind in SPEAKERS},
    others="Others",
    dots={
        "figures": "practice with numbers",
        "practice": "practice",
        "words": "only plans, opinions, explanations or the same wording",
    },
    unseen="none",
    choose="Who is speaking",
    who="Speaking",
    every="All",
    measure="Measure",
    sum="Places",
    sums="All measures",
    caption="{title}: measures and practice",
    cell="{speaker}, {body}: {n}, {dot}",
    evidence="Evidence",
    note="Each entry gives what the text says in English and then in its own Chinese words, which are what counts, "
    "and below them our reason in a sentence; under the name stands whether it was carried out, practiced earlier, "
    "undated, planned, argued, or worded alike. “May correspond” is what may answer to the measure without saying "
    "so. Chinese words under a wavy line, with “doubtful” behind them, the handbook doubts; at “text missing” the "
    "sentence has lost its beginning or end.",
    nothing="Nothing in the texts held here.",
    strength=" ({strength})",
    strengths={"strong": "clearly corresponds", "plausible": "may correspond"},
    doubt=" In the measure, “{words}” is doubtful.",
    between_doubts="”, “",
    doubted="doubtful",
    broken="text missing",
    ends=ENGLISH,
)


def matrix_in_english(said: Saying) -> MatrixSays:
    """What the page says of its entries."""

    def part(section: Section) -> str:
        return said.block(str(section.id)) or in_chinese_only(section.title)

    def measure(block: Block) -> tuple[str, str]:
        name = said.named(block.id).removeprefix(f"({block.number}) ")
        return f"({block.number})", name or in_chinese_only(named(block.text))

    def heading(block: Block) -> str:
        return said.named(block.id) or in_chinese_only(named(block.text))

    def reason(link: Practice) -> str:
        made = said.practice.get(link)
        return made.reason if made else in_chinese_only(link.reason)

    def does(link: Practice) -> str:
        made = said.practice.get(link)
        return made.does if made else ""

    def page(document: Document) -> str:
        return said.page_of(document.code)

    return MatrixSays(
        document=said.title,
        part=part,
        measure=measure,
        heading=heading,
        body=lambda body: said.body(body.name),
        name=lambda document, _: said.speaks(document),
        reason=reason,
        does=does,
        page=page,
    )
