"""Rules on permanence: a published address stays or is redirected, and a changed record says that it was revised."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.check.rules import CorpusRule, Fault
from generator.corpus import Corpus
from generator.records.canonical import record_sha256

_COMMAND = "run: assessments permalinks --update"


@dataclass(frozen=True)
class Ledger:
    """The corpus with what it publishes now, to be held against what was published before."""

    corpus: Corpus
    published: frozenset[str]


def no_address_vanishes(ledger: Ledger) -> Iterator[Fault]:
    """An address or anchor in permalinks.txt is still published, or redirects.yaml says where it went."""
    redirected = {redirect.from_ for redirect in ledger.corpus.redirects}
    lines = {address: number for number, address in enumerate(sorted(ledger.corpus.permalinks), start=1)}
    for address in sorted(ledger.corpus.permalinks - ledger.published):
        if address not in redirected and address.partition("#")[0] not in redirected:
            message = f"{address} was published and is gone; bring it back, or say in redirects.yaml where it went: - {{from: {address}, to: …}}"
            yield Fault((lines[address],), message, file="permalinks.txt")


def every_address_is_in_the_ledger(ledger: Ledger) -> Iterator[Fault]:
    """Every published address and anchor is in permalinks.txt, so that it is missed when it goes."""
    new = sorted(ledger.published - ledger.corpus.permalinks)
    if new:
        others = f" and {len(new) - 1} more" if len(new) > 1 else ""
        yield Fault((), f"{new[0]}{others} not listed yet; {_COMMAND}", warning=True, file="permalinks.txt")


def redirects_lead_to_a_page(ledger: Ledger) -> Iterator[Fault]:
    """A redirect starts at an address that is gone and ends at one that is published."""
    for position, redirect in enumerate(ledger.corpus.redirects):
        if redirect.from_ in ledger.published:
            yield Fault((position, "from"), f"{redirect.from_} is still published; a redirect starts where a page was", file="redirects.yaml")
        if redirect.to not in ledger.published:
            yield Fault((position, "to"), f"{redirect.to} is not published; a redirect ends at a page or anchor of the site", file="redirects.yaml")


def a_changed_record_is_revised(ledger: Ledger) -> Iterator[Fault]:
    """A record whose content differs from its last published version has a later `revised`."""
    for file, record in ledger.corpus.assessments.items():
        versions = ledger.corpus.published.get(record.key, ())
        if not versions:
            continue
        last, sha256 = versions[-1], record_sha256(record)
        if sha256 == last.sha256:
            continue
        if not record.record.revised.certainly_after(last.revised):
            message = f"the record differs from the version published with revised: {last.revised}; write the day of the change"
            yield Fault(("record", "revised"), message, file=file)


def every_version_is_in_the_ledger(ledger: Ledger) -> Iterator[Fault]:
    """The present version of each record is among the published ones."""
    for file, record in ledger.corpus.assessments.items():
        if record_sha256(record) not in {version.sha256 for version in ledger.corpus.published.get(record.key, ())}:
            yield Fault((), f"this version of the record is not in the ledger yet; {_COMMAND}", warning=True, file=file)


RULES = (
    CorpusRule("ADDRESS-VANISHED", no_address_vanishes),
    CorpusRule("ADDRESS-UNLISTED", every_address_is_in_the_ledger),
    CorpusRule("REDIRECT", redirects_lead_to_a_page),
    CorpusRule("REVISED", a_changed_record_is_revised),
    CorpusRule("VERSION-UNLISTED", every_version_is_in_the_ledger),
)
