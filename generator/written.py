"""What was written of a portion of the documentation folder, to be kept and known again."""

import dataclasses
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import cbor2

from generator.links import PageLinks
from generator.made_with import sha256_of


@dataclass(frozen=True)
class Written:
    """What of a portion stands in the folder."""

    pages: Mapping[str, str]
    """The day on which each page was last revised, or nothing, by address."""
    links: tuple[PageLinks, ...]
    files: tuple[str, ...]
    """The addresses of its files."""
    made_later: tuple[str, ...]
    """The addresses of files that are made from its pages when the site is built."""
    sums: Mapping[str, str]
    """The SHA-256 of each file written, by path below the folder."""


def as_kept(written: Written) -> bytes:
    """What was written, to be kept."""
    links = [(links.address, sorted(links.anchors), sorted(links.targets), links.faults) for links in written.links]
    return cbor2.dumps({**{field.name: getattr(written, field.name) for field in dataclasses.fields(written)}, "links": links})


def written_before(kept: bytes | None, folder: Path) -> Written | None:
    """What was kept; None where nothing was, or where the folder does not hold every file as it was written."""
    if kept is None:
        return None
    held = cbor2.loads(kept)
    with suppress(OSError):
        if all(sha256_of(folder / path) == sha256 for path, sha256 in held["sums"].items()):
            links = (
                PageLinks(address, frozenset(anchors), frozenset(targets), tuple(faults))
                for address, anchors, targets, faults in held["links"]
            )
            return Written(held["pages"], tuple(links), tuple(held["files"]), tuple(held["made_later"]), held["sums"])
    return None
