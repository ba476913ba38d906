"""Say what a reader can find: groups of entries for the search, from the edition and from the hand-written pages."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from edition.chinese.pinyin import syllables
from edition.files.search_facts import facts_in_english, facts_of
from edition.files.search_files import (
    CENTRAL,
    DOCUMENT,
    NO_FACTS,
    OFF_TOPIC,
    UNCITED,
    Entry,
    EntryKind,
    Group,
    PageFacts,
)
from edition.files.search_pages import (
    as_in_the_menu,
    english_matrix_entries,
    english_timeline_entries,
    matrix_entries,
    menu_groups,
    menu_names,
    timeline_entries,
)
from edition.files.search_record import note_entries, record_entry
from edition.ids.cite import Reading
from edition.links.lookups import connections
from edition.links.named_index import named_ids
from edition.links.places import figure_ids
from edition.nouns import Digest, Edition, Figure, Named, Subject, Term, Work
from edition.nouns.words import AUTHORITY_ENGLISH
from edition.pages.in_english.figures import figure_in_english
from edition.pages.in_english.named import named_in_english
from edition.pages.in_english.saying import saying
from edition.pages.in_english.works import work_in_english
from edition.pages.table import found_by_words, kinds_by_name, label_of
from edition.reading.block import ReadBlock
from edition.reading.document import ReadDocument, Readings
from edition.reading.marks import worded
from edition.reading.names import name_end
from edition.reading.stretch import remarks

Pages = Mapping[str, str]
"""Markdown that is searched by its words, by its name below ``docs/``: ``zh/method.md``."""

EntriesOf = Mapping[str, Callable[[Edition], Iterable[Entry]]]


def findable(edition: Edition, read: Readings, pages: Pages) -> dict[str, list[Group]]:
    """Groups by language, in the order in which equal hits are shown."""
    return {"zh": list(_in_chinese(edition, read, pages)), "en": list(_in_english(edition, read, pages))}


def _in_chinese(edition: Edition, read: Readings, pages: Pages) -> Iterable[Group]:
    names = menu_names(edition, "zh")
    facts = facts_of(edition, names)
    found = [document_group(each, facts[each.document.code]) for each in read.values()]
    found += _generated(edition, _CHINESE, english=False)
    found += [group for name in sorted(pages) if name.startswith("zh/") for group in hand_written(name, pages[name])]
    found = list(as_in_the_menu((each for each in found if len(each.entries) > 1), names))
    return [*found, *menu_groups(names, (each.path for each in found), _title)]


def _in_english(edition: Edition, read: Readings, pages: Pages) -> Iterable[Group]:
    names = menu_names(edition, "en")
    facts = facts_in_english(edition, facts_of(edition, {}), names)
    regions = {subject.name: subject.english for subject in edition.links.regions}
    found = [digest_group(each, read[each.code], facts[each.code], regions) for each in edition.links.digests]
    found += _generated(edition, _ENGLISH, english=True)
    found += [group for name in sorted(pages) if name.startswith("en/") for group in hand_written(name, pages[name])]
    found = list(as_in_the_menu(found, names))
    return [*found, *menu_groups(names, (each.path for each in found), lambda name: Entry("", "title", name))]


def _generated(edition: Edition, entries: EntriesOf, *, english: bool) -> Iterable[Group]:
    """Pages of which the table says that they are found by entries, where they have any."""
    rows = kinds_by_name()
    for name, entries_of in entries.items():
        row = rows[name]
        place = row.menu_english if english else row.menu
        found = tuple(entries_of(edition))
        if place and found and row.search == "entries":
            yield Group(place.path, name, place.name, (_title(_TITLES.get(place.name, place.name)), *found))


# Documents ---------------------------------------------------------------------------------------------------------


def document_group(read: ReadDocument, facts: PageFacts = NO_FACTS) -> Group:
    """A document: its title, the lines that name and sign it, each block once with both readings."""
    document = read.document
    entry = document.entry
    flags = DOCUMENT
    flags |= CENTRAL if entry.kind == "central-document" else 0
    flags |= 0 if entry.on_topic else OFF_TOPIC
    flags |= 0 if document.outline.status == "reviewed" else UNCITED
    front = [Entry("", "front", line.text) for line in document.outline.front if line.role != "title"]
    blocks = [_block(each, document.code) for each in read.blocks.values()]
    ours = [record_entry(document, facts.names), *note_entries(read, document.code)]
    return Group(
        f"texts/{document.code}",
        document.code,
        entry.authority,
        (_title(document.title), *front, *blocks, *ours),
        entry.region.text,
        flags,
        facts,
    )


def digest_group(
    digest: Digest, read: ReadDocument, facts: PageFacts = NO_FACTS, regions: Mapping[str, str] | None = None
) -> Group:
    """The English digest of a document: titles in both languages, who speaks, each block; ``regions`` in English."""
    entry = read.document.entry
    by = digest.issuer or ", ".join(digest.authors)
    front = [Entry("", "front", said) for said in (read.document.title, by) if said]
    return Group(
        f"en/texts/{digest.code}",
        digest.code,
        AUTHORITY_ENGLISH[entry.kind].capitalize(),
        (
            Entry("", "title", digest.title),
            *front,
            *(_english_block(name, made.says, digest.code, read) for name, made in digest.blocks.items()),
        ),
        (regions or {}).get(entry.region.text, ""),
        DOCUMENT | (CENTRAL if entry.kind == "central-document" else 0),
        facts,
    )


def _english_block(name: str, says: str, code: str, read: ReadDocument) -> Entry:
    kinds: dict[str, EntryKind] = {"heading": "heading", "item": "item"}
    kind = read.blocks[name].block.kind
    head = len(says.split(". ", 1)[0]) if kind == "item" else 0
    return Entry(_short(name, code), kinds.get(kind, "body"), says, head)


def _block(read: ReadBlock, code: str) -> Entry:
    block = read.block
    kinds: dict[str, EntryKind] = {"heading": "heading", "item": "item"}
    changes = tuple(
        (block.offsets.across(words.start), len(words.text), words.received)
        for words in read.words
        if words.corrected and words.text != words.received
    )
    points = tuple(
        (_short(mark.id, code), block.offsets.across(mark.start), block.offsets.across(mark.end, closing=True))
        for mark in block.marks
    )
    head = name_end(block.text) if block.kind == "item" else 0
    return Entry(
        _short(block.id, code),
        kinds.get(block.kind, "body"),
        block.text,
        head,
        changes,
        points,
        remarks=_remarks(read, "emended"),
        remarks_received=_remarks(read, "received") if changes else (),
    )


def _remarks(read: ReadBlock, reading: Reading) -> tuple[tuple[int, int, str], ...]:
    """What an excerpt has room for: the compact words."""
    said = ((each.begins_by, each.ends_from, worded(each, read, reading).compact) for each in remarks(read, reading))
    return tuple(each for each in said if each[2])


def _short(anchor: str, code: str) -> str:
    return anchor.removeprefix(code) if anchor.startswith(f"{code}-") else anchor


def _title(text: str) -> Entry:
    return Entry("", "title", text, pinyin=syllables(text))


# What the editors wrote --------------------------------------------------------------------------------------------


def _term(term: Term) -> Entry:
    names = "；".join(term.forms)
    return Entry(
        f"t-{term.id}", "term", f"{names}\n{term.english}\n{term.definition}", len(names), pinyin=_said(term.id)
    )


def _english_term(term: Term) -> Entry:
    """The Chinese names and their reading find the English entry too."""
    names = f"{term.english}\n{term.term}"
    return Entry(f"t-{term.id}", "term", f"{names}\n{term.definition_en}", len(names), pinyin=_said(term.id))


def _said(term_id: str) -> str:
    """A term's address is its reading without tones, which the editors wrote."""
    return term_id.replace("-", " ")


