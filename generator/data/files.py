"""The files of the data set, by address: each table as CSV and JSON Lines, all of them as SQLite, each record as JSON, the descriptor."""

from collections.abc import Callable, Iterator
from pathlib import Path

from generator import addresses
from generator.data.csv_file import csv_file
from generator.data.json_lines import json_lines
from generator.data.package import Summed, descriptor
from generator.data.rows import ROWS, passage_rows
from generator.data.sqlite_file import write_sqlite
from generator.data.tables import DESCRIPTOR, NAMES, PASSAGES, SQLITE, TABLES
from generator.index import Index
from generator.records.assessment import Assessment


def table_files(index: Index) -> Iterator[tuple[str, bytes]]:
    """Each table in each form, one at a time: of a large corpus they would not fit in memory together."""
    for table in TABLES:
        for ending, made in (("csv", csv_file), ("jsonl", json_lines)):
            yield addresses.data_file(f"{table.name}.{ending}"), made(table, ROWS[table.name](index))


def database_file(index: Index) -> Iterator[tuple[str, Callable[[Path], None]]]:
    """Every table in one file, and what writes it: in memory it would weigh more than all records."""

    def write(path: Path) -> None:
        write_sqlite(path, TABLES, lambda table: ROWS[table.name](index), (PASSAGES, passage_rows(index)))

    yield addresses.data_file(SQLITE), write


def descriptor_file(index: Index, summed: Callable[[str], Summed]) -> dict[str, bytes]:
    """The descriptor of the files that the others make; `summed` gives the length and the hash of one, by its address."""
    sums = {name: summed(addresses.data_file(name)) for name in NAMES if name != DESCRIPTOR}
    return {addresses.data_file(DESCRIPTOR): descriptor(index, sums)}


def record_files(index: Index) -> Iterator[tuple[str, bytes]]:
    """Each record as JSON."""
    return ((addresses.record_file(entry.record, "json"), record_json(entry.record)) for entry in index.assessments)


def record_json(record: Assessment) -> bytes:
    """The record as it is in content, to be read back as the same record."""
    return record.model_dump_json(by_alias=True, exclude_unset=True, indent=2).encode() + b"\n"
