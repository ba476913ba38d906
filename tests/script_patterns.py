"""Collect every regular expression of the site's scripts by a parser, and find in Node what grows too fast.

Literals are read off the syntax tree of each part (the parser is the one inside Node); what a script puts together
with ``new RegExp`` is caught while the script is loaded.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from node import node_path
from patterns import ALWAYS, GROWS, SIZES

SMALL = 3.0
"""Milliseconds at half the smallest size below which nothing more is measured: squared, 0.2 s at the largest."""

PATIENCE = 2_000
"""Milliseconds that one pattern may take in all; what takes longer grows too fast, whatever its curve."""

PROGRAM = r"""
const fs = require("fs"), vm = require("vm");
const { parse } = require("internal/deps/acorn/acorn/dist/acorn");
const asked = JSON.parse(fs.readFileSync(0, "utf8"));

function literals(name, text) {
  const found = [];
  const look = (node, above) => {
    if (Array.isArray(node)) return node.forEach(each => look(each, above));
    if (!node || typeof node.type !== "string") return;
    if (node.regex) {
      const call = above && above.type === "CallExpression" && above.arguments[0] === node && above.callee.property;
      found.push({ where: name + ":" + node.loc.start.line, source: node.regex.pattern, flags: node.regex.flags,
        all: /[gy]/.test(node.regex.flags) || Boolean(call && call.name === "split") });
    }
    Object.keys(node).forEach(key => { if (key !== "loc" && key !== "regex") look(node[key], node); });
  };
  look(parse(text, { ecmaVersion: 2020, locations: true, allowReturnOutsideFunction: true }), null);
  return found;
}

function composed(name, text) {
  const found = [];
  const world = vm.createContext({ TextDecoder, TextEncoder, URL, setTimeout, clearTimeout, performance });
  vm.runInContext("var self = globalThis, window = globalThis;", world);
  world.caught = (source, flags) => found.push({ where: name + " as loaded", source, flags, all: /[gy]/.test(flags) });
  vm.runInContext(`(() => {
    const theirs = RegExp, tell = caught;
    globalThis.RegExp = new Proxy(theirs, { construct(made, given) {
      const it = Reflect.construct(made, given);
      tell(it.source, it.flags);
      return it;
    } });
  })();`, world);
  vm.runInContext(text, world, { filename: name });
  return found;
}

/* What to repeat against a pattern: its own characters, one by one and two by two, and everyday ones. */
const KINDS = { s: " \n", S: "a", d: "1", D: "a", w: "a1", W: "，", b: "", B: "", n: "\n", t: "\t", r: "\r" };
function units(source) {
  const own = [];
  const one = /\\u\{?([0-9a-fA-F]{4,6})\}?|\\x([0-9a-fA-F]{2})|\\(.)|\(\?<?[=!:]|[()[\]{}|^$*+?]|([^])/g;
  for (let at; (at = one.exec(source));) {
    const code = at[1] || at[2];
    const kept = at[3] && at[3] in KINDS ? KINDS[at[3]] : at[3] || at[4] || "";
    const said = code ? String.fromCodePoint(parseInt(code, 16)) : kept;
    for (const each of said) if (!own.includes(each)) own.push(each);
  }
  const some = own.slice(0, 16);
  const pairs = some.slice(1).map((each, at) => some[at] + each);
  return Array.from(new Set([...asked.always, ...some, ...pairs, ...some.map(each => each + " "), some.join("")]))
    .filter(Boolean);
}

const clock = () => process.threadCpuUsage ? process.threadCpuUsage().user / 1000 : performance.now();
function took(pattern, text) {
  const regex = new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, "") + (pattern.all ? "g" : ""));
  const began = clock();
  if (pattern.all) text.replace(regex, ""); else regex.exec(text);
  return clock() - began;
}
const long = (unit, size, end) => unit.repeat(Math.ceil(size / unit.length)).slice(0, size) + end;
const at = (pattern, unit, size) => Math.min(...[0, 1].map(() => took(pattern, long(unit, size, "\0"))));
/* The first unit that makes it grow: what does not end in time is stopped, and named. */
globalThis.growing = (pattern, tried) => units(pattern.source).find(unit => {
  tried.unit = unit;
  if (took(pattern, long(unit, asked.sizes[0] / 2, "\0")) < asked.small) return false;
  if (at(pattern, unit, asked.sizes[0] / 2) < asked.small) return false;
  const [one, two] = asked.sizes.slice(0, 2).map(size => at(pattern, unit, size));
  return two > asked.grows * one && at(pattern, unit, asked.sizes[2]) > asked.grows * two;
});
function grows(pattern) {
  globalThis.given = [pattern, {}];
  try {
    return vm.runInThisContext("growing(...given)", { timeout: asked.patience });
  } catch (late) {
    return given[1].unit;
  }
}

const patterns = asked.patterns || [];
for (const [name, text] of Object.entries(asked.parts)) patterns.push(...literals(name, text));
for (const [name, text] of Object.entries(asked.scripts)) patterns.push(...composed(name, text));
const known = new Map(patterns.map(each => [each.source + "/" + each.flags + each.all, each]));
const told = [];
known.forEach(each => {
  const unit = grows(each);
  if (unit !== undefined) told.push({ ...each, unit });
});
process.stdout.write(JSON.stringify({ patterns: Array.from(known.values()), grow: told }));
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """The sources of all patterns that were measured, and those that grow, each as ``where: unit``, by source."""

    sources: tuple[str, ...]
    grow: Mapping[str, str]


def measured(
    parts: Mapping[str, str],
    scripts: Mapping[str, str],
    planted: Sequence[tuple[str, str]] = (),
    sizes: tuple[int, int, int] = SIZES,
    patience: int = PATIENCE,
) -> Measured:
    """Measure the literals of ``parts``, what ``scripts`` put together, and ``planted`` sources with their flags."""
    given: dict[str, Any] = {"parts": parts, "scripts": scripts, "always": ALWAYS, "sizes": sizes}
    given |= {"small": SMALL, "grows": GROWS, "patience": patience}
    given["patterns"] = [
        {"where": "planted", "source": source, "flags": flags, "all": "g" in flags} for source, flags in planted
    ]
    command = [node_path(), "--expose-internals", "-e", PROGRAM]
    done = subprocess.run(
        command, input=json.dumps(given), capture_output=True, text=True, encoding="utf-8", timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    grow = {each["source"]: f"{each['where']}: {each['unit']!r}" for each in said["grow"]}
    return Measured(tuple(each["source"] for each in said["patterns"]), grow)
