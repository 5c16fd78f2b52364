"""What a build is doing: a bar where a person watches, plain lines elsewhere, and nothing of a build that is over at once."""

import time
from collections.abc import Callable

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from generator.workers import peak_memory

READING = "reading and checking"
WRITING = "writing Markdown"
WRITING_DATA = "writing data files"
INDEXING = "making the search index"
COMPRESSING = "compressing"
Told = Callable[[int, int], None]
"""Told how many of how many are done."""

_SOON = 2.0
_A_LINE_EVERY = 10.0
_A_DRAWING_EVERY = 0.1
_SOONEST_GUESS = 50
"""Of the work, the part of which must be done before it is said how long the rest takes."""


class Shown:
    """The progress of one build, on standard error."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._drawn = self._begun
        self._console = Console(stderr=True)
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        # No thread draws it: workers are forked, and a lock that a thread holds then would never be opened in them.
        self._bars = Progress(*columns, console=self._console, auto_refresh=False, transient=True)
        self._task: TaskID | None = None
        self._doing = ""
        self._stages: list[tuple[str, float]] = []

    def stage(self, doing: str) -> Told:
        """Begin a part of the build, which ends the one before; gives what is told how far it is."""
        begun = time.monotonic()
        self._stages.append((doing, begun))

        def told(done: int, of: int) -> None:
            now = time.monotonic()
            if now - self._begun < _SOON:
                return
            if self._console.is_terminal:
                self._draw(doing, done, of, now)
            elif now - self._drawn > _A_LINE_EVERY or self._drawn < begun:
                self._drawn = now
                left = f", about {(now - begun) / done * (of - done):.0f} s left" if done * _SOONEST_GUESS >= of and now > begun else ""
                click.echo(f"{doing}: {done} of {of}{left}", err=True)

        return told

    @property
    def seconds(self) -> dict[str, float]:
        """How long each part of the build took until now."""
        ends = [begun for _, begun in self._stages[1:]] + [time.monotonic()]
        return {doing: end - begun for (doing, begun), end in zip(self._stages, ends, strict=True)}

    def _draw(self, doing: str, done: int, of: int, now: float) -> None:
        """The bar of what is done now, in the place of the one before."""
        if self._doing == doing and now - self._drawn < _A_DRAWING_EVERY:
            return
        if self._doing != doing or self._task is None:
            if self._task is not None:
                self._bars.remove_task(self._task)
            self._doing, self._task = doing, self._bars.add_task(doing, total=of)
            self._bars.start()
        self._drawn = now
        self._bars.update(self._task, completed=done)
        self._bars.refresh()

    def end(self, pages: int, where: str) -> None:
        """The last line: pages, seconds, pages a second, and memory."""
        if self._task is not None:
            self._bars.stop()
        seconds = time.monotonic() - self._begun
        own, worker = peak_memory()
        click.echo(
            f"{pages} page{'s' * (pages != 1)} in {where}: {seconds:.1f} s, {pages / seconds:.0f} pages a second; "
            f"peak memory {own / 1e6:.0f} MB, of a worker {worker / 1e6:.0f} MB",
            err=True,
        )
