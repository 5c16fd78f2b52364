"""What can be cited, by voice (design, Pages): the report numbers no paragraphs of its own, so none is ever cited by one."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from generator import addresses, wording
from generator.dates import PartialDate, dates_in_words
from generator.index import Index
from generator.records.assessment import Assessment, Evaluation, Information, ScopeInWords
from generator.symbols import Symbol

ADVANCE_UNEDITED = wording.VERSION["advance unedited"]


class Part(NamedTuple):
    """A part of a document in words: what stands before the numbered paragraph, its number, and what stands after it."""

    before: str
    pinpoint: str = ""
    """`24 (c)–(f)`: a paragraph of the concluding observations; empty where no paragraph is named."""
    after: str = ""

    def words(self, abbreviation: str = "para.") -> str:
        """`Kazakhstan, evaluation of para. 24 (c)–(f) of CCPR/C/KAZ/CO/2`."""
        return f"{self.before}{abbreviation} {self.pinpoint}{self.after}" if self.pinpoint else f"{self.before}{self.after}"


@dataclass(frozen=True)
class CitedDocument:
    """A United Nations document as it is cited, and this site's own part of the citation."""

    author: str
    title: str | None
    """The document's printed title; None where it is not held."""
    description: str
    """What the document is, in our words, for styles that ask for a title where none is held."""
    symbol: str
    """The number of the document that is cited; empty for the letter, which has none."""
    status: str
    """`advance unedited version`, or nothing."""
    session: str
    """`123rd session (July 2018)`: with the session's own dates where they are held; empty where it is not held."""
    date: PartialDate | None
    """The document's own date, or else the last day or the month of its session. None where neither is held."""
    dated: str
    """The document's own date in words and what it is, `distributed 17 December 2021`; empty where it has none but its session's."""
    language: str
    site: str
    revised: str
    """The day the record was last revised."""

    @property
    def numbered(self) -> str:
        """`CCPR/C/123/2 (advance unedited version)`."""
        return f"{self.symbol} ({self.status})" if self.status else self.symbol

    @property
    def name(self) -> str:
        """The document's title, or what it is where none is held."""
        return self.title or self.description


class Work(NamedTuple):
    """One thing to cite: a part of a document, and the place of this site where it stands."""

    document: CitedDocument
    part: Part
    address: str
    """The absolute address of the passage on this site."""

    def nth(self, place: int, count: int) -> "Work":
        """The same of several that would be cited in the same words, told apart by their printed order."""
        after = f"{self.part.after}, {wording.ordinal(place)} of {count} in printed order"
        return self._replace(part=self.part._replace(after=after))

    @property
    def anchor(self) -> str:
        """The passage's anchor on its page; nothing for the page itself."""
        return self.address.partition("#")[2]

    @property
    def full_title(self) -> str:
        """The title with the part that is cited, so that two parts of one document are told apart in a list of references."""
        return f"{self.document.name}: {self.part.words()}"


def assessment_work(index: Index, record: Assessment) -> Work:
    """The report's part on a State party."""
    return _in_report(index, record, Part(index.state_name(record.state)), addresses.assessment(record))


def paragraph_work(index: Index, record: Assessment, number: int) -> Work:
    """The assessment of a paragraph as a whole."""
    page = addresses.paragraph(record, number)
    return _in_report(index, record, _on_paragraph(index, record, "assessment of", number), page)


def point_work(index: Index, record: Assessment, number: int, letter: str) -> Work:
    """The assessment of one point, with whatever is said on it and what is not."""
    address = addresses.on(addresses.paragraph(record, number), letter)
    return _in_report(index, record, _on_paragraph(index, record, "assessment of", number, letter), address)


def passage_work(index: Index, record: Assessment, words: str, anchor: str) -> Work:
    """A passage of the report's part on a State party that concerns no paragraph: `Kazakhstan, recommended action`."""
    address = addresses.on(addresses.assessment(record), anchor)
    return _in_report(index, record, Part(f"{index.state_name(record.state)}, {words}"), address)


def recommendation_work(index: Index, record: Assessment, number: int, letter: str | None, address: str) -> Work:
    """A recommendation: of the concluding observations, as the report reproduces it.

    Where the report does not reprint it, the text here is from the concluding observations themselves, or from what they name.
    """
    paragraph = next(each for each in record.paragraphs if each.number == number)
    taken = paragraph.recommendation_from
    part = Part("", wording.point_name(number, letter), "" if taken else f", as reproduced in {report_name(record)}")
    return Work(_observations(index, record.key, taken), part, index.absolute(address))


def reply_work(index: Index, record: Assessment, number: int, letter: str | None, address: str) -> Work:
    """The Committee's summary of the State party's reply, on a paragraph or a point."""
    part = _on_paragraph(index, record, "summary of the State party’s reply on", number, letter)
    return _in_report(index, record, part, address)


