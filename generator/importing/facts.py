"""Facts that stand outside a State's part: in the letter, the front matter, or nowhere in the document."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.importing.dates import dates_in
from generator.importing.vocabulary import Vocabulary
from generator.symbols import Symbol


class NotAnAssessmentError(Exception):
    """A document that no record can be made of; the message says what it is or what it lacks."""


@dataclass(frozen=True)
class Facts:
    """What is known of a document beside the pieces of a State's part."""

    letter: str
    """The letter's text; empty where there is none."""
    front: str
    """The text before the States, the letter aside."""
    today: str
    """The day of the import, YYYY-MM-DD."""
    derived_from: str
    """What the stored text was made from, in words."""


def said_in(text: str, name: str, vocabulary: Vocabulary) -> str | None:
    """The fact of that name which a text states in words the vocabulary knows."""
    found = (pattern.search(" ".join(text.split())) for pattern in vocabulary.patterns_of("facts", name))
    return next((match[1] for match in found if match), None)


def session_of(data: Mapping[str, Any], facts: Facts, vocabulary: Vocabulary) -> int:
    """The session: that of the report's symbol, or the one the letter names. Raises NotAnAssessmentError where neither does."""
    symbol = data.get("report", {}).get("symbol")
    named = said_in(facts.letter, "session", vocabulary)
    session = Symbol.parse(symbol).session if symbol else None
    if (session is None and named is None) or not symbol:
        raise NotAnAssessmentError(
            "the symbol of the report, such as CCPR/C/123/2, stands nowhere before the State's part; a record cannot be filed without it"
        )
    return session or int(str(named))


def version_of(data: Mapping[str, Any], facts: Facts, vocabulary: Vocabulary) -> str:
    """Whether the text is the advance unedited version or the issued one, as far as the document says."""
    if said_in(f"{facts.letter}\n{facts.front}", "advance", vocabulary):
        return "advance unedited"
    return "issued" if "distributed" in data.get("report", {}) else "not-stated"


def with_facts_of_letter(data: Mapping[str, Any], facts: Facts, vocabulary: Vocabulary) -> dict[str, Any]:
    """The data with what only the letter states: the session of the concluding observations, a reply's receipt, the next report."""
    observations = data["concluding_observations"]
    session = said_in(facts.letter, "observations_session", vocabulary)
    if session and "session" not in observations:
        observations = {**observations, "session": int(session)}
    received = _date(said_in(facts.letter, "reply_received", vocabulary), vocabulary)
    replies = data.get("replies")
    if received and isinstance(replies, list):
        replies = [{**reply, "received": received} if reply.get("date") == received else reply for reply in replies]
    due = _date(said_in(facts.letter, "next_report", vocabulary), vocabulary)
    return {
        **({"next_report": due} if due else {}),
        **data,
        "concluding_observations": observations,
        **({"replies": replies} if replies is not None else {}),
    }


def _date(words: str | None, vocabulary: Vocabulary) -> str | None:
    found = dates_in(words or "", vocabulary.months, years=True)
    return str(found[0].dates[0]) if len(found) == 1 and len(found[0].dates) == 1 else None
