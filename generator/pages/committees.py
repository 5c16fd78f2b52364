"""The committee's page with its procedure, sessions and criteria; and a page for each session."""

from generator import addresses, wording
from generator.index import Index, alphabetical
from generator.markdown import bullets, escape, heading, lines, paragraph, table
from generator.pages import parts
from generator.pages.page import Page, to
from generator.pages.pictures import Row, picture_of_records

_PROCEDURE = (
    "When the Committee has reviewed a State party it picks two to four recommendations for urgent follow-up. The State party "
    "replies, organizations tell the Committee what they see, and the Committee grades the reply and the action taken, for each "
    "paragraph or group of its points. The grades concern replies and action under this procedure and are not judgments."
)


def committee_page(index: Index, committee_id: str) -> Page:
    """One committee."""
    here, committee = addresses.committee(committee_id), index.corpus.committees[committee_id]
    rows = []
    for number in sorted(committee.sessions, reverse=True):
        key = (committee_id, number)
        held, known = len(index.by_session.get(key, ())), len(index.known_by_session.get(key, ()))
        name = wording.session_name(number)
        title = to(here, name, addresses.session(*key)) if key in index.sessions else escape(name)
        dates = wording.session_dates(committee.sessions[number]) or "not dated here"
        rows.append((title, escape(dates), f"{held} held, {known} known and not held" if held or known else "no assessment known here"))
    schemes = [to(here, criteria.title, addresses.criteria(identifier)) for identifier, criteria in committee.criteria.items()]
    return Page(
        address=here,
        kind="committee",
        title=committee.name,
        description=f"The {committee.name}’s follow-up procedure, its sessions and its assessment criteria.",
        crumbs=((committee.name, here),),
        body=lines(
            [
                parts.kicker(committee.treaty),
                heading(1, escape(committee.name), anchor="title"),
                parts.lede(_PROCEDURE),
                heading(2, "Sessions", anchor="sessions"),
                paragraph("Sessions named in what is held here; the count is of assessments of one State party each.", classes="aside"),
                table(("Session", "Dates", "Assessments"), rows),
                heading(2, "Criteria", anchor="schemes"),
                bullets(schemes),
            ]
        ),
    )


def session_page(index: Index, committee_id: str, number: int) -> Page:
    """One session: every State party known to have been assessed there, held or not, by name."""
    here, committee = addresses.session(committee_id, number), index.corpus.committees[committee_id]
    name, key = wording.session_name(number), (committee_id, number)
    rows = [
        Row(parts.state_name(index, entry.record), addresses.assessment(entry.record), entry.paragraphs)
        for entry in index.by_session.get(key, ())
    ]
    known = sorted(index.known_by_session.get(key, ()), key=lambda each: alphabetical(index.state_name(each.state)))
    unheld = [f"{to(here, index.state_name(each.state), addresses.state(each.state))}{parts.symbol_of_known(here, each)}" for each in known]
    dates = wording.session_dates(committee.sessions.get(number))
    empty = "Nothing of this session is held here; the assessments below are known to exist."
    return Page(
        address=here,
        kind="session",
        title=f"{name} of the {committee.name}",
        description=f"States parties known to have been assessed at the {name} of the {committee.name}.",
        crumbs=((committee.name, addresses.committee(committee_id)), (name, here)),
        body=lines(
            [
                parts.kicker(committee.name),
                heading(1, escape(name), anchor="title"),
                parts.lede(
                    f"{dates + '. ' if dates else ''}States parties known to have been assessed at this session, held here or not, "
                    "by name. The order says nothing about the States."
                ),
                heading(2, "Held here", anchor="held"),
                picture_of_records(here, index, rows, "State party") if rows else paragraph(empty, classes="aside"),
                *([heading(2, "Known and not held", anchor="known"), bullets(unheld)] if unheld else []),
            ]
        ),
    )
