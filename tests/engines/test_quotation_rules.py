"""The engine of 核对引文 against a plain telling of its rules: whatever is cut from a text, however it is changed."""

from __future__ import annotations

import random
from functools import cache
from typing import Any

from checking import block, check, data, document

SIGNS = (
    "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨"
    "露结为霜金生丽水玉出昆冈剑号巨阙珠称夜光果珍李柰菜重芥姜海咸河淡鳞潜羽翔"
)
SHORT, SHORTEST = 20, 8


@cache
def made_up() -> tuple[dict[str, Any], dict[str, str]]:
    """Four texts of a hundred paragraphs in all, in characters that repeat enough to lead astray."""
    rolled = random.Random(7)
    documents, texts = [], {}
    for number in range(4):
        blocks = []
        for n in range(25):
            text = "".join(rolled.choice(SIGNS) for _ in range(rolled.randint(20, 90)))
            texts[f"d{chr(97 + number)}-p{n + 1}"] = text
            blocks.append(block(f"d{chr(97 + number)}-p{n + 1}", text))
        documents.append(document(f"d{chr(97 + number)}", f"题{number}", *blocks))
    return data(*documents), texts


def slack(length: int) -> int:
    """Differences a near miss may have."""
    return max(1, int(length * (0.2 if length < SHORT else 0.25)))


def least(quote: str, whole: str) -> int:
    """The fewest characters in which a quotation differs from some stretch of a text.

    A column of the table of distances at once, its steps up and down as the bits of two numbers (Myers 1999).
    """
    every, last = (1 << len(quote)) - 1, 1 << (len(quote) - 1)
    stands = {sign: sum(1 << at for at, other in enumerate(quote) if other == sign) for sign in set(quote)}
    up, down, differs = every, 0, len(quote)
    fewest = differs
    for sign in whole:
        same = stands.get(sign, 0)
        across = (((same & up) + up) ^ up) | same
        more, fewer = down | (every & ~(across | up)), up & across
        differs += bool(more & last) - bool(fewer & last)
        same, more, fewer = same | down, more << 1, fewer << 1
        up, down = every & (fewer | ~(same | more)), every & more & same
        fewest = min(fewest, differs)
    return fewest


def test_the_fewest_differences_are_those_of_the_table() -> None:
    rolled = random.Random(3)
    for _ in range(200):
        quote, whole = ("".join(rolled.choices("甲乙丙", k=rolled.randint(1, most))) for most in (9, 24))
        above = [0] * (len(whole) + 1)
        for at, sign in enumerate(quote, 1):
            here = [at]
            for to, other in enumerate(whole, 1):
                here.append(min(above[to - 1] + (sign != other), above[to] + 1, here[-1] + 1))
            above = here
        assert least(quote, whole) == min(above)


def changed(text: str, times: int, rolled: random.Random) -> str:
    """Characters in the middle replaced, left out or put in, never next to one another."""
    signs = list(text)
    for at in sorted(rolled.sample(range(1, len(text) - 1, 2), times), reverse=True):
        kind = rolled.choice("rrdi")
        signs[at : at + (kind != "i")] = [] if kind == "d" else ["〇"]
    return "".join(signs)


def drawn(count: int) -> list[tuple[str, str, str, int]]:
    """A paragraph, what was cut from it, what became of it, and how often it was changed."""
    rolled = random.Random(11)
    _, texts = made_up()
    out = []
    for _ in range(count):
        id_, text = rolled.choice(list(texts.items()))
        length = rolled.randint(SHORTEST, min(60, len(text)))
        start = rolled.randint(0, len(text) - length)
        cut = text[start : start + length]
        times = rolled.randint(0, max(0, min(slack(length) + 2, (length - 2) // 2)))
        out.append((id_, cut, changed(cut, times, rolled), times))
    return out


def test_whatever_is_cut_is_found_and_whatever_is_changed_is_shown() -> None:
    book, texts = made_up()
    runs = ["".join(text for id_, text in texts.items() if id_.startswith(f"d{letter}-")) for letter in "abcd"]
    quotes = [each for each in drawn(160) if len(each[2]) >= SHORTEST]
    exact = near = absent = 0
    for (id_, cut, quote, _), findings in zip(
        quotes, check([f"他说：“{each[2]}”。" for each in quotes], book), strict=True
    ):
        (finding,) = findings
        differs = min(least(quote, run) for run in runs)
        if quote == cut:
            assert finding["verdict"] == "exact"
            assert id_ in [each for place in finding["places"] for each in place["ids"]]
            exact += 1
        elif differs > slack(len(quote)):
            assert finding["verdict"] in {"absent", "together"}, quote
            absent += 1
        elif finding["verdict"] != "together":
            # Very many changes may hide a passage; a few never do.
            if differs > slack(len(quote)) // 2 and finding["verdict"] == "absent":
                continue
            assert finding["verdict"] == "near", (quote, cut)
            parts = finding["parts"]
            assert "".join(part.get("same", part.get("report")) for part in parts) == quote
            assert any("".join(part.get("same", part.get("source")) for part in parts) in run for run in runs)
            assert sum(max(len(p["report"]), len(p["source"])) for p in parts if "same" not in p) == differs
            near += 1
    assert exact > 10
    assert near > 50
    assert absent > 20


def test_a_quotation_that_runs_on_stands_in_all_its_paragraphs() -> None:
    book, texts = made_up()
    ids = [id_ for id_ in texts if id_.startswith("db-")]
    quotes = [
        (texts[one][-9:] + texts[two] + texts[three][:7], [one, two, three])
        for one, two, three in zip(ids, ids[1:], ids[2:], strict=False)
    ]
    for (_, told), (finding,) in zip(quotes, check([f"“{quote}”" for quote, _ in quotes], book), strict=True):
        assert (finding["verdict"], finding["places"][0]["ids"]) == ("exact", told)


def test_two_excerpts_with_nothing_between_are_told_apart() -> None:
    book, texts = made_up()
    some = list(texts.values())
    pairs = [(some[at][:14], some[at + 40][3:18]) for at in range(12)]
    for (one, other), (finding,) in zip(pairs, check([f"“{one}{other}”" for one, other in pairs], book), strict=True):
        assert finding["verdict"] == "together"
        assert "".join(piece["text"] for piece in finding["pieces"]) == one + other
        assert {piece["verdict"] for piece in finding["pieces"]} == {"exact"}


def test_what_is_left_out_and_said_to_be_is_exact_in_its_order_only() -> None:
    book, texts = made_up()
    long = [text for text in texts.values() if len(text) > 50][:12]
    asked = [f"“{text[:12]}……{text[30:44]}”" for text in long] + [f"“{text[30:44]}……{text[:12]}”" for text in long]
    verdicts = [findings[0]["verdict"] for findings in check(asked, book)]
    assert verdicts == ["exact"] * len(long) + ["scattered"] * len(long)
