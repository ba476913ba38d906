"""Write 「举措与实践」: under each measure who tells of what it asks, in their own words; a grid above shows where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from edition.links.doubted import doubted
from edition.links.lookups import Body, Connections
from edition.links.places import Place
from edition.nouns import PRACTICE_GROUPS, PRACTICE_STRENGTHS, SPEAKERS, Block, Document, Practice, Section
from edition.pages.code_links import BESIDE, code_link, code_links
from edition.pages.escape import escape
from edition.pages.markdown import front_matter
from edition.reading.names import named, numeral, title

Cells = Mapping[tuple[str, str], Sequence[Practice]]
"""Links by measure and key of a body."""

DOTS = ("figures", "practice", "words")
"""What stands in a cell, strongest first: a practice with numbers, a practice, or words alone."""


@dataclass(frozen=True, slots=True)
class MatrixWords:
    """What the page says of itself in one language."""

    title: str
    leads: tuple[str, ...]
    """With ``{measures}``, ``{links}``, ``{groups}``, ``{proved}`` and ``{others}``."""
    group: str
    """One of the groups, with ``{name}``, ``{n}`` and ``{says}``."""
    between: str
    proved: str
    """Where something is shown to be carried out, with ``{name}`` and ``{where}``."""
    groups: Mapping[str, tuple[str, str]]
    speakers: Mapping[str, str]
    others: str
    """The column of signed articles that name neither a region nor an issuer."""
    dots: Mapping[str, str]
    unseen: str
    choose: str
    """The label of the choice, and its short form."""
    who: str
    every: str
    measure: str
    sum: str
    sums: str
    caption: str
    """With ``{title}``."""
    cell: str
    """What a cell says aloud, with ``{speaker}``, ``{body}``, ``{n}`` and ``{dot}``."""
    evidence: str
    note: str
    nothing: str
    strength: str
    """What stands behind a reason that is not strong, with ``{strength}``."""
    strengths: Mapping[str, str]
    doubt: str
    """What is said of doubted words of the measure, with ``{words}``."""
    between_doubts: str
    doubted: str
    broken: str
    ends: str


@dataclass(frozen=True, slots=True)
class MatrixSays:
    """What the page says of an entry, in one language."""

    document: Callable[[Document], str]
    part: Callable[[Section], str]
    """The name of a section of the measures."""
    measure: Callable[[Block], tuple[str, str]]
    """Number and name of a measure."""
    heading: Callable[[Block], str]
    body: Callable[[Body], str]
    """Empty where it has no name."""
    name: Callable[[Document, Body], str]
    """Under which name a document's practice stands."""
    reason: Callable[[Practice], str]
    does: Callable[[Practice], str]
    """Words quoted in the language of the page, where the text has another; else empty."""
    page: Callable[[Document], str]
    """The address of a document."""


CHINESE = MatrixWords(
    title="举措与实践",
    leads=(
        "中央文件 {measures} 项举措，与所收其他各篇逐段对照，得 {links} 处。{groups}。{proved}",
        "各列按谁在说话分开：会上发言、新闻报道、署名文章、编者按、政策图解；署名文章写的是作者的话，写一地的也不是那一地的报告，"
        "没有写明地区的归入「{others}」。点圆点看原句。空白只说明所收各篇里没有见到，不说明没有做。",
    ),
    group="{name} {n} 处（{says}）",
    between="；",
    proved="{name}的在 {where}。",
    groups={str(group): said for group, said in PRACTICE_GROUPS.items()},
    speakers={str(kind): said for kind, said in SPEAKERS.items()},
    others="其他",
    dots={"figures": "有做法并有数字", "practice": "有做法", "words": "只有打算、主张、说明或相同字句"},
    unseen="未见",
    choose="谁在说话",
    who="谁说",
    every="全部",
    measure="举措",
    sum="处",
    sums="各列合计",
    caption="{title}：举措与实践",
    cell="{speaker} {body}：{n} 处，{dot}",
    evidence="依据",
    note="每处引所涉一方自己的话，下面是编者的一句理由，名字下面注明是落实、前期实践、做法、打算、论及，还是字句相同。"
    "「可以对应」是可能对得上、但文中没有明说的。波线加「疑」的字，本手册存疑；加「缺」的，句子前后有缺文。",
    nothing="所收各篇未见。",
    strength="（{strength}）",
    strengths=PRACTICE_STRENGTHS,
    doubt="举措中「{words}」存疑。",
    between_doubts="」「",
    doubted="疑",
    broken="缺",
    ends=BESIDE,
)

IN_CHINESE = MatrixSays(
    document=lambda document: document.title,
    part=lambda section: section.title.split("，", 1)[0],
    measure=lambda block: (numeral(block), title(block)),
    heading=lambda block: named(block.text),
    body=lambda body: body.name,
    name=lambda document, body: body.name or document.entry.authors.text or document.entry.authority,
    reason=lambda link: link.reason,
    does=lambda link: "",
    page=lambda document: f"{document.code}.md",
)


