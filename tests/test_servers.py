"""Servers send old addresses on: what is written for hosts that read `_redirects`, and a real nginx with its map."""

import urllib.error
import urllib.request
from collections.abc import Iterator
from http.client import HTTPResponse
from pathlib import Path

import pytest

from tests.moved import NEW, OLD, resolves
from tests.nginx import nginx, redirects_of


def test_the_rules_for_hosts_name_each_page_and_file_that_moved_but_none_whose_passages_parted(moved: Path) -> None:
    lines = [line.split(" ") for line in (moved / "_redirects").read_text().splitlines()]
    assert [f"/organizations/{OLD}/", f"/organizations/{NEW}/", "301"] in lines
    assert ["/topics/masks/", "/topics/faces/", "301"] in lines
    assert "/ccpr/903/rur/13/" not in {line[0] for line in lines}
    assert all(resolves(moved, line[1]) == line[1] and line[2] == "301" for line in lines)


@pytest.fixture
def served(moved: Path, tmp_path: Path) -> Iterator[str]:
    """The address of the site that moved, served by nginx with its map as the map itself says."""
    with nginx(moved, tmp_path, **redirects_of(moved)) as address:
        yield address


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


def test_nginx_sends_old_addresses_on_for_good(served: str) -> None:
    assert _asked(f"{served}/organizations/{OLD}/?from=mail") == (301, f"{served}/organizations/{NEW}/?from=mail")
    assert _asked(f"{served}/topics/masks/") == (301, f"{served}/topics/faces/")
    assert _asked(f"{served}/organizations/{NEW}/") == (200, "")
    assert _asked(f"{served}/ccpr/903/rur/13/") == (200, "")
    assert _asked(f"{served}/organizations/nobody/") == (404, "")
