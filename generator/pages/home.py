"""The home page: what this is, the latest session held, how to read a grade, and the ways in."""

from generator import addresses, wording
from generator.index import Index
from generator.markdown import block, bullets, escape, heading, lines, paragraph
from generator.pages import parts
from generator.pages.page import Page, to
from generator.pages.ways import ways_in


def home_page(index: Index, title: str) -> Page:
    """The front page."""
    here = addresses.HOME
    return Page(
        address=here,
        kind="home",
        title=title,
        description="What the UN Human Rights Committee asked, what the summary of the State party’s reply says, and the grade it gave, "
        "point by point.",
        crumbs=(),
        body=lines(
            [
                heading(1, escape(title), anchor="title"),
                parts.lede(
                    "When the UN Human Rights Committee has reviewed a State party, it picks a few recommendations for urgent "
                    "follow-up and later grades the reply and the action taken. Here each of those assessments can be read point by point, "
                    "searched, cited and checked against its document."
                ),
                ways_in(here),
                *_latest(index, here),
                *_how_to_read(index, here),
                heading(2, "What this is not", anchor="not"),
                paragraph(
                    "Not a site of the United Nations, not legal advice, and no ranking: letters are categories, given to replies and "
                    f"action under a follow-up procedure. {to(here, 'About this record', '/about/')}.",
                ),
                parts.feed(here, addresses.FEED, "New and revised assessments"),
            ]
        ),
    )


def _latest(index: Index, here: str) -> list[str]:
    """The latest session at which something is held."""
    if not index.by_session:
        return [paragraph("No assessment is held here yet.", classes="aside")]
    committee_id, number = max(index.by_session, key=lambda key: key[1])
    entries = index.by_session[committee_id, number]
    items = [
        f"{to(here, parts.state_name(index, entry.record), addresses.assessment(entry.record))} · "
        f"paragraphs {wording.listed([parts.number_link(here, each) for each in entry.paragraphs])} · "
        f"{escape(wording.COVERAGE[entry.record.coverage])}"
        for entry in entries
    ]
    session = to(here, wording.session_name(number), addresses.session(committee_id, number))
    full = [entry for entry in index.assessments if entry.record.coverage == "full"][-1:]
    example = [
        paragraph(
            f"To see how a record reads, open {to(here, parts.record_name(index, entry.record), addresses.assessment(entry.record))}, "
            f"or its paragraph {parts.number_link(here, entry.paragraphs[len(entry.paragraphs) // 2])} point by point."
        )
        for entry in full
    ]
    return [heading(2, f"The latest session held: {session}", anchor="latest"), bullets(items), *example]


def _how_to_read(index: Index, here: str) -> list[str]:
    """The grades of the committees' newest scheme, with their words."""
    written = [heading(2, "How to read a grade", anchor="grades")]
    for committee in index.corpus.committees.values():
        identifier, criteria = list(committee.criteria.items())[-1]
        grades = [
            f"[**{letter}** {escape(words)}]({addresses.relative_link(here, addresses.grade(identifier, letter))})"
            f"{{ .grade .{parts.grade_class(letter)} }}"
            for letter, words in criteria.grades.items()
        ]
        written.append(block("scheme", bullets(grades)))
        written.append(
            paragraph(
                f"{to(here, criteria.title, addresses.criteria(identifier))} of the {escape(committee.name)}; earlier schemes "
                "had other letters. One grade may cover several points: it is one grade for the group, not one for each point."
            )
        )
    return written
