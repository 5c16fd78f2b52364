"""Work is done by real processes: all of it, by more than one, each replaced after its slice; what goes wrong in one is said."""

import os
import signal
import time
from collections import Counter
from multiprocessing import active_children
from pathlib import Path

import pytest

from generator.workers import WorkerError, in_workers


def _squared(number: int) -> tuple[int, int]:
    return os.getpid(), number * number


def test_everything_is_done_once_by_workers_that_are_replaced_after_their_slice() -> None:
    answers = list(in_workers(_squared, range(100), 2, name=str, at_most=7))
    assert sorted(square for _, square in answers) == [number * number for number in range(100)]
    made = Counter(process for process, _ in answers)
    assert max(made.values()) <= 7
    assert len(made) >= 100 // 7
    assert os.getpid() not in made


def test_what_is_not_worth_a_worker_is_done_here_in_order() -> None:
    assert list(in_workers(_squared, range(3), 2, name=str, worth=4)) == [(os.getpid(), 0), (os.getpid(), 1), (os.getpid(), 4)]


def test_nothing_to_do_is_nothing_done() -> None:
    assert list(in_workers(_squared, [], 2, name=str)) == []


def _fails_at_five(number: int) -> int:
    if number == 5:
        raise ValueError("no page can be made of it")
    return number


def _killed_at_five(number: int) -> int:
    if number == 5:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def _ends_at_five(number: int) -> int:
    if number == 5:
        os._exit(3)
    return number


@pytest.mark.parametrize(
    ("work", "message"),
    [
        (_fails_at_five, "page 5: ValueError: no page can be made of it"),
        (_killed_at_five, "page 5: the process that was making it was killed by SIGKILL; was there memory enough?"),
        (_ends_at_five, "page 5: the process that was making it ended with exit code 3"),
    ],
)
def test_a_worker_that_fails_or_dies_is_an_error_with_its_item_and_reason(work: object, message: str) -> None:
    with pytest.raises(WorkerError) as failed:
        list(in_workers(work, range(20), 2, name=lambda number: f"page {number}"))  # type: ignore[arg-type]
    assert str(failed.value) == message


def test_the_other_workers_are_stopped() -> None:
    with pytest.raises(WorkerError):
        list(in_workers(_slow_or_failing, range(2), 2, name=str))
    assert not active_children()


def _slow_or_failing(number: int) -> None:
    if number == 0:
        signal.pause()
    os._exit(1)


def test_a_worker_that_failed_begins_nothing_more(tmp_path: Path) -> None:
    def work(number: int) -> None:
        (tmp_path / str(number)).touch()
        raise OSError("no page can be written")

    def slowly_named(number: int) -> str:
        time.sleep(0.5)  # in which the worker would begin the next
        return str(number)

    with pytest.raises(WorkerError, match=r"^0: "):
        list(in_workers(work, range(8), 1, name=slowly_named))
    assert [path.name for path in tmp_path.iterdir()] == ["0"]


def test_the_others_finish_what_they_are_making(tmp_path: Path) -> None:
    def work(number: int) -> None:
        if number:
            while not (tmp_path / "0").exists():
                time.sleep(0.01)
            raise OSError("no page can be written")
        (tmp_path / "0").touch()
        time.sleep(0.5)
        (tmp_path / "0").unlink()

    with pytest.raises(WorkerError, match=r"^1: "):
        list(in_workers(work, range(2), 2, name=str))
    assert not list(tmp_path.iterdir())
