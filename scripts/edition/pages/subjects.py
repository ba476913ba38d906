"""Write 「大事记」, 「专题」 and 「地区」: when things happened, and what the handbook holds on a topic or a region."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from edition.links.lookups import Connections
from edition.links.subjects import EVENT_KINDS
from edition.nouns import Document, Edition, Event, Subject
from edition.nouns.words import BASIS_MARKS, code_of
from edition.pages.escape import escape
from edition.pages.index import listing
from edition.pages.links_in_text import references
from edition.pages.markdown import front_matter


def timeline_page(connected: Connections) -> str:
    """Events by year, each with its words' place."""
    events = connected.edition.links.events
    inferred, public = BASIS_MARKS["inferred"], BASIS_MARKS["public"]
    out = [
        front_matter("大事记", "timeline"),
        "# 大事记 { #timeline }",
        f"所收各篇里有年月可系的 {len(events)} 件事。文中写明的不加注；由文中的话推得的注「{inferred}」，"
        f"文中提到而未记日期、日期属{public}的注「{public}」，各附一句理由。\n{{ .editors }}",
    ]
    year = ""
    for event in events:
        if event.date[:4] != year:
            year = event.date[:4]
            out.append(f"## {year} {{ #year-{year} }}")
        out.append(_event(event, connected))
    return "\n\n".join(out) + "\n"


def _event(event: Event, connected: Connections) -> str:
    date = "".join(f"{int(part)}{unit}" for part, unit in zip(event.date.split("-")[1:], "月日", strict=False))
    basis = BASIS_MARKS[event.basis]
    why = f'<span class="event-why">{basis}{"：" if basis and event.note else ""}{escape(event.note)}</span>'
    return (
        f'<span class="event-date">{date or "—"}</span><span class="event-kind">{EVENT_KINDS[event.kind]}</span>'
        f'<span class="event-what">{escape(event.what)} {references([event.anchor], connected)}'
        f"{why if basis or event.note else ''}</span>\n{{ .event }}"
    )


def topics_page(connected: Connections) -> str:
    """Each topic in a few words, with the documents that bear it."""
    documents = [d for d in connected.edition.documents if d.entry.on_topic]
    lead = "每个专题说明本手册里有什么、缺什么，再列各篇。一篇可以属于几个专题。"
    return _subjects(
        "专题", "topics", lead, connected.edition.links.topics, documents, lambda d: d.entry.topics, connected
    )


def regions_page(connected: Connections) -> str:
    """Each region in a few words, with the documents that tell of it."""
    lead = "地区是各篇所说的地方，不是报纸出版的地方。不说一地的文字不在这里。"
    regions = connected.edition.links.regions
    documents = connected.edition.documents
    return _subjects("地区", "regions", lead, regions, documents, lambda d: (d.entry.region.text,), connected)


def _subjects(
    title: str,
    anchor: str,
    lead: str,
    known: Sequence[Subject],
    documents: Sequence[Document],
    borne: Callable[[Document], Iterable[str]],
    connected: Connections,
) -> str:
    named = (name for document in documents for name in borne(document) if name)
    names = dict.fromkeys([*(each.name for each in known), *named])
    said = {each.name: each.zh for each in known}
    out = [front_matter(title, anchor), f"# {title} {{ #{anchor} }}", f"{lead}\n{{ .editors }}"]
    for at, name in enumerate(names, 1):
        mine = [document for document in documents if name in borne(document)]
        out.append(f"## {escape(name)} {{ #{anchor}-{at} }}")
        if name in said:
            out.append(f"{escape(said[name])}\n{{ .editors }}")
        out.append(listing(mine))
        codes = {document.code for document in mine}
        figures = [f for f in connected.edition.links.figures if connected.places[f.anchor].document.code in codes]
        if anchor == "regions":
            measures = {
                link.measure
                for link in connected.edition.links.practice
                if connected.places[link.anchor].document.code in codes
            }
            told = [f"对应举措 {len(measures)} 项（[看对照](matrix.md)）"] if measures else []
            told += [f"数字 {len(figures)} 个（[看数字](figures.md)）"] if figures else []
            out += [f"{'，'.join(told)}。\n{{ .editors }}"] if told else []
    return "\n\n".join(out) + "\n"


def english_topics(edition: Edition) -> str:
    """The English page of topics: of documents that are off topic nothing is said."""
    by_topic: dict[str, list[str]] = {}
    for document in edition.documents:
        for topic in document.entry.topics if document.entry.on_topic else ():
            by_topic.setdefault(topic, []).append(document.code)
    return english_subjects("Topics", "topics", edition.links.topics, by_topic)


def english_regions(edition: Edition) -> str:
    """The English page of regions."""
    by_region: dict[str, list[str]] = {}
    for document in edition.documents:
        by_region.setdefault(document.entry.region.text, []).append(document.code)
    return english_subjects("Regions", "regions", edition.links.regions, by_region)


def english_subjects(title: str, anchor: str, known: Sequence[Subject], borne: Mapping[str, Sequence[str]]) -> str:
    """The English counterpart: what the handbook holds, and the codes of the documents."""
    out = [front_matter(title, anchor), f"# {title} {{ #{anchor} }}"]
    for at, subject in enumerate(known, 1):
        codes = ", ".join(code_of(code) for code in borne.get(subject.name, []))
        out.append(f"## {escape(subject.english)} {{ #{anchor}-{at} }}")
        out.append(f"{escape(subject.en)}\n{{ .editors }}")
        out.append(f"Documents, in Chinese: {codes}\n{{ .term-line }}")
    return "\n\n".join(out) + "\n"
