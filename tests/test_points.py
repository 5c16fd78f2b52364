"""Paragraphs read point by point: the six things that can be said of the reply, and what covers and informs on a point."""

import pytest

from generator.index import Index, ParagraphEntry
from generator.points import Point, ReplyStatus, read_paragraph
from generator.records.assessment import Paragraph

S, N, U = ReplyStatus.SUMMARIZED, ReplyStatus.NOTHING, ReplyStatus.NOT_DETERMINABLE


def paragraph(index: Index, key: str, number: int) -> ParagraphEntry:
    """A paragraph by the address of its record and its number."""
    (entry,) = (entry for entry in index.assessments if entry.record.key == key)
    (found,) = (paragraph for paragraph in entry.paragraphs if paragraph.number == number)
    return found


def point(index: Index, key: str, number: int, letter: str | None) -> Point:
    """One point of a paragraph."""
    (found,) = (point for point in paragraph(index, key, number).reading.points if point.letter == letter)
    return found


def test_in_kazakhstans_record_nothing_is_summarized_on_24_d_and_54_b_and_on_no_other_point(index: Index) -> None:
    gaps = [
        (entry.record.state, paragraph.number, point.letter)
        for entry in index.assessments
        for paragraph in entry.paragraphs
        for point in paragraph.reading.points
        if point.status is not ReplyStatus.SUMMARIZED
    ]
    assert gaps == [("KAZ", 24, "d"), ("KAZ", 54, "b")]
    assert {point(index, "ccpr/123/kaz", number, letter).status for _, number, letter in gaps} == {ReplyStatus.NOTHING}


def test_kazakhstans_record_has_ten_points(index: Index) -> None:
    (kazakhstan,) = index.by_state["KAZ"]
    points = {paragraph.number: [point.letter for point in paragraph.reading.points] for paragraph in kazakhstan.paragraphs}
    assert points == {18: [None], 24: ["a", "b", "c", "d", "e", "f"], 54: ["a", "b", "c"]}


STATUSES = {
    ("ccpr/903/rur", 12): {"a": S, "b": N, "c": S, "d": S},
    ("ccpr/903/rur", 27): {None: S},
    ("ccpr/903/rur", 30): {"a": S, "b": N, "c": N},
    ("ccpr/904/fre", 8): {"a": U, "b": U},
    ("ccpr/904/fre", 14): {None: ReplyStatus.NONE_PRINTED},
    ("ccpr/904/syl", 5): {None: ReplyStatus.NO_REPORT},
    ("ccpr/905/zen", 3): {"a": S, "b": N, "c": N, "d": S},
    ("ccpr/905/zen", 9): {"a": ReplyStatus.NOT_HELD, "b": ReplyStatus.NOT_HELD},
    ("ccpr/906/rur", 12): {"a": U, "b": U, "c": S, "d": U},
}


@pytest.mark.parametrize(("key", "number"), STATUSES)
def test_what_the_summary_says_on_each_point(key: str, number: int, invented: Index) -> None:
    points = paragraph(invented, key, number).reading.points
    assert {point.letter: point.status for point in points} == STATUSES[key, number]


def test_the_invented_content_shows_all_six() -> None:
    assert {status for statuses in STATUSES.values() for status in statuses.values()} == set(ReplyStatus)


def test_where_points_are_not_held_nothing_is_said_of_the_reply(invented: Index) -> None:
    """Also under a grade that means no report, where the header lists a reply all the same."""
    graded_c, graded_d = (paragraph(invented, "ccpr/905/str", number).reading for number in (4, 6))
    assert (graded_c.points, graded_c.status) == ((), ReplyStatus.NOT_HELD)
    assert (graded_d.points, graded_d.status) == ((), ReplyStatus.NOT_HELD)


def test_where_points_are_not_held_a_grade_for_no_report_says_that_none_came() -> None:
    said = Paragraph.model_validate({"number": 6, "evaluations": [{"grade": "D", "scope": "not-held"}]})
    reading = read_paragraph(said, no_report=("D",))
    assert (reading.points, reading.status) == ((), ReplyStatus.NO_REPORT)


def test_a_reply_that_is_printed_is_read_whatever_the_grade() -> None:
    said = {"number": 5, "recommendation": "Stop.", "reply": "We did.", "evaluations": [{"grade": "D", "scope": "whole"}]}
    assert [point.status for point in read_paragraph(Paragraph.model_validate(said), no_report=("D",)).points] == [S]


def test_one_grade_among_others_does_not_mean_that_no_report_came() -> None:
    grades = [{"grade": "D", "scope": "not-stated"}, {"grade": "C", "scope": "not-stated"}]
    said = {"number": 5, "recommendation": "Stop.", "reply": "none-printed", "evaluations": grades}
    assert [point.status for point in read_paragraph(Paragraph.model_validate(said), no_report=("D",)).points] == [ReplyStatus.NONE_PRINTED]


