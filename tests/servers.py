"""Real servers for a built site, told by nothing but the rules the site brings along: nginx, Caddy, and a host that reads `_headers`."""

import itertools
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NoReturn

import pytest

from tests.browser.chromium import Quiet, answering
from tests.conftest import IN_CI


@contextmanager
def nginx(site: Path, work: Path, *, secure: bool = False, modules: Iterable[str] = ()) -> Iterator[str]:
    """The address of a site served by nginx, over https or not, which includes the rules as their first lines say."""
    program = _program("nginx", "nginx-light")
    loaded = "".join(f"load_module {_module(name)}; " for name in modules)
    port = _free_port()
    of_moved = [_said(site, "redirects.nginx", block) for block in ("In the http block", "in the server block")]
    listen = f"listen 127.0.0.1:{port};"
    if secure:
        certificate, key = _certificate(work)
        listen = f"listen 127.0.0.1:{port} ssl; ssl_certificate {certificate}; ssl_certificate_key {key};"
    temporary = "".join(f"{kind}_temp_path {work}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (work / "nginx.conf").write_text(
        f"{loaded}daemon off; master_process off; pid {work}/pid; error_log stderr; events {{}}\n"
        f"http {{ access_log off; {temporary} {of_moved[0]} server {{ {listen} root {site}; "
        f"{of_moved[1]} {_said(site, 'headers.nginx', 'In the server block')} }} }}\n"
    )
    with _running([program, "-p", str(work), "-e", "stderr", "-c", str(work / "nginx.conf")], port, work):
        yield f"http{'s' if secure else ''}://127.0.0.1:{port}"


@contextmanager
def caddy(site: Path, work: Path, *, secure: bool = False) -> Iterator[str]:
    """The address of a site served by Caddy, over https or not, which imports the rules as their first lines say."""
    program = _program("caddy", "caddy")
    port = _free_port()
    address = f"http{'s' if secure else ''}://127.0.0.1:{port}"
    told = [f"tls {' '.join(map(str, _certificate(work)))}"] if secure else []
    told += [f"root * {site}", _said(site, "headers.caddy", "In the site")]
    options = ["admin off", "auto_https disable_redirects", f"storage file_system {work}"]
    (work / "Caddyfile").write_text("\n".join(["{", *options, "}", f"{address} {{", *told, "}", ""]))
    with _running([program, "run", "--config", str(work / "Caddyfile")], port, work):
        yield address


@contextmanager
def host(site: Path, _work: Path) -> Iterator[str]:
    """The address of a site served by a host that reads `_headers`: of several rules for a path all are sent, joined by commas."""
    rules = read_rules((site / "_headers").read_text())

    class _Host(Quiet):
        def end_headers(self) -> None:
            for name, value in headers_of(rules, self.path).items():
                self.send_header(name, value)
            super().end_headers()

        def send_error(self, code: int, *_: object) -> None:
            page = (site / "404.html").read_bytes()
            self.send_response(code)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(page)))
            self.end_headers()
            self.wfile.write(page if self.command != "HEAD" else b"")

    with answering(partial(_Host, directory=str(site))) as at:
        yield at


CERTIFICATE = "certificate.pem"
"""The certificate with which a site is served over https, in the folder named."""
SERVERS = {"nginx": nginx, "caddy": caddy, "host": host}

Rules = list[tuple[str, list[tuple[str, str]]]]


def read_rules(text: str) -> Rules:
    """The paths of a `_headers` file, each with its headers."""
    rules: Rules = []
    for line in text.splitlines():
        if line.startswith("#") or not line.strip():
            continue
        if line.startswith(" "):
            name, value = line.split(":", 1)
            rules[-1][1].append((name.strip(), value.strip()))
        else:
            rules.append((line.strip(), []))
    return rules


def headers_of(rules: Rules, path: str) -> dict[str, str]:
    """What a host says with a path: an asterisk stands for any characters."""
    said: dict[str, str] = {}
    for pattern, listed in rules:
        if re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), path.partition("?")[0]):
            for name, value in listed:
                said[name] = f"{said[name]}, {value}" if name in said else value
    return said


def _said(site: Path, file: str, block: str) -> str:
    """What the first lines of a file say is to be written in a block, so that it is included."""
    lines = (site / file).read_text().splitlines()
    start = next(number for number, line in enumerate(lines, start=1) if block in line)
    told = itertools.takewhile(lambda line: line.startswith("#   "), lines[start:])
    return "\n".join(line.removeprefix("#   ").replace("/path/to", str(site)) for line in told)


def _program(name: str, package: str) -> str:
    return str(shutil.which(name) or shutil.which(name, path="/usr/sbin") or _missing(name, package))


def _module(name: str) -> Path:
    place = Path("/usr/lib/nginx/modules", f"{name}.so")
    return place if place.exists() else _missing(name, "libnginx-mod-http-brotli-static")


def _missing(name: str, package: str) -> NoReturn:
    message = f"no {name} on this machine: install it (Debian: apt-get install {package})"
    pytest.fail(message) if IN_CI else pytest.skip(message)


def _certificate(work: Path) -> tuple[Path, Path]:
    """A certificate that nobody else trusts, and its key."""
    certificate, key = work / CERTIFICATE, work / "key.pem"
    command = [_program("openssl", "openssl"), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=127.0.0.1"]
    command += ["-addext", "subjectAltName=IP:127.0.0.1"]
    subprocess.run([*command, "-keyout", str(key), "-out", str(certificate)], check=True, capture_output=True)
    return certificate, key


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def _running(command: list[str], port: int, work: Path) -> Iterator[None]:
    with (work / "said").open("w+") as said:
        server = subprocess.Popen(command, stdout=said, stderr=said)
        try:
            _wait_for(port, server, work / "said")
            yield
        finally:
            server.terminate()
            server.wait(timeout=60)


def _wait_for(port: int, server: subprocess.Popen[bytes], said: Path) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and server.poll() is None:
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(f"{server.args!r} did not start: {said.read_text()}")
