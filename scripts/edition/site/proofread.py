"""Read the built site as a browser would and hold it against the edition.

Proves what Markdown, theme and plugins might have broken: every block shows exactly its text, every id is there once,
every link and anchor inside the site leads somewhere, nothing is fetched from elsewhere.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from edition.links.doubted import doubted
from edition.links.places import places
from edition.markup import fingerprint
from edition.nouns import Edition, Fault
from edition.pages.table import kinds_by_name
from edition.site.every_core import every_core

_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_NOT_TEXT = frozenset({"code", "src", "lacuna", "headerlink", "mark", "no", "fate", "handle", "taken-out"})
"""Classes of what the editors add to a block; the rest is its text."""

_LOADING = ("src", "srcset", "poster", "data", "action")
"""Attributes by which any element fetches or sends something; of links only ``<link href>`` does."""

_RELATIONS = frozenset({"canonical", "alternate", "prev", "next"})
"""``<link rel>`` that name another page and load nothing."""


@dataclass(slots=True)
class EvidenceSeen:
    """Words quoted under a measure or in the matrix: whose they are, and what the page marks in them."""

    anchor: str = ""
    words: str = ""
    doubted: list[str] = field(default_factory=list)
    broken: bool = False


@dataclass(slots=True)
class PageSeen:
    """One HTML file as parsed: texts by id, ids in order, links and loaded addresses."""

    texts: dict[str, str] = field(default_factory=dict)
    received: dict[str, str] = field(default_factory=dict)
    """Texts with the received readings in place of the corrected ones."""
    cuts: dict[str, str] = field(default_factory=dict)
    """The words taken out of each text that are shown beside its received reading."""
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    loaded: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    """Attributes that run something: ``onclick`` and the like."""
    policy: str | None = None
    """What it says may be loaded and run, if that stands before the first thing that is."""
    inside: list[tuple[str, str]] = field(default_factory=list)
    """Scripts that run and style sheets that stand in the page itself: which of the two, and the text."""
    title: str = ""
    kind: str = ""
    """What kind of page it says it is: ``page--index`` is an index."""
    contents: bool = False
    """Whether a table of contents stands on it."""
    forms: dict[str, str] = field(default_factory=dict)
    """What each id is on: ``h2``, ``li``, ``p.measure``."""
    flow: list[str] = field(default_factory=list)
    """Ids, and ``GAP`` for each strip that says that text is missing, in the order of the page."""
    lacunae: list[str] = field(default_factory=list)
    """For each sign inside a text that something is missing, the ids it stands in."""
    evidence: list[EvidenceSeen] = field(default_factory=list)


GAP = "此处缺"
"""What stands in ``PageSeen.flow`` for a strip of its own; no id looks like it."""


@dataclass(frozen=True, slots=True)
class _Open:
    """An open element with what it stands in: all ids and all classes from the outermost element to itself."""

    tag: str
    ids: tuple[str, ...]
    classes: frozenset[str]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = PageSeen()
        self.stack: list[_Open] = [_Open("", (), frozenset())]
        """Open elements, below the one that holds them all."""
        self.texts: dict[str, list[str]] = {}
        self.received: dict[str, list[str]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        classes = known.get("class", "").split()
        if "id" in known:
            self.page.ids.append(known["id"])
            self.texts.setdefault(known["id"], [])
            self.received.setdefault(known["id"], [])
            self.page.forms.setdefault(known["id"], ".".join([tag, *classes]))
            self.page.flow.append(known["id"])
            self.page.cuts.setdefault(known["id"], "")
        if tag == "p" and "gap" in classes:
            self.page.flow.append(GAP)
        if "lacuna" in classes:
            self.page.lacunae += self.stack[-1].ids
        if tag == "article" and "page" in classes:
            self.page.kind = next((each[6:] for each in classes if each.startswith("page--")), "")
        self.page.contents |= tag == "nav" and "contents" in classes
        if tag == "a" and "href" in known:
            self.page.links.append(known["href"])
        self.page.loaded += [known[name] for name in _LOADING if name in known]
        if tag == "link" and not {*known.get("rel", "-").split()} <= _RELATIONS:
            self.page.loaded.append(known.get("href", ""))
        self.page.scripts += [name for name in known if name.startswith("on")]
        self._policy(tag, known)
        self._evidence(classes, known.get("href", ""))
        if tag not in _VOID:
            above = self.stack[-1]
            ids = (*above.ids, known["id"]) if "id" in known else above.ids
            self.stack.append(_Open(tag, ids, above.classes.union(classes) if classes else above.classes))

    def _policy(self, tag: str, known: Mapping[str, str]) -> None:
        """Note a policy that comes in time, and what stands in the page and needs one."""
        if tag == "meta" and known.get("http-equiv", "").lower() == "content-security-policy":
            if not self.page.loaded and not self.page.inside:
                self.page.policy = known.get("content", "")
        elif tag == "style" or (tag == "script" and "src" not in known and not known.get("type", "").endswith("json")):
            self.page.inside.append((tag, ""))

    def _evidence(self, classes: Collection[str], href: str) -> None:
        """Note where evidence begins, and in it the way to its place and each stretch of doubt."""
        inside = "evidence" in self.stack[-1].classes
        if "evidence" in classes:
            self.page.evidence.append(EvidenceSeen())
        elif inside and "evidence-ref" in classes:
            self.page.evidence[-1].anchor = unquote(urlsplit(href).fragment)
        elif inside and "doubted" in classes:
            self.page.evidence[-1].doubted.append("")

    def _evidence_words(self, classes: frozenset[str], data: str) -> None:
        if {"evidence", "evidence-does"} <= classes:
            seen = self.page.evidence[-1]
            if "evidence-mark" in classes:
                seen.broken = seen.broken or data in ("缺", "text missing")
                return
            seen.words += data
            if "doubted" in classes:
                seen.doubted[-1] += data

    def handle_endtag(self, tag: str) -> None:
        for at in range(len(self.stack) - 1, 0, -1):
            if self.stack[at].tag == tag:
                del self.stack[at:]
                return

    def handle_data(self, data: str) -> None:
        inside = self.stack[-1]
        if inside.tag in ("style", "script") and self.page.inside and self.page.inside[-1][0] == inside.tag:
            self.page.inside[-1] = (inside.tag, self.page.inside[-1][1] + data)
        if inside.tag == "title":
            self.page.title = self.page.title or data.strip()
        if inside.tag == "style":
            self.page.loaded += re.findall(r"(?:@import\s+(?:url\()?|url\()\s*[\"']?([^\s\"')]+)", data)
        classes = inside.classes
        if "taken-out" in classes:
            for its_id in inside.ids:
                self.page.cuts[its_id] += data
        self._evidence_words(classes, data)
        if not inside.ids or not classes.isdisjoint(_NOT_TEXT):
            return
        corrected, received = "rdg" not in classes, "lem" not in classes
        for its_id in inside.ids:
            if corrected:
                self.texts[its_id].append(data)
            if received:
                self.received[its_id].append(data)

    def seen(self) -> PageSeen:
        """What was seen, when all of the page has been read."""
        self.page.texts = {its_id: "".join(said) for its_id, said in self.texts.items()}
        self.page.received = {its_id: "".join(said) for its_id, said in self.received.items()}
        return self.page


def read_html(text: str) -> PageSeen:
    """Parse one HTML file."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.seen()


