"""What must hold before a commit: a strict build, the lock, the state of the plans."""

from __future__ import annotations

from edition.desk.disk import edge, workshop
from edition.desk.received_page import sums_faults
from edition.desk.tree import Tree
from edition.desk.versions import undescribed
from edition.ids import cite
from edition.ids.lock import moved_faults, rewritten_faults, unlocked_faults
from edition.links.english import stale
from edition.links.english_practice import practice_in_english, stale_practice
from edition.links.english_tables import chinese_words, stale_tables
from edition.links.english_training import stale_paths
from edition.links.places import places
from edition.nouns import Edition, Fault, Faults, Suspicion
from edition.review.carry.proposals import standing
from edition.review.coverage import coverage, open_grounds
from edition.review.english import number_faults, practice_doubt_faults, practice_number_faults, table_number_faults
from edition.review.english_terms import term_faults
from edition.review.suspicions.suspicions import suspicions
from edition.site.build import build
from edition.site.runners import runner_faults


def check(tree: Tree, *, both_runners: bool = False) -> tuple[list[Fault], list[str]]:
    """What must hold before a commit: a strict build, the lock, the state of the plans. Faults and remarks.

    ``both_runners`` builds a second time, with ProperDocs, and holds the sites against each other.
    """
    faults, remarks = standing(tree)
    try:
        with edge(tree.root), workshop(tree.build, "check") as folder:
            site = folder / "site"
            edition = build(tree, site)
            faults += runner_faults(tree, edition, site) if both_runners else []
    except Faults as found:
        return faults + found.faults, remarks
    known = edition.published
    faults += moved_faults(tree.lock, edition) + unlocked_faults(tree.lock, known, edition.documents)
    faults += rewritten_faults(tree.lock, edition)
    faults += undescribed(tree.versions, edition.version, edition.versions)
    remarks += [] if edition.online else [NO_ADDRESS]
    faults += coverage(edition, tree.editorial)
    faults += stale(edition.links.digests, edition.documents)
    faults += stale_practice(edition.links.practice, edition.links.practice_english)
    faults += number_faults(edition.links.digests, edition.documents)
    faults += term_faults(edition.links, edition.documents)
    english = practice_in_english(edition.links.practice, edition.links.practice_english)
    faults += practice_number_faults(english) + practice_doubt_faults(english, places(edition.documents))
    chinese, tables = chinese_words(edition.links, edition.documents), edition.links.tables_english
    faults += stale_paths(edition.links.paths, edition.links.paths_english)
    faults += stale_tables(tables, chinese) + table_number_faults(tables, chinese)
    faults += sums_faults(tree.sources / "SHA256SUMS", edition.pages)
    remarks += cite.remarks(edition.documents) + open_grounds(edition)
    return faults, remarks + [_remark(found) for found in _unsettled(edition)]


NO_ADDRESS = (
    "mkdocs.yml: site_url 是示例地址，打印稿不印二维码"
    " (site_url is no public address: printed documents carry no QR code until it is set)"
)


def _unsettled(edition: Edition) -> list[Suspicion]:
    """Suspicious readings that no editor has settled by an emendation or a note of doubt."""
    outlines = [document.outline for document in edition.documents]
    settled = {(b.id, at) for o in outlines for b in o.blocks for e in b.emendations for at in range(e.start, e.end)}
    return [
        found
        for found in suspicions(outlines)
        if not any((found.anchor, at) in settled for at in range(found.start, found.end))
    ]


def _remark(found: Suspicion) -> str:
    return f"{found.anchor}: {found.rule}: {found.found}：{found.evidence}"
