"""Write 「培训」: the learning paths, each with its handout for one sheet of paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from edition.links.places import Places
from edition.links.quoted_words import PAGES, named, pieces, standing
from edition.links.training import HANDOUT
from edition.nouns import TrainingPath, TrainingQuestion, TrainingStep
from edition.nouns.words import CAUTION, code_of
from edition.pages.escape import escape, escape_attribute
from edition.pages.markdown import front_matter
from edition.reading.document import Readings
from edition.reading.marks import marks_of
from edition.reading.stretch import stretch

LETTERS = "甲乙丙丁戊己庚辛壬癸"
"""Names of the options of a question."""

UP = "../"
"""From a path's page to the documents."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a path quotes from: every id a reader can cite, and the documents as they read."""

    places: Places
    read: Readings


_PROJECTION = (
    "每一步「读」的后面有「投影」，点开即从那一段投起：左右箭头换段，Esc 回到文中。「问题」下面也有「投影」，"
    "逐题投出，不带答案。\n{ .training-text .with-script }"
)


def paths_page(paths: Sequence[TrainingPath]) -> str:
    """All paths: what each is for and how long it takes."""
    out = [
        front_matter("培训", "training-index"),
        "# 培训 { #training }",
        f"{len(paths)} 条学习路径，每条供一次集中学习用，中间不休息，都从细读原文入手。题目、讲义和答案都是编者的话；"
        "答案里加引号的字句，每一处都由程序与所注段落核对过，一字不合即不能发布。\n{ .editors }",
    ]
    for path in paths:
        out.append(f"## [{escape(path.title)}]({path.slug}.md) {{ #{path.slug} }}")
        out.append(f"{escape(path.lead)}\n{{ .training-lead }}")
        handout = f"[讲义]({path.slug}{HANDOUT}.md)"
        out.append(f"{_extent(path)}　{handout}\n{{ .training-extent }}")
    return "\n\n".join(out) + "\n"


def _extent(path: TrainingPath) -> str:
    return f"{path.minutes} 分钟　{len(path.steps)} 步阅读　{len(path.questions)} 问　小组任务 1 项"


def path_page(path: TrainingPath, shown: Shown) -> str:
    """A path as the trainer uses it: time table, reading, questions with their answers folded away, task, notes."""
    out = [
        front_matter(path.title, "training"),
        f"# {escape(path.title)} {{ #{path.slug} }}",
        f"{said(path.lead, shown)}\n{{ .training-lead }}",
        f"{_extent(path)}　[讲义，一页]({path.slug}{HANDOUT}.md)\n{{ .training-extent }}",
        "## 学完能做什么 { #aims }",
        _bullets(path.aims, shown),
        "## 对象与准备 { #preparation }",
        f"{said(path.audience, shown)}\n{{ .training-text }}",
        _bullets(path.preparation, shown),
        "## 时间表 { #timetable }",
        _timetable(path),
        "## 阅读 { #steps }",
    ]
    for at, step in enumerate(path.steps, 1):
        out += _step(at, step, shown)
    out += ["## 问题 { #questions }", _asking(path)]
    for at, question in enumerate(path.questions, 1):
        out += _question(at, question, shown)
    out += _task(path, shown)
    out += ["## 给主持人 { #facilitation }", _PROJECTION, _bullets(path.facilitation, shown), *_counted(path)]
    return "\n\n".join(out) + "\n"


def _timetable(path: TrainingPath) -> str:
    """When each part begins, from 0."""
    parts = [("开场", "opening", path.opening)]
    parts += [(f"第{at}步　{step.title}", f"step-{at}", step.minutes) for at, step in enumerate(path.steps, 1)]
    parts += [
        (f"问题，{len(path.questions)} 个", "questions", path.asking),
        (f"小组任务　{path.task.title}", "task", path.task.minutes),
        ("收尾", "closing", path.closing),
    ]
    rows, clock = [], 0
    for name, anchor, minutes in parts:
        shown = escape(name) if anchor in ("opening", "closing") else f"[{escape(name)}](#{anchor})"
        rows.append(f"| {_clock(clock)} | {minutes} | {shown} |")
        clock += minutes
    rows.append(f"| {_clock(clock)} |  | 结束，共 {path.minutes} 分钟 |")
    head = "| 起 | 分钟 | 环节 |\n|---|---|---|"
    return "\n".join(['<div class="timetable" markdown="1">', "", head, *rows, "", "</div>"])


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02d}"


