"""What goes wrong outside the content, in words: what happened, and what the person who sees it can do about it."""

import errno
import signal
import traceback


class Fault(Exception):
    """Something could not be done; the message says why, and is shown as it stands."""


class Misuse(Exception):
    """A command was asked for what it does not do; the message says what it does, and is shown as it stands."""


class UnusableError(Fault):
    """A file of the theme or the configuration that cannot be used as somebody left it; the message names it."""


class ChangedError(Fault):
    """What a site is made of is not what it was when the build began, so that the site would be a mixture."""


_ON_DISKS = {
    errno.ENOSPC: "no space is left on the disk{holding}; free some, and run the command again",
    errno.EDQUOT: "this user's share of the disk{holding} is used up; free some, and run the command again",
    errno.EROFS: "{place} is on a disk that can only be read; choose a place that can be written to",
    errno.EACCES: "this user has no right to {place}; choose another place, or ask for the right",
    errno.EPERM: "this user has no right to {place}; choose another place, or ask for the right",
    errno.ENOENT: "there is no {place}",
    errno.EEXIST: "{place} is a file, where a folder is needed; name another, or remove it yourself",
    errno.ENOTDIR: "{place} lies below a file, where a folder is needed; name another place",
    errno.EMFILE: "this command may not open as many files as it needs; raise the limit (ulimit -n), and run it again",
}
"""What the system refuses a person most often."""


def in_words(error: Exception) -> str:
    """What happened, and what to do. What a template could not do is told by its file and line, for that is where to look."""
    if isinstance(error, OSError) and error.errno is not None:
        return _refused(error)
    if isinstance(error, Fault | Misuse):
        return str(error)
    template = next((each for each in reversed(traceback.extract_tb(error.__traceback__)) if each.filename.endswith(".html")), None)
    where = f"{template.filename}:{template.lineno}: " if template else ""
    return f"{where}{type(error).__name__}: {error}"


def _refused(error: OSError) -> str:
    """Of two places, as when a file is copied, the second is the one that was to be written."""
    place = error.filename2 or error.filename
    form = _ON_DISKS.get(error.errno or 0)
    if form and (place or "{place}" not in form):
        return form.format(place=place, holding=f" that holds {place}" if place else "")
    return f"{error.strerror}{f' ({place})' if place else ''}"


def ending(exit_code: int) -> str:
    """How a process ended that should not have, after its name; `exit_code` is negative where a signal ended it."""
    if exit_code < 0:
        hint = "; was there memory enough?" if -exit_code == signal.SIGKILL else ""
        return f"was killed by {signal.Signals(-exit_code).name}{hint}"
    return f"ended with exit code {exit_code}"
