"""Write 「人物与机构」: each person and each body as the texts name it, what they say of it, and where."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from edition.links.named_index import named_ids
from edition.nouns import NAMED_KINDS, Named
from edition.nouns.words import code_of
from edition.pages.escape import escape
from edition.pages.markdown import front_matter

SECTIONS = {"person": "people", "body": "bodies"}


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
            out.append(f"## {word} {{ #{SECTIONS[kind]} }}")
            out += [line for each, at in entries for line in _entry(each, at)]
    return "\n\n".join(out) + "\n"


def _entry(each: Named, at: str) -> Iterable[str]:
    yield f"### {escape(each.name)} {{ #{at} }}"
    yield f"{escape(each.said)}\n{{ .term-definition }}"
    if each.names:
        yield f"<b>文中作</b> {escape('；'.join(each.names))}\n{{ .term-line }}"
    links = [
        f"[{code_of(place.anchor)}]({place.anchor.split('-')[0]}.md#{place.anchor}){{ .evidence-ref }}"
        for place in each.places
    ]
    yield f"<b>见于</b> {' '.join(links)}\n{{ .term-line }}"
