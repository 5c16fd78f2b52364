"""Damage of an extraction mended line by line, each repair recorded with its basis (domain, Damage)."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.importing.vocabulary import Vocabulary, squashed
from generator.importing.words import Repair, Word, cut

LINE_END = "line-end hyphen"
SPLIT = "word split in the extraction"
GLUED = "label glued to its text"
LIGATURE = "ligature"
BROKEN_GRADE = "grade over two lines"

Mended = tuple[tuple[Word, ...], tuple[Repair, ...]]
Reading = Callable[[Word], str]

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_GLUED = re.compile(r"(\([a-z]\)|\d{1,3}\.)(?=[^\W\d_]{2}|A\b|[“‘«])")
"""`(a)The publication`, `1.The Committee`; not `(a)–(c)`."""
_EDGES = re.compile(r"(\W*)(.*?)(\W*)", re.DOTALL)
_INITIAL = re.compile(r"\W*[B-HJ-NP-Z]")
"""A capital alone; A and I are words, and O may be a name's."""
_GRADE = re.compile(r"\[[A-E]\d?\]")
_GRADE_BEGUN = re.compile(r"\[(?:[A-E]\d?)?$")
_GRADE_ENDED = re.compile(r"(?:[A-E]\d?)?\]")
_RUN = re.compile(r"\d(?:\[[A-E]\d?\])+$")
_ORDINAL = re.compile(r"(st|nd|rd|th)\b.*")


@dataclass(frozen=True)
class Known:
    """The words a document or its vocabulary vouches for: by their letters those with one hyphen, and those without any, how often."""

    hyphenated: Mapping[str, str]
    whole: Mapping[str, int]

    def once(self, word: Word) -> bool:
        """Whether a word without a hyphen stands nowhere else in the document."""
        return self.whole.get(_parts(word.text)[1].casefold()) == 1


def known_words(lines: Sequence[Sequence[Word]], vocabulary: Vocabulary) -> Known:
    """What the words of a document, and the vocabulary, vouch for."""
    bare = Counter(_parts(word.text)[1] for words in lines for word in words)
    printed = [*vocabulary.of("damage", "hyphenated").printed, *(word for word in bare if word.replace("-", "").isalpha())]
    hyphenated = {squashed(word): word for word in sorted(printed) if word.count("-") == 1}
    whole: Counter[str] = Counter()
    for word, count in bare.items():
        if word.isalpha():
            whole[word.casefold()] += count
    return Known(hyphenated, whole)


def without_ligatures(words: tuple[Word, ...]) -> Mended:
    """`ﬁ` read as `fi`."""
    return _each(words, lambda word: word.text.translate(_LIGATURES), LIGATURE)


def unglued(words: tuple[Word, ...]) -> Mended:
    """The label that begins a line parted from the text it is glued to."""
    found = _GLUED.match(words[0].text) if words else None
    if not found:
        return words, ()
    label, rest = cut(words[0], found.end())
    return (label, rest, *words[1:]), (Repair(label.line, words[0].text, f"{label.text} {rest.text}", GLUED),)


def unfolded(words: tuple[Word, ...], fold: range, known: Known) -> Mended:
    """The hyphen put back where two printed lines were put together and it was lost; `fold` is where the first of them can have ended."""
    return _each(words, lambda word: _hyphenated(word, fold, known), LINE_END)


def unsplit(words: tuple[Word, ...], known: Known) -> Mended:
    """`R ights` and `121 st` read in one, where the document has the word in one elsewhere."""
    mended, repairs = list(words), []
    for place in range(1, len(words)):
        before, word = words[place - 1], words[place]
        letters = _parts(word.text)[1]
        initial = _INITIAL.fullmatch(before.text) and letters.islower() and (before.text[-1] + letters).casefold() in known.whole
        ordinal = before.text.isdigit() and _ORDINAL.fullmatch(word.text)
        if (initial or ordinal) and not mended[place - 1].joined:
            mended[place] = replace(word, joined=True)
            repairs.append(Repair(word.line, f"{before.text} {word.text}", before.text + word.text, SPLIT))
    return tuple(mended), tuple(repairs)


def joined_at_line_end(last: Word, first: Word, known: Known) -> tuple[Word, Word, Repair, bool] | None:
    """The words on both sides of a line's end where a hyphen parts them, and whether the hyphen stays for want of anything that tells.

    The hyphen goes where the document has the word in one elsewhere, and not with a hyphen.
    """
    head = last.text[:-1]
    if last.text[-1:] not in ("-", "\u2010", "\u2011", "\u00ad") or not head[-1:].isalpha() or not first.text[:1].islower():
        return None
    whole = squashed(_parts(head)[1] + _parts(first.text)[1])
    hyphen = last.text[-1] != "\u00ad" and (whole in known.hyphenated or whole not in known.whole)
    unsure = hyphen and whole not in known.hyphenated
    read = (last.text if hyphen else head) + first.text
    repair = Repair(last.line, f"{last.text} {first.text}", read, LINE_END)
    return replace(last, text=last.text if hyphen else head), replace(first, joined=True), repair, unsure


def grade_over_line_end(before: Sequence[Word], first: Word) -> tuple[Word, Repair] | None:
    """The first word of a line as it goes on with the grade, or run of grades, that the line before ends in: `24[B]`, then `[C]`."""
    last = before[-1]
    broken = _GRADE_BEGUN.search(last.text) and _GRADE_ENDED.match(first.text)
    goes_on = _RUN.search("".join(word.text for word in before[-3:])) and _GRADE.match(first.text)
    if not broken and not goes_on:
        return None
    return replace(first, joined=True), Repair(last.line, f"{last.text} {first.text}", last.text + first.text, BROKEN_GRADE)


def _each(words: tuple[Word, ...], read: Reading, basis: str) -> Mended:
    texts = [read(word) for word in words]
    repairs = tuple(Repair(word.line, word.text, text, basis) for word, text in zip(words, texts, strict=True) if text != word.text)
    mended = tuple(replace(word, text=text) for word, text in zip(words, texts, strict=True)) if repairs else words
    return mended, repairs


def _hyphenated(word: Word, fold: range, known: Known) -> str:
    if not fold:
        return word.text
    before, bare, after = _parts(word.text)
    printed = known.hyphenated.get(bare.casefold(), "") if bare.isalpha() else ""
    at = printed.find("-")
    if at < 0 or word.start + len(before) + at not in fold:
        return word.text
    return f"{before}{bare[:at]}-{bare[at:]}{after}"


def _parts(text: str) -> tuple[str, str, str]:
    found = _EDGES.fullmatch(text)
    assert found
    return found[1], found[2], found[3]
