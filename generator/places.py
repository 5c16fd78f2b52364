"""Places in a record, in the dotted form that notes and printed errors use: `replies.0.date`, `paragraphs.24.reply`."""

from typing import Any

from generator.problems import Keys
from generator.records.assessment import Assessment
from generator.records.values import Record


def dotted(record: Assessment, keys: Keys) -> str:
    """The keys in dotted form; a paragraph is named by its number, which does not change when another is added."""
    named = list(keys)
    if len(keys) > 1 and keys[0] == "paragraphs" and isinstance(keys[1], int):
        named[1] = record.paragraphs[keys[1]].sound("number", keys[1])
    return ".".join(str(key) for key in named)


def keys_of(record: Assessment, place: str) -> Keys | None:
    """The keys a dotted form stands for; None where they lead to nothing the record could hold."""
    keys: list[str | int] = []
    value: Any = record
    for part in place.split("."):
        if isinstance(value, Record) and part in type(value).model_fields:
            keys.append(part)
            value = value.sound(part)
        elif keys == ["paragraphs"]:
            numbers = [paragraph.sound("number") for paragraph in record.paragraphs]
            if not part.isdecimal() or int(part) not in numbers:
                return None
            keys.append(numbers.index(int(part)))
            value = value[keys[-1]]
        elif isinstance(value, tuple) and part.isdecimal() and int(part) < len(value):
            keys.append(int(part))
            value = value[int(part)]
        else:
            return None
    return tuple(keys)
