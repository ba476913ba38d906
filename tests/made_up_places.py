"""An edition of made-up ids, in which the cases of the grammar are told: no page of ours is in it."""

from __future__ import annotations

from edition.ids.grammar import Listed, Places


def _ids(code: str, *runs: str) -> tuple[str, ...]:
    """``x1-27`` → x1 … x27."""
    out = [code]
    for run in runs:
        letter, _, last = run.partition("1-")
        counted = last.isdigit() and len(letter) == 1
        out += [f"{code}-{letter}{n}" for n in range(1, int(last) + 1)] if counted else [f"{code}-{run}"]
    return tuple(out)


CENTRAL = _ids("kj2031", "p1-2", "s1-9", "x1-27", "x3-p2", "x3-n1", "x3-n2")
DELTA = _ids("dk", "d1", "p1-6", "n1-3", "n1-p2", "n1-p3", "h1", "h1-p1", "l1-4")
COAST = _ids("hs2030", "p1-4", "s1-3", "s1-p1", "s1-n1", "s1-n2", "s2-n1", "s2-n2", "s2-n3", "s3-p1", "s3-e2-n1")
SECOND = _ids("hs2030b", "p1-3")
BRIDGE = _ids("qx", "p1-12")

PLACES = Places(
    {
        "kj2031": Listed(
            "中共某省委 某省政府关于推进渡口建设改革的意见",
            True,
            ("意见", "渡口意见"),
            CENTRAL,
            {
                **{f"kj2031-x{n}": f"第（{n}）项" for n in range(1, 28)},
                **{f"kj2031-s{n}": f"第{'一二三四五六七八九'[n - 1]}部分" for n in range(1, 10)},
                **{"kj2031-p1": "第1段", "kj2031-p2": "第2段", "kj2031-x3-p2": "第（三）项之下第2段"},
                **{"kj2031-x3-n1": "第（三）项“一是”", "kj2031-x3-n2": "第（三）项“二是”"},
            },
        ),
        "dk": Listed(
            "渡口的早晨",
            False,
            (),
            DELTA,
            {
                **{"dk-d1": "提要", "dk-p1": "第1段", "dk-p2": "第2段", "dk-p3": "所存第3段", "dk-p4": "所存第4段"},
                **{"dk-n1": "“第一”", "dk-n2": "“第二”", "dk-n3": "第3点", "dk-n1-p2": "“第一”之下第2段"},
                **{"dk-h1": "“三条航线”部分", "dk-h1-p1": "“三条航线”部分第1段"},
                **{"dk-l1": "图片说明第1条", "dk-l2": "图片说明第2条"},
            },
        ),
        "hs2030": Listed(
            "海上三十年",
            False,
            ("三十年",),
            COAST,
            {
                **{"hs2030-p1": "第1段", "hs2030-s1": "第一部分", "hs2030-s2": "第二部分", "hs2030-s3": "第三部分"},
                **{"hs2030-s1-p1": "第一部分第1段", "hs2030-s1-n1": "第一部分“一是”", "hs2030-s1-n2": "第一部分“二是”"},
                **{
                    "hs2030-s2-n1": "第二部分“一是”",
                    "hs2030-s2-n2": "第二部分“二是”",
                    "hs2030-s2-n3": "第二部分“三是”",
                },
                **{"hs2030-s3-p1": "第三部分第1段", "hs2030-s3-e2-n1": "第三部分第二组“一是”"},
            },
        ),
        "hs2030b": Listed("海上三十年（续）", False, ("三十年",), SECOND, {"hs2030b-p1": "第1段"}),
        "qx": Listed("桥下〈长短〉记", False, (), BRIDGE, {}),
    },
    {"dk-p7": "dk-p2", "old2029": "hs2030", "old2029-p1": "hs2030-s1-p1"},
    {"dk-p8": "2031.5", "gone2028": "2031.5"},
)
