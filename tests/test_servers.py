"""Servers send old addresses on: what is written for hosts that read `_redirects`, and a real nginx with its map."""

import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.client import HTTPResponse
from pathlib import Path

import pytest

from tests.conftest import IN_CI
from tests.moved import NEW, OLD, resolves


def test_the_rules_for_hosts_name_each_page_and_file_that_moved_but_none_whose_passages_parted(moved: Path) -> None:
    lines = [line.split(" ") for line in (moved / "_redirects").read_text().splitlines()]
    assert [f"/organizations/{OLD}/", f"/organizations/{NEW}/", "301"] in lines
    assert ["/topics/masks/", "/topics/faces/", "301"] in lines
    assert "/ccpr/903/rur/13/" not in {line[0] for line in lines}
    assert all(resolves(moved, line[1]) == line[1] and line[2] == "301" for line in lines)


@pytest.fixture
def nginx(moved: Path, tmp_path: Path) -> Iterator[str]:
    """The address of the site that moved, served by nginx with its map as the map itself says."""
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if program is None:
        message = "no nginx on this machine: install it (Debian: apt-get install nginx-light)"
        pytest.fail(message) if IN_CI else pytest.skip(message)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    said = "\n".join(line.strip("# ") for line in (moved / "redirects.nginx").read_text().splitlines() if line.startswith("#   "))
    in_http, in_server = said.replace("/path/to", str(moved)).split("if ", 1)
    temporary = "".join(f"{kind}_temp_path {tmp_path}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (tmp_path / "nginx.conf").write_text(
        f"daemon off; master_process off; pid {tmp_path}/pid; error_log stderr; events {{}}\n"
        f"http {{ access_log off; {temporary} {in_http} server {{ listen 127.0.0.1:{port}; root {moved}; if {in_server} }} }}\n"
    )
    command = [program, "-p", str(tmp_path), "-e", "stderr", "-c", str(tmp_path / "nginx.conf")]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        _wait_for(port, server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=60)


def _wait_for(port: int, server: subprocess.Popen[str]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and server.poll() is None:
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    server.terminate()
    raise AssertionError(f"nginx did not start: {server.communicate()[1]}")


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        """Follow no redirect."""


def _asked(address: str) -> tuple[int, str]:
    """Status and new place that a server answers with."""
    try:
        answer: HTTPResponse = urllib.request.build_opener(_Stay).open(address, timeout=10)
        return answer.status, answer.headers.get("Location", "")
    except urllib.error.HTTPError as error:
        return error.code, error.headers.get("Location", "")


def test_nginx_sends_old_addresses_on_for_good(nginx: str) -> None:
    assert _asked(f"{nginx}/organizations/{OLD}/?from=mail") == (301, f"{nginx}/organizations/{NEW}/?from=mail")
    assert _asked(f"{nginx}/topics/masks/") == (301, f"{nginx}/topics/faces/")
    assert _asked(f"{nginx}/organizations/{NEW}/") == (200, "")
    assert _asked(f"{nginx}/ccpr/903/rur/13/") == (200, "")
    assert _asked(f"{nginx}/organizations/nobody/") == (404, "")
