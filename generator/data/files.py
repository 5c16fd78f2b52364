"""The files of the data set, by address: each table as CSV and JSON Lines, all of them as SQLite, each record as JSON, the descriptor."""

from generator import addresses
from generator.data.csv_file import csv_file
from generator.data.json_lines import json_lines
from generator.data.package import descriptor
from generator.data.rows import ROWS, passage_rows
from generator.data.sqlite_file import sqlite_file
from generator.data.tables import DESCRIPTOR, PASSAGES, SQLITE, TABLES
from generator.index import Index
from generator.records.assessment import Assessment


def data_files(index: Index) -> dict[str, bytes]:
    """Every file of the data set."""
    files: dict[str, bytes] = {}
    rows = [(table, tuple(ROWS[table.name](index))) for table in TABLES]
    for table, made in rows:
        files[f"{table.name}.csv"] = csv_file(table, made)
        files[f"{table.name}.jsonl"] = json_lines(table, made)
    files[SQLITE] = sqlite_file(rows, (PASSAGES, passage_rows(index)))
    files[DESCRIPTOR] = descriptor(index, files)
    records = (entry.record for entry in index.assessments)
    return {addresses.data_file(name): data for name, data in files.items()} | {
        addresses.record_file(record, "json"): record_json(record) for record in records
    }


def record_json(record: Assessment) -> bytes:
    """The record as it is in content, to be read back as the same record."""
    return record.model_dump_json(by_alias=True, exclude_unset=True, indent=2).encode() + b"\n"
