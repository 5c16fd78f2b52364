"""The label of an evaluation: a grade, and what it covers in letters or in words; where it may be read in two ways, that is said."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from generator.importing.labels import parted
from generator.importing.points import letters_of
from generator.importing.vocabulary import Vocabulary
from generator.importing.words import TextLine, Word, found_at_start
from generator.records.values import WHOLE
from generator.stated import GRADE

_LETTERS = r"\([a-z]\)(?:\s*(?:,|;|/|and|&|to|through|–|-|—)\s*(?:and\s+)?\([a-z]\))*"
_BEGIN = re.compile(rf"{GRADE}(?P<colon>\s*:)?(?=\s|$|\(|[^\W\d_a-z])\s*")
_LETTERS_AT = re.compile(rf"({_LETTERS})(?P<colon>\s*:)?(?=\s|$|[^\W\d_])\s*")
_IN_WORDS = re.compile(r"([^.;:\[\]]{1,90}):(?:\s+|$)")
_MOST_WORDS = 10
_LIKE_A_LABEL = re.compile(r"\[\s*[A-Za-z]\d?(?:\s*[/,&–-]\s*[A-Za-z]\d?)*\s*\]|\(?[A-E][12]?\)?\s*(?::|\([a-z]\)|\[|$)")
"""`[B/C] (a)`, `[b]`, `B (a):`, `(B):`."""


@dataclass(frozen=True)
class ScopeLabel:
    """A label read: its words, grade and scope, what is left of its line, and why it may be read otherwise."""

    grade: str
    scope: Any
    """Letters as a tuple, `whole`, `{words: …}`, or None where the label has neither."""
    words: tuple[Word, ...]
    rest: tuple[TextLine, ...]
    doubt: str = ""


def like_a_label(text: str) -> bool:
    """Whether a line begins with what may be the label of an evaluation, of this form or another."""
    return bool(_LIKE_A_LABEL.match(text))


def scope_label(line: TextLine, following: TextLine | None, vocabulary: Vocabulary) -> ScopeLabel | None:
    """The label a line begins with: `[C]:`, `[B] (a) and (b):`, `[B]: (a), (b)`, `[C] legislation:`. None for prose.

    Prose is `[B] (a) in the past round.`: a small letter after the grade or the letters, and no colon near.
    """
    text = line.text
    found = _BEGIN.match(text)
    if found is None:
        return None
    for end, scope, doubt in _readings(text, found, line, vocabulary):
        label, rest = parted(line.words, len(text[:end].rstrip()))
        next_word = text[end:] or (following.text if following else "")
        if next_word[:1].islower() and not text[:end].rstrip().endswith(":") and not isinstance(scope, dict):
            return None
        return ScopeLabel(found[1], scope, label, (replace(line, words=rest),) if rest else (), doubt)
    return None


def _readings(text: str, found: re.Match[str], line: TextLine, vocabulary: Vocabulary) -> Iterator[tuple[int, Any, str]]:
    """Where the label ends, its scope, and a doubt about it; the first counts."""
    colon = bool(found["colon"])
    letters = _LETTERS_AT.match(text, found.end())
    points = _points(letters[1]) if letters else None
    if letters and points and (letters["colon"] or text[letters.end() : letters.end() + 1].isupper() or letters.end() == len(text)):
        numeral = "i" in points and "h" not in points
        yield letters.end(), points, "(i) is read as a point; is it a numeral within one?" if numeral else ""
    if colon:
        doubt = f"{text[:24]!r} may name what the grade covers; it is read as naming nothing" if letters else ""
        yield found.end(), None, doubt
    words = _IN_WORDS.match(text, found.end())
    if words and len(words[1].split()) <= _MOST_WORDS and not _opens(line, found.end(), vocabulary):
        whole = vocabulary.of("body", "whole").equal(words[1])
        said = words[1].strip()
        doubt = f"{said!r} is read as the words that say what the grade covers; is it letters, or the beginning of the text?"
        yield words.end(), WHOLE if whole else {"words": said}, "" if whole else doubt
    if not letters:
        yield found.end(), None, ""


def _points(letters: str) -> tuple[str, ...] | None:
    """The points that letters name, each once and in order; None for `(b) to (a)`."""
    points = letters_of(letters)
    in_order = list(points) == sorted(set(points))
    return points if in_order and set(re.findall(r"\(([a-z])\)", letters)) <= set(points) else None


def _opens(line: TextLine, at: int, vocabulary: Vocabulary) -> bool:
    """Whether the text itself begins here, and no words of a label."""
    return bool(found_at_start(parted(line.words, at)[1], vocabulary.of("body", "openers")))
