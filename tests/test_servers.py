"""Servers follow the rules that the site brings along: old addresses lead on, and every file is sent with what browsers are to refuse."""

import os
import shutil
import ssl
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from email.message import Message
from http.client import HTTPResponse
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.index import Index
from generator.media_types import MEDIA_TYPES
from generator.one_file import style_of_files
from generator.server_rules import HTTPS_ONLY, headers, server_rules
from tests.conftest import PROJECT
from tests.moved import NEW, OLD, resolves
from tests.servers import CERTIFICATE, SERVERS, caddy, headers_of, nginx, read_rules

_STYLES = (PROJECT / "theme" / "static" / "record.css").read_text()


class Answer(NamedTuple):
    """What a server answers."""

    status: int
    headers: Message
    body: bytes


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        """Follow no redirect."""


def _asked(address: str, trusted: Path | None = None, unpacks: str = "identity") -> Answer:
    """What a server answers a reader who trusts a certificate and can unpack what is named."""
    https = [urllib.request.HTTPSHandler(context=ssl.create_default_context(cafile=trusted))] if trusted else []
    opener = urllib.request.build_opener(_Stay, *https)
    opener.addheaders = [("Accept-Encoding", unpacks)]
    try:
        answer: HTTPResponse = opener.open(address, timeout=10)
        with answer:
            return Answer(answer.status, answer.headers, answer.read())
    except urllib.error.HTTPError as error:
        with error:
            return Answer(error.code, error.headers, error.read())


def _led(address: str) -> tuple[int, str]:
    """Status and new place that a server answers with."""
    answer = _asked(address)
    return answer.status, answer.headers.get("Location", "")


def test_the_rules_for_hosts_name_each_page_and_file_that_moved_but_none_whose_passages_parted(moved: Path) -> None:
    lines = [line.split(" ") for line in (moved / "_redirects").read_text().splitlines()]
    assert [f"/organizations/{OLD}/", f"/organizations/{NEW}/", "301"] in lines
    assert ["/topics/masks/", "/topics/faces/", "301"] in lines
    assert "/ccpr/903/rur/13/" not in {line[0] for line in lines}
    assert all(resolves(moved, line[1]) == line[1] and line[2] == "301" for line in lines)


def test_nginx_sends_old_addresses_on_for_good(moved: Path, tmp_path: Path) -> None:
    with nginx(moved, tmp_path) as at:
        assert _led(f"{at}/organizations/{OLD}/?from=mail") == (301, f"{at}/organizations/{NEW}/?from=mail")
        assert _led(f"{at}/topics/masks/") == (301, f"{at}/topics/faces/")
        assert _led(f"{at}/organizations/{NEW}/") == (200, "")
        assert _led(f"{at}/ccpr/903/rur/13/") == (200, "")
        assert _led(f"{at}/organizations/nobody/") == (404, "")


@pytest.fixture(params=SERVERS)
def served(request: pytest.FixtureRequest, moved: Path, tmp_path: Path) -> Iterator[tuple[str, str]]:
    """The name of a server, and where it serves the site some of whose addresses have moved."""
    with SERVERS[request.param](moved, tmp_path) as at:
        yield request.param, at


def test_every_file_is_sent_with_what_browsers_are_to_refuse(moved: Path, served: tuple[str, str]) -> None:
    name, at = served
    said = headers(style_of_files(_STYLES))
    places = [path.relative_to(moved).as_posix() for path in moved.rglob("*") if path.is_file()]
    asked = {place: _asked(f"{at}/{place.removesuffix('index.html')}") for place in [*places, "nobody/", "nobody.csv"]}
    assert len(asked) > 400
    assert {place: {name: answer.headers.get_all(name) for name in said} for place, answer in asked.items()} == {
        place: {name: [value] for name, value in said.items()} for place in asked
    }
    absent = {place for place, answer in asked.items() if answer.status == 404}
    assert absent == {"nobody/", "nobody.csv", *(["headers.caddy"] if name == "caddy" else [])}  # Caddy shows nobody what it is told
    promised = {"Strict-Transport-Security" in answer.headers for answer in asked.values()}
    assert promised == {name == "host"}  # the others answer here over http, where it has no meaning


@pytest.mark.parametrize("served", ["nginx", "caddy"], indirect=True)
def test_servers_know_every_kind_of_file_of_the_site_and_say_that_text_is_utf_8(moved: Path, served: tuple[str, str]) -> None:
    _, at = served
    endings = {path.suffix[1:]: path for path in moved.rglob("*.*") if path.is_file() and not path.name.startswith(".")}
    assert endings.keys() - MEDIA_TYPES.keys() == {"nginx", "caddy"}
    for ending in endings.keys() & MEDIA_TYPES.keys():
        answer = _asked(f"{at}/{endings[ending].relative_to(moved).as_posix()}")
        assert answer.headers.get_content_type() == MEDIA_TYPES[ending]
        assert (answer.headers.get_content_charset() == "utf-8") == (_is_text(endings[ending])), ending
    for missing in ("nobody/", "nobody.csv"):
        assert _asked(f"{at}/{missing}").headers["Content-Type"] == "text/html; charset=utf-8"
    assert _asked(f"{at}/SHA256SUMS").headers["Content-Type"] == "text/plain; charset=utf-8"


def _is_text(path: Path) -> bool:
    try:
        path.read_bytes().decode()
    except UnicodeDecodeError:
        return False
    return True


