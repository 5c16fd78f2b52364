"""What can be found: each page with the words that find it, its official text by voice, and what a result shows of it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from generator import addresses, wording
from generator.anchors import Placed, placed, placed_plainly
from generator.facets import Values, paragraph_facets
from generator.index import AssessmentEntry, DocumentUse, Index, ParagraphEntry
from generator.pages import parts
from generator.records.assessment import Assessment
from generator.records.values import is_printed
from generator.search.parts import DOCUMENTS, NEWEST, part_of
from generator.symbols import Symbol
from generator.text import letters_in_words, paragraphs_of


@dataclass(frozen=True)
class SpokenPassage:
    """A paragraph of official text with its anchor on the page, and whose words they are."""

    anchor: str
    voice: str
    text: str


@dataclass(frozen=True)
class Findable:
    """A page that can be found."""

    address: str
    kind: str
    part: str
    """The part of the index it is in."""
    shelf: str
    """What the file is named by that keeps its passages, where they are not kept with the index."""
    title: str
    where: str
    """The line under the title: for a paragraph the State, the session and the report's symbol, without which no grade stands."""
    grades: tuple[tuple[str, str, str], ...] = ()
    """For each evaluation its grade with the scheme's words, the address of its meaning, and its scope in words."""
    names: tuple[str, ...] = ()
    """Names by which it is found besides its text."""
    facets: Values = field(default_factory=dict)
    passages: tuple[SpokenPassage, ...] = ()


def findables(index: Index, part: str | None = None) -> Iterator[Findable]:
    """Everything that can be found: paragraphs and assessments in the order of the index, then what the registers name.

    `part`: only what is in this part of the index of the search.
    """
    for entry in index.assessments:
        if part in (None, part_of(entry.record.session)):
            yield _assessment(index, entry)
            yield from (_paragraph(index, paragraph) for paragraph in entry.paragraphs)
    if part in (None, NEWEST):
        yield from _of_registers(index)
    if part in (None, DOCUMENTS):
        for symbol, uses in index.documents.items():
            pieces = re.sub(r"[/.]", " ", str(symbol))  # Pagefind takes a symbol for one word
            yield _register("Document", addresses.document(symbol), str(symbol), _role(index, symbol, uses), pieces)


def _of_registers(index: Index) -> Iterator[Findable]:
    for key in index.states:
        place = index.corpus.states[key]
        where = ", ".join(each for each in (place.subregion, place.region) if each)
        yield _register("State party", addresses.state(key), index.state_name(key), where)
    for key in index.by_organization:
        organization = index.corpus.organizations[key]
        yield _register("Organization", addresses.organization(key), organization.name, "", *organization.also)
    for key in index.by_topic:
        yield _register("Topic", addresses.topic(key), index.corpus.topics[key].name, "")


def _paragraph(index: Index, entry: ParagraphEntry) -> Findable:
    record = entry.record
    facets = paragraph_facets(index, entry)
    organizations = (index.corpus.organizations[key].name for key in facets["organization"])
    topics = (index.corpus.topics[key].name for key in facets["topic"])
    scheme = index.criteria(record)
    return Findable(
        address=addresses.paragraph(record, entry.number),
        kind="Paragraph",
        part=part_of(record.session),
        shelf=record.slug,
        title=parts.paragraph_name(index, entry),
        where=_where(index, record),
        grades=tuple(
            (
                f"{each.grade} {scheme.grades[each.grade]}",
                addresses.grade(record.criteria, each.grade),
                wording.scope_in_words(each),
            )
            for _, each in entry.evaluations
        ),
        names=(index.state_name(record.state), wording.session_name(record.session), f"paragraph {entry.number}", *topics, *organizations),
        facets=facets,
        passages=tuple(_passages(index, entry)),
    )


def _assessment(index: Index, entry: AssessmentEntry) -> Findable:
    record = entry.record
    return Findable(
        address=addresses.assessment(record),
        kind="Assessment",
        part=part_of(record.session),
        shelf=record.slug,
        title=parts.record_name(index, record),
        where=str(record.report.symbol),
        names=(index.state_name(record.state), wording.session_name(record.session)),
        passages=tuple(_of_whole(record)),
    )


def _register(kind: str, address: str, name: str, where: str, *also: str) -> Findable:
    part = DOCUMENTS if kind == "Document" else NEWEST
    return Findable(address, kind, part, "documents" if part == DOCUMENTS else "registers", name, where, names=(name, *also))


def _where(index: Index, record: Assessment) -> str:
    return f"{parts.record_name(index, record)} · {record.report.symbol}"


def _role(index: Index, symbol: Symbol, uses: tuple[DocumentUse, ...]) -> str:
    """What a document is and of which State, by its first use; a document of several sessions is named once."""
    first = uses[0]
    role = first.role[0].upper() + first.role[1:]
    return f"{role}, {parts.state_name(index, first.record)}" if first.record and symbol != first.record.report.symbol else role


def _passages(index: Index, entry: ParagraphEntry) -> Iterator[SpokenPassage]:
    """The texts of a paragraph in printed order, each paragraph of text once, whatever number of points it is printed under."""
    reading = entry.reading
    if reading.recommendation:
        yield from _spoken(placed(reading.recommendation, addresses.RECOMMENDATION), wording.RECOMMENDED)
    if reading.reply:
        yield from _spoken(placed(reading.reply, addresses.REPLY), wording.REPLY)
    for told in entry.information:
        yield from _spoken(placed(told.read, told.anchor), parts.information_label(index, told.information))
    for anchor, evaluation in entry.evaluations:
        voice = f"{wording.EVALUATION}, {wording.scope_in_words(evaluation)}"
        yield from _spoken(placed_plainly(paragraphs_of(evaluation.printed_text or ""), anchor), voice)


def _of_whole(record: Assessment) -> Iterator[SpokenPassage]:
    """The texts of an assessment that stand on no paragraph's page."""
    if is_printed(record.recommended_action):
        yield SpokenPassage(addresses.RECOMMENDED_ACTION, "Recommended action", " ".join(paragraphs_of(record.recommended_action)))
    if record.letter:
        yield from _spoken(placed_plainly(paragraphs_of(record.letter.text), addresses.LETTER), "Letter to the State party")


def _spoken(paragraphs: Iterable[Placed], voice: str) -> Iterator[SpokenPassage]:
    for each in paragraphs:
        point = f"{letters_in_words(each.letters)} " if each.letters else ""
        yield SpokenPassage(each.anchors[0], f"{point}{voice}", each.text)
