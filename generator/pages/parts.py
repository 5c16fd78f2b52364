"""Parts that pages share: a grade with its words, a document with its link, the notices a record needs, rows of points."""

from collections.abc import Iterable
from typing import TypedDict

from generator import addresses, wording
from generator.anchors import Placed, placed_plainly
from generator.dates import PartialDate
from generator.index import Index, ParagraphEntry
from generator.markdown import alias, block, escape, escape_within, lines, link, paragraph
from generator.pages.page import Crumbs, to
from generator.records.assessment import Assessment, Evaluation, Information, Paragraph
from generator.records.registers import KnownAssessment, Wording
from generator.symbols import Symbol
from generator.text import paragraphs_of


def state_name(index: Index, record: Assessment) -> str:
    """The State's present name."""
    return index.state_name(record.state)


def organization_names(index: Index, ids: Iterable[str]) -> list[str]:
    """The organizations' names."""
    return [index.corpus.organizations[identifier].name for identifier in ids]


def crumbs_to(index: Index, record: Assessment, *, own: bool = True) -> Crumbs:
    """The way from the committee to a record; `own`: the record itself included."""
    committee = index.corpus.committees[record.committee].name
    way = (
        (committee, addresses.committee(record.committee)),
        (wording.session_name(record.session), addresses.session(record.committee, record.session)),
    )
    return (*way, (state_name(index, record), addresses.assessment(record))) if own else way


def grade_class(grade: str) -> str:
    """The class that colours a grade; the letter and the words say the same without it."""
    return f"grade-{grade.lower()}"


def grade(here: str, index: Index, record: Assessment, letter: str) -> str:
    """A grade with its scheme's words, linked to what it means."""
    words = index.criteria(record).grades[letter]
    target = addresses.relative_link(here, addresses.grade(record.criteria, letter))
    return link(f"**{letter}** {escape(words)}", target, classes=f"grade {grade_class(letter)}")


def graded(here: str, index: Index, record: Assessment, evaluation: Evaluation) -> str:
    """A grade with its words and its scope: it never stands without them."""
    return f"{grade(here, index, record, evaluation.grade)} {escape(wording.scope_in_words(evaluation))}"


def document(here: str, symbol: Symbol) -> str:
    """A document symbol, linked to its page."""
    return to(here, str(symbol), addresses.document(symbol))


def dated(here: str, symbol: Symbol, dates: Iterable[tuple[str, PartialDate | None]]) -> str:
    """A document with its dates, each with what it is where that is known: `CCPR/C/…, 18 April 2017, received 18 April 2017`."""
    told = [f"{name} {date.words}".strip() for name, date in dates if date]
    return ", ".join([document(here, symbol), *told])


def notices(here: str, record: Assessment) -> str:
    """The banners that apply: an advance unedited version, and what came later."""
    parts = [paragraph(wording.ADVANCE_UNEDITED)] if record.report.version == "advance unedited" else []
    for later in record.later:
        parts.append(paragraph(f"**Later:** {escape(wording.later_notice(later))} ({document(here, later.symbol)})."))
    return block("notices", *parts) if parts else ""


def later(here: str, record: Assessment) -> list[str]:
    """What is known to have come after a record, one line each: `concluding observations of 11 July 2025, CCPR/C/KAZ/CO/3`."""
    return [f"{escape(wording.later_notice(each))}, {document(here, each.symbol)}" for each in record.later]


def symbol_of_known(here: str, known: KnownAssessment) -> str:
    """The symbol of an assessment known and not held, to stand after its name; or that it is not known."""
    return f", {document(here, known.symbol)}" if known.symbol else ", document symbol not known here"


def worded(wording: Wording) -> str:
    """How a document words a grade: `Reply/action partially satisfactory: The State party took steps …`."""
    return escape(wording.heading) + (f": {escape(' '.join(paragraphs_of(wording.text)))}" if wording.text else "")