def _step(at: int, step: TrainingStep, shown: Shown) -> Iterator[str]:
    yield f"### 第{at}步　{escape(step.title)} <small>{step.minutes} 分钟</small> {{ #step-{at} }}"
    yield f"<b>读</b> {_codes(step.read, shown)}{_to_project(step.read, shown)}\n{{ .training-read }}"
    yield f"<b>为什么</b> {said(step.why, shown)}\n{{ .training-why }}"
    yield "看什么\n{ .training-label }"
    yield _bullets(step.look, shown)


def _to_project(read: Iterable[str], shown: Shown) -> str:
    """Where a step's projection begins; training.js makes a link of it, for without script there is no projection."""
    places = [shown.places[each] for each in read if each in shown.places]
    if not places:
        return ""
    return _project(places[0].block.id, f"texts/{places[0].document.code}")


def _project(anchor: str, page: str) -> str:
    return (
        f'<span data-projection-at="{escape_attribute(anchor)}" data-projection-page="{escape_attribute(page)}"></span>'
    )


def _asking(path: TrainingPath) -> str:
    projected = _project("q1", f"texts/training/{path.slug}")
    return f"共 {path.asking} 分钟。先各自写下编号，再点开答案核对。{projected}\n{{ .editors }}"


def _question(at: int, question: TrainingQuestion, shown: Shown) -> Iterator[str]:
    where = named(question.answer)
    yield '<div class="question" markdown="1">'
    yield f'<div class="question-posed" markdown="1" id="q{at}" data-projected="">'
    yield f"<b>{at}</b> {said(question.ask, shown, where=where)}\n{{ .question-ask }}"
    if question.options:
        yield _lettered(question.options, shown, where=where) + "\n{ .options }"
    yield "</div>"
    yield '<details class="answer" markdown="1">'
    yield f"<summary>第 {at} 问的答案与出处</summary>"
    for paragraph in question.answer:
        yield f"{said(paragraph, shown)}\n{{ .answer-text }}"
    yield "</details>"
    yield "</div>"


def _lettered(options: Iterable[str], shown: Shown, *, linked: bool = True, where: Sequence[str] = ()) -> str:
    return "".join(
        f'<span class="option"><b>{letter}</b> {said(option, shown, linked=linked, where=where)}</span>'
        for letter, option in zip(LETTERS, options, strict=False)
    )


def _task(path: TrainingPath, shown: Shown) -> Iterator[str]:
    task = path.task
    yield f"## 小组任务　{escape(task.title)} <small>{task.minutes} 分钟</small> {{ #task data-toc-label='小组任务' }}"
    for paragraph in task.brief:
        yield f"{said(paragraph, shown)}\n{{ .training-text }}"
    yield f"<b>成果</b> {said(task.product, shown)}\n{{ .training-why }}"
    yield "材料\n{ .training-label }"
    yield _bullets(task.materials, shown)
    yield "怎样算做好\n{ .training-label }"
    yield _bullets(task.criteria, shown)


def _counted(path: TrainingPath) -> Iterator[str]:
    """What the path says of a text's words and silence, as figures anybody can find again by searching."""
    if not path.counted:
        return
    yield "### 说过的次数，都数过 { #counted }"
    yield "下面的次数按本手册收到并校改的文字逐篇数出，每次发布重数；学员可用页首的搜索自己验证。\n{ .editors }"
    where: dict[tuple[str, int], list[str]] = {}
    for each in path.counted:
        where.setdefault((each.words, each.times), []).append(f"[{code_of(each.document)}]({UP}{each.document}.md)")
    rows = [f"| {escape(words)} | {times} | {' '.join(links)} |" for (words, times), links in where.items()]
    yield "\n".join(['<div class="timetable" markdown="1">', "", "| 字词 | 次数 | 文献 |\n|---|---|---|", *rows])
    yield "</div>"


