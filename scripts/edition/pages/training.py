"""Write 「培训」: the learning paths, each with its handout for one sheet of paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from edition.links.places import Places
from edition.links.quoted_words import PAGES, named, pieces, standing
from edition.links.training import HANDOUT
from edition.nouns import TrainingPath, TrainingQuestion, TrainingStep
from edition.nouns.words import CAUTION, code_of
from edition.pages.code_links import BELOW, code_link
from edition.pages.escape import escape
from edition.pages.markdown import folded, front_matter, table, wrapped
from edition.reading.document import Readings
from edition.reading.marks import marks_of
from edition.reading.stretch import stretch

UP = "../"
"""From a path's page to the documents."""


@dataclass(frozen=True, slots=True)
class QuotationShown:
    """What a path quotes from: every id a reader can cite, and the documents as they read."""

    places: Places
    read: Readings


@dataclass(frozen=True, slots=True)
class TrainingWords:
    """What the pages say of themselves in one language."""

    english: bool
    letters: str
    """Names of the options of a question."""
    pages: Mapping[str, str]
    """What pages of the handbook are called, by address."""
    page: str
    """How one is named, with ``{name}``."""
    paths: str
    paths_lead: str
    """With ``{n}``."""
    without_network: str
    """With ``{at}``, where the handbook is to be had for rooms without one."""
    extent: str
    """With ``{minutes}``, ``{steps}`` and ``{questions}``."""
    handout: str
    handout_one_page: str
    aims: str
    preparation: str
    timetable: str
    timetable_heads: tuple[str, str, str]
    opening: str
    step: str
    """With ``{at}`` and ``{title}``."""
    minutes: str
    """With ``{n}``."""
    questions_timed: str
    """With ``{n}``."""
    task_titled: str
    """With ``{title}``."""
    closing: str
    end: str
    """With ``{n}``."""
    reading: str
    read: str
    why: str
    look: str
    questions: str
    asking: str
    """With ``{n}``."""
    answer: str
    """With ``{at}``."""
    task: str
    product: str
    materials: str
    criteria: str
    facilitation: str
    projection: str
    counted: str
    counted_lead: str
    counted_heads: tuple[str, str, str]
    handout_titled: str
    """With ``{title}``."""
    back: str
    able: str
    able_parts: str
    """Parts the aims where they stand in a line; what ends one alone is left out."""
    stop: str
    order_heads: tuple[str, str, str, str]
    task_line: str
    """With ``{title}`` and ``{minutes}``."""
    notes: str
    foot: str
    ends: str
    unofficial: str
    """What is said of a version that is not the Chinese one; empty in Chinese."""
    elsewhere: str
    """Above paths that are in the other language alone, with ``{paths}``; empty where there are none."""
    code: Callable[[str], str]
    """A document's code as a link to its page."""
    page_at: Callable[[str], str]
    """The address of a page of the handbook, by its name."""


def _beside(name: str) -> str:
    return f"{UP}{name}index.md" if name.endswith("/") else f"{UP}{name}.md"


