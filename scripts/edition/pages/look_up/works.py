"""Write 「文献」: every document that the texts mention, held or not, and the names that stay unresolved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from edition.links.lookups import Connections
from edition.links.mentions import AMBIGUOUS
from edition.nouns import WORK_KINDS, Mention, Stated, Work
from edition.nouns.words import BASIS_WORDS, REFERENCE, UNKNOWN, code_of
from edition.pages.code_links import BESIDE, code_link, code_links
from edition.pages.escape import escape
from edition.pages.markdown import front_matter, table, terms


@dataclass(frozen=True, slots=True)
class WorksWords:
    """What the page says of itself in one language."""

    title: str
    lead: str
    """With ``{works}``, ``{mentions}``, ``{held}`` and ``{unresolved}``, their numbers."""
    kinds: Mapping[str, str]
    titled: str
    """The title of a work, with ``{title}``."""
    year: str
    """With ``{year}``."""
    held: str
    """With ``{code}``."""
    unknown: str
    grounds: Mapping[str, str]
    joins: str
    """Between a ground, a place, and who said so."""
    told: str
    """Before who said so."""
    received: str
    """The address of a received line, with ``{source}`` and ``{line}``."""
    also: str
    between: str
    note: str
    mentioned: str
    times: str
    """With ``{n}``."""
    once: str
    unresolved: str
    none: str
    heads: tuple[str, str, str, str]
    """Of the table of names that stay unresolved."""
    reasons: Mapping[str, str]
    """Why one does: ``ambiguous``, ``undefined``, else ``unlisted``."""
    ends: str


@dataclass(frozen=True, slots=True)
class WorkSaid:
    """What the page says of a work."""

    title: str
    issuer: Stated
    year: Stated
    titles: Sequence[str]
    note: str
    page: str
    """The address of its page, where the handbook holds it."""


def in_chinese(work: Work) -> WorkSaid:
    """As the editors' file says it."""
    page = f"{work.document}.md" if work.document else ""
    return WorkSaid(work.title, work.issuer, work.year, work.titles, work.note, page)


CHINESE = WorksWords(
    title="文献",
    lead="所收各篇提到 {works} 份文件、法规、标准和图书，共 {mentions} 处；本手册收有其中 {held} 份。"
    "简称只在下了定义的那一篇里有效；有两份可指、或一份也没有的，不猜，共 {unresolved} 处，列在最后。",
    kinds={str(kind): name for kind, name in WORK_KINDS.items()},
    titled="《{title}》",
    year="{year}年",
    held="{code} 本手册收有",
    unknown=UNKNOWN,
    grounds=BASIS_WORDS,
    joins="，",
    told="：",
    received="received/{source}.md#l{line}",
    also="又作",
    between="；",
    note="注",
    mentioned="提及",
    times="{n} 处",
    once="1 处",
    unresolved="未能认定",
    none="没有。",
    heads=("文中所称", "上下文", "为什么", REFERENCE),
    reasons={
        "ambiguous": "有两份同名，分不清是哪一份",
        "undefined": "是通名，本篇没有说它是哪一份的简称",
        "unlisted": "文献表里还没有这一份",
    },
    ends=BESIDE,
)


def works_page(
    connected: Connections, words: WorksWords = CHINESE, says: Callable[[Work], WorkSaid] = in_chinese
) -> str:
    """All works by kind, those we hold first, then by how often they are mentioned."""
    edition = connected.edition
    found: dict[str, list[Mention]] = {}
    for mention in edition.mentions:
        if mention.work:
            found.setdefault(mention.work, []).append(mention)
    unresolved = [mention for mention in edition.mentions if not mention.work]
    held = sum(1 for name in found if connected.works[name].document)
    lead = words.lead.format(
        works=len(found), mentions=len(edition.mentions), held=held, unresolved=len(unresolved)
    )  # fmt: skip
    out = [front_matter(words.title, "works"), f"# {words.title} {{ #works }}", lead]
    for kind, name in words.kinds.items():
        mine = sorted(
            (work for work in edition.links.works if work.kind == kind and work.id in found),
            key=lambda work: (work.document is None, -len(found[work.id]), work.id),
        )
        if mine:
            out.append(f"## {name} {{ #kind-{kind} }}")
        for work in mine:
            out += _entry(work, found[work.id], words, says(work))
    out += _unresolved(unresolved, connected, words)
    return "\n\n".join([*out, words.ends]) + "\n"


def _entry(work: Work, found: Sequence[Mention], words: WorksWords, said: WorkSaid) -> Iterable[str]:
    yield f"### {escape(words.titled.format(title=said.title))} {{ #w-{work.id} }}"
    issued, made = _said(said.issuer, "{year}", words), _said(said.year, words.year, words)
    held = f"　[{words.held.format(code=code_of(work.document))}]({said.page})" if work.document else ""
    yield f"{issued}　{made}{held}"
    others = dict.fromkeys(m.title for m in found if m.title not in (work.title, *work.titles))
    once = {title.replace(" ", ""): title for title in reversed((*said.titles, *others))}
    if forms := [title for title in reversed(once.values()) if _differs(title, said.title)]:
        yield terms((words.also, escape(words.between.join(forms))))
    if said.note:
        yield terms((words.note, escape(said.note)))
    where = dict.fromkeys(mention.anchor for mention in found)
    times = words.once if len(found) == 1 else words.times.format(n=len(found))
    yield terms((words.mentioned, f"{times}　{code_links(where)}"))


def _differs(title: str, other: str) -> bool:
    return title.replace(" ", "") != other.replace(" ", "")


def _said(stated: Stated, form: str, words: WorksWords) -> str:
    """A value with its ground in words; what nobody knows, with the reason."""
    if not stated.value:
        return f"{words.unknown} *{escape(stated.evidence)}*"
    ground = words.grounds[stated.basis]
    source, _, line = stated.evidence.split(" ", 1)[0].partition(":")
    seen = stated.basis != "public" and line.isdigit()
    link = f"{words.joins}[{source}:{line}]({words.received.format(source=source, line=line)})" if seen else ""
    told = f"{words.told}{escape(stated.source)}" if stated.source else ""
    return f"{escape(form.format(year=stated.text))} *{ground}{link}{told}*"


def _unresolved(unresolved: Sequence[Mention], connected: Connections, words: WorksWords) -> Iterable[str]:
    yield f"## {words.unresolved} {{ #unresolved }}"
    if unresolved:
        yield table(words.heads, [_unresolved_row(mention, connected, words) for mention in unresolved])
    else:
        yield words.none


def _unresolved_row(mention: Mention, connected: Connections, words: WorksWords) -> Sequence[str]:
    text = connected.places[mention.anchor].block.text
    context = f"……{text[max(0, mention.start - 12) : mention.end + 8]}……"
    return escape(mention.received), escape(context), words.reasons[_reason(mention)], code_link(mention.anchor)


def _reason(mention: Mention) -> str:
    if mention.how == AMBIGUOUS:
        return "ambiguous"
    return "undefined" if mention.how == "undefined" else "unlisted"
