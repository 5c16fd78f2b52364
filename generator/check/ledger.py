"""Rules on permanence: a published address stays or is redirected, a redirect leads somewhere, and an address is one thing's."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cached_property

from generator import addresses
from generator.check.rules import CorpusRule, Fault
from generator.corpus import Corpus
from generator.records.values import SetAside
from generator.redirects import as_written, carriers, destination, where_moved, where_withdrawn

COMMAND = "run: assessments permalinks --update"

UNSETTLING = frozenset(
    (
        *("PATH", "PARAGRAPH-TWICE", "STATE-UNKNOWN", "COMMITTEE-UNKNOWN", "SESSION-UNKNOWN"),
        *("CRITERIA-UNKNOWN", "TOPIC-UNKNOWN", "ORGANIZATION-UNKNOWN"),
    )
)
"""The codes of slips that move addresses: while one stands, an address that is gone comes back when the slip is corrected."""


@dataclass(frozen=True)
class Ledger:
    """The corpus with what it publishes now, to be held against what was published before."""

    corpus: Corpus
    addresses: Set[str] | None
    """None where faults elsewhere leave open what is published."""
    hashes: Mapping[str, str]
    """The hash that names the present version of each record, by file; none for one with faults of shape: it is not yet what it will be."""
    unsettled: bool = False
    """Whether a slip that moves addresses is found elsewhere."""

    @property
    def published(self) -> Set[str]:
        """What is published now; asking sets the rule aside where that is open."""
        if self.addresses is None:
            raise SetAside("published")
        return self.addresses

    @property
    def starts(self) -> Iterator[tuple[int, str]]:
        """Where each entry of redirects.yaml starts, with its place in the list; one with a faulty start is passed over."""
        starts = enumerate(redirect.sound("from_") for redirect in self.corpus.redirects)
        return ((position, start) for position, start in starts if start)

    @property
    def redirects(self) -> Iterator[tuple[int, str, str]]:
        """Each redirect with its place in the list; one with a faulty key is passed over."""
        for position, redirect in enumerate(self.corpus.redirects):
            start, end = redirect.sound("from_"), redirect.sound("to")
            if start and end:
                yield position, start, end

    @cached_property
    def vanished(self) -> Mapping[str, int]:
        """The addresses that are gone and lead nowhere, each with how many it takes along: those on its page, or that carry its id."""
        if self.unsettled:
            return {}
        moved = where_moved(self.corpus.redirects, self.corpus.permalinks, self.published)
        withdrawn = where_withdrawn(self.corpus.redirects, self.corpus.permalinks, self.published, moved)
        settled = moved.keys() | withdrawn.keys()
        gone = {address for address in self.corpus.permalinks if address not in self.published and address not in settled}
        new_state = bool(gone) and any(
            address not in self.corpus.permalinks for address in self.published if address.startswith(addresses.STATES)
        )
        return Counter(_first_of(address, gone, new_state) for address in sorted(gone))

    @cached_property
    def renumbered(self) -> Mapping[str, tuple[str, ...]]:
        """The paragraphs that vanished from a published record which now has another, never published, by the record's page."""
        gone = defaultdict[str, list[str]](list)
        for address in self.vanished:
            gone[f"{address.rstrip('/').rpartition('/')[0]}/"].append(address)
        pages = {addresses.assessment(record): record for record in self.corpus.assessments.values()}
        return {
            page: tuple(gone[page])
            for page, record in pages.items()
            if page in gone
            and page in self.corpus.permalinks
            and any(addresses.paragraph(record, each.number) not in self.corpus.permalinks for each in record.paragraphs)
        }


def no_address_vanishes(ledger: Ledger) -> Iterator[Fault]:
    """An address or anchor in permalinks.txt is still published, or redirects.yaml says where it went."""
    told = {address for renumbered in ledger.renumbered.values() for address in renumbered}
    written = as_written(ledger.corpus.redirects)
    for address, count in ledger.vanished.items():
        if address in told:
            continue
        what = f"{address} and {count - 1} that go with it were" if count > 1 else f"{address} was"
        passed = next((carrier for carrier in carriers(address) if carrier in written), None)
        but = f" (the redirect of {passed} does not bring it to a published one)" if passed else ""
        message = f"{what} published and now gone{but}; bring it back, or say in redirects.yaml where it went: - {{from: {address}, to: …}}"
        if address.endswith("/"):
            message += f", or that it was withdrawn: - {{from: {address}, gone: …, why: …}}"
        yield Fault((ledger.corpus.permalinks[address],), message, file="permalinks.txt")


