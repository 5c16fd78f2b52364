"""A real nginx on this machine with a site, for as long as a test needs it."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import IN_CI


@contextmanager
def nginx(site: Path, work: Path, in_http: str = "", in_server: str = "") -> Iterator[str]:
    """The address of a site that nginx serves, without a slash at the end; `work`: an empty folder for its own files."""
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if program is None:
        message = "no nginx on this machine: install it (Debian: apt-get install nginx-light)"
        pytest.fail(message) if IN_CI else pytest.skip(message)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    temporary = "".join(f"{kind}_temp_path {work}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (work / "nginx.conf").write_text(
        f"daemon off; master_process off; pid {work}/pid; error_log stderr; events {{}}\n"
        f"http {{ access_log off; {temporary} {in_http} server {{ listen 127.0.0.1:{port}; root {site}; {in_server} }} }}\n"
    )
    command = [program, "-p", str(work), "-e", "stderr", "-c", str(work / "nginx.conf")]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        _wait_for(port, server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=60)


def redirects_of(site: Path) -> dict[str, str]:
    """What the redirects of a site say that nginx needs, for the two blocks."""
    said = "\n".join(line.strip("# ") for line in (site / "redirects.nginx").read_text().splitlines() if line.startswith("#   "))
    in_http, in_server = said.replace("/path/to", str(site)).split("if ", 1)
    return {"in_http": in_http, "in_server": f"if {in_server}"}


def _wait_for(port: int, server: subprocess.Popen[str]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and server.poll() is None:
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    server.terminate()
    raise AssertionError(f"nginx did not start: {server.communicate()[1]}")
