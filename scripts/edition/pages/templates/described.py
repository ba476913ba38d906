"""What search engines and link previews say of a page: one or two sentences of what the page knows, in its language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from edition.ids.cite import caution
from edition.ids.cite_elements import spoken_date
from edition.ids.cite_english import authors, english_caution, english_year
from edition.nouns import Digest, Document, Edition, TrainingPath
from edition.nouns.words import AUTHORITY_ENGLISH, OFF_TOPIC, RECEIVED, STAYS_HERE, UNKNOWN, Json, code_of
from edition.pages.moved import moved_pages

_CHINESE: Mapping[str, str] = {
    "home": "{sources}个版面整理成{documents}篇、{paragraphs}段，每段有编号、来源行和引文，缺文、存疑、校改都注明。",
    "index": "本手册所收{documents}篇文献，按性质分列，可以筛选。",
    "matrix": "中央文件的{measures}项举措与各篇所说的实践逐项对照，共{practice}处，各注根据。",
    "figures": "各篇所说的{figures}个数字：数的是什么、属于谁、截至何时、见于哪一段。",
    "glossary": "各篇没有讲明的{terms}个术语：拼音、英文、释义和见于何处。",
    "works": "各篇提到的文件、法规和图书：谁发的、哪一年、见于哪些段落。",
    "timeline": "各篇所说的{events}件事，按日期先后排列，各注日期的根据。",
    "topics": "按{topics}个专题找本手册的文献和段落，各说明为何归在那里。",
    "regions": "按{regions}个地区找本手册的文献。",
    "named": "各篇提到的{named}个人物和机构，以及提到他们的每一段。",
    "codes": "输入编号，直达那一段；也列出全部编号。",
    "received-index": f"收到的{{sources}}个版面的识别文本（{RECEIVED}），逐行照录，每一行归入哪一篇都有交代。",
    "search": "在本手册的全文、术语、数字和编号里查找字词，也可以用拼音；列出全部所见之处。",
    "basket": "收下的引文放在一处，连同出处带进 Word、WPS，注是真的脚注、尾注。",
    "quotations": f"把报告粘贴进来，逐条核对引文、编号和链接；{STAYS_HERE}。",
    "training-index": "供一次集中学习用的学习路径，从细读原文入手，有题目、答案和讲义。",
    "handout": "学习路径的讲义，一页。",
    "method": "本手册怎样从收到的版面整理成文：逐行的去向、校改的规则、存疑和缺文的标法。",
    "versions": "本手册各版改了什么，哪些编号移动或撤销。",
    "data": "下载本手册的全文和目录数据，注明格式与许可。",
}
_ENGLISH: Mapping[str, str] = {
    "home": "English digests of {digests} Chinese newspaper texts, each paragraph with the code of the Chinese one. "
    "Unofficial; the Chinese is what counts.",
    "digest-index": "The {digests} documents that have an English digest, by kind, with issuer, year and length.",
    "matrix": "The {measures} measures of the central document beside the practice that the texts tell of: {practice} "
    "links, each with its ground.",
    "figures": "The {figures} numbers that the texts give: what each counts, whose it is, as of when, and where.",
    "glossary": "The {terms} terms that the texts leave unexplained, sorted by their English, with their paragraphs.",
    "works": "Policies, laws and books that the texts name: issuer, year, and the paragraphs that mention them.",
    "timeline": "The {events} events that the texts date, in order, each with the ground of its date.",
    "topics": "The documents and passages of the handbook by {topics} topics, with the reason for each.",
    "regions": "The documents of the handbook by {regions} regions.",
    "named": "The {named} persons and bodies that the texts name, with every paragraph that names them.",
    "codes": "Type a code and go to its paragraph; all codes are listed too.",
    "search": "Find words, codes and pinyin in the digests, the Chinese texts, the glossary and the figures.",
    "basket": "Quotations that were gathered, taken into Word or WPS with their references as real notes.",
    "quotations": "Paste a report: its quotations from the Chinese texts, its codes and links are checked one by one, "
    "in the browser alone.",
    "training-index": "Learning paths for one session of close reading, with questions, answers and a handout.",
    "handout": "The handout of a learning path, on one page.",
    "method": "How the handbook was made of the pages received: where each line went; corrections, doubts and gaps.",
    "versions": "What changed from edition to edition, and which codes moved or were withdrawn.",
    "data": "The texts and tables of the handbook as files, with formats and license.",
}
"""By kind of page (pages/table.py), with the edition's counts; what is said of a single page comes before it."""


