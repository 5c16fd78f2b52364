"""A record imported anew: what the document says is taken from the new import, what an editor added is kept (design, Content)."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from generator.records.assessment import Assessment, ConcludingObservations, Evaluation, Paragraph, Reply, Report
from generator.records.values import NONE_PRINTED, OURS, Record
from generator.text import paragraphs_of

_OURS = next(iter(OURS))
_WHOLE = ("record", "later", "printed_errors", "corrections", "notes")
"""Keys of an assessment whose records are ours."""
_OF_THE_SOURCE = ("derived_from", "obtained_from", "obtained_on")
"""Keys of `source` that say what the person knows and the file does not."""

Data = Mapping[str, Any]


def updated(held: Data, imported: Data, organizations: Collection[str]) -> dict[str, Any]:
    """The imported record with what an editor added to the one held; `organizations` are the ids of the register."""
    made = _kept(Assessment, held, imported) | {key: held[key] for key in _WHOLE if key in held}
    made["report"] = _kept(Report, held["report"], imported["report"])
    observations = "concluding_observations"
    made[observations] = _kept(ConcludingObservations, held[observations], imported[observations])
    made["replies"] = _each(Reply, held.get("replies"), imported.get("replies"), "symbol")
    made["submissions"] = _informants(held.get("submissions"), imported.get("submissions"), organizations)
    made["paragraphs"] = [
        _paragraph(_with(held["paragraphs"], "number", paragraph["number"]), paragraph, organizations)
        for paragraph in imported["paragraphs"]
    ]
    made["source"] = {**imported["source"], **{key: held["source"][key] for key in _OF_THE_SOURCE if key in held["source"]}}
    made["coverage"] = imported["coverage"]
    return {key: made[key] for key in Assessment.model_fields if made.get(key) is not None}


def editorial_keys(kind: type[Record]) -> tuple[str, ...]:
    """The keys of a record that no document states."""
    fields = kind.model_fields.items()
    return tuple(name for name, field in fields if isinstance(field.json_schema_extra, dict) and _OURS in field.json_schema_extra)


def comparable(value: Any) -> Any:
    """The value with every text as its paragraphs: how lines are broken does not count."""
    if isinstance(value, Mapping):
        return {key: comparable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [comparable(item) for item in value]
    return paragraphs_of(value) if isinstance(value, str) else value


def _kept(kind: type[Record], held: Data, imported: Data) -> dict[str, Any]:
    """The imported record with the editorial keys of the one held."""
    return {**imported, **{key: held[key] for key in editorial_keys(kind) if key in held}}


def _each(kind: type[Record], held: Any, imported: Any, name: str) -> Any:
    """The same for each of a list, matched by a key."""
    if not isinstance(imported, list) or not isinstance(held, list):
        return imported
    return [_kept(kind, _with(held, name, each[name]), each) for each in imported]


def _with(records: Sequence[Data], name: str, value: Any) -> Data:
    return next((record for record in records if record.get(name) == value), {})


def _paragraph(held: Data, imported: Data, organizations: Collection[str]) -> dict[str, Any]:
    made = _kept(Paragraph, held, imported)
    if imported.get("recommendation") == NONE_PRINTED and "recommendation_from" in held:
        made |= {key: held[key] for key in ("recommendation", "recommendation_from")}
    made["information"] = _informants(held.get("information"), imported.get("information"), organizations)
    before = list(held.get("evaluations", ()))
    made["evaluations"] = [
        _kept(Evaluation, before[place] if _same(before, place, each) else {}, each) for place, each in enumerate(imported["evaluations"])
    ]
    return {key: made[key] for key in Paragraph.model_fields if made.get(key) is not None}


def _same(before: Sequence[Data], place: int, evaluation: Data) -> bool:
    """Whether the evaluation held at a place covers what the imported one covers."""
    return place < len(before) and before[place].get("scope") == evaluation.get("scope")


def _informants(held: Any, imported: Any, organizations: Collection[str]) -> Any:
    """Where the register knows an organization by another name than the document, the one an editor named stays."""
    if not isinstance(imported, list) or not isinstance(held, list) or len(held) != len(imported):
        return imported
    return [
        {**each, **{key: before[key] for key in ("organizations", "printed") if key in before}}
        if not set(each["organizations"]) <= set(organizations)
        else each
        for before, each in zip(held, imported, strict=True)
    ]
