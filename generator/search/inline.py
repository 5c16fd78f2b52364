"""The offline index: what MiniSearch needs, packed, one script for each piece, and the passages of each record in a script beside."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from generator.search.findable import Findable
from generator.search.parts import PIECE
from generator.search.terms import terms

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def packed_pieces(findables: Iterable[Findable]) -> Iterator[tuple[str, dict[str, object]]]:
    """Each piece of the index, at most 500 pages of one part, under its name: `index-from-126-1`."""
    for part, members in groupby(sorted(findables, key=lambda each: each.part), key=lambda each: each.part):
        among = list(members)
        for number, start in enumerate(range(0, len(among), PIECE), start=1):
            yield f"index-{part}-{number}", packed(among[start : start + PIECE])


def packed(findables: list[Findable]) -> dict[str, object]:
    """A piece: its pages (address, shelf, 0 for what weighs less), the number of terms in each, and for each term where it stands.

    A term's places are separated by commas: the distance from the page before, in base 36, and after a full stop how often, if not once.
    """
    counted = [
        Counter(term for text in (*each.names, *(passage.text for passage in each.passages)) for term in terms(text)) for each in findables
    ]
    places: dict[str, list[tuple[int, int]]] = {}
    for number, counts in enumerate(counted):
        for term, times in counts.items():
            places.setdefault(term, []).append((number, times))
    found = sorted(places)
    return {
        "pages": [[each.address, each.shelf, int(each.kind == "Paragraph")] for each in findables],
        "lengths": [counts.total() for counts in counted],
        "terms": " ".join(found),
        "places": " ".join(_packed(places[term]) for term in found),
    }


def shelves(findables: Iterable[Findable]) -> Iterator[tuple[str, dict[str, object]]]:
    """What results show, by page: one script for each record, `passages-ccpr-123-kaz`, one for the registers, one for documents."""
    kept: dict[str, dict[str, object]] = {}
    for each in findables:
        passages = [[passage.anchor, passage.voice, passage.text] for passage in each.passages]
        kept.setdefault(each.shelf, {})[each.address] = [["", each.kind, each.title, each.where, each.grades], *passages]
    yield from ((f"passages-{shelf}", pages) for shelf, pages in kept.items())


def _packed(places: list[tuple[int, int]]) -> str:
    written, before = [], 0
    for number, times in places:
        written.append(_base36(number - before) + (f".{_base36(times)}" if times > 1 else ""))
        before = number
    return ",".join(written)


def _base36(number: int) -> str:
    digits = ""
    while number or not digits:
        number, rest = divmod(number, 36)
        digits = _DIGITS[rest] + digits
    return digits
