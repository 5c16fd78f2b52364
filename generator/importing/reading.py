"""A document as the vocabulary reads it that finds the most in it; what is no assessment is refused by name."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.corpus import Corpus
from generator.importing.clean import CleanText, clean
from generator.importing.facts import NotAnAssessmentError
from generator.importing.labels import begins_with
from generator.importing.paragraphs import Layout
from generator.importing.pieces import words_in
from generator.importing.segment import Segments, segment
from generator.importing.source import SourceText
from generator.importing.vocabulary import Vocabulary, squashed
from generator.importing.words import TextLine, text_of

_FIRST_LINES = 80
"""Lines in which a document says what it is."""
_FULL_STOP = re.compile(r"(?<=\w{3})\.(?=\s+[A-Z]|$)")
"""The end of a sentence; not `No. 12` or `Rassendyll v. Ruritania`."""


@dataclass(frozen=True)
class Reading:
    """A document cleaned and parted, and the vocabulary that read it."""

    cleaned: CleanText
    segments: Segments
    vocabulary: Vocabulary

    @property
    def layout(self) -> Layout:
        """How its lines were broken."""
        return layout_of(self.cleaned, self.vocabulary)


def layout_of(cleaned: CleanText, vocabulary: Vocabulary) -> Layout:
    """How the lines of a document were broken."""
    return Layout(cleaned.width, vocabulary.of("damage", "abbreviations").printed)


def numbered(source: SourceText) -> SourceText:
    """The source with its lines counted through where two have one number, as where a page breaks within a line."""
    if len({line.number for line in source.lines}) == len(source.lines):
        return source
    return replace(source, lines=tuple(replace(line, number=number) for number, line in enumerate(source.lines, start=1)))


def read_by_the_best(source: SourceText, corpus: Corpus, vocabularies: Sequence[Vocabulary]) -> Reading:
    """The document as the vocabulary reads it that finds the most parts in it."""
    names = frozenset(squashed(state.name) for state in corpus.states.values())
    readings = []
    for vocabulary in vocabularies:
        cleaned = clean(source, vocabulary)
        _refuse(cleaned, vocabulary)
        readings.append(Reading(cleaned, segment(cleaned.lines, vocabulary, names), vocabulary))
    best = max(readings, key=lambda reading: len(reading.segments.parts))
    if not best.segments.parts:
        looked_for = best.vocabulary.of("labels", "concluding_observations").printed[0]
        raise NotAnAssessmentError(
            f"holds no assessment: no line begins with '{looked_for}:' and names a symbol such as CCPR/C/KAZ/CO/2, "
            "as the header of every State's part does. Is it the follow-up report, or a letter with its extract?"
        )
    _refuse_laid_out_alike(best)
    return best


def _refuse_laid_out_alike(reading: Reading) -> None:
    """Refuse what is laid out like an assessment, by what stands before a State's paragraphs."""
    segments = reading.segments
    for lines in (segments.front, *(part.header for part in segments.parts)):
        for place, line in enumerate(lines):
            said = text_of(words_in(lines[place : place + 2]))
            for what, patterns in reading.vocabulary.patterns.get("refused_patterns", {}).items():
                found = filter(None, (pattern.search(said) for pattern in patterns))
                if any(each.start() < len(line.text) and not _in_prose(lines, place, each.end()) for each in found):
                    raise _refusal(what, line)


def _in_prose(lines: Sequence[TextLine], place: int, end: int) -> bool:
    """Whether a full stop follows on words that begin on a line: `The Special Rapporteur on follow-up to Views reports separately.`

    `end`: the character they end at, counted from the begin of their line.
    """
    next_one = place + (1 if end <= len(lines[place].text) else 2)
    following = itertools.takewhile(lambda line: line.text[:1].islower(), lines[next_one:])
    return bool(_FULL_STOP.search(text_of(words_in((*lines[place:next_one], *following))), end))


def _refuse(cleaned: CleanText, vocabulary: Vocabulary) -> None:
    """Refuse by name what looks alike and is something else."""
    for line in cleaned.lines[:_FIRST_LINES]:
        for what, phrases in vocabulary.phrases.get("refused", {}).items():
            if begins_with(line, phrases):
                raise _refusal(what, line)


def _refusal(what: str, line: TextLine) -> NotAnAssessmentError:
    return NotAnAssessmentError(f"is {what}: line {line.number} reads {line.text[:80]!r}. It is never read as an assessment")
