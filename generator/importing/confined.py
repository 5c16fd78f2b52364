"""Reading of what strangers made, in a process of its own with bounded time and memory: whatever a file does, it ends in a sentence."""

import faulthandler
import os
import resource
import signal
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from generator.importing.source import MOST_LINES, Line, UnreadableError

_MEMORY = 2_000_000_000
"""Bytes of address space beyond that of the process that asks. A session report of 300 pages takes a tenth of it."""
_SECONDS = 60
"""How long a processor may work on it; on 300 pages it works for about six."""
_PATIENCE = 10
"""How many times that may pass on the clock, on a machine that does much else."""
_INSTEAD = "take another copy, or save its text as plain text and import that"

Reader = Callable[[bytes], tuple[Line, ...]]


def confined(read: Reader, raw: bytes, seconds: int = _SECONDS) -> tuple[Line, ...]:
    """What `read` gives for the bytes; UnreadableError where it refuses them, fails, or takes more than it may have."""
    context = get_context("fork")
    answers, sending = context.Pipe(duplex=False)
    process = context.Process(target=_read, args=(read, raw, sending, seconds), daemon=True)
    process.start()
    sending.close()
    too_long = UnreadableError(f"takes longer than {seconds} seconds to read; it is damaged, or made to do harm: {_INSTEAD}")
    try:
        if not answers.poll(_PATIENCE * seconds):
            raise too_long
        answer = answers.recv()
    except EOFError:
        process.join()
        if process.exitcode == -signal.SIGXCPU:
            raise too_long from None
        raise UnreadableError(
            f"makes the program that reads it run out of memory or fail; it is damaged, or made to do harm: {_INSTEAD}"
        ) from None
    finally:
        process.kill()
        process.join()
        answers.close()
    if isinstance(answer, str):
        raise UnreadableError(answer)
    lines: tuple[Line, ...] = answer
    return lines


def _read(read: Reader, raw: bytes, answers: Connection, seconds: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it too, and ends this process
    faulthandler.disable()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # libraries warn and crash aloud; the sentence is the parent's
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    with suppress(ValueError, OSError):  # macOS sets no limit of memory
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY + _inherited(),) * 2)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        answer: tuple[Line, ...] | str = read(raw)
        if len(answer) > MOST_LINES:
            answer = f"has {len(answer)} lines, and a document has at most {MOST_LINES} here; is it the right file?"
    except UnreadableError as error:
        answer = str(error)
    except MemoryError:
        answer = f"takes more than {_MEMORY / 1e9:.0f} GB of memory to read; it is damaged, or made to do harm: {_INSTEAD}"
    except Exception as error:
        answer = f"is damaged where its reader expects otherwise ({type(error).__name__}: {error}); {_INSTEAD}"
    with suppress(BrokenPipeError):
        answers.send(answer)


def _inherited() -> int:
    """Bytes of address space that this process has from the one that began it; none where the system does not tell."""
    with suppress(OSError):
        return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    return 0