def matrix_page(connected: Connections, words: MatrixWords = CHINESE, says: MatrixSays = IN_CHINESE) -> str:
    """The measures of each central document with their evidence, below the place of its grid."""
    centrals = _centrals(connected)
    out = [
        front_matter(words.title, "matrix", doubted=words.doubted),
        f"# {words.title} {{ #matrix }}",
        *_leads(centrals, connected, words),
    ]
    for document in centrals:
        out += [
            f'--8<-- "{grid_name(document, words)}"',
            f"## {words.evidence} {{ #evidence .editors-heading }}",
            words.note,
        ]
        bodies, cells = columns(connected), cells_of(document, connected)
        for measure in document.measures:
            out += _evidence(document, measure, bodies, cells, connected, words, says)
    return "\n\n".join([*out, words.ends]) + "\n"


def grid_name(document: Document, words: MatrixWords) -> str:
    """The fragment that holds the grid of a document."""
    return f"matrix-{document.code}{'' if words is CHINESE else '-english'}.html"


def _centrals(connected: Connections) -> list[Document]:
    return [d for d in connected.edition.documents if d.entry.kind == "central-document"]


def _leads(centrals: Sequence[Document], connected: Connections, words: MatrixWords) -> Iterable[str]:
    """What was compared, how many places prove what, and which prove that something was carried out."""
    links = connected.edition.links.practice
    counts = Counter(link.group for link in links)
    groups = words.between.join(
        words.group.format(name=name, n=counts[group], says=says)  # type: ignore[index]
        for group, (name, says) in words.groups.items()
    )
    carried_out = code_links(link.anchor for link in links if link.group == "carried-out")
    proved = words.proved.format(name=words.groups["carried-out"][0], where=carried_out) if carried_out else ""
    for lead in words.leads:
        said = lead.format(
            measures=sum(len(document.measures) for document in centrals),
            links=len(links),
            groups=groups,
            proved=proved,
            others=words.others,
        )
        yield said


def columns(connected: Connections) -> list[Body]:
    """Bodies that any practice tells of, by who speaks; those without a name come last of their kind."""
    told = {connected.places[link.anchor].document.code for link in connected.edition.links.practice}
    bodies = dict.fromkeys(body for code, body in connected.bodies.items() if code in told)
    kinds = list(SPEAKERS)
    return sorted(bodies, key=lambda body: (kinds.index(body.speaker), not body.name))


def cells_of(document: Document, connected: Connections) -> Cells:
    """What each body tells of each measure of a document."""
    out: dict[tuple[str, str], list[Practice]] = {}
    for block in document.outline.blocks:
        for link in connected.practice_of.get(block.id, []):
            body = connected.bodies[connected.places[link.anchor].document.code]
            out.setdefault((block.id, body.key), []).append(link)
    return out


def _evidence(
    document: Document, measure: Block, bodies: Sequence[Body], cells: Cells, connected: Connections,
    words: MatrixWords, says: MatrixSays,
) -> Iterable[str]:  # fmt: skip
    yield f"### [{escape(says.heading(measure))}]({says.page(document)}#{measure.id}) {{ #m-{measure.id} }}"
    told = [(body, cells[measure.id, body.key]) for body in bodies if (measure.id, body.key) in cells]
    if not told:
        yield words.nothing
    for body, links in told:
        yield from _told(f"e-{measure.id}-{body.key}", body, links, connected, words, says)


def _told(
    at: str, body: Body, links: Sequence[Practice], connected: Connections, words: MatrixWords, says: MatrixSays
) -> Iterable[str]:
    """Each name with what its texts say; the first of a body carries the address of its cell."""
    speaker = words.speakers.get(body.speaker, "")
    first = f" {{ #{at} data-speaker={body.speaker} }}"
    for name, its in groupby(links, lambda link: says.name(connected.places[link.anchor].document, body)):
        shown = f"{escape(name)} *{speaker}*" if speaker not in ("", name) else escape(name)
        entries = [f":   {_entry(link, name, connected, words, says)}" for link in its]
        yield "\n".join([shown + first, *entries])
        first = ""


def _entry(link: Practice, name: str, connected: Connections, words: MatrixWords, says: MatrixSays) -> str:
    """How it answers to the measure, its own words, the way there, and why we think the two belong together."""
    place = connected.places[link.anchor]
    group = words.groups[link.group][0]
    tag = f"*{group}* " if group not in ("", name) else ""
    strength = "" if link.strength == "strong" else words.strength.format(strength=words.strengths[link.strength])
    asked = words.between_doubts.join(doubted(connected.places[link.measure], link.asks).words)
    doubt = words.doubt.format(words=asked) if asked else ""
    why = escape(f"{says.reason(link)}{strength}{doubt}")
    quoted = f"**{_quoted(link.does, place, words)}**"
    if translated := says.does(link):
        quoted = f"**{escape(translated)}** {quoted}"
    return f"{tag}{quoted} {code_link(link.anchor)} {why}"


def _quoted(said: str, place: Place, words: MatrixWords) -> str:
    """Quoted words with the marks of what the edition doubts in them, and of a sentence that breaks off."""
    found = doubted(place, said)
    doubt = f"{{>>{words.doubted}<<}}"
    pieces = (f"{{=={escape(w)}==}}{doubt}" if d else escape(w) for w, d in found.pieces)
    return "".join(pieces) + (f"{{>>{words.broken}<<}}" if found.broken else "")
