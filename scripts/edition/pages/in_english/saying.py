"""What is said in English: looked up in the editors' tables, else the Chinese, which then says that it is Chinese.

An entry holds only while the Chinese is what it was made from (links/english_tables.py); what has changed since is not
shown, for it would say what the texts no longer say.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from edition.links.english_practice import practice_in_english
from edition.links.english_tables import chinese_words, tables_in_english
from edition.links.lookups import Connections
from edition.nouns import BlockId, Digest, Document, Practice, PracticeEnglish, Stated, TableEntry, TableKey
from edition.nouns.words import AUTHORITY_ENGLISH, code_of
from edition.reading.names import english_name

UNOFFICIAL_PAGE = (
    "An unofficial English version made for this handbook: drafted by a program (a large language model), compared "
    "with the Chinese once more by a program, and read by no person. The Chinese is what counts."
)
"""Stands on every page; what it says of how the English was made is said at the head of each file of the tables."""

CHINESE_ONLY = " [in Chinese; no English that holds]"
"""Behind Chinese words that stand for want of English: there is none, or the Chinese has changed since."""

OURS = " (our translation)"
"""Behind a name or title for which no known English was found."""


@dataclass(frozen=True, slots=True)
class Saying:
    """All that is said in English and holds."""

    connected: Connections
    entries: Mapping[TableKey, TableEntry]
    digests: Mapping[str, Digest]
    practice: Mapping[Practice, PracticeEnglish]

    def entry(self, table: str, section: str, key: str) -> TableEntry | None:
        """What an entry of a table says; none where there is nothing that holds."""
        return self.entries.get((table, section, key))

    def words(self, section: str, chinese: str) -> str:
        """A standing phrase of the records: kinds, grounds, regions, issuers."""
        found = self.entries.get(("documents", section, chinese))
        return found.says["says"] if found else in_chinese_only(chinese)

    def ground(self, table: str, chinese: str) -> str:
        """Why a value is known or not, as the tables of a page and those of the documents say it."""
        found = self.entries.get((table, "grounds", chinese)) or self.entries.get(("documents", "evidence", chinese))
        return found.says["says"] if found else in_chinese_only(chinese)

    def stated(self, made: Stated, value: str, table: str) -> Stated:
        """A recorded value in English. Evidence that names a line of a page stays as it is."""
        seen = re.match(r"[A-Za-z0-9-]+:[1-9][0-9]*( |$)", made.evidence)
        evidence = made.evidence if seen or not made.evidence else self.ground(table, made.evidence)
        source = self.ground(table, made.source) if made.source else ""
        return replace(made, value=value if made.value else None, evidence=evidence, source=source)

    def title(self, document: Document) -> str:
        """The English title of a document; the Chinese one where there is no digest."""
        digest = self.digests.get(document.code)
        return digest.title if digest else in_chinese_only(document.title)

    def block(self, name: str) -> str:
        """What the digest says of a block; empty where there is none."""
        place = self.connected.places.get(name)
        digest = self.digests.get(place.document.code) if place else None
        made = digest.blocks.get(BlockId(name)) if digest else None
        return made.says if made else ""

    def named(self, name: str) -> str:
        """The first sentence of a block's English, which names an item."""
        return english_name(self.block(name))

    def body(self, name: str) -> str:
        """The name of a region or an issuer."""
        for section in ("regions", "issuers"):
            if found := self.entries.get(("documents", section, name)):
                return found.says["says"]
        return in_chinese_only(name) if name else ""

    def speaks(self, document: Document) -> str:
        """Under which name a document speaks: its body, else who wrote it, else its kind."""
        entry = document.entry
        digest = self.digests.get(document.code)
        if name := self.connected.bodies[document.code].name:
            return self.body(name)
        if digest and digest.authors:
            return ", ".join(digest.authors)
        return in_chinese_only(entry.authors.text) if entry.authors.text else AUTHORITY_ENGLISH[entry.kind]

    def page_of(self, code: str) -> str:
        """The address of a document's English page, or of the Chinese one where there is no other."""
        return f"{code}.md" if code in self.digests else chinese_page(f"texts/{code}")

    def titled(self, document: Document) -> tuple[str, str, str]:
        """Title, address and code of a document."""
        return self.title(document), self.page_of(document.code), code_of(document.code)


def saying(connected: Connections) -> Saying:
    """All that holds, of an edition."""
    links = connected.edition.links
    return Saying(
        connected,
        tables_in_english(links.tables_english, chinese_words(links, connected.edition.documents)),
        {str(digest.code): digest for digest in links.digests},
        practice_in_english(links.practice, links.practice_english),
    )


def in_chinese_only(chinese: str) -> str:
    """Chinese words for want of English, and a word that says so."""
    return f"{chinese}{CHINESE_ONLY}"


def chinese_page(path: str, anchor: str = "") -> str:
    """The address of a page of the Chinese edition, as English Markdown has it (pages/dress/dress.py resolves it).

    >>> chinese_page("texts/received/000", "l3")
    'handbook:texts/received/000#l3'
    """
    return f"handbook:{path}{f'#{anchor}' if anchor else ''}"
