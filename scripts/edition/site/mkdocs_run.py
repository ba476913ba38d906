"""Run MkDocs, or ProperDocs, which goes on with it, over the written tree, strictly."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from edition.desk.tree import Tree
from edition.nouns import Fault, Faults

Runner = Literal["mkdocs", "properdocs"]
"""What makes HTML of the Markdown; both make the same (doc/findings.md §1), the first comes with every set-up."""

RUNNERS: dict[Runner, str] = {"mkdocs": "MkDocs", "properdocs": "ProperDocs"}
"""What they call themselves."""


def run_mkdocs(tree: Tree, site: Path, config: str = "mkdocs.yml", epoch: str = "0", runner: Runner = "mkdocs") -> None:
    """Run it strictly, dated to ``epoch`` (seconds since 1970).

    Its warnings and errors become faults: exit codes alone hide some (doc/findings.md §1).
    """
    name = RUNNERS[runner]
    if importlib.util.find_spec(runner) is None:
        raise Faults([Fault("requirements-dev.in", 1, f"{name} is not installed", "", "`make check` sets it up")])
    command = [sys.executable, "-m", runner, "build", "--strict", "-f", config, "-d", str(site)]
    environment = {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", epoch),
    }
    done = subprocess.run(command, cwd=tree.root, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        said = [
            line for line in (done.stdout + done.stderr).split("\n") if line.startswith(("WARNING", "ERROR", "Error"))
        ]
        said = said or (done.stdout + done.stderr).strip().split("\n")[-3:]
        config_path = str(tree.root / config)
        raise Faults(
            [Fault(config_path, 1, f"{name} does not build", line.strip(), "mend what it names") for line in said]
        )


def epoch(version: str) -> str:
    """The first second of the edition's month, so that two builds carry the same dates: 2026.11 → 1793491200."""
    year, month = version.split(".")
    return str(int(datetime(int(year), int(month), 1, tzinfo=UTC).timestamp()))
