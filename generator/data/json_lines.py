"""A table as JSON Lines: one object a line, texts exactly as they are, lists as lists."""

import json
from collections.abc import Iterable

from generator.data.fields import Row, Table


def json_lines(table: Table, rows: Iterable[Row]) -> bytes:
    """The rows, each with the table's fields in their order."""
    objects = ({field.name: row[field.name] for field in table.fields} for row in rows)
    return b"".join(f"{json.dumps(each, ensure_ascii=False)}\n".encode() for each in objects)
