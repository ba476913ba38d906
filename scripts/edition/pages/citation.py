"""What a document's page carries for citing: references to complete, pinpoints, notes on years.

Inert data for the page's script, which puts in address, reading and day and takes the quotation from the page; and the
references to the whole document, which the template prints for readers without a script.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from edition.ids.cite import (
    STANDARD_WORDS,
    STANDARDS,
    Reading,
    Standard,
    caution,
    cautioned,
    in_text,
    page_in_text,
    page_template,
    template,
    unrecorded,
    way,
)
from edition.ids.cite_english import (
    ENGLISH_FORM_WORDS,
    ENGLISH_FORMS,
    MONTHS,
    authors,
    english_caution,
    english_page_template,
    english_pinpoint,
    english_template,
)
from edition.ids.cite_files import file_templates, page_file_templates, reference_of
from edition.ids.pinpoint import pinpoints
from edition.nouns import Block, Digest, Document, DocumentCode, Mark
from edition.nouns.words import READING_ENGLISH, READING_WORDS, REFERENCE_ENDINGS, code_of
from edition.pages.escape import escape
from edition.reading.block import ReadBlock
from edition.reading.document import ReadDocument
from edition.reading.marks import editors_marks, remarks_data
from edition.reading.stretch import stretch

Json = dict[str, Any]


def citations(
    read: Iterable[ReadDocument], digests: Iterable[Digest] = (), name: str = "", version: str = "", online: str = ""
) -> Mapping[str, Json]:
    """For the template, by code: ``data`` for the script, ``forms`` to print, ``english`` on the page of the digest.

    ``name`` is what the handbook is called in Chinese: an English page gives the Chinese reference too. ``online`` is
    where it stands, empty while nowhere. Drafts cannot be cited.
    """
    by_code = {digest.code: digest for digest in digests}
    return {
        document.code: {
            "data": inert({**citation_data(each), "files": _files(each, by_code, version, online, name)}),
            "forms": [[STANDARD_WORDS[name], _printed(document, name)] for name in STANDARDS],
            "english": _english(each, by_code.get(document.code), name),
        }
        for each, document in ((each, each.document) for each in read)
        if document.outline.status == "reviewed"
    }


def _printed(document: Document, standard: Standard) -> tuple[str, ...]:
    """A reference with slots for name, version, code, reading and address; with all that must stand beside it."""
    *parts, end = template(document, standard, dated=False)
    return (*parts, cautioned(end, document))


def _english(read: ReadDocument, digest: Digest | None, name: str) -> Json:
    """References in English, where there is a digest; the Chinese one stands beside them."""
    if digest is None:
        return {}
    document = read.document
    chinese = [document.title, document.source_entry.newspaper.name or ""]
    chinese += [author.chinese for author in authors(document, digest)]
    forms = [
        [
            ENGLISH_FORM_WORDS[form],
            [
                part if at % 2 else in_two_languages(part, chinese)
                for at, part in enumerate(english_template(document, digest, form, dated=False))
            ],
        ]
        for form in ENGLISH_FORMS
    ]
    data = inert(english_data(read, digest, name))
    return {"forms": forms, "caution": english_caution(document), "data": data}


def in_two_languages(text: str, chinese: Sequence[str]) -> list[tuple[str, bool]]:
    """A text in stretches, each with whether it is one of the Chinese ones: what a page has to mark.

    >>> in_two_languages("Li Ming 李明, “渡口” [Ferries]", ["渡口", "李明"])
    [('Li Ming ', False), ('李明', True), (', “', False), ('渡口', True), ('” [Ferries]', False)]
    """
    for words in sorted(filter(None, chinese), key=len, reverse=True):
        before, found, after = text.partition(words)
        if found:
            return [*in_two_languages(before, chinese), (found, True), *in_two_languages(after, chinese)]
    return [(text, False)] if text else []


def english_data(read: ReadDocument, digest: Digest, name: str) -> Json:
    """What the script needs on the page of a digest: English forms, then the Chinese one with words of its own."""
    document = read.document
    forms: list[Json] = [
        {
            "form": form,
            "label": ENGLISH_FORM_WORDS[form],
            "parts": english_template(document, digest, form),
            "way": "inline" if form == "text" else "numbered",
        }
        for form in ENGLISH_FORMS
    ]
    chinese = {"name": name, "reading": READING_WORDS["emended"], "caution": caution(document)}
    forms.append({**_form(document, STANDARDS[0]), "own": chinese})
    return {
        "code": document.code,
        "title": digest.title,
        "cited": f"texts/{document.code}",
        "months": MONTHS,
        "digest": DIGEST_NOTE,
        "reading": READING_ENGLISH["emended"],
        "forms": forms,
        "caution": english_caution(document),
        "places": {
            block.block.id: {
                "at": english_pinpoint(document, block.block.id),
                "said": editors_marks(stretch(block), english=True, facts=False).strip(),
            }
            for block in read.blocks.values()
            if block.block.id in digest.blocks
        },
    }


DIGEST_NOTE = "unofficial English digest by the handbook"
"""Said behind every quotation of a digest: the words are not those of the source."""


def inert(data: Mapping[str, object]) -> str:
    """JSON that ends no script element and opens no comment in one."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def citation_data(read: ReadDocument) -> Json:
    """What the script needs of one document. Offsets count code points of a block's text in that reading."""
    document = read.document
    where = pinpoints(document)
    return {
        "code": document.code,
        "title": document.title,
        "forms": [_form(document, each) for each in STANDARDS],
        "caution": caution(document),
        "places": {name: _place(block, where) for name, block in read.blocks.items()},
    }


