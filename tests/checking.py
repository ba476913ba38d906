"""Ask the engine of 核对引文 without a browser, over data of our own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from edition.site.assets import joined
from node import run_node
from trees import ROOT

CHECK = """
function (given) {
  return given.reports.map(function (report) { return quotationCheck.check(report, given.data); });
}
"""
LEADS = """
function (given) {
  var data = given.data;
  return given.reports.map(function (typed) { return quotationCheck.leads(typed, data); });
}
"""


@cache
def engine() -> tuple[str, str]:
    """The joined script."""
    return "quotations.js", joined(ROOT / "assets")["quotations.js"]


def check(reports: Sequence[str], data: Mapping[str, Any]) -> list[list[dict[str, Any]]]:
    """The findings of each report."""
    found: list[list[dict[str, Any]]] = run_node([engine()], CHECK, {"reports": reports, "data": data})
    return found


def leads_in_checker(typed: Sequence[str], data: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Where the engine says that each text leads."""
    found: list[dict[str, Any]] = run_node([engine()], LEADS, {"reports": typed, "data": data})
    return found


def block(id_: str, text: str, **more: object) -> dict[str, Any]:
    """A block of the data: ``kind`` is a paragraph unless it is said."""
    return {"id": id_, "kind": "paragraph", "text": text, **more}


def document(code: str, title: str, *blocks: Mapping[str, Any], kind: str = "news-report") -> dict[str, Any]:
    """A document of the data."""
    return {
        **{"code": code, "title": title, "kind": kind, "authority": "报道", "on_topic": True, "gaps": [], "front": []},
        "blocks": list(blocks),
    }


def data(*documents: Mapping[str, Any], **more: object) -> dict[str, Any]:
    """Data of the checker; ``names``, ``pins``, ``aliases`` and so on where they matter."""
    return {
        **{"version": "2031.11", "hash": "0", "online": "https://h.example.org/", "pages": ["glossary"], "sample": ""},
        **{"authorities": {"central-document": "中央文件", "news-report": "报道"}, "documents": list(documents)},
        **{
            "names": [{"name": each["title"], "document": each["code"]} for each in documents],
            "pins": {},
            "aliases": {},
        },
        **more,
    }
