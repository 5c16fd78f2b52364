"""Every field of every kind of content file, found by walking the records: a field that is added is tried without a word here."""

import types
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from generator.load.yaml_files import parse
from generator.records.values import Record
from generator.schema import KINDS, kind_of
from tests.conftest import INVENTED
from tests.moved import REDIRECTS

Keys = tuple[str | int, ...]
_FURTHER = {
    "redirects.yaml": REDIRECTS,
    "published/withdrawn.yaml": f"- {{sha256: {'0' * 64}, date: 2026-12-24, reason: It was invented.}}",
}
"""What the invented content has none of."""


@dataclass(frozen=True)
class Field:
    """A field of a record, at a place of the invented content where it is written."""

    record: type[Record]
    name: str
    file: str
    keys: Keys
    """The keys that lead to the record; the field's own name is not among them."""
    within: Any
    """The whole record, as its file says it."""

    def __str__(self) -> str:
        return f"{self.record.__name__}.{self.name}"


def every_field() -> set[str]:
    """The names of all fields that the contract knows: `Paragraph.title`."""
    return {
        f"{record.__name__}.{field.alias or name}"
        for _, form in KINDS.values()
        for record in _records(form)
        for name, field in record.model_fields.items()
    }


@cache
def invented_data() -> dict[str, Any]:
    """What each file of the invented content says."""
    files = {path.relative_to(INVENTED).as_posix(): path.read_text() for path in sorted(INVENTED.rglob("*.yaml"))}
    return {file: parse(text)[0] for file, text in {**files, **_FURTHER}.items()}


@cache
def fields() -> tuple[Field, ...]:
    """Each field once, at the first place where it is written."""
    found: dict[str, Field] = {}
    for file, data in invented_data().items():
        for field in _written(KINDS[kind_of(file) or ""][1], data, file, ()):
            found.setdefault(str(field), field)
    return tuple(found.values())


def _written(form: Any, data: Any, file: str, keys: Keys) -> Iterator[Field]:
    """The fields of the records that data make, of a form as types say it."""
    origin, parts = get_origin(form), get_args(form)
    if isinstance(form, type) and issubclass(form, Record):
        for name, field in form.model_fields.items() if isinstance(data, dict) else ():
            key = field.alias or name
            if key in data:
                yield Field(form, key, file, keys, data)
                yield from _written(field.annotation, data[key], file, (*keys, key))
    elif origin is Annotated:
        yield from _written(parts[0], data, file, keys)
    elif origin in (Union, types.UnionType):
        for part in parts:
            yield from _written(part, data, file, keys)
    elif origin is tuple and isinstance(data, list):
        for position, item in enumerate(data):
            yield from _written(parts[0], item, file, (*keys, position))
    elif origin is dict and isinstance(data, dict):
        for key, value in data.items():
            yield from _written(parts[1], value, file, (*keys, key))


def _records(form: Any) -> set[type[Record]]:
    if isinstance(form, type) and issubclass(form, Record):
        return {form}.union(*(_records(field.annotation) for field in form.model_fields.values()))
    return set[type[Record]]().union(*(_records(part) for part in get_args(form)))
