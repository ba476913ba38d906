"""The computed pieces of the hand-written pages, in English: the account, versions, what references lack, downloads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from edition.ids.cite import unrecorded
from edition.nouns import Document
from edition.nouns.words import CERTAINTY_ENGLISH, KIND_ENGLISH, code_of
from edition.pages.account import AccountWords, fragments
from edition.pages.downloads import files_of
from edition.pages.escape import escape
from edition.pages.in_english.saying import Saying, chinese_page, in_chinese_only
from edition.pages.markdown import table
from edition.reading.page import ReadPage

SUFFIX = "-english"

_DROPS = {
    "repeat": "repeat",
    "near-repeat": "near repeat",
    "truncated-repeat": "repeat that breaks off",
    "repeated-heading": "repeated heading",
}
_GAPS = {
    "lost-beginning": "beginning lost",
    "lost-end": "end lost",
    "lost-text": "text lost",
    "missing-section": "whole section lost",
    "jump": "from or to another page",
    "broken-list": "list breaks off",
}
_LACKING = {"报名": "newspaper", "日期": "date", "版次": "page", "责任者": "author", "题名": "title"}


def english_fragments(said: Saying, pages: Iterable[ReadPage], taken: Mapping[str, int]) -> dict[str, str]:
    """Pieces of Markdown by name, for ``--8<-- "NAME.md"`` in hand-written pages. ``taken``: bytes by file name."""
    edition = said.connected.edition
    return {
        **fragments(edition, pages, _account(said)),
        f"unrecorded{SUFFIX}": _unrecorded(said),
        f"version{SUFFIX}": _version(edition.version, edition.hash),
        f"versions{SUFFIX}": _versions(said),
        f"downloads{SUFFIX}": _downloads(said, taken),
    }


def _address(document: Document, said: Saying) -> str:
    page = said.page_of(document.code)
    return page if page.startswith("handbook:") else f"texts/{page}"


def _account(said: Saying) -> AccountWords:
    received = chinese_page("texts/received/{source}")
    return AccountWords(
        suffix=SUFFIX,
        heads=("What", "Number", "Remark"),
        fates=(
            "Lines received that are not empty",
            "Kept in the texts",
            "Of these, joined",
            "Of these, moved",
            "Whole lines taken out",
            "Furniture of the page",
            "Taken out inside lines",
            "Marked as missing",
        ),
        joined="made one paragraph with the line before",
        moved="not in the longest run that keeps the order received",
        furniture="in no text",
        cuts="places",
        counted="{kind} {n}",
        between=", ",
        drops=_DROPS,
        gaps=_GAPS,
        balance=(
            "characters received",
            "kept, with furniture",
            "repeats, whole lines",
            "repeats inside lines",
            "marks",
        ),
        kind="Kind",
        certainties=CERTAINTY_ENGLISH,
        kinds=KIND_ENGLISH,
        total="Sum",
        page="Page {source} as received",
        line_by_line=f"[Page {{source}} line by line, with its picture, in Chinese]({received})",
        pictured=False,
        page_heads=("Text", "Code", "Lines", "Received", "Kept", "Repeats", "Marks"),
        whole="Whole page",
        title=lambda document: (said.title(document), _address(document, said)),
    )


def _unrecorded(said: Saying) -> str:
    rows = [
        (
            f"[{source}]({chinese_page(f'texts/received/{source}')})",
            ", ".join(_LACKING[each] for each in missing),
            "; ".join(f"[{escape(said.title(each))}]({_address(each, said)}), {code_of(each.code)}" for each in those),
        )
        for source, missing, those in unrecorded(said.connected.edition.documents)
    ]
    return table(("Page", "Not known", "Texts"), rows) if rows else "Nothing is lacking."


def _version(version: str, digest: str) -> str:
    year, month = version.split(".")
    return (
        f"`{version}+{digest}`\n:   The edition of {year}-{month}; the hash of the pages received and of all editorial "
        f"records is {digest}."
    )


def _versions(said: Saying) -> str:
    edition = said.connected.edition
    out = []
    for made in edition.versions:
        now = made.version == edition.version
        digest = edition.hash if now else made.hash
        told = [made.date or "", f"hash {digest}" if digest else "", "in force" if now else ""]
        out.append(f"## {made.version} {{ #v{made.version.replace('.', '-')} }}")
        out.append(f"{', '.join(filter(None, told))}\n{{ .version-facts }}")
        changes = made.english or in_chinese_only(" ".join(made.changes))
        at = chinese_page("versions", f"v{made.version.replace('.', '-')}")
        out.append(f"{escape(changes)} [Changes one by one, and changes of codes, in Chinese]({at})")
    return "\n\n".join(out)


def _downloads(said: Saying, taken: Mapping[str, int]) -> str:
    """All documents with their files; what is in the files is Chinese."""
    rows = [
        (
            f"[{escape(said.title(document))}]({_address(document, said)})",
            code_of(document.code),
            *(f"[{each.format}]({chinese_page(f'texts/{each.path}')}) {each.size}" for each in files),
        )
        for document in said.connected.edition.documents
        if len(files := files_of(document, taken)) == len(_FORMS)
    ]
    return table(("Text", "Code", *_FORMS), rows) if rows else ""


_FORMS = ("To open, in Chinese", "To edit, in Chinese", "As plain text, in Chinese")
