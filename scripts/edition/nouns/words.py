"""The words the edition uses for itself, each in one place."""

from __future__ import annotations

from collections.abc import Mapping

UNKNOWN = "未详"

STATUS_WORDS = {"reviewed": "已审校", "draft": "未经审校"}

BASIS_WORDS = {"stated": "底本载明", "inferred": "据底本推知", "public": "公知，底本未载", "unknown": UNKNOWN}
"""On what ground a recorded value stands."""

CERTAINTY_WORDS = {"certain": "确定", "likely": "近是", "doubtful": "存疑"}

KIND_WORDS = {
    "wrong-character": "误字",
    "missing-character": "脱字",
    "stray-character": "衍字",
    "doubled-word": "重出",
    "stray-latin": "混入外文",
    "wrong-punctuation": "标点",
    "damaged": "残损",
}

DROP_WORDS = {
    "repeat": "重复",
    "near-repeat": "近似重复",
    "truncated-repeat": "未完的重复",
    "repeated-heading": "重复的标题",
}

Json = Mapping[str, object]


def code_of(block_id: str) -> str:
    """The printed code of a block: its id in capitals."""
    return block_id.upper()
