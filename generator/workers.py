"""Work done by worker processes, slice by slice: each slice by a fresh one, so that memory stays bounded, and none lost in silence."""

import gc
import os
import resource
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar

from generator.faults import Fault, ending, in_words
from generator.stopping import signals_put_off

Item = TypeVar("Item")
Result = TypeVar("Result")

CORES = len(os.sched_getaffinity(0))
"""The processors this process may use."""
LARGEST_SLICE = 500
"""How many pages a worker makes before a fresh one takes over."""
_SLICES_A_WORKER = 4
"""Small enough that no worker waits long for the last one."""
_PATIENCE = 2
"""How many seconds a worker has to finish what it is making, and to clear away after itself, where the work is given up."""


class WorkerError(Fault):
    """A worker failed or died; the message names what it was making, and the reason."""


@dataclass
class _Worker(Generic[Item]):
    """A worker process with its slice; it answers for each item in turn, so that the next one is what it is making."""

    process: BaseProcess
    answers: Connection
    items: Sequence[Item]
    done: int = 0


def in_workers(
    work: Callable[[Item], Result],
    items: Sequence[Item],
    jobs: int,
    *,
    name: Callable[[Item], str],
    at_most: int = LARGEST_SLICE,
    alone: Callable[[Item], bool] = lambda _: False,
    worth: int = 0,
) -> Iterator[Result]:
    """What `work` gives for each item, in the order in which workers are done.

    Work and items are inherited by the workers, not sent to them; results are sent back. `at_most`: the items of a slice; `alone`:
    whether an item is a slice of its own, and begun before the others; `worth`: fewer than these are worked on here, in order.
    Raises WorkerError, and stops the others, when a worker fails or dies.
    """
    if len(items) < worth:
        yield from map(work, items)
        return
    waiting: deque[Sequence[Item]] = deque([item] for item in items if alone(item))
    waiting += _slices([item for item in items if not alone(item)], jobs, at_most)
    running: dict[Connection, _Worker[Item]] = {}
    gc.freeze()  # workers share the pages of memory that no collection touches
    gc.disable()  # all that arrives is kept
    try:
        while waiting or running:
            while waiting and len(running) < jobs:
                with signals_put_off():  # by a worker for good: its parent hears them too, and stops it
                    worker = _started(work, waiting.popleft(), list(running))
                    running[worker.answers] = worker
            for answers in wait(list(running)):
                assert isinstance(answers, Connection)
                yield from _received(running[answers], name)
                if running[answers].done == len(running[answers].items):
                    running.pop(answers).process.join()
    finally:
        gc.freeze()  # what has arrived counts as old at once, and is not looked through
        gc.unfreeze()
        gc.enable()
        _stop(running.values())


def peak_memory() -> tuple[int, int]:
    """The peak memory of this process, and of the largest worker that has ended, in bytes."""
    own, workers = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own * 1024, workers * 1024


def _slices(items: Sequence[Item], jobs: int, at_most: int) -> Iterator[Sequence[Item]]:
    size = max(1, min(at_most, -(-len(items) // (jobs * _SLICES_A_WORKER))))
    return (items[start : start + size] for start in range(0, len(items), size))


def _started(work: Callable[[Item], Result], items: Sequence[Item], inherited: Sequence[Connection]) -> _Worker[Item]:
    context = get_context("fork")
    answers, sending = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(work, items, sending, [answers, *inherited]), daemon=True)
    process.start()
    sending.close()
    return _Worker(process, answers, items)


def _stop(workers: Iterable[_Worker[Item]]) -> None:
    """End workers: each after the item that it is making, or at once where that takes longer than there is patience."""
    for worker in workers:
        worker.answers.close()
    end = time.monotonic() + _PATIENCE
    for worker in workers:
        worker.process.join(max(0, end - time.monotonic()))
        worker.process.kill()
        worker.process.join()


def _work(work: Callable[[Item], Result], items: Sequence[Item], answers: Connection, inherited: Sequence[Connection]) -> None:
    """What a worker does, until all is made, one item fails, or nobody hears its answers any more."""
    for hearing in inherited:
        hearing.close()
    gc.enable()
    try:
        for item in items:
            try:
                result = work(item)
            except Exception as error:
                answers.send((None, in_words(error)))
                return
            answers.send((result, ""))
    except BrokenPipeError:
        os._exit(1)


def _received(worker: _Worker[Item], name: Callable[[Item], str]) -> Iterator[Result]:
    """The next answer of a worker."""
    making = worker.items[worker.done]
    try:
        result, fault = worker.answers.recv()
    except EOFError:
        worker.process.join()
        raise WorkerError(f"{name(making)}: the process that was making it {ending(worker.process.exitcode or 0)}") from None
    if fault:
        raise WorkerError(f"{name(making)}: {fault}")
    worker.done += 1
    yield result
