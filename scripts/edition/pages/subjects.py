"""Write 「大事记」, 「专题」, 「地区」, 「人物与机构」: when things happened, what there is on a topic or a region,
and whom the texts name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from edition.links.lookups import Connections, body_name
from edition.links.named_index import named_ids
from edition.links.subjects import EVENT_KINDS
from edition.nouns import NAMED_KINDS, Document, Edition, Event, Named, Passage, Subject
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
        f"文中提到而未记日期、日期属{public}的注「{public}」，并注谁、何日公布。\n{{ .editors }}",
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
    told = "".join(filter(None, (event.note, event.source)))
    why = f'<span class="event-why">{basis}{"：" if basis and told else ""}{escape(told)}</span>'
    return (
        f'<span class="event-date">{date or "—"}</span><span class="event-kind">{EVENT_KINDS[event.kind]}</span>'
        f'<span class="event-what">{escape(event.what)} {references([event.anchor], connected)}'
        f"{why if basis or event.note else ''}</span>\n{{ .event }}"
    )


def topics_page(connected: Connections) -> str:
    """Each topic in a few words, with the documents that bear it."""
    documents = [d for d in connected.edition.documents if d.entry.on_topic]
    lead = "每个专题说明本手册里有什么、缺什么，再列说到它的段落和所属各篇。一段、一篇可以属于几个专题。"
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
    passages = {name: next((each.passages for each in known if each.name == name), ()) for name in names}
    out = [front_matter(title, anchor), f"# {title} {{ #{anchor} }}", f"{lead}\n{{ .editors }}"]
    for at, name in enumerate(names, 1):
        mine = [document for document in documents if name in borne(document)]
        out.append(f"## {escape(name)} {{ #{anchor}-{at} }}")
        if name in said:
            out.append(f"{escape(said[name])}\n{{ .editors }}")
        if passages[name]:
            out += [_passage(each, connected) for each in passages[name]]
            out.append("所属各篇：\n{ .editors }")
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


def _passage(passage: Passage, connected: Connections) -> str:
    """Who speaks, what for, and the code that leads to the paragraph."""
    document = connected.places[passage.anchor].document
    who = body_name(document, connected)
    said = f'<span class="passage-who">{escape(who)}</span><span class="passage-why">{escape(passage.reason)}</span>'
    return f"{said}{references([passage.anchor], connected)}\n{{ .passage }}"


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


NAMED_SECTIONS = {"person": "people", "body": "bodies"}


def named_page(named: Sequence[Named]) -> str:
    """Persons, then bodies, in the order of the editors' lists; every place leads to its paragraph or its byline."""
    ids = named_ids(named)
    counted = "、".join(f"{word} {sum(each.kind == kind for each in named)}" for kind, word in NAMED_KINDS.items())
    out = [
        front_matter("人物与机构", "named"),
        "# 人物与机构 { #named }",
        f"文中提到的每一个人、每一个机构，以及见于哪些段：{counted}。一句说明只用文中的话；编号不带段号的，是题下的署名、"
        "单位或摄影。泛称（各级工会、有关部门）不列。\n{ .editors }",
    ]
    for kind, word in NAMED_KINDS.items():
        entries = [(each, at) for each, at in zip(named, ids, strict=True) if each.kind == kind]
        if entries:
            out.append(f"## {word} {{ #{NAMED_SECTIONS[kind]} }}")
            out += [line for each, at in entries for line in _named_entry(each, at)]
    return "\n\n".join(out) + "\n"


def _named_entry(each: Named, at: str) -> Iterable[str]:
    yield f"### {escape(each.name)} {{ #{at} }}"
    yield f"{escape(each.said)}\n{{ .term-definition }}"
    if each.names:
        yield f"<b>文中作</b> {escape('；'.join(each.names))}\n{{ .term-line }}"
    links = [
        f"[{code_of(place.anchor)}]({place.anchor.split('-')[0]}.md#{place.anchor}){{ .evidence-ref }}"
        for place in each.places
    ]
    yield f"<b>见于</b> {' '.join(links)}\n{{ .term-line }}"
