"""Write 「术语」: every term in the editors' own words, its parts drawn, where it is defined and where it is used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from edition.links.glossary import KINDS
from edition.links.lookups import Connections
from edition.nouns import Term
from edition.nouns.words import code_of
from edition.pages.escape import escape
from edition.pages.links_in_text import references
from edition.pages.markdown import front_matter
from edition.pages.pictures.scheme_picture import scheme_picture


def glossary_page(connected: Connections) -> str:
    """The Chinese page, by the first letter of the pinyin."""
    terms = connected.edition.links.terms
    letters = _by_letter(terms)
    schemes = sum(1 for term in terms if term.parts)
    strip = " ".join(f"[{letter}](#letter-{letter.lower()})" for letter in letters)
    out = [
        front_matter("术语", "glossary"),
        "# 术语 { #glossary }",
        f"{len(terms)} 条，按拼音排列。释义是编者的话，只依据所收各篇；文外通行的说法另起一行，各注来处。"
        f"其中 {schemes} 条画出各个部分。\n{{ .editors }}",
        f"{strip}\n{{ .letters }}",
    ]
    for letter, entries in letters.items():
        out.append(f"## {letter} {{ #letter-{letter.lower()} }}")
        for term in entries:
            out += _entry(term, connected)
    out += _excluded(connected)
    return "\n\n".join(out) + "\n"


def _by_letter(terms: Iterable[Term]) -> dict[str, list[Term]]:
    out: dict[str, list[Term]] = {}
    for term in sorted(terms, key=lambda term: term.id):
        out.setdefault(term.id[:1].upper(), []).append(term)
    return out


def _entry(term: Term, connected: Connections) -> Iterable[str]:
    yield f"### {escape(term.term)} {{ #t-{term.id} }}"
    pinyin = f'<span lang="zh-Latn">{escape(term.pinyin)}</span>'
    yield f'{pinyin}　<span lang="en">{escape(term.english)}</span>\n{{ .term-head }}'
    yield f"{escape(term.definition)}\n{{ .term-definition }}"
    if term.parts is not None:
        if term.parts:
            yield f'<div class="schemes">{scheme_picture(term.term, term.parts)}</div>'
        basis = references(term.parts_basis, connected)
        said = f"<b>文中没有</b> {escape(term.parts_missing)}" if term.parts_missing else "<b>依据</b>"
        yield f"{said} {basis}\n{{ .term-line }}"
    if term.general:
        yield (
            f"<b>一般所说</b> {escape(term.general)}"
            f'<span class="ground">{escape(term.general_source)}</span>\n{{ .term-line .general }}'
        )
    if term.variants:
        yield f"<b>也写作</b> {escape('；'.join(term.variants))}\n{{ .term-line }}"
    if term.defined_at:
        yield f"<b>解释见</b> {references(term.defined_at, connected)}\n{{ .term-line }}"
    yield f"<b>用于</b> {_used(term, connected)}\n{{ .term-line }}"
    yield f"<b>类别</b> {KINDS[term.kind]}　<b>英译</b> {escape(_source(term.english_source))}\n{{ .term-line }}"


def _source(given: str) -> str:
    """``found: …`` and ``adapted: …`` in Chinese words."""
    for prefix, said in (("found:", "见于"), ("adapted:", "改自"), ("ours", "自拟")):
        if given.startswith(prefix):
            return said + given.removeprefix(prefix).replace("(not read again)", "（未再核对原页）")
    return given


def _used(term: Term, connected: Connections) -> str:
    """Documents in which it stands, with the number of times, each leading to the first place."""
    counts: dict[str, tuple[str, int]] = {}
    for use in connected.edition.links.uses:
        if use.term == term.id:
            code = str(connected.places[use.anchor].document.code)
            first, times = counts.get(code, (str(use.anchor), 0))
            counts[code] = (first, times + 1)
    links = [
        f"[{code_of(code)}]({code}.md#{first}){{ .evidence-ref }}{f' {times} 次' if times > 1 else ''}"
        for code, (first, times) in counts.items()
    ]
    return "　".join(links) or "只在书名号内"


def _excluded(connected: Connections) -> Iterable[str]:
    """Quoted expressions that are no entries, folded away, each with its reason."""
    excluded = connected.edition.links.no_terms
    if not excluded:
        return
    yield "## 不作术语的引语 { #excluded }"
    yield f"所收各篇中加引号而不立条目的 {len(excluded)} 处，逐处说明理由。\n{{ .editors }}"
    rows = [
        f"| {escape(each.term)} | {escape(each.reason)} | {references(each.where, connected)} |" for each in excluded
    ]
    table = "\n".join(["| 引语 | 理由 | 出处 |\n|---|---|---|", *rows])
    summary = f'<summary markdown="span">展开 {len(excluded)} 处</summary>'
    yield f'<details class="folded" markdown="1">\n{summary}\n\n{table}\n\n</details>'


def english_page(terms: Sequence[Term]) -> str:
    """The English page: term, pinyin, English, and what it means."""
    out = [
        front_matter("Glossary", "glossary"),
        "# Glossary { #glossary }",
        f"{len(terms)} terms of the reform, in pinyin order. The definitions are ours and rest on the texts of this "
        "handbook alone.\n{ .editors }",
    ]
    for letter, entries in _by_letter(terms).items():
        out.append(f"## {letter} {{ #letter-{letter.lower()} }}")
        for term in entries:
            out.append(f"### {_english(term.english)} {{ #t-{term.id} }}")
            chinese, pinyin = escape(term.term), escape(term.pinyin)
            names = f'<span lang="zh-Hans">{chinese}</span> <span lang="zh-Latn">{pinyin}</span>'
            out.append(f"{names}\n{{ .term-head }}")
            out.append(f"{_english(term.definition_en)}\n{{ .term-definition }}")
            out.append(f"<b>English</b> {_english(term.english_source)}\n{{ .term-line }}")
    return "\n\n".join(out) + "\n"


def _english(text: str) -> str:
    """English text with its Chinese words said to be Chinese."""
    parts = re.split(r"([\u3000-\u9fff]+)", text)
    return "".join(
        f'<span lang="zh-Hans">{escape(part)}</span>' if at % 2 else escape(part) for at, part in enumerate(parts)
    )
