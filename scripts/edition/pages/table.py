"""The table of pages: one row for each kind, with everything that anybody else needs to know of it.

The menu, the templates, the search and the proof read it. A new kind of page is a row here, a module that writes its
Markdown, and, where it needs one, a sheet, script or template of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from edition.links.lookups import Connections
from edition.links.places import Anchors
from edition.nouns import Document, DocumentCode, Edition, SourceId
from edition.nouns.words import RECEIVED, Json
from edition.pages.codes import codes_page
from edition.pages.digest import digest_page, digests_page
from edition.pages.document import document_page
from edition.pages.in_english.pages import (
    english_codes,
    english_figures,
    english_glossary,
    english_handouts,
    english_matrix,
    english_named,
    english_path_pages,
    english_paths,
    english_regions,
    english_timeline,
    english_topics,
    english_works,
)
from edition.pages.in_english.saying import Saying
from edition.pages.index import index_page
from edition.pages.look_up.figures import figures_page
from edition.pages.look_up.glossary import glossary_page
from edition.pages.look_up.matrix import matrix_page
from edition.pages.look_up.named import named_page
from edition.pages.look_up.subjects import regions_page, topics_page
from edition.pages.look_up.timeline import timeline_page
from edition.pages.look_up.works import works_page
from edition.pages.moved import moved_pages
from edition.pages.received import received_index_page, received_page
from edition.pages.training import QuotationShown, handout_page, path_page, paths_page
from edition.reading.document import Readings
from edition.reading.page import ReadPage


@dataclass(frozen=True, slots=True)
class Given:
    """What pages are written from; derived once, shared by all of them."""

    edition: Edition
    read: Readings
    pages: Mapping[SourceId, ReadPage]
    connected: Connections
    anchors: Anchors
    texts: Mapping[tuple[str, int], str]
    """Received lines by page and number."""
    parts_of: Mapping[DocumentCode | None, Sequence[Document]]
    """The documents of a feature, by the code of the text that introduces it."""
    notes: Mapping[SourceId, Sequence[str]]
    """What the editors say of a received page as a whole."""
    taken: Mapping[str, int]
    """Bytes of the files to take away, by name."""
    english: Saying
    """What is said in English."""


Writer = Callable[[Given], Mapping[str, str]]
"""Markdown by file name, relative to the generated folder of a language."""

Language = Literal["zh", "en"]

Part = Literal["read", "look-up", "learn", "about"]
"""Parts of the menu, in its order."""

PARTS: dict[Part, dict[Language, str]] = {
    "read": {"zh": "读", "en": "Read"},
    "look-up": {"zh": "查", "en": "Look up"},
    "learn": {"zh": "学", "en": "Learn"},
    "about": {"zh": "关于", "en": "About"},
}


@dataclass(frozen=True, slots=True)
class MenuPlace:
    """An entry of the menu: where it leads (as templates name a page) and what it is called there."""

    part: Part
    name: str
    path: str
    count: str = ""
    """Which of the edition's counts stands beside it."""
    unit: str = ""
    if_any: bool = False
    """Left out where the count is zero; other entries stay, without a number."""
    also: tuple[str, ...] = ()
    """Other kinds of page that stand under this entry."""


Found = Literal["no", "entries", "words"]
"""Whether the search finds a page: not at all; by entries that files/search_entries.py makes of the edition; by the
headings and words of its Markdown."""


@dataclass(frozen=True, slots=True)
class PageKind:
    """A row. A kind without a writer is written by hand, in ``docs/``."""

    name: str
    """``page_kind`` in a page's front matter; its class in style sheets is ``page--NAME``."""
    writes: Writer | None = None
    writes_english: Writer | None = None
    menu: MenuPlace | None = None
    menu_english: MenuPlace | None = None
    search: Found = "no"
    contents: bool = False
    """Whether its headings stand beside the text."""
    layout: Literal["", "open", "wide"] = ""
    """Open: the text may take the room of the contents. Wide: the whole window."""
    template: Mapping[Language, str] | None = None
    """By language, what stands in the place of the page's words; the template sets these in itself."""
    styles: tuple[str, ...] = ()
    print_styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    """What only this kind loads, addresses from the root of the site."""


def _document_pages(given: Given) -> Mapping[str, str]:
    return {
        f"{document.code}.md": document_page(
            given.read[document.code],
            given.parts_of.get(document.code, ()),
            given.texts,
            given.connected,
        )
        for document in given.edition.documents
    }


def _digest_pages(given: Given) -> Mapping[str, str]:
    return {f"{digest.code}.md": digest_page(digest, given.read[digest.code]) for digest in given.edition.links.digests}


def _received_pages(given: Given) -> Mapping[str, str]:
    return {
        f"received/{source}.md": received_page(page, given.notes.get(source, ()), given.anchors)
        for source, page in given.pages.items()
    }


