"""The YAML contract as JSON Schema, made from the records: what an editor completes and checks, and what the codebook is made of."""

import json
import re
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from generator.records.assessment import Assessment
from generator.records.registers import Committee, KnownAssessment, Organization, Redirect, Site, State, Topic, Withdrawal
from generator.records.values import OURS, Identifier, StateKey

VERSION = 1
"""Goes up when a file that was valid no longer is, or a key changes its meaning; the schemas of older versions stay published."""

KINDS: Mapping[str, tuple[str, Any]] = {
    "assessment": ("assessments/<committee>/<session>/<state>.yaml", Assessment),
    "committee": ("committees/<committee>.yaml", Committee),
    "states": ("states.yaml", dict[StateKey, State]),
    "organizations": ("organizations.yaml", dict[Identifier, Organization]),
    "topics": ("topics.yaml", dict[Identifier, Topic]),
    "redirects": ("redirects.yaml", tuple[Redirect, ...]),
    "known": ("known.yaml", tuple[KnownAssessment, ...]),
    "site": ("site.yaml", Site),
    "withdrawn": ("published/withdrawn.yaml", tuple[Withdrawal, ...]),
}
"""Each kind of YAML file: where it stands below the content directory, and what it holds."""

_CODED_BY, _DOCUMENT = next(iter(OURS)), "document"


class _Contract(GenerateJsonSchema):
    """JSON Schema that takes what the reader takes: absence is a missing key and never null, and no other key is known."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        keys, values = (self.generate_inner(schema[part]) for part in ("keys_schema", "values_schema"))
        return {"type": "object", "propertyNames": keys, "additionalProperties": values}

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


@cache
def contract(kind: str) -> dict[str, Any]:
    """The JSON Schema of a kind of file. It has no `$id`: it is found by its address, on the site or beside the content."""
    file, form = KINDS[kind]
    made = TypeAdapter(form).json_schema(schema_generator=_Contract)
    records = made.get("$defs", {})
    for record in (*records.values(), made):
        for value in record.get("properties", {}).values():
            value.setdefault(_CODED_BY, _coded_by(record, value, records))
    return {"$schema": GenerateJsonSchema.schema_dialect, "$comment": f"Version {VERSION} of the contract for {file}", **made}


def _coded_by(record: dict[str, Any], value: dict[str, Any], records: dict[str, Any]) -> str:
    """Who says what a key holds: we, where its record or the records it holds are ours."""
    within = value.get("items", value).get("$ref", "").rpartition("/")[2]
    ours = _CODED_BY in record or _CODED_BY in records.get(within, {})
    return str(OURS[_CODED_BY]) if ours else _DOCUMENT


def schema_files() -> dict[str, bytes]:
    """The schema of each kind of file in its present version, by path below the content directory."""
    return {schema_file(kind): (json.dumps(contract(kind), ensure_ascii=False, indent=2) + "\n").encode() for kind in KINDS}


def schema_file(kind: str) -> str:
    """`schema/1/assessment.json`: where a kind's schema stands, below the content directory and in the data of the site."""
    return f"schema/{VERSION}/{kind}.json"


def kind_of(file: str) -> str | None:
    """The kind of a YAML file by its path below the content directory; None for a file the contract does not know."""
    forms = {re.sub("<[a-z]+>", "[^/]+", place): kind for kind, (place, _) in KINDS.items()}
    return next((kind for form, kind in forms.items() if re.fullmatch(form, file)), None)


def modeline(file: str, content: str = "") -> str:
    """The first line of a YAML file, which tells editors its schema.

    `content`: the way from the file's content directory to another one (`../../content/`), where only that one holds the schemas.
    """
    kind = kind_of(file)
    if kind is None:
        raise ValueError(f"{file!r} is no file of the contract")
    return f"# yaml-language-server: $schema={'../' * file.count('/')}{content}{schema_file(kind)}"


if __name__ == "__main__":
    for _file, _data in schema_files().items():
        (Path(sys.argv[1]) / _file).parent.mkdir(parents=True, exist_ok=True)
        (Path(sys.argv[1]) / _file).write_bytes(_data)
