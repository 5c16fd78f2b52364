"""Who stands where: States, sessions, paragraphs, points, organizations, topics, grades and documents, linked both ways."""

import unicodedata
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TypeVar

from generator import addresses
from generator.corpus import Corpus
from generator.points import ParagraphReading, Point, read_paragraph
from generator.records.assessment import Assessment, Evaluation, Information, Paragraph
from generator.records.canonical import record_sha256
from generator.records.registers import Criteria, KnownAssessment, Site, Wordings
from generator.records.values import SetAside
from generator.symbols import Symbol
from generator.text import LabelledText

Key = TypeVar("Key", bound=Hashable)
Item = TypeVar("Item")


@dataclass(frozen=True)
class AnchoredInformation:
    """A text of information with its anchor on the paragraph's page, and the anchors of its further organizations."""

    anchor: str
    aliases: tuple[str, ...]
    information: Information
    read: LabelledText


@dataclass(frozen=True)
class ParagraphEntry:
    """A paragraph in its record, read point by point."""

    record: Assessment
    paragraph: Paragraph
    reading: ParagraphReading

    @property
    def number(self) -> int:
        """The paragraph's number in the concluding observations."""
        return self.paragraph.number

    @cached_property
    def information(self) -> tuple[AnchoredInformation, ...]:
        """The texts of information, in printed order."""
        texts = tuple(text for text, _ in self.reading.information)
        anchors, aliases = addresses.information_anchors(texts), addresses.information_aliases(texts)
        return tuple(map(AnchoredInformation, anchors, aliases, texts, (read for _, read in self.reading.information)))

    @cached_property
    def evaluations(self) -> tuple[tuple[str, Evaluation], ...]:
        """The evaluations, in printed order, each after its anchor on the paragraph's page."""
        given = self.paragraph.evaluations
        return tuple(zip(addresses.evaluation_anchors(given), given, strict=True))

    def evaluations_of(self, point: Point) -> tuple[Evaluation, ...]:
        """The evaluations the point falls under."""
        return tuple(self.paragraph.evaluations[position] for position in point.evaluations)


@dataclass(frozen=True)
class AssessmentEntry:
    """A record with its paragraphs read."""

    record: Assessment
    paragraphs: tuple[ParagraphEntry, ...]

    @cached_property
    def sha256(self) -> str:
        """The hash that names the record's present version."""
        return record_sha256(self.record)


@dataclass(frozen=True)
class DocumentUse:
    """One place a document symbol is used: as what, and in which record (none where a register uses it)."""

    role: str
    record: Assessment | None
    known: KnownAssessment | None = None


@dataclass(frozen=True, eq=False)
class Index:
    """The corpus turned round: from a State, a session, an organization, a topic or a document to what concerns it.

    Assessments stand by session, then by the State's name; every list below keeps that order.
    """

    corpus: Corpus
    assessments: tuple[AssessmentEntry, ...]

    def only(self, records: Iterable[Assessment]) -> "Index":
        """The index of a few of its records, and of the registers: what is made of it is made of nothing else."""
        few = tuple(self.by_key[key] for key in dict.fromkeys(record.key for record in records))
        corpus = self.corpus
        return Index(
            Corpus(
                site=corpus.site,
                committees=corpus.committees,
                states=corpus.states,
                organizations=corpus.organizations,
                topics=corpus.topics,
                known=corpus.known,
                redirects=(),
                assessments={entry.record.file: entry.record for entry in few},
                published={entry.record.key: corpus.published.get(entry.record.key, ()) for entry in few},
                withdrawn=corpus.withdrawn,
            ),
            few,
        )

    @cached_property
    def by_key(self) -> Mapping[str, AssessmentEntry]:
        """Each record by its key (`ccpr/123/kaz`)."""
        return {entry.record.key: entry for entry in self.assessments}

    @cached_property
    def by_state(self) -> Mapping[str, tuple[AssessmentEntry, ...]]:
        """The records of each State."""
        return grouped((entry.record.state, entry) for entry in self.assessments)

    @cached_property
    def by_session(self) -> Mapping[tuple[str, int], tuple[AssessmentEntry, ...]]:
        """The records of each session of each committee."""
        return grouped(((entry.record.committee, entry.record.session), entry) for entry in self.assessments)

    @cached_property
    def by_organization(self) -> Mapping[str, tuple[AssessmentEntry, ...]]:
        """Records in which an organization made a submission or has information."""
        return grouped((name, entry) for entry in self.assessments for name in organizations_of(entry.record))

    @cached_property
    def by_topic(self) -> Mapping[str, tuple[ParagraphEntry, ...]]:
        """The paragraphs of each topic."""
        return grouped((topic, paragraph) for paragraph in self._paragraphs for topic in paragraph.paragraph.topics)

    @cached_property
    def by_criteria(self) -> Mapping[str, tuple[AssessmentEntry, ...]]:
        """The records graded by each scheme."""
        return grouped((entry.record.criteria, entry) for entry in self.assessments)

    @cached_property
    def by_observations(self) -> Mapping[tuple[Symbol, int], tuple[ParagraphEntry, ...]]:
        """One paragraph of one concluding observations, at every session that assessed it."""
        return grouped(((entry.record.concluding_observations.symbol, entry.number), entry) for entry in self._paragraphs)

    @cached_property
    def documents(self) -> Mapping[Symbol, tuple[DocumentUse, ...]]:
        """Every place that uses a document's symbol."""
        return _documents(self.corpus, self.assessments)

    @cached_property
    def known_by_state(self) -> Mapping[str, tuple[KnownAssessment, ...]]:
        """What is known of a State and not held."""
        return grouped((known.state, known) for known in self.corpus.known)

    @cached_property
    def known_by_session(self) -> Mapping[tuple[str, int], tuple[KnownAssessment, ...]]:
        """What is known of a session and not held."""
        return grouped(((known.committee, known.session), known) for known in self.corpus.known)

    @property
    def _paragraphs(self) -> Iterator[ParagraphEntry]:
        return (paragraph for entry in self.assessments for paragraph in entry.paragraphs)

    def criteria(self, record: Assessment) -> Criteria:
        """The scheme a record's grades belong to."""
        return self.corpus.committees[record.committee].criteria[record.criteria]

    def wordings(self, record: Assessment) -> Wordings | None:
        """How the record's own document words its criteria: filed under its symbol, or that symbol without /Add.n."""
        held = self.criteria(record).wordings
        return held.get(record.report.symbol) or held.get(record.report.symbol.parent)

    def state_name(self, key: str) -> str:
        """The State's present short name; its key where the register lacks it."""
        return self.corpus.states[key].name if key in self.corpus.states else key

    @property
    def site(self) -> Site:
        """What the publisher decided. Asking sets aside a corpus without a site."""
        if self.corpus.site is None:
            raise SetAside("site")
        return self.corpus.site

    def absolute(self, address: str) -> str:
        """An address with the site's own before it, to stand outside the site."""
        return addresses.absolute(self.site.base_address, address)

    @property
    def states(self) -> tuple[str, ...]:
        """The States with something held or known, by name."""
        return tuple(sorted({*self.by_state, *self.known_by_state}, key=lambda key: alphabetical(self.state_name(key))))

    @property
    def sessions(self) -> tuple[tuple[str, int], ...]:
        """The sessions at which an assessment is held or known, the latest first."""
        return tuple(sorted({*self.by_session, *self.known_by_session}, key=lambda key: (key[0], -key[1])))


