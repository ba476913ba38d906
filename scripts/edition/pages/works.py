"""Write 「文献」: every document that the texts mention, held or not, and the names that stay unresolved."""

from __future__ import annotations

from collections.abc import Iterable

from edition.links.lookups import Connections
from edition.links.mentions import AMBIGUOUS
from edition.nouns import WORK_KINDS, Mention, Stated, Work
from edition.nouns.words import BASIS_WORDS, UNKNOWN, code_of
from edition.pages.escape import escape
from edition.pages.links_in_text import references
from edition.pages.markdown import front_matter


def works_page(connected: Connections) -> str:
    """All works by kind, those we hold first, then by how often they are mentioned."""
    edition = connected.edition
    found: dict[str, list[Mention]] = {}
    for mention in edition.mentions:
        if mention.work:
            found.setdefault(mention.work, []).append(mention)
    unresolved = [mention for mention in edition.mentions if not mention.work]
    held = sum(1 for name in found if connected.works[name].document)
    out = [
        front_matter("文献", "works"),
        "# 文献 { #works }",
        f"所收各篇提到 {len(found)} 份文件、法规、标准和图书，共 {len(edition.mentions)} 处；本手册收有其中 {held} 份。"
        "简称只在下了定义的那一篇里有效；有两份可指、或一份也没有的，不猜，"
        f"共 {len(unresolved)} 处，列在最后。\n{{ .editors }}",
    ]
    for kind, name in WORK_KINDS.items():
        mine = sorted(
            (work for work in edition.links.works if work.kind == kind and work.id in found),
            key=lambda work: (work.document is None, -len(found[work.id]), work.id),
        )
        if mine:
            out.append(f"## {name} {{ #kind-{kind} }}")
        for work in mine:
            out += _entry(work, found[work.id], connected)
    out += _unresolved(unresolved, connected)
    return "\n\n".join(out) + "\n"


def _entry(work: Work, found: list[Mention], connected: Connections) -> Iterable[str]:
    yield f"### 《{escape(work.title)}》 {{ #w-{work.id} }}"
    held = f"　[{code_of(work.document)} 本手册收有]({work.document}.md){{ .held }}" if work.document else ""
    yield f"{_said(work.issuer)}　{_said(work.year, '年')}{held}\n{{ .work-head }}"
    others = dict.fromkeys(m.title for m in found if m.title not in (work.title, *work.titles))
    forms = [title for title in (*work.titles, *others) if _differs(title, work.title)]
    if forms:
        yield f"<b>又作</b> {escape('；'.join(forms))}\n{{ .term-line }}"
    if work.note:
        yield f"<b>注</b> {escape(work.note)}\n{{ .term-line }}"
    where = list(dict.fromkeys(mention.anchor for mention in found))
    yield f"<b>提及</b> {len(found)} 处　{references(where, connected)}\n{{ .term-line }}"


def _differs(title: str, other: str) -> bool:
    return title.replace(" ", "") != other.replace(" ", "")


def _said(stated: Stated, unit: str = "") -> str:
    """A value with its ground in words; what nobody knows, with the reason."""
    if not stated.value:
        return f'{UNKNOWN}<span class="ground">{escape(stated.evidence)}</span>'
    ground = BASIS_WORDS[stated.basis]
    why = "" if stated.basis == "public" else stated.evidence.split(" ", 1)[0]
    link = ""
    source, _, line = why.partition(":")
    if stated.basis != "public" and line.isdigit():
        link = f"，[{escape(why)}](received/{source}.md#l{line})"
        why = ""
    told = f"：{escape(stated.source)}" if stated.source else ""
    return f'{escape(stated.text)}{unit}<span class="ground">{ground}{link}{told}</span>'


def _unresolved(unresolved: list[Mention], connected: Connections) -> Iterable[str]:
    yield "## 未能认定 { #unresolved }"
    if not unresolved:
        yield "没有。\n{ .editors }"
        return
    head = "| 文中所称 | 上下文 | 为什么 | 出处 |\n|---|---|---|---|"
    yield "\n".join([head, *(_unresolved_row(mention, connected) for mention in unresolved)])


def _unresolved_row(mention: Mention, connected: Connections) -> str:
    text = connected.places[mention.anchor].block.text
    context = f"……{text[max(0, mention.start - 12) : mention.end + 8]}……"
    cells = [escape(mention.received), escape(context), _reason(mention), references([mention.anchor], connected)]
    return f"| {' | '.join(cells)} |"


def _reason(mention: Mention) -> str:
    if mention.how == AMBIGUOUS:
        return "有两份同名，分不清是哪一份"
    if mention.how == "undefined":
        return "是通名，本篇没有说它是哪一份的简称"
    return "文献表里还没有这一份"
