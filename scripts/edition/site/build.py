"""Build the site into a staging folder, prove it, and only then put it in the place of the last good one."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import yaml

from edition.collate.assemble import assemble
from edition.desk.disk import clock_faults, edge, put, text_of, workshop
from edition.desk.signers import signers
from edition.desk.tree import Tree
from edition.files.citing import citing
from edition.files.data import export
from edition.files.downloads import Imprint, all_in_one, downloads, markdown_files, sizes
from edition.files.other_names import dead_ends
from edition.files.quotation_data import quotation_index
from edition.files.references import references
from edition.files.search_entries import findable
from edition.files.search_files import Group, search_index
from edition.files.search_names import told
from edition.links.lookups import connections
from edition.markup import with_tokens
from edition.nouns import Edition, Fault, Faults
from edition.pages.account import fragments, page_pictures
from edition.pages.all_pages import render
from edition.pages.citation import unrecorded_table
from edition.pages.code_links import code_definitions
from edition.pages.downloads import downloads_table
from edition.pages.in_english.fragments import english_fragments
from edition.pages.in_english.pages import english_grids
from edition.pages.in_english.saying import saying
from edition.pages.link_files import LINKS, link_definitions, term_words
from edition.pages.look_up.matrix_grid import grids
from edition.pages.offline import Offer, Offline, offline_for_templates, offline_fragments
from edition.pages.table import generated_found_by_words
from edition.pages.templates.template_data import summary
from edition.pages.versions import version_fragments
from edition.reading.document import Readings, readings
from edition.reading.page import read_pages
from edition.site.alone import alone
from edition.site.assets import published
from edition.site.every_core import every_core
from edition.site.for_machines import for_machines
from edition.site.mkdocs_run import Runner, epoch, run_mkdocs
from edition.site.proofread import DOWNLOADS, proofread, read_html
from edition.site.swap import restore, swap, swap_was_killed
from edition.site.trim import trimmed

Beside = Callable[[Mapping[str, bytes]], Mapping[str, bytes]]
"""What more a site holds beside its files: signatures of some of them."""

PackedBy = Callable[[Edition, Readings], tuple[Offer, Mapping[str, bytes]]]
"""What packs the bundle of the written tree: what the pages say of it, and the files by name."""


def build(
    tree: Tree,
    site: Path,
    runner: Runner = "mkdocs",
    beside: Beside | None = None,
    packed: PackedBy | None = None,
) -> Edition:
    """Build ``site`` from the tree, with the bundle that ``packed`` makes offered in it. Raises Faults; then ``site``
    is still what it was before."""
    with edge(tree.root):
        tree.build.mkdir(exist_ok=True)
        if swap_was_killed(site):
            with alone(tree):
                restore(site)
        edition = assemble(tree)
        own_pages(tree)
        with alone(tree):
            _build(tree, site, edition, runner, beside, packed)
    return edition


def _build(
    tree: Tree, site: Path, edition: Edition, runner: Runner, beside: Beside | None, packed: PackedBy | None
) -> None:
    read = readings(edition)
    write_generated(tree, edition, read)
    handed_out: Mapping[str, bytes] = {}
    if packed:
        offer, handed_out = packed(edition, read)
        say_offline(tree, edition, offer)
    with workshop(tree.build, "site") as staging:
        fill(tree, staging, edition, read, runner=runner, handed_out=handed_out)
        if beside:
            there = {p.relative_to(staging).as_posix(): p.read_bytes() for p in staging.rglob("*") if p.is_file()}
            _write_all(staging, beside(there))
        swap(staging, site)


def fill(
    tree: Tree,
    staging: Path,
    edition: Edition,
    read: Readings,
    config: str = "mkdocs.yml",
    runner: Runner = "mkdocs",
    handed_out: Mapping[str, bytes] | None = None,
) -> None:
    """Make a site of the written tree in ``staging``, with files that pages hand out, and prove it. Raises Faults."""
    found = findable(edition, read, own_pages(tree))
    _hold_other_names(tree, edition, found["zh"])
    run_mkdocs(tree, staging, config, epoch(edition.version), runner)
    _write_all(staging / "data", {**export(edition), **_schemas(tree), **_looked_up(tree, edition, read)})
    _write_all(staging / "data", references(edition, replace(_imprint(tree), online=edition.online)))
    _write_all(staging / "assets", published(tree.root / "assets"))
    # MkDocs would take these for pages: they come in behind its back.
    _write_all(staging / DOWNLOADS, {path.name: path.read_bytes() for path in (tree.build / "downloads").glob("*.md")})
    _write_all(staging / "search", search_index(found, ids=told(edition)))
    _write_all(staging, handed_out or {})
    _trim(staging, _site_keeps(tree))
    _write_for_machines(staging, edition)
    _write_all(staging / "data", citing(edition, read, _names(staging)))
    if faults := proofread(staging, edition):
        raise Faults(faults)


def _write_for_machines(staging: Path, edition: Edition) -> None:
    """What is asked for by name; the handbook is called what its start pages say in either language."""
    maps = {name: (staging / name).read_bytes() for name in ("sitemap.xml",) if (staging / name).exists()}
    _write_all(staging, for_machines(maps, edition, _names(staging)))


def _names(staging: Path) -> tuple[str, str]:
    """What the handbook is called in Chinese and in English."""
    chinese, english = (read_html(text_of(staging / name)).title for name in ("index.html", "en/index.html"))
    return chinese, english


def write_generated(tree: Tree, edition: Edition, read: Readings) -> None:
    """Write the Markdown that MkDocs reads and the summary that templates read; nothing else of the tree changes."""
    if wrong := clock_faults():
        raise Faults(wrong)
    shutil.rmtree(tree.generated, ignore_errors=True)
    imprint = replace(_imprint(tree), public=bool(edition.online))
    when = int(epoch(edition.version))
    pages = render(edition, read)
    connected = connections(edition)
    links = {
        document.code: link_definitions(pages["zh"][f"{document.code}.md"], term_words(document, connected), connected)
        for document in edition.documents
    }
    texts = {document.code: pages["zh"][f"{document.code}.md"] for document in edition.documents}
    as_markdown = markdown_files(edition, read, imprint, texts, links)
    taken = downloads(edition, read, imprint, _offprint_css(), when, every_core)
    taken |= all_in_one({**taken, **as_markdown}, when)
    bytes_of = sizes({**taken, **as_markdown})
    _write_all(tree.generated, pages["zh"])
    _write_all(tree.generated / "downloads", taken)
    shutil.rmtree(tree.generated_english, ignore_errors=True)
    _write_all(tree.generated_english, pages["en"])
    tree.build.mkdir(exist_ok=True)
    shutil.rmtree(tree.build / "fragments", ignore_errors=True)
    shutil.rmtree(tree.build / "downloads", ignore_errors=True)
    _write_all(tree.build / "downloads", as_markdown)
    received = read_pages(edition, read).values()
    english = saying(connected)
    said = {
        **fragments(edition, received),
        **english_fragments(english, received, bytes_of),
        "unrecorded": unrecorded_table(edition.documents),
        **version_fragments(edition, [(each.name, each.fingerprint) for each in signers(tree.signers)]),
        **code_definitions(edition.documents, (digest.code for digest in edition.links.digests)),
        "downloads": downloads_table(edition.documents, bytes_of),
    }
    drawn = {**page_pictures(received), **grids(connected), **english_grids(english)}
    drawn |= {LINKS.format(code): defined for code, defined in links.items()}
    _write_all(tree.build / "fragments", {**{f"{name}.md": text for name, text in said.items()}, **drawn})
    _put_summary(tree, summary(edition, read, imprint.book, bytes_of))
    say_offline(tree, edition, "none")


def say_offline(tree: Tree, edition: Edition, offline: Offline) -> None:
    """Write anew what the pages say of the bundle: it is known when the rest has been written."""
    _write_all(
        tree.build / "fragments", {f"{name}.md": text for name, text in offline_fragments(edition, offline).items()}
    )
    told = json.loads(text_of(tree.build / "summary.json"))
    _put_summary(tree, {**told, "offline": offline_for_templates(offline)})


def _put_summary(tree: Tree, told: Mapping[str, object]) -> None:
    put(tree.build / "summary.json", json.dumps(told, ensure_ascii=False, indent=1) + "\n")


def _hold_other_names(tree: Tree, edition: Edition, groups: Sequence[Group]) -> None:
    """Raises Faults for those that lead nowhere, before anything is set."""
    codes = [document.code for document in edition.documents]
    paths = [path.slug for path in edition.links.paths]
    if faults := dead_ends(str(tree.editorial / "synonyms.yml"), codes, paths, edition.links.other_names, groups):
        raise Faults(faults)


def _trim(staging: Path, keeps: Sequence[str]) -> None:
    """Take out of the folder what nobody opens. Raises Faults."""
    there = {path.relative_to(staging).as_posix(): path.read_bytes() for path in staging.rglob("*") if path.is_file()}
    kept, faults = trimmed(there, keeps)
    if faults:
        raise Faults(faults)
    for name in there.keys() - kept.keys():
        (staging / name).unlink()
    _write_all(staging, {name: raw for name, raw in kept.items() if raw != there[name]})
    for folder in sorted((path for path in staging.rglob("*") if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


def _site_keeps(tree: Tree) -> list[str]:
    """Patterns of files that scripts load under names which they put together while they run."""
    extra = _settings(tree).get("extra")
    keeps = extra.get("site_keeps") if isinstance(extra, dict) else None
    return [str(each) for each in keeps] if isinstance(keeps, list) else []


def _imprint(tree: Tree) -> Imprint:
    """Name and address of the handbook, as MkDocs' settings give them."""
    settings = _settings(tree)
    name, address = settings.get("site_name"), settings.get("site_url")
    if not isinstance(name, str) or not isinstance(address, str) or not name or not address:
        found = "site_name" if not isinstance(name, str) or not name else "site_url"
        remedy = "give site_name and site_url, both as text"
        path = str(tree.root / "mkdocs.yml")
        raise Faults([Fault(path, 1, "name or address of the handbook is missing", found, remedy)])
    return Imprint(name, address.rstrip("/") + "/")


