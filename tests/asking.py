"""Ask the search engine without a browser: the files of an index in, answers out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from edition.site.assets import joined
from node import run_node
from trees import ROOT

ASK = r"""
async function (given) {
  var waiting = null;
  var read = [];
  var port = { postMessage: function (message) {
    if (message.type === "need") return setTimeout(function () { message.files.forEach(feed); }, 0);
    if (message.type !== "result" || message.settled) waiting(message);
  } };
  function feed(name) {
    read.push(name);
    (0, eval)(given.files[name + ".js"]);
  }
  handbookEngine(port);
  self.handbookShard = function (name, payload) {
    port.onmessage({ data: { type: "file", name: name, payload: payload } });
  };
  var answers = [];
  for (var at = 0; at < given.queries.length; at++) {
    var query = { type: "query", id: at + 1, language: "zh", other: "", kind: "", region: "", limit: 10, open: [] };
    Object.assign(query, given.queries[at]);
    answers.push(await new Promise(function (done) {
      waiting = done;
      port.onmessage({ data: query });
    }));
    if (given.told) answers[at].read = read.splice(0);
  }
  return answers;
}
"""


@cache
def engine() -> tuple[str, str]:
    """The joined script."""
    return "search-engine.js", joined(ROOT / "assets")["search-engine.js"]


def ask(
    files: Mapping[str, str], queries: Sequence[str | Mapping[str, Any]], *, told: bool = False
) -> list[dict[str, Any]]:
    """The engine's answers to queries, words or whole messages, over the files of an index.

    ``told``: each answer says under ``read`` which files it has asked for.
    """
    answers = send(files, [{"text": each} if isinstance(each, str) else each for each in queries], told=told)
    assert [each for each in answers if each["type"] != "result"] == []
    return answers


def tier(answer: Mapping[str, Any], name: str, label: str | None = None) -> list[dict[str, Any]]:
    """The pages of a tier of an answer; of several of one name those with that label."""
    named = [each for each in answer["tiers"] if each["name"] == name and label in (None, each["label"])]
    return [page for each in named for page in each["sections"]]


def send(
    files: Mapping[str, str], messages: Sequence[Mapping[str, Any]], *, told: bool = False
) -> list[dict[str, Any]]:
    """What the engine answers to messages; one that names no type is a query. It is given the files it asks for."""
    given = {"files": dict(files), "queries": list(messages), "told": told}
    answers: list[dict[str, Any]] = run_node([("page.js", "self.document = {};"), engine()], ASK, given)
    return answers
