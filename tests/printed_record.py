"""Records printed as documents of the real form, to be imported back: the header's labels, headings, labels alone on their line."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.dates import PartialDate
from generator.text import labelled, paragraphs_of

WIDTH = 88
_ENDS_EARLY = 60
"""Characters after which no last line of a paragraph ends, so that it can be told from a full one."""


def document_of(records: Sequence[Mapping[str, Any]], names: Mapping[str, str], states: Mapping[str, str]) -> str:
    """One report on the records, whose session and symbol are those of the first."""
    lines = ["Report on follow-up to concluding observations,", f"{records[0]['report']['symbol']}:"]
    for record in records:
        lines += _part(record, names, states)
    return "\n".join(lines) + "\n"


def _part(record: Mapping[str, Any], names: Mapping[str, str], states: Mapping[str, str]) -> Iterator[str]:
    observations = record["concluding_observations"]
    yield from (states[record["state"]], "Concluding observations:", f"{observations['symbol']}, {_words(observations['date'])}")
    yield from ("Follow-up paragraphs:", ", ".join(map(str, record["follow_up_paragraphs"])))
    if isinstance(record["replies"], list):
        yield "Follow-up reply:"
        yield from (f"{reply['symbol']}, {_words(reply['date'])}" for reply in record["replies"])
    yield from ("Committee’s evaluation:", record["stated_evaluation"])
    if isinstance(record["submissions"], list):
        yield "Non-governmental organizations:"
        yield "; ".join(f"{names[each['organizations'][0]]}, {_words(each['date'])}" for each in record["submissions"])
    for paragraph in record["paragraphs"]:
        yield from _paragraph(paragraph, names)
    if record["recommended_action"] != "none-printed":
        yield from _wrapped(f"Recommended action: {record['recommended_action']}")
    if "next_report" in record:
        yield f"Next periodic report: {_words(record['next_report'])}."


def _paragraph(paragraph: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[str]:
    yield f"Paragraph {paragraph['number']}: {paragraph['title']}"
    yield from _block(paragraph["recommendation"])
    if paragraph["reply"] != "none-printed":
        yield "Summary of State party’s reply"
        yield from _block(paragraph["reply"])
    if paragraph["information"] != "none-printed":
        yield "Information from non-governmental organizations"
        for each in paragraph["information"]:
            yield names[each["organizations"][0]]
            yield from _block(each["text"])
    yield "Committee’s evaluation"
    for evaluation in paragraph["evaluations"]:
        first, *others = paragraphs_of(evaluation["text"])
        yield from _wrapped(f"{evaluation['printed']} {first}")
        yield from (line for other in others for line in _wrapped(other))


def _block(text: str) -> Iterator[str]:
    """A text with its labels alone on their lines."""
    read = labelled(text)
    for paragraph in read.opening:
        yield from _wrapped(paragraph)
    for passage in read.passages:
        yield passage.label
        yield from (line for paragraph in passage.paragraphs for line in _wrapped(paragraph))


def _wrapped(text: str) -> list[str]:
    """The paragraph in full lines, its last line short."""
    lines: list[list[str]] = [[]]
    for word in text.split(" "):
        if len(" ".join([*lines[-1], word])) > WIDTH:
            lines.append([])
        lines[-1].append(word)
    while len(" ".join(lines[-1])) > _ENDS_EARLY:
        lines[-1:] = [lines[-1][:-1], lines[-1][-1:]]
    return [" ".join(line) for line in lines]


def _words(date: str) -> str:
    return PartialDate.parse(str(date)).words
