"""SHA256SUMS, read strictly: every file of the site with the hash it was published with."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator import addresses
from generator.problems import Problem
from generator.verify.copies import Copy
from generator.verify.flaws import flaw

SUMS = addresses.SUMS.lstrip("/")
_LINE = re.compile(r"(?P<sha256>[0-9a-f]{64}) [ *](?P<name>(?!/)[^\\]+)")


@dataclass
class Sums:
    """The hashes by name of file, and what is wrong with the list itself."""

    of: dict[str, str] = field(default_factory=dict)
    flaws: list[Problem] = field(default_factory=list)


def read_sums(copy: Copy) -> Sums:
    """The list of a copy. A name that leads out of the site is never read. Raises UnreadableError where there is no list."""
    sums = Sums()
    for number, line in enumerate(lines(copy, SUMS), start=1):
        found = _LINE.fullmatch(line)
        if not found or {"", ".", ".."}.intersection(found["name"].split("/")):
            sums.flaws.append(
                flaw(SUMS, "SUMS-LINE", f"line {number} is {line[:100]!r}; a line is a hash, two spaces and a file of the site")
            )
        elif found["name"] in sums.of:
            sums.flaws.append(flaw(SUMS, "SUMS-LINE", f"line {number} names {found['name']} a second time"))
        else:
            sums.of[found["name"]] = found["sha256"]
    if not sums.of:
        sums.flaws.append(flaw(SUMS, "SUMS-LINE", "lists no file; nothing tells what the site is made of"))
    return sums


def lines(copy: Copy, name: str) -> Iterator[str]:
    """The lines of a text file of a copy, one at a time. Raises UnreadableError."""
    rest = b""
    for piece in copy.pieces(name):
        *whole, rest = (rest + piece).split(b"\n")
        yield from (line.decode(errors="surrogateescape") for line in whole)
    if rest:
        yield rest.decode(errors="surrogateescape")