def _settings(tree: Tree) -> dict[str, object]:
    """MkDocs' settings, every value as text: what is in them is MkDocs' to judge."""
    path = tree.root / "mkdocs.yml"
    text = text_of(path)
    with edge(path):
        made = yaml.load(text, Loader=yaml.BaseLoader)
    return made if isinstance(made, dict) else {}


def _offprint_css() -> str:
    return with_tokens((Path(__file__).parent.parent / "files" / "single" / "single.css").read_text("utf-8"))


def _write_all(folder: Path, files: Mapping[str, str | bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def _schemas(tree: Tree) -> dict[str, str]:
    return {path.name: text_of(path) for path in sorted((tree.root / "schemas").glob("*.schema.json"))}


def own_pages(tree: Tree) -> dict[str, str]:
    """The Markdown that is searched by its words, by its name below ``docs/``: what is written by hand, and generated
    pages of such a kind."""
    docs = tree.root / "docs"
    made = () if generated_found_by_words() else (tree.generated, tree.generated_english)
    paths = [path for path in sorted(docs.rglob("*.md")) if not any(path.is_relative_to(each) for each in made)]
    return {path.relative_to(docs).as_posix(): text_of(path) for path in paths}


def _looked_up(tree: Tree, edition: Edition, read: Readings) -> dict[str, str]:
    """What 「核对引文」 loads."""
    pages = [path.name.removesuffix(".md") for path in tree.generated.iterdir()]
    return {"quotations.js": quotation_index(edition, read, edition.published, pages, _imprint(tree).online)}
