"""What ends a command before its time: a signal becomes an exception, so that what was begun is cleared away and something is said."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
"""Ctrl-C; what service managers and `timeout` send; what a terminal sends that is closed."""
_AS_SHELLS_SAY = 128


class Stopped(KeyboardInterrupt):
    """A signal asked this command to end."""

    def __init__(self, number: int):
        super().__init__()
        self.name = signal.Signals(number).name
        self.exit_code = _AS_SHELLS_SAY + number


@contextmanager
def signals_put_off() -> Iterator[None]:
    """Signals that ask to end come when this is over. A process begun meanwhile never hears them."""
    heeded = signal.pthread_sigmask(signal.SIG_BLOCK, STOPPING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, heeded)


@contextmanager
def heeding_signals() -> Iterator[None]:
    """Raises Stopped when a signal asks to end, and heeds none that follows: `timeout` sends two.

    A signal that was to be ignored, as `nohup` asks, still is.
    """
    before = {number: handler for number in STOPPING if (handler := signal.getsignal(number)) not in (signal.SIG_IGN, None)}

    def stop(number: int, _: FrameType | None) -> None:
        for each in before:
            signal.signal(each, signal.SIG_IGN)
        raise Stopped(number)

    for number in before:
        signal.signal(number, stop)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
