"""Small results, kept under the hash of what they were made from; one that is damaged is none."""

import hashlib
import os
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.build.store import A_DAY, KEPT


@dataclass(frozen=True)
class Kept:
    """A folder of results, each in a file that begins with its own hash."""

    folder: Path

    def held(self, key: str) -> bytes | None:
        """What is kept under a key, a hash in hexadecimal."""
        path = self._place(key)
        with suppress(OSError):
            data = path.read_bytes()
            if hashlib.sha256(data[32:]).digest() == data[:32]:
                if path.stat().st_mtime < time.time() - A_DAY:
                    path.touch()
                return data[32:]
        return None

    def put(self, key: str, data: bytes) -> None:
        """Keep a result; a folder that cannot be written to costs time and nothing else."""
        path = self._place(key)
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            aside = path.with_name(f".{path.name}.{os.getpid()}")
            try:
                aside.write_bytes(hashlib.sha256(data).digest() + data)
                aside.replace(path)
            finally:
                aside.unlink(missing_ok=True)

    def prune(self) -> None:
        """Remove what has not been asked for in a week."""
        now = time.time()
        for path in self.folder.glob("??/*"):
            with suppress(OSError):  # another build has removed it, or it is somebody else's
                if path.stat().st_mtime < now - KEPT:
                    path.unlink()

    def _place(self, key: str) -> Path:
        return self.folder / key[:2] / key