def test_what_may_have_been_corrected_is_asked_after_and_fonts_are_kept(served: tuple[str, str]) -> None:
    name, at = served
    kept = _asked(f"{at}/static/fonts/source-serif-4-latin.woff2").headers.get_all("Cache-Control")
    assert kept == ["max-age=2592000"]
    for place in ("/", "/data/points.csv", "/static/record.css", "/search/parts.js"):
        assert _asked(f"{at}{place}").headers.get_all("Cache-Control") == (None if name == "host" else ["no-cache"])


_SENT = {
    "nginx": {"gzip": "gzip", "br, gzip": "gzip"},
    "nginx with its module for brotli": {"gzip": "gzip", "br, gzip": "br"},
    "caddy": {"gzip": "gzip", "br, gzip": "br"},
}
"""What each server sends to a reader who can unpack what is named."""
_ENDINGS = {"gzip": ".gz", "br": ".br"}


@contextmanager
def _serving(server: str, site: Path, work: Path) -> Iterator[str]:
    """The address of a site behind a server; for the module, as the rules say in a comment."""
    if "module" in server:
        shutil.copytree(site, work / "site", copy_function=os.link)
        rules = (site / "headers.nginx").read_text()
        (work / "site" / "headers.nginx").unlink()
        (work / "site" / "headers.nginx").write_text(rules.replace("# brotli_static on;", "brotli_static on;"))
        with nginx(work / "site", work, modules=["ngx_http_brotli_static_module"]) as at:
            yield at
    else:
        with SERVERS[server](site, work) as at:
            yield at


@pytest.mark.parametrize("server", _SENT)
def test_the_compressed_file_is_what_is_sent_with_all_that_is_said_with_the_file_itself(
    compressed: Path, tmp_path: Path, server: str
) -> None:
    packed = sorted(compressed.rglob("*.gz"), key=lambda path: (-len(path.parts), path))
    of_each_kind = {path.suffixes[0]: path.with_suffix("") for path in packed if len(path.suffixes) == 2}
    assert of_each_kind.keys() >= {".html", ".md", ".css", ".js", ".json", ".csv", ".atom", ".xml"}
    with _serving(server, compressed, tmp_path) as at:
        for file in of_each_kind.values():
            address = f"{at}/{file.relative_to(compressed).as_posix().removesuffix('index.html')}"
            plain = _asked(address)
            assert (plain.body, "Content-Encoding" in plain.headers) == (file.read_bytes(), False)
            for unpacks, sent in _SENT[server].items():
                answer = _asked(address, unpacks=unpacks)
                assert (answer.status, answer.headers["Content-Encoding"], answer.headers["Vary"]) == (200, sent, "Accept-Encoding"), file
                assert answer.body == file.with_name(file.name + _ENDINGS[sent]).read_bytes()
                for name in ("Content-Type", "Cache-Control", *headers(style_of_files(_STYLES))):
                    assert answer.headers.get_all(name) == plain.headers.get_all(name), (file, name)
                assert answer.headers["ETag"] != plain.headers["ETag"]
        for place in ("SHA256SUMS", "static/fonts/source-serif-4-latin.woff2"):
            assert "Content-Encoding" not in _asked(f"{at}/{place}", unpacks="br, gzip").headers


def test_a_host_joins_what_several_rules_say_of_a_path() -> None:
    rules = read_rules("# said\n/*\n  One: a\n  Two: b: c\n\n/x/*\n  One: d\n")
    assert headers_of(rules, "/x/y?one=two") == {"One": "a, d", "Two": "b: c"}
    assert headers_of(rules, "/") == {"One": "a", "Two": "b: c"}


def test_no_line_is_longer_than_hosts_allow(moved: Path) -> None:
    assert max(map(len, (moved / "_headers").read_text().splitlines())) < 2000


def _told(index: Index, base_address: str) -> dict[str, str]:
    site = index.site.model_copy(update={"base_address": base_address})
    return {address: text.decode() for address, text in server_rules(site, "").items()}


@pytest.mark.parametrize("base_address", ["http://record.example/", "https://shared.example/record/"])
def test_https_alone_is_promised_only_for_a_host_of_its_own_that_has_it(invented: Index, base_address: str) -> None:
    assert all(HTTPS_ONLY in text for text in _told(invented, "https://record.example/").values())
    assert not any("Strict-Transport-Security" in text for text in _told(invented, base_address).values())


@pytest.mark.parametrize("server", [nginx, caddy])
def test_over_https_the_promise_is_made(moved: Path, tmp_path: Path, server: Callable[..., AbstractContextManager[str]]) -> None:
    with server(moved, tmp_path, secure=True) as at:
        for place in ("/", "/data/points.csv", "/nobody/"):
            assert _asked(f"{at}{place}", tmp_path / CERTIFICATE).headers.get_all("Strict-Transport-Security") == [HTTPS_ONLY]


def test_below_a_path_the_rules_are_for_that_path(invented: Index) -> None:
    told = _told(invented, "https://shared.example/record/")
    assert [path for path, _ in read_rules(told["/_headers"])] == ["/record/*", "/record/static/fonts/*"]
    assert "location ^~ /record/static/fonts/ " in told["/headers.nginx"]
    assert "error_page 404 /record/404.html;" in told["/headers.nginx"]
    assert "path /record/static/fonts/*\n" in told["/headers.caddy"]
