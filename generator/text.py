"""Text blocks as they stand in content: paragraphs, and the points their labels begin. Words are never changed."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

_E_MAIL = re.compile(r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]++@[A-Za-z0-9-]++(?:\.[A-Za-z0-9-]++)+")
"""Each run of signs is tried once, from its start: a text of a million letters must not take a day."""
E_MAIL_CUT = "[cut: e-mail address]"
_HOST = re.compile(r"@[A-Za-z0-9-]+\.")
"""What every e-mail address holds, and is looked for much faster."""
_LABEL = re.compile(r"\(([a-z])\)(?:, \([a-z]\))* ")
_END = "(-) "
_RUN_IN_FIRST = re.compile(r"(?<=: )\(a\) ")
_RUN_IN_NEXT = re.compile(r"(?<=[;,] )(?:(?:and|or) )?(?=\(([a-z])\) )")


@dataclass(frozen=True)
class Passage:
    """What one label holds: `letters` are those of the label, in order; none for text that stands without a label."""

    letters: tuple[str, ...]
    label: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class LabelledText:
    """A text block read by its labels: the part before them, one passage a label, and what follows `(-)`."""

    opening: tuple[str, ...]
    passages: tuple[Passage, ...]
    closing: tuple[str, ...]

    @property
    def letters(self) -> tuple[str, ...]:
        """Every letter that begins a passage, in printed order, each once."""
        return tuple(dict.fromkeys(letter for passage in self.passages for letter in passage.letters))

    @property
    def general(self) -> tuple[str, ...]:
        """The paragraphs that stand under no letter."""
        return self.opening + self.closing

    def on(self, letter: str) -> tuple[Passage, ...]:
        """The passages whose label names the letter."""
        return tuple(passage for passage in self.passages if letter in passage.letters)


@lru_cache(maxsize=1024)  # a text is read by many rules and pages, one record after another
def paragraphs_of(text: str) -> tuple[str, ...]:
    """The paragraphs of a block: a blank line parts them, a single line break is a space (design, Content)."""
    blocks = re.split(r"\n[ \n]*\n", text.strip("\n "))
    return tuple(" ".join(line.strip(" ") for line in block.split("\n")) for block in blocks)


@lru_cache(maxsize=1024)
def labelled(text: str) -> LabelledText:
    """The block read by the labels its paragraphs begin with; `(a), (c) ` begins a passage on both."""
    opening: list[str] = []
    closing: list[str] = []
    passages: list[tuple[str, list[str]]] = []
    part = opening
    for paragraph in paragraphs_of(text):
        match = _LABEL.match(paragraph)
        if match:
            part = [paragraph[match.end() :]]
            passages.append((match[0].rstrip(), part))
        elif paragraph.startswith(_END):
            part = closing
            part.append(paragraph.removeprefix(_END))
        else:
            part.append(paragraph)
    read = (Passage(tuple(re.findall(r"[a-z]", label)), label, tuple(paragraphs)) for label, paragraphs in passages)
    return LabelledText(tuple(opening), tuple(read), tuple(closing))


@lru_cache(maxsize=1024)
def recommended(text: str) -> LabelledText:
    """A recommendation read by its labels, those printed run-in included ("should: (a) …; (b) …; and (c) …")."""
    return labelled("\n\n".join(_split_run_in(paragraph) for paragraph in paragraphs_of(text)))


def _split_run_in(paragraph: str) -> str:
    """Part a paragraph before each label of a run that begins at ": (a) " and goes on letter by letter."""
    first = _RUN_IN_FIRST.search(paragraph)
    if first is None or _LABEL.match(paragraph):
        return paragraph
    cuts = [first.start()]
    for match in _RUN_IN_NEXT.finditer(paragraph, first.end()):
        if ord(match[1]) == ord("a") + len(cuts):
            cuts.append(match.end())
    if len(cuts) == 1:
        return paragraph
    bounds = [0, *cuts, len(paragraph)]
    return "\n\n".join(paragraph[start:end].strip(" ") for start, end in pairwise(bounds))


def e_mails_in(text: str) -> list[str]:
    """The e-mail addresses that stand in a text."""
    return _E_MAIL.findall(text) if _HOST.search(text) else []


def without_e_mails(text: str) -> str:
    """The text with a mark in the place of each e-mail address: none is published."""
    return _E_MAIL.sub(E_MAIL_CUT, text) if "@" in text and _HOST.search(text) else text


def letters_in_words(letters: tuple[str, ...]) -> str:
    """`(a)`, `(a) and (b)`, `(a), (c) and (f)`, and `(c) to (f)` for three or more that follow on each other."""
    marked = [f"({letter})" for letter in letters]
    run = len(letters) > 2 and all(ord(b) - ord(a) == 1 for a, b in pairwise(letters))
    if run:
        return f"{marked[0]} to {marked[-1]}"
    return marked[0] if len(marked) == 1 else f"{', '.join(marked[:-1])} and {marked[-1]}"
