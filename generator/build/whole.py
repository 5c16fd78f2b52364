"""The whole site, made aside: pages linked from the store, files from the documentation folder and the theme, and the sums of all."""

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator import addresses
from generator.build.store import Store, link, sha256_of
from generator.edition import THEME
from generator.write import MARKER

Entries = Iterable[tuple[str, str, Mapping[str, str]]]
"""A folder of the site, the key of an entry of the store that stands in it, and the SHA-256 of each file of the entry."""


def write_whole(made: Path, entries: Entries, store: Store, documentation: Path, files: Mapping[str, str], edition: str) -> None:
    """Write a site of what is in the store and of files of the documentation folder; each file's SHA-256 is known."""
    sums: dict[str, str] = {}
    folders = {made}
    made.mkdir()

    def place(name: str, sha256: str) -> Path:
        sums[name] = sha256
        path = made / name
        if path.parent not in folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            folders.add(path.parent)
        return path

    for folder, key, held in entries:
        entry = store.entry(key)
        for name, sha256 in held.items():
            link(entry / name, place(f"{folder}{name}", sha256))
    for name, sha256 in files.items():
        link(documentation / name, place(name, sha256))
    static = THEME / "static"
    for source in sorted(path for path in static.rglob("*") if path.is_file()):
        shutil.copyfile(source, place(source.relative_to(THEME).as_posix(), sha256_of(source)))
    marker = place(MARKER, "")
    marker.write_text(edition)
    sums[MARKER] = sha256_of(marker)
    lines = "".join(f"{sha256}  {name}\n" for name, sha256 in sorted(sums.items()))
    (made / addresses.SUMS.lstrip("/")).write_text(lines, encoding="utf-8", newline="\n")
