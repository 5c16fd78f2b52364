"""A site's text compressed beside itself, `.br` and `.gz`, for servers that send such files as they are; made once for the same bytes."""

import gzip
from collections.abc import Mapping
from pathlib import Path

import brotli

from generator.build.store import Entry, Store, entries_held
from generator.build.whole import File
from generator.made_with import ZLIB, sha256_of_data, versions_of
from generator.media_types import BINARY, MEDIA_TYPES
from generator.progress import Told
from generator.workers import in_workers

_WORTH = 1024
"""Bytes below which a file is sent as it is: it takes one packet either way."""
_BROTLI = 10
"""Of 11: the last step takes three times as long, for 3 % less."""
_TEXT = tuple(f".{ending}" for ending, media_type in MEDIA_TYPES.items() if media_type not in BINARY)
_MADE_WITH = f"brotli {_BROTLI}, {versions_of('brotli')}, {ZLIB}"


def compressed(files: Mapping[str, File], store: Store, jobs: int, told: Told) -> dict[str, File]:
    """The compressed files to stand beside those of a site, by path; workers make what the store does not hold.

    Raises WorkerError where one could not be made.
    """
    worth = {name: file for name, file in files.items() if name.endswith(_TEXT) and _size(file) >= _WORTH}
    keys = {name: sha256_of_data(f"compressed by {_MADE_WITH}: {file.sha256}") for name, file in worth.items()}
    entries = entries_held(store, keys.values(), jobs)
    missing = {key: name for name, key in keys.items() if key not in entries}

    def make(key: str) -> tuple[str, Entry]:
        data = _data(worth[missing[key]])
        return key, store.put(
            key, {"br": brotli.compress(data, mode=brotli.MODE_TEXT, quality=_BROTLI), "gz": gzip.compress(data, mtime=0)}
        )

    for count, (key, entry) in enumerate(in_workers(make, list(missing), jobs, name=missing.__getitem__), start=1):
        entries[key] = entry
        told(count, len(missing))
    made = ((name, entries[key]) for name, key in keys.items())
    return {
        f"{name}.{ending}": File(sha256, entry.folder / ending, linked=True)
        for name, entry in made
        for ending, sha256 in entry.files.items()
    }


def _size(file: File) -> int:
    return file.source.stat().st_size if isinstance(file.source, Path) else len(file.source)


def _data(file: File) -> bytes:
    return file.source.read_bytes() if isinstance(file.source, Path) else file.source
