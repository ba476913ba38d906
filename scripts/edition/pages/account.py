"""Write what 「整理说明」 shows of the account: the numbers, the balance of each page, and its picture."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from edition.collate.account import Account, Balance, account
from edition.nouns import Document, Edition
from edition.nouns.words import CERTAINTY_WORDS, DROP_WORDS, GAP_WORDS, KIND_WORDS, RECEIVED, REPEATED, code_of
from edition.pages.escape import escape
from edition.pages.markdown import table
from edition.pages.pictures import picture_name, picture_place, pictures
from edition.reading.page import ReadPage


@dataclass(frozen=True, slots=True)
class AccountWords:
    """What the account says in one language."""

    suffix: str
    """Ends the names of the pieces."""
    heads: tuple[str, str, str]
    fates: tuple[str, str, str, str, str, str, str, str]
    """Lines received, kept, joined, moved, dropped; furniture; cuts inside lines; gaps."""
    joined: str
    moved: str
    furniture: str
    cuts: str
    counted: str
    """How often a kind of drop or gap occurs, with ``{kind}`` and ``{n}``."""
    between: str
    drops: Mapping[str, str]
    gaps: Mapping[str, str]
    balance: tuple[str, str, str, str, str]
    """Characters received, kept, dropped, cut, and marks."""
    kind: str
    certainties: Mapping[str, str]
    kinds: Mapping[str, str]
    total: str
    page: str
    """A received page, with ``{source}``."""
    line_by_line: str
    """The link to it, with ``{source}`` and ``{at}``."""
    pictured: bool
    """Whether the picture of a page is shown; what stands in it is Chinese."""
    page_heads: tuple[str, str, str, str, str, str, str]
    whole: str
    title: Callable[[Document], tuple[str, str]]
    """A document's title and the address of its page."""


CHINESE = AccountWords(
    suffix="",
    heads=("项目", "数", "说明"),
    fates=("收到的非空行", "入正文", "其中接上断句", "其中移位", "整行删去", "版面装饰", "行内删去", "标明缺文"),
    joined="与上一行合为一段",
    moved="不在本篇最长的底本顺序之内",
    furniture="不入正文",
    cuts="处",
    counted="{kind} {n}",
    between="，",
    drops=DROP_WORDS,
    gaps=GAP_WORDS,
    balance=("收到的字符", "入正文与装饰", f"整行{REPEATED}", f"行内{REPEATED}", "标记符号"),
    kind="种类",
    certainties=CERTAINTY_WORDS,
    kinds=KIND_WORDS,
    total="合计",
    page=f"{RECEIVED} {{source}}",
    line_by_line=f"[逐行看{RECEIVED} {{source}}](texts/received/{{source}}.md)",
    pictured=True,
    page_heads=("篇", "编号", "行", "收到", "入正文", REPEATED, "标记"),
    whole="全版",
    title=lambda document: (document.title, f"texts/{document.code}.md"),
)


def fragments(edition: Edition, pages: Iterable[ReadPage], words: AccountWords = CHINESE) -> dict[str, str]:
    """Pieces of Markdown by name, for ``--8<-- "NAME.md"`` in hand-written pages."""
    counted = account(edition)
    made = {
        "numbers": _numbers(counted, words),
        "emendations": _emendations(counted, words),
        "pages": "\n\n".join(_page(page, counted, words) for page in pages),
    }
    return {f"{name}{words.suffix}": said for name, said in made.items()}


def page_pictures(pages: Iterable[ReadPage]) -> dict[str, str]:
    """The pictures of the received pages as HTML, by the name under which a page takes them in."""
    return {
        picture_name(read.page.source, linked=linked): pictures(read.page, read.rows, read.documents, linked=linked)
        for read in pages
        for linked in (False, True)
    }


def _numbers(counted: Account, words: AccountWords) -> str:
    def told(found: Mapping[str, int], named: Mapping[str, str]) -> str:
        return words.between.join(words.counted.format(kind=named[kind], n=n) for kind, n in sorted(found.items()))

    numbers = (
        (counted.balance.lines, ""),
        (counted.fates.kept, ""),
        (counted.fates.joined, words.joined),
        (counted.moved, words.moved),
        (counted.fates.dropped, told(counted.dropped, words.drops)),
        (counted.fates.furniture, words.furniture),
        (counted.fates.cuts, words.cuts),
        (sum(counted.gaps.values()), told(counted.gaps, words.gaps)),
    )
    rows = [(name, f"{number:,}", note) for name, (number, note) in zip(words.fates, numbers, strict=True)]
    return f"{table(words.heads, rows, right=(1,))}\n\n{_equation(counted.balance, words)}"


def _equation(balance: Balance, words: AccountWords) -> str:
    numbers = (balance.received, balance.kept, balance.dropped, balance.cut, balance.markup)
    first, *rest = (f"**{number:,}** {name}" for number, name in zip(numbers, words.balance, strict=True))
    return f"{first} *=* {' *+* '.join(rest)}\n{{ .equation }}"


def _emendations(counted: Account, words: AccountWords) -> str:
    certainties = list(words.certainties)
    kinds = [kind for kind in words.kinds if any(kind == each for each, _ in counted.emendations)]
    rows = [_row(words.kinds[kind], [counted.emendations.get((kind, c), 0) for c in certainties]) for kind in kinds]
    totals = [sum(n for (_, c), n in counted.emendations.items() if c == certainty) for certainty in certainties]
    heads = (words.kind, *words.certainties.values())
    return table(heads, [*rows, _row(f"**{words.total}**", totals)], right=(1, 2, 3))


def _row(name: str, numbers: Iterable[int]) -> Sequence[str]:
    return name, *(f"{number:,}" if number else "—" for number in numbers)


def _page(page: ReadPage, counted: Account, words: AccountWords) -> str:
    source = page.page.source
    balance = counted.by_source[source]
    rows = []
    for document in page.documents:
        title, at = words.title(document)
        balanced = counted.by_document[document.code]
        rows.append(_balance_row(f"[{escape(title)}]({at})", code_of(document.code), balanced))
    if furniture := counted.furniture.get(source):
        rows.append(_balance_row(words.fates[5], "", furniture))
    return "\n\n".join(
        [
            f"### {words.page.format(source=source)} {{ #account-{source} }}",
            *([picture_place(source, linked=False)] if words.pictured else []),
            f"{words.line_by_line.format(source=source)}\n{{ .editors }}",
            _equation(balance, words),
            table(words.page_heads, [*rows, _balance_row(f"**{words.whole}**", "", balance)], right=(2, 3, 4, 5, 6)),
        ]
    )


def _balance_row(name: str, code: str, balance: Balance) -> Sequence[str]:
    numbers = (balance.lines, balance.received, balance.kept, balance.dropped + balance.cut, balance.markup)
    return name, code, *(f"{number:,}" if number else "—" for number in numbers)
