"""The command line: build, serve, check, scripts, lock, propose, review, bundle, verify, index, quotations.

See CONTRIBUTING.
"""

from __future__ import annotations

import argparse
import csv
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from edition.collate.assemble import assemble
from edition.collate.collate import collate
from edition.desk.disk import edge, program_fault, put
from edition.desk.plan_file import write_plan
from edition.desk.received_page import read
from edition.desk.tree import Tree
from edition.files.data import ledger_lines
from edition.ids.lock import lock, moved_faults, rewritten
from edition.nouns import Edition, Fault, Faults, Page, Plan, SourceError
from edition.propose.many import propose_many
from edition.propose.propose import propose
from edition.review.carry.proposals import answer
from edition.review.show import review
from edition.site.build import Beside, build
from edition.site.check import check
from edition.site.lint import lint
from edition.site.mkdocs_run import RUNNERS
from edition.site.offline.bundle import beside_the_site, bundle, told
from edition.site.offline.sign import signatures
from edition.site.offline.verify import signature_of, verify, verify_one
from edition.site.other_engines import INDEX, LANGUAGES, WITHOUT_TANTIVY, asked_of, write_other_engines
from edition.site.reports import CheckedReport, checked_reports, csv_rows
from edition.site.serve import serve

GOOD, AT_FAULT = 0, 1
"""Exit codes; wrong usage is 2, from argparse."""


STAYS = {
    "_build": ("网站未更新", "the last good site stays"),
    "_serve": ("网站未更新", "the last good site stays"),
    "_bundle": ("离线包未更新", "the last good bundle stays"),
    "_verify": ("与清单或账目不符", "this is not the bundle that was made"),
}
"""What a command that failed left as it was."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Exit 1 lists every fault as ``file:line: what is wrong (what was found); what to do``."""
    options = _parser().parse_args(arguments)
    try:
        with edge(options.root):
            return int(options.run(options))
    except Faults as found:
        _report(found.faults, options.root, _stays(options))
    except SourceError as error:
        _report([error.fault], options.root, _stays(options))
    except KeyboardInterrupt:
        print()
        return GOOD
    return AT_FAULT


def _stays(options: argparse.Namespace) -> tuple[str, str]:
    return STAYS.get(options.run.__name__, ("未作改动", "nothing was changed"))


def _report(faults: Sequence[Fault], root: Path, stays: tuple[str, str]) -> None:
    """Say all faults, and what stayed as it was."""
    for fault in faults:
        print(_worded(fault, root), file=sys.stderr)
    print(f"{len(faults)} 处有误，{stays[0]}。{len(faults)} at fault; {stays[1]}.", file=sys.stderr)


