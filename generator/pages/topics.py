"""The topics pages: paragraphs by topic, across States. Topics are our reading; the titles are the report's."""

from collections.abc import Iterator
from functools import partial

from generator import addresses, wording
from generator.index import Index, ParagraphEntry, alphabetical
from generator.listings import topic
from generator.markdown import bullets, escape, heading, lines, paragraph, table
from generator.pages import parts
from generator.pages.listed import listed_pages
from generator.pages.page import Page, to


def topics_page(index: Index) -> Page:
    """Every topic in use."""
    here = addresses.TOPICS
    topics = sorted(index.by_topic, key=lambda topic_id: alphabetical(index.corpus.topics[topic_id].name))
    items = [
        f"{to(here, index.corpus.topics[topic_id].name, addresses.topic(topic_id))} · "
        f"{wording.counted(len(index.by_topic[topic_id]), 'paragraph')} in the assessments held here"
        for topic_id in topics
    ]
    return Page(
        address=here,
        kind="topics",
        title="Topics",
        description="Paragraphs of the assessments held here, by topic.",
        crumbs=(("Topics", here),),
        body=lines(
            [
                heading(1, "Topics", anchor="title"),
                parts.lede("Paragraphs of the assessments held here, by topic. The topics are our reading, not the Committee’s."),
                bullets(items) or paragraph("No paragraph held here has a topic yet.", classes="aside"),
            ]
        ),
    )


def topic_pages(index: Index, topic_id: str) -> Iterator[Page]:
    """One topic: its paragraphs, by session and State."""
    here, register = addresses.topic(topic_id), index.corpus.topics[topic_id]
    articles = (
        f"{wording.counted(len(register.covenant), 'article').split(' ')[1]} {wording.listed([str(each) for each in register.covenant])}"
    )
    kicker = parts.kicker(f"Covenant, {articles}" if register.covenant else "Topic")
    page = Page(
        address=here,
        kind="topic",
        title=register.name,
        description=f"Paragraphs on {register.name.lower()} in the assessments held here, by session and State.",
        crumbs=(("Topics", addresses.TOPICS), (register.name, here)),
        body=lines([kicker, heading(1, escape(register.name), anchor="title")]),
    )
    lede = "Paragraphs of the assessments held here, by session and then by State. The order says nothing about the States."
    return listed_pages(page, lede, topic(index, topic_id), partial(_paragraphs, index), noun="paragraph")


def _paragraphs(index: Index, here: str, entries: tuple[ParagraphEntry, ...]) -> list[str]:
    rows = [
        (
            to(here, parts.state_name(index, entry.record), addresses.assessment(entry.record)),
            f"{escape(wording.session_name(entry.record.session))}, {parts.document(here, entry.record.report.symbol)}",
            parts.number_link(here, entry),
            "<br>".join(parts.graded(here, index, entry.record, evaluation) for evaluation in entry.paragraph.evaluations),
        )
        for entry in entries
    ]
    return [table(("State party", "Session and report", "Paragraph", "Grades, each with what it covers"), rows)]
