"""The text of a source as it is stored: every line as it was read, the addressee cut and marked."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from generator.importing.letter import CUT
from generator.importing.marked_up import marked_up
from generator.importing.source import SourceText
from generator.made_with import sha256_of_data
from generator.text import without_e_mails


@dataclass(frozen=True)
class StoredText:
    """The text to store, and for each line of the source its line in the text."""

    text: str
    numbers: Mapping[int, int]

    @property
    def file(self) -> str:
        """Its place below the content directory, named by the hash of its bytes."""
        return f"sources/{sha256_of_data(self.text.encode(errors='replace'))}.txt"


def stored_text(source: SourceText, addressee: Collection[int]) -> StoredText:
    """The text with the lines of the addressee replaced by one line that says so, and e-mail addresses elsewhere by a mark.

    A line that begins a page begins with a space, the first one too, as extractions mark pages; a text of one page has none. What only
    a reader of PDF or DOCX knows is written in the signs that `read_marks` reads again, so that the stored text gives the same record.
    """
    paged = any(line.page > 1 for line in source.lines)
    kept: list[str] = []
    numbers = {}
    last = max(addressee, default=0)
    for line in source.lines:
        cut = line.number in addressee
        goes_on = bool(kept) and kept[-1] == CUT and (cut or (not line.text and line.number < last))
        if not goes_on:
            text = CUT if cut else without_e_mails(marked_up(line))
            kept.append(f" {text}" if line.begins_page and paged and not cut else text)
        numbers[line.number] = len(kept)
    return StoredText("\n".join(kept) + "\n", numbers)
