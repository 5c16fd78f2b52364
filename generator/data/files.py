"""The files of the data set, by address: each table as CSV and JSON Lines, all of them as SQLite, each record as JSON, the descriptor."""

from collections.abc import Iterator

from generator import addresses
from generator.data.csv_file import csv_file
from generator.data.json_lines import json_lines
from generator.data.package import Summed, descriptor, summed
from generator.data.rows import ROWS, passage_rows
from generator.data.sqlite_file import sqlite_file
from generator.data.tables import DESCRIPTOR, PASSAGES, SQLITE, TABLES
from generator.index import Index
from generator.records.assessment import Assessment


def data_set(index: Index) -> Iterator[tuple[str, bytes]]:
    """Every file of the data set but the records, one at a time: of a large corpus they would not fit in memory together."""
    sums: dict[str, Summed] = {}
    for table in TABLES:
        for name, made in ((f"{table.name}.csv", csv_file), (f"{table.name}.jsonl", json_lines)):
            data = made(table, ROWS[table.name](index))
            sums[name] = summed(data)
            yield addresses.data_file(name), data
    data = sqlite_file(TABLES, lambda table: ROWS[table.name](index), (PASSAGES, passage_rows(index)))
    sums[SQLITE] = summed(data)
    yield addresses.data_file(SQLITE), data
    yield addresses.data_file(DESCRIPTOR), descriptor(index, sums)


def record_files(index: Index) -> Iterator[tuple[str, bytes]]:
    """Each record as JSON."""
    return ((addresses.record_file(entry.record, "json"), record_json(entry.record)) for entry in index.assessments)


def record_json(record: Assessment) -> bytes:
    """The record as it is in content, to be read back as the same record."""
    return record.model_dump_json(by_alias=True, exclude_unset=True, indent=2).encode() + b"\n"
