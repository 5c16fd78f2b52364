"""How the index of the search is cut: fixed spans of sessions, and within one, pieces of at most 500 paragraphs."""

from collections.abc import Iterator

from generator.index import Index, ParagraphEntry

_FIRST_SESSIONS = (1, 126)
"""Where each span begins. Fixed, so that a new record changes one part; few, because a reader loads something of each."""
NEWEST = f"from-{_FIRST_SESSIONS[-1]}"
"""The part of the latest sessions, with what the registers name: States, organizations, topics."""
DOCUMENTS = "documents"
"""The part of the documents, which are found by their symbols and by nothing else: it is loaded for words with a stroke in them."""
PIECE = 500


def part_of(session: int) -> str:
    """The part that a session's records are in, named by the first session of its span: `from-126`."""
    return f"from-{max(first for first in _FIRST_SESSIONS if first <= session)}"


def parts_of(index: Index) -> list[str]:
    """The parts that hold something, the latest sessions first, whose part is there in any case."""
    return [NEWEST, *sorted({part_of(entry.record.session) for entry in index.assessments} - {NEWEST}), DOCUMENTS]


def pieces(index: Index) -> Iterator[tuple[str, tuple[ParagraphEntry, ...]]]:
    """The paragraphs in the order of the index, cut by part and then by number; each piece with its name: `from-126-2`."""
    parts: dict[str, list[ParagraphEntry]] = {}
    for entry in index.assessments:
        parts.setdefault(part_of(entry.record.session), []).extend(entry.paragraphs)
    for part, paragraphs in parts.items():
        for number, start in enumerate(range(0, len(paragraphs), PIECE), start=1):
            yield f"{part}-{number}", tuple(paragraphs[start : start + PIECE])
