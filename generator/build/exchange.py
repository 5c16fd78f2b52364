"""A new site in the place of the old one: made aside, under a lock, and exchanged in one step. Killed anywhere, the old one stands."""

import ctypes
import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


@contextmanager
def build_aside(target: Path, waiting: Callable[[], object]) -> Iterator[Path]:
    """An empty folder beside the target, for one build at a time; what a build that was killed left there is cleared away.

    `waiting` is called when another build of the same target is under way. The folder is the lock: the system gives it up when
    the last process of a build is gone, however it ended.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_name(f".{target.name}-aside")
    lock = _locked(aside, waiting)
    try:
        if (aside / "old").is_dir() and not target.exists():
            (aside / "old").rename(target)  # killed between its two steps, where exchanging takes two
        for left in aside.iterdir():
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        yield aside
    finally:
        shutil.rmtree(aside, ignore_errors=True)
        os.close(lock)


def _locked(aside: Path, waiting: Callable[[], object]) -> int:
    """The folder, opened and locked; one that another build has removed meanwhile is made and locked again."""
    while True:
        aside.mkdir(exist_ok=True)
        try:
            lock = os.open(aside, os.O_RDONLY)
        except FileNotFoundError:
            continue
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(lock, fcntl.LOCK_EX)
        with suppress(FileNotFoundError):
            if aside.stat().st_ino == os.fstat(lock).st_ino:
                return lock
        os.close(lock)


def exchange(made: Path, target: Path) -> None:
    """Put a site that was made aside in the place of the target, and what was there in its place aside."""
    if not target.exists():
        made.rename(target)
    elif not _exchanged_at_once(made, target):
        old = made.with_name("old")
        target.rename(old)
        made.rename(target)


def _exchanged_at_once(one: Path, other: Path) -> bool:
    """Whether the two could be exchanged in one step: Linux can, on most file systems."""
    renameat2 = getattr(ctypes.CDLL(None), "renameat2", None)
    return renameat2 is not None and renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0