def _worded(fault: Fault, root: Path) -> str:
    """A fault on one line, its file named from the tree."""
    text = str(fault).replace(f"{root}/", "").replace("\n", " ")
    return text.encode("utf-8", "backslashreplace").decode()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="handbook.py", description=__doc__)
    here = Path(__file__).resolve().parent.parent
    parser.add_argument("--root", type=lambda given: Path(given).resolve(), default=here, help="the working tree")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    made = commands.add_parser("build", help="build site/ from sources/ and editorial/")
    made.add_argument("--site", type=Path, help="another folder than site/")
    made.add_argument("--sign", type=Path, metavar="KEY", help="sign what is handed out as one file with this key")
    made.add_argument(
        "--with-bundle", action="store_true", help="pack the offline handbook too and offer it in the site"
    )
    made.add_argument("--runner", choices=RUNNERS, default="mkdocs", help="what makes HTML of the Markdown")
    made.set_defaults(run=_build)

    made = commands.add_parser("serve", help="build, serve on 127.0.0.1:PORT, build again on changes")
    made.add_argument("--site", type=Path, help="another folder than site/")
    made.add_argument("--port", type=int, default=None, help="default: PORT, or 8000")
    made.set_defaults(run=_serve)

    made = commands.add_parser("check", help="strict build, ids, editorial state")
    made.add_argument("--both-runners", action="store_true", help="build with ProperDocs too: the sites must be alike")
    made.set_defaults(run=_check)

    made = commands.add_parser("scripts", help="types and rules of the site's scripts, by tsc and eslint")
    made.set_defaults(run=_scripts)

    made = commands.add_parser("lock", help="append new ids of reviewed documents to editorial/anchors.lock")
    made.set_defaults(run=_lock)

    made = commands.add_parser("propose", help="draft the plan of a page")
    made.add_argument("pages", nargs="+", type=Path, metavar="PAGE")
    made.add_argument("--ledger", type=Path, metavar="FILE|DIR", help="also write the draft's ledger")
    made.add_argument("--write", action="store_true", help="write editorial/plans/<page>.yml, or a proposal beside it")
    made.set_defaults(run=_propose)

    made = commands.add_parser("review", help="show pages beside their plans, doubts first, as files for a browser")
    made.add_argument("pages", nargs="*", type=Path, metavar="PAGE", help="default: all pages")
    made.add_argument("--out", type=Path, metavar="DIR", help="default: build/review")
    made.set_defaults(run=_review)

    made = commands.add_parser("bundle", help="build the offline site and pack it into dist/")
    made.add_argument("--out", type=Path, metavar="DIR", help="default: dist")
    made.add_argument("--sign", type=Path, metavar="KEY", help="sign it with this private key of OpenSSH")
    made.set_defaults(run=_bundle)

    made = commands.add_parser("verify", help="hold a bundle against its manifest and its ledger")
    made.add_argument("bundles", nargs="+", type=Path, metavar="DIR|ZIP")
    made.add_argument(
        "--signers", type=Path, metavar="FILE", help="whose signatures count; default: editorial/allowed_signers"
    )
    made.add_argument("--signed", action="store_true", help="refuse what nobody has signed")
    made.set_defaults(run=_verify)

    made = commands.add_parser("quotations", help="check the quotations of a folder of reports, as 核对引文 does")
    made.add_argument("folder", type=Path, metavar="FOLDER", help="files .docx, .txt, .html, .md, folders below too")
    made.add_argument("--site", type=Path, help="the built site with the texts; default: site/")
    made.add_argument("--csv", type=Path, metavar="FILE", help="also write one table of all findings")
    made.add_argument("--comments", type=Path, metavar="DIR", help="also write Word files with comments there")
    made.set_defaults(run=_quotations)

    made = commands.add_parser("index", help="write the entries of the search for OpenSearch and tantivy")
    made.add_argument("--out", type=Path, metavar="DIR", help=f"default: {INDEX}")
    made.add_argument("--ask", metavar="WORDS", help="put a question to the index of tantivy that is there")
    made.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0], help="of the question")
    made.set_defaults(run=_index)
    return parser


def _site(options: argparse.Namespace) -> Path:
    site: Path = options.site.resolve() if options.site else options.root / "site"
    return site


def _build(options: argparse.Namespace) -> int:
    tree = Tree(options.root)
    packed = beside_the_site(tree, options.sign) if options.with_bundle else None
    edition = build(tree, _site(options), options.runner, _signing(options.sign), packed)
    _said(edition)
    print(f"Built {_site(options)}, version {edition.full_version}")
    return GOOD


def _signing(key: Path | None) -> Beside | None:
    return (lambda files: signatures(files, key)) if key else None


def _said(edition: Edition) -> None:
    lines, dropped = len(edition.rows), sum(1 for row in edition.rows if row.drop)
    print(
        f"{len(edition.pages)} pages, {lines} lines, {dropped} dropped as repeats, {len(edition.documents)} documents"
    )


def _serve(options: argparse.Namespace) -> int:
    tree, site = Tree(options.root), _site(options)
    port = options.port if options.port is not None else _port(os.environ.get("PORT") or "8000")

    watched = [tree.sources, tree.editorial, tree.root / "overrides", tree.root / "mkdocs.yml"]
    watched += [tree.root / "assets"]
    serve(site, port, lambda: [*watched, *_own_pages(tree)], rebuilding(tree, site))
    return GOOD


