"""A record as canonical JSON, and the hash that names a version of it."""

import json

from generator.made_with import sha256_of_data
from generator.records.assessment import Assessment


def canonical_json(record: Assessment) -> bytes:
    """The record without `record` (its own dates): keys sorted, nothing that is only a default, no spaces, UTF-8."""
    data = record.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude={"record"})
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def record_sha256(record: Assessment) -> str:
    """The SHA-256 of the canonical JSON, in hexadecimal: the name of this version of the record."""
    return sha256_of_data(canonical_json(record))
