"""Data into a frozen record: every fault of shape as a finding, and the record of what is left when the faults are set aside."""

import difflib
from collections.abc import Iterable
from typing import Any, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.problems import Finding, Keys
from generator.records.values import SALVAGE, SLUG, Record, described

AnyRecord = TypeVar("AnyRecord", bound=Record)

_EXPECTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "dict_type": "a mapping of keys to values",
    "model_type": "a mapping of keys to values",
}
_PATTERNS = {
    SLUG: "an identifier: lower-case letters, digits and single hyphens, such as amnesty-international",
    r"^[A-Z]{3}$": "a State's key: three capital letters, such as KAZ",
    r"^[A-Z]{3}(-[A-Z]{3})?$": "a code of document symbols, such as KAZ or CHN-HKG",
    r"^/([a-z0-9-]+/)*([A-Za-z0-9_-]+(\.[A-Za-z0-9-]+)+|#[a-z0-9-]+)?$": (
        "an address of this site: /states/kaz/, /ccpr/123/kaz/24/#reply-a or /data/points.csv"
    ),
    r"^[0-9a-f]{64}$": "a SHA-256 hash: 64 digits and letters from a to f",
    r"^[a-z]$": "the letter of a point, such as a",
}


def validate(kind: type[AnyRecord], data: Any, file: str, at: Keys = ()) -> tuple[AnyRecord, list[Finding]]:
    """The record the data make, and what was wrong with it; `at` are the keys that lead to the data in its file.

    A faulty value is set aside: the record lacks it, and asking for it raises SetAside.
    """
    try:
        return kind.model_validate(data), []
    except ValidationError as error:
        details = error.errors(include_url=False)
        places = [_keys(fault["loc"], data) for fault in details]
        findings = [
            _finding(fault, kind, file, (*at, *keys))
            for fault, keys in zip(details, places, strict=True)
            if not (fault["type"] == "too_short" and any(keys == other[: len(keys)] != other for other in places))
        ]
        return kind.model_validate(data, context=SALVAGE), findings


_LONGEST_WORD = 100
"""Signs of what may be a misspelt word."""


def suggestion(word: str, allowed: Iterable[str]) -> str:
    """`; did you mean torture?` where a known word is near, else nothing."""
    if len(word) > _LONGEST_WORD:
        return ""
    if len(word) < 4:  # so short, nearly every word is near: only the same letters in another order
        near = [other for other in allowed if sorted(other.casefold()) == sorted(word.casefold())]
    else:
        near = difflib.get_close_matches(word, list(allowed), n=1, cutoff=0.75)
    return f"; did you mean {near[0]}?" if near else ""


def _keys(loc: tuple[str | int, ...], data: Any) -> Keys:
    """The part of pydantic's location that names keys of the data; it also names branches of unions."""
    keys: list[str | int] = []
    for position, part in enumerate(loc):
        if _holds(data, part):
            data = data[part]
        elif position < len(loc) - 1 or not isinstance(data, dict):
            continue
        keys.append(part)
    return tuple(keys)


def _holds(data: Any, part: str | int) -> bool:
    return part in data if isinstance(data, dict) else isinstance(data, list) and isinstance(part, int) and part < len(data)


def _finding(fault: ErrorDetails, kind: type[Record], file: str, keys: Keys) -> Finding:
    type_, found, context = fault["type"], fault["input"], fault.get("ctx", {})
    if type_ == "missing":
        return Finding(file, keys, "KEY-MISSING", f"the key {keys[-1]!r} is missing")
    if type_ in ("extra_forbidden", "invalid_key"):
        fields = _kind_at(kind, fault["loc"][:-1]).model_fields
        allowed = [field.alias or name for name, field in fields.items()]
        message = f"unknown key {keys[-1]!r}{suggestion(str(keys[-1]), allowed)}; allowed here: {', '.join(allowed)}"
        return Finding(file, keys, "KEY-UNKNOWN", message, at_key=True)
    if type_ == "literal_error":
        words = context["expected"].split("'")[1::2]  # of "'whole', 'not-stated' or 'not-held'"
        if "<none-printed>" in fault["loc"]:
            return Finding(file, keys, "VALUE", f"found {found!r}; expected a list, or none-printed where the document prints none")
        others = ", a list of letters such as [a, b], or {words: …}" if "<word>" in fault["loc"] else ""
        return Finding(file, keys, "VALUE", f"found {found!r}; allowed: {', '.join(words)}{others}{suggestion(str(found), words)}")
    if type_ == "string_pattern_mismatch":
        return Finding(file, keys, "VALUE", f"found {found!r}; expected {_PATTERNS[context['pattern']]}")
    if type_ == "too_short":
        hint = "; write none-printed where the document prints none" if fault["loc"][-1] == "<list>" else "; it needs at least one entry"
        return Finding(file, keys, "VALUE", f"the list is empty{hint}")
    if type_ == "greater_than_equal":
        return Finding(file, keys, "VALUE", f"found {found}; expected a number from {context['ge']} up")
    if type_ in _EXPECTED:
        hint = "; put it in quotes" if type_ == "string_type" and isinstance(found, int | float) else ""
        hint = f", such as [{found}]" if type_ == "tuple_type" and isinstance(found, str) and " " not in found else hint
        return Finding(file, keys, "TYPE", f"found {described(found)}; expected {_EXPECTED[type_]}{hint}")
    return Finding(file, keys, type_ if type_.isupper() else "VALUE", fault["msg"])


def _kind_at(kind: type[Record], loc: tuple[str | int, ...]) -> type[Record]:
    """The record a location lies in: the field names in it are followed, list positions and branches passed over."""
    for part in loc:
        if part in kind.model_fields:
            kind = _record_within(kind.model_fields[str(part)].annotation) or kind
    return kind


def _record_within(annotation: Any) -> type[Record] | None:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    return next((found for part in get_args(annotation) if (found := _record_within(part))), None)