def rebuilding(tree: Tree, site: Path) -> Callable[[], list[str]]:
    """Build ``site`` and say what is at fault, in the terminal and as lines for its pages. Nothing is raised."""

    def rebuild() -> list[str]:
        try:
            with edge(tree.root):
                _said(build(tree, site))
            return []
        except Faults as found:
            faults = found.faults
        except SourceError as error:
            faults = [error.fault]
        except Exception as error:  # a fault of the program must not end what an editor is working with
            faults = [program_fault(error)]
        _report(faults, tree.root, STAYS["_serve"])
        return [_worded(fault, tree.root) for fault in faults]

    return rebuild


def _own_pages(tree: Tree) -> list[Path]:
    """What we wrote under docs/zh and docs/en; the generated folders in them change with every build."""
    generated = (tree.generated, tree.generated_english)
    return [
        path
        for folder in generated
        if folder.parent.is_dir()
        for path in folder.parent.iterdir()
        if path not in generated
    ]


def _port(given: str) -> int:
    if not given.isascii() or not given.isdigit():
        raise Faults([Fault("PORT", 1, "not a port", given, "give a number from 1 to 65535")])
    return int(given)


def _check(options: argparse.Namespace) -> int:
    faults, remarks = check(Tree(options.root), both_runners=options.both_runners)
    for remark in remarks:
        print(remark)
    if faults:
        raise Faults(faults)
    print(f"All well: strict build{' with both runners' if options.both_runners else ''}, texts, links, ids.")
    return GOOD


def _scripts(options: argparse.Namespace) -> int:
    if faults := lint(Tree(options.root)):
        raise Faults(faults)
    print("All well: types and rules of the site's scripts.")
    return GOOD


def _lock(options: argparse.Namespace) -> int:
    tree = Tree(options.root)
    edition = assemble(tree)
    if faults := moved_faults(tree.lock, edition):
        raise Faults(faults)
    for each in rewritten(edition.published, edition.documents):
        print(f"{each}: 编号下的文字已改，按新文字登记 (locked with its new text)")
    added = lock(tree.lock, edition.published, edition.documents)
    print(f"{added} ids added to {tree.lock.relative_to(tree.root)}")
    return GOOD


def _propose(options: argparse.Namespace) -> int:
    faults: list[Fault] = []
    many = len(options.pages) > LONG_RUN
    for done, (path, made) in enumerate(zip(options.pages, propose_many(options.pages, _drafted), strict=True), 1):
        if isinstance(made, Fault):
            faults.append(made)
        else:
            _propose_page(path, *made, options)
        if many:
            print(f"\r{done}/{len(options.pages)}", end="" if done < len(options.pages) else "\n", file=sys.stderr)
    if faults:
        raise Faults(faults)
    return GOOD


LONG_RUN = 20
"""Pages from which on progress is shown: a few seconds' work."""


def _drafted(path: Path) -> tuple[Page, Plan] | Fault:
    """One page and its draft, made in whatever process is free."""
    try:
        page = read(path)
    except SourceError as error:
        return error.fault
    return page, propose(page)


def _propose_page(path: Path, page: Page, draft: Plan, options: argparse.Namespace) -> None:
    if not options.write and not options.ledger:
        print(write_plan(draft), end="")
    if options.ledger:
        _, rows = collate(page, draft)
        several = len(options.pages) > 1 or options.ledger.is_dir() or not options.ledger.suffix
        ledger = options.ledger / f"{path.stem}.jsonl" if several else options.ledger
        put(ledger, ledger_lines(rows, {}))
    if options.write:
        _write_answer(Tree(options.root), page, draft)


def _write_answer(tree: Tree, page: Page, draft: Plan) -> None:
    made = answer(tree, page, draft)
    if made.path is None:
        print(made.said)
        return
    put(made.path, made.text)
    print(f"{made.path.relative_to(tree.root)}: {made.said}")


def _review(options: argparse.Namespace) -> int:
    tree = Tree(options.root)
    folder = options.out.resolve() if options.out else tree.build / "review"
    for name, shown in review(tree, options.pages).items():
        put(folder / name, shown.html)
        print(f"{folder / name}: {shown.open} to decide, {shown.others} to look at again")
    return GOOD


