"""Ask the search engine without a browser: the files of an index in, answers out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from edition.site.assets import joined
from node import run_node
from trees import ROOT

ASK = r"""
async function (given) {
  var waiting = null;
  var port = { postMessage: function (message) { waiting(message); } };
  var engine = handbookEngine(port);
  self.handbookShards = function (counts, anchors) {
    port.onmessage({ data: { type: "counts", counts: counts, anchors: anchors } });
  };
  self.handbookShard = function (language, at, payload) {
    port.onmessage({ data: { type: "shard", language: language, payload: payload } });
  };
  given.files.forEach(function (text) { (0, eval)(text); });
  var answers = [];
  for (var at = 0; at < given.queries.length; at++) {
    var query = { type: "query", id: at + 1, language: "zh", other: "", kind: "", region: "", limit: 10, open: [] };
    Object.assign(query, given.queries[at]);
    answers.push(await new Promise(function (done) {
      waiting = done;
      port.onmessage({ data: query });
    }));
  }
  return answers;
}
"""


@cache
def engine() -> tuple[str, str]:
    """The joined script."""
    return "search-engine.js", joined(ROOT / "assets")["search-engine.js"]


def ask(files: Mapping[str, str], queries: Sequence[str | Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The engine's answers to queries, words or whole messages, over the files of an index."""
    answers = send(files, [{"text": each} if isinstance(each, str) else each for each in queries])
    assert [each for each in answers if each["type"] != "result"] == []
    return answers


def send(files: Mapping[str, str], messages: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What the engine answers to messages; one that names no type is a query."""
    order = sorted(files, key=lambda name: (name != "index.js", re.sub(r"\d+", lambda n: n[0].zfill(4), name)))
    given = {
        "files": [files[name] for name in order],
        "queries": list(messages),
    }
    answers: list[dict[str, Any]] = run_node([("page.js", "self.document = {};"), engine()], ASK, given)
    return answers
