"""Text blocks read by their labels: what begins a point, what stands without a letter, and no word ever changed."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.corpus import Corpus
from generator.index import Index
from generator.text import LabelledText, e_mails_in, labelled, letters_in_words, paragraphs_of, recommended


def shape(text: LabelledText) -> list[tuple[str, tuple[str, ...]]]:
    """Each part with its label: `lead` before the labels, `end` after `(-)`."""
    parts = [("lead", text.opening), *((passage.label, passage.paragraphs) for passage in text.passages), ("end", text.closing)]
    return [(label, paragraphs) for label, paragraphs in parts if paragraphs]


def test_a_blank_line_parts_paragraphs_and_a_line_break_is_a_space() -> None:
    assert paragraphs_of("One\ntwo\n  three\n\n \nFour\n") == ("One two three", "Four")


@pytest.mark.parametrize("text", ["\u00a0One\u2003", "XIV and X", "one  two\u00a0three", "\u3000"])
def test_of_a_paragraph_only_breaks_and_spaces_at_its_ends_are_taken_off(text: str) -> None:
    assert paragraphs_of(f"\n {text} \n\n  {text}\n {text}  \n\n") == (text, f"{text} {text}")


LABELLED = {
    "no labels": ("One.\n\nTwo.", [("lead", ("One.", "Two."))]),
    "lead-in and points": ("By:\n\n(a) One;\n\n(b) Two.", [("lead", ("By:",)), ("(a)", ("One;",)), ("(b)", ("Two.",))]),
    "a paragraph without a letter belongs to the letter above": (
        "(a) One.\n\nMore;\n\n(b) Two.",
        [("(a)", ("One.", "More;")), ("(b)", ("Two.",))],
    ),
    "one passage on two points": ("(a), (c) Both.\n\n(b) One.", [("(a), (c)", ("Both.",)), ("(b)", ("One.",))]),
    "(-) ends the last point": ("(a) One.\n\n(-) All.\n\nStill all.", [("(a)", ("One.",)), ("end", ("All.", "Still all."))]),
    "a point after (-)": ("(a) One.\n\n(-) All.\n\n(b) Two.", [("(a)", ("One.",)), ("(b)", ("Two.",)), ("end", ("All.",))]),
    "what follows (-) is in its order before any label too": (
        "(-) All.\n\nStill all.\n\n(a) One.",
        [("(a)", ("One.",)), ("end", ("All.", "Still all."))],
    ),
    "a label inside a sentence is prose": ("It asks: (a) this; and (b) that.", [("lead", ("It asks: (a) this; and (b) that.",))]),
    "a capital, a numeral and a bare label are prose": ("(A) x\n\n(1) y\n\n(a)", [("lead", ("(A) x", "(1) y", "(a)"))]),
}


@pytest.mark.parametrize("case", LABELLED)
def test_a_block_is_read_by_the_labels_its_paragraphs_begin_with(case: str) -> None:
    text, expected = LABELLED[case]
    assert shape(labelled(text)) == expected


RUN_IN = {
    "three points": (
        "It should: (a) stop; (b) start; and (c) go on.",
        [("lead", ("It should:",)), ("(a)", ("stop;",)), ("(b)", ("start; and",)), ("(c)", ("go on.",))],
    ),
    "joined by commas and or": (
        "It should: (a) stop, or (b) start.",
        [("lead", ("It should:",)), ("(a)", ("stop, or",)), ("(b)", ("start.",))],
    ),
    "a letter before the run is prose": (
        "By rule 3, (b) and (c), it should: (a) stop; (b) go.",
        [("lead", ("By rule 3, (b) and (c), it should:",)), ("(a)", ("stop;",)), ("(b)", ("go.",))],
    ),
    "no sign but a space is taken off": (
        "XX should: (a) stop\u00a0; (b) heed rule X\u00a0",
        [("lead", ("XX should:",)), ("(a)", ("stop\u00a0;",)), ("(b)", ("heed rule X\u00a0",))],
    ),
    "nor a letter at the end": (
        "It should: (a) stop; (b) heed rule X",
        [("lead", ("It should:",)), ("(a)", ("stop;",)), ("(b)", ("heed rule X",))],
    ),
    "one letter alone is no list": ("See: (a) of the Act.", [("lead", ("See: (a) of the Act.",))]),
    "letters out of turn are prose": (
        "It should: (a) apply article 2, (c) of the Act.",
        [("lead", ("It should: (a) apply article 2, (c) of the Act.",))],
    ),
    "a list inside a point stays in it": (
        "(a) Report on: (a) x; and (b) y;\n\n(b) Stop.",
        [("(a)", ("Report on: (a) x; and (b) y;",)), ("(b)", ("Stop.",))],
    ),
    "a second paragraph after the run": (
        "It should: (a) x; (b) y.\n\nAnd soon.",
        [("lead", ("It should:",)), ("(a)", ("x;",)), ("(b)", ("y.", "And soon."))],
    ),
}


@pytest.mark.parametrize("case", RUN_IN)
def test_a_recommendation_is_split_at_labels_printed_run_in(case: str) -> None:
    text, expected = RUN_IN[case]
    assert shape(recommended(text)) == expected


_PARAGRAPH = st.from_regex(r"(\([a-d]\)(, \([a-d]\))? |\(-\) )?[A-Za-z:;,()’ ]{0,30}[a-z.]", fullmatch=True)


@given(st.lists(_PARAGRAPH, min_size=1, max_size=8))
@example(["x: (a) y; and (b) z", "(-) w"])
def test_reading_changes_no_word_and_no_order(paragraphs: list[str]) -> None:
    text = "\n\n".join(paragraphs)
    printed = re.sub(r"(?m)^\(-\) ", "", "\n".join(paragraphs_of(text))).split()
    for read in (labelled(text), recommended(text)):
        parts = [*read.opening, *(word for passage in read.passages for word in (passage.label, *passage.paragraphs)), *read.closing]
        assert sorted(" ".join(parts).split()) == sorted(printed)
        if not read.closing:
            assert " ".join(parts).split() == printed


def test_every_text_of_both_corpora_is_read_without_losing_a_word(corpus: Corpus, invented: Index) -> None:
    texts = [
        text
        for record in (*corpus.assessments.values(), *invented.corpus.assessments.values())
        for paragraph in record.paragraphs
        for text in (paragraph.recommendation, paragraph.reply)
        if text not in (None, "none-printed")
    ]
    assert len(texts) > 12
    for text in texts:
        read = recommended(text)
        parts = [*read.opening, *(word for passage in read.passages for word in (passage.label, *passage.paragraphs)), *read.closing]
        assert " ".join(parts).split() == text.replace("(-) ", "").split()


@pytest.mark.parametrize(
    ("letters", "words"),
    [
        ("a", "(a)"),
        ("ab", "(a) and (b)"),
        ("abc", "(a) to (c)"),
        ("acf", "(a), (c) and (f)"),
        ("cdef", "(c) to (f)"),
        ("bc", "(b) and (c)"),
    ],
)
def test_letters_are_said_as_the_documents_say_them(letters: str, words: str) -> None:
    assert letters_in_words(tuple(letters)) == words


def test_e_mail_addresses_are_found_wherever_they_stand() -> None:
    assert e_mails_in("(a@b.example), c.d+e@f-g.example.org; not h@i, @j.example or k@.example") == ["a@b.example", "c.d+e@f-g.example.org"]
    assert e_mails_in("no such thing") == []
