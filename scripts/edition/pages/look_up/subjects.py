"""Write 「专题」 and 「地区」: what there is on a topic or a region, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from edition.links.lookups import Connections, body_name
from edition.nouns import Document, Passage, Subject
from edition.pages.code_links import BESIDE, code_link
from edition.pages.escape import escape
from edition.pages.index import listing
from edition.pages.markdown import front_matter

Name = Literal["topics", "regions"]


@dataclass(frozen=True, slots=True)
class SubjectSaid:
    """What the page says of a topic or region: its name and a paragraph; none where nobody has written one."""

    name: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class SubjectsWords:
    """What the two pages say of themselves in one language."""

    titles: Mapping[Name, str]
    leads: Mapping[Name, str]
    says: Callable[[Subject], SubjectSaid]
    passage: Callable[[Subject, Passage, Connections], tuple[str, str]]
    """Who speaks in a passage and what it is named for."""
    documents: Callable[[Sequence[Document]], str]
    """The documents of a subject."""
    after_passages: str
    """Between its passages and its documents."""
    counted: Callable[[int, int], str]
    """What a region has besides: measures and figures."""
    ends: str


def _chinese_passage(subject: Subject, passage: Passage, connected: Connections) -> tuple[str, str]:
    return body_name(connected.places[passage.anchor].document, connected), passage.reason


def _chinese_counts(measures: int, figures: int) -> str:
    told = [f"对应举措 {measures} 项（[看对照](matrix.md)）"] if measures else []
    told += [f"数字 {figures} 个（[看数字](figures.md)）"] if figures else []
    return f"{'，'.join(told)}。" if told else ""


CHINESE = SubjectsWords(
    titles={"topics": "专题", "regions": "地区"},
    leads={
        "topics": "每个专题说明本手册里有什么、缺什么，再列说到它的段落和所属各篇。一段、一篇可以属于几个专题。",
        "regions": "地区是各篇所说的地方，不是报纸出版的地方。不说一地的文字不在这里。",
    },
    says=lambda subject: SubjectSaid(subject.name, subject.zh),
    passage=_chinese_passage,
    documents=listing,
    after_passages="所属各篇：",
    counted=_chinese_counts,
    ends=BESIDE,
)


def topics_page(connected: Connections, words: SubjectsWords = CHINESE) -> str:
    """Each topic in a few words, with the documents that bear it; of documents that are off topic nothing is said."""
    documents = [document for document in connected.edition.documents if document.entry.on_topic]
    return _page("topics", connected.edition.links.topics, documents, lambda d: d.entry.topics, connected, words)


def regions_page(connected: Connections, words: SubjectsWords = CHINESE) -> str:
    """Each region in a few words, with the documents that tell of it."""
    regions, documents = connected.edition.links.regions, connected.edition.documents
    return _page("regions", regions, documents, lambda d: (d.entry.region.text,), connected, words)


def _page(
    kind: Name,
    known: Sequence[Subject],
    documents: Sequence[Document],
    borne: Callable[[Document], Iterable[str]],
    connected: Connections,
    words: SubjectsWords,
) -> str:
    title = words.titles[kind]
    out = [front_matter(title, kind), f"# {title} {{ #{kind} }}"]
    if lead := words.leads.get(kind):
        out.append(lead)
    for at, subject in enumerate(_all(known, documents, borne), 1):
        mine = [document for document in documents if subject.name in borne(document)]
        said = words.says(subject)
        out.append(f"## {escape(said.name)} {{ #{kind}-{at} }}")
        out += [escape(said.said)] if said.said else []
        if subject.passages:
            out.append("\n".join(_passage(subject, each, words, connected) for each in subject.passages))
            out.append(words.after_passages)
        out.append(words.documents(mine))
        if kind == "regions" and (counts := words.counted(*_counts(mine, connected))):
            out.append(counts)
    return "\n\n".join(filter(None, [*out, words.ends])) + "\n"


def _all(
    known: Sequence[Subject], documents: Sequence[Document], borne: Callable[[Document], Iterable[str]]
) -> Iterable[Subject]:  # fmt: skip
    """Those that the editors have described, then others that documents bear."""
    described = {each.name for each in known}
    others = dict.fromkeys(name for document in documents for name in borne(document) if name)
    return [*known, *(Subject(name, name, "", "") for name in others if name not in described)]


def _passage(subject: Subject, passage: Passage, words: SubjectsWords, connected: Connections) -> str:
    """Who speaks, what for, and the code that leads to the paragraph."""
    who, why = words.passage(subject, passage, connected)
    return f"- **{escape(who)}** {escape(why)} {code_link(passage.anchor)}"


def _counts(documents: Sequence[Document], connected: Connections) -> tuple[int, int]:
    """Measures of central documents that these answer to, and their figures."""
    codes = {document.code for document in documents}

    def theirs(anchor: str) -> bool:
        return connected.places[anchor].document.code in codes

    links = connected.edition.links
    measures = {link.measure for link in links.practice if theirs(link.anchor)}
    return len(measures), sum(theirs(figure.anchor) for figure in links.figures)
