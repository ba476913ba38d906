"""Killed at any command while it publishes: readers meet the old site or the new one, and the next run is whole."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from trees import ROOT, snapshot

SCRIPT = ROOT / "scripts" / "publish.sh"
COMMANDS = ("cp", "mv", "rm", "ln", "mkdir", "touch", "tail", "chmod")

SHIM = """#!/bin/sh
# Counts the commands that change something; ends the whole run at one of them, half done.
read -r n <"$COUNT"
echo $((n + 1)) >"$COUNT"
if [ "$n" = "$KILL_AT" ]; then
    for last; do :; done
    case ${0##*/} in
        cp) [ -d "$last" ] && echo half >"$last/index.html" || echo half >"$last" ;;
        rm) [ -f "$last/index.html" ] && REAL/rm "$last/index.html" ;;
    esac
    kill -9 0
fi
exec REAL/${0##*/} "$@"
"""


@pytest.fixture
def shims(tmp_path: Path) -> Path:
    folder = tmp_path / "shims"
    folder.mkdir()
    real = {name: Path(str(shutil.which(name))).parent for name in COMMANDS}
    for name in COMMANDS:
        (folder / name).write_text(SHIM.replace("REAL", str(real[name])), encoding="utf-8")
        (folder / name).chmod(0o755)
    return folder


def site(folder: Path, number: int) -> Path:
    files = {
        "index.html": f"{number}" * 40,
        "404.html": "nothing here",
        "data/handbook.json": f'{{\n "version": "2026.{number:02}"\n}}\n',
        f"assets/bundle.{number:08x}.min.js": f"// {number}",
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def publish(dest: Path, made: Path, shims: Path, kill_at: int = -1) -> int:
    (shims / "count").write_text("0\n", encoding="utf-8")
    environment = {**os.environ, "COUNT": str(shims / "count"), "KILL_AT": str(kill_at), "KEEP": "2"}
    if kill_at >= 0:
        environment["PATH"] = f"{shims}:{environment['PATH']}"
    command = ["sh", str(SCRIPT), str(dest), str(made)]
    done = subprocess.run(command, env=environment, capture_output=True, check=False, start_new_session=True)
    return done.returncode


@pytest.mark.skipif(shutil.which("ps") is None, reason="without ps nobody is known to have ended")
def test_whatever_command_it_is_killed_at(tmp_path: Path, shims: Path) -> None:
    sites = [site(tmp_path / f"site{number}", number) for number in range(1, 4)]
    known = [snapshot(each) for each in sites]
    pages = {name: raw for each in known for name, raw in each.items() if name.startswith("assets/")}
    dest = tmp_path / "dest"

    def shown() -> dict[str, bytes]:
        found = snapshot((dest / "current").resolve())
        assert all(pages[name] == raw for name, raw in found.items() if name in pages), "half a script"
        return {name: raw for name, raw in found.items() if name not in pages}

    own = [{name: raw for name, raw in each.items() if name not in pages} for each in known]
    for made in sites[:2]:
        assert publish(dest, made, shims) == 0
    oldest, last, new = 0, 1, 2
    ended = []
    for point in range(60):
        ended.append(publish(dest, sites[new], shims, point) == 0)
        assert shown() in ([own[new]] if ended[-1] else [own[last], own[new]]), point
        # What was on its way out is published again, too: it must not be taken for whole where it is not.
        for again in (oldest, new):
            assert publish(dest, sites[again], shims) == 0
            assert shown() == own[again], point
        assert {path.name for path in dest.iterdir()} == {"current", "releases"}, point
        if ended[-1]:
            break
        last, new = new, last
    assert ended[-1] and len(ended) > 15
