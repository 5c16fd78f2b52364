"""What an update leaves as a person put it, and what it would take out: told in lines, so that neither happens in silence."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.importing.update import are_records, changed, is_ours, like, weighed
from generator.problems import Keys, printable
from generator.yaml_text import in_line

_LONGEST = 90
"""Characters."""


def kept(imported: Mapping[str, Any], data: Mapping[str, Any]) -> Iterator[str]:
    """Where a record keeps what a person put there though the import has something else, a line each."""
    for keys, before, after in changed(imported, data):
        if after is not None and not is_ours(keys):
            said = "the import has nothing there" if before is None else f"the import has {_shown(before)}"
            yield printable(f"{_dotted(keys)}: {_shown(after)}; {said}")
    for keys in _reordered(imported, data):
        yield printable(f"{_dotted(keys)}: in another order than the import has")


def _reordered(imported: Any, data: Any, keys: Keys = ()) -> Iterator[Keys]:
    """The lists of a record in which what an import has too stands in another order."""
    if isinstance(imported, Mapping) and isinstance(data, Mapping):
        for key in (key for key in data if key in imported and not is_ours((*keys, key))):
            yield from _reordered(imported[key], data[key], (*keys, key))
    elif are_records(imported) and are_records(data):
        pairs = [(one, other) for one, other in like(imported, data) if one is not None and other is not None]
        places = [one for one, _ in pairs]
        if places != sorted(places):
            yield keys
        for one, other in pairs:
            yield from _reordered(imported[one], data[other], (*keys, data[other].get("number", other)))


def taken_out(held: Mapping[str, Any], data: Mapping[str, Any]) -> Iterator[str]:
    """What a record has and would lose, a line each and whole: the words that no longer stand there, or the value."""
    for keys, before, after in changed(held, data):
        if before is None or keys[0] == "source":
            continue
        name = next((str(key) for key in reversed(keys) if isinstance(key, str)), "")
        lost = weighed(before, name) - weighed(after, name)
        words = [word for word in lost if isinstance(word, str)]
        if words and isinstance(before, str):
            yield printable(f"{_dotted(keys)}: {' '.join(words)}")
        elif lost or after is None or not weighed(before, name):
            yield from _whole(keys, before)


def _whole(keys: Keys, value: Any) -> Iterator[str]:
    """A value in a line; one too long for that key by key."""
    said = _in_a_line(value)
    if len(said) > _LONGEST and isinstance(value, Mapping):
        for key, item in value.items():
            yield from _whole((*keys, key), item)
    elif len(said) > _LONGEST and are_records(value):
        for place, item in enumerate(value):
            yield from _whole((*keys, item.get("number", place)), item)
    else:
        yield printable(f"{_dotted(keys)}: {said}")


def _dotted(keys: Keys) -> str:
    return ".".join(map(str, keys))


def _in_a_line(value: Any) -> str:
    return " ".join((value if isinstance(value, str) else in_line(value)).split())


def _shown(value: Any) -> str:
    """The begin of a value that stands in the record and in the document."""
    said = _in_a_line(value)
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST].rpartition(' ')[0]} …"