def handout_page(path: TrainingPath, shown: Shown) -> str:
    """One sheet for everybody in the room: aim, order with codes, questions without answers, room for notes."""
    aims = "；".join(said(aim, shown, linked=False).rstrip("。；") for aim in path.aims)
    rows = [
        f"| {at} | {escape(step.title)} | {_codes(step.read, shown)} | {step.minutes} |"
        for at, step in enumerate(path.steps, 1)
    ]
    asked = [_asked(at, question, shown) for at, question in enumerate(path.questions, 1)]
    out = [
        front_matter(f"讲义：{path.title}", "handout"),
        f"# {escape(path.title)} <small>讲义</small> {{ #{path.slug}-handout }}",
        f"[回到学习路径]({path.slug}.md)\n{{ .handout-back }}",
        f"<b>学完能</b> {aims}。\n{{ .handout-aim }}",
        '<div class="handout-order" markdown="1">',
        "\n".join(["| 步 | 读什么 | 编号 | 分钟 |\n|---|---|---|---|", *rows]),
        "</div>",
        '<div class="handout-questions" markdown="1">',
        *asked,
        "</div>",
        f"<b>小组任务</b> {escape(path.task.title)}（{path.task.minutes} 分钟）。"
        f"{said(path.task.product, shown, linked=False)}\n{{ .handout-task }}",
        '<div class="handout-notes"><p>笔记</p></div>',
        f"所引各篇{CAUTION}。\n{{ .handout-foot }}",
    ]
    return "\n\n".join(out) + "\n"


def _asked(at: int, question: TrainingQuestion, shown: Shown) -> str:
    where = named(question.answer)
    ask = said(question.short or question.ask, shown, linked=False, where=where)
    return f"<b>{at}</b> {ask}{_lettered(question.options, shown, linked=False, where=where)}\n{{ .handout-question }}"


def said(text: str, shown: Shown, *, linked: bool = True, where: Sequence[str] = ()) -> str:
    """An editors' text as Markdown: words quoted set apart, with what must be said of them; references as links or left
    out. ``where``: the places of words behind which no reference stands."""
    out = []
    parts = pieces(text)
    for at, piece in enumerate(parts):
        if piece.ids:
            out.append(f'<span class="refs">{_codes(piece.ids, shown)}</span>' if linked else "")
        elif piece.quoted:
            ids = next((later.ids for later in parts[at:] if later.ids), where)
            out.append(f'<span class="words">{escape(piece.text)}</span>{_marks(piece.text, ids, shown)}')
        else:
            out.append(escape(piece.text))
    return "".join(out)


def _marks(words: str, ids: Iterable[str], shown: Shown) -> str:
    """What must be said of words quoted from one of these places."""
    for place in (shown.places[each] for each in ids if each in shown.places):
        if spans := standing(words, place.text):
            of = shown.read[place.document.code].blocks[place.block.id]
            made = marks_of((stretch(of, place.start + a, place.start + z) for a, z in spans), facts=False)
            return f'<span class="editors-mark">{escape(made)}</span>' if made else ""
    return ""


def _bullets(texts: Iterable[str], shown: Shown) -> str:
    lines = "\n".join(f"- {said(text, shown)}" for text in texts)
    return f'<div class="training-list" markdown="1">\n\n{lines}\n\n</div>'


def _codes(ids: Iterable[str], shown: Shown) -> str:
    return " ".join(_code(each, shown) for each in ids)


def _code(name: str, shown: Shown) -> str:
    """``YJ2024-X17`` as a link to the paragraph, a document's code to its page, a page by its name."""
    if name in shown.places:
        return f"[{code_of(name)}]({UP}{shown.places[name].document.code}.md#{name}){{ .evidence-ref }}"
    if name in PAGES:
        file = f"{name}index.md" if name.endswith("/") else f"{name}.md"
        return f"[「{PAGES[name]}」]({UP}{file}){{ .page-ref }}"
    return f"[{code_of(name)}]({UP}{name}.md){{ .evidence-ref }}"
