"""The site before the present one, kept in the store: the next one is made of it, since most of its files are the same."""

import os
import shutil
import time
from contextlib import suppress
from pathlib import Path

from generator.build.store import KEPT


def take(spare: Path, place: Path) -> None:
    """Put what is kept of an earlier site where the next one is made; nothing where none is kept, or not on the same file system."""
    with suppress(OSError):
        spare.rename(place)


def keep(old: Path, spare: Path) -> None:
    """Keep a site that another has taken the place of; those of targets that were built long ago are removed."""
    if not old.is_dir():
        return
    with suppress(OSError):  # on another file system it is cleared away with what else was made aside
        spare.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(spare, ignore_errors=True)
        old.rename(spare)
        os.utime(spare)
        for other in spare.parent.iterdir():
            with suppress(OSError):  # another build has removed it
                if other.stat().st_mtime < time.time() - KEPT:
                    shutil.rmtree(other)
