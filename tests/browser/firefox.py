"""The system's Firefox, driven by puppeteer-core over WebDriver BiDi in a Node process beside these tests."""

import fcntl
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.conftest import PROJECT

_DRIVER = Path(__file__).parent / "firefox"
_INSTALLED = PROJECT / "build" / "firefox"


def firefox_path() -> str | None:
    """Where the system's Firefox stands; None where there is none. No browser is ever downloaded."""
    return os.environ.get("FIREFOX") or next((path for name in ("firefox-esr", "firefox") if (path := shutil.which(name))), None)


def missing() -> str:
    """What keeps Firefox from being driven here, and how to change it; nothing where it can be."""
    if not firefox_path():
        return "no Firefox on this machine: install it (Debian: apt-get install firefox-esr), or name it in FIREFOX"
    if not shutil.which("npm"):
        return "no Node.js with npm on this machine, to drive Firefox: install them (Debian: apt-get install nodejs npm)"
    return _install()


def _install() -> str:
    """Put the driver and what its lock names below build/, one process of tests after another; gives what went wrong."""
    _INSTALLED.mkdir(parents=True, exist_ok=True)
    with (_INSTALLED / "under-way").open("w") as under_way:
        fcntl.flock(under_way, fcntl.LOCK_EX)
        return _installed()


def _installed() -> str:
    lock = _INSTALLED / "node_modules" / "lock-that-was-installed.json"
    shutil.copytree(_DRIVER, _INSTALLED, dirs_exist_ok=True)
    wanted = (_DRIVER / "package-lock.json").read_bytes()
    if lock.exists() and lock.read_bytes() == wanted:
        return ""
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    done = subprocess.run(command, cwd=_INSTALLED, capture_output=True, text=True, check=False)
    if done.returncode:
        return f"npm could not install what drives Firefox: {done.stderr.strip()}"
    lock.write_bytes(wanted)
    return ""


class FirefoxWindow:
    """A window of Firefox; see Window for what each step does."""

    def __init__(self, process: subprocess.Popen[str]):
        self._process = process

    def step(self, *named: object) -> Any:
        """Have the driver take a step; AssertionError, in its words, where that failed."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{json.dumps(named)}\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline() or '{"fault": "the driver of Firefox has ended"}')
        assert "fault" not in answer, answer["fault"]
        return answer["value"]

    def goto(self, address: str) -> None:
        self.step("goto", address)

    def fill(self, selector: str, text: str) -> None:
        self.step("fill", selector, text)

    def press(self, keys: str) -> None:
        self.step("press", keys)

    def click(self, selector: str) -> None:
        self.step("click", selector)

    def text(self, selector: str) -> str:
        return str(self.step("text", selector))

    def texts(self, selector: str) -> list[str]:
        return list(self.step("texts", selector))

    def evaluate(self, script: str) -> Any:
        return self.step("evaluate", script)

    def wait_for(self, selector: str) -> None:
        self.step("wait_for", selector)

    def wait_until(self, script: str) -> None:
        self.step("wait_until", script)

    @property
    def faults(self) -> list[str]:
        return list(self.step("faults"))

    @property
    def requests(self) -> list[str]:
        return list(self.step("requests"))


@contextmanager
def firefox() -> Iterator[FirefoxWindow]:
    """A running Firefox with one window; the step `open` gives it a fresh one of a width and a height."""
    command = ["node", "driver.js", str(firefox_path())]
    with subprocess.Popen(command, cwd=_INSTALLED, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield FirefoxWindow(process)  # it ends with its input, which is closed here