def text_of(
    paragraphs: Iterable[Placed], at: str, *, letter: str | None = None, labels: bool = False, prefix: str = "", lang: str = ""
) -> str:
    """Paragraphs of official text, each with its anchor but the one that its heading has already (`at`).

    `letter`: the point they are shown under; `labels`: whether printed labels stand before them; `prefix` begins every anchor;
    `lang`: the text's language, where it is not the page's.
    """
    attributes = {"lang": lang} if lang else {}
    written: list[str] = []
    before: Placed | None = None
    for each in paragraphs:
        if each.after and not (before and before.after == each.after):
            written.append(paragraph(f"printed without a letter, after {each.after}", classes="aside"))
        anchors = [f"{prefix}{anchor}" for anchor in ((each.anchor_under(letter),) if letter else each.anchors)]
        before, (own, *others) = each, anchors
        label = f"{escape(each.label)} " if labels and each.label else ""
        anchor = own if own != f"{prefix}{at}" else None
        written.append(paragraph(f"{alias(*others)}{label}{escape(each.text)}", anchor=anchor, classes="official", **attributes))
    return lines(written)


def official(texts: Iterable[str], anchor: str, *, prefix: str = "", lang: str = "") -> str:
    """Paragraphs of official text in which letters are prose."""
    return text_of(placed_plainly(texts, anchor), anchor, prefix=prefix, lang=lang)


class Language(TypedDict, total=False):
    """The attribute that names a language."""

    lang: str


def foreign(record: Assessment) -> Language:
    """The language of a record's official text, where it is not the page's."""
    return {"lang": record.language} if record.language != "en" else {}


def taken_from(here: str, entry: Paragraph) -> str:
    """That a recommendation is joined from another document, where the report does not reprint it."""
    source = entry.recommendation_from
    return paragraph(f"Taken from {document(here, source)}: the report does not reprint it.", classes="aside") if source else ""


def information_label(index: Index, information: Information) -> str:
    """`Information from …, as summarized by the Committee`, with the names as printed where they are printed otherwise."""
    label = wording.information_label(organization_names(index, information.organizations))
    return f"{label} (printed: {information.printed})" if information.printed else label


def nothing_to_show(strong: str, rest: str) -> str:
    """The sentence that stands where a text would, as visible as the text."""
    return paragraph(f"**{escape(strong)}**{escape_within(rest)}")


def paragraph_name(index: Index, entry: ParagraphEntry) -> str:
    """`Paragraph 24: Torture and ill-treatment`, with our topics in the place of the printed title, for lists."""
    topics = ", ".join(index.corpus.topics[topic].name for topic in entry.paragraph.topics)
    return f"Paragraph {entry.number}" + (f": {topics}" if topics else "")


def number_link(here: str, entry: ParagraphEntry) -> str:
    """A paragraph by its number, linked."""
    return to(here, str(entry.number), addresses.paragraph(entry.record, entry.number))


def point_link(here: str, entry: ParagraphEntry, letter: str) -> str:
    """A point by its paragraph and letter, linked: `24 (d)`."""
    page = addresses.paragraph(entry.record, entry.number)
    return to(here, wording.point_name(entry.number, letter), addresses.on(page, letter))


def kicker(text: str) -> str:
    """The line above a page's title that says where one is."""
    return paragraph(escape(text), classes="kicker")


def lede(text: str) -> str:
    """What a page is, in a sentence under its title."""
    return paragraph(escape(text), classes="lede")


def feed(here: str, there: str, what: str) -> str:
    """A quiet line that leads to a feed."""
    return paragraph(f"{escape(what)}: {to(here, 'Atom feed', there)}.", classes="aside")


def record_name(index: Index, record: Assessment) -> str:
    """`Kazakhstan, 123rd session`."""
    return f"{state_name(index, record)}, {wording.session_name(record.session)}"


def record_link(here: str, index: Index, record: Assessment) -> str:
    """A record by State and session, linked."""
    return to(here, record_name(index, record), addresses.assessment(record))
