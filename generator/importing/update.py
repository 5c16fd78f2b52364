"""A record imported anew: the document's words are taken from the new import, and what a person added or put elsewhere is kept."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.importing.draft import ordered
from generator.importing.pairs import paired
from generator.problems import Keys
from generator.records.assessment import Assessment, ConcludingObservations, Evaluation, Paragraph, Reply, Report
from generator.records.values import NONE_PRINTED, NOT_STATED, OURS, Record
from generator.text import paragraphs_of

_OURS = next(iter(OURS))
_WHOLE = ("record", "later", "printed_errors", "corrections", "notes")
"""Keys of an assessment whose records are ours."""
_OF_THE_SOURCE = ("derived_from", "obtained_from", "obtained_on")
"""Keys of `source` that say what the person knows and the file does not."""
_READINGS = ("scope", "organizations", "criteria", "on")
"""Keys that hold no words of the document but what a label, a name or a marker was read as: a person may know better."""
_TEXTS = ("title", "recommendation", "reply", "text", "printed", "stated_evaluation", "recommended_action")
_LABEL = re.compile(r"\([a-z]\),?")

Data = Mapping[str, Any]


@dataclass(frozen=True)
class Given:
    """What an update goes by beside the two records."""

    organizations: Collection[str] = ()
    """The ids of the register."""
    spare: Counter[Any] = field(default_factory=Counter)
    """The words that the import could put nowhere: where the record has them, a person put them there."""
    before: Data | None = None
    """What the import makes of the text that the record was made from; None where that is not held, or is the one imported."""


def updated(held: Data, imported: Data, given: Given) -> dict[str, Any]:
    """The imported record with what a person added to the one held, and as that person put the document's words."""
    read = _followed(held, given.before, imported) if given.before else held
    merged = _merged(_of_the_document(read), _of_the_document(imported), given)
    made = {**merged, **{key: held[key] for key in _WHOLE if key in held}}
    made["record"] = held.get("record", imported["record"])
    made["source"] = _source(held.get("source", {}), imported["source"])
    made["coverage"] = imported["coverage"]
    return {key: _in_order(made[key]) for key in Assessment.model_fields if made.get(key) is not None}


def editorial_keys(kind: type[Record]) -> tuple[str, ...]:
    """The keys of a record that no document states."""
    fields = kind.model_fields.items()
    return tuple(name for name, field in fields if isinstance(field.json_schema_extra, dict) and _OURS in field.json_schema_extra)


_EDITORIAL = frozenset(
    key for kind in (Assessment, Report, ConcludingObservations, Reply, Paragraph, Evaluation) for key in editorial_keys(kind)
)


def is_ours(keys: Keys) -> bool:
    """Whether a place of a record holds what no document states."""
    return keys[0] in (*_WHOLE, "source") or any(key in _EDITORIAL for key in keys)


