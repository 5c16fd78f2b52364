"""The build asks the network nothing: it is run where there is none."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import CONTENT, PROJECT

_ALONE = ("unshare", "--user", "--map-root-user", "--net")
"""A network namespace of its own, in which not even the loopback is up."""

_REFUSED = """
import socket
class Refused(socket.socket):
    def __init__(self, family=-1, *rest, **named):
        if family != socket.AF_UNIX:
            raise OSError("no network in this test")
        super().__init__(family, *rest, **named)
socket.socket = Refused
socket.getaddrinfo = Refused
"""
"""What stands in where the machine allows no namespaces: every socket but a local one is refused."""

_ASK = "import socket; socket.create_connection(('127.0.0.1', 9), timeout=5)"


def _allowed() -> bool:
    try:
        return subprocess.run([*_ALONE, "true"], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


@pytest.fixture
def alone(tmp_path: Path) -> tuple[list[str], dict[str, str]]:
    """How to start Python with no network: the words before it, and its environment."""
    path = str(PROJECT)
    if _allowed():
        return [*_ALONE, sys.executable], {"PYTHONPATH": path}
    (tmp_path / "refusing").mkdir()
    (tmp_path / "refusing" / "sitecustomize.py").write_text(_REFUSED)
    return [sys.executable], {"PYTHONPATH": f"{tmp_path / 'refusing'}:{path}"}


def test_a_site_is_built_without_a_network(alone: tuple[list[str], dict[str, str]], built: Path, tmp_path: Path) -> None:
    python, environment = alone
    asked = subprocess.run([*python, "-c", _ASK], env=environment, capture_output=True, text=True, check=False)
    assert asked.returncode != 0
    assert "ConnectionRefusedError" not in asked.stderr, "the network is there: it answered"
    command = [*python, "-m", "generator.cli", "build", "--content", str(CONTENT), "--site", str(tmp_path / "site")]
    done = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site" / "SHA256SUMS").read_bytes() == (built / "SHA256SUMS").read_bytes()
