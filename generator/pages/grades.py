"""The grades pages: each scheme with its wordings and dates, and by session what received each grade."""

from generator import addresses, wording
from generator.index import AssessmentEntry, Index
from generator.markdown import attributes, block, bullets, escape, heading, lines, paragraph
from generator.pages import parts
from generator.pages.page import Page, to
from generator.records.registers import Criteria
from generator.symbols import Symbol


def grades_page(index: Index) -> Page:
    """Every scheme."""
    here = addresses.GRADES
    written = []
    for committee_id, committee in index.corpus.committees.items():
        written.append(heading(2, escape(committee.name), anchor=committee_id))
        for identifier, criteria in committee.criteria.items():
            written.append(heading(3, to(here, criteria.title, addresses.criteria(identifier)), anchor=identifier))
            written.append(
                bullets(
                    f"**{letter}** {escape(words)} {attributes(classes=parts.grade_class(letter))}"
                    for letter, words in criteria.grades.items()
                )
            )
    return Page(
        address=here,
        kind="grades",
        title="Grades",
        description="The schemes of grades, what each letter means in each, and how documents word it.",
        crumbs=(("Grades", here),),
        body=lines(
            [
                heading(1, "Grades", anchor="title"),
                parts.lede(
                    "A letter means something only within its scheme, and a scheme is worded anew by documents. "
                    "Letters are categories: they are not added, averaged or compared between States here."
                ),
                *written,
            ]
        ),
    )


def criteria_page(index: Index, committee_id: str, identifier: str) -> Page:
    """One scheme: each grade in our short words and as documents word it."""
    here = addresses.criteria(identifier)
    committee = index.corpus.committees[committee_id]
    criteria = committee.criteria[identifier]
    adopted = paragraph(f"Adopted in {parts.document(here, criteria.adopted_in)}.", classes="where") if criteria.adopted_in else ""
    sessions = sorted({entry.record.session for entry in index.by_criteria.get(identifier, ())}, reverse=True)
    links = [to(here, wording.session_name(number), addresses.grades_at_session(identifier, number)) for number in sessions]
    return Page(
        address=here,
        kind="criteria",
        title=criteria.title,
        description=f"{criteria.title} of the {committee.name}: what each grade means, and how documents word it.",
        crumbs=(("Grades", addresses.GRADES), (criteria.title, here)),
        body=lines(
            [
                parts.kicker(committee.name),
                heading(1, escape(criteria.title), anchor="title"),
                adopted,
                parts.lede("The words beside a letter are our short form; under them stands how each document held here words it."),
                *(_grade(criteria, letter, here) for letter in criteria.grades),
                heading(2, "What received each grade, by session", anchor="sessions"),
                bullets(links) or paragraph("No assessment held here uses this scheme.", classes="aside"),
            ]
        ),
    )


def _grade(criteria: Criteria, letter: str, here: str) -> str:
    """One grade, its short words, and each wording with the document it stands in."""
    words = [_wording(symbol, criteria, letter, here) for symbol in criteria.wordings if letter in criteria.wordings[symbol].grades]
    silent = "This grade means that no report was received." if letter in criteria.no_report else ""
    return block(
        f"meaning {parts.grade_class(letter)}",
        heading(2, f"**{letter}** {escape(criteria.grades[letter])}", anchor=addresses.grade("", letter).partition("#")[2]),
        *(words or [paragraph("Wording not held: no document held here prints the wording of this grade.", classes="aside")]),
        paragraph(silent, classes="aside") if silent else "",
    )


def _wording(symbol: Symbol, criteria: Criteria, letter: str, here: str) -> str:
    words = paragraph(parts.worded(criteria.wordings[symbol].grades[letter]), classes="official")
    return lines([words, paragraph(f"as worded in {parts.document(here, symbol)}", classes="aside")])


def grades_at_session_page(index: Index, identifier: str, number: int) -> Page:
    """What received each grade at one session: by grade, then by State and paragraph."""
    here = addresses.grades_at_session(identifier, number)
    entries = [entry for entry in index.by_criteria[identifier] if entry.record.session == number]
    criteria = index.criteria(entries[0].record)
    name = wording.session_name(number)
    return Page(
        address=here,
        kind="grades-at-session",
        title=f"{criteria.title}, {name}: what received each grade",
        description=f"What received each grade at the {name}, by State and paragraph, in the assessments held here.",
        crumbs=(("Grades", addresses.GRADES), (criteria.title, addresses.criteria(identifier)), (name, here)),
        body=lines(
            [
                parts.kicker(criteria.title),
                heading(1, escape(f"{name}: what received each grade"), anchor="title"),
                parts.lede(
                    f"{wording.counted(len(entries), 'assessment')} of this session held here, by State and paragraph. "
                    "One evaluation over several points is one grade, not several."
                ),
                *(_received(index, entries, criteria, letter, here) for letter in criteria.grades),
            ]
        ),
    )


def _received(index: Index, entries: list[AssessmentEntry], criteria: Criteria, letter: str, here: str) -> str:
    items = []
    for entry in entries:
        for paragraph_entry in entry.paragraphs:
            for anchor, evaluation in paragraph_entry.evaluations:
                if evaluation.grade == letter:
                    target = addresses.on(addresses.paragraph(entry.record, paragraph_entry.number), anchor)
                    named = f"{parts.state_name(index, entry.record)}, paragraph {paragraph_entry.number}"
                    report = parts.document(here, entry.record.report.symbol)
                    items.append(f"{to(here, named, target)} · {escape(wording.scope_in_words(evaluation))} · {report}")
    anchor = letter.lower()
    empty = paragraph("No evaluation held here of this session has this grade.", classes="aside")
    return lines(
        [
            heading(2, f"**{letter}** {escape(criteria.grades[letter])}", anchor=anchor, classes=parts.grade_class(letter)),
            bullets(items) or empty,
        ]
    )
