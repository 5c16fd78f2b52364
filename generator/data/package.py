"""The Data Package descriptor (version 2): what the files are, what each field means, who coded it, and which words stand for a gap."""

import json
from collections.abc import Mapping
from typing import Any

from generator import addresses
from generator.data.codes import CODED_BY, MISSING, WARNING
from generator.data.fields import Field, Table
from generator.data.tables import SQLITE, TABLES
from generator.data.version import newest_day, version
from generator.index import Index
from generator.media_types import MEDIA_TYPES
from generator.records.registers import Site

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
Summed = tuple[int, str]
"""A file's length in bytes and its SHA-256."""
DESCRIPTION = (
    "The UN Human Rights Committee’s assessments of follow-up to its recommendations, point by point: what was recommended, what its "
    "summary of the State party’s reply says, who gave information, and the evaluation with its grade, scope and criteria."
)


def descriptor(index: Index, files: Mapping[str, Summed]) -> bytes:
    """The descriptor of the files given by name."""
    site, here = index.site, index.absolute(addresses.DATA)
    reports = dict.fromkeys(entry.record.report.symbol for entry in index.assessments)
    described = {
        "$schema": PROFILE,
        "name": "follow-up-assessments",
        "id": here,
        "title": title(site),
        "description": f"{DESCRIPTION} Not a United Nations data set. {WARNING}",
        "homepage": here,
        "version": version(index),
        "created": f"{newest_day(index)}T00:00:00Z",
        "licenses": licences(index),
        "contributors": [{"title": site.title, "path": site.base_address, "roles": ["publisher"]}],
        "sources": [{"title": str(symbol), "path": symbol.official_address("en")} for symbol in reports],
        "codedBy": CODED_BY,
        "resources": [
            *(_table(table, files[f"{table.name}.csv"]) for table in TABLES),
            *(_plain(table.name, f"{table.name}.jsonl", table.meaning, files) for table in TABLES),
            _plain("assessments-sqlite", SQLITE, "Every table in one file, with full-text search over passages.", files),
        ],
    }
    return (json.dumps(described, ensure_ascii=False, indent=1) + "\n").encode()


def title(site: Site) -> str:
    """The name the data set is cited by."""
    return f"{site.title}: assessments of follow-up, point by point"


def licences(index: Index) -> list[dict[str, str]]:
    """The licence in its three parts: our code, our metadata and notes, the official text."""
    where, licence = index.absolute(addresses.LICENCE), index.site.licence
    parts = f"Software: {licence.code}", f"Our metadata and notes: {licence.notes}", licence.official_text
    return [{"title": part, "path": where} for part in parts]


def _table(table: Table, file: Summed) -> dict[str, Any]:
    keys = {each.name: each.key for each in TABLES}
    references = [
        {"fields": [field.name], "reference": {"resource": field.refers_to, "fields": [keys[field.refers_to]]}}
        for field in table.fields
        if field.refers_to and field.kind != "list"
    ]
    return {
        "name": table.name,
        "type": "table",
        **_file(f"{table.name}.csv", file),
        "description": table.meaning,
        "format": "csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(field, key=field.name == table.key) for field in table.fields],
            "primaryKey": [table.key],
            "missingValues": [],
            **({"foreignKeys": references} if references else {}),
        },
    }


def _field(field: Field, *, key: bool) -> dict[str, Any]:
    coded, listed = field.codes and field.kind == "string", field.kind == "list"
    constraints = {
        **({} if field.missing else {"required": True}),
        **({"unique": True} if key else {}),
        **({"enum": list(field.codes)} if coded else {}),
        **({"pattern": r"\S+( \S+)*"} if listed else {"minLength": 1} if field.kind == "string" else {}),
    }
    return {
        "name": field.name,
        # The profile of version 2.0 does not know the type list, though the specification does.
        "type": "string" if listed else field.kind,
        **({"itemType": "string", "delimiter": " "} if listed else {}),
        "description": field.meaning,
        "codedBy": field.coded_by,
        **({"categories": [{"value": value, "label": label} for value, label in field.codes.items()]} if coded else {}),
        **({"missingValues": [{"value": word, "label": MISSING[word]} for word in field.missing]} if field.missing else {}),
        **({"constraints": constraints} if constraints else {}),
    }


def _plain(name: str, path: str, meaning: str, files: Mapping[str, Summed]) -> dict[str, Any]:
    ending = path.rpartition(".")[2]
    return {"name": name if ending == "sqlite" else f"{name}-{ending}", **_file(path, files[path]), "description": meaning}


def _file(path: str, file: Summed) -> dict[str, Any]:
    length, sha256 = file
    return {
        "path": path,
        "mediatype": MEDIA_TYPES[path.rpartition(".")[2]],
        "bytes": length,
        "hash": f"sha256:{sha256}",
    }
