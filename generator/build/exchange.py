"""A new site in the place of the old one: made aside, under a lock, and exchanged in one step. Killed anywhere, the old one stands."""

import ctypes
import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.faults import Misuse
from generator.write import MARKER, claim

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def place_of(target: Path) -> Path:
    """Where a site truly stands: two builds that name one place in two ways must not mix. Raises Misuse where none can be exchanged."""
    place = target.resolve()
    if place.is_mount():
        raise Misuse(f"a disk is mounted at {place}, and no folder can be exchanged for that; name one in it, such as {place / 'site'}")
    return place


@contextmanager
def telling_what_stands(target: Path) -> Iterator[None]:
    """What ends a build before its end has a note that tells what stands at the target now."""
    before = _inode(target)
    try:
        yield
    except BaseException as error:
        after = _inode(target)
        if after is None:
            error.add_note("nothing was published")
        elif after == before:
            error.add_note(f"what stands in {target} is as it was")
        else:
            error.add_note(f"the new site stands in {target}, whole")
        raise


@contextmanager
def build_aside(target: Path, waiting: Callable[[], object]) -> Iterator[Path]:
    """An empty folder beside the target, for one build at a time; what a build that was killed left there is cleared away.

    `waiting` is called when another build of the same target is under way. The folder is the lock: the system gives it up when
    the last process of a build is gone, however it ended. Raises NotOursError where somebody else's folder has its name.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_name(f".{target.name}-aside")
    lock = _locked(aside, waiting)
    try:
        claim(aside)
        try:
            _put_back(aside, target)
            _clear(aside)
            yield aside
        finally:
            _put_back(aside, target)
            with suppress(OSError):  # the next build clears it
                _clear(aside)
                (aside / MARKER).unlink()
    finally:
        with suppress(OSError):  # it holds something
            aside.rmdir()
        os.close(lock)


@contextmanager
def alone_in(folder: Path, waiting: Callable[[], object]) -> Iterator[None]:
    """A folder of the store for one build at a time; `waiting` is called when another is at work in it."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    lock = _locked(folder, waiting)
    try:
        os.utime(folder)
        yield
    finally:
        os.close(lock)


def remove_unused(folder: Path, since: float) -> None:
    """Remove the folders within a folder in which no build is at work and none was since a time, in seconds of the epoch."""
    for each in folder.iterdir() if folder.is_dir() else ():
        with suppress(OSError):  # a build is at work in it, or another has removed it
            if each.name.startswith(".") or each.stat().st_mtime < since:
                lock = os.open(each, os.O_RDONLY)
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    each.rename(folder / f".{each.name}")  # what is removed in part is nobody's, not somebody else's
                    shutil.rmtree(folder / f".{each.name}")
                finally:
                    os.close(lock)


def _locked(folder: Path, waiting: Callable[[], object]) -> int:
    """The folder, opened and locked; one that another build has removed meanwhile is made and locked again."""
    while True:
        folder.mkdir(exist_ok=True)
        try:
            lock = os.open(folder, os.O_RDONLY)
        except FileNotFoundError:
            continue
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(lock, fcntl.LOCK_EX)
        with suppress(FileNotFoundError):
            if folder.stat().st_ino == os.fstat(lock).st_ino:
                os.set_inheritable(lock, True)
                return lock
        os.close(lock)


def _put_back(aside: Path, target: Path) -> None:
    """Put the old site back in its place, where exchanging takes two steps and something came between them."""
    if (aside / "old").is_dir() and not target.exists():
        (aside / "old").rename(target)


def _clear(aside: Path) -> None:
    """Remove what was made aside, and at last the folder can be told for ours."""
    for left in aside.iterdir():
        if left.name != MARKER:
            shutil.rmtree(left) if left.is_dir() else left.unlink()


def _inode(target: Path) -> int | None:
    try:
        return target.stat().st_ino
    except OSError:
        return None


def exchange(made: Path, target: Path) -> Path:
    """Put a site that was made aside in the place of the target, and what was there aside; gives where that stands, if there was any."""
    if not target.exists():
        made.rename(target)
    elif not _exchanged_at_once(made, target):
        old = made.with_name("old")
        target.rename(old)
        made.rename(target)
        return old
    return made


def _exchanged_at_once(one: Path, other: Path) -> bool:
    """Whether the two could be exchanged in one step: Linux can, on most file systems."""
    renameat2 = getattr(ctypes.CDLL(None), "renameat2", None)
    return renameat2 is not None and renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0
