"""The Special Rapporteur's letter: its date, its text with the signatory, and the addressee, who is never published."""

from collections.abc import Sequence

from generator.importing.dates import dates_in
from generator.importing.labels import heading_at
from generator.importing.paragraphs import Layout, paragraphs_of_lines, stops_at_end
from generator.importing.pieces import ADDRESSEE, CUT_MARK, FIELD, RUNNING_HEAD, Parsed, Piece, of_kind
from generator.importing.segment import without_comma
from generator.importing.vocabulary import Vocabulary
from generator.importing.words import TextLine, text_of_paragraphs
from generator.text import E_MAIL_CUT

CUT = "[cut: addressee]"


def parse_letter(lines: Sequence[TextLine], vocabulary: Vocabulary, layout: Layout) -> Parsed:
    """The letter's date and text; what stands above the salutation, and what follows the signatory, goes to no field."""
    said = vocabulary.of
    salutation = next((place for place, line in enumerate(lines) if heading_at((without_comma(line),), 0, said("letter", "salutation"))), 0)
    yield from _above(lines[:salutation], vocabulary)
    ends = next((place for place in range(salutation, len(lines)) if _is_addressee(lines[place], vocabulary)), len(lines))
    signed = max((place + 1 for place in range(salutation, ends) if stops_at_end(lines[place], layout)), default=ends)
    signatory = next((place + 1 for place in range(signed, ends) if said("letter", "signed_for").equal(lines[place].text)), ends)
    text = (
        *(line.words for line in lines[salutation : salutation + 1]),
        *paragraphs_of_lines(lines[salutation + 1 : signed], layout),
        *(line.words for line in lines[max(signed, salutation + 1) : signatory]),
    )
    if text:
        yield Piece(FIELD, tuple(word for paragraph in text for word in paragraph), ("letter", "text"), text_of_paragraphs(text))
    for line in lines[signatory:]:
        yield Piece(CUT_MARK if line.text == CUT else ADDRESSEE, line.words)


def _above(lines: Sequence[TextLine], vocabulary: Vocabulary) -> Parsed:
    """A letterhead, the date, and perhaps the addressee."""
    dated = next((place for place, line in enumerate(lines) if _is_date(line, vocabulary)), len(lines))
    for place, line in enumerate(lines):
        if place == dated:
            (found,) = dates_in(line.text, vocabulary.months)
            yield Piece(FIELD, line.words, ("letter", "date"), str(found.dates[0]))
        elif line.text == CUT:
            yield Piece(CUT_MARK, line.words)
        else:
            letterhead = place < dated < len(lines) and E_MAIL_CUT not in line.text
            yield from of_kind(RUNNING_HEAD if letterhead else ADDRESSEE, [line])


def _is_date(line: TextLine, vocabulary: Vocabulary) -> bool:
    found = dates_in(line.text, vocabulary.months)
    return len(found) == 1 and len(found[0].dates) == 1 and found[0].end - found[0].start > 0.6 * len(line.text)


def _is_addressee(line: TextLine, vocabulary: Vocabulary) -> bool:
    return line.text == CUT or E_MAIL_CUT in line.text or names_an_addressee(line, vocabulary)


def names_an_addressee(line: TextLine, vocabulary: Vocabulary) -> bool:
    """Whether a line begins as those do that name an addressee, stops included: `H.E. Mr. …`, not `He …`."""
    said = line.text.replace(" ", "").casefold()
    return said.startswith(tuple(each.replace(" ", "").casefold() for each in vocabulary.of("letter", "addressee").printed))
