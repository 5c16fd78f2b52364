"""The topics pages: paragraphs by topic, across States. Topics are our reading; the titles are the report's."""

from generator import addresses, wording
from generator.index import Index, alphabetical
from generator.markdown import bullets, escape, heading, lines, paragraph, table
from generator.pages import parts
from generator.pages.page import Page, to


def topics_page(index: Index) -> Page:
    """Every topic in use."""
    here = addresses.TOPICS
    topics = sorted(index.by_topic, key=lambda topic: alphabetical(index.corpus.topics[topic].name))
    items = [
        f"{to(here, index.corpus.topics[topic].name, addresses.topic(topic))} · "
        f"{wording.counted(len(index.by_topic[topic]), 'paragraph')} in the assessments held here"
        for topic in topics
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


def topic_page(index: Index, topic: str) -> Page:
    """One topic: its paragraphs, by session and State."""
    here, register = addresses.topic(topic), index.corpus.topics[topic]
    rows = [
        (
            to(here, parts.state_name(index, entry.record), addresses.assessment(entry.record)),
            f"{escape(wording.session_name(entry.record.session))}, {parts.document(here, entry.record.report.symbol)}",
            parts.number_link(here, entry),
            "<br>".join(parts.graded(here, index, entry.record, evaluation) for evaluation in entry.paragraph.evaluations),
        )
        for entry in index.by_topic[topic]
    ]
    articles = (
        f"{wording.counted(len(register.covenant), 'article').split(' ')[1]} {wording.listed([str(each) for each in register.covenant])}"
    )
    return Page(
        address=here,
        kind="topic",
        title=register.name,
        description=f"Paragraphs on {register.name.lower()} in the assessments held here, by session and State.",
        crumbs=(("Topics", addresses.TOPICS), (register.name, here)),
        body=lines(
            [
                parts.kicker(f"Covenant, {articles}" if register.covenant else "Topic"),
                heading(1, escape(register.name), anchor="title"),
                parts.lede(
                    "Paragraphs of the assessments held here, by session and then by State. The order says nothing about the States."
                ),
                table(("State party", "Session and report", "Paragraph", "Grades, each with what it covers"), rows),
            ]
        ),
    )
