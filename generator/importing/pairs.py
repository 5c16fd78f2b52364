"""The records of two lists in pairs: by what identifies them, else by the words they share, as where a number was corrected by hand."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

_IDENTITIES = ("number", "symbol", "mark")
_ENOUGH = 0.5
"""The part of the words of two records that both have, where they are one and the same."""


def paired(
    before: Sequence[Mapping[str, Any]],
    after: Sequence[Mapping[str, Any]],
    weighed: Callable[[Any], Counter[Any]],
    named: Callable[[Any], Counter[Any]],
) -> list[tuple[int | None, int | None]]:
    """The places of each pair in the two lists, in the order of the second; a record without its like alone, after the one it followed.

    `weighed` gives the words of a record, `named` whose they are, which counts less: a person may have given
    them to another. Where two lists of what nothing identifies are equally long, what is left is paired by its place.
    """
    partners = _partners(before, after, weighed, named)
    pairs: list[tuple[int | None, int | None]] = [(partners.get(place), place) for place in range(len(after))]
    for place in sorted(set(range(len(before))) - set(partners.values())):
        following = next((at + 1 for at, (one, _) in enumerate(pairs) if one == place - 1), 0) if place else 0
        pairs.insert(following, (place, None))
    return pairs


def _partners(
    before: Sequence[Mapping[str, Any]],
    after: Sequence[Mapping[str, Any]],
    weighed: Callable[[Any], Counter[Any]],
    named: Callable[[Any], Counter[Any]],
) -> dict[int, int]:
    """For places of the second list the place of the like in the first."""
    partners: dict[int, int] = {}
    key = next((name for name in _IDENTITIES if all(name in record for record in (*before, *after))), None)
    if key:
        places = {record[key]: place for place, record in reversed(list(enumerate(before)))}
        partners = {place: places[record[key]] for place, record in enumerate(after) if record[key] in places}
    left = {place: (weighed(record), named(record)) for place, record in enumerate(before) if place not in partners.values()}
    for place, record in enumerate(after):
        if place in partners:
            continue
        words, names = weighed(record), named(record)
        alike = [
            (_alike(said, words), _alike(said + whose, words + names), -abs(other - place), other) for other, (said, whose) in left.items()
        ]
        best = max((each for each in alike if each[1] > _ENOUGH), default=None)
        if best:
            partners[place] = best[-1]
            del left[best[-1]]
    if len(before) == len(after) and not key:
        partners |= {place: place for place in range(len(after)) if place not in partners and place in left}
    return partners


def _alike(one: Counter[Any], other: Counter[Any]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0
