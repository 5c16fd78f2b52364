"""What a header states against the body: grades in their order, and paragraphs; a difference is told with the lines of both."""

from collections.abc import Iterator, Mapping, Sequence

from generator.importing.labels import parted
from generator.importing.pieces import Piece, Remark
from generator.importing.words import text_of
from generator.stated import stated_grades


def compared_grades(pieces: Sequence[Piece]) -> Iterator[Remark]:
    """A remark for each paragraph whose stated grades are not those of its evaluations, and for one that only one of both has."""
    stated = next((piece for piece in pieces if piece.keys == ("stated_evaluation",)), None)
    runs = stated_grades(text_of(stated.words)) if stated else []
    if not stated or not runs:
        return
    given = _given(pieces)
    if not given:
        return
    for number, grades, start in runs:
        line = parted(stated.words, start)[1][0].line
        held = given.get(number)
        if held is None:
            yield Remark(("stated_evaluation",), line, f"the header states {_run(number, grades)}, but no paragraph {number} follows")
        elif not held:
            sentence = f"the header states {_run(number, grades)}, but no evaluation of paragraph {number} was read"
            yield Remark(("stated_evaluation",), line, sentence)
        elif [grade for grade, _ in held] != grades:
            lines = ", ".join(str(at) for _, at in held)
            sentence = f"the header states {_run(number, grades)}, but the evaluations are {_run(number, [grade for grade, _ in held])}"
            yield Remark(("stated_evaluation",), line, f"{sentence} (line{'s' if len(held) > 1 else ''} {lines})")
    for number in (number for number in given if given[number] and number not in [stated for stated, _, _ in runs]):
        line = stated.words[0].line
        yield Remark(("stated_evaluation",), line, f"the header states no grade for paragraph {number}, which has evaluations")


def compared_paragraphs(pieces: Sequence[Piece]) -> Iterator[Remark]:
    """A remark where the header names other follow-up paragraphs than follow."""
    stated = next((piece for piece in pieces if piece.keys == ("follow_up_paragraphs",) and piece.value), None)
    held = [piece.value for piece in pieces if piece.keys[:1] == ("paragraphs",) and piece.keys[2:] == ("number",)]
    if stated and held and stated.value != held:
        line = stated.words[0].line
        sentence = f"the header names paragraphs {_listed(stated.value)}; those that follow are {_listed(held)}"
        yield Remark(("follow_up_paragraphs",), line, sentence)


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))


def _given(pieces: Sequence[Piece]) -> Mapping[int, list[tuple[str, int]]]:
    """The grades of each paragraph in order, each with the line its label stands on."""
    numbers = {piece.keys[1]: piece.value for piece in pieces if piece.keys[:1] == ("paragraphs",) and piece.keys[2:] == ("number",)}
    given: dict[int, list[tuple[str, int]]] = {number: [] for number in numbers.values()}
    for piece in pieces:
        number = numbers.get(piece.keys[1]) if len(piece.keys) == 4 and piece.keys[2] == "evaluations" else None
        if number is not None and piece.value and piece.words:
            given[number].append((piece.value["grade"], piece.words[0].line))
    return given


def _run(number: int, grades: Sequence[str]) -> str:
    return f"{number}{''.join(f'[{grade}]' for grade in grades)}"
