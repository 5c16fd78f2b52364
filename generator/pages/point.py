"""One point: what was recommended, what is said on it, each voice apart, and the grade of the group it falls under."""

from generator import addresses, wording
from generator.anchors import placed
from generator.index import AnchoredInformation, Index, ParagraphEntry
from generator.markdown import alias, block, escape, heading, lines, paragraph
from generator.pages import parts
from generator.pages.evaluations import marked_passages
from generator.pages.page import to
from generator.points import Point, ReplyStatus
from generator.records.assessment import ScopeInWords
from generator.records.values import NONE_PRINTED
from generator.text import LabelledText


def point_block(index: Index, entry: ParagraphEntry, point: Point, here: str) -> str:
    """One point as a unit of the page."""
    level = 3 if point.letter else 2
    recommendation = addresses.lettered(addresses.RECOMMENDATION, point.letter)
    if point.recommended:
        asked = voice(
            "committee",
            wording.RECOMMENDED,
            recommendation,
            level,
            parts.official(point.recommended, recommendation, **parts.foreign(entry.record)),
        )
    else:
        asked = absent("committee", wording.RECOMMENDED, recommendation, wording.NONE_PRINTED["recommendation"], level)
    said = [_reply(entry, point, level), *_information(index, entry, point, level), *_said_missing(entry, point, here, level)]
    return block(
        "point" if point.letter else "point whole",
        heading(2, f"({point.letter})", anchor=point.letter) if point.letter else "",
        block("result", *_result(index, entry, point, here)),
        block("asked", asked),
        block("said", *said),
    )


def _reply(entry: ParagraphEntry, point: Point, level: int) -> str:
    anchor = addresses.lettered(addresses.REPLY, point.letter)
    if point.status is ReplyStatus.SUMMARIZED and entry.reading.reply:
        return voice("state", wording.REPLY, anchor, level, _text_on(entry, point, entry.reading.reply, addresses.REPLY))
    strong, rest = wording.SILENCE[point.status]
    return voice("state silent", wording.REPLY, anchor, level, parts.nothing_to_show(strong, rest))


def _information(index: Index, entry: ParagraphEntry, point: Point, level: int) -> list[str]:
    """What each organization told on the point."""
    blocks = []
    for told in (entry.information[each.position] for each in point.information):
        text = _text_on(entry, point, told.read, told.anchor)
        label = parts.information_label(index, told.information)
        anchor = addresses.lettered(told.anchor, point.letter)
        blocks += [alias(*_further_names(entry, point, told)), voice("organization", label, anchor, level, text)]
    if not blocks and entry.paragraph.information == NONE_PRINTED and point.letter is None:
        blocks.append(paragraph(wording.NONE_PRINTED["information"], classes="aside"))
    return blocks


def _further_names(entry: ParagraphEntry, point: Point, told: AnchoredInformation) -> tuple[str, ...]:
    """The anchors of a text as a whole, at the first point it speaks on, where it has no general part to carry them."""
    if point.letter is None:
        return told.aliases
    first = next(each.letter for each in entry.reading.points if each.letter in told.read.letters)
    return () if told.read.general or first != point.letter else (told.anchor, *told.aliases)


def _said_missing(entry: ParagraphEntry, point: Point, here: str, level: int) -> list[str]:
    """Where the summary does not speak on a point, the Committee's own sentences on missing information, each from its evaluation."""
    if point.status is ReplyStatus.SUMMARIZED or point.letter is None:
        return []
    quotes = [
        f"{escape(quote)} {to(here, 'in the evaluation', address)}"
        for mark, quote, address in marked_passages(entry, wording.MISSING_KINDS)
        if point.letter in (mark.points or ())
    ]
    if not quotes:
        return []
    label = heading(level, wording.MISSING, anchor=f"missing-{point.letter}", classes="label")
    return [block("voice committee", label, *(paragraph(quote, classes="official", **parts.foreign(entry.record)) for quote in quotes))]


def _text_on(entry: ParagraphEntry, point: Point, text: LabelledText, anchor: str) -> str:
    """What a text says on a point, with a word where it is printed under several letters; the whole text on an unlettered point."""
    paragraphs = placed(text, anchor)
    if point.letter is None:
        return parts.text_of(paragraphs, anchor, labels=True, **parts.foreign(entry.record))
    own = [each for each in paragraphs if point.letter in each.letters]
    shared = next((each.label for each in own if each.label and len(each.letters) > 1), "")
    told = paragraph(escape(f"printed under {shared}"), classes="aside") if shared else ""
    return lines([told, parts.text_of(own, addresses.lettered(anchor, point.letter), letter=point.letter, **parts.foreign(entry.record))])


def _result(index: Index, entry: ParagraphEntry, point: Point, here: str) -> list[str]:
    """The grade of the group a point falls under, or why it cannot be said."""
    if not point.evaluations:
        if point.letter is None or any(isinstance(evaluation.scope, ScopeInWords) for evaluation in entry.paragraph.evaluations):
            return []
        known = "not stated in the document" if entry.record.coverage == "full" else "not known from this record"
        return [paragraph(f"Which grade this point falls under is {known}.", classes="scope")]
    written = []
    for anchor, evaluation in (entry.evaluations[position] for position in point.evaluations):
        grouped = isinstance(evaluation.scope, tuple) and len(evaluation.scope) > 1
        told = "the grade of the group this point falls under: " if grouped else ""
        read = to(here, "read the evaluation", f"{here}#{anchor}")
        written.append(paragraph(parts.grade(here, index, entry.record, evaluation.grade)))
        written.append(paragraph(f"{told}{escape(wording.scope_in_words(evaluation))} · {read}", classes="scope"))
    return written


def voice(speaker: str, label: str, anchor: str, level: int, text: str) -> str:
    """One voice: its label, then its words."""
    return block(f"voice {speaker}", heading(level, escape(label), anchor=anchor, classes="label"), text)


def absent(speaker: str, label: str, anchor: str, sentence: str, level: int = 2) -> str:
    """A voice with nothing of its own to show, and the sentence that says why."""
    return voice(f"{speaker} silent", label, anchor, level, paragraph(escape(sentence)))
