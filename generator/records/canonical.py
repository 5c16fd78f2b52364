"""A record as canonical JSON, and the hash that names a version of it."""

import hashlib
import json

from generator.records.assessment import Assessment


def canonical_json(record: Assessment) -> bytes:
    """The record without `record` (its own dates): keys sorted, nothing that is only a default, no spaces, UTF-8."""
    data = record.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude={"record"})
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def record_sha256(record: Assessment) -> str:
    """The SHA-256 of the canonical JSON, in hexadecimal: the name of this version of the record."""
    return hashlib.sha256(canonical_json(record)).hexdigest()
