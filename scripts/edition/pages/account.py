"""Write what 「整理说明」 shows of the account: the numbers, the balance of each page, and its picture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from edition.collate.account import Account, Balance, account
from edition.nouns import Edition
from edition.nouns.words import CERTAINTY_WORDS, DROP_WORDS, GAP_WORDS, KIND_WORDS, RECEIVED, REPEATED, code_of
from edition.pages.citation import unrecorded_table
from edition.pages.escape import escape
from edition.pages.markdown import table
from edition.pages.pictures import picture_name, picture_place, pictures
from edition.reading.page import ReadPage


def fragments(edition: Edition, pages: Iterable[ReadPage]) -> dict[str, str]:
    """Pieces of Markdown by name, for ``--8<-- "NAME.md"`` in hand-written pages."""
    counted = account(edition)
    return {
        "numbers": _numbers(counted),
        "emendations": _emendations(counted),
        "unrecorded": unrecorded_table(edition.documents),
        "pages": "\n\n".join(_page(page, counted) for page in pages),
    }


def page_pictures(pages: Iterable[ReadPage]) -> dict[str, str]:
    """The pictures of the received pages as HTML, by the name under which a page takes them in."""
    return {
        picture_name(read.page.source, linked=linked): pictures(read.page, read.rows, read.documents, linked=linked)
        for read in pages
        for linked in (False, True)
    }


def _numbers(counted: Account) -> str:
    dropped = "，".join(f"{DROP_WORDS[kind]} {n}" for kind, n in sorted(counted.dropped.items()))
    gaps = "，".join(f"{GAP_WORDS[kind]} {n}" for kind, n in sorted(counted.gaps.items()))
    rows = [
        ("收到的非空行", counted.balance.lines, ""),
        ("入正文", counted.fates.kept, ""),
        ("其中接上断句", counted.fates.joined, "与上一行合为一段"),
        ("其中移位", counted.moved, "不在本篇最长的底本顺序之内"),
        ("整行删去", counted.fates.dropped, dropped),
        ("版面装饰", counted.fates.furniture, "不入正文"),
        ("行内删去", counted.fates.cuts, "处"),
        ("标明缺文", sum(counted.gaps.values()), gaps),
    ]
    shown = table(("项目", "数", "说明"), [(name, f"{number:,}", note) for name, number, note in rows], right=(1,))
    return f"{shown}\n\n{_equation(counted.balance)}"


def _equation(balance: Balance) -> str:
    terms = [
        (balance.received, "收到的字符"),
        (balance.kept, "入正文与装饰"),
        (balance.dropped, f"整行{REPEATED}"),
        (balance.cut, f"行内{REPEATED}"),
        (balance.markup, "标记符号"),
    ]
    first, *rest = (f"**{number:,}** {name}" for number, name in terms)
    return f"{first} *=* {' *+* '.join(rest)}\n{{ .equation }}"


def _emendations(counted: Account) -> str:
    kinds = [kind for kind in KIND_WORDS if any(kind == each for each, _ in counted.emendations)]
    rows = [_row(KIND_WORDS[kind], [counted.emendations.get((kind, c), 0) for c in CERTAINTY_WORDS]) for kind in kinds]
    totals = [sum(n for (_, c), n in counted.emendations.items() if c == certainty) for certainty in CERTAINTY_WORDS]
    return table(("种类", *CERTAINTY_WORDS.values()), [*rows, _row("**合计**", totals)], right=(1, 2, 3))


def _row(name: str, numbers: Iterable[int]) -> Sequence[str]:
    return name, *(f"{number:,}" if number else "—" for number in numbers)


def _page(page: ReadPage, counted: Account) -> str:
    source = page.page.source
    balance = counted.by_source[source]
    heads = ("篇", "编号", "行", "收到", "入正文", REPEATED, "标记")
    rows = [
        _balance_row(
            f"[{escape(document.title)}](texts/{document.code}.md)",
            code_of(document.code),
            counted.by_document[document.code],
        )
        for document in page.documents
    ]
    if furniture := counted.furniture.get(source):
        rows.append(_balance_row("版面装饰", "", furniture))
    return "\n\n".join(
        [
            f"### {RECEIVED} {source} {{ #account-{source} }}",
            picture_place(source, linked=False),
            f"[逐行看{RECEIVED} {source}](texts/received/{source}.md)\n{{ .editors }}",
            _equation(balance),
            table(heads, [*rows, _balance_row("**全版**", "", balance)], right=(2, 3, 4, 5, 6)),
        ]
    )


def _balance_row(name: str, code: str, balance: Balance) -> Sequence[str]:
    numbers = (balance.lines, balance.received, balance.kept, balance.dropped + balance.cut, balance.markup)
    return name, code, *(f"{number:,}" if number else "—" for number in numbers)
