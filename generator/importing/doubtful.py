"""Lines of a text that may be something else: a heading, the label of an evaluation or of a paragraph, an organization's name."""

import re
from collections.abc import Iterator, Sequence

from generator.importing.clean import Doubt
from generator.importing.labels import begins_with, label_at, like_a_paragraph
from generator.importing.organizations import Names
from generator.importing.paragraphs import Layout, fits_on
from generator.importing.points import is_a_label
from generator.importing.scopes import like_a_label
from generator.importing.shapes import begins_anew, heading_length
from generator.importing.vocabulary import Vocabulary
from generator.importing.words import TextLine
from generator.stated import GRADE

_LABEL_OR_NUMBER = re.compile(r"(?:\(?[a-z]\):?|\d{1,3}[.)])\s*")
_FEW_WORDS = re.compile(r"[^\W\d_]\S*(?: [^\s:;,.()]+){0,4}: ")
_NOTE = re.compile(r"(?:\d{1,2}|\*{1,3}|[†‡])\s[“(\[]?[^\W\d_a-z]")
_WITH_TEXT = re.compile(r"[^.;:]{1,90}:\s")


def doubtful_lines(
    lines: Sequence[TextLine], vocabulary: Vocabulary, layout: Layout, names: Names, of: Sequence[str] = ()
) -> Iterator[Doubt]:
    """A doubt for each line that may not belong to the text; `of` are the organizations whose text it is."""
    for place in range(len(lines)):
        said = _doubt(lines, place, vocabulary, layout, names, of)
        head = "" if said else _heading_doubt(lines, place, vocabulary, layout)
        if said or head:
            yield Doubt(lines[place].number, said or head, heads=bool(head))


def _doubt(lines: Sequence[TextLine], place: int, vocabulary: Vocabulary, layout: Layout, names: Names, of: Sequence[str]) -> str:
    line = lines[place]
    if like_a_label(line.text):
        return f"{line.text[:24]!r} reads like the label of an evaluation, and is taken for text; whose grade is it?"
    graded = re.search(GRADE, line.text)
    if graded:
        return f"{line.text[graded.start() :][:24]!r} stands in the midst of a text; does an evaluation begin here, and whose grade is it?"
    if like_a_paragraph(line, vocabulary):
        return f"{line.text[:40]!r} reads like the label of a follow-up paragraph, and is taken for text"
    if _like_a_value(lines, place, vocabulary):
        return f"{line.text[:40]!r} reads like a label with its value, and is taken for text; does another part of the document begin here?"
    if line.text.isdigit():
        return f"{line.text!r} stands alone on its line, and is taken for text; is it the mark of a footnote, or a page's number?"
    if _like_a_note(lines, place, layout):
        return f"{line.text[:40]!r} begins like a footnote, and is taken for text"
    named = names.found_at_start(_without_label(line, vocabulary)) if _anew(lines, place, layout) else ()
    if named and not set(named) <= set(of):
        return f"{line.text[:60]!r} begins with the name of {', '.join(named)}: is it the text of another voice?"
    return ""


def _heading_doubt(lines: Sequence[TextLine], place: int, vocabulary: Vocabulary, layout: Layout) -> str:
    """What to say of a line that may be a heading, or a label with its text."""
    line = lines[place]
    if any(begins_with(line, vocabulary.of("headings", name)) for name in ("reply", "information", "evaluation")):
        return f"{line.text[:60]!r} begins like a heading, and is taken for text"
    anew = _anew(lines, place, layout)
    begins = bool(begins_with(line, vocabulary.of("body", "heading_words")))
    if anew and ((begins and _WITH_TEXT.match(line.text)) or _like_an_unknown_label(line, vocabulary)):
        return f"{line.text[:60]!r} begins like a heading or label with its text beside it, and is taken for text"
    shaped = (anew or begins) and len(lines) > 1 and not _after_label(lines, place)
    if shaped and heading_length(lines, place, layout, colon=begins):
        return f"{line.text[:60]!r} reads like a heading, and is taken for text; whose are the words below it?"
    return ""


def _like_a_value(lines: Sequence[TextLine], place: int, vocabulary: Vocabulary) -> bool:
    """Whether a label of a State's header or end begins the line, its colon after it."""
    found = (label_at(lines, place, phrases) for phrases in vocabulary.phrases.get("labels", {}).values())
    return any(label and label.words[-1].text.endswith(":") for label in found)


def _like_a_note(lines: Sequence[TextLine], place: int, layout: Layout) -> bool:
    """Whether a mark and a capital begin a line after the end of a text, or at the end of a page."""
    ends_page = place + 1 < len(lines) and lines[place + 1].begins_page
    return bool(_NOTE.match(lines[place].text)) and (ends_page or begins_anew(lines, place, layout))


def _like_an_unknown_label(line: TextLine, vocabulary: Vocabulary) -> bool:
    """Whether a few words and a colon begin the line, and no recommendation: `Action recommended: …`, `Government: …`."""
    return bool(_FEW_WORDS.match(line.text)) and not begins_with(line, vocabulary.of("body", "openers"))


def _without_label(line: TextLine, vocabulary: Vocabulary) -> str:
    """The line from where a name may begin: after a label or number, and after an article."""
    found = _LABEL_OR_NUMBER.match(line.text)
    text = line.text[found.end() :] if found else line.text
    article = next((each for each in vocabulary.of("body", "articles").printed if text.casefold().startswith(f"{each} ")), "")
    return text[len(article) :]


def _anew(lines: Sequence[TextLine], place: int, layout: Layout) -> bool:
    """Whether what stands before a line has ended, or it begins with a capital though it would have gone on on the one before."""
    return begins_anew(lines, place, layout) or _after_a_short_line(lines, place, layout)


def _after_a_short_line(lines: Sequence[TextLine], place: int, layout: Layout) -> bool:
    return bool(place and layout.width) and lines[place].text[:1].isupper() and fits_on(lines[place - 1], lines[place], layout)


def _after_label(lines: Sequence[TextLine], place: int) -> bool:
    """Whether the line is the text of a label that stands alone above it."""
    return bool(place and is_a_label(lines[place - 1].text))