def _paths_page(given: Given) -> Mapping[str, str]:
    paths = given.edition.links.paths
    return {"training/index.md": paths_page(paths)} if paths else {}


def _shown(given: Given) -> QuotationShown:
    return QuotationShown(given.connected.places, given.read)


def _path_pages(given: Given) -> Mapping[str, str]:
    return {f"training/{path.slug}.md": path_page(path, _shown(given)) for path in given.edition.links.paths}


def _english_paths(given: Given) -> Mapping[str, str]:
    links = given.edition.links
    return english_paths(links.paths_english, links.paths, given.english)


def _english_path_pages(given: Given) -> Mapping[str, str]:
    return english_path_pages(given.edition.links.paths_english, _shown(given), given.english)


def _english_handouts(given: Given) -> Mapping[str, str]:
    return english_handouts(given.edition.links.paths_english, _shown(given), given.english)


def _handouts(given: Given) -> Mapping[str, str]:
    paths = given.edition.links.paths
    return {f"training/{path.slug}-handout.md": handout_page(path, _shown(given)) for path in paths}


KINDS: tuple[PageKind, ...] = (
    PageKind(
        "home",
        menu_english=MenuPlace("about", "Start", "en/"),
        search="words",
        layout="wide",
        template={"zh": "partials/home.html", "en": "partials/home-en.html"},
    ),
    PageKind(
        "document",
        writes=_document_pages,
        search="entries",
        contents=True,
        template={"zh": "partials/document.html", "en": "partials/document.html"},
    ),
    PageKind(
        "search",
        menu=MenuPlace("look-up", "搜索", "search/"),
        menu_english=MenuPlace("look-up", "Search", "en/search/"),
        layout="open",
        template={"zh": "partials/search-page.html", "en": "partials/search-page.html"},
    ),
    PageKind(
        "index",
        writes=lambda given: {"index.md": index_page(given.edition)},
        menu=MenuPlace("look-up", "全部文献", "texts/", "documents"),
        contents=True,
    ),
    PageKind(
        "digest-index",
        writes_english=lambda given: digests_page(given.edition),
        menu_english=MenuPlace("look-up", "All documents", "en/texts/", "digests", if_any=True),
        search="words",
        contents=True,
        styles=("assets/digest.css",),
    ),
    PageKind(
        "digest",
        writes_english=_digest_pages,
        search="entries",
        contents=True,
        template={"zh": "partials/digest.html", "en": "partials/digest.html"},
        styles=("assets/digest.css",),
    ),
    PageKind(
        "matrix",
        writes=lambda given: {"matrix.md": matrix_page(given.connected)},
        writes_english=lambda given: english_matrix(given.english),
        menu=MenuPlace("look-up", "举措与实践", "texts/matrix", "practice", if_any=True),
        menu_english=MenuPlace("look-up", "Measures and practice", "en/texts/matrix", "practice", if_any=True),
        search="entries",
        layout="open",
    ),
    PageKind(
        "figures",
        writes=lambda given: {"figures.md": figures_page(given.connected)},
        writes_english=lambda given: english_figures(given.english),
        menu=MenuPlace("look-up", "数字", "texts/figures", "figures", if_any=True),
        menu_english=MenuPlace("look-up", "Figures", "en/texts/figures", "figures", if_any=True),
        search="entries",
        layout="open",
    ),
    PageKind(
        "glossary",
        writes=lambda given: {"glossary.md": glossary_page(given.connected)},
        writes_english=lambda given: english_glossary(given.english),
        menu=MenuPlace("look-up", "术语", "texts/glossary", "terms", if_any=True),
        menu_english=MenuPlace("look-up", "Glossary", "en/texts/glossary", "terms", if_any=True),
        search="entries",
        contents=True,
    ),
    PageKind(
        "works",
        writes=lambda given: {"works.md": works_page(given.connected)},
        writes_english=lambda given: english_works(given.english),
        menu=MenuPlace("look-up", "文献", "texts/works", "works", if_any=True),
        menu_english=MenuPlace("look-up", "Documents mentioned", "en/texts/works", "works", if_any=True),
        search="entries",
        contents=True,
    ),
    PageKind(
        "timeline",
        writes=lambda given: {"timeline.md": timeline_page(given.connected)},
        writes_english=lambda given: english_timeline(given.english),
        menu=MenuPlace("look-up", "大事记", "texts/timeline", "events", if_any=True),
        menu_english=MenuPlace("look-up", "Timeline", "en/texts/timeline", "events", if_any=True),
        search="entries",
        contents=True,
    ),
    PageKind(
        "topics",
        writes=lambda given: {"topics.md": topics_page(given.connected)},
        writes_english=lambda given: english_topics(given.english),
        menu=MenuPlace("look-up", "专题", "texts/topics", "topics", if_any=True),
        menu_english=MenuPlace("look-up", "Topics", "en/texts/topics", "topics", if_any=True),
        search="entries",
        contents=True,
    ),
    PageKind(
        "regions",
        writes=lambda given: {"regions.md": regions_page(given.connected)},
        writes_english=lambda given: english_regions(given.english),
        menu=MenuPlace("look-up", "地区", "texts/regions", "regions", if_any=True),
        menu_english=MenuPlace("look-up", "Regions", "en/texts/regions", "regions", if_any=True),
        search="entries",
        contents=True,
    ),
    PageKind(
        "named",
        writes=lambda given: {"named.md": named_page(given.edition.links.named)},
        writes_english=lambda given: english_named(given.english),
        menu=MenuPlace("look-up", "人物与机构", "texts/named", "named", if_any=True),
        menu_english=MenuPlace("look-up", "Persons and bodies", "en/texts/named", "named", if_any=True),
        search="entries",
        contents=True,
    ),
    PageKind(
        "codes",
        writes=lambda given: {"codes.md": codes_page(given.edition)},
        writes_english=lambda given: english_codes(given.english),
        menu=MenuPlace("look-up", "编号直达", "texts/codes"),
        menu_english=MenuPlace("look-up", "Find a code", "en/texts/codes"),
        layout="open",
        scripts=("data/anchors.js", "assets/codes.js"),
    ),
    PageKind(
        "received-index",
        writes=lambda given: {"received/index.md": received_index_page(given.pages.values())},
        menu=MenuPlace("look-up", RECEIVED, "texts/received/", "sources", also=("received",)),
        menu_english=MenuPlace(
            "look-up", "Pages as received, in Chinese", "texts/received/", "sources", also=("received",)
        ),
        layout="open",
    ),
    PageKind("received", writes=_received_pages, layout="open"),
    PageKind(
        "quotations",
        menu=MenuPlace("look-up", "核对引文", "quotations"),
        menu_english=MenuPlace("look-up", "Check quotations", "en/quotations"),
        search="words",
        layout="open",
        styles=("assets/checker.css",),
        scripts=("data/quotations.js", "assets/checker.js"),
    ),
    PageKind(
        "basket",
        menu=MenuPlace("look-up", "引用夹", "basket"),
        menu_english=MenuPlace("look-up", "Basket", "en/basket"),
        search="words",
        layout="open",
        styles=("assets/basket.css",),
        scripts=("assets/basket.js",),
    ),
    PageKind(
        "training-index",
        writes=_paths_page,
        writes_english=_english_paths,
        menu=MenuPlace("learn", "培训", "texts/training/", "paths", " 条", if_any=True, also=("training", "handout")),
        menu_english=MenuPlace(
            "learn", "Training", "en/texts/training/", "paths_english", if_any=True, also=("training", "handout")
        ),
        search="words",
    ),
    PageKind("training", writes=_path_pages, writes_english=_english_path_pages, search="words", contents=True),
    PageKind(
        "handout",
        writes=_handouts,
        writes_english=_english_handouts,
        print_styles=("assets/print-handout.css",),
    ),
    PageKind(
        "method",
        menu=MenuPlace("about", "整理说明", "method"),
        menu_english=MenuPlace("about", "How it was edited", "en/method"),
        search="words",
        layout="open",
    ),
    PageKind(
        "versions",
        menu=MenuPlace("about", "版本", "versions"),
        menu_english=MenuPlace("about", "Versions", "en/versions"),
        search="words",
        contents=True,
    ),
    PageKind(
        "data",
        menu=MenuPlace("about", "数据", "data"),
        menu_english=MenuPlace("about", "Data", "en/data"),
        search="words",
        contents=True,
        template={"zh": "partials/data.html", "en": "partials/data.html"},
    ),
    PageKind("moved", writes=lambda given: moved_pages(given.edition), layout="open"),
    PageKind("prose", search="words", contents=True),
)
"""All kinds, in the order of the menu. ``prose`` is a page of which its front matter says nothing."""


def kinds_by_name() -> dict[str, PageKind]:
    """The rows by name."""
    return {row.name: row for row in KINDS}


def label_of(name: str, *, english: bool = False) -> str:
    """What a kind of page is called in the menu; empty for one that has no entry there."""
    row = kinds_by_name().get(name)
    place = (row.menu_english if english else row.menu) if row else None
    return place.name if place else ""


def found_by_words(page_kind: str) -> bool:
    """Whether the search reads the Markdown of such a page. A kind that is in no row counts as prose."""
    rows = kinds_by_name()
    return rows.get(page_kind, rows["prose"]).search == "words"


def generated_found_by_words() -> bool:
    """Whether there is any kind whose generated Markdown the search has to read."""
    return any(row.search == "words" and (row.writes or row.writes_english) for row in KINDS)


def for_templates() -> Json:
    """What overrides/main.html asks of a page's kind."""
    return {
        row.name: {
            "contents": row.contents,
            "layout": row.layout,
            "template": row.template,
            "styles": row.styles,
            "print_styles": row.print_styles,
            "scripts": row.scripts,
        }
        for row in KINDS
    }
