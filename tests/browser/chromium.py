"""The system's Chromium, driven by Playwright, against a site served on this machine."""

import http.server
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
)


def chromium_path() -> str | None:
    """Where the system's Chromium stands; None where there is none. No browser is ever downloaded."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get("CHROMIUM") or next((path for name in names if (path := shutil.which(name))), None)


@contextmanager
def browser(path: str) -> Iterator[Browser]:
    """A running browser."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=list(_FLAGS))
        try:
            yield running
        finally:
            running.close()


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Answers with the files of a folder."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 — the name is the library's
        """Say nothing on every request."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of the site on a free port of this machine."""
    with answering(partial(Quiet, directory=str(site))) as at:
        yield at


@contextmanager
def answering(handler: Callable[..., http.server.BaseHTTPRequestHandler]) -> Iterator[str]:
    """The address on a free port of this machine at which requests are answered."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()


def addresses_by_kind(site: Path) -> dict[str, list[str]]:
    """The addresses of a site's pages by the kind of page, read from the pages themselves, the longest page of a kind first."""
    kinds: dict[str, list[tuple[int, str]]] = {}
    for path in sorted(site.rglob("*.html")):
        text = path.read_text()
        kind = text.split('class="kind-', 1)[1].split('"', 1)[0]
        address = "/" + path.relative_to(site).as_posix().removesuffix("index.html")
        kinds.setdefault(kind, []).append((-len(text), address))
    return {kind: [address for _, address in sorted(pages)] for kind, pages in kinds.items()}
