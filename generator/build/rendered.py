"""Pages rendered into the store: what a page is made of decides whether it is made anew, and workers make what is missing."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from generator import addresses
from generator.build.store import Entry, Store, entries_held, entry_in
from generator.edition import THEME, Edition, theme_files, theme_text
from generator.faults import ChangedError, Fault, UnusableError
from generator.made_with import PROGRAM, PROJECT, of_files, sha256_of, sha256_of_data, versions_of
from generator.one_file import frame_of_files, one_file
from generator.pages.page import read_back
from generator.progress import Told
from generator.twins import twin
from generator.workers import in_workers

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_MADE_WITH = ("mkdocs", "mkdocs-material", "Markdown", "Jinja2", "MarkupSafe", "pymdown-extensions")
_FRAME_OF_FILES = ("one-file.html", "static/record.css", "static/favicon.svg")
_NOT_FOUND = "404"
"""Stands for the one page that is made of no Markdown."""
_NOTHING = ""
"""Stands for the hash of its Markdown."""


class MissingPagesError(Fault):
    """Parts of a site that do not make the whole."""


def keys_of(sums: Mapping[str, str], edition: Edition) -> dict[str, str]:
    """Under what each page of a documentation folder is kept, by its path: the hash of all that it is made of.

    `sums`: the SHA-256 of each Markdown file, by path.
    """
    common = what_all_are_made_of(edition)
    made_of = dict(sums) if addresses.NOT_FOUND in edition.left_out else {**sums, _NOT_FOUND: _NOTHING}
    return {path: _key(common, path, sha256) for path, sha256 in made_of.items()}


def rendered(documentation: Path, keys: Mapping[str, str], edition: Edition, store: Store, jobs: int, told: Told) -> dict[str, Entry]:
    """The entry of each page of a documentation folder, by path; workers make what the store does not hold.

    Raises WorkerError where a page could not be made.
    """
    kept = entries_held(store, keys.values(), jobs)
    entries = {path: kept[key] for path, key in keys.items() if key in kept}
    missing = [(path, key) for path, key in keys.items() if path not in entries]
    if missing:
        render = _renderer(documentation, edition, store)
        for count, (path, entry) in enumerate(in_workers(render, missing, jobs, name=lambda page: page[0]), start=1):
            entries[path] = entry
            told(count, len(missing))
    return entries


def shard_of(keys: Mapping[str, str], number: int, of: int) -> dict[str, str]:
    """The pages that one of several machines makes, numbered from 1."""
    return dict(sorted(keys.items())[number - 1 :: of])


def merged(keys: Mapping[str, str], parts: Path) -> dict[str, Entry]:
    """The entry of each page, from parts that were made on several machines and copied into one folder.

    Raises MissingPagesError where a page is missing, damaged, or was made of something else.
    """
    entries = {path: entry for path, key in keys.items() if (entry := entry_in(parts, key))}
    missing = sorted(keys.keys() - entries.keys())
    if missing:
        raise MissingPagesError(
            f"{len(missing)} of {len(keys)} pages are not in {parts}, such as {missing[0]}: copy every part into it, and make all of them "
            "from the same content, with the same version of this program, of Python and of the libraries in requirements.lock"
        )
    return entries


def what_all_are_made_of(edition: Edition) -> str:
    """A hash of what every page is made of besides its Markdown: templates, configuration, our own code, the versions of libraries."""
    files = {PROJECT / "mkdocs.yml", *theme_files(".html", ".svg"), *(THEME / name for name in _FRAME_OF_FILES)}
    of_edition = [edition.site.model_dump_json(), str(edition.offline), edition.notice, edition.offline_words]
    return sha256_of_data("\n".join([*PROGRAM, versions_of(*_MADE_WITH), *of_files(files), *of_edition]))


def _key(common: str, path: str, sha256: str) -> str:
    return sha256_of_data(f"{common} {path} {sha256}")


def configuration(documentation: Path, site_dir: Path, edition: Edition) -> "MkDocsConfig":
    """mkdocs.yml with what an edition sets in it. Raises UnusableError where that is no configuration."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.config import load_config  # a build that renders nothing does without MkDocs
    from mkdocs.exceptions import MkDocsException

    file = str(PROJECT / "mkdocs.yml")
    try:
        return load_config(
            file,
            docs_dir=str(documentation),
            site_dir=str(site_dir),
            site_name=edition.site.title,
            site_url=edition.site.base_address,
            use_directory_urls=not edition.offline,
            extra={"offline": edition.offline_words},
        )
    except MkDocsException as error:  # which has printed the lines that it counts
        raise UnusableError(f"{file} cannot be used: {error.format_message()}") from None


def _renderer(documentation: Path, edition: Edition, store: Store) -> Callable[[tuple[str, str]], tuple[str, Entry]]:
    """What renders a page into the store, given its path and key; it gives the path and the entry."""
    from generator.build.render import Renderer

    renderer = Renderer(configuration(documentation, store.aside, edition))
    frame = _frame_of_files(edition)
    common = what_all_are_made_of(edition)

    def render(page: tuple[str, str]) -> tuple[str, Entry]:
        path, key = page
        if key != _key(common, path, _NOTHING if path == _NOT_FOUND else sha256_of(documentation / path)):
            raise ChangedError("what it is made of was changed while the site was being made; run the command again")
        if path == _NOT_FOUND:
            return path, store.put(key, {addresses.NOT_FOUND.lstrip("/"): _encoded(renderer.not_found())})
        written = read_back((documentation / path).read_text(encoding="utf-8"))
        html = renderer.page(written)
        files = {"index.html": _encoded(html), "index.md": twin(written, edition.site.base_address, edition.notice).encode()}
        if written.facts.get("one_file"):
            name = addresses.source_file(written.facts["one_file"]).rpartition("/")[2]
            files[name] = one_file(written, html, edition.site, frame).encode()
        return path, store.put(key, files)

    return render


def _frame_of_files(edition: Edition) -> str:
    template, styles, icon = (theme_text(name) for name in _FRAME_OF_FILES)
    return frame_of_files(template, styles, icon, edition.notice)


def _encoded(html: str) -> bytes:
    return html.encode(errors="xmlcharrefreplace")
