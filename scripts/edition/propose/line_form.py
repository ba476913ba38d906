"""What a line looks like alone, before its neighbours are asked. Imports nothing but the nouns."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from edition.chinese.everyday_words import WORDS
from edition.nouns import Line

LONGEST_BYLINE = 40
"""A byline names a handful of people; longer lines that begin 本报记者 are reports."""

LONGEST_TITLE = 64
"""Titles of joint notices run to sixty characters; beyond that stands a paragraph."""

_NUMERALS = "一二三四五六七八九十百"
_ORDINAL = re.compile(
    rf"第?(?P<han>[{_NUMERALS}]+)(?:[、是,.]|$)|\((?P<round>[{_NUMERALS}]+)\)|(?P<digits>[0-9]{{1,3}})[.、](?![0-9])"
)
_STOP = re.compile(r"(?:[。!?]|\.{3})[”’」』\")》】]*$")
"""The ellipsis is three points here: NFKC folds it."""

_LABEL = re.compile(
    r"(?:观点|提要|内容提要|摘要|阅读提示|核心提示|内容提示|导读|导语|要点|要点提示|核心阅读|本期导读|理论探索"
    r"|经验交流|思考|评论|时评|短评|言论|专栏|今日谈|编者的话|记者手记|调查手记|特别报道|深度报道|本期话题|一线调研"
    r"|(?:[\u4e00-\u9fff]{2,4}(?:观察|研究|思考|视点|论坛|视角|聚焦|关注|实践|探索|茶座|时评|漫谈|笔谈|纵横|手记|故事"
    r"|风采|之声|纪事|笔记|见闻|札记|走访|点评|寄语|漫笔|人物|信箱|百态|广角|经纬|瞭望|前沿|动态|速览|播报|说法|释疑|问答|课堂|驿站|家园|风景线|在线|走笔|热线|信箱|天地|园地|专版|专栏|调研|一线|窗口|讲堂|快评|随笔))"
    r"|聚焦[\u4e00-\u9fff]{2,8}|新[\u4e00-\u9fff]{2,4}新[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{2,6}(?:在行动|进行时|大家谈|面对面|看过来))"
)
_LIKELY_HEAD = re.compile("聚焦|新.{2,4}新|.*(?:实践|探索|思考|故事|风采|在行动|进行时)$")
_DECK_LABEL = re.compile(
    r"(?:观点|提要|内容提要|摘要|阅读提示|核心提示|内容提示|导读|导语|要点|要点提示|核心阅读|本期导读)"
)
_OFFICE = (
    r"(?:本报|本刊|本网|本台|新华社|新华网|人民网|中新社|中新网|光明网|央视"
    r"|[\u4e00-\u9fff]{2,6}(?:日报|晚报|工人报|时报|新闻网|周刊))"
)
_STAFF = re.compile(
    rf"[□■◎●◇◆○☆★]?[(【]?{_OFFICE}?(?:见习|实习|特约|首席|全媒体|驻站|主任)*(?:记者|通讯员|评论员|编辑部|评论部)"
    rf"|[□■◎●◇◆○☆★](?:{_OFFICE}|[\u4e00-\u9fff])|(?:撰文|文|采写|图文|整理|口述|执笔)[/:／]|作者:|{_OFFICE}(?:评论员|编辑部)"
    r"|[\u4e00-\u9fff]{2,20}(?:课题组|调研组|写作组|编辑部|评论员)$"
)
_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗"
    "凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛"
    "禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌"
    "霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢裴陆荣翁荀羊甄曲家封芮储靳汲邴松井段"
    "富巫乌焦巴弓牧隗山谷车侯宓蓬全班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司黎薄印宿白怀蒲鄂索咸籍赖卓蔺"
    "屠蒙池乔阴胥苍双闻党翟谭贡劳申扶堵冉宰雍桑桂濮牛寿通边燕冀尚农温别庄晏柴瞿阎慕连茹习宦艾鱼容向古易慎戈廖庾"
    "终暨居衡步都耿满弘匡国文寇广东欧沃利蔚越隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾沙养丰巢关相查后荆红游竺权盖益桓佘"
)
_HAN = r"[\u4e00-\u9fff]"
_NAME = rf"(?:[{_SURNAMES}]{_HAN}{{1,2}}|{_HAN}{{2,8}}·{_HAN}{{2,8}}|欧阳{_HAN}{{1,2}})"
_NAMES = re.compile(rf"{_NAME}(?:[ 、]+{_NAME}){{0,5}}")
_SIGNED = re.compile(r"[(（]作者(?:单位|系|为|[:：])[^()（）]*[)）]$")
_CREDIT = re.compile(r"(?:策划|制图|制表|漫画|图表|资料|整理|来源)[/、:·].{0,30}")
_PICTURED = re.compile(
    r"^(?:图为|[左右上下]图|图[①②③④⑤⑥⑦⑧⑨0-9一二三四]|[①②③④⑤⑥⑦⑧⑨])"
    r"|(?:供图|资料图|摄|摄影|新华网发|新华社发|本报资料)[)）]?(?:[(（][^()（）]{2,12}[)）])?。?$|(?:网发|社发|图片来源)[(（:：]"
)
_DATELINE = re.compile(
    r"(?:[\u4e00-\u9fff]{2,6}[社网报台]|本[报刊网台])[\u4e00-\u9fff]{0,8}(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:[电讯](?![\u4e00-\u9fff]{0,3}[会员子])|消息)"
    r"|(?:[\u4e00-\u9fff]{2,8})(?:[0-9]{1,2}月)?[0-9]{1,2}日[电讯]"
)
"""``本报某市3月2日电``, ``本报讯``: a report begins."""

_JUMP = re.compile(r"[(（]?(?:紧接|上接|下转|转|接)第?[0-9A-Z一二三四五六七八九十]{1,4}版.{0,12}[)）]?")
_ADDRESSED = re.compile(r"(?:各|全体|省|市|本)[^。!?]{1,60}:")
_QUESTION = re.compile(r"(?:问|记者|主持人|本报记者)[:：]")
_OFFICIAL = re.compile(
    r"(?>.*?(?:关于|印发)).*(?:通知|意见|办法|决定|规定|条例|方案|公告|通告|批复|细则|纲要|规划|倡议书|函)[)）》]?$"
    r"|.{4,}(?:管理办法|实施办法|暂行规定|暂行办法|实施细则|实施方案|公约|倡议书|章程)(?:[(].{2,8}[)])?$"
)


@dataclass(frozen=True, slots=True)
class Form:
    """The marks of one line."""

    key: str
    """What it says, width folded and without spaces."""
    at: tuple[int, ...]
    """Offset in the line of each character of ``key``."""
    ordinal: int
    """Number that the line begins with (三、 → 3), 0 without."""
    bare_at: int
    """Where the key goes on after its ordinal."""
    finished: bool
    """Whether it ends with a final stop."""
    label: bool
    deck_label: bool
    likely_head: bool
    """A label that may as well be a sub-head: ``聚焦护林``."""
    byline: bool
    signed: bool
    """Whether it ends by naming its author's post: （作者单位：…）."""
    credit: bool
    pictured: bool
    """A caption, by its beginning 图为 or its end （…供图）, …摄."""
    speaker: bool
    """A 【…】 head."""
    dateline: bool
    """Begins as a report does: ``本报讯``, ``某社某市3月2日电``."""
    jump: bool
    """上接第一版, 下转第三版, and nothing else."""
    addressed: bool
    """``各车间、各班组：``: a notice begins."""
    question: bool
    """Begins as a question in an interview: ``问：``, ``记者：``."""
    official: bool
    """The title of a notice or a rule: ``关于…的通知``; such a text has no byline."""

    @property
    def bare(self) -> str:
        """The key without its ordinal."""
        return self.key[self.bare_at :]


