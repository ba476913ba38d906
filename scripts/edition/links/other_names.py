"""Read what people type for what the handbook calls otherwise, and hold each row against the words that stand there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from edition.chinese.folding import searched
from edition.desk.yaml_records import Record, optional_record
from edition.links.places import places
from edition.nouns import Digest, Document, Fault, OtherName

_HAN = re.compile("[\u3400-\u9fff]")
_LATIN = re.compile("[A-Za-z]")


def other_names(
    path: Path, documents: Sequence[Document], digests: Iterable[Digest], faults: list[Fault]
) -> tuple[OtherName, ...]:
    """Read ``synonyms.yml``: ``- {ask: […], means: … or to: …, why: …, why_en: …}``.

    Faults: a row without words or ground, ``means`` that stands in no text, an id that is nowhere, the same said twice.
    Whether a page has the path that ``to`` gives is held in ``edition.files.other_names``.
    """
    top = optional_record(path, faults)
    if top is None:
        return ()
    held = f"{_chinese(documents)}\n{_english(digests)}"
    ids = frozenset(places(documents))
    seen: dict[tuple[str, str], int] = {}
    out = []
    for made in top.entries("the list of other names"):
        fields = made.fields(("ask", "why"), ("means", "to", "why_en"), what="a row")
        if not {"ask", "why"} <= fields.keys():
            continue
        row = _row(made, fields)
        _check_target(made, fields, row, held, ids)
        _check_ask(fields["ask"], row, seen)
        _check_grounds(made, fields, row)
        out.append(row)
    return tuple(out)


def _row(made: Record, fields: dict[str, Record]) -> OtherName:
    said = {key: fields[key].text(key).strip() if key in fields else "" for key in ("means", "to", "why", "why_en")}
    asked = tuple(each.text("what is asked").strip() for each in fields["ask"].entries("ask"))
    return OtherName(asked, said["means"], said["to"], said["why"], said["why_en"], made.at)


# What the texts say ------------------------------------------------------------------------------------------------


def _chinese(documents: Iterable[Document]) -> str:
    """Every block and front line as the search compares it, a line each."""
    said = [line.text for document in documents for line in document.outline.front]
    said += [block.text for document in documents for block in document.outline.blocks]
    return "\n".join(map(searched, said))


def _english(digests: Iterable[Digest]) -> str:
    """Every line of the digests in whole words, a line each."""
    said = [line for digest in digests for line in (digest.title, *(made.says for made in digest.blocks.values()))]
    return "\n".join(map(_in_words, said))


def _in_words(text: str) -> str:
    return f" {' '.join(filter(None, map(searched, text.split())))} "


def _folded(words: str) -> str:
    """Chinese without spaces, English in whole words."""
    return searched(words) if _HAN.search(words) else _in_words(words)


# What may be wrong with a row --------------------------------------------------------------------------------------


def _check_target(made: Record, fields: dict[str, Record], row: OtherName, held: str, ids: frozenset[str]) -> None:
    """An id has a hyphen; a code or a page has none, and is held where the pages are known."""
    if bool(row.means) == bool(row.to):
        what = "a row says both means and to" if row.means else "a row says neither means nor to"
        made.fault(what, "、".join(row.ask), "means: words of the texts, or to: one place; two meanings are two rows")
    if row.means and (not _folded(row.means).strip() or _folded(row.means) not in held):
        fields["means"].fault("words that stand in no text", row.means, "write words as a document or digest has them")
    if re.fullmatch(r"\w+-[\w-]+", row.to) and row.to not in ids:
        remedy = "correct it; a page is named by its path, as texts/matrix"
        fields["to"].fault("an id that is not in the handbook", row.to, remedy)


def _check_ask(made: Record, row: OtherName, seen: dict[tuple[str, str], int]) -> None:
    target = _folded(row.means) if row.means else row.to
    if made.value == []:
        made.fault("a row that nobody asks", row.means or row.to, "write what people type: ask: […]")
    for each, words in zip(made.value if isinstance(made.value, list) else (), row.ask, strict=False):
        key = _folded(words)
        if not key.strip():
            each.fault("nothing that can be asked", words, "write words, letters or digits")
        elif key == target:
            each.fault("a name that says itself", words, "remove it: what stands in the texts is found without a row")
        elif (key, target) in seen:
            found = f"{words}, also line {seen[key, target]}"
            each.fault("the same name for the same thing twice", found, "keep one of them")
        seen.setdefault((key, target), each.at)


def _check_grounds(made: Record, fields: dict[str, Record], row: OtherName) -> None:
    if not row.why:
        fields["why"].fault("a row without its ground", "、".join(row.ask), "say why in one short sentence")
    english = [words for words in row.ask if _LATIN.search(words) and not _HAN.search(words)]
    if english and not row.why_en:
        made.fault("an English name without its ground", ", ".join(english), "add why_en: … in one short sentence")
    if row.why_en and not english:
        fields["why_en"].fault("a ground in English of what is asked in Chinese alone", row.why_en, "remove it")
