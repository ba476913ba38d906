"""Write 「举措与实践」: measures against the bodies that tell of them; each cell leads to its evidence below."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from edition.links.lookups import OTHERS, Body, Connections, is_earlier
from edition.nouns import Block, Document, Practice, Section
from edition.pages.escape import escape, escape_attribute
from edition.pages.links_in_text import evidence
from edition.pages.markdown import front_matter
from edition.reading.names import named, numeral, title

Cells = Mapping[tuple[str, str], Sequence[Practice]]
"""Links by measure and key of a body."""

EARLIER = "前期"


def matrix_page(connected: Connections) -> str:
    """One table a central document, its evidence after it."""
    centrals = [d for d in connected.edition.documents if d.entry.kind == "central-document"]
    bodies = _columns(connected)
    count = len(connected.edition.links.practice)
    measures = sum(len(document.measures) for document in centrals)
    regions = sum(1 for body in bodies if body is not OTHERS)
    out = [
        front_matter("举措与实践", "matrix"),
        "# 举措与实践 { #matrix }",
        f"中央文件 {measures} 项举措，与 {regions} 个部门、地区和企业的话逐段对照，得 {count} 处；"
        "作者个人的论述和编者按归入「其他」。点圆点看原句。空白只说明所收各篇里没有见到，不说明没有做。\n{ .editors }",
        '<p class="matrix-key"><span><i class="dot dot--figures"></i>有做法并有数字</span>'
        '<span><i class="dot dot--practice"></i>只述做法或主张</span><span><i class="dot"></i>未见</span></p>',
    ]
    for document in centrals:
        cells = _cells(document, connected)
        out += [_table(document, bodies, cells), "## 依据 { #evidence .editors-heading }", NOTE]
        for measure in document.measures:
            out += _evidence(document, measure, bodies, cells, connected)
    return "\n\n".join(out) + "\n"


NOTE = (
    "每处引所涉一方自己的话，后面是编者的一句理由。「可以对应」是可能对得上、但文中没有明说的。"
    "早于中央文件的文字，注明「前期」。\n{ .editors }"
)


def _columns(connected: Connections) -> list[Body]:
    """Bodies that any practice tells of: ministries and companies, regions, then all others."""
    told = {connected.places[link.anchor].document.code for link in connected.edition.links.practice}
    bodies = dict.fromkeys(body for code, body in connected.bodies.items() if code in told)
    groups = ["单位", "地方", OTHERS.group]
    return sorted(bodies, key=lambda body: groups.index(body.group))


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
        f'<th scope="col" role="columnheader"><span class="group">{body.group}</span>{escape(body.name)}</th>'
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
        return '<td role="cell"><i class="dot"></i><span class="unseen">未见</span></td>'
    figures = any(link.figures for link in links)
    said = f"{body.name}：{len(links)} 处{'，有数字' if figures else ''}"
    kind = "dot--figures" if figures else "dot--practice"
    return (
        f'<td role="cell"><a class="cell" href="#e-{measure.id}-{body.key}" aria-label="{escape_attribute(said)}">'
        f'<i class="dot {kind}"></i></a></td>'
    )


def _sums(bodies: Sequence[Body], cells: Cells) -> str:
    sums = [sum(len(links) for (_, key), links in cells.items() if key == body.key) for body in bodies]
    numbers = "".join(f'<td role="cell">{n}</td>' for n in sums)
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
        tagged = [EARLIER if is_earlier(link, connected) else "" for link in links]
        entries = "\n\n".join(evidence(link, connected, tag) for link, tag in zip(links, tagged, strict=True))
        yield f'<div class="told" id="e-{measure.id}-{body.key}" markdown="1">\n\n{entries}\n\n</div>'
