"""Write 「举措与实践」: measures against the bodies that tell of them; each cell leads to its evidence below."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from edition.links.lookups import Body, Connections
from edition.nouns import PRACTICE_GROUPS, SPEAKERS, Block, Document, Practice, Section
from edition.pages.escape import escape, escape_attribute
from edition.pages.links_in_text import evidence, references
from edition.pages.markdown import front_matter
from edition.reading.names import named, numeral, title

Cells = Mapping[tuple[str, str], Sequence[Practice]]
"""Links by measure and key of a body."""

OTHERS = "其他"
"""The column of signed articles that name neither a region nor an issuer."""

_DOTS = {
    "figures": "有做法并有数字",
    "practice": "有做法",
    "words": "只有打算、主张、说明或相同字句",
}
"""What stands in a cell, strongest first: the class of its dot, and what that says."""


def matrix_page(connected: Connections) -> str:
    """One table a central document, its evidence after it."""
    centrals = [d for d in connected.edition.documents if d.entry.kind == "central-document"]
    bodies = _columns(connected)
    key = "".join(f'<span><i class="dot dot--{dot}"></i>{says}</span>' for dot, says in _DOTS.items())
    out = [
        front_matter("举措与实践", "matrix"),
        "# 举措与实践 { #matrix }",
        _lead(centrals, connected),
        f'<p class="matrix-key">{key}<span><i class="dot"></i>未见</span></p>',
        _choice(bodies),
    ]
    for document in centrals:
        cells = _cells(document, connected)
        out += [_table(document, bodies, cells), "## 依据 { #evidence .editors-heading }", NOTE]
        for measure in document.measures:
            out += _evidence(document, measure, bodies, cells, connected)
    return "\n\n".join(out) + "\n"


def _lead(centrals: Sequence[Document], connected: Connections) -> str:
    """What was compared, how many places prove what, and which prove that something was carried out."""
    links = connected.edition.links.practice
    measures = sum(len(document.measures) for document in centrals)
    counts = Counter(link.group for link in links)
    groups = "；".join(f"{name} {counts[group]} 处（{says}）" for group, (name, says) in PRACTICE_GROUPS.items())
    proved = references([link.anchor for link in links if link.group == "carried-out"], connected)
    proved = f"{PRACTICE_GROUPS['carried-out'][0]}的在 {proved}。" if proved else ""
    return (
        f"中央文件 {measures} 项举措，与所收其他各篇逐段对照，得 {len(links)} 处。{groups}。{proved}"
        "\n{ .editors }\n\n"
        "各列按谁在说话分开：会上发言、新闻报道、署名文章、编者按、政策图解；署名文章写的是作者的话，写一地的也不是那一地的报告，"
        f"没有写明地区的归入「{OTHERS}」。点圆点看原句。空白只说明所收各篇里没有见到，不说明没有做。"
        "\n{ .editors }"
    )


NOTE = (
    "每处引所涉一方自己的话，下面是编者的一句理由，名字下面注明是落实、前期实践、做法、打算、论及，还是字句相同。"
    "「可以对应」是可能对得上、但文中没有明说的。波线加「疑」的字，本手册存疑；加「缺」的，句子前后有缺文。"
    "\n{ .editors }"
)


def _columns(connected: Connections) -> list[Body]:
    """Bodies that any practice tells of, by who speaks; those without a name come last of their kind."""
    told = {connected.places[link.anchor].document.code for link in connected.edition.links.practice}
    bodies = dict.fromkeys(body for code, body in connected.bodies.items() if code in told)
    kinds = list(SPEAKERS)
    return sorted(bodies, key=lambda body: (kinds.index(body.speaker), not body.name))


def _name(body: Body) -> str:
    return body.name or (OTHERS if body.speaker == "signed-article" else SPEAKERS[body.speaker])


def _choice(bodies: Sequence[Body]) -> str:
    """Who speaks, to choose from by the script of the page; without it all columns are shown."""
    kinds = dict.fromkeys(body.speaker for body in bodies)
    buttons = "".join(
        f'<button type="button" aria-pressed="false" data-value="{kind}">{said}</button>'
        for kind, said in [("", "全部"), *((kind, SPEAKERS[kind]) for kind in kinds)]
    )
    return (
        '<div class="filters matrix-choice with-script"><div class="filters__facet" role="group" aria-label="谁在说话">'
        '<span class="filters__name" aria-hidden="true">谁说</span>'
        f'<span class="filters__choices">{buttons}</span></div></div>'
    )


def _cells(document: Document, connected: Connections) -> dict[tuple[str, str], list[Practice]]:
    out: dict[tuple[str, str], list[Practice]] = {}
    for block in document.outline.blocks:
        for link in connected.practice_of.get(block.id, []):
            body = connected.bodies[connected.places[link.anchor].document.code]
            out.setdefault((block.id, body.key), []).append(link)
    return out


def _table(document: Document, bodies: Sequence[Body], cells: Cells) -> str:
    """Raw HTML with links inside the page alone; on phones its rows become grids of their own."""
    heads = "".join(
        f'<th scope="col" role="columnheader" data-speaker="{body.speaker}"><span class="group">'
        f"{SPEAKERS[body.speaker] if SPEAKERS[body.speaker] != _name(body) else ''}</span>{escape(_name(body))}</th>"
        for body in bodies
    )
    head = (
        f'<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader" class="measure-head">举措</th>'
        f'{heads}<th scope="col" role="columnheader" class="sum">处</th></tr></thead>'
    )
    rows = "".join(_section(document, section, bodies, cells) for section in document.outline.sections)
    return (
        f'<table class="matrix" role="table" data-columns="{len(bodies)}" style="--bodies: {len(bodies)}">'
        f'<caption class="unseen">{escape(document.title)}：举措与实践</caption>{head}'
        f'<tbody role="rowgroup">{rows}{_sums(bodies, cells)}</tbody></table>'
    )


def _section(document: Document, section: Section, bodies: Sequence[Body], cells: Cells) -> str:
    measures = [block for block in section.blocks if document.is_measure(block)]
    if not measures:
        return ""
    part = escape(section.title.split("，", 1)[0])
    cell = f'<th colspan="{len(bodies) + 2}" scope="colgroup" role="rowheader">{part}</th>'
    return f'<tr class="part" role="row">{cell}</tr>' + "".join(_row(block, bodies, cells) for block in measures)


def _row(measure: Block, bodies: Sequence[Body], cells: Cells) -> str:
    total = sum(len(cells.get((measure.id, body.key), ())) for body in bodies)
    dots = "".join(_cell(measure, body, cells.get((measure.id, body.key), ())) for body in bodies)
    return (
        f'<tr class="row" role="row"><th scope="row" role="rowheader"><a href="#m-{measure.id}">'
        f"<span>{escape(numeral(measure))}</span><span>{escape(title(measure))}</span></a></th>{dots}"
        f'<td role="cell" class="sum">{total or "未见"}</td></tr>'
    )


def _cell(measure: Block, body: Body, links: Sequence[Practice]) -> str:
    if not links:
        return f'<td role="cell" data-speaker="{body.speaker}"><i class="dot"></i><span class="unseen">未见</span></td>'
    dot = _dot(links)
    said = f"{SPEAKERS[body.speaker]} {_name(body)}：{len(links)} 处，{_DOTS[dot]}"
    return (
        f'<td role="cell" data-speaker="{body.speaker}" data-count="{len(links)}">'
        f'<a class="cell" href="#e-{measure.id}-{body.key}" aria-label="{escape_attribute(said)}">'
        f'<i class="dot dot--{dot}"></i></a></td>'
    )


def _dot(links: Sequence[Practice]) -> str:
    """The strongest thing that a body tells: a plan is no practice, and its number no practice with numbers."""
    deeds = [link for link in links if link.is_deed]
    if any(link.figures for link in deeds):
        return "figures"
    return "practice" if deeds else "words"


def _sums(bodies: Sequence[Body], cells: Cells) -> str:
    sums = [sum(len(links) for (_, key), links in cells.items() if key == body.key) for body in bodies]
    numbers = "".join(
        f'<td role="cell" data-speaker="{body.speaker}" data-count="{n}">{n}</td>'
        for body, n in zip(bodies, sums, strict=True)
    )
    return (
        f'<tr class="sums" role="row"><th scope="row" role="rowheader">各列合计</th>{numbers}'
        f'<td role="cell" class="sum">{sum(sums)}</td></tr>'
    )


def _evidence(
    document: Document, measure: Block, bodies: Sequence[Body], cells: Cells, connected: Connections
) -> Iterable[str]:  # fmt: skip
    link = f"[{escape(named(measure.text))}]({document.code}.md#{measure.id})"
    yield f"### {link} {{ #m-{measure.id} }}"
    told = [(body, cells[measure.id, body.key]) for body in bodies if (measure.id, body.key) in cells]
    if not told:
        yield "所收各篇未见。\n{ .editors }"
    for body, links in told:
        entries = "\n\n".join(evidence(link, connected, PRACTICE_GROUPS[link.group][0]) for link in links)
        yield (
            f'<div class="told" id="e-{measure.id}-{body.key}" data-speaker="{body.speaker}" markdown="1">\n\n'
            f"{entries}\n\n</div>"
        )
