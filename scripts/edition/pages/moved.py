"""Write the page that stays at the address of a document that is no longer there, and says where its text is now."""

from __future__ import annotations

from collections.abc import Mapping

from edition.ids.redirects import Redirects, redirects
from edition.nouns import BlockId, DocumentCode, Edition
from edition.nouns.words import code_of
from edition.pages.escape import escape
from edition.pages.markdown import front_matter


def moved_pages(edition: Edition) -> dict[str, str]:
    """A page for every document code that moved or was withdrawn, by file name."""
    where = redirects(edition.documents, edition.published)
    titles = {document.code: document.title for document in edition.documents}
    return {f"{code}.md": _page(code, where, titles) for code in where.vanished_documents}


def _page(code: BlockId, where: Redirects, titles: Mapping[DocumentCode, str]) -> str:
    new = where.moved.get(code)
    head = front_matter(f"编号 {code_of(code)}", "moved")
    if new is None:
        since = where.withdrawn[code]
        when = f"，自 {since} 版起" if since else ""
        said = f"编号 {code_of(code)} 的文献已撤{when}，见[版本](../versions.md)。"
        return f"{head}\n# 已撤的文献 {{ #{code} }}\n\n{said}\n{{ .editors }}\n"
    its = where.today[new]
    link = f"[{escape(titles[its])}]({its}.md#{new}){{ .moved__to }}"
    said = f"编号 {code_of(code)} 的文字现在归入 {code_of(new)}：{link}"
    return f"{head}\n# 本篇编号已改 {{ #{code} }}\n\n{said}\n{{ .editors .moved }}\n"
