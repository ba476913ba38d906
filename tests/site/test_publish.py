"""Publishing: a reader meets the old site or the new one, never half of one; what hosts are told is what we run."""

from __future__ import annotations

import os
import re
import subprocess
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.error import HTTPError

import pytest
import yaml

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "publish.sh"
ROOT = SCRIPT.parents[1]


def hashed(number: int) -> str:
    return f"assets/javascripts/bundle.{number:08x}.min.js"


def site(folder: Path, number: int) -> Path:
    """A small site whose page names the script it was built with."""
    files = {
        "index.html": f'<script src="{hashed(number)}"></script>',
        "404.html": "nothing here",
        "data/handbook.json": '{\n "edition": {\n  "version": "2026.11",\n  "hash": "0"\n }}\n',
        hashed(number): f"// {number}",
        "assets/own.css": f"/* {number} */",
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def publish(dest: Path, made: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = ["sh", str(SCRIPT), str(dest), str(made)]
    return subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True, check=False)


def releases(dest: Path) -> list[str]:
    return sorted(path.name for path in (dest / "releases").iterdir() if path.is_dir())


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def fetched(url: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        return error.code, ""


def test_a_reader_never_meets_a_missing_page(tmp_path: Path) -> None:
    """Pages are fetched all the while, and the script that each names, whatever was switched meanwhile."""
    dest, answers, over = tmp_path / "带 空格" / "www", [], threading.Event()
    assert publish(dest, site(tmp_path / "0", 0)).returncode == 0

    def read(address: str) -> None:
        while not over.is_set():
            status, page = fetched(f"{address}index.html")
            named = re.findall(r'src="([^"]+)"', page)
            answers.append((status, [fetched(address + name)[0] for name in named]))

    with served(dest / "current") as address:
        reader = threading.Thread(target=read, args=(address,))
        reader.start()
        for number in range(1, 9):
            assert publish(dest, site(tmp_path / str(number), number), KEEP="20").returncode == 0
        over.set()
        reader.join()
        assert fetched(f"{address}{hashed(8)}") == (200, "// 8")
    assert len(answers) > 8
    assert {(status, tuple(named)) for status, named in answers} == {(200, (200,))}


def test_the_last_few_stay_with_their_hashed_names(tmp_path: Path) -> None:
    dest = tmp_path / "www"
    for number in range(4):
        assert publish(dest, site(tmp_path / str(number), number), KEEP="2").returncode == 0
    assert len(releases(dest)) == 2
    current = dest / "current"
    assert current.is_symlink()
    assert [number for number in range(4) if (current / hashed(number)).is_file()] == [2, 3]
    assert (current / "assets" / "own.css").read_text() == "/* 3 */"
    assert sorted(path.name for path in dest.iterdir()) == ["current", "releases"]


def test_publishing_again_and_going_back(tmp_path: Path) -> None:
    dest = tmp_path / "www"
    first, second = site(tmp_path / "1", 1), site(tmp_path / "2", 2)
    for made in (first, first, second, first):
        assert publish(dest, made).returncode == 0
    assert len(releases(dest)) == 2
    assert (dest / "current" / "assets" / "own.css").read_text() == "/* 1 */"
    assert (dest / "current" / hashed(2)).is_file()
    assert (dest / "releases" / "published").read_text().count("\n") == 2


def test_what_is_no_site_is_refused_and_the_last_one_stays(tmp_path: Path) -> None:
    dest = tmp_path / "www"
    assert publish(dest, site(tmp_path / "1", 1)).returncode == 0
    half = site(tmp_path / "2", 2)
    (half / "404.html").unlink()
    answer = publish(dest, half)
    assert answer.returncode == 1
    assert "404.html" in answer.stderr
    assert "make site" in answer.stderr
    assert (dest / "current" / "index.html").read_text() == (tmp_path / "1" / "index.html").read_text()


@pytest.mark.parametrize("keep", ["0", "-1", "many", "1.5"])
def test_a_keep_that_is_no_number_is_refused(tmp_path: Path, keep: str) -> None:
    answer = publish(tmp_path / "www", site(tmp_path / "1", 1), KEEP=keep)
    assert answer.returncode == 1
    assert keep in answer.stderr
    assert not (tmp_path / "www").exists()


def test_two_do_not_publish_at_once(tmp_path: Path) -> None:
    dest = tmp_path / "www"
    (dest / ".publishing").mkdir(parents=True)
    answer = publish(dest, site(tmp_path / "1", 1))
    assert answer.returncode == 1
    assert ".publishing" in answer.stderr
    assert (dest / ".publishing").is_dir()
    assert not (dest / "current").exists()


def test_a_copy_that_breaks_off_leaves_no_release(tmp_path: Path) -> None:
    dest, made = tmp_path / "www", site(tmp_path / "1", 1)
    assert publish(dest, made).returncode == 0
    second = site(tmp_path / "2", 2)
    broken = tmp_path / "bin"
    broken.mkdir()
    (broken / "cp").write_text("#!/bin/sh\nexit 1\n")
    (broken / "cp").chmod(0o755)
    answer = publish(dest, second, PATH=f"{broken}:{os.environ['PATH']}")
    assert answer.returncode != 0
    assert len(releases(dest)) == 1
    assert (dest / "current" / hashed(1)).is_file()
    assert sorted(path.name for path in dest.iterdir()) == ["current", "releases"]
    assert publish(dest, second).returncode == 0


def test_wrong_usage_is_told(tmp_path: Path) -> None:
    answer = subprocess.run(["sh", str(SCRIPT)], capture_output=True, text=True, check=False)
    assert answer.returncode == 2
    assert "usage" in answer.stderr


# What is written down ----------------------------------------------------------------------------------------------


def workflow() -> dict[str, dict]:  # type: ignore[type-arg]
    return yaml.safe_load((ROOT / ".github" / "workflows" / "pages.yml").read_text("utf-8"))


def test_the_workflow_runs_only_targets_of_the_makefile() -> None:
    targets = re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    runs = [step["run"] for job in workflow()["jobs"].values() for step in job["steps"] if "run" in step]
    assert runs == ["make check", "make site"]
    assert all(run.removeprefix("make ") in targets for run in runs)


def test_the_workflow_may_do_no_more_than_it_must() -> None:
    asked = workflow()
    assert asked["permissions"] == {"contents": "read"}
    assert "permissions" not in asked["jobs"]["build"]
    assert asked["jobs"]["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}
    used = [step["uses"] for job in asked["jobs"].values() for step in job["steps"] if "uses" in step]
    assert len(used) == 4
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+\.\d+\.\d+", name) for name in used)
    assert asked["jobs"]["deploy"]["needs"] == "build"


def test_what_publishing_md_names_is_there() -> None:
    said = (ROOT / "PUBLISHING.md").read_text("utf-8")
    for name in [*re.findall(r"`((?:deploy|scripts|tests|\.github)/[\w./-]+)`", said), "mkdocs.yml"]:
        assert (ROOT / name).exists(), name
    targets = re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert set(re.findall(r"make ([a-z]+)", said)) <= set(targets)
