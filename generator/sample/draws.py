"""Draws that come out the same for the same keys, on every machine and in every version of Python."""

import random
from collections.abc import Sequence
from math import sqrt
from typing import TypeVar

Item = TypeVar("Item")


class Draws:
    """A stream of draws named by its keys. It rests on `random()` alone: of the generator's methods only that is promised to stay."""

    def __init__(self, *keys: str | int):
        self._random = random.Random("/".join(map(str, keys))).random  # noqa: S311 (the same every time: no secret)

    def below(self, count: int) -> int:
        """A number from 0 to below `count`."""
        return int(self._random() * count)

    def between(self, least: int, most: int) -> int:
        """A number from `least` to `most`."""
        return least + int(self._random() * (most - least + 1))

    def small(self, limit: int) -> int:
        """A number from 0 to below `limit`, the smaller the likelier."""
        drawn = self._random()
        return int(drawn * drawn * drawn * limit)

    def chance(self, share: float) -> bool:
        """True in that share of the draws."""
        return self._random() < share

    def one(self, items: Sequence[Item]) -> Item:
        """Any of the items."""
        return items[int(self._random() * len(items))]

    def early(self, items: Sequence[Item]) -> Item:
        """One of the items, the earlier the likelier."""
        drawn = self._random()
        return items[int(drawn * drawn * len(items))]

    def several(self, items: Sequence[Item], count: int) -> list[Item]:
        """So many different items, or all where there are fewer, in any order."""
        left = list(items)
        return [left.pop(self.below(len(left))) for _ in range(min(count, len(left)))]

    def rank(self, common: int) -> int:
        """A rank from 0 without end: about `common` ranks come often, and ever new ones keep coming, as words do in a growing text."""
        drawn = 1.0 - self._random()
        return int(common / (drawn * sqrt(drawn)) - common)
