"""The program runs where other systems lack what this one has: ``fcntl`` on Windows, libyaml in a plain PyYAML."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from edition.desk import yaml_records
from edition.desk.tree import Tree
from edition.desk.yaml_records import Record, record
from edition.files.downloads import Imprint, downloads
from edition.nouns import Fault
from edition.reading.document import readings
from edition.site import alone as alone_module
from edition.site import every_core as every_core_module
from edition.site.alone import alone
from edition.site.every_core import every_core
from edition.site.proofread import read_html
from trees import ROOT, edition

WITHOUT = """
import sys
sys.modules["fcntl"] = None
sys.path.insert(0, sys.argv[1])
import handbook
sys.exit(handbook.main(["propose", sys.argv[2]]))
"""


def test_a_page_is_proposed_where_there_is_no_fcntl(tmp_path: Path) -> None:
    page = tmp_path / "900_page.txt"
    page.write_text("一渠清水到田头\n\n入夏以来,管水员每天沿渠走一遍。\n", encoding="utf-8")
    command = [sys.executable, "-c", WITHOUT, str(ROOT / "scripts"), str(page)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "source: 900_page.txt" in done.stdout


def waits_for_the_other(tree: Tree) -> bool:
    """Whether a second holder comes in only after the first one has gone."""
    order: list[str] = []

    def second() -> None:
        with alone(tree):
            order.append("second")

    with alone(tree):
        other = threading.Thread(target=second)
        other.start()
        time.sleep(0.3)
        order.append("first")
    other.join(5)
    return order == ["first", "second"]


class Msvcrt:
    """As much of the module of Windows as a lock needs: bytes of a file, each held by one open file."""

    LK_NBLCK = 2

    def __init__(self) -> None:
        self.held: dict[int, bool] = {}
        self.first: int | None = None

    def locking(self, descriptor: int, mode: int, size: int) -> None:
        assert (mode, size) == (self.LK_NBLCK, 1)
        if self.first is not None and self.first != descriptor and open_still(self.first):
            raise OSError(36, "deadlock avoided")
        self.first = descriptor


def open_still(descriptor: int) -> bool:
    try:
        os.fstat(descriptor)
    except OSError:
        return False
    return True


def test_a_second_build_waits(tmp_path: Path) -> None:
    tree = Tree(tmp_path)
    tree.build.mkdir()
    assert waits_for_the_other(tree)


def test_a_second_build_waits_on_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    windows = Msvcrt()

    def found(name: str) -> object:
        if name == "fcntl":
            raise ImportError(name)
        return windows

    monkeypatch.setattr(alone_module, "importlib", SimpleNamespace(import_module=found))
    tree = Tree(tmp_path)
    tree.build.mkdir()
    assert waits_for_the_other(tree)


# One reading of YAML, whichever parser --------------------------------------------------------------------------------

BITS = [*"渡 #-:,[]{}&*!|>'\"%@`?\\/<=~.0\n\r\t\u0085\u2028\ufeff\x07😀\u00a0"]
BITS += ["\n- ", "\n  ", ": ", " #", "---\n", "...\n", "%YAML 1.1\n", "<<: ", "!!str ", "!t ", "&a ", "*a", "| \n"]
BITS += ["? ", "\n\n", "- - - ", "''", '"\\x41"', '"\\', "\r\n", "key: v\n", "|#", "[甲?]", "{k?: v}", "k:\n"]
PLAIN = """\
source: 900_a.txt
articles:
  - code: aa
    status: draft  # 尚未读过
    lines: [{line: 1, role: title, quote: "一渠清水"}, {line: 2, join: true}]
    note: |
      两行
      文字
    empty:
  - '单引号 '' 内'
"""


def shown(made: Record | None) -> object:
    if made is None:
        return None
    value = made.value
    if isinstance(value, list):
        return made.at, [shown(each) for each in value]
    if isinstance(value, dict):
        return made.at, {key: shown(each) for key, each in value.items()}, made.keys_at
    return made.at, value


def read_with(parser: object, path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[object, list[str]]:
    monkeypatch.setattr(yaml_records, "_LIBYAML", parser)
    faults: list[Fault] = []
    return shown(record(path, faults)), [str(fault) for fault in faults]


def garbled(seed: int) -> str:
    """Bits that YAML reacts to, alone or thrown into a plain file."""
    chance = random.Random(seed)
    if chance.random() < 0.5:
        return "".join(chance.choices(BITS, k=chance.randint(1, 14)))
    text = PLAIN
    for _ in range(chance.randint(1, 3)):
        at = chance.randint(0, len(text))
        text = text[:at] + chance.choice(BITS) + text[at + chance.choice([0, 0, 1]) :]
    return text


def test_both_parsers_read_and_refuse_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    libyaml = yaml_records._LIBYAML
    if libyaml is None:
        pytest.skip("PyYAML was built without libyaml")
    path = tmp_path / "a.yml"
    quick = refused = 0
    for seed in range(1500):
        path.write_text(PLAIN if not seed else garbled(seed), encoding="utf-8", newline="")
        ours = read_with(None, path, monkeypatch)
        assert read_with(libyaml, path, monkeypatch) == ours, path.read_text("utf-8")
        refused += bool(ours[1])
        quick += not ours[1]
    assert min(quick, refused) > 300


def test_what_nests_without_end_is_refused_not_run_into(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_text("[" * 200_000, encoding="utf-8")
    faults: list[Fault] = []
    assert record(path, faults) is None
    assert [fault.what for fault in faults] == ["nested too deeply"]


def test_a_plain_file_is_read_by_libyaml_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if yaml_records._LIBYAML is None:
        pytest.skip("PyYAML was built without libyaml")

    def never(*_: object, **__: object) -> None:
        raise AssertionError("read by PyYAML's own parser")

    monkeypatch.setattr(yaml_records.yaml, "compose", never)
    path = tmp_path / "a.yml"
    path.write_text(PLAIN.replace("    empty:\n", ""), encoding="utf-8")
    faults: list[Fault] = []
    assert record(path, faults) is not None
    assert faults == []


# Every core ---------------------------------------------------------------------------------------------------------


def doubled(number: int) -> tuple[int, int]:
    return 2 * number, os.getpid()


def test_many_things_are_done_on_every_core_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(every_core_module, "_cores", lambda: 2)
    made = every_core(doubled, range(every_core_module.FEW))
    assert [number for number, _ in made] == [2 * number for number in range(every_core_module.FEW)]
    assert os.getpid() not in {process for _, process in made}


@pytest.mark.parametrize("cores", [1, 2])
def test_where_no_process_can_be_started_one_does_it_all(cores: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object, **__: object) -> None:
        raise OSError("no processes here")

    monkeypatch.setattr(every_core_module, "_cores", lambda: cores)
    monkeypatch.setattr(every_core_module, "ProcessPoolExecutor", none)
    made = every_core(doubled, range(every_core_module.FEW))
    assert made == [(2 * number, os.getpid()) for number in range(every_core_module.FEW)]


def test_files_and_proofs_are_the_same_on_any_number_of_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    made, read = edition(), readings(edition())
    given = (made, read, Imprint("手册", "https://gaige.cn/"), "", 1_793_491_200)
    alone_made = downloads(*given)
    monkeypatch.setattr(every_core_module, "_cores", lambda: 2)
    monkeypatch.setattr(every_core_module, "FEW", 1)
    assert downloads(*given, every_core) == alone_made
    page = read_html('<h1 id="a">甲<span id="b">乙</span></h1>')
    assert every_core(read_html, ['<h1 id="a">甲<span id="b">乙</span></h1>'] * 3) == [page] * 3
