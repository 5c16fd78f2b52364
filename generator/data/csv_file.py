"""A table as CSV: RFC 4180 with a byte order mark, for spreadsheets, and no cell that a spreadsheet would run."""

import csv
import io
import re
from collections.abc import Iterable

from generator.data.fields import Row, Table, Value

_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def csv_file(table: Table, rows: Iterable[Row]) -> bytes:
    """The rows under the names of the table's fields."""
    data = io.BytesIO()  # io.StringIO takes four bytes a letter
    with io.TextIOWrapper(data, encoding="utf-8-sig", newline="") as written:
        writer = csv.writer(written, lineterminator="\r\n")
        writer.writerow(field.name for field in table.fields)
        writer.writerows([cell(row[field.name]) for field in table.fields] for row in rows)
        written.flush()
        return data.getvalue()


def cell(value: Value) -> str:
    """A value as the text of a cell; one that a spreadsheet would take for a formula gets an apostrophe before it."""
    text = " ".join(value) if isinstance(value, tuple) else str(value)
    return f"'{text}" if _FORMULA.match(text) else text


def read_cell(text: str) -> str:
    """The text a cell was made from."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
