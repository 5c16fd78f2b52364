"""Rules on permanence: a published address stays or is redirected, and a changed record says that it was revised."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.check.rules import CorpusRule, Fault
from generator.corpus import Corpus
from generator.records.canonical import record_sha256
from generator.records.values import SetAside

_COMMAND = "run: assessments permalinks --update"

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
    addresses: frozenset[str] | None
    """None where faults elsewhere leave open what is published."""
    faulty: frozenset[str] = frozenset()
    """The files with faults of shape: what they hold is not yet what they will say."""
    unsettled: bool = False
    """Whether a slip that moves addresses is found elsewhere."""

    @property
    def published(self) -> frozenset[str]:
        """What is published now; asking sets the rule aside where that is open."""
        if self.addresses is None:
            raise SetAside("published")
        return self.addresses


def no_address_vanishes(ledger: Ledger) -> Iterator[Fault]:
    """An address or anchor in permalinks.txt is still published, or redirects.yaml says where it went."""
    if ledger.unsettled:
        return
    redirected = {redirect.from_ for redirect in ledger.corpus.redirects}
    lines = {address: number for number, address in enumerate(sorted(ledger.corpus.permalinks), start=1)}
    gone = {address: address.partition("#")[0] for address in sorted(ledger.corpus.permalinks - ledger.published)}
    anchors = Counter(page for address, page in gone.items() if address != page)
    for address, page in gone.items():
        if address in redirected or page in redirected or (address != page and page in gone):
            continue
        what = f"{address} and {anchors[address]} anchors on it were" if anchors[address] else f"{address} was"
        message = f"{what} published and now gone; bring it back, or say in redirects.yaml where it went: - {{from: {address}, to: …}}"
        yield Fault((lines[address],), message, file="permalinks.txt")


def every_address_is_in_the_ledger(ledger: Ledger) -> Iterator[Fault]:
    """Every published address and anchor is in permalinks.txt, so that it is missed when it goes."""
    new = sorted(ledger.published - ledger.corpus.permalinks)
    if new:
        others = f" and {len(new) - 1} more" if len(new) > 1 else ""
        yield Fault((), f"{new[0]}{others} not listed yet; {_COMMAND}", warning=True, file="permalinks.txt")


def redirects_lead_to_a_page(ledger: Ledger) -> Iterator[Fault]:
    """A redirect starts at an address that is gone and ends at one that is published."""
    seen = set()
    for position, redirect in enumerate(ledger.corpus.redirects):
        if redirect.from_ in seen:
            yield Fault(
                (position, "from"), f"{redirect.from_} is redirected already; one address leads to one place", file="redirects.yaml"
            )
        seen.add(redirect.from_)
        if redirect.from_ in ledger.published:
            yield Fault(
                (position, "from"), f"{redirect.from_} is still published; a redirect starts where a page was", file="redirects.yaml"
            )
        if redirect.to not in ledger.published and not ledger.unsettled:
            yield Fault(
                (position, "to"), f"{redirect.to} is not published; a redirect ends at a page or anchor of the site", file="redirects.yaml"
            )


def a_changed_record_is_revised(ledger: Ledger) -> Iterator[Fault]:
    """A record whose content differs from its last published version has a later `revised`."""
    for file, record in ledger.corpus.assessments.items():
        versions = () if file in ledger.faulty else ledger.corpus.published.get(record.key, ())
        last = versions[-1] if versions else None
        if last is None or record_sha256(record) == last.sha256:
            continue
        if not record.record.revised.certainly_after(last.revised):
            message = f"the record differs from the version published with revised: {last.revised}; write the day of the change"
            yield Fault(("record", "revised"), message, file=file)


def every_version_is_in_the_ledger(ledger: Ledger) -> Iterator[Fault]:
    """The present version of each record is among the published ones."""
    for file, record in ledger.corpus.assessments.items():
        if file in ledger.faulty:
            continue
        if record_sha256(record) not in {version.sha256 for version in ledger.corpus.published.get(record.key, ())}:
            yield Fault((), f"this version of the record is not in the ledger yet; {_COMMAND}", warning=True, file=file)


RULES = (
    CorpusRule("ADDRESS-VANISHED", no_address_vanishes),
    CorpusRule("ADDRESS-UNLISTED", every_address_is_in_the_ledger),
    CorpusRule("REDIRECT", redirects_lead_to_a_page),
    CorpusRule("REVISED", a_changed_record_is_revised),
    CorpusRule("VERSION-UNLISTED", every_version_is_in_the_ledger),
)