def citing_data(read: ReadDocument, digest: Digest | None, names: tuple[str, str], version: str, online: str) -> Json:
    """What whoever quotes the document from another page needs (``data/citing/dk.js``): ``zh`` as its own page carries
    it, ``en`` as that of its digest does, or null. ``names``: what the handbook is called, in either language."""
    digests = {} if digest is None else {digest.code: digest}
    files = _files(read, digests, version, online, names[0])
    english = {**english_data(read, digest, names[0]), "name": names[1]} if digest else None
    return {"zh": {**citation_data(read), "files": files, "name": names[0]}, "en": english}


def citing_of_pages(names: tuple[str, str], version: str, online: str) -> Json:
    """The same for what stands in the handbook and in none of its texts (``data/citing/handbook.js``)."""
    made = page_file_templates(version, online, names[0])
    files = {ending: {"label": label, "parts": made[ending]} for ending, label in REFERENCE_ENDINGS.items()}
    said: Json = {}
    for kind, received in (("ours", False), ("received", True)):
        chinese = [_page_form(each, received=received) for each in STANDARDS]
        english = [
            {
                "form": form,
                "label": ENGLISH_FORM_WORDS[form],
                "parts": english_page_template(form, received=received),
                "way": "inline" if form == "text" else "numbered",
            }
            for form in ENGLISH_FORMS
        ]
        said[kind] = {
            "zh": {"forms": chinese, "caution": "", "files": files, "name": names[0]},
            "en": {"forms": english, "caution": "", "months": MONTHS, "name": names[1]},
        }
    return said


def _page_form(standard: Standard, *, received: bool) -> Json:
    parts = page_template(standard, received=received)
    made: Json = {"form": standard, "label": STANDARD_WORDS[standard], "parts": parts, "way": way(standard)}
    mark = page_in_text(standard, received=received)
    return {**made, "mark": mark} if mark else made


def _files(read: ReadDocument, digests: Mapping[DocumentCode, Digest], version: str, online: str, name: str) -> Json:
    """Files for reference managers, of one place, with slots: by ending, ``label`` and ``parts``."""
    document = read.document
    reference = reference_of(document, digests.get(document.code), version, online, name)
    made = file_templates(reference)
    return {ending: {"label": label, "parts": made[ending]} for ending, label in REFERENCE_ENDINGS.items()}


def _form(document: Document, standard: Standard) -> Json:
    """``parts`` as of ``template``; ``way`` how the form stands in a text; ``mark`` what stands in the sentence."""
    made: Json = {
        "form": standard,
        "label": STANDARD_WORDS[standard],
        "parts": template(document, standard),
        "way": way(standard),
    }
    mark = in_text(document, standard)
    return {**made, "mark": mark} if mark else made


READINGS: tuple[tuple[str, Reading], ...] = (("", "emended"), ("_received", "received"))


def _place(read: ReadBlock, where: Mapping[str, str]) -> Json:
    """``remarks`` and ``points`` only where there are any, those of the received reading only where it differs."""
    block = read.block
    out: Json = {"at": where[block.id]}
    for suffix, reading in READINGS:
        if suffix and block.received == block.text:
            continue
        if made := remarks_data(read, reading):
            out[f"remarks{suffix}"] = made
        if block.marks:
            out[f"points{suffix}"] = [
                [mark.id, where[mark.id], *((mark.start, mark.end) if suffix else _in_text(block, mark))]
                for mark in block.marks
            ]
    return out


def _in_text(block: Block, mark: Mark) -> tuple[int, int]:
    return block.offsets.across(mark.start), block.offsets.across(mark.end, closing=True)


def unrecorded_table(documents: Iterable[Document]) -> str:
    """For 「整理说明」: what references still lack, by page."""
    rows = [
        f"| [{escape(source)}](texts/received/{source}.md) | {'、'.join(missing)} | "
        + "、".join(f"[{code_of(d.code)}](texts/{d.code}.md)" for d in those)
        + " |"
        for source, missing, those in unrecorded(documents)
    ]
    if not rows:
        return "各篇所载报纸俱全。"
    return "\n".join(["| 版面 | 未详 | 涉及各篇 |", "|---|---|---|", *rows])
