"""Run a script of the site without a browser: in the Node that the browser's driver brings along.

A bare machine with nothing but Python has it, and it starts in a tenth of a second. The scripts run in a context of
their own that has what a worker has (``self``, timers, text decoding, addresses) and no document: what needs a page is
tested in ``tests/browser``. A program may ask ``cpu()`` how many milliseconds it has worked so far.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

BOOT = r"""
const fs = require("fs"), vm = require("vm");
const asked = JSON.parse(fs.readFileSync(0, "utf8"));
const names = ["console", "TextDecoder", "TextEncoder", "URL", "URLSearchParams", "setTimeout", "clearTimeout"];
names.push("performance");
const world = vm.createContext(Object.fromEntries(names.map((name) => [name, globalThis[name]])));
world.cpu = () => { const used = process.threadCpuUsage(); return (used.user + used.system) / 1000; };
vm.runInContext("var self = globalThis, window = globalThis;", world);
asked.scripts.forEach(([name, text]) => vm.runInContext(text, world, { filename: name }));
world.asked = JSON.stringify(asked.given);
const answer = vm.runInContext("(" + asked.program + ")(JSON.parse(asked))", world, { filename: "program" });
Promise.resolve(answer).then(
  (said) => process.stdout.write(JSON.stringify(said === undefined ? null : said)),
  (fault) => { console.error(fault); process.exitCode = 1; });
"""


@cache
def node_path() -> str:
    """The driver's own Node."""
    from playwright._impl._driver import compute_driver_executable

    return str(compute_driver_executable()[0])


def run_node(scripts: Sequence[Path | tuple[str, str]], program: str, given: object = None, seconds: int = 60) -> Any:
    """What ``program``, a JavaScript function of one argument, makes of ``given`` once the scripts are loaded.

    A script is a file, or its name and its text. What goes in and out is JSON; a promise is waited for. AssertionError
    with what Node said where a script fails or does not end.
    """
    texts = [each if isinstance(each, tuple) else (str(each), each.read_text("utf-8")) for each in scripts]
    asked = json.dumps({"scripts": texts, "program": program, "given": given})
    done = subprocess.run(
        [node_path(), "-e", BOOT],
        input=asked,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=seconds,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
