"""What stands beside official text: its footnotes, our notes, and where the document contradicts itself, each at its place."""

from generator.markdown import block, escape, lines, paragraph
from generator.pages.parts import foreign
from generator.records.assessment import Assessment, Footnote
from generator.text import paragraphs_of

HEADER = (
    "state",
    "session",
    "printed",
    "report",
    "concluding_observations",
    "replies",
    "submissions",
    "follow_up_paragraphs",
    "stated_evaluation",
    "criteria",
)
"""The parts of a record, in dotted form, whose remarks stand under the header."""
END = ("recommended_action", "procedure", "next_report")
LETTER = ("letter",)


def of_paragraph(number: int) -> tuple[str, ...]:
    """The part of a record that is one of its paragraphs."""
    return (f"paragraphs.{number}",)


def remarks(record: Assessment, places: tuple[str, ...]) -> str:
    """Our notes on a part of the record, and where the document contradicts itself there, set apart as ours."""
    return _ours([text for place, text in _remarked(record) if _is_within(place, places)])


def other_remarks(record: Assessment) -> str:
    """Our notes on whatever has no place on the page: they stand at its end."""
    shown = (*HEADER, *END, *LETTER, "paragraphs")
    return _ours([text for place, text in _remarked(record) if not _is_within(place, shown)])


def footnotes_on(record: Assessment, places: tuple[str, ...]) -> list[tuple[int, Footnote]]:
    """The footnotes whose marker stands in a part of the record, with their numbers in the record, from 1."""
    return [(number, note) for number, note in enumerate(record.footnotes, start=1) if _is_within(note.on, places)]


def footnotes(record: Assessment, places: tuple[str, ...]) -> str:
    """The footnotes of a part of the record, to stand at its end."""
    return lines(
        paragraph(
            f"**{escape(note.mark)}** {escape(' '.join(paragraphs_of(note.text)))}",
            anchor=f"footnote-{number}",
            classes="footnote official",
            **foreign(record),
        )
        for number, note in footnotes_on(record, places)
    )


def _remarked(record: Assessment) -> list[tuple[str, str]]:
    flags = [(flag.on, f"The document contradicts itself: {flag.text}") for flag in record.printed_errors]
    return [*flags, *((note.on, note.text) for note in record.notes)]


def _ours(texts: list[str]) -> str:
    written = [paragraph(escape(" ".join(paragraphs_of(text)))) for text in texts]
    return block("ours", paragraph("**Our note**" if len(written) == 1 else "**Our notes**", classes="label"), *written) if written else ""


def _is_within(place: str, places: tuple[str, ...]) -> bool:
    return any(place == each or place.startswith(f"{each}.") for each in places)