CHINESE = TrainingWords(
    english=False,
    letters="甲乙丙丁戊己庚辛壬癸",
    pages=PAGES,
    page="「{name}」",
    paths="培训",
    paths_lead="{n} 条学习路径，每条供一次集中学习用，中间不休息，都从细读原文入手。题目、讲义和答案都是编者的话；"
    "答案里加引号的字句，每一处都由程序与所注段落核对过，一字不合即不能发布。",
    without_network="会场没有网络，带上[离线版]({at})。",
    extent="{minutes} 分钟　{steps} 步阅读　{questions} 问　小组任务 1 项",
    handout="讲义",
    handout_one_page="讲义，一页",
    aims="学完能做什么",
    preparation="对象与准备",
    timetable="时间表",
    timetable_heads=("起", "分钟", "环节"),
    opening="开场",
    step="第{at}步　{title}",
    minutes="{n} 分钟",
    questions_timed="问题，{n} 个",
    task_titled="小组任务　{title}",
    closing="收尾",
    end="结束，共 {n} 分钟",
    reading="阅读",
    read="读",
    why="为什么",
    look="看什么",
    questions="问题",
    asking="共 {n} 分钟。先各自写下编号，再点开答案核对。",
    answer="第 {at} 问的答案与出处",
    task="小组任务",
    product="成果",
    materials="材料",
    criteria="怎样算做好",
    facilitation="给主持人",
    projection="每一步「读」的后面有「投影」，点开即从那一段投起：左右箭头换段，Esc 回到文中。「问题」下面也有"
    "「投影」，逐题投出，不带答案。",
    counted="说过的次数，都数过",
    counted_lead="下面的次数按本手册收到并校改的文字逐篇数出，每次发布重数；学员可用页首的搜索自己验证。",
    counted_heads=("字词", "次数", "文献"),
    handout_titled="讲义：{title}",
    back="回到学习路径",
    able="学完能",
    able_parts="；",
    stop="。",
    order_heads=("步", "读什么", "编号", "分钟"),
    task_line="{title}（{minutes} 分钟）。",
    notes="笔记",
    foot=f"所引各篇{CAUTION}。",
    ends=BELOW,
    unofficial="",
    elsewhere="",
    code=lambda name: f"[{code_of(name)}]({UP}{name}.md)",
    page_at=_beside,
)


_FOR_ROOMS = f"{UP}../data.md#offline"


def paths_page(
    paths: Sequence[TrainingPath], words: TrainingWords = CHINESE, others: Mapping[str, TrainingPath] | None = None
) -> str:
    """All paths: what each is for and how long it takes. ``others`` are in the other language alone, by address."""
    out = [
        front_matter(words.paths, "training-index"),
        f"# {words.paths} {{ #training }}",
        f"{words.paths_lead.format(n=len(paths))}\n{{ .editors }}",
        f"{words.without_network.format(at=_FOR_ROOMS)}\n{{ .editors }}",
    ]
    for path in paths:
        out.append(f"## [{escape(path.title)}]({path.slug}.md) {{ #{path.slug} }}")
        out += [escape(path.lead), _extent(path, words.handout, words)]
    if others:
        said = ", ".join(f"[{escape(path.title)}]({at})" for at, path in others.items())
        out.append(f"{words.elsewhere.format(paths=said)}\n{{ .editors }}")
    return "\n\n".join(out) + "\n"


def _extent(path: TrainingPath, handout: str, words: TrainingWords) -> str:
    extent = words.extent.format(minutes=path.minutes, steps=len(path.steps), questions=len(path.questions))
    return f"{extent}　[{handout}]({path.slug}{HANDOUT}.md)"


def path_page(path: TrainingPath, shown: QuotationShown, words: TrainingWords = CHINESE) -> str:
    """A path as the trainer uses it: time table, reading, questions with their answers folded away, task, notes."""
    texts = PathTexts(shown, words)
    out = [
        front_matter(path.title, "training"),
        f"# {escape(path.title)} {{ #{path.slug} }}",
        f"{texts.said(path.lead)}\n{{ .training-lead }}",
        f"{_extent(path, words.handout_one_page, words)}\n{{ .training-extent }}",
        *([f"{words.unofficial}\n{{ .editors }}"] if words.unofficial else []),
        f"## {words.aims} {{ #aims }}",
        texts.bullets(path.aims),
        f"## {words.preparation} {{ #preparation }}",
        f"{texts.said(path.audience)}\n{{ .training-text }}",
        texts.bullets(path.preparation),
        f"## {words.timetable} {{ #timetable }}",
        _timetable(path, words),
        f"## {words.reading} {{ #steps }}",
    ]
    for at, step in enumerate(path.steps, 1):
        out += _step(at, step, texts)
    out += [f"## {words.questions} {{ #questions }}", _asking(path, words)]
    for at, question in enumerate(path.questions, 1):
        out += _question(at, question, texts)
    out += _task(path, texts)
    out += [
        f"## {words.facilitation} {{ #facilitation }}",
        f"{words.projection}\n{{ .training-text .with-script }}",
        texts.bullets(path.facilitation),
        *_counted(path, words),
        words.ends,
    ]
    return "\n\n".join(out) + "\n"


