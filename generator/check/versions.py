"""Rules on versions: every published version of a record stays readable or leaves a tombstone, and a changed record says when."""

from collections.abc import Iterator

from generator.check.ledger import COMMAND, Ledger
from generator.check.rules import CorpusRule, Fault
from generator.records.registers import PublishedVersion

_LIST = "published/versions.txt"
_WITHDRAWN = "published/withdrawn.yaml"


def a_changed_record_is_revised(ledger: Ledger) -> Iterator[Fault]:
    """A record whose content differs from its last published version has a later `revised`."""
    for file, sha256 in ledger.hashes.items():
        record = ledger.corpus.assessments[file]
        versions = ledger.corpus.published.get(record.key, ())
        last = versions[-1] if versions else None
        if last is None or sha256 == last.sound("sha256"):
            continue
        if not record.record.revised.certainly_after(last.revised):
            message = f"the record differs from the version published with revised: {last.revised}; write a day later than {last.revised}"
            yield Fault(("record", "revised"), message, file=file)


def every_version_is_in_the_ledger(ledger: Ledger) -> Iterator[Fault]:
    """The present version of each record is among the published ones."""
    for file, sha256 in ledger.hashes.items():
        key = ledger.corpus.assessments[file].key
        if sha256 not in {version.sound("sha256") for version in ledger.corpus.published.get(key, ())}:
            yield Fault((), f"this version of the record is not in the ledger yet; {COMMAND}", warning=True, file=file)


def every_version_has_its_file(ledger: Ledger) -> Iterator[Fault]:
    """Each version listed is stored under its hash, or withdrawn; each one stored is listed."""
    withdrawn = {each.sound("sha256") for each in ledger.corpus.withdrawn}
    for sha256, version in _listed(ledger).items():
        if sha256 not in ledger.corpus.versions and sha256 not in withdrawn:
            message = f"published/{sha256}.json is missing; bring it back, or say in {_WITHDRAWN} when and why it was withdrawn"
            yield Fault((version.line,), message, file=_LIST)
    for sha256, stored in ledger.corpus.versions.items():
        if stored.sha256 != sha256:
            message = f"its bytes have the SHA-256 {stored.sha256}; a published version does not change: bring back the file as it was"
            yield Fault((), message, file=f"published/{sha256}.json")
        elif sha256 not in _listed(ledger):
            message = f"is no version that {_LIST} lists; bring back its line, or take the file out if it was never published"
            yield Fault((), message, file=f"published/{sha256}.json")


def tombstones_stand_for_versions(ledger: Ledger) -> Iterator[Fault]:
    """A withdrawn version was published once, is withdrawn once, and is neither stored any more nor what a record says now."""
    present = {sha256: file for file, sha256 in ledger.hashes.items()}
    seen = set[str]()
    for position, withdrawal in enumerate(ledger.corpus.withdrawn):
        sha256 = withdrawal.sound("sha256")
        message = None
        if sha256 is None:
            continue
        if sha256 not in _listed(ledger):
            message = f"{sha256} is no version that {_LIST} lists; copy the hash from there"
        elif sha256 in seen:
            message = f"{sha256} is withdrawn already; take one entry out"
        elif sha256 in present:
            message = f"{sha256} is what {present[sha256]} says now; change the record before its version is withdrawn"
        elif sha256 in ledger.corpus.versions:
            message = f"published/{sha256}.json still stands; delete it, for what is withdrawn is published no more"
        if message:
            yield Fault((position, "sha256"), message, file=_WITHDRAWN)
        seen.add(sha256)


def _listed(ledger: Ledger) -> dict[str, PublishedVersion]:
    """The versions in the list, by their hash; a faulty line is passed over."""
    versions = (version for listed in ledger.corpus.published.values() for version in listed)
    return {sha256: version for version in versions if (sha256 := version.sound("sha256"))}


RULES = (
    CorpusRule("REVISED", a_changed_record_is_revised),
    CorpusRule("VERSION-UNLISTED", every_version_is_in_the_ledger),
    CorpusRule("VERSION-FILE", every_version_has_its_file),
    CorpusRule("TOMBSTONE", tombstones_stand_for_versions),
)
