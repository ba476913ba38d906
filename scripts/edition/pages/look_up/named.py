"""Write 「人物与机构」: whom the texts name, and in which paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from edition.links.named_index import named_ids
from edition.nouns import NAMED_KINDS, Named
from edition.pages.code_links import BESIDE, code_links
from edition.pages.escape import escape
from edition.pages.markdown import front_matter, terms

SECTIONS = {"person": "people", "body": "bodies"}


@dataclass(frozen=True, slots=True)
class NamedWords:
    """What the page says of itself in one language."""

    title: str
    lead: str
    """With ``{counted}``."""
    kinds: Mapping[str, str]
    parts: str
    """Parts the kinds where they are counted."""
    also: str
    """Before the other names."""
    between: str
    """Parts the other names."""
    at: str
    """Before the places."""
    ends: str


@dataclass(frozen=True, slots=True)
class NamedSaid:
    """What the page says of somebody: under which name, who it is, and other names that occur."""

    name: str
    said: str
    names: Sequence[str]


def in_chinese(each: Named) -> NamedSaid:
    """As the editors' file says it."""
    return NamedSaid(each.name, each.said, each.names)


CHINESE = NamedWords(
    title="人物与机构",
    lead="文中提到的每一个人、每一个机构，以及见于哪些段：{counted}。一句说明只用文中的话；编号不带段号的，是题下的署名、"
    "单位或摄影。泛称（各级工会、有关部门）不列。",
    kinds=NAMED_KINDS,
    parts="、",
    also="文中作",
    between="；",
    at="见于",
    ends=BESIDE,
)


def named_page(
    named: Sequence[Named], words: NamedWords = CHINESE, says: Callable[[Named], NamedSaid] = in_chinese
) -> str:
    """Persons, then bodies, in the order of the editors' lists; every place leads to its paragraph or its byline."""
    ids = named_ids(named)
    counted = words.parts.join(
        f"{word} {sum(each.kind == kind for each in named)}" for kind, word in words.kinds.items()
    )
    out = [
        front_matter(words.title, "named"),
        f"# {words.title} {{ #named }}",
        words.lead.format(counted=counted),
    ]
    for kind, word in words.kinds.items():
        entries = [(each, at) for each, at in zip(named, ids, strict=True) if each.kind == kind]
        if entries:
            out.append(f"## {word} {{ #{SECTIONS[kind]} }}")
            out += [line for each, at in entries for line in _entry(each, at, words, says(each))]
    return "\n\n".join([*out, words.ends]) + "\n"


def _entry(each: Named, at: str, words: NamedWords, said: NamedSaid) -> Iterable[str]:
    yield f"### {escape(said.name)} {{ #{at} }}"
    yield escape(said.said)
    if said.names:
        yield terms((words.also, escape(words.between.join(said.names))))
    yield terms((words.at, code_links(place.anchor for place in each.places)))