def alphabetical(name: str) -> tuple[str, str]:
    """A sort key that takes Türkiye with the T and Côte d’Ivoire with the C; the name itself decides a tie."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    return plain.casefold(), name


@lru_cache(maxsize=1)  # the check and the pages both ask
def make_index(corpus: Corpus) -> Index:
    """The index of a corpus; a name or scheme that a register lacks (a problem elsewhere) stops nothing here."""
    names = {key: alphabetical(state.name) for key, state in corpus.states.items()}
    records = sorted(
        corpus.assessments.values(),
        key=lambda record: (record.committee, record.session, names.get(record.state, (record.state, ""))),
    )
    return Index(corpus, tuple(_entry(record, corpus) for record in records))


def organizations_of(record: Assessment) -> tuple[str, ...]:
    """The organizations that made a submission or have information in a record, each once."""
    named = [name for submission in record.submission_documents for name in submission.organizations]
    for paragraph in record.paragraphs:
        texts = paragraph.information if isinstance(paragraph.information, tuple) else ()
        named += [name for text in texts for name in text.organizations]
    return tuple(dict.fromkeys(named))


def _entry(record: Assessment, corpus: Corpus) -> AssessmentEntry:
    committee = corpus.committees.get(record.committee)
    criteria = committee.criteria.get(record.criteria) if committee else None
    no_report = criteria.no_report if criteria and not record.reply_documents else ()
    return AssessmentEntry(
        record,
        tuple(ParagraphEntry(record, paragraph, read_paragraph(paragraph, no_report)) for paragraph in record.paragraphs),
    )


def grouped(pairs: Iterable[tuple[Key, Item]]) -> dict[Key, tuple[Item, ...]]:
    """The items of each key, in the order in which they come."""
    groups: defaultdict[Key, list[Item]] = defaultdict(list)
    for key, item in pairs:
        groups[key].append(item)
    return {key: tuple(items) for key, items in groups.items()}


def _documents(corpus: Corpus, entries: tuple[AssessmentEntry, ...]) -> dict[Symbol, tuple[DocumentUse, ...]]:
    uses: list[tuple[Symbol, DocumentUse]] = []
    for record in (entry.record for entry in entries):
        uses.append((record.report.symbol, DocumentUse("follow-up report", record)))
        uses.append((record.concluding_observations.symbol, DocumentUse("concluding observations", record)))
        uses += [(reply.symbol, DocumentUse("reply of the State party", record)) for reply in record.reply_documents]
        taken = {paragraph.recommendation_from for paragraph in record.paragraphs if paragraph.recommendation_from}
        uses += [(symbol, DocumentUse("recommendations taken from it", record)) for symbol in taken]
        uses += [(later.symbol, DocumentUse(f"later: {later.kind}", record)) for later in record.later]
    for committee in corpus.committees.values():
        for criteria in committee.criteria.values():
            uses += [(criteria.adopted_in, DocumentUse(f"adopted in it: {criteria.title}", None))] if criteria.adopted_in else []
            uses += [(symbol, DocumentUse(f"worded in it: {criteria.title}", None)) for symbol in criteria.wordings]
    uses += [(known.symbol, DocumentUse("follow-up report, not held", None, known)) for known in corpus.known if known.symbol]
    by_symbol = grouped(uses)
    return {symbol: by_symbol[symbol] for symbol in sorted(by_symbol)}