def test_one_passage_stands_on_every_point_its_label_names(invented: Index) -> None:
    on_a, on_c = (point(invented, "ccpr/903/rur", 12, letter).reply for letter in "ac")
    assert on_a == on_c
    assert [(passage.label, len(passage.paragraphs)) for passage in on_a] == [("(a), (c)", 2)]


def test_points_printed_run_in_are_points(invented: Index) -> None:
    points = paragraph(invented, "ccpr/903/rur", 30).reading.points
    assert [(point.letter, point.recommended) for point in points] == [
        ("a", ("repeal the Compulsory Masks Order;",)),
        ("b", ("stop arrests, fines and dunking for a bare face; and",)),
        ("c", ("teach the police what a face is.",)),
    ]


def test_an_unlettered_recommendation_is_one_point_with_the_whole_of_every_text(invented: Index) -> None:
    found = point(invented, "ccpr/903/rur", 27, None)
    assert len(found.recommended) == 1
    assert [len(passage.paragraphs) for passage in found.reply] == [2]
    assert found.evaluations == (0,)


@pytest.mark.parametrize(
    ("reply", "passages"),
    [
        ("All.\n\n(a) One.\n\n(-) Again all.", [((), "", ("All.",)), (("a",), "(a)", ("One.",)), ((), "", ("Again all.",))]),
        ("(a) One.", [(("a",), "(a)", ("One.",))]),
    ],
)
def test_an_unlettered_point_has_what_stands_under_letters_and_what_does_not(reply: str, passages: list[tuple[object, ...]]) -> None:
    said = {"number": 5, "recommendation": "Stop.", "reply": reply, "evaluations": []}
    (whole,) = read_paragraph(Paragraph.model_validate(said), no_report=()).points
    assert [(passage.letters, passage.label, passage.paragraphs) for passage in whole.reply] == passages


def test_a_recommendation_is_read_whole_beside_its_points(invented: Index) -> None:
    reading = paragraph(invented, "ccpr/903/rur", 30).reading
    assert reading.recommendation is not None
    assert reading.recommendation.letters == ("a", "b", "c")


def test_where_neither_recommendation_nor_reply_is_printed_or_held_there_is_one_point() -> None:
    said = Paragraph.model_validate({"number": 5, "recommendation": "none-printed", "evaluations": [{"grade": "C", "scope": "whole"}]})
    assert [(point.letter, point.status) for point in read_paragraph(said, no_report=()).points] == [(None, ReplyStatus.NOT_HELD)]


def test_where_the_recommendation_is_not_printed_the_points_are_those_that_other_texts_name(invented: Index) -> None:
    reading = paragraph(invented, "ccpr/905/zen", 3).reading
    assert reading.recommendation is None
    assert [(point.letter, point.recommended) for point in reading.points] == [("a", ()), ("b", ()), ("c", ()), ("d", ())]


COVERED = {
    ("ccpr/903/rur", 12): {"a": (0,), "b": (0,), "c": (1,), "d": (1,)},
    ("ccpr/903/rur", 30): {"a": (0,), "b": (0,), "c": (0,)},
    ("ccpr/904/fre", 8): {"a": (), "b": ()},
    ("ccpr/904/fre", 14): {None: ()},
    ("ccpr/905/zen", 3): {"a": (0,), "b": (1,), "c": (1,), "d": ()},
    ("ccpr/906/rur", 12): {"a": (0,), "b": (0,), "c": (1,), "d": (0,)},
}


@pytest.mark.parametrize(("key", "number"), COVERED)
def test_a_point_falls_under_the_evaluations_whose_scope_says_so_and_no_other(key: str, number: int, invented: Index) -> None:
    points = paragraph(invented, key, number).reading.points
    assert {point.letter: point.evaluations for point in points} == COVERED[key, number]


def test_a_point_has_every_text_of_information_that_names_it(invented: Index) -> None:
    informants = {
        letter: [(text.position, text.organizations) for text in point(invented, "ccpr/903/rur", 12, letter).information]
        for letter in "abcd"
    }
    assert informants == {
        "a": [(0, ("elphberg-society",))],
        "b": [(0, ("elphberg-society",))],
        "c": [(1, ("friends-of-the-dungeon", "zenda-monitor"))],
        "d": [(2, ("elphberg-society",))],
    }


def test_text_without_a_letter_is_on_no_point(invented: Index) -> None:
    again = paragraph(invented, "ccpr/906/rur", 12).reading
    assert again.reply is not None
    assert again.reply.general == (
        "The State party has changed since the last report.",
        "The State party asks that the procedure be closed.",
    )
    assert all(not point.information for point in again.points)
    joint = paragraph(invented, "ccpr/903/rur", 12).reading.information[1][1]
    assert joint.closing == ("Neither organization was allowed to visit.",)
    assert all("Neither" not in text for passage in joint.on("c") for text in passage.paragraphs)