def paragraphs_keep_their_numbers(ledger: Ledger) -> Iterator[Fault]:
    """A paragraph that was published keeps the number that the concluding observations gave it."""
    for file, record in ledger.corpus.assessments.items():
        gone = ledger.renumbered.get(addresses.assessment(record), ())
        for position, paragraph in enumerate(record.paragraphs if gone else ()):
            now = addresses.paragraph(record, paragraph.number)
            if now in ledger.corpus.permalinks:
                continue
            message = (
                f"paragraph {paragraph.number} is new here and {' and '.join(gone)} gone: a number is the document’s and does not change; "
                f"write the number as printed, or, where the old one was a mistake of ours, say so in corrections and in redirects.yaml: "
                f"- {{from: {gone[0]}, to: {now}}}"
            )
            yield Fault(("paragraphs", position, "number"), message, file=file)


def every_address_is_in_the_ledger(ledger: Ledger) -> Iterator[Fault]:
    """Every published address and anchor is in permalinks.txt, so that it is missed when it goes."""
    new = [address for address in ledger.published if address not in ledger.corpus.permalinks]
    if new:
        others = f" and {len(new) - 1} more" if len(new) > 1 else ""
        yield Fault((), f"{min(new)}{others} not listed yet; {COMMAND}", warning=True, file="permalinks.txt")


def redirects_have_one_end(ledger: Ledger) -> Iterator[Fault]:
    """An entry says where something has moved, or when and why a page was withdrawn."""
    for position, redirect in enumerate(ledger.corpus.redirects):
        start, ends = redirect.sound("from_", ""), tuple(not redirect.lacks(key) for key in ("to", "gone", "why"))
        if ends not in ((True, False, False), (False, True, True)):
            message = "write where it has moved, `to`, or when and why it was withdrawn, `gone` and `why`: the one or the other"
            yield Fault((position,), message, file="redirects.yaml")
        elif ends[1] and start and not start.endswith("/"):
            message = f"{start} is no page; a page is withdrawn with what stands on it and beside it, an anchor or file moves `to` another"
            yield Fault((position, "from"), message, file="redirects.yaml")


def redirects_start_once(ledger: Ledger) -> Iterator[Fault]:
    """One address leads to one place."""
    seen = set()
    for position, start in ledger.starts:
        if start in seen:
            yield Fault((position, "from"), f"{start} is redirected already; one address leads to one place", file="redirects.yaml")
        seen.add(start)


def redirects_start_where_nothing_is(ledger: Ledger) -> Iterator[Fault]:
    """A redirect starts at an address that is gone, and not where the builder writes, or a heading stands, that no ledger lists."""
    for position, start in ledger.starts:
        message = None
        if addresses.is_of_the_builder(start):
            message = f"{start} is where the builder or the theme puts what is its own; name the page, anchor or file that is gone"
        elif start in ledger.published:
            message = f"{start} is still published; a redirect starts where a page, anchor or file was"
        elif start not in ledger.corpus.permalinks and start.partition("#")[0] in ledger.published:
            message = f"{start} was never published; a redirect on a page that stands starts at an anchor that permalinks.txt lists"
        if message:
            yield Fault((position, "from"), message, file="redirects.yaml")


def redirects_come_to_an_end(ledger: Ledger) -> Iterator[Fault]:
    """Redirects that follow on each other do not come back to where they began."""
    written = as_written(ledger.corpus.redirects)
    told = set[str]()
    for position, start, _ in ledger.redirects:
        way = _loop(start, written)
        if way and not told.intersection(way):
            message = f"leads round in a circle: {' → '.join([*way, start])}; let one of them lead to a published address"
            yield Fault((position, "to"), message, file="redirects.yaml")
        told.update(way)


