"""Records against their hashes: what a record says now, and every version of it that was published."""

import json
from collections.abc import Iterator
from typing import Any

from generator import addresses
from generator.problems import Problem
from generator.verify.copies import Copy, UnreadableError
from generator.verify.flaws import flaw
from generator.verify.packed import packed_of
from generator.verify.promises import Whole
from generator.verify.sums import lines

_RECORDS, _LISTED = "data/assessments.jsonl", "data/versions.jsonl"
"""The tables that state a record's hash, and list the versions."""


def records(whole: Whole, copy: Copy) -> Iterator[Problem | None]:
    """For each record what is wrong with its hash, or nothing."""
    try:
        stated = {str(row["assessment"]): row["editorial_sha256"] for row in _rows(copy, _RECORDS)}
    except (UnreadableError, ValueError, KeyError, TypeError) as error:
        yield flaw(_RECORDS, "RECORD", f"states no hashes of records: {error}")
        return
    for name, sha256 in sorted(whole.records.items()):
        said = stated.pop(name.rpartition("/")[0], "nothing of it")
        yield flaw(name, "RECORD", f"holds a record with the hash {sha256}; {_RECORDS} states {said}") if said != sha256 else None
    for key in sorted(stated):
        yield flaw(_RECORDS, "RECORD", f"states the record {key}, which is not there as JSON")


def versions(whole: Whole, copy: Copy) -> Iterator[Problem | None]:
    """For each published version what is wrong with its hash, or nothing."""
    try:
        listed = {str(row["sha256"]) for row in _rows(copy, _LISTED)}
    except (UnreadableError, ValueError, KeyError, TypeError) as error:
        yield flaw(_LISTED, "RECORD", f"lists no versions of records: {error}")
        return
    folder = addresses.record_version("").lstrip("/").removesuffix(".json")
    for name, sha256 in sorted(whole.standing.items()):
        if name.startswith(folder) and not packed_of(name):
            given = name.removeprefix(folder).removesuffix(".json")
            whose = given in listed and (sha256 == given or _is_tombstone(copy, name, given))
            listed.discard(given)
            yield (
                None
                if whose
                else flaw(name, "RECORD", f"has the hash {sha256}: it is no version under that name, and no note of one withdrawn")
            )
    for sha256 in sorted(listed):
        yield flaw(_LISTED, "RECORD", f"lists the version {sha256}, which is not there")


def _rows(copy: Copy, name: str) -> Iterator[dict[str, Any]]:
    return (json.loads(line) for line in lines(copy, name))


def _is_tombstone(copy: Copy, name: str, sha256: str) -> bool:
    """Whether a file says that the version under that hash was withdrawn, when and why."""
    try:
        said = next(_rows(copy, name))
    except (UnreadableError, ValueError, StopIteration):
        return False
    return isinstance(said, dict) and said.keys() == {"assessment", "sha256", "withdrawn", "reason"} and said["sha256"] == sha256