def _figures(figures: Sequence[Figure]) -> Iterable[Entry]:
    for figure, anchor in zip(figures, figure_ids(figures), strict=True):
        yield Entry(anchor, "editors", f"{figure.indicator}\n{figure.received}\n{figure.body or figure.region}")


def _named(named: Sequence[Named]) -> Iterable[Entry]:
    """Names and what is said of them; the names of one entry each on a line, so that no query joins two."""
    for each, anchor in zip(named, named_ids(named), strict=True):
        names = "\n".join((each.name, *each.names))
        yield Entry(anchor, "term", f"{names}\n{each.said}", len(names), pinyin=syllables(each.name))


def _works(edition: Edition) -> Iterable[Entry]:
    mentioned = {mention.work for mention in edition.mentions}
    for work in edition.links.works:
        if work.id in mentioned:
            yield _work(work)


def _work(work: Work) -> Entry:
    once = {name.replace(" ", ""): name for name in reversed(work.names)}
    names = "\n".join(f"《{name}》" for name in reversed(once.values()))
    said = [names, work.issuer.text, work.note]
    return Entry(f"w-{work.id}", "term", "\n".join(filter(None, said)), len(names), pinyin=syllables(work.title))


def _subjects(anchor: str, subjects: Sequence[Subject], *, english: bool = False) -> Iterable[Entry]:
    for at, subject in enumerate(subjects, 1):
        yield Entry(
            f"{anchor}-{at}",
            "term",
            f"{subject.english}\n{subject.en}" if english else f"{subject.name}\n{subject.zh}",
            len(subject.english if english else subject.name),
            pinyin="" if english else syllables(subject.name),
        )