def _read(path: Path) -> PageSeen:
    return read_html(path.read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class BlockDue:
    """What a page must show of one block: its kind, both readings, points, missing text, and what was taken out."""

    id: str
    kind: str
    """As handbook.json names it; a measure of a central document is a ``measure``."""
    text: str
    received: str
    marks: tuple[str, ...]
    gaps: tuple[str, ...]
    """Places of its gaps: before, start, end, after."""
    cuts: str = ""


@dataclass(frozen=True, slots=True)
class DocumentDue:
    """What the page of a document must show."""

    code: str
    title: str
    blocks: tuple[BlockDue, ...]


def due(edition: Edition) -> tuple[DocumentDue, ...]:
    """What the pages of an edition must show."""
    return tuple(
        DocumentDue(
            document.code,
            document.title,
            tuple(
                BlockDue(
                    block.id,
                    "measure" if document.is_measure(block) else block.kind,
                    block.text,
                    block.received,
                    tuple(mark.id for mark in block.marks),
                    tuple(gap.place for gap in block.gaps),
                    "".join(words.text for words in block.cuts),
                )
                for block in document.outline.blocks
            ),
        )
        for document in edition.documents
    )


def proofread(site: Path, edition: Edition, base_path: str = "/") -> list[Fault]:
    """All faults of a built site; an empty list means that it shows the edition."""
    names = frozenset(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    pages = [name for name in sorted(names) if name.endswith(".html")]
    seen = dict(zip(pages, every_core(_read, [site / name for name in pages]), strict=True))
    return page_faults(seen, names, due(edition), base_path) + evidence_faults(seen, edition) + policy_faults(seen)


def page_faults(
    seen: Mapping[str, PageSeen], names: Collection[str], documents: Iterable[DocumentDue], base_path: str = "/"
) -> list[Fault]:
    """All faults of the pages ``seen`` (by name) among the files ``names``, held against what the documents say."""
    faults = _texts(seen, documents)
    for name, page in seen.items():
        faults += [
            Fault(name, 1, "the same id twice on a page", each, "ids must be unique")
            for each, n in Counter(page.ids).items()
            if n > 1
        ]
        faults += [
            Fault(name, 1, "the page loads something from elsewhere", a, "ship it") for a in page.loaded if _foreign(a)
        ]
        faults += [Fault(name, 1, "an attribute runs a script", each, "remove it") for each in page.scripts]
        if name != "404.html":
            faults += _kind(name, page)
            faults += _links(names, name, page, seen, base_path)
    return faults


def _kind(name: str, page: PageSeen) -> list[Fault]:
    """What a page has by its kind, as the table of pages says; a file to take away says of no kind."""
    row = kinds_by_name().get(page.kind)
    if page.kind and row is None:
        return [Fault(name, 1, "a page of a kind that is in no row of the table of pages", page.kind, "add a row")]
    if row and row.contents is not page.contents:
        return [Fault(name, 1, "the contents of a page are not as its kind says", page.kind, "report it")]
    return []


_HARMLESS = frozenset({"'none'", "'self'", "file:"})
"""Where a page may take scripts from: nowhere, or beside itself; ``file:`` is that for some browsers in a folder."""


def policy_faults(seen: Mapping[str, PageSeen]) -> list[Fault]:
    """Pages that do not say what may run, or say so that what is in them does not hold (doc/contracts.md §6)."""
    faults = []
    for name, page in seen.items():
        if page.policy is None:
            what = "a page loads something before it says what may be loaded, or says nothing"
            faults.append(Fault(name, 1, what, "no Content-Security-Policy", "see scripts/edition/markup/policy.py"))
            continue
        allowed = {each.split()[0]: set(each.split()[1:]) for each in page.policy.split(";") if each.strip()}
        for needed in ("base-uri", "form-action"):
            if allowed.get(needed) != {"'none'"}:
                faults.append(Fault(name, 1, "a page may send its readers elsewhere", needed, "say 'none'"))
        sources = allowed.get("script-src", allowed.get("default-src", {"*"}))
        for each in sorted(sources - _HARMLESS):
            faults.append(Fault(name, 1, "a page lets scripts run that are not the site's", each, "take it out"))
        sheets = allowed.get("style-src-elem", allowed.get("style-src", set()))
        for tag, text in page.inside:
            found = text.strip()[:40]
            if tag == "script":
                faults.append(Fault(name, 1, "a script inside a page, which does not run", found, "put it in assets/"))
            elif fingerprint(text) not in sheets:
                what = "a style sheet inside a page, which does not hold"
                faults.append(Fault(name, 1, what, found, "put it in the head, or in assets/"))
    return faults


def evidence_faults(seen: Mapping[str, PageSeen], edition: Edition) -> list[Fault]:
    """Quotations of practice that hide a doubt, or that no page shows."""
    found = places(edition.documents)
    held = {(str(link.anchor), link.does): doubted(found[link.anchor], link.does) for link in edition.links.practice}
    # An English page leads to the paragraph where the Chinese leads to a point in it.
    above = {(str(found[anchor].block.id), does): said for (anchor, does), said in held.items()}
    faults = []
    shown: set[tuple[str, str]] = set()
    for name, page in seen.items():
        for each in page.evidence:
            shown.add((each.anchor, each.words))
            known = held.get((each.anchor, each.words)) or above.get((each.anchor, each.words))
            told = f"{each.anchor}: {each.words[:30]}"
            if known is None:
                faults.append(Fault(name, 1, "evidence that no link gives", told, "an error of ours; report it"))
            elif tuple(each.doubted) != known.words or each.broken != known.broken:
                faults.append(
                    Fault(name, 1, "quoted over a doubt without its mark", told, "an error of ours; report it")
                )
    lost = [
        Fault("texts", 1, "a link of practice is on no page", key[0], "report it") for key in held if key not in shown
    ]
    return faults + lost


def _foreign(address: str) -> bool:
    return bool(re.search(r"(?:^|[\s,])(?:[a-z][a-z0-9+.-]*:)?//", address, re.IGNORECASE))


def _texts(seen: Mapping[str, PageSeen], documents: Iterable[DocumentDue]) -> list[Fault]:
    faults = []
    for document in documents:
        name = f"texts/{document.code}/index.html"
        name = name if name in seen else f"texts/{document.code}.html"
        page = seen.get(name)
        if page is None:
            faults.append(Fault(name, 1, "a document has no page", document.code, "see the build's messages"))
            continue
        faults += _document(name, page, document)
        offprint = f"{DOWNLOADS}/{document.code}.html"
        if offprint in seen:
            faults += _document(offprint, seen[offprint], document)
    return faults


DOWNLOADS = "texts/downloads"
"""Where the files to take away are; what they show is held against the edition as the pages are."""


def _document(name: str, page: PageSeen, document: DocumentDue) -> list[Fault]:
    faults = []
    if _bare(page.texts.get(document.code, "")) != _bare(document.title):
        faults.append(Fault(name, 1, "a page does not show its title", document.title[:30], "report it"))
    faults += [*_forms(name, page, document), *_flow(name, page, document), *_notes(name, page)]
    for block in document.blocks:
        shown = page.texts.get(block.id)
        if shown is None:
            faults.append(Fault(name, 1, "a block is not on its page", block.id, "an error of ours; report it"))
        elif _bare(page.received[block.id]) != _bare(block.received):
            found = f"{block.id}: {page.received[block.id][:30]}"
            faults.append(Fault(name, 1, "a block does not show its received reading", found, "report it"))
        elif _bare(shown) != _bare(block.text):
            faults.append(Fault(name, 1, "a block does not show its text", f"{block.id}: {shown[:30]}", "report it"))
        elif page.cuts[block.id] != block.cuts:
            found = f"{block.id}: {page.cuts[block.id][:30]}"
            faults.append(Fault(name, 1, "a block does not show what was taken out of it", found, "report it"))
        faults += [
            Fault(name, 1, "a point is not on its page", mark, "an error of ours; report it")
            for mark in block.marks
            if mark not in page.texts
        ]
    return faults


_FORMS = {"heading": r"h[2-5]", "list": r"li"}


def _forms(name: str, page: PageSeen, document: DocumentDue) -> Iterable[Fault]:
    """A heading is a heading, an entry stands in a list, anything else says what it is."""
    for block in document.blocks:
        form = page.forms.get(block.id)
        wanted = _FORMS.get(block.kind, rf"p\.{block.kind}")
        if form is not None and not re.fullmatch(rf"{wanted}(\..+)?", form):
            yield Fault(
                name, 1, "a block is not shown as what it is", f"{block.id}: {block.kind} as {form}", "report it"
            )


def _flow(name: str, page: PageSeen, document: DocumentDue) -> Iterable[Fault]:
    """Blocks and what is missing between them, in the order of the text; what is missing inside one, inside it."""
    due: list[str] = []
    for block in document.blocks:
        due += [GAP] * block.gaps.count("before") + [block.id] + [GAP] * block.gaps.count("after")
        inside = sum(place not in ("before", "after") for place in block.gaps)
        if page.lacunae.count(block.id) != inside:
            found = f"{block.id}: {page.lacunae.count(block.id)} of {inside}"
            yield Fault(name, 1, "a gap inside a text is not shown", found, "report it")
    known = set(due)
    shown = [each for each in page.flow if each in known]
    if shown != due and set(shown) | {GAP} == known | {GAP}:
        at = next(
            (n for n, pair in enumerate(zip(shown, due, strict=False)) if pair[0] != pair[1]), min(len(shown), len(due))
        )
        found = f"{shown[at] if at < len(shown) else 'the end'} for {due[at] if at < len(due) else 'the end'}"
        yield Fault(name, 1, "blocks and gaps are not in the order of the text", found, "report it")


def _notes(name: str, page: PageSeen) -> Iterable[Fault]:
    """The notes are numbered through in reading order: so are their marks in the text, so are their entries."""
    for prefix in ("mark-", "note-"):
        numbers = [int(each.removeprefix(prefix)) for each in page.flow if re.fullmatch(rf"{prefix}\d+", each)]
        if numbers != sorted(numbers):
            at = next(n for n, number in enumerate(numbers[1:]) if number < numbers[n])
            found = f"{prefix}{numbers[at + 1]} after {prefix}{numbers[at]}"
            yield Fault(name, 1, "the notes are not in reading order", found, "report it")


def _bare(text: str) -> str:
    """HTML trims a paragraph and folds line feeds; text inside must be exact."""
    return text.strip("\n ")


def _links(
    names: Collection[str], name: str, page: PageSeen, seen: Mapping[str, PageSeen], base_path: str
) -> list[Fault]:
    faults = []
    for link in dict.fromkeys(page.links):
        parts = urlsplit(link)
        if parts.scheme == "javascript":
            faults.append(Fault(name, 1, "a link runs a script", link, "remove it"))
        if parts.scheme or parts.netloc:
            continue
        path = unquote(parts.path)
        if path.startswith("/"):
            target = posixpath.normpath("/" + path.removeprefix(base_path)).lstrip("/")
        else:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
        target = "" if target == "." else target
        if target not in names:
            target = posixpath.join(target, "index.html") if target else "index.html"
        if target not in names:
            faults.append(Fault(name, 1, "a link leads nowhere", link, "correct it"))
        elif parts.fragment and target in seen and _anchor(parts.fragment) not in seen[target].texts:
            faults.append(Fault(name, 1, "an anchor is not on its page", link, "correct it"))
    return faults


def _anchor(fragment: str) -> str:
    """The id a fragment leads to; ``project=`` before it asks for the projection of that block (projection.js)."""
    return unquote(fragment).removeprefix("project=")
