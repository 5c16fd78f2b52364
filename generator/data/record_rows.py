"""The rows made from the paragraphs of the records, one at a time, and the values that all rows of records share."""

from collections.abc import Iterable, Iterator

from generator import addresses
from generator.data.fields import Row, Value
from generator.index import Index, ParagraphEntry
from generator.records.assessment import Assessment, Evaluation, ScopeInWords
from generator.text import paragraphs_of


def paragraph_rows(index: Index) -> Iterator[Row]:
    """One row a paragraph."""
    for entry in paragraphs(index):
        paragraph = entry.paragraph
        yield {
            **of_paragraph(index, entry),
            "address": index.absolute(addresses.paragraph(entry.record, entry.number)),
            "title": paragraph.title or absent(entry.record),
            "editorial_topics": paragraph.topics or "none",
            "recommendation": text(paragraph.recommendation),
            "recommendation_from": str(paragraph.recommendation_from or "not-applicable"),
            "reply": text(paragraph.reply),
        }


def evaluation_rows(index: Index) -> Iterator[Row]:
    """One row an evaluation."""
    for entry in paragraphs(index):
        for position, (anchor, evaluation) in enumerate(entry.evaluations):
            scope = evaluation.scope
            yield {
                **of_paragraph(index, entry),
                **report_fields(entry.record),
                "evaluation": evaluation_id(entry, position),
                "address": _on_page(index, entry, anchor),
                "grade": evaluation.grade,
                "scope": scope_of(evaluation),
                "scope_words": scope.words if isinstance(scope, ScopeInWords) else "not-applicable",
                "printed": evaluation.printed or unprinted(entry.record),
                **wording_of(index, entry.record, evaluation.grade),
                "text": text(evaluation.text),
                "editorial_read": "no" if evaluation.marks is None else "yes",
            }


def mark_rows(index: Index) -> Iterator[Row]:
    """One row a passage picked out."""
    for entry in paragraphs(index):
        for position, (anchor, evaluation) in enumerate(entry.evaluations):
            for number, mark in enumerate(evaluation.marks or (), 1):
                yield {
                    **of_paragraph(index, entry),
                    "mark": f"{evaluation_id(entry, position)}/mark-{number}",
                    "address": _on_page(index, entry, anchor),
                    "evaluation": evaluation_id(entry, position),
                    "editorial_kind": mark.kind,
                    "editorial_points": mark.points or "whole-scope",
                    "quote": text(mark.quote),
                }


def information_rows(index: Index) -> Iterator[Row]:
    """One row a text of information."""
    for entry in paragraphs(index):
        for position, told in enumerate(entry.information):
            yield {
                **of_paragraph(index, entry),
                "information": information_id(entry, position),
                "address": _on_page(index, entry, told.anchor),
                "organizations": told.information.organizations,
                "printed": told.information.printed or "not-applicable",
                "points": told.read.letters or "without-letters",
                "text": text(told.information.text),
            }


def paragraphs(index: Index) -> Iterator[ParagraphEntry]:
    """Every paragraph of every record."""
    return (paragraph for entry in index.assessments for paragraph in entry.paragraphs)


def paragraph_id(entry: ParagraphEntry) -> str:
    """`ccpr/123/kaz/24`."""
    return f"{entry.record.key}/{entry.number}"


def evaluation_id(entry: ParagraphEntry, position: int) -> str:
    """`ccpr/123/kaz/24/evaluation-2`: in printed order, so that it stays when a header becomes a full record."""
    return f"{paragraph_id(entry)}/evaluation-{position + 1}"


def information_id(entry: ParagraphEntry, position: int) -> str:
    """`ccpr/123/kaz/24/information-1`."""
    return f"{paragraph_id(entry)}/information-{position + 1}"


def of_paragraph(index: Index, entry: ParagraphEntry) -> dict[str, Value]:
    """What every row of a paragraph says of where it stands."""
    return {"assessment": entry.record.key, **where(index, entry.record), "paragraph": paragraph_id(entry), "number": entry.number}


def report_fields(record: Assessment) -> dict[str, Value]:
    """The report and its version."""
    return {"report": str(record.report.symbol), "report_version": record.report.version.replace(" ", "-")}


def wording_of(index: Index, record: Assessment, grade: str) -> dict[str, Value]:
    """What gives a grade its meaning: its scheme, our short words, and the report's own wording."""
    wordings = index.wordings(record)
    wording = wordings.grades.get(grade) if wordings else None
    return {
        "criteria": record.criteria,
        "editorial_grade_words": index.criteria(record).grades[grade],
        "wording_heading": wording.heading if wording else "not-held",
        "wording_text": text(wording.text or "none-printed") if wording else "not-held",
    }


def scope_of(evaluation: Evaluation) -> Value:
    """The letters a grade covers; ("whole",) or ("in-words",); or why that cannot be said."""
    scope = evaluation.scope
    if isinstance(scope, ScopeInWords):
        return ("in-words",)
    return ("whole",) if scope == "whole" else scope


def text(official: str | None) -> str:
    """A text as it reads: its paragraphs, parted by an empty line; not-held where it is missing from the record."""
    return "not-held" if official is None else "\n\n".join(paragraphs_of(official))


def listed(values: Iterable[object] | None) -> tuple[str, ...]:
    """Each value once, as words of a list."""
    return tuple(dict.fromkeys(str(value) for value in values or ()))


def where(index: Index, record: Assessment) -> dict[str, Value]:
    """The committee, the session and the State."""
    return {"committee": record.committee, "session": record.session, "state": record.state, "state_name": index.state_name(record.state)}


def absent(record: Assessment) -> str:
    """What a fact that a record does not give is: the whole document does not say it, or the part that would is not held."""
    return "not-stated" if record.coverage == "full" else "not-held"


def unprinted(record: Assessment) -> str:
    """What a text that a record does not give is: the whole document prints none, or the part that would is not held."""
    return "none-printed" if record.coverage == "full" else "not-held"


def _on_page(index: Index, entry: ParagraphEntry, anchor: str) -> str:
    """The full address of an anchor on a paragraph's page."""
    return index.absolute(addresses.on(addresses.paragraph(entry.record, entry.number), anchor))