def redirects_lead_to_what_is_published(ledger: Ledger) -> Iterator[Fault]:
    """A redirect ends at a published address of the kind it starts from, and an anchor starts on a page that is or has moved."""
    if ledger.unsettled:
        return
    written = as_written(ledger.corpus.redirects)
    for position, start, end in ledger.redirects:
        page = start.partition("#")[0]
        if _loop(end, written):
            continue
        if page != start and not destination(page, written, ledger.published):
            message = f"{page} is neither published nor redirected; redirect the page, and the anchor only where it went elsewhere"
            yield Fault((position, "from"), message, file="redirects.yaml")
        if end not in written and not destination(end, written, ledger.published):
            message = f"{end} is not published; a redirect ends at a page, anchor or file of the site"
            yield Fault((position, "to"), message, file="redirects.yaml")
        elif end in ledger.published and not destination(start, {start: end}, ledger.published):
            message = f"{end} is of another kind than {start}; a file moves to a file, a page or anchor to a page or anchor"
            yield Fault((position, "to"), message, file="redirects.yaml")


def addresses_are_one_things(ledger: Ledger) -> Iterator[Fault]:
    """No two grades of a scheme and no two texts on a paragraph have one anchor: an address stands for one thing."""
    for committee_id, committee in ledger.corpus.committees.items():
        for criteria_id, criteria in committee.sound("criteria", {}).items():
            grades = list(criteria.sound("grades", {}))
            for one, other in _alike([addresses.grade(criteria_id, letter) for letter in grades]):
                message = f"{addresses.grade(criteria_id, grades[one])} is the address of grade {grades[one]} already; name it otherwise"
                keys = ("criteria", criteria_id, "grades", grades[other])
                yield Fault(keys, message, at_key=True, file=f"committees/{committee_id}.yaml")
    for file, record in ledger.corpus.assessments.items():
        for position, paragraph in enumerate(record.paragraphs):
            informed = paragraph.sound("information")
            texts = informed if isinstance(informed, tuple) else ()
            anchors = addresses.information_anchors(texts)
            for one, other in _alike(anchors):
                message = (
                    f"#{anchors[other]} is the anchor of a text by {texts[one].organizations[0]} already; "
                    "give one of the two an id that does not end in a number"
                )
                yield Fault(("paragraphs", position, "information", other), message, file=file)


def _alike(names: list[str] | tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """The places of each name that stands earlier in the list: first the earlier place, then its own."""
    yield from ((names.index(name), place) for place, name in enumerate(names) if names.index(name) < place)


def _first_of(address: str, gone: Set[str], new_state: bool) -> str:
    """The address that is gone and takes this one along; itself where there is none.

    A record goes with its State party where one is new, for then it was renamed; else it is the record that was taken out.
    """
    over = (carrier for carrier in carriers(address) if carrier != address and carrier in gone)
    alone = addresses.name_beside(address) and not new_state
    carrier = next((carrier for carrier in over if not (alone and carrier.startswith(addresses.STATES))), None)
    return _first_of(carrier, gone, new_state) if carrier else address


def _loop(start: str, written: Mapping[str, str]) -> list[str]:
    """The redirects that lead from an address back to it, by where they start; none where they lead elsewhere."""
    way = [start]
    while (there := written.get(way[-1])) is not None and there not in way:
        way.append(there)
    return way if there == start else []


RULES = (
    CorpusRule("ADDRESS-VANISHED", no_address_vanishes),
    CorpusRule("NUMBER-CHANGED", paragraphs_keep_their_numbers),
    CorpusRule("ADDRESS-UNLISTED", every_address_is_in_the_ledger),
    CorpusRule("REDIRECT-END", redirects_have_one_end),
    CorpusRule("REDIRECT-TWICE", redirects_start_once),
    CorpusRule("REDIRECT-LIVING", redirects_start_where_nothing_is),
    CorpusRule("REDIRECT-LOOP", redirects_come_to_an_end),
    CorpusRule("REDIRECT-NOWHERE", redirects_lead_to_what_is_published),
    CorpusRule("ADDRESS-TWICE", addresses_are_one_things),
)
