"""SHA256SUMS: the hash of every file of a site, so that a copy of it can be checked with `sha256sum -c`."""

import hashlib
from pathlib import Path

from generator import addresses


def write_sums(folder: Path) -> None:
    """Write the sums of every file below a folder but themselves, in the order of their paths."""
    sums = folder / addresses.SUMS.lstrip("/")
    files = sorted((path.relative_to(folder).as_posix(), path) for path in folder.rglob("*") if path.is_file() and path != sums)
    sums.write_text("".join(f"{_sha256(path)}  {name}\n" for name, path in files), encoding="utf-8", newline="\n")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
