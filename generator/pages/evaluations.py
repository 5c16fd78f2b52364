"""The Committee's evaluations, each once with its grade and scope, the requests in them picked out; and the list of those requests."""

from generator import addresses
from generator.anchors import placed_plainly
from generator.index import Index, ParagraphEntry
from generator.markdown import block, bullets, escape, escape_within, heading, lines, mark, paragraph
from generator.pages import parts, wording
from generator.pages.page import to
from generator.records.assessment import Evaluation
from generator.records.values import NONE_PRINTED
from generator.text import paragraphs_of


def evaluations(index: Index, entry: ParagraphEntry, here: str, *, level: int, prefix: str = "") -> str:
    """Each evaluation of a paragraph once, whatever number of points it covers, under a heading; `prefix` begins every anchor."""
    given = entry.paragraph.evaluations
    anchors = addresses.evaluation_anchors(given)
    unheld = bool(given) and all(evaluation.scope == "not-held" for evaluation in given)
    section = addresses.EVALUATION if unheld or addresses.EVALUATION not in anchors else "evaluations"
    title = heading(level, wording.EVALUATION, anchor=f"{prefix}{section}")
    if unheld:
        grades = bullets(parts.graded(here, index, entry.record, evaluation) for evaluation in given)
        told = paragraph(f"{wording.POINTS_NOT_HELD} {wording.ABSENT['evaluation']}", classes="aside")
        return lines([title, block("evaluation", grades, told)])
    written = [
        _evaluation(index, entry, here, evaluation, anchor, level + 1, prefix) for evaluation, anchor in zip(given, anchors, strict=True)
    ]
    return lines([title, *written])


def _evaluation(index: Index, entry: ParagraphEntry, here: str, evaluation: Evaluation, anchor: str, level: int, prefix: str) -> str:
    scheme = index.criteria(entry.record)
    meaning = to(here, scheme.title, addresses.criteria(entry.record.criteria))
    return block(
        f"evaluation {parts.grade_class(evaluation.grade)}",
        heading(level, escape(evaluation.printed or f"[{evaluation.grade}]"), anchor=f"{prefix}{anchor}"),
        paragraph(parts.grade(here, index, entry.record, evaluation.grade)),
        paragraph(f"{escape(wording.scope_in_words(evaluation))} · {meaning}", classes="scope"),
        _text(evaluation, anchor, prefix) if evaluation.printed_text else paragraph(_absence(evaluation), classes="aside"),
    )


def _absence(evaluation: Evaluation) -> str:
    """Why there is no text to show."""
    return (wording.NONE_PRINTED if evaluation.text == NONE_PRINTED else wording.ABSENT)["evaluation"]


def _text(evaluation: Evaluation, anchor: str, prefix: str) -> str:
    """The evaluation's text; the passages marked as requests are set in <mark>, which changes no word."""
    requests = [" ".join(paragraphs_of(each.quote)) for each in evaluation.marks or () if each.kind == "request"]
    written = []
    for each in placed_plainly(paragraphs_of(evaluation.printed_text or ""), anchor):
        own = each.anchors[0]
        written.append(paragraph(_picked_out(each.text, requests), anchor=f"{prefix}{own}" if own != anchor else None, classes="official"))
    return lines(written)


def _picked_out(text: str, passages: list[str]) -> str:
    """The text with each passage that stands in it set apart; passages that overlap one set apart before are left."""
    found = sorted((text.find(passage), len(passage)) for passage in passages if passage in text)
    written, done = [], 0
    for start, length in found:
        if start >= done:
            before = text[done:start]
            written += [escape_within(before) if done else escape(before), mark(text[start : start + length])]
            done = start + length
    return "".join([*written, escape_within(text[done:])]) if written else escape(text)


def still_asked(index: Index, entry: ParagraphEntry, here: str, *, level: int, anchor: str) -> str:
    """The Committee's requests on a paragraph, verbatim, each linked to the evaluation it stands in."""
    page = addresses.paragraph(entry.record, entry.number)
    anchors = addresses.evaluation_anchors(entry.paragraph.evaluations)
    items, told = [], []
    for evaluation, place in zip(entry.paragraph.evaluations, anchors, strict=True):
        if evaluation.printed_text and evaluation.marks is None:
            told.append(f"{wording.MARKS_NOT_READ} ({wording.scope_in_words(evaluation)})")
        for each in evaluation.marks or ():
            if each.kind == "request":
                points = f"{wording.marked_points(each)} · " if each.points else ""
                quote = escape(quoted(each.quote, evaluation.printed_text or ""))
                items.append(f"{points}{quote} {to(here, 'in the evaluation', addresses.on(page, place))}")
    if not any(evaluation.printed_text for evaluation in entry.paragraph.evaluations):
        told = list(dict.fromkeys(_absence(evaluation) for evaluation in entry.paragraph.evaluations))
    elif not items and not told:
        told = ["No passage of the evaluations of this paragraph was read as a request."]
    title = to(here, parts.paragraph_name(index, entry), page) if page != here else wording.STILL_ASKED
    return lines([heading(level, title, anchor=anchor), bullets(items), *(paragraph(escape(each), classes="aside") for each in told)])


def quoted(quote: str, text: str) -> str:
    """A marked passage; an ellipsis before it where it begins within a sentence."""
    words = " ".join(paragraphs_of(quote))
    for each in paragraphs_of(text):
        start = each.find(words)
        if start >= 0:
            return words if start == 0 or each[:start].rstrip().endswith((".", ";", ":")) else f"… {words}"
    return words
