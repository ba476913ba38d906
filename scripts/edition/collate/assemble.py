"""Bring a working tree's pages, plans and records together into an edition. Reads the disk, writes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from edition.collate.collate import collate
from edition.collate.emend import emend, emendations
from edition.collate.outline import structure
from edition.collate.protected import leaders, unproved
from edition.desk.address import canonical
from edition.desk.catalogue import catalogue
from edition.desk.disk import text_of
from edition.desk.edition_file import hash_of, version_of
from edition.desk.plan_file import plan_faults
from edition.desk.received_page import read
from edition.desk.tree import PROPOSED, Tree
from edition.desk.versions import versions
from edition.ids.lock import locked
from edition.links.links import links
from edition.nouns import (
    UNSEEN,
    Document,
    DocumentCode,
    Edition,
    Fault,
    Faults,
    LedgerRow,
    Locked,
    Outline,
    Page,
    Plan,
    PlannedEmendation,
    SourceError,
    SourceId,
    unreviewed,
)


def assemble(tree: Tree) -> Edition:
    """Read, collate and structure everything. Raises Faults with all faults of all pages at once."""
    faults: list[Fault] = []
    before = _read_now(tree)
    pages = _pages(tree, faults)
    if not pages:
        raise Faults(faults)
    plans = _plans(tree, pages, faults)
    known = _locked(tree, faults)
    rows: list[LedgerRow] = []
    outlines: list[Outline] = []
    planned: list[PlannedEmendation] = []
    for page in pages:
        if plan := plans.get(page.source):
            try:
                made, of_page, readings = _collated(tree, page, plan, known)
            except Faults as found:
                faults += found.faults
                continue
            rows += made
            outlines += of_page
            planned += readings
    faults += _codes_used_twice(plans.values()) + _stray_readings(tree, pages)
    if faults:
        raise Faults(faults)
    documents = _documents(tree, pages, plans, outlines)
    if against := unproved(documents, planned, plans, leaders(tree.editorial / "leaders.yml")):
        raise Faults(against)
    version = version_of(tree)
    named, connections = links(tree.editorial, documents, pages)
    if hash_of(tree) != before:
        what, remedy = (
            "pages or editorial files were changed while they were read",
            "save everything, then run it again",
        )
        raise Faults([Fault(str(tree.editorial), 1, what, "", remedy)])
    return Edition(
        version, before, tuple(pages), tuple(rows), documents, named, connections, _notes(plans),
        published=known, versions=versions(tree.versions, version), online=_online(tree),
    )  # fmt: skip


def _read_now(tree: Tree) -> str:
    """The hash of all that is about to be read; empty where something cannot be, which is told where it is read."""
    try:
        return hash_of(tree)
    except Faults:
        return ""


def _collated(
    tree: Tree, page: Page, plan: Plan, known: Sequence[Locked]
) -> tuple[list[LedgerRow], list[Outline], tuple[PlannedEmendation, ...]]:
    """One page: its ledger rows, its outlines with both readings, and its emendations."""
    articles, rows = collate(page, _with_draft_codes(page, plan))
    outlines = [structure(article, page, known) for article in articles]
    planned = emendations(tree.readings / f"{page.source}.yml", page)
    return rows, emend(outlines, planned), planned


def _documents(
    tree: Tree, pages: Sequence[Page], plans: Mapping[SourceId, Plan], outlines: Sequence[Outline]
) -> tuple[Document, ...]:
    """Outlines with what the editors record of them; a draft has no record yet."""
    codes = {outline.code: outline.source for outline in outlines if outline.status == "reviewed"}
    entries, sources = catalogue(
        tree.editorial / "documents.yml", tree.editorial / "sources.yml", pages, codes, _draft_codes(plans)
    )
    return tuple(
        Document(o, entries[o.code] if o.status == "reviewed" else unreviewed(o.code), sources.get(o.source, UNSEEN))
        for o in outlines
    )


def _notes(plans: Mapping[SourceId, Plan]) -> tuple[tuple[SourceId, str], ...]:
    """What the editors say of a page as a whole."""
    return tuple((source, plan.note) for source, plan in plans.items() if plan.note)


def _stray_readings(tree: Tree, pages: Iterable[Page]) -> list[Fault]:
    """A file of emendations that belongs to no page would be passed over in silence."""
    named = {f"{page.source}.yml" for page in pages}
    return [
        Fault(str(path), 1, "emendations of no page here", path.name, "name the file after its page, as in 004.yml")
        for path in sorted(tree.readings.glob("*"))
        if path.name not in named
    ]


def _pages(tree: Tree, faults: list[Fault]) -> list[Page]:
    pages: list[Page] = []
    seen: dict[str, Path] = {}
    for path in sorted(tree.sources.glob("*.txt")):
        try:
            page = read(path)
        except SourceError as error:
            faults.append(error.fault)
            continue
        if page.source in seen:
            what = "two pages with the same number"
            faults.append(
                Fault(str(path), 1, what, f"{page.source}, also {seen[page.source].name}", "rename one of them")
            )
            continue
        seen[page.source] = path
        pages.append(page)
    if not pages and not faults:
        faults.append(Fault(str(tree.sources), 1, "there are no pages", "", "put *.txt files into sources/"))
    return pages


def _plans(tree: Tree, pages: Iterable[Page], faults: list[Fault]) -> dict[SourceId, Plan]:
    plans: dict[SourceId, Plan] = {}
    folder = tree.plans
    for page in pages:
        path = folder / f"{page.source}.yml"
        if not path.exists():
            remedy = f"draft one: make propose PAGE={page.path}; then read it against the page"
            faults.append(Fault(str(page.path), 1, "the page has no plan", str(path), remedy))
            continue
        plan, found = plan_faults(path)
        faults += found
        if plan:
            plans[page.source] = plan
    known = {page.source for page in pages}
    for path in sorted(path for path in folder.glob("*.yml") if not path.name.endswith(PROPOSED)):
        if path.stem not in known and not any(fault.path.endswith(f"/{path.stem}") for fault in faults):
            named = [fault for fault in faults if Path(fault.path).name.startswith(f"{path.stem}_")]
            if not named:
                faults.append(
                    Fault(str(path), 1, "a plan without its page", path.stem, "restore the page or remove the plan")
                )
    return plans


def _locked(tree: Tree, faults: list[Fault]) -> tuple[Locked, ...]:
    try:
        return locked(tree.lock)
    except Faults as found:
        faults += found.faults
        return ()


def _codes_used_twice(plans: Iterable[Plan]) -> list[Fault]:
    seen: dict[DocumentCode, Plan] = {}
    faults = []
    for plan in plans:
        for article in plan.articles:
            if article.code in seen and seen[article.code] is not plan:
                other = seen[article.code].path.name
                what = "a document code is used by two pages"
                faults.append(
                    Fault(str(plan.path), article.at, what, f"{article.code}, also {other}", "choose another code")
                )
            seen.setdefault(article.code, plan)
    return faults


def _with_draft_codes(page: Page, plan: Plan) -> Plan:
    """Until a plan is reviewed its articles are ``draft-<page>-<n>``, whatever codes it plans: they cannot be cited."""
    if plan.status == "reviewed":
        return plan
    articles = tuple(
        replace(article, code=DocumentCode(f"draft-{page.source}-{n}")) for n, article in enumerate(plan.articles, 1)
    )
    return replace(plan, articles=articles)


def _draft_codes(plans: Mapping[SourceId, Plan]) -> dict[SourceId, frozenset[DocumentCode]]:
    return {
        source: frozenset(article.code for article in plan.articles)
        for source, plan in plans.items()
        if plan.status == "draft"
    }


def _online(tree: Tree) -> str:
    settings = tree.root / "mkdocs.yml"
    return canonical(text_of(settings)) if settings.exists() or settings.is_symlink() else ""