def form(line: Line) -> Form:
    """Look at one line: ``三、强化政策激励`` → ordinal 3, unfinished, no byline."""
    key, at = _fold(line)
    numbered = _ORDINAL.match(key)
    said = unicodedata.normalize("NFKC", line.content).strip()
    return Form(
        key=key,
        at=at,
        ordinal=_number(numbered) if numbered else 0,
        bare_at=numbered.end() if numbered else 0,
        finished=bool(_STOP.search(key)),
        label=bool(_LABEL.fullmatch(key)),
        likely_head=bool(_LIKELY_HEAD.match(key)),
        deck_label=bool(_DECK_LABEL.fullmatch(key)),
        byline=_is_byline(said, key) and not _LABEL.fullmatch(key),
        signed=bool(_SIGNED.search(line.content)),
        credit=bool(_CREDIT.fullmatch(key)),
        pictured=bool(_PICTURED.search(line.content)),
        speaker=key.startswith("【") and key.endswith("】"),
        dateline=bool(_DATELINE.match(key)),
        jump=bool(_JUMP.fullmatch(key)),
        addressed=len(key) <= LONGEST_TITLE and bool(_ADDRESSED.fullmatch(key)),
        question=bool(_QUESTION.match(key)),
        official=len(key) <= LONGEST_TITLE and bool(_OFFICIAL.fullmatch(key)),
    )


def _fold(line: Line) -> tuple[str, tuple[int, ...]]:
    """``２０２５ 年，`` → ``2025年,`` with the offsets of its characters (NFKC is for keys: doc/findings.md §6)."""
    markup = {at for start, end in line.markup for at in range(start, end)}
    pairs = [
        (folded, at)
        for at in range(line.start, line.end)
        if at not in markup
        for folded in unicodedata.normalize("NFKC", line.text[at])
        if not folded.isspace()
    ]
    return "".join(folded for folded, _ in pairs), tuple(at for _, at in pairs)


def _number(numbered: re.Match[str]) -> int:
    if numbered["digits"]:
        return int(numbered["digits"])
    total = unit = 0
    for numeral in numbered["han"] or numbered["round"]:
        value = _NUMERALS.index(numeral) + 1
        if value <= 9:
            unit = value
        else:
            total, unit = total + max(1, unit) * (10 if value == 10 else 100), 0
    return total + unit


def _is_byline(said: str, key: str) -> bool:
    """``□本报记者 甲某某 乙某``, ``本报编辑部``, ``文/甲某某``, or nothing but names: ``何青山 林小满``."""
    if len(key) > LONGEST_BYLINE or any(mark in key for mark in ",。;!?") or key.endswith("摄"):
        return False
    if _STAFF.match(key):
        return not re.match(r"(?:问|记者|主持人|本报记者):", key)
    return bool(_NAMES.fullmatch(said)) and not _is_word(said)


def _is_word(said: str) -> bool:
    """``安全``, ``和谐``: begins with a surname and is none."""
    return len(said) <= 3 and said[:2] in WORDS


@dataclass(frozen=True, slots=True)
class Text:
    """A line with its form: what every step of a draft looks at."""

    line: Line
    form: Form

    @property
    def key(self) -> str:
        return self.form.key

    @property
    def number(self) -> int:
        return self.line.number
