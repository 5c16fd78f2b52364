"""What a table and its fields are declared with."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Value = str | int | tuple[str, ...]
Row = Mapping[str, Value]


@dataclass(frozen=True)
class Field:
    """One column; `missing` are the coded words that may stand in the place of a value, and no others may."""

    name: str
    meaning: str
    coded_by: str
    kind: str = "string"
    """string, integer, or list: words without spaces, in CSV parted by a space."""
    missing: tuple[str, ...] = ()
    codes: Mapping[str, str] = field(default_factory=dict)
    """The only values of a coded field, each with what it says."""
    refers_to: str = ""
    """The table whose key the value is, or each value of a list."""


@dataclass(frozen=True)
class Table:
    """One table; its first field is its key."""

    name: str
    meaning: str
    fields: tuple[Field, ...]

    @property
    def key(self) -> str:
        """The name of the field that tells its rows apart."""
        return self.fields[0].name

    @property
    def links(self) -> tuple[Field, ...]:
        """The lists that refer to another table: each is a table of pairs in SQLite."""
        return tuple(each for each in self.fields if each.kind == "list" and each.refers_to)


def link_table(table: Table, link: Field) -> str:
    """The name of a table of pairs: `points_evaluations`."""
    return f"{table.name}_{link.name.removeprefix('editorial_')}"
