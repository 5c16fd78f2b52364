"""A paragraph of an invented assessment: the summary of the reply with its gaps, the information, the evaluations with their marks."""

from collections.abc import Sequence
from typing import Any

from generator.records.values import NONE_PRINTED, NOT_STATED, WHOLE
from generator.sample.draws import Draws
from generator.sample.prose import Prose
from generator.text import letters_in_words

Letters = tuple[str, ...]

_EVALUATED = (
    ("welcomes", "request"),
    ("welcomes", "insufficient", "request"),
    ("insufficient", "request", "reiterates"),
    ("insufficient", "neutral", "request"),
    ("neutral", "request", "request"),
    ("no-information", "request"),
    ("welcomes", "neutral"),
    ("neutral",),
)
_SILENT = (("no-information", "reiterates"), ("no-information", "request"))
_ASPECTS = ("legislation", "practice", "investigations", "reparation", "training", "statistics")


def reply_text(prose: Prose, letters: Letters, length: int) -> tuple[str, Letters]:
    """The summary of the reply, and the points on which it is silent: most of the lettered ones leave out some."""
    draws = prose.draws
    form = draws.below(20)
    if form == 0:
        return NONE_PRINTED, letters
    if not letters or form < 4:
        return "\n\n".join(prose.sentences("step", draws.between(2, 4)) for _ in range(length * draws.between(2, 4))), ()
    answered = letters if form < 7 else tuple(sorted(draws.several(letters, draws.between(1, len(letters) - 1))))
    paragraphs = _lettered(prose, "step", answered, length)
    if form in (7, 8):
        paragraphs.insert(0, prose.sentences("step", 2))
    elif form == 9:
        paragraphs.append(f"(-) {prose.sentence('step')}")
    elif form in (10, 11) and letters[-1] not in answered:
        paragraphs[0] = paragraphs[0].replace(f"({answered[0]})", f"({answered[0]}), ({letters[-1]})", 1)
        answered = (*answered, letters[-1])
    return "\n\n".join(paragraphs), tuple(letter for letter in letters if letter not in answered)


def information(prose: Prose, letters: Letters, informants: Sequence[Sequence[str]], length: int) -> list[dict[str, Any]]:
    """A text from each of the informants: lettered, with any of the points, or general."""
    texts = []
    for organizations in informants:
        if letters and prose.draws.chance(0.7):
            named = tuple(sorted(prose.draws.several(letters, prose.draws.between(1, 4))))
            paragraphs = _lettered(prose, "complaint", named, length)
        else:
            paragraphs = [prose.sentences("complaint", prose.draws.between(2, 4)) for _ in range(length * prose.draws.between(1, 3))]
        texts.append({"organizations": list(organizations), "text": "\n\n".join(paragraphs)})
    return texts


def evaluations(prose: Prose, letters: Letters, silent: Letters, grades: Sequence[str], length: int) -> list[dict[str, Any]]:
    """The evaluations of a paragraph, on the whole of it or on groups of its points."""
    found = []
    for scope in _scopes(prose.draws, letters):
        points = scope if isinstance(scope, tuple) else letters or (None,) * 3
        text, marks = _evaluated(prose, points, silent, length)
        found.append(_evaluation(prose.draws.one(grades), scope, text, marks))
        if prose.draws.chance(0.25):
            del found[-1]["marks"]
    return found


def no_report(prose: Prose, grade: str) -> list[dict[str, Any]]:
    """The one evaluation of a paragraph where no report came."""
    text = prose.sentence("no-report")
    return [_evaluation(grade, WHOLE, text, [{"kind": "no-information", "quote": text}])]


def _lettered(prose: Prose, kind: str, letters: Letters, length: int) -> list[str]:
    """Sentences under each letter, some of them in a second paragraph without one."""
    paragraphs = []
    for letter in letters:
        paragraphs.append(f"({letter}) {prose.sentences(kind, length * prose.draws.between(1, 4))}")
        if prose.draws.chance(0.2):
            paragraphs.append(prose.sentences(kind, length * prose.draws.between(1, 2)))
    return paragraphs


def _scopes(draws: Draws, letters: Letters) -> list[str | Letters | dict[str, str]]:
    form = draws.below(20)
    if form == 0:
        return [NOT_STATED, NOT_STATED]
    if form == 1:
        return [{"words": aspect} for aspect in draws.several(_ASPECTS, 2)]
    if not letters or form < 6:
        return [WHOLE]
    groups: dict[int, list[str]] = {}
    for place, letter in enumerate(letters):
        group = draws.below(3) if form < 9 else 3 * place // len(letters)
        groups.setdefault(group, []).append(letter)
    return [tuple(group) for group in groups.values()]


def _evaluated(prose: Prose, points: tuple[str | None, ...], silent: Letters, length: int) -> tuple[str, list[dict[str, Any]]]:
    """The Committee's text with a paragraph for each of the points, and marks on those of its sentences that stand in it once."""
    paragraphs: list[str] = []
    marks: list[tuple[str, dict[str, Any]]] = []
    for point in points:
        on = {"points": [point]} if point else {}
        said = [(kind, prose.sentence(kind)) for kind in prose.draws.one(_SILENT if point in silent else _EVALUATED) * length]
        paragraphs.append(" ".join(sentence for _, sentence in said))
        quotes = ((kind, sentence.rstrip(".") if kind == "welcomes" else sentence) for kind, sentence in said)
        marks += [(quote, {"kind": kind, **on, "quote": quote}) for kind, quote in quotes if kind != "neutral"]
    text = "\n\n".join(paragraphs)
    return text, [mark for quote, mark in marks if text.count(quote) == 1]


def _evaluation(grade: str, scope: str | Letters | dict[str, str], text: str, marks: list[dict[str, Any]]) -> dict[str, Any]:
    named = f" {letters_in_words(scope)}" if isinstance(scope, tuple) else f" {scope['words']}" if isinstance(scope, dict) else ""
    return {"grade": grade, "scope": scope, "printed": f"[{grade}]{named}:", "text": text, "marks": marks}
