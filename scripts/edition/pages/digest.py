"""Write the English page of a document: a digest with the ids of the Chinese, which stands beside it.

The digest is the handbook's own and no source; whoever cites it cites the Chinese paragraph of the same code.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from edition.nouns import Digest, Document, Edition, Stated
from edition.nouns.record import AUTHORITIES, Kind
from edition.nouns.words import AUTHORITY_ENGLISH, BASIS_ENGLISH, OPINION_ENGLISH, code_of
from edition.pages.escape import escape
from edition.pages.markdown import front_matter, terms, wrapped
from edition.reading.block import ReadBlock
from edition.reading.document import ReadDocument
from edition.reading.marks import editors_marks
from edition.reading.stretch import stretch

QUOTABLE: Mapping[Kind, str] = {
    "central-document": "A policy text of the Party center and the State Council. This is a copy made from recognized "
    "text; quote it as policy only from the official text.",
    "exchange-speech": "A report to a meeting: evidence of what was done or planned, and no policy text.",
    "signed-article": f"An article by its author, {OPINION_ENGLISH}.",
    "news-report": "A newspaper's report, and no policy text.",
    "policy-graphic": "An explanation of a policy, and not the policy's own words.",
    "editors-note": "A newspaper's note that introduces other texts, and no policy text.",
}
"""What kind of text it is, and how far it may be quoted as policy."""

UNOFFICIAL = "An English digest made for this handbook. It is unofficial; the Chinese is what counts."

STATUS = {
    "draft": "Drafted by a program; not yet compared with the Chinese.",
    "reviewed": "Drafted by a program.",
}

UNKNOWN_ENGLISH = "not known"


def digest_page(digest: Digest, read: ReadDocument) -> str:
    """The page: what the text is, its record, the abstract, then each block in English and in Chinese."""
    document = read.document
    code = document.code
    out = [
        front_matter(digest.title, "digest", code=code, document_kind=document.entry.kind, digest="true"),
        f"**{AUTHORITY_ENGLISH[document.entry.kind].capitalize()}**　English digest　"
        f"[{code_of(code)}](#{code}){{ .code }}\n{{ .labels }}",
        f"# {escape(digest.title)} {{ #{code} }}",
        f'{escape(document.title)}\n{{ .original lang="zh-Hans" }}',
        _record(digest, document),
        f"{UNOFFICIAL} {_compared(digest)}\n{{ .caution }}",
        f"{escape(digest.abstract)}\n{{ .abstract }}",
        *_blocks(digest, read),
    ]
    return "\n\n".join(out) + "\n"


def digests_page(edition: Edition) -> Mapping[str, str]:
    """The list of documents in English, by kind; nothing where there is no digest."""
    digests = {digest.code: digest for digest in edition.links.digests}
    if not digests:
        return {}
    out = [
        front_matter("All documents", "digest-index"),
        "# All documents { #documents }",
        f"{len(digests)} documents, by kind of text. {UNOFFICIAL}\n{{ .editors }}",
    ]
    for kind, name in AUTHORITY_ENGLISH.items():
        held = [d for d in edition.documents if d.entry.kind == kind and d.code in digests]
        if held:
            out += [f"## {name.capitalize()} {{ #{kind} }}", *(_listed(digests[d.code], d) for d in held)]
    if left := [d for d in edition.documents if d.code not in digests]:
        said = ", ".join(f"{_chinese(d.title)} ({code_of(d.code)})" for d in left)
        out += ["## In Chinese only { #other }", f"{said}\n{{ .editors }}"]
    return {"index.md": "\n\n".join(out) + "\n"}


def _listed(digest: Digest, document: Document) -> str:
    """One document: its title, its Chinese title, who speaks, when."""
    who = digest.issuer or ", ".join(digest.authors)
    said = [_chinese(document.title), escape(who), _date(document.entry.date), code_of(digest.code)]
    return f"[{escape(digest.title)}]({digest.code}.md)  \n{' · '.join(filter(None, said))}\n{{ .digest-listed }}"


def _compared(digest: Digest) -> str:
    if not digest.reviewed:
        return STATUS["draft"]
    last = digest.reviewed[-1]
    return f"{STATUS['reviewed']} Compared on {escape(last.on)} by {escape(last.by)}: {escape(last.method)}"


def _record(digest: Digest, document: Document) -> str:
    return wrapped("div.record", terms(*_facts(digest, document)))


def _facts(digest: Digest, document: Document) -> Iterable[tuple[str, str]]:
    entry = document.entry
    yield "What it is", QUOTABLE.get(entry.kind, escape(AUTHORITIES[entry.kind]))
    if digest.issuer:
        yield ("Issued by" if entry.kind == "central-document" else "Spoken by"), escape(digest.issuer)
    if digest.authors:
        yield "By", f"{escape(', '.join(digest.authors))} ({_chinese(entry.authors.text)})"
    if digest.affiliation:
        yield "Named as", escape(digest.affiliation)
    yield "Date", _date(entry.date)


def _chinese(text: str) -> str:
    """Chinese words; in their place on the site stands what says that they are Chinese."""
    return f"*{escape(text)}*"


def _date(date: Stated) -> str:
    if not date.value:
        return UNKNOWN_ENGLISH
    bound = "not before " if date.precision == "not-before" else ""
    ground = "" if date.basis == "stated" else BASIS_ENGLISH[date.basis]
    return f"{bound}{escape(date.text)}" + (f" ({ground})" if ground else "")


def _blocks(digest: Digest, read: ReadDocument) -> Iterable[str]:
    entries: list[str] = []
    for each in read.blocks.values():
        block = each.block
        made = digest.blocks.get(block.id)
        says = escape(made.says) if made else "—"
        if block.kind == "list":
            entries.append(f"- {says}{_handle(each)}\n  {{ #{block.id} }}")
            entries.append(_original(each, "  "))
            continue
        yield from _gathered(entries)
        if block.kind == "heading":
            yield f"## {says} {{ #{block.id} }}"
        else:
            kind = "measure" if each.is_measure else block.kind
            yield f"{says}{_handle(each)}\n{{ #{block.id} .{kind} .english }}"
        yield _original(each)
        yield from _marks(each, digest)
    yield from _gathered(entries)


def _gathered(entries: list[str]) -> Iterable[str]:
    if entries:
        yield "\n\n".join(entries)
    entries.clear()


def _handle(read: ReadBlock) -> str:
    return f"[{code_of(read.block.id)}](#{read.block.id}){{ .code }}"


def _original(read: ReadBlock, indent: str = "") -> str:
    """The Chinese words as the handbook reads them; its own page has marks and notes."""
    return f'{indent}{escape(read.block.text)}\n{indent}{{ .original lang="zh-Hans" }}'


def _marks(read: ReadBlock, digest: Digest) -> Sequence[str]:
    """Doubt, gap and date, in English too, and where the English is no more than a draft."""
    said = [editors_marks(stretch(read), english=True, facts=False).strip()]
    changed = bool(digest.reviewed) and digest.status(read.block.id) == "draft"
    said += ["[Changed since it was last compared with the Chinese.]"] if changed else []
    words = " ".join(filter(None, said))
    return [f"{escape(words)}\n{{ .digest-marks }}"] if words else []