def _english_figures(edition: Edition) -> Iterable[Entry]:
    figures, said = edition.links.figures, figure_in_english(saying(connections(edition)))
    for figure, anchor in zip(figures, figure_ids(figures), strict=True):
        made = said(figure)
        yield Entry(anchor, "editors", f"{made.indicator}\n{made.number}\n{made.body}")


def _english_works(edition: Edition) -> Iterable[Entry]:
    """The English title, and the Chinese ones, by which it is found too."""
    mentioned = {mention.work for mention in edition.mentions}
    says = work_in_english(saying(connections(edition)))
    for work in edition.links.works:
        if work.id in mentioned:
            made = says(work)
            names = "\n".join((made.title, *work.names))
            yield Entry(
                f"w-{work.id}", "term", "\n".join(filter(None, (names, made.issuer.text, made.note))), len(names)
            )


def _english_named(edition: Edition) -> Iterable[Entry]:
    says = named_in_english(saying(connections(edition)))
    for each, anchor in zip(edition.links.named, named_ids(edition.links.named), strict=True):
        made = says(each)
        names = "\n".join((made.name, *made.names))
        yield Entry(anchor, "term", f"{names}\n{made.said}", len(names))


_CHINESE: EntriesOf = {
    "glossary": lambda edition: map(_term, edition.links.terms),
    "figures": lambda edition: _figures(edition.links.figures),
    "works": _works,
    "topics": lambda edition: _subjects("topics", edition.links.topics),
    "regions": lambda edition: _subjects("regions", edition.links.regions),
    "named": lambda edition: _named(edition.links.named),
    "timeline": lambda edition: timeline_entries(edition.links.events),
    "matrix": lambda edition: matrix_entries(connections(edition)),
}
_ENGLISH: EntriesOf = {
    "figures": _english_figures,
    "works": _english_works,
    "named": _english_named,
    "glossary": lambda edition: map(_english_term, edition.links.terms),
    "topics": lambda edition: _subjects("topics", edition.links.topics, english=True),
    "regions": lambda edition: _subjects("regions", edition.links.regions, english=True),
    "timeline": lambda edition: english_timeline_entries(edition.links.events, saying(connections(edition))),
    "matrix": lambda edition: english_matrix_entries(saying(connections(edition))),
}
"""What can be found on a generated page, by its kind (pages/table.py); documents by ``document_group``."""

