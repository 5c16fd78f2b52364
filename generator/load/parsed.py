"""What a YAML file says, parsed once: kept under the hash of its bytes, and parsed anew where what was kept is damaged."""

import hashlib
import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import cbor2

from generator.build.store import A_DAY, KEPT
from generator.load import yaml_files

_CODE = hashlib.sha256(Path(yaml_files.__file__).read_bytes()).digest()


def parsed(text: str, kept: Path | None) -> tuple[Any, list[tuple[tuple[str | int, ...], str]]]:
    """What `yaml_files.parse` gives, taken from a folder or put into it; a text with a key that stands twice is always parsed.

    Raises UnreadableFile as it does.
    """
    if kept is None:
        return yaml_files.parse(text)
    path = _place(kept, text)
    with suppress(OSError, ValueError, cbor2.CBORDecodeError):
        data = path.read_bytes()
        if hashlib.sha256(data[32:]).digest() == data[:32]:
            if path.stat().st_mtime < time.time() - A_DAY:
                path.touch()
            return cbor2.loads(data[32:]), []
    root, duplicates = yaml_files.parse(text)
    if not duplicates:
        _keep(path, cbor2.dumps(root))
    return root, duplicates


def prune(kept: Path) -> None:
    """Remove from a folder what has not been asked for in a week."""
    now = time.time()
    for path in kept.glob("??/*"):
        with suppress(FileNotFoundError):  # another build has removed it
            if path.stat().st_mtime < now - KEPT:
                path.unlink()


def _place(kept: Path, text: str) -> Path:
    name = hashlib.sha256(_CODE + text.encode()).hexdigest()
    return kept / name[:2] / name


def _keep(path: Path, data: bytes) -> None:
    with suppress(OSError):  # a folder that cannot be written to costs time and nothing else
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            aside.write_bytes(hashlib.sha256(data).digest() + data)
            aside.replace(path)
        finally:
            aside.unlink(missing_ok=True)
