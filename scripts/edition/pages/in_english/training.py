"""The learning paths in English."""

from __future__ import annotations

from edition.nouns.words import CAUTION_ENGLISH
from edition.pages.code_links import ENGLISH_BELOW
from edition.pages.in_english.saying import UNOFFICIAL_PAGE, Saying, chinese_page
from edition.pages.training import UP, TrainingWords

PAGES_ENGLISH = {
    "matrix": "Measures and practice",
    "figures": "Figures",
    "glossary": "Glossary",
    "works": "Documents mentioned",
    "timeline": "Timeline",
    "topics": "Topics",
    "named": "Persons and bodies",
    "received/": "Pages as received, in Chinese",
}
"""What the pages are called to which readers may be sent (links/quoted_words.py)."""


def training_words(said: Saying) -> TrainingWords:
    """What the pages say of themselves."""

    def code(name: str) -> str:
        page = said.page_of(name)
        return f"[{name.upper()}]({page if page.startswith('handbook:') else UP + page})"

    return TrainingWords(
        english=True,
        letters="ABCDEFGHIJ",
        pages=PAGES_ENGLISH,
        page="“{name}”",
        paths="Training",
        paths_lead="{n} of the learning paths in English, each for one session without a break, each beginning with "
        "close reading of the texts. Questions, handouts and answers are ours; words in quotation marks are those of "
        "the English "
        f"digests, and a program holds each against its paragraph. {UNOFFICIAL_PAGE}",
        without_network="For a room without a network, bring the [offline edition]({at}).",
        extent="{minutes} minutes　{steps} steps of reading　{questions} questions　1 group task",
        handout="Handout",
        handout_one_page="Handout, one page",
        aims="What participants will be able to do",
        preparation="For whom, and preparation",
        timetable="Timetable",
        timetable_heads=("At", "Minutes", "Part"),
        opening="Opening",
        step="Step {at}　{title}",
        minutes="{n} minutes",
        questions_timed="Questions, {n}",
        task_titled="Group task　{title}",
        closing="Closing",
        end="End, {n} minutes in all",
        reading="Reading",
        read="Read",
        why="Why",
        look="What to look at",
        questions="Questions",
        asking="{n} minutes in all. First write down the codes, each alone, then open the answers and compare.",
        answer="Answer to question {at}, with its places",
        task="Group task",
        product="Product",
        materials="Materials",
        criteria="When it is done well",
        facilitation="For the trainer",
        projection="Behind “Read” of each step stands “Project”, which begins at that paragraph: arrow keys go on "
        "and back, Esc returns to the text. Under “Questions”, “Project” shows them one by one, without the answers.",
        counted="How often, counted",
        counted_lead="Counted in the Chinese text as received and corrected, document by document, anew at each "
        "release; participants can search for the words and see.",
        counted_heads=("Words, in Chinese", "Times", "Documents"),
        handout_titled="Handout: {title}",
        back="Back to the path",
        able="Afterwards you can",
        able_parts="; ",
        stop=".",
        order_heads=("Step", "What to read", "Codes", "Min."),
        task_line="{title} ({minutes} minutes). ",
        notes="Notes",
        foot=f"English words are those of an unofficial digest; the Chinese text is {CAUTION_ENGLISH}.",
        ends=ENGLISH_BELOW,
        unofficial=UNOFFICIAL_PAGE,
        elsewhere="In Chinese only: {paths}",
        code=code,
        page_at=lambda name: chinese_page(f"texts/{name}") if name.endswith("/") else f"{UP}{name}.md",
    )
