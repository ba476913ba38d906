"""Write what 「版本」 shows: the version in force, and what changed for readers in it and in those before."""

from __future__ import annotations

from collections.abc import Iterable

from edition.ids.redirects import redirects
from edition.nouns import Edition, Locked, Version
from edition.nouns.words import code_of
from edition.pages.escape import escape


def version_fragments(edition: Edition, keys: Iterable[tuple[str, str]] = ()) -> dict[str, str]:
    """Pieces of Markdown by name, for ``--8<-- "NAME.md"`` in hand-written pages.

    ``keys``: name and fingerprint of those whose signatures count.
    """
    current = edition.full_version
    year, month = edition.version.split(".")
    return {
        "edition": current,
        "version": (
            f"`{current}`\n:   {year} 年 {int(month)} 月版，版面与编辑记录的哈希是 {edition.hash}。"
            + "".join(_key(*each) for each in keys)
        ),
        "versions": "\n\n".join(part for each in edition.versions for part in _version(each, edition)),
    }


def _key(name: str, fingerprint: str) -> str:
    said = "签名的离线包须出自这把钥匙，指纹逐字相同。没有签名的，只证明完整，不证明来处。"
    return f"\n\n`{fingerprint}`\n:   {escape(name)}：{said}"


def _version(made: Version, edition: Edition) -> Iterable[str]:
    digest = edition.hash if made.version == edition.version else made.hash
    yield f"## {made.version} {{ #v{made.version.replace('.', '-')} }}"
    told = [made.date or "", f"哈希 {digest}" if digest else "", "现行" if made.version == edition.version else ""]
    if any(told):
        yield f"{'　'.join(part for part in told if part)}\n{{ .version-facts }}"
    yield "\n".join(f"- {escape(change)}" for change in made.changes)
    if made.english:
        yield f"{escape(made.english)}\n{{ .version-english lang=en }}"
    if moved := _moved(made.version, edition):
        yield "\n".join(moved)


def _moved(version: str, edition: Edition) -> list[str]:
    """Computed from the lock, so that no change of an id goes unsaid."""
    where = redirects(edition.documents, edition.published)
    out = []
    for entry in edition.published:
        if entry.alias_of and _since(entry, edition) == version:
            new = where.moved.get(entry.id)
            to = f"[{code_of(new)}](texts/{where.today[new]}.md#{new})" if new else ""
            out.append(f"- 编号 {code_of(entry.id)} 今作 {to}" if new else f"- 编号 {code_of(entry.id)} 已撤")
    return out


def _since(entry: Locked, edition: Edition) -> str:
    """The version its line names; a line without one counts with the version in force."""
    described = {each.version for each in edition.versions}
    return entry.since if entry.since in described else edition.version