def _timetable(path: TrainingPath, words: TrainingWords) -> str:
    """When each part begins, from 0."""
    parts = [(words.opening, "", path.opening)]
    parts += [
        (words.step.format(at=at, title=step.title), f"step-{at}", step.minutes)
        for at, step in enumerate(path.steps, 1)
    ]
    parts += [
        (words.questions_timed.format(n=len(path.questions)), "questions", path.asking),
        (words.task_titled.format(title=path.task.title), "task", path.task.minutes),
        (words.closing, "", path.closing),
    ]
    rows, clock = [], 0
    for name, anchor, minutes in parts:
        rows.append((_clock(clock), str(minutes), f"[{escape(name)}](#{anchor})" if anchor else escape(name)))
        clock += minutes
    rows.append((_clock(clock), "", words.end.format(n=path.minutes)))
    return table(words.timetable_heads, rows)


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02d}"


def _step(at: int, step: TrainingStep, texts: PathTexts) -> Iterator[str]:
    words = texts.words
    titled = words.step.format(at=at, title=escape(step.title))
    yield f"### {titled} *{words.minutes.format(n=step.minutes)}* {{ #step-{at} }}"
    yield f"**{words.read}** {texts.codes(step.read)}\n{{ .training-read{_projected_from(step.read, texts.shown)} }}"
    yield f"**{words.why}** {texts.said(step.why)}\n{{ .training-why }}"
    yield f"{words.look}\n{{ .training-label }}"
    yield texts.bullets(step.look)


def _projected_from(read: Iterable[str], shown: QuotationShown) -> str:
    """Where a step's projection begins; training.js makes a link of it, for without script there is no projection."""
    places = [shown.places[each] for each in read if each in shown.places]
    return _projected(places[0].block.id, f"texts/{places[0].document.code}") if places else ""


def _projected(anchor: str, page: str) -> str:
    return f" data-projection-at={anchor} data-projection-page={page}"


def _asking(path: TrainingPath, words: TrainingWords) -> str:
    projected = _projected("q1", f"texts/training/{path.slug}")
    return f"{words.asking.format(n=path.asking)}\n{{ .editors{projected} }}"


def _question(at: int, question: TrainingQuestion, texts: PathTexts) -> Iterator[str]:
    where = named(question.answer)
    yield f"**{at}** {texts.said(question.ask, where=where)}\n{{ #q{at} .question-ask }}"
    if question.options:
        yield texts.options(question.options, where=where)
    yield folded(texts.words.answer.format(at=at), "answer", *(texts.said(each) for each in question.answer))


def _task(path: TrainingPath, texts: PathTexts) -> Iterator[str]:
    task, words = path.task, texts.words
    titled = words.task_titled.format(title=escape(task.title))
    minutes = words.minutes.format(n=task.minutes)
    yield f"## {titled} *{minutes}* {{ #task data-toc-label='{words.task}' }}"
    for paragraph in task.brief:
        yield f"{texts.said(paragraph)}\n{{ .training-text }}"
    yield f"**{words.product}** {texts.said(task.product)}\n{{ .training-why }}"
    yield f"{words.materials}\n{{ .training-label }}"
    yield texts.bullets(task.materials)
    yield f"{words.criteria}\n{{ .training-label }}"
    yield texts.bullets(task.criteria)


def _counted(path: TrainingPath, words: TrainingWords) -> Iterator[str]:
    """What the path says of a text's words and silence, as figures anybody can find again by searching."""
    if not path.counted:
        return
    yield f"### {words.counted} {{ #counted }}"
    yield f"{words.counted_lead}\n{{ .editors }}"
    where: dict[tuple[str, int], list[str]] = {}
    for each in path.counted:
        where.setdefault((each.words, each.times), []).append(words.code(each.document))
    rows = [(escape(said), str(times), "  ".join(links)) for (said, times), links in where.items()]
    yield table(words.counted_heads, rows)


