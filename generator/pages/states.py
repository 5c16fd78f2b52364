"""The States pages: every State with something held or known, by region; and each one with its assessments over time."""

from generator import addresses, wording
from generator.head import Head, state_feeds
from generator.index import AssessmentEntry, Index
from generator.markdown import bullets, escape, heading, lines, paragraph
from generator.pages import parts
from generator.pages.page import Page, to
from generator.pages.pictures import Row, picture_of_records
from generator.records.registers import KnownAssessment, State

_NO_REGION = "Other reporters"


def states_page(index: Index) -> Page:
    """All States with something held or known, by region and subregion."""
    here = addresses.STATES
    places = sorted({_place(index.corpus.states[key]) for key in index.states}, key=lambda place: (place[0] == _NO_REGION, place))
    written = []
    region = ""
    for place in places:
        if place[0] != region:
            region = place[0]
            written.append(heading(2, escape(region), anchor=addresses.named(region)))
        if place[1]:
            written.append(heading(3, escape(place[1]), anchor=addresses.named(place[1])))
        keys = [key for key in index.states if _place(index.corpus.states[key]) == place]
        written.append(bullets(f"{to(here, index.state_name(key), addresses.state(key))} · {_counts(index, key)}" for key in keys))
    return Page(
        address=here,
        kind="states",
        title="States",
        description="States parties with an assessment held or known here, by region.",
        crumbs=(("States", here),),
        body=lines(
            [
                heading(1, "States", anchor="title"),
                parts.lede(
                    "States parties with an assessment held or known here, by region and subregion (UN M49). "
                    "A State that is not listed may have been assessed: the list shows what is known here."
                ),
                *(written or [paragraph("No assessment is held or known here yet.", classes="aside")]),
            ]
        ),
    )


def state_page(index: Index, key: str) -> Page:
    """One State: its assessments over time, its paragraphs, and what came later."""
    here, name = addresses.state(key), index.state_name(key)
    entries, known = index.by_state.get(key, ()), index.known_by_state.get(key, ())
    later = [line for entry in entries for line in parts.later(here, entry.record)]
    place = ", ".join(part for part in _place(index.corpus.states[key])[::-1] if part)
    return Page(
        address=here,
        kind="state",
        title=name,
        description=f"Assessments of {name}’s follow-up to recommendations of UN treaty bodies, held or known here.",
        crumbs=(("States", addresses.STATES), (name, here)),
        head=Head(feeds=state_feeds(index, key)),
        body=lines(
            [
                parts.kicker(place),
                heading(1, escape(name), anchor="title"),
                *(_over_time(index, entries, here) if entries else []),
                *(part for entry in entries for part in _assessment(index, entry, here)),
                *(
                    []
                    if entries
                    else [paragraph("Nothing is held here on this State party: an assessment is known to exist.", classes="aside")]
                ),
                *(
                    [heading(2, "Known and not held", anchor="known"), bullets(known_line(index, each, here) for each in known)]
                    if known
                    else []
                ),
                *([heading(2, "What came later", anchor="later"), bullets(dict.fromkeys(later))] if later else []),
                *(_lists(index, key, here) if entries else []),
            ]
        ),
    )


def known_line(index: Index, known: KnownAssessment, here: str) -> str:
    """An assessment known and not held: session, symbol where known, and how it is known."""
    session = to(here, wording.session_name(known.session), addresses.session(known.committee, known.session))
    return f"{session}{parts.symbol_of_known(here, known)} (known from {escape(known.source)})"


def _over_time(index: Index, entries: tuple[AssessmentEntry, ...], here: str) -> list[str]:
    """The grades of each assessment, the earliest first."""
    rows = [Row(wording.session_name(entry.record.session), addresses.assessment(entry.record), entry.paragraphs) for entry in entries]
    return [heading(2, "Grades over time", anchor="grades"), picture_of_records(here, index, rows, "Session")]


def _assessment(index: Index, entry: AssessmentEntry, here: str) -> list[str]:
    """One assessment: the document, its paragraphs, and what is due."""
    record = entry.record
    committee = index.corpus.committees[record.committee]
    dates = wording.session_dates(committee.sessions.get(record.session))
    title = f"{wording.session_name(record.session)}{f', {dates}' if dates else ''}"
    due = f" {wording.due(record.next_report)}, for the next periodic report." if record.next_report else ""
    return [
        heading(2, escape(title), anchor=f"{record.committee}-{record.session}"),
        paragraph(
            f"{to(here, 'The whole assessment', addresses.assessment(record))} by the {escape(committee.name)}, on "
            f"{parts.document(here, record.concluding_observations.symbol)}. Held: {escape(wording.COVERAGE[record.coverage])}.{due}"
        ),
        bullets(to(here, parts.paragraph_name(index, each), addresses.paragraph(record, each.number)) for each in entry.paragraphs),
    ]


def _lists(index: Index, key: str, here: str) -> list[str]:
    name = index.state_name(key)
    return [
        heading(2, "Ways on", anchor="ways-on"),
        bullets(
            [
                to(here, f"What the Committee still asks of {name}", addresses.requests(key)),
                to(here, f"{name}: points on which the summary of the reply says nothing", addresses.nothing_in_summary(key)),
            ]
        ),
        parts.feed(here, addresses.state_feed(key), f"New and revised assessments of {name}"),
    ]


def _counts(index: Index, key: str) -> str:
    held, known = len(index.by_state.get(key, ())), len(index.known_by_state.get(key, ()))
    told = [f"{wording.counted(held, 'assessment')} held"] if held else []
    told += [f"{known} known and not held"] if known else []
    return ", ".join(told)


def _place(state: State) -> tuple[str, str]:
    return state.region or _NO_REGION, state.subregion or ""
