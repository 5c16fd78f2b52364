"""What the tests have tried, counted over the whole run and printed at its end."""

from collections import Counter

_COUNTED: Counter[str] = Counter()


def count(what: str, number: int = 1) -> None:
    """Add to what is printed at the end as `what: number`."""
    _COUNTED[what] += number


def counts() -> dict[str, int]:
    """What was counted in this process."""
    return dict(_COUNTED)


def counted() -> list[str]:
    """A line for each thing that was counted."""
    return [f"{what}: {number:,}" for what, number in sorted(_COUNTED.items())]