def handout_page(path: TrainingPath, shown: QuotationShown, words: TrainingWords = CHINESE) -> str:
    """One sheet for everybody in the room: aim, order with codes, questions without answers, room for notes."""
    texts = PathTexts(shown, words)
    aims = words.able_parts.join(
        texts.said(aim, linked=False).rstrip(f"{words.stop}{words.able_parts}") for aim in path.aims
    )
    rows = [
        (str(at), escape(step.title), texts.codes(step.read), str(step.minutes))
        for at, step in enumerate(path.steps, 1)
    ]
    task = words.task_line.format(title=escape(path.task.title), minutes=path.task.minutes)
    out = [
        front_matter(words.handout_titled.format(title=path.title), "handout"),
        f"# {escape(path.title)} *{words.handout}* {{ #{path.slug}-handout }}",
        f"[{words.back}]({path.slug}.md)\n{{ .handout-back }}",
        f"**{words.able}** {aims}{words.stop}\n{{ .handout-aim }}",
        table(words.order_heads, rows),
        *(block for at, question in enumerate(path.questions, 1) for block in _asked(at, question, texts)),
        f"**{words.task}** {task}{texts.said(path.task.product, linked=False)}\n{{ .handout-task }}",
        wrapped("div.handout-notes", words.notes),
        f"{words.foot}\n{{ .handout-foot }}",
        words.ends,
    ]
    return "\n\n".join(out) + "\n"


def _asked(at: int, question: TrainingQuestion, texts: PathTexts) -> Iterator[str]:
    where = named(question.answer)
    yield f"**{at}** {texts.said(question.short or question.ask, linked=False, where=where)}\n{{ .handout-question }}"
    if question.options:
        yield texts.options(question.options, linked=False, where=where)


@dataclass(frozen=True, slots=True)
class PathTexts:
    """A path's page: how its texts become Markdown."""

    shown: QuotationShown
    words: TrainingWords

    def said(self, text: str, *, linked: bool = True, where: Sequence[str] = ()) -> str:
        """An editors' text: words quoted with what must be said of them, references as links or left out.

        ``where``: the places of words behind which no reference stands.
        """
        out = []
        parts = pieces(text)
        for at, piece in enumerate(parts):
            if piece.ids:
                out.append(self.codes(piece.ids) if linked else "")
            elif piece.quoted:
                ids = next((later.ids for later in parts[at:] if later.ids), where)
                out.append(escape(piece.text) + self._marks(piece.text, ids))
            else:
                out.append(escape(piece.text))
        return "".join(out)

    def _marks(self, words: str, ids: Iterable[str]) -> str:
        """What must be said of words quoted from one of these places."""
        shown = self.shown
        for place in (shown.places[each] for each in ids if each in shown.places):
            if spans := standing(words, place.text):
                of = shown.read[place.document.code].blocks[place.block.id]
                stretches = (stretch(of, place.start + a, place.start + z) for a, z in spans)
                made = marks_of(stretches, english=self.words.english, facts=False)
                gap = " " if made.startswith(" ") else ""
                return f"{gap}**{escape(made.strip())}**" if made else ""
        return ""

    def bullets(self, texts: Iterable[str]) -> str:
        """A list."""
        return "\n".join(f"- {self.said(text)}" for text in texts)

    def options(self, options: Iterable[str], *, linked: bool = True, where: Sequence[str] = ()) -> str:
        """The options of a question, each by its letter."""
        return "\n".join(
            f"- **{letter}** {self.said(option, linked=linked, where=where)}"
            for letter, option in zip(self.words.letters, options, strict=False)
        )

    def codes(self, ids: Iterable[str]) -> str:
        """Codes and names as links; two spaces part them, as in ``code_links``."""
        return "  ".join(map(self._code, ids))

    def _code(self, name: str) -> str:
        """``YJ2024-X17`` as a link to the paragraph, a document's code to its page, a page by its name."""
        if name in self.shown.places:
            return code_link(name)
        if name in PAGES:
            called = self.words.page.format(name=self.words.pages[name])
            return f"[{called}]({self.words.page_at(name)}){{ .page-ref }}"
        return self.words.code(name)
