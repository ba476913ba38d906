"""Show pages beside their plans, doubts first: one HTML file a page, to be opened in any browser. Decides nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from edition.collate.collate import collate
from edition.desk.disk import text_of
from edition.desk.plan_file import plan
from edition.desk.received_page import read
from edition.desk.tree import Tree
from edition.markup import with_tokens
from edition.nouns import Fault, Faults, Page, SourceError
from edition.review.carry.proposals import plan_path, proposed_path
from edition.review.doubt_items import Written
from edition.review.doubts import doubts
from edition.review.page import Dress, Reviewed, review_page

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Shown:
    """A review page and how much there is to decide on it, and to look at again."""

    html: str
    open: int
    others: int


def review(tree: Tree, pages: Sequence[Path] = ()) -> dict[str, Shown]:
    """File name → review page of these pages, or of all. Raises Faults with those of all pages that cannot be shown."""
    css, js = ((_HERE / "assets" / f"review.{kind}").read_text(encoding="utf-8") for kind in ("css", "js"))
    dress = Dress(with_tokens(css), js)
    faults: list[Fault] = []
    made: dict[str, Shown] = {}
    for path in pages or sorted(tree.sources.glob("*.txt")):
        try:
            shown = _reviewed(tree, read(path))
        except SourceError as error:
            faults.append(error.fault)
        except Faults as found:
            faults += found.faults
        else:
            open_ones = sum(doubt.open for doubt in shown.doubts)
            html = review_page(shown, dress)
            made[f"{shown.page.source}.html"] = Shown(html, open_ones, len(shown.doubts) - open_ones)
    if faults:
        raise Faults(faults)
    return made


def _reviewed(tree: Tree, page: Page) -> Reviewed:
    """The page with its plan; with the proposal where one is waiting, because that is what needs reading."""
    proposed = proposed_path(tree, page.source)
    waits = proposed.exists()
    path = proposed if waits else plan_path(tree, page.source)
    if not path.exists():
        remedy = f"draft one: make propose PAGE={page.path}"
        raise Faults([Fault(str(page.path), 1, "the page has no plan", path.name, remedy)])
    made = plan(path)
    articles, rows = collate(page, made)
    name = path.relative_to(tree.root).as_posix()
    written = Written(name, tuple(text_of(path).split("\n")))
    return Reviewed(page, made, articles, rows, doubts(page, made, rows), written, waits)
