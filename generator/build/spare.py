"""The site before the present one, kept in the store: the next one is made of it, since most of its files are the same."""

import os
import shutil
from contextlib import suppress
from pathlib import Path


def take(spare: Path, place: Path) -> None:
    """Put what is kept of an earlier site where the next one is made; nothing where none is kept, or not on the same file system."""
    with suppress(OSError):
        spare.rename(place)


def keep(old: Path, spare: Path) -> None:
    """Keep a site that another has taken the place of."""
    if not old.is_dir():
        return
    with suppress(OSError):  # on another file system it is cleared away with what else was made aside
        spare.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(spare, ignore_errors=True)
        old.rename(spare)
        os.utime(spare)
