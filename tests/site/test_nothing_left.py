"""Killed anywhere: nothing said to be saved is lost, nothing half-written is read, and what is dead is taken away."""

from __future__ import annotations

import builtins
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from edition.desk import disk
from edition.desk.disk import lives, put, remove_dead, workshop
from edition.ids.lock import locked
from edition.nouns import Fault, Faults
from edition.site import swap as swap_module
from edition.site.swap import restore, swap, swap_was_killed
from trees import ROOT, copy_house, snapshot, told

POINTS = 60
"""Calls of the file system at which a run is ended, one after the other."""


class KilledError(BaseException):
    """Ends a run as a kill would: nothing but ``finally`` sees it."""


CALLS = ("replace", "rename", "mkdir", "unlink", "chmod", "fsync", "rmdir")


def killed_at(point: int, patch: pytest.MonkeyPatch, run: Callable[[], object]) -> bool:
    """Whether the run was ended at that call of the file system, reading aside."""
    seen = iter(range(1_000_000))

    def counted(true: Callable[..., Any], writes: Callable[..., bool]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            if writes(*given, **named) and next(seen) == point:
                raise KilledError
            return true(*given, **named)

        return call

    def to_write(file: Any, mode: str = "r", *_: Any, **__: Any) -> bool:
        return bool(set(mode) & set("wax+"))

    with patch.context() as during:
        for name in CALLS:
            during.setattr(os, name, counted(getattr(os, name), lambda *_, **__: True))
        for module in (io, builtins):
            during.setattr(module, "open", counted(module.open, to_write))
        during.setattr(os, "fdopen", counted(os.fdopen, to_write))
        try:
            run()
        except KilledError:
            return True
    return False


def every_point(root: Path, names: tuple[str, ...], run: Callable[[], object]) -> Iterator[bool]:
    """Run it with an end at each point in turn, on the same tree, until it comes to its end; whether it did."""
    kept = root.with_name("kept")
    for name in names:
        shutil.copytree(root / name, kept / name)
    whole = False
    for point in range(POINTS):
        if not whole:
            with pytest.MonkeyPatch.context() as patch:
                whole = not killed_at(point, patch, run)
            yield whole
            for name in names:
                shutil.rmtree(root / name)
                shutil.copytree(kept / name, root / name)
    shutil.rmtree(kept)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    return copy_house(tmp_path / "tree")


def test_a_lock_is_the_old_one_or_the_new_one(tree: Path) -> None:
    path = tree / "editorial" / "anchors.lock"
    before = path.read_bytes()
    assert told(tree, "lock").returncode == 0
    after = path.read_bytes()
    path.write_bytes(before)
    ended = []
    for whole in every_point(tree, ("editorial",), lambda: told(tree, "lock")):
        ended.append(whole)
        assert path.read_bytes() == (after if whole else path.read_bytes()) and path.read_bytes() in (before, after)
        assert locked(path)
    assert ended.count(False) >= 4 and ended[-1]


def test_a_proposal_is_whole_or_not_there(tree: Path) -> None:
    page, path = next((tree / "sources").glob("803_*")), tree / "editorial" / "plans" / "803.yml"
    path.unlink()
    made: set[bytes] = set()
    ended = []
    for whole in every_point(tree, ("editorial",), lambda: told(tree, "propose", str(page), "--write")):
        ended.append(whole)
        assert path.exists() or not whole
        made |= {path.read_bytes()} if path.exists() else set()
        assert not list(path.parent.glob("[!.]*803*")) or path.exists()
    assert ended.count(False) >= 4 and ended[-1] and len(made) == 1


def test_a_file_is_put_whole_and_what_a_dead_writer_left_goes(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    dead = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    number = int(dead.stdout)
    left = tmp_path / f".a.yml-{number}-abcdefgh"
    ours = [tmp_path / f".a.yml-{os.getppid()}-abcdefgh", tmp_path / ".a.yml-notes", tmp_path / ".b.yml-1-abcdefgh"]
    for each in [left, *ours]:
        each.write_bytes(b"half")
    put(path, "甲\n")
    put(path, "乙\n")
    assert (path.read_text("utf-8"), left.exists()) == ("乙\n", False)
    assert all(each.read_bytes() == b"half" for each in ours)
    assert len(list(tmp_path.iterdir())) == 1 + len(ours)


def test_a_workshop_takes_away_what_is_dead_and_only_that(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alive = {os.getpid(), 4242}
    monkeypatch.setattr(disk, "lives", lambda process: process in alive)
    names = ["site-4242-abcdefgh", "site-99-abcdefgh", "bundle-99-abcdefgh", "site-notes", "review", "site-99-x"]
    for name in [*names, f"check-{os.getpid()}-abcdefgh"]:
        (tmp_path / name / "in").mkdir(parents=True)
    with workshop(tmp_path, "site") as outer, workshop(tmp_path, "site") as inner:
        assert outer.is_dir() and inner.is_dir()
        assert sorted({path.name for path in tmp_path.iterdir()} - {outer.name, inner.name}) == sorted(
            ["site-4242-abcdefgh", "site-notes", "review", "site-99-x"]
        )
    assert not outer.exists() and not inner.exists()


def test_a_living_process_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    assert lives(os.getpid()) and lives(1)
    monkeypatch.setattr(os, "kill", lambda *_: (_ for _ in ()).throw(ProcessLookupError()))
    assert not lives(os.getpid())


def test_a_site_is_swapped_or_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    for point in range(8):
        staging = tmp_path / "staging"
        for folder, text in ((site, "old"), (staging, "new")):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            (folder / "index.html").write_text(text, encoding="utf-8")
        whole = not killed_at(point, monkeypatch, lambda staging=staging: swap(staging, site))
        assert (site / "index.html").read_text("utf-8") == "new" if whole else (site / "index.html").is_file()


def test_a_kill_between_the_two_steps_of_a_swap_is_mended(tmp_path: Path) -> None:
    site, last = tmp_path / "site", tmp_path / ".site-last"
    last.mkdir()
    (last / "index.html").write_text("old", encoding="utf-8")
    assert swap_was_killed(site)
    restore(site)
    assert (site / "index.html").read_text("utf-8") == "old"
    assert not swap_was_killed(site) and swap_module.restore(site) is None


def test_a_bundle_never_stands_beside_the_sum_of_another(tmp_path: Path) -> None:
    path, beside = tmp_path / "handbook.zip", tmp_path / "handbook.zip.sha256"
    put_both, sums = sys.modules["edition.site.offline.bundle"]._put, {".sha256": b"sum of new"}
    ended = []
    for point in range(POINTS):
        for each, words in ((path, b"old"), (beside, b"sum of old")):
            each.write_bytes(words)
        with pytest.MonkeyPatch.context() as patch:
            ended.append(not killed_at(point, patch, lambda: put_both(path, b"new", sums)))
        assert path.read_bytes() in (b"old", b"new")
        assert not beside.exists() or beside.read_bytes() == b"sum of " + path.read_bytes(), point
        if ended[-1]:
            break
    assert ended[-1] and len(ended) > 6


def test_real_kills_leave_the_last_site_and_the_next_run_clears_up(tree: Path) -> None:
    (tree / "site").mkdir()
    (tree / "site" / "index.html").write_text("old", encoding="utf-8")
    before = {name: snapshot(tree / name) for name in ("editorial", "sources", "site")}
    for seconds in (1.2, 2.4):
        command = [sys.executable, str(tree / "scripts" / "handbook.py"), "build"]
        run = subprocess.Popen(command, cwd=tree, stdout=subprocess.DEVNULL, start_new_session=True)
        end = time.monotonic() + 20
        while not list(tree.glob("build/site-*-*")) and run.poll() is None and time.monotonic() < end:
            time.sleep(0.02)
        time.sleep(seconds / 10)
        os.killpg(run.pid, signal.SIGKILL)
        run.wait()
    assert list((tree / "build").glob("site-*"))
    assert {name: snapshot(tree / name) for name in before} == before

    def reached(*_: object) -> None:
        raise Faults([Fault("mkdocs", 1, "as far as MkDocs")])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys.modules["edition.site.build"], "run_mkdocs", reached)
        assert "as far as MkDocs" in told(tree, "build").stderr
    assert not list((tree / "build").glob("site-*"))
    remove_dead(tree / "build", r"[a-z]+")
    assert json.loads((tree / "build" / "summary.json").read_text("utf-8"))


@pytest.mark.skipif(shutil.which("ps") is None, reason="without ps nobody is known to have ended")
def test_publishing_goes_on_where_one_was_killed(tmp_path: Path) -> None:
    site, dest = tmp_path / "site", tmp_path / "dest"
    for name, text in (("index.html", "x"), ("404.html", "x"), ("data/handbook.json", '{\n "version": "2031.11"\n}\n')):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")
    command = ["sh", str(ROOT / "scripts" / "publish.sh"), str(dest), str(site)]
    holder = dest / ".publishing"
    holder.mkdir(parents=True)
    (holder / "owner").write_text(f"{os.getpid()}\n", encoding="utf-8")
    assert "somebody else is publishing" in subprocess.run(command, capture_output=True, text=True, check=False).stderr
    dead = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    (holder / "owner").write_bytes(dead.stdout)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, holder.exists()) == (0, False), done.stderr
    assert (dest / "current" / "index.html").is_file()
