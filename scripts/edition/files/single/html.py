"""An offprint as one HTML file: no script, nothing loaded, readable on a phone from a chat and on paper."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from itertools import groupby

from edition.nouns.words import APPARATUS, RECEIVED, RECEIVED_MEANS
from edition.reading.names import named
from edition.reading.runs import Run
from edition.reading.single_document import CUT_SHOWN, IN_EMENDED, IN_RECEIVED, Entry, Line, Offprint

SHORTEST_CONTENTS = 3
"""Fewer headings and items than this need no contents."""


def offprint_html(made: Offprint, css: str) -> str:
    """The file. ``css`` is ``single.css``, set in whole."""
    return "\n".join(
        [
            "<!doctype html>",
            '<html lang="zh-Hans">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width,initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            '<meta name="robots" content="noindex">',
            f'<link rel="canonical" href="{_attribute(made.address)}">',
            # Without one, browsers ask the server for /favicon.ico.
            '<link rel="icon" href="data:,">',
            f"<title>{_text(made.title)} · {_text(made.book)}</title>",
            f"<style>\n{css.strip()}\n{_paper(made)}</style>",
            "</head>",
            "<body>",
            "<main>",
            *_head(made),
            *_contents(made.lines),
            '<div class="text">',
            *_flow(made.lines),
            *(_front(line) for line in made.after),
            "</div>",
            *_apparatus(made.entries),
            *_reference(made),
            "</main>",
            "</body>",
            "</html>",
            "",
        ]
    )


def _text(text: str) -> str:
    return html.escape(text, quote=False)


def _attribute(text: str) -> str:
    return html.escape(text, quote=True)


def _paper(made: Offprint) -> str:
    """What stands at the foot of every printed page; a string of CSS holds nothing but our own words and the code."""
    return f'@page {{ @bottom-left {{ content: "{made.caution or made.code.upper()}" }} }}\n'


def _head(made: Offprint) -> Iterable[str]:
    words = "".join(f"<span>{_text(each)}</span>" for each in made.labels)
    yield "<header>"
    yield f'<p class="labels"><b>{_text(made.authority)}</b>{words}<span class="code">{made.code.upper()}</span></p>'
    yield from (_front(line) for line in made.before)
    yield f'<h1 id="{made.code}">{_text(made.title)}</h1>'
    yield from (_front(line) for line in made.below)
    rows = "".join(f"<div><dt>{_text(term)}</dt><dd>{_text(value)}</dd></div>" for term, value in made.record)
    yield f'<dl class="record">{rows}</dl>'
    if made.caution:
        yield f'<p class="caution">{_text(made.caution)}。</p>'
    yield "</header>"
    if made.emended or made.cut:
        yield '<input type="checkbox" id="received-reading"><label for="received-reading">正文改用底本的字</label>'
    if made.legend or made.cut:
        readings = f'<span class="of-lem">{IN_EMENDED}</span><span class="of-rdg">{IN_RECEIVED}</span>'
        cut = f'<span class="of-rdg">{CUT_SHOWN}</span>' if made.cut else ""
        yield f'<p class="legend">{_text(made.legend)}{readings if made.emended else ""}{cut}</p>'


def _front(line: Line) -> str:
    return f'<p class="front {line.kind}">{_runs(line.runs)}</p>'


def _contents(lines: Iterable[Line]) -> Iterable[str]:
    """Headings, and the items that run through the document, folded."""
    entries = [line for line in lines if line.kind in ("heading", "measure")]
    if len(entries) < SHORTEST_CONTENTS:
        return
    links = "".join(f'<li class="{line.kind}"><a href="#{line.id}">{_text(_name(line))}</a></li>' for line in entries)
    yield f"<details><summary>目录</summary><ul>{links}</ul></details>"


def _name(line: Line) -> str:
    return named("".join(run.text for run in line.runs if run.kind in ("text", "emended", "doubted")))


def _flow(lines: Sequence[Line]) -> Iterable[str]:
    listed = False
    for line in lines:
        if (line.kind == "list") != listed:
            listed = not listed
            yield "<ul>" if listed else "</ul>"
        yield _line(line)
    if listed:
        yield "</ul>"


def _line(line: Line) -> str:
    if line.kind == "gap":
        return f'<p class="gap">{_runs(line.runs)}</p>'
    code = f' <a class="code" href="#{line.id}">{line.code}</a>'
    if line.kind == "heading":
        return f'<h{line.level + 1} id="{line.id}">{_runs(line.runs)}{code}</h{line.level + 1}>'
    if line.kind == "list":
        return f'<li id="{line.id}">{_runs(line.runs)}{code}</li>'
    return f'<p class="{line.kind}" id="{line.id}">{_runs(line.runs)}{code}</p>'


def _runs(runs: Iterable[Run]) -> str:
    """Neighbouring strong runs share one element."""
    out, strong = [], False
    for run in runs:
        if run.strong != strong and run.kind not in ("mark", "point", "lacuna", "taken-out"):
            strong = not strong
            out.append("<b>" if strong else "</b>")
        out.append(_run(run))
    return "".join(out) + ("</b>" if strong else "")


def _run(run: Run) -> str:
    said = _text(run.text)
    if run.kind == "emended":
        return f'<span class="emended"><ins class="lem">{said}</ins><del class="rdg">{_text(run.received)}</del></span>'
    if run.kind == "mark":
        return f'<sup class="mark"><a id="{run.id}" href="#{run.to}">{said}</a></sup>'
    if run.kind == "point":
        return f'<span id="{run.id}"></span>'
    if run.kind == "taken-out":
        return f'<del class="rdg taken-out">{_text(run.received)}</del>'
    if run.kind == "cut":
        return f"<del>{said}</del>"
    return said if run.kind == "text" else f'<span class="{run.kind}">{said}</span>'


def _apparatus(entries: Sequence[Entry]) -> Iterable[str]:
    if not entries:
        return
    yield '<section id="apparatus">'
    yield f"<h2>{APPARATUS}</h2>"
    yield f'<p class="editors">{RECEIVED_MEANS}行末是{RECEIVED}的版面号和行号。</p>'
    for quiet, some in groupby(entries, key=lambda entry: entry.quiet):
        told = list(some)
        yield from (f"<details><summary>断行相接、移动的 {len(told)} 处</summary>",) if quiet else ()
        yield from map(_entry, told)
        yield from ("</details>",) if quiet else ()
    yield "</section>"


def _entry(entry: Entry) -> str:
    label = f'<a href="#{entry.mark}">{entry.label}</a>' if entry.mark else entry.label
    return f'<p class="note" id="{entry.id}"><span class="label">{label}</span>{_runs(entry.runs)}</p>'


def _reference(made: Offprint) -> Iterable[str]:
    address = _attribute(made.address)
    yield '<section id="reference">'
    yield "<h2>引用</h2>"
    for name, said in made.citations:
        yield f'<p class="citation"><span class="label">{_text(name)}</span>{_text(said)}</p>'
    latest = f'<a href="{address}">{_text(made.address)}</a>'
    yield f'<p class="editors">出自《{_text(made.book)}》，版本 {_text(made.version)}。最新文本：{latest}</p>'
    yield "</section>"