def information_work(index: Index, record: Assessment, information: Information, number: int, letter: str | None, address: str) -> Work:
    """The Committee's summary of information from organizations, on a paragraph or a point."""
    names = [index.corpus.organizations[identifier].name for identifier in information.organizations]
    told = wording.information_from(names).replace("Information", "information", 1)
    part = _on_paragraph(index, record, f"summary of {told} on", number, letter)
    return _in_report(index, record, part, address)


def evaluation_work(index: Index, record: Assessment, evaluation: Evaluation, number: int, address: str) -> Work:
    """An evaluation, with the letters of its scope."""
    scope = evaluation.scope
    letters = ""
    if isinstance(scope, tuple):
        letters = f" ({scope[0]})" if len(scope) == 1 else f" {_letters(scope)}"
    elif isinstance(scope, ScopeInWords):
        letters = f" ({scope.words})"
    part = _on_paragraph(index, record, "evaluation of", number)
    own = Part(part.before, f"{part.pinpoint}{letters}", part.after)
    return _in_report(index, record, own, address)


def letter_work(index: Index, record: Assessment) -> Work:
    """The letter to the State party: a document of its own, with a date of its own and no symbol."""
    assert record.letter is not None
    document = CitedDocument(
        author=_author(index, record),
        title=None,
        description=f"Letter from the Special Rapporteur of {record.letter.date.words}: {index.state_name(record.state)}",
        symbol="",
        status="",
        session="",
        date=record.letter.date,
        dated="",
        **_here(index, record),
    )
    address = addresses.on(addresses.assessment(record), addresses.LETTER)
    return Work(document, Part(f"on the assessment in {report_name(record)}"), index.absolute(address))


def report_name(record: Assessment) -> str:
    """`CCPR/C/123/2 (advance unedited version)`."""
    status = f" ({ADVANCE_UNEDITED})" if record.report.version == "advance unedited" else ""
    return f"{record.report.symbol}{status}"


def _in_report(index: Index, record: Assessment, part: Part, address: str) -> Work:
    """A part of the report that holds the evaluation."""
    return Work(_report(index, record.key), part, index.absolute(address))


@lru_cache(maxsize=16)  # a record has a hundred passages
def _report(index: Index, record_key: str) -> CitedDocument:
    """The report of a record; its date is the session's, never the letter's."""
    record = index.by_key[record_key].record
    report = record.report
    named = (("adopted ", report.adopted), ("", report.date), ("distributed ", report.distributed))
    name, own = next(((name, date) for name, date in named if date), ("", None))
    session = index.corpus.committees[record.committee].sessions.get(record.session)
    last = session.date[-1] if session and session.date else None
    return CitedDocument(
        author=_author(index, record),
        title=report.printed_title,
        description="Report on follow-up",
        symbol=str(report.symbol),
        status=ADVANCE_UNEDITED if report.version == "advance unedited" else "",
        session=_session(index, record, record.session),
        date=own or last,
        dated=f"{name}{own.words}" if own else "",
        **_here(index, record),
    )


@lru_cache(maxsize=16)
def _observations(index: Index, record_key: str, taken: Symbol | None) -> CitedDocument:
    """The concluding observations of a record, or the document that a recommendation is taken from."""
    record = index.by_key[record_key].record
    observations = record.concluding_observations
    own = taken in (None, observations.symbol)  # of another document neither session nor date is held
    dates = (observations.adopted or observations.date) if own else None
    return CitedDocument(
        author=_author(index, record),
        title=None,
        description=f"Concluding observations: {index.state_name(record.state)}",
        symbol=str(taken or observations.symbol),
        status="",
        session=_session(index, record, observations.session) if observations.session and own else "",
        date=dates[-1] if dates else None,
        dated=f"{'adopted ' if observations.adopted else ''}{dates_in_words(dates)}" if dates else "",
        **_here(index, record),
    )


def _here(index: Index, record: Assessment) -> dict[str, str]:
    """Where it was read: this site's own part of a citation."""
    return {"language": record.language, "site": index.site.title, "revised": str(record.record.revised)}


def _session(index: Index, record: Assessment, number: int) -> str:
    """A session of the record's committee with its own dates, where they are held."""
    dates = wording.session_dates(index.corpus.committees[record.committee].sessions.get(number))
    return f"{wording.session_name(number)} ({dates})" if dates else wording.session_name(number)


def _author(index: Index, record: Assessment) -> str:
    return index.corpus.committees[record.committee].name


def _on_paragraph(index: Index, record: Assessment, what: str, number: int, letter: str | None = None) -> Part:
    observations = record.concluding_observations.symbol
    return Part(f"{index.state_name(record.state)}, {what} ", wording.point_name(number, letter), f" of {observations}")


def _letters(letters: tuple[str, ...]) -> str:
    """`(c)–(f)` for letters that follow on each other, `(a), (c)` for others, `(a) and (b)` for two."""
    if len(letters) == 2:
        return f"({letters[0]}) and ({letters[1]})"
    if all(ord(later) - ord(earlier) == 1 for earlier, later in pairwise(letters)):
        return f"({letters[0]})–({letters[-1]})"
    return ", ".join(f"({letter})" for letter in letters)
