"""Write 「术语」, in both languages: every term in the editors' own words, its parts, where it is defined and used."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from edition.links.glossary import KINDS
from edition.links.lookups import Connections
from edition.nouns import SchemePart, Term
from edition.nouns.words import REFERENCE, code_of
from edition.pages.code_links import BESIDE, code_links
from edition.pages.escape import escape
from edition.pages.markdown import folded, front_matter, table, terms, wrapped


@dataclass(frozen=True, slots=True)
class TermSaid:
    """What the page says of a term. Parts are none where it names none, empty where no text gives them."""

    name: str
    other: str
    """Its names in the other language and in letters, which stand under it."""
    definition: str
    source: str
    """Where the English is from."""
    kind: str = ""
    parts: Sequence[SchemePart] | None = None
    parts_missing: str = ""
    general: str = ""
    general_source: str = ""
    variants: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class GlossaryWords:
    """What the page says of itself in one language."""

    title: str
    lead: str
    """With ``{terms}`` and ``{schemes}``, their numbers."""
    order: Callable[[Term], str]
    """By what the terms are sorted; their letters stand above."""
    letter: str
    """The address of a letter, with ``{letter}``."""
    no_parts: str
    basis: str
    general: str
    variants: str
    between: str
    defined: str
    used: str
    times: str
    """With ``{n}``."""
    only_titled: str
    """Of a term that stands nowhere but in a title."""
    kind: str
    english: str
    excluded: str
    excluded_lead: str
    """With ``{n}``."""
    unfold: str
    """With ``{n}``."""
    heads: tuple[str, str, str]
    parts: str
    """What the picture of a scheme says aloud, with ``{name}`` and ``{n}``."""
    ends: str


def in_chinese(term: Term) -> TermSaid:
    """As the editors' file says it."""
    return TermSaid(
        name=term.term,
        other=f"{escape(term.pinyin)}　*{escape(term.english)}*",
        definition=term.definition,
        source=_source(term.english_source),
        kind=KINDS[term.kind],
        parts=term.parts,
        parts_missing=term.parts_missing,
        general=term.general,
        general_source=term.general_source,
        variants=term.variants,
    )


CHINESE = GlossaryWords(
    title="术语",
    lead="{terms} 条，按拼音排列。释义是编者的话，只依据所收各篇；文外通行的说法另起一行，各注来处。"
    "其中 {schemes} 条画出各个部分。",
    order=lambda term: term.id,
    letter="letter-{letter}",
    no_parts="文中没有",
    basis="依据",
    general="一般所说",
    variants="也写作",
    between="；",
    defined="解释见",
    used="用于",
    times="{n} 次",
    only_titled="只在书名号内",
    kind="类别",
    english="英译",
    excluded="不作术语的引语",
    excluded_lead="所收各篇中加引号而不立条目的 {n} 处，逐处说明理由。",
    unfold="展开 {n} 处",
    heads=("引语", "理由", REFERENCE),
    parts="{name}：{n} 个部分",
    ends=BESIDE,
)


def glossary_page(
    connected: Connections, words: GlossaryWords = CHINESE, says: Callable[[Term], TermSaid] = in_chinese
) -> str:
    """The page, by the first letter of what the terms are sorted by."""
    known = connected.edition.links.terms
    letters = _by_letter(known, words)
    lead = words.lead.format(terms=len(known), schemes=sum(1 for term in known if term.parts))
    out = [
        front_matter(words.title, "glossary", parts=f'"{words.parts}"'),
        f"# {words.title} {{ #glossary }}",
        lead,
    ]
    at = {letter: words.letter.format(letter=letter.lower()) for letter in letters}
    strip = " ".join(f"[{letter}](#{at[letter]})" for letter in letters)
    out.append(f"{strip}\n{{ .letters }}")
    for letter, entries in letters.items():
        out.append(f"## {letter} {{ #{at[letter]} }}")
        for term in entries:
            out += _entry(term, connected, words, says(term))
    out += _excluded(connected, words)
    return "\n\n".join(filter(None, [*out, words.ends])) + "\n"


def _by_letter(known: Iterable[Term], words: GlossaryWords) -> dict[str, list[Term]]:
    out: dict[str, list[Term]] = {}
    for term in sorted(known, key=lambda term: (words.order(term), term.id)):
        out.setdefault(words.order(term)[:1].upper(), []).append(term)
    return out


def _entry(term: Term, connected: Connections, words: GlossaryWords, said: TermSaid) -> Iterable[str]:
    """Names and definition, the parts of a scheme, then a list of what else there is to say."""
    yield f"### {escape(said.name)} {{ #t-{term.id} }}"
    yield said.other
    yield escape(said.definition)
    if said.parts:
        entries = (
            f"- **{escape(part.name)}**" + (f" {escape(part.text)}" if part.text != part.name else "")
            for part in said.parts
        )
        yield wrapped("div.schemes", "\n".join(entries))
    yield terms(*_lines(term, connected, words, said))


def _lines(
    term: Term, connected: Connections, words: GlossaryWords, said: TermSaid
) -> Iterable[tuple[str, str]]:  # fmt: skip
    if said.parts is not None:
        basis = code_links(term.parts_basis)
        missing = escape(said.parts_missing)
        yield (words.no_parts, f"{missing} {basis}".strip()) if missing else (words.basis, basis)
    if said.general:
        yield f"{words.general} {{ .general }}", f"{escape(said.general)} *{escape(said.general_source)}*"
    if said.variants:
        yield words.variants, escape(words.between.join(said.variants))
    if term.defined_at:
        yield words.defined, code_links(term.defined_at)
    yield words.used, _used(term, connected, words)
    if said.kind:
        yield words.kind, said.kind
    yield f"{words.english} {{ .beside }}" if said.kind else words.english, escape(said.source)


def _source(given: str) -> str:
    """``found: …`` and ``adapted: …`` in Chinese words."""
    for prefix, said in (("found:", "见于"), ("adapted:", "改自"), ("ours", "自拟")):
        if given.startswith(prefix):
            return said + given.removeprefix(prefix).replace("(not read again)", "（未再核对原页）")
    return given


def _used(term: Term, connected: Connections, words: GlossaryWords) -> str:
    """Documents in which it stands, with the number of times, each leading to the first place."""
    counts: dict[str, tuple[str, int]] = {}
    for use in connected.edition.links.uses:
        if use.term == term.id:
            code = str(connected.places[use.anchor].document.code)
            first, times = counts.get(code, (str(use.anchor), 0))
            counts[code] = (first, times + 1)
    links = [
        f"[{code_of(code)}][{code_of(first)}]{f' {words.times.format(n=times)}' if times > 1 else ''}"
        for code, (first, times) in counts.items()
    ]
    return "　".join(links) or words.only_titled


def _excluded(connected: Connections, words: GlossaryWords) -> Iterable[str]:
    """Quoted expressions that are no entries, folded away, each with its reason."""
    excluded = connected.edition.links.no_terms
    if not excluded or not words.excluded:
        return
    n = len(excluded)
    rows = [(escape(each.term), escape(each.reason), code_links(each.where)) for each in excluded]
    yield f"## {words.excluded} {{ #excluded }}"
    yield words.excluded_lead.format(n=n)
    yield folded(words.unfold.format(n=n), "folded", table(words.heads, rows))