_TITLES = {"文献": "所引文献"}
"""Titles that are longer than what the menu calls the page."""


# Pages found by their words ------------------------------------------------------------------------------------------

_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_HEAD = re.compile(r"^(#{1,3}) (.+?)(?: *\{ *#([\w-]+)[^}]*\})?$", re.MULTILINE)
_MARKUP = (
    (re.compile(r"<!--.*?-->|<[^>]+>|^--8<--.*?$", re.DOTALL | re.MULTILINE), ""),
    (re.compile(r"!?\[([^\]]*)\]\([^)]*\)(?:\{[^}]*\})?"), r"\1"),
    (re.compile(r" ?\[[A-Z]{2,5}[0-9]*(?:-[A-Z0-9]+)*\]"), ""),
    (re.compile(r"^ *\{[^}]*\} *$", re.MULTILINE), ""),
    (re.compile(r"^(?:[-*>]|\d+\.|:) +", re.MULTILINE), ""),
    (re.compile(r"[`*|]+"), ""),
)


def hand_written(name: str, text: str) -> Iterable[Group]:
    """A hand-written page: its title, and each section with what it says. Nothing for one that is kept out.

    Adds to what is found, never to what a page shows: markup it does not know stays in as words.
    """
    front = _FRONT.match(text)
    said = front[1] if front else ""
    title = re.search(r"^title: *(.+)$", said, re.MULTILINE)
    kind = re.search(r"^page_kind: *(\S+)$", said, re.MULTILINE)
    page_kind = kind[1] if kind else ""
    if re.search(r"exclude: *true", said) or not found_by_words(page_kind):
        return
    language, _, path = name.removesuffix(".md").partition("/")
    path = path.removesuffix("index") if path == "index" or path.endswith("/index") else path
    english = language == "en"
    heads = list(_HEAD.finditer(text))
    first = heads[0] if heads and heads[0][1] == "#" else None
    shown = plain(first[2]) if first else html.unescape(title[1].strip("\"'")) if title else path
    entries = [_title(shown) if not english else Entry("", "title", shown)]
    for head, following in zip(heads, [*heads[1:], None], strict=True):
        words = plain(text[head.end() : following.start() if following else len(text)])
        named = "" if head is first else plain(head[2])
        if head[3] and (named or words):
            entries.append(Entry(head[3], "editors", "\n".join(filter(None, (named, words))), len(named)))
    label = _label(page_kind, english=english)
    yield Group(f"{'en/' if english else ''}{path}", first[3] or "" if first else "", label, tuple(entries))


def _label(kind: str, *, english: bool) -> str:
    """What the menu calls a generated page, or the page it stands under; one written by hand speaks of the handbook."""
    row = kinds_by_name().get(kind)
    if not row or not (row.writes_english if english else row.writes):
        return _LABELS[english]
    above = next((each for each in kinds_by_name().values() if each.menu and kind in each.menu.also), row)
    return label_of(above.name, english=english)


_LABELS = {False: "手册说明", True: "About the handbook"}


def plain(markdown: str) -> str:
    """The words of a piece of Markdown; paragraphs apart from one another.

    >>> plain("见[数据](data.md)。\\n{ .editors }\\n\\n再看`x`。")
    '见数据。\\n再看x。'
    """
    for pattern, instead in _MARKUP:
        markdown = pattern.sub(instead, markdown)
    paragraphs = re.split(r"\n\s*\n", markdown)
    joined = (re.sub(r"(?<!\s)\s*\n\s*", " ", each).strip() for each in paragraphs)
    return html.unescape("\n".join(each for each in joined if each))