def comparable(value: Any) -> Any:
    """The value with every text as its paragraphs: how lines are broken does not count."""
    if isinstance(value, Mapping):
        return {key: comparable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [comparable(item) for item in value]
    return paragraphs_of(value) if isinstance(value, str) else value


def words_of_text(text: str) -> Counter[Any]:
    """The words of a text however they are arranged: without the labels of points and without hyphens."""
    return Counter(word.replace("-", "") for word in text.split() if not _LABEL.fullmatch(word))


def changed(before: Any, after: Any, keys: Keys = ()) -> Iterator[tuple[Keys, Any, Any]]:
    """The innermost places at which two records differ, with what each has there; None where it has nothing."""
    if comparable(before) == comparable(after):
        return
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in [*before, *(key for key in after if key not in before)]:
            yield from changed(before.get(key), after.get(key), (*keys, key))
    elif are_records(before) and are_records(after):
        for one, other in like(before, after):
            at = before[one] if one is not None else after[other]
            yield from changed(
                before[one] if one is not None else None,
                after[other] if other is not None else None,
                (*keys, at.get("number", one if one is not None else other)),
            )
    else:
        yield keys, before, after


def like(before: Sequence[Data], after: Sequence[Data]) -> list[tuple[int | None, int | None]]:
    """The places of what is alike in two lists of records: by their words, facts and organizations."""
    return paired(before, after, weighed, lambda record: Counter(("organizations", key) for key in _organizations_in(record)))


def are_records(value: Any) -> bool:
    """Whether a value is a list of mappings."""
    return isinstance(value, list) and bool(value) and all(isinstance(each, Mapping) for each in value)


def weighed(value: Any, key: str = "") -> Counter[Any]:
    """The words of a value, and beside them its facts, each as a pair; readings and what is ours left out."""
    if value is None or value == NONE_PRINTED or key in _READINGS or key in _EDITORIAL:
        return Counter()
    if isinstance(value, Mapping):
        derived = ("printed", "others") if "organizations" in value else ()
        return sum((weighed(item, name) for name, item in value.items() if name not in derived), Counter[Any]())
    if isinstance(value, list | tuple):
        return sum((weighed(item, key) for item in value), Counter[Any]())
    return words_of_text(str(value)) if key in _TEXTS else Counter([(key, str(value))])


def _of_the_document(record: Data) -> dict[str, Any]:
    return {key: value for key, value in record.items() if key not in (*_WHOLE, "source", "coverage")}


def _merged(held: Any, imported: Any, given: Given, key: str = "") -> Any:
    """The value imported, but for what a person put there; the value held where both have the same words."""
    known = set(_organizations_in(held)) <= set(given.organizations)
    arranged = known and _only_arranged(weighed(held, key), weighed(imported, key), given)
    if arranged and not isinstance(held, str | int):
        return held
    if isinstance(held, Mapping) and isinstance(imported, Mapping):
        return _merged_records(held, imported, given)
    if are_records(held) and are_records(imported):
        pairs = [(_at(held, one), _at(imported, other)) for one, other in like(held, imported)]
        return [
            imported_item if held_item is None else held_item if imported_item is None else _merged(held_item, imported_item, given)
            for held_item, imported_item in pairs
            if imported_item is not None or _is_spare(held_item, given)
        ]
    return held if (arranged and key in _TEXTS) or imported == NOT_STATED else imported


def _merged_records(held: Data, imported: Data, given: Given) -> dict[str, Any]:
    made: dict[str, Any] = {}
    from_elsewhere = "recommendation_from" in held and imported.get("recommendation", NONE_PRINTED) == NONE_PRINTED
    for key in [*imported, *(key for key in held if key not in imported)]:
        if key not in held:
            made[key] = imported[key]
        elif key in _EDITORIAL or (from_elsewhere and key in ("recommendation", "recommendation_from")):
            made[key] = held[key]
        elif key in _READINGS or (key in ("printed", "others") and "organizations" in held):
            made |= _reading(key, held, imported, given)
        elif imported.get(key, NONE_PRINTED) != NONE_PRINTED:
            made[key] = _merged(held[key], imported[key], given, key)
        elif _is_spare(held[key], given, key):
            made[key] = held[key]
        elif key in imported:
            made[key] = imported[key]
    return made


def _followed(held: Any, before: Any, imported: Any) -> Any:
    """The record with the readings that no person changed as a changed document has them: `before` is what the old one gave."""
    if all(isinstance(each, Mapping) for each in (held, before, imported)):
        made = {key: _followed(held[key], before.get(key), imported.get(key)) for key in held}
        derived = ("printed", "others") if "organizations" in held else ()
        untouched = [key for key in (*_READINGS, *derived) if held.get(key) == before.get(key)]
        return {**{key: made[key] for key in made if key not in untouched}, **{key: imported[key] for key in untouched if key in imported}}
    if all(are_records(each) for each in (held, before, imported)):
        old, new = dict(like(held, before)), dict(like(held, imported))
        return [_followed(item, _at(before, old.get(place)), _at(imported, new.get(place))) for place, item in enumerate(held)]
    return held


def _reading(key: str, held: Data, imported: Data, given: Given) -> dict[str, Any]:
    """A reading as held where it reads the same words, and names organizations of the register."""
    known = set(held.get("organizations", ())) <= set(given.organizations) and held.get("printed") == imported.get("printed")
    if "organizations" in held:
        known = set(held["organizations"]) <= set(given.organizations)
    said = held if known else imported
    return {key: said[key]} if key in said else {}


def _only_arranged(held: Counter[Any], imported: Counter[Any], given: Given) -> bool:
    """Whether a record has the words and facts imported and none more, but for words the import could put nowhere."""
    return imported <= held and held <= imported + given.spare


def _is_spare(held: Any, given: Given, key: str = "") -> bool:
    """Whether what the import lacks holds no words, or only such as the import could put nowhere."""
    words = Counter({word: count for word, count in weighed(held, key).items() if isinstance(word, str)})
    return words <= given.spare


def _organizations_in(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from value.get("organizations", ())
    for item in value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ():
        yield from _organizations_in(item)


def _at(items: Sequence[Any], place: int | None) -> Any:
    return None if place is None else items[place]


def _source(held: Data, imported: Data) -> dict[str, Any]:
    """The source as imported; of the same text, with what a person recorded about it."""
    ours = _OF_THE_SOURCE if held.get("file") != imported["file"] else tuple(key for key in held if key != "repairs")
    made = {**imported, **{key: held[key] for key in ours if key in held}}
    if held.get("file") == imported["file"] and "repairs" in held:
        more = [repair for repair in imported.get("repairs", ()) if repair not in held["repairs"]]
        made["repairs"] = sorted([*held["repairs"], *more], key=lambda repair: repair["line"])
    return made


def _in_order(value: Any) -> Any:
    """The value with its keys in the contract's order, those of a paragraph by the record's."""
    if are_records(value) and "evaluations" in value[0]:
        return [{key: ordered(item[key]) for key in Paragraph.model_fields if item.get(key) is not None} for item in value]
    return ordered(value)
