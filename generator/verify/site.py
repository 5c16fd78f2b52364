"""A site verified: every file read once, by workers, then what takes the whole of it; gives what is wrong and how much was checked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.problems import Problem
from generator.verify.copies import Copy, UnreadableError
from generator.verify.flaws import NOTHING, Counts, flaw
from generator.verify.page import facts_of
from generator.verify.promises import PERMALINKS, Whole
from generator.verify.reading import Reading, read
from generator.verify.sums import SUMS, Sums, lines, read_sums
from generator.verify.targets import PAGE, Edition
from generator.verify.versions import records, versions
from generator.workers import in_workers
from generator.write import MARKER

_BATCH = 50
"""Files that a worker reads before it answers."""
_CONTACT_ON = "about/index.html"
"""The page that names the one e-mail address of a site."""
_OF_CADDY = "headers.caddy"
"""Caddy shows nobody the files that it is told by."""


@dataclass(frozen=True)
class Verified:
    """What is wrong with a site, in the order of its files, and how much was checked."""

    flaws: tuple[Problem, ...]
    counts: Counts
    contact: str
    """The e-mail address that its page names, for which no flaw is noted."""


def verified(copy: Copy, jobs: int) -> Verified:
    """Verify a copy of a site with as many workers as `jobs`."""
    try:
        sums = read_sums(copy)
    except UnreadableError as error:
        return Verified((flaw(SUMS, "FILE-MISSING", f"{error}; without it nothing tells what the site is made of"),), NOTHING, "")
    edition = _edition(copy)
    there = copy.names()
    names = sorted({*sums.of, *(there or ())} - {SUMS})
    whole, flaws, counts, e_mails = Whole({SUMS: "-"}), [*sums.flaws], NOTHING, dict[str, list[str]]()
    for reading in _readings(copy, names, edition, jobs):
        whole.take(reading)
        flaws += [] if there is None and reading.name == _OF_CADDY and not reading.sha256 else reading.flaws
        flaws += _against(sums, reading)
        counts += reading.counts
        for e_mail in reading.e_mails:
            e_mails.setdefault(e_mail, []).append(reading.name)
    contact = next((e_mail for e_mail in _on_its_page(copy) if e_mail in e_mails), "")
    flaws += [*whole.dead_links(edition), *whole.falsely_packed()]
    flaws += (flaw(name, "E-MAIL", f"holds {e_mail}") for e_mail, held in e_mails.items() if e_mail != contact for name in held)
    kept = list(_promises(whole, copy, edition))
    judged = [*records(whole, copy), *versions(whole, copy)]
    flaws += (each for each in (*kept, *judged) if each)
    return Verified(tuple(sorted(set(flaws))), replace(counts, permalinks=len(kept), records=len(judged)), contact)


def _edition(copy: Copy) -> Edition:
    """What the front page and the marker say; a front page without its address leaves absolute links for links out of the site."""
    head = b""
    try:
        for piece in copy.pieces(PAGE):
            head = head or piece
        base = facts_of(head.decode(errors="replace")).canonical
    except UnreadableError:
        base = ""
    base = base if base.endswith("/") else ""
    try:
        return Edition(base, offline=list(lines(copy, MARKER)) == ["offline"])
    except UnreadableError:
        return Edition(base, offline=False)


def _readings(copy: Copy, names: list[str], edition: Edition, jobs: int) -> Iterator[Reading]:
    batches = [names[start : start + _BATCH] for start in range(0, len(names), _BATCH)]

    def read_batch(batch: list[str]) -> list[Reading]:
        return [read(copy, name, edition) for name in batch]

    for readings in in_workers(read_batch, batches, jobs, name=lambda batch: f"{batch[0]} to {batch[-1]}"):
        yield from readings


def _against(sums: Sums, reading: Reading) -> Iterable[Problem]:
    """Whether a file that was read is the one that was published."""
    expected = sums.of.get(reading.name)
    if expected is None:
        yield flaw(reading.name, "FILE-ADDED", f"is not of the site: {SUMS} does not list it")
    elif reading.sha256 and reading.sha256 != expected:
        yield flaw(reading.name, "FILE-CHANGED", f"has the SHA-256 {reading.sha256}; it was published with {expected}")


def _on_its_page(copy: Copy) -> tuple[str, ...]:
    return read(copy, _CONTACT_ON, Edition("", offline=False)).e_mails


def _promises(whole: Whole, copy: Copy, edition: Edition) -> Iterator[Problem | None]:
    try:
        yield from whole.promises(copy, edition)
    except UnreadableError as error:
        yield flaw(PERMALINKS, "PERMALINK", f"{error}; without it nothing tells which addresses were published")
