"""What takes more than one file to judge: links from page to page, and the addresses that were promised to stay."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from generator import addresses
from generator.problems import Problem
from generator.verify.copies import Copy
from generator.verify.flaws import flaw
from generator.verify.packed import packed_of
from generator.verify.reading import Reading
from generator.verify.sums import lines
from generator.verify.targets import PAGE, Edition, Place, place_of

PERMALINKS = addresses.PERMALINKS.lstrip("/")
_AT_ONCE = 64
"""Of so many pages the anchors are held apart; of the others they are one text."""


@dataclass
class Whole:
    """What all files together say, taken from one reading after another."""

    standing: dict[str, str] = field(default_factory=dict)
    """The SHA-256 of each file that stands."""
    records: dict[str, str] = field(default_factory=dict)
    """The hash of the record in each file that holds one."""
    _packed: dict[str, str] = field(default_factory=dict)
    _anchors: dict[str, str] = field(default_factory=dict)
    _moved: dict[str, Mapping[str, Place | None]] = field(default_factory=dict)
    _linked: dict[Place, tuple[str, int]] = field(default_factory=dict)
    """Each place that is linked to, with the first file that does, and how many do."""

    def take(self, reading: Reading) -> None:
        """Add what one file says; one that could not be read says nothing, but where it leads on to."""
        if not reading.sha256 and reading.moved is None:
            return
        self.standing[reading.name] = reading.sha256
        if reading.anchors:
            self._anchors[reading.name] = reading.anchors
        if reading.moved is not None:
            self._moved[reading.name] = reading.moved
        if reading.record:
            self.records[reading.name] = reading.record
        if reading.unpacks_to is not None:
            self._packed[reading.name] = reading.unpacks_to
        for place in reading.places:
            first, count = self._linked.get(place, (reading.name, 0))
            self._linked[place] = (min(first, reading.name), count + 1)

    def dead_links(self, edition: Edition) -> Iterator[Problem]:
        """Each place that is linked to and does not stand, at the first file that links to it."""
        anchors = self._anchors_of()
        for place, (first, count) in sorted(self._linked.items(), key=lambda each: (each[0].name, each[0].anchor)):
            others = f", and so do {count - 1} other files" if count > 2 else ", and so does another file" if count > 1 else ""
            if place.name not in self.standing:
                where = f"to {place}, which is not there" if place.name else "above the top of the site"
                yield flaw(first, "LINK-DEAD", f"leads {where}{others}")
            elif edition.offline and place.by_folder:
                yield flaw(first, "LINK-DEAD", f"leads to the folder of {place}, which opens no page without a server{others}")
            elif place.anchor and place.anchor not in anchors(place.name):
                yield flaw(first, "ANCHOR-DEAD", f"leads to {place}; the page has no such place{others}")

    def falsely_packed(self) -> Iterator[Problem]:
        """Each compressed file that does not unpack to the file in whose place a server sends it."""
        for name, sha256 in self._packed.items():
            there = self.standing.get(packed_of(name))
            if there not in (sha256, ""):  # of one that a server gives out no more nothing is known
                yield flaw(name, "COMPRESSED", f"does not unpack to what {packed_of(name)} holds; servers send it in that one's place")

    def promises(self, copy: Copy, edition: Edition) -> Iterator[Problem | None]:
        """For each address of the ledger what is wrong with it, or nothing. Raises UnreadableError where there is no ledger."""
        anchors = self._anchors_of()
        for line in lines(copy, PERMALINKS):
            place = place_of(line[1:] or PAGE, PAGE, edition) if addresses.is_address(line) else None
            if place is None:
                yield flaw(PERMALINKS, "PERMALINK", f"{line[:100]!r} is no address of the site")
            else:
                broken = self._broken(place, anchors)
                yield flaw(PERMALINKS, "PERMALINK", f"{line} was published and {broken}") if broken else None

    def _broken(self, place: Place, anchors: Callable[[str], Collection[str]]) -> str:
        """What is wrong at the end of the way from a published place; nothing where it, or what it leads on to, stands."""
        seen: list[Place] = []
        while place not in seen:
            seen.append(place)
            leads = f"leads on to {place}, which " if len(seen) > 1 else ""
            if place.name not in self.standing:
                return f"{leads}is not there"
            moved = self._moved.get(place.name)
            if moved is None:
                return (
                    f"{leads}is not there: the page has no such place" if place.anchor and place.anchor not in anchors(place.name) else ""
                )
            if not moved:
                return ""  # withdrawn, and the page says so
            there = moved.get(place.anchor, moved.get(""))
            if there is None:
                return "leads on to no page of the site"
            place = there if there.anchor else Place(there.name, place.anchor)
        return "leads round in a circle"

    def _anchors_of(self) -> Callable[[str], Collection[str]]:
        return lru_cache(_AT_ONCE)(lambda name: {*self._anchors.get(name, "").split("\n"), "top"})