def described(edition: Edition, counts: Mapping[str, int]) -> Json:
    """``kinds`` by language and kind, without the handbook's name; ``pages`` by the path of a page."""
    return {
        "kinds": {
            "zh": {kind: said.format(**counts) for kind, said in _CHINESE.items()},
            "en": {kind: said.format(**counts) for kind, said in _ENGLISH.items()},
        },
        "pages": dict(_pages(edition)),
    }


def _pages(edition: Edition) -> Iterator[tuple[str, str]]:
    documents = {document.code: document for document in edition.documents}
    for document in edition.documents:
        yield f"texts/{document.code}", _document(document)
    for digest in edition.links.digests:
        yield f"en/texts/{digest.code}", _digest(documents[digest.code], digest)
    for page in edition.pages:
        yield f"texts/received/{page.source}", _RECEIVED_PAGE.format(source=page.source, lines=len(page.lines))
    for name in moved_pages(edition):
        code = name.removesuffix(".md")
        yield f"texts/{code}", f"编号 {code_of(code)} 的文献换了地方或已撤下，这里说明它的文字现在在哪里。"
    yield from _paths("texts", edition.links.paths, "讲义，一页：")
    yield from _paths("en/texts", tuple(each.path for each in edition.links.paths_english), "Handout on one page: ")


_RECEIVED_PAGE = (
    f"版面 {{source}} 收到的识别文本（{RECEIVED}），逐行照录，共{{lines}}行，每一行归入哪里、为何不收，都有交代。"
)


def _paths(folder: str, paths: tuple[TrainingPath, ...], handout: str) -> Iterator[tuple[str, str]]:
    for path in paths:
        yield f"{folder}/training/{path.slug}", path.lead
        yield f"{folder}/training/{path.slug}-handout", f"{handout}{path.lead}"


def _document(document: Document) -> str:
    """新闻报道《…》，2024年。分53段，每段有编号和来源行，缺文、存疑和校改都注明。"""
    entry = document.entry
    date = entry.date.text
    when = entry.date.bound + spoken_date(date) if date else f"日期{UNKNOWN}"
    head = "，".join(filter(None, [f"{entry.authority}《{document.title}》", _by(document), when]))
    about = f"分{len(document.outline.blocks)}段，每段有编号和来源行，缺文、存疑和校改都注明。"
    said = caution(document) or ("" if entry.on_topic else OFF_TOPIC)
    return f"{head}。{about}" + (f"{said}。" if said else "")


def _by(document: Document) -> str:
    for stated in (document.entry.authors, document.entry.issuer):
        if stated.value:
            return "、".join(stated.value) if isinstance(stated.value, tuple) else stated.text
    return ""


def _digest(document: Document, digest: Digest) -> str:
    """English digest of “…”, a news report in Chinese, 2024. 53 paragraphs, each with the code of the Chinese one."""
    by = " and ".join(author.name for author in authors(document, digest))
    head = f"English digest of “{digest.title}”, {_kind(document)} in Chinese"
    about = f"{len(digest.blocks)} paragraphs, each with the code of the Chinese one; unofficial."
    said = english_caution(document)
    return f"{', '.join(filter(None, [head, by and f'by {by}', english_year(document)]))}. {about}" + (
        f" {said[0].upper()}{said[1:]}." if said else ""
    )


def _kind(document: Document) -> str:
    kind = AUTHORITY_ENGLISH[document.entry.kind]
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"
