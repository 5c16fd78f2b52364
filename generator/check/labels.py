"""Rules on labels: what looks like the label of a point and is not read as one would make a silence that is not there."""

import re
from collections.abc import Iterator

from generator.check.rules import Fault, ParagraphCase, Rule, each_paragraph
from generator.problems import Keys
from generator.records.values import is_printed
from generator.text import LabelledText, labelled, letters_in_words, paragraphs_of, recommended

_LETTER = r"(?:[(（]\s*[^\W\d_]\s*[)）]|[^\W\d_][)）])"
"""`(d)`, `( d )`, `(D)`, `d)`, and the same in letters that only look like ours."""
_BETWEEN = r"(?:\s*(?:,|;|/|&|-|–|—|\band\b|\bor\b|\bto\b|\bet\b|\by\b)\s*)+|\s+(?!\([ivx]\))"
"""What joins two letters in one label; `(a) (i) ` is a label and a numeral within the point."""
_LOOKS_LIKE_A_LABEL = re.compile(rf"[\s\u200b\ufeff•*·–—-]*({_LETTER}(?:(?:{_BETWEEN}){_LETTER})*|\([-–—]\))", re.IGNORECASE)
_LETTER_AND_STOP = re.compile(r"\s*([a-z]\.)\s")
"""`d. A fund`: at the start of a paragraph only, for within one it may end a sentence."""
_WELL_FORMED = re.compile(r"\(([a-z])\)(?: |$)")


def labels_are_read(case: ParagraphCase) -> Iterator[Fault]:
    """In a recommendation, reply or information, what begins a paragraph or line like a label is read as a label, each letter once."""
    for keys, text in _labelled_texts(case):
        read = recommended(text) if keys == ("recommendation",) else labelled(text)
        points = read.letters if keys == ("recommendation",) else ()
        for message in (*_unread(text, points), *(_begun_twice(read) if keys != ("recommendation",) else ())):
            yield Fault(keys, message)


def _labelled_texts(case: ParagraphCase) -> Iterator[tuple[Keys, str]]:
    for key in ("recommendation", "reply"):
        if is_printed(case.paragraph.sound(key)):
            yield (key,), case.paragraph.sound(key)
    texts = case.paragraph.sound("information")
    for position, text in enumerate(texts if isinstance(texts, tuple) else ()):
        yield ("information", position, "text"), text.sound("text", "")


def _unread(text: str, points: tuple[str, ...]) -> Iterator[str]:
    """What the paragraphs and lines begin with that is no label; `points` are the letters that are read within a paragraph."""
    for block in re.split(r"\n[ \n]*\n", text.strip("\n ")):
        paragraph, (_, *lines) = paragraphs_of(block)[0], block.split("\n")
        found = _LOOKS_LIKE_A_LABEL.match(paragraph) or _LETTER_AND_STOP.match(paragraph)
        if found and (read := _label_read(paragraph)) != found[0]:
            what = f"of which only {read} is read as a label" if read else "which is not read as a label"
            yield f"begins a paragraph with {_excerpt(paragraph)}, {what}; {_right_form(found[1])}"
        for line in (line.strip(" ") for line in lines):
            found = _LOOKS_LIKE_A_LABEL.match(line)
            form = _WELL_FORMED.match(line)
            if found and not (form and form[1] in points and found[1] == f"({form[1]})"):
                message = f"begins a line within a paragraph with {_excerpt(line)}, which is not read as a label"
                yield f"{message}; {_right_form(found[1])}; where it is prose, break the line elsewhere"


def _label_read(paragraph: str) -> str:
    """The label the paragraph is read by; nothing where it has none."""
    if paragraph.startswith("(-) "):
        return "(-)"
    passages = labelled(paragraph).passages
    return passages[0].label if passages else ""


def _right_form(found: str) -> str:
    letters = re.findall(r"[a-z]", re.sub(r"\b(and|or|to|et)\b|(?<=[\s)])y(?=[\s(])", "", found.lower()))
    if found[1:2] in "-–—" and not letters:
        return "write a blank line, then '(-) ' and the text"
    if len(letters) == 2 and re.search(r"[)）]\s*(-|–|—|to)", found, re.IGNORECASE):
        letters = [chr(code) for code in range(ord(letters[0]), ord(letters[1]) + 1)] or letters
    label = ", ".join(f"({letter})" for letter in letters)
    return f"write a blank line, then '{label or '(a)'} ' and the text" + ("" if label else ", with a letter from a to z")


def _begun_twice(read: LabelledText) -> Iterator[str]:
    letters = [letter for passage in read.passages for letter in passage.letters]
    twice = tuple(letter for letter in read.letters if letters.count(letter) > 1)
    if twice:
        yield f"begins {letters_in_words(twice)} more than once; a text has one label for each of its points"


def _excerpt(text: str) -> str:
    return repr(text if len(text) <= 24 else f"{text[:24]}…")


RULES = (Rule("LABEL-FORM", each_paragraph, labels_are_read, may_be_printed=True),)
