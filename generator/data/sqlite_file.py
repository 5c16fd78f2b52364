"""The whole data set as one SQLite file: tables that refer to each other, tables of pairs for lists, full-text search over passages."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from generator.data.fields import Field, Row, Table, Value, link_table


def write_sqlite(
    made: Path, tables: Sequence[Table], rows_of: Callable[[Table], Iterable[Row]], passages: tuple[Table, Iterable[Row]]
) -> None:
    """Write the file, which is not there: the same rows give the same bytes. A reference that leads nowhere is an error.

    Raises FileNotFoundError where its folder is not there.
    """
    made.touch()  # SQLite does not say which of its errors that is
    by_name = {table.name: table for table in tables}
    # Begun by ourselves: Python knows an INSERT by its letters in lower case, and under a Turkish locale I has another.
    database = sqlite3.connect(made, isolation_level=None)
    database.execute("PRAGMA journal_mode = OFF")
    database.execute("PRAGMA synchronous = OFF")
    for table in by_name.values():
        database.execute(_created(table, by_name))
        for link in table.links:
            database.execute(_created_link(table, link, by_name))
    database.execute("BEGIN")
    for table in tables:
        _fill(database, table, rows_of(table))
    searched, rows = passages
    columns = ", ".join(each.name if each.name == "text" else f"{each.name} UNINDEXED" for each in searched.fields)
    database.execute(f"CREATE VIRTUAL TABLE {searched.name} USING fts5({columns}, tokenize = 'unicode61 remove_diacritics 2')")
    database.executemany(_insert(searched.name, len(searched.fields)), (_values(searched, row) for row in rows))
    broken = database.execute("PRAGMA foreign_key_check").fetchone()
    if broken:
        raise ValueError(f"{broken[0]}, row {broken[1]}: refers to a row of {broken[2]} that does not exist")
    database.execute("COMMIT")
    database.close()


def _created(table: Table, tables: Mapping[str, Table]) -> str:
    columns = [f"{each.name} {'INTEGER' if each.kind == 'integer' else 'TEXT'} NOT NULL{_reference(each, tables)}" for each in table.fields]
    return f"CREATE TABLE {table.name} ({', '.join(columns)}, PRIMARY KEY ({table.key}))"


def _reference(field: Field, tables: Mapping[str, Table]) -> str:
    """A reference to another table; a list is referred from by its table of pairs instead."""
    if not field.refers_to or field.kind == "list":
        return ""
    return f" REFERENCES {field.refers_to} ({tables[field.refers_to].key})"


def _created_link(table: Table, link: Field, tables: Mapping[str, Table]) -> str:
    there = tables[link.refers_to]
    own = f"{table.key} TEXT NOT NULL REFERENCES {table.name}, {there.key} TEXT NOT NULL REFERENCES {there.name}"
    return f"CREATE TABLE {link_table(table, link)} ({own}, PRIMARY KEY ({table.key}, {there.key}))"


def _fill(database: sqlite3.Connection, table: Table, rows: Iterable[Row]) -> None:
    links = [(link.name, _insert(link_table(table, link), 2)) for link in table.links]
    own = _insert(table.name, len(table.fields))
    for row in rows:
        database.execute(own, _values(table, row))
        for name, pair in links:
            words = row[name]
            if isinstance(words, tuple):
                database.executemany(pair, ((row[table.key], word) for word in words))


def _values(table: Table, row: Row) -> list[str | int]:
    return [_plain(row[each.name]) for each in table.fields]


def _plain(value: Value) -> str | int:
    return " ".join(value) if isinstance(value, tuple) else value


def _insert(name: str, columns: int) -> str:
    return f"INSERT INTO {name} VALUES ({', '.join('?' * columns)})"  # noqa: S608 - names are those declared
