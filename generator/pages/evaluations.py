"""The Committee's evaluations, each once with its grade and scope, the requests in them picked out; and the list of those requests."""

from collections.abc import Iterator
from functools import lru_cache

from generator import addresses, wording
from generator.anchors import placed_plainly
from generator.index import Index, ParagraphEntry
from generator.markdown import block, bullets, escape, escape_within, heading, lines, mark, paragraph
from generator.pages import parts
from generator.pages.page import to
from generator.records.assessment import Evaluation, Mark
from generator.records.values import NONE_PRINTED
from generator.text import letters_in_words, paragraphs_of


def evaluations(index: Index, entry: ParagraphEntry, here: str, *, level: int, prefix: str = "") -> str:
    """Each evaluation of a paragraph once, whatever number of points it covers, under a heading; `prefix` begins every anchor."""
    given = entry.paragraph.evaluations
    unheld = bool(given) and all(evaluation.scope == "not-held" for evaluation in given)
    section = addresses.EVALUATION if unheld or addresses.EVALUATION not in dict(entry.evaluations) else "evaluations"
    title = heading(level, wording.EVALUATION, anchor=f"{prefix}{section}")
    if unheld:
        grades = bullets(parts.graded(here, index, entry.record, evaluation) for evaluation in given)
        told = paragraph(f"{wording.POINTS_NOT_HELD} {wording.ABSENT['evaluation']}", classes="aside")
        return lines([title, block("evaluation", grades, told)])
    written = [_evaluation(index, entry, here, evaluation, anchor, level + 1, prefix) for anchor, evaluation in entry.evaluations]
    marked = any(mark.kind == "request" for evaluation in given for mark in evaluation.marks or ())
    picked = [paragraph("Requests are set off by us; the words are the Committee’s.", classes="aside")] if marked else []
    return lines([title, *picked, *written])


def _evaluation(index: Index, entry: ParagraphEntry, here: str, evaluation: Evaluation, anchor: str, level: int, prefix: str) -> str:
    scheme = index.criteria(entry.record)
    meaning = to(here, scheme.title, addresses.criteria(entry.record.criteria))
    return block(
        f"evaluation {parts.grade_class(evaluation.grade)}",
        heading(level, escape(evaluation.printed or _unprinted_label(evaluation)), anchor=f"{prefix}{anchor}"),
        paragraph(parts.grade(here, index, entry.record, evaluation.grade)),
        paragraph(f"{escape(wording.scope_in_words(evaluation))} · {meaning}", classes="scope"),
        _text(evaluation, anchor, prefix, parts.foreign(entry.record))
        if evaluation.printed_text
        else paragraph(_absence(evaluation), classes="aside"),
    )


def _unprinted_label(evaluation: Evaluation) -> str:
    """Our words for an evaluation whose printed label is not held."""
    scope = evaluation.scope
    return f"Evaluation of {letters_in_words(scope)}" if isinstance(scope, tuple) else "Evaluation"


def _absence(evaluation: Evaluation) -> str:
    """Why there is no text to show."""
    return (wording.NONE_PRINTED if evaluation.text == NONE_PRINTED else wording.ABSENT)["evaluation"]


def _text(evaluation: Evaluation, anchor: str, prefix: str, lang: parts.Language) -> str:
    """The evaluation's text; the passages marked as requests are set in <mark>, which changes no word."""
    requests = [" ".join(paragraphs_of(each.quote)) for each in evaluation.marks or () if each.kind == "request"]
    written = []
    for each in placed_plainly(paragraphs_of(evaluation.printed_text or ""), anchor):
        own = each.anchors[0]
        written.append(
            paragraph(_picked_out(each.text, requests), anchor=f"{prefix}{own}" if own != anchor else None, classes="official", **lang)
        )
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
    """The Committee's requests and reiterations on a paragraph, verbatim, each linked to the evaluation it stands in."""
    given = entry.paragraph.evaluations
    requests, reiterations = _marked(entry, here, "request"), _marked(entry, here, "reiterates")
    unread = [each for each in given if each.printed_text and each.marks is None]
    told = [f"{wording.MARKS_NOT_READ} ({wording.scope_in_words(each)})" for each in unread]
    if not any(each.printed_text for each in given):
        told = list(dict.fromkeys(_absence(each) for each in given))
    elif not requests and not reiterations and not unread:
        told = ["No passage of the evaluations of this paragraph was read as a request or a reiteration."]
    page = addresses.paragraph(entry.record, entry.number)
    title = to(here, parts.paragraph_name(index, entry), page) if page != here else wording.STILL_ASKED
    picked = [paragraph(wording.PICKED_OUT, classes="aside")] if requests or reiterations else []
    return lines(
        [
            heading(level, title, anchor=anchor),
            *picked,
            bullets(requests),
            *([paragraph("The Committee also reiterates:", classes="aside"), bullets(reiterations)] if reiterations else []),
            *(paragraph(escape(each), classes="aside") for each in dict.fromkeys(told)),
        ]
    )


def _marked(entry: ParagraphEntry, here: str, kind: str) -> list[str]:
    """The passages of a paragraph's evaluations marked as of a kind, one line each."""
    return [
        f"{f'{wording.marked_points(each)} · ' if each.points else ''}{escape(quote)} {to(here, 'in the evaluation', address)}"
        for each, quote, address in marked_passages(entry, (kind,))
    ]


def marked_passages(entry: ParagraphEntry, kinds: tuple[str, ...]) -> Iterator[tuple[Mark, str, str]]:
    """Each passage of the evaluations marked as of one of the kinds: the mark, its words, and the address of its evaluation."""
    page = addresses.paragraph(entry.record, entry.number)
    for anchor, evaluation in entry.evaluations:
        for each in evaluation.marks or ():
            if each.kind in kinds:
                yield each, _quoted(each.quote, evaluation.printed_text or ""), addresses.on(page, anchor)


@lru_cache(maxsize=128)  # asked for again by each point of the paragraph
def _quoted(quote: str, text: str) -> str:
    """A marked passage; an ellipsis before it where it begins within a sentence."""
    words = " ".join(paragraphs_of(quote))
    for each in paragraphs_of(text):
        start = each.find(words)
        if start >= 0:
            return words if start == 0 or each[:start].rstrip().endswith((".", ";", ":")) else f"… {words}"
    return words