def _bundle(options: argparse.Namespace) -> int:
    made = bundle(Tree(options.root), options.out.resolve() if options.out else options.root / "dist", options.sign)
    print(told(made))
    print(f"Bundled {made.path}, sha256 {made.sha256}")
    print("已签名 Signed." if options.sign else "未签名 Unsigned: see PUBLISHING.md, 5.")
    return GOOD


def _verify(options: argparse.Namespace) -> int:
    """All that are given: ``dist/`` keeps the bundles of earlier versions, and a pattern names them all."""
    faults: list[Fault] = []
    for path in options.bundles:
        if len(options.bundles) > 1:
            print(f"{path.name}:")
        try:
            _vouch(path, options)
        except Faults as found:
            faults += found.faults
            if len(options.bundles) > 1:
                print(f"{len(found.faults)} at fault, see below.")
    if faults:
        raise Faults(faults)
    return GOOD


def _vouch(path: Path, options: argparse.Namespace) -> None:
    if signature_of(path.absolute()).is_file():
        who = verify_one(path.absolute(), options.root, options.signers)
        print(f"{path.name}: 完整，有签名。 Whole, signed by {who}.")
        return
    found = verify(path.absolute(), options.root, options.signers)
    if options.signed and not found.signed_by:
        remedy = "ask for a signed copy"
        raise Faults([Fault(str(path), 1, "whole, but unsigned", "", remedy)])
    account = found.account
    print(f"{found.files} files are what the manifest says, and none besides.")
    print(f"{account.lines} lines accounted for, {account.blocks} blocks as in the data, {account.pages} pages,")
    print(f"{account.links} links lead where they say.")
    if not path.is_dir() and not found.sealed:
        print(f"No {path.name}.sha256 beside it: the files were held to their manifest, the zip to nothing.")
    if found.signed_by:
        print(f"完整，有签名。 Whole, signed by {found.signed_by}.")
    else:
        print("完整，未签名。 Whole, unsigned: nothing proves where it comes from.")


def _index(options: argparse.Namespace) -> int:
    folder = options.out.resolve() if options.out else options.root / INDEX
    if options.ask is not None:
        print(*asked_of(folder, options.ask, options.language), sep="\n")
        return GOOD
    entries, with_tantivy = write_other_engines(Tree(options.root), folder)
    print(f"{entries} entries for OpenSearch in {folder}")
    print("… and an index of tantivy: ask it with --ask WORDS" if with_tantivy else WITHOUT_TANTIVY)
    return GOOD


def _quotations(options: argparse.Namespace) -> int:
    """A line for each report as it is checked, what was found under it; 1 where there is something to look at."""
    site, folder = _site(options), options.folder.resolve()
    done: list[CheckedReport] = []
    print("要看  引文  文件    (to look at, quotations, file)")
    for each in checked_reports(Tree(options.root), site, folder, commenting=bool(options.comments)):
        done.append(each)
        print("\n".join(_report_lines(each)), flush=True)
        if options.comments and each.commented:
            name, raw = each.commented
            put(options.comments.resolve() / Path(each.name).parent / name, raw)
    if options.csv:
        table = io.StringIO()
        csv.writer(table).writerows(csv_rows(done))
        put(options.csv.resolve(), "\ufeff" + table.getvalue())
    looks, refused = sum(each.looks > 0 for each in done), sum(bool(each.refused) for each in done)
    print(f"共 {len(done)} 份，要看的 {looks} 份，没有读的 {refused} 份。", end=" ")
    print(f"{len(done)} reports, {looks} to look at, {refused} not read.")
    return AT_FAULT if looks or refused else GOOD


def _report_lines(each: CheckedReport) -> list[str]:
    counts = ("—", "—") if each.refused else (str(each.looks), str(each.quotations))
    under = [each.refused or each.summary, each.missed and f"没有看的：{each.missed}"]
    return ["".join(f"{count:>4}  " for count in counts) + each.name, *(f"{'':12}{said}" for said in under if said)]


if __name__ == "__main__":
    sys.exit(main())
