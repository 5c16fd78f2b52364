"""The rows of the explorer, packed: in each piece every value once, and rows that name values by their places."""

from collections.abc import Iterable

from generator import addresses, wording
from generator.data.point_rows import uncovered, uninformed
from generator.facets import LEVELS, Values, evaluations_on, paragraph_facets, point_facets, rows_of
from generator.index import Index, ParagraphEntry
from generator.points import Point

Places = list[list[int]]


def packed_rows(index: Index, paragraphs: Iterable[ParagraphEntry]) -> dict[str, object]:
    """A piece of the explorer, as theme/static/facets.js unpacks it.

    `values`: every value that occurs, by facet. `records`: key, symbol of the report, places of the values. `paragraphs`: place of the
    record, number, address, places of the topics and of the grades that no point is known to fall under, evaluations (place of the grade,
    anchor, scope in words), points (letter, null without one, "" where the points are not held; places of the values; of the evaluations;
    of the absence). `absences`: why no organization can be named on the point, and why no evaluation, as coded words; "" where one can.
    """
    values: dict[str, dict[str, int]] = {name: {} for names in LEVELS.values() for name in names}
    records: dict[str, list[object]] = {}
    absences: dict[tuple[str, str], int] = {}
    written = []
    for entry in paragraphs:
        rows = [(point, point_facets(index, entry, point)) for point in rows_of(entry)]
        of_any = rows[0][1]
        if entry.record.key not in records:
            records[entry.record.key] = [entry.record.key, str(entry.record.report.symbol), _places(values, "record", of_any)]
        at_points = {grade for _, facets in rows for grade in facets["grade"]}
        beyond = tuple(grade for grade in paragraph_facets(index, entry)["grade"] if grade not in at_points)
        written.append(
            [
                list(records).index(entry.record.key),
                entry.number,
                addresses.paragraph(entry.record, entry.number),
                [*_places(values, "paragraph", of_any), _placed(values["grade"], beyond)],
                [
                    [_placed(values["grade"], (f"{entry.record.criteria}.{each.grade}",))[0], anchor, wording.scope_in_words(each)]
                    for anchor, each in entry.evaluations
                ],
                [
                    [
                        _letter(point),
                        _places(values, "point", facets),
                        list(evaluations_on(entry, point)),
                        absences.setdefault(_absence(entry, point), len(absences)),
                    ]
                    for point, facets in rows
                ],
            ]
        )
    return {
        "values": {name: list(places) for name, places in values.items()},
        "records": list(records.values()),
        "absences": list(absences),
        "paragraphs": written,
    }


def _absence(entry: ParagraphEntry, point: Point | None) -> tuple[str, str]:
    return (
        "" if point and point.information else uninformed(entry, point),
        "" if evaluations_on(entry, point) else uncovered(entry.paragraph.evaluations),
    )


def _letter(point: Point | None) -> str | None:
    return point.letter if point else ""


def _places(values: dict[str, dict[str, int]], level: str, facets: Values) -> Places:
    return [_placed(values[name], facets[name]) for name in LEVELS[level]]


def _placed(known: dict[str, int], values: Iterable[str]) -> list[int]:
    return [known.setdefault(value, len(known)) for value in values]
