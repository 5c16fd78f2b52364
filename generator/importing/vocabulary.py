"""What documents of one committee in one language print: labels, headings and set words, read from a data file."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from pathlib import Path

VOCABULARIES = Path(__file__).with_name("vocabularies")
_OPTIONAL = re.compile(r"\((\w+)\) ")


def squashed(text: str) -> str:
    """The letters and digits of a text, without case: `State party ’ s` and `State party's` are one (domain, Damage)."""
    return "".join(filter(str.isalnum, text)).casefold()


@dataclass(frozen=True)
class Phrases:
    """Phrases that mean one thing, in every form they may be printed in."""

    printed: tuple[str, ...]

    @cached_property
    def forms(self) -> frozenset[str]:
        """Each phrase squashed, with and without its optional words."""
        return frozenset(squashed(form) for phrase in self.printed for form in _forms(phrase))

    @cached_property
    def starts(self) -> frozenset[str]:
        """Everything that a form begins with."""
        return frozenset(form[:length] for form in self.forms for length in range(1, len(form) + 1))

    def equal(self, text: str) -> bool:
        """Whether the text is one of the phrases."""
        return squashed(text) in self.forms


def _forms(phrase: str) -> Iterable[str]:
    parts = _OPTIONAL.split(phrase)
    for kept in product((True, False), repeat=len(parts) // 2):
        yield "".join(part if place % 2 == 0 else f"{part} " * kept[place // 2] for place, part in enumerate(parts))


@dataclass(frozen=True)
class Vocabulary:
    """The words of one committee's documents in one language."""

    committee: str
    language: str
    months: tuple[str, ...]
    phrases: Mapping[str, Mapping[str, Phrases]]
    """By table and name: `labels`, `headings`, `front`, `body`, `letter`, `refused`, `damage`."""
    patterns: Mapping[str, Mapping[str, tuple[re.Pattern[str], ...]]]
    """By table and name: `marks`, `procedure`, `refused_patterns`, and the facts a letter states."""

    def of(self, table: str, name: str) -> Phrases:
        """The phrases of that name; none where the file has none."""
        return self.phrases.get(table, {}).get(name, _NONE)

    def patterns_of(self, table: str, name: str) -> tuple[re.Pattern[str], ...]:
        """The patterns of that name; none where the file has none."""
        return self.patterns.get(table, {}).get(name, ())


_NONE = Phrases(())
_PATTERNS = {"marks", "procedure", "facts", "pages", "refused_patterns"}


def read_vocabulary(path: Path) -> Vocabulary:
    """The vocabulary in a data file; its form is explained in the file itself."""
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    tables = {name: table for name, table in said.items() if isinstance(table, dict)}
    return Vocabulary(
        said["committee"],
        said["language"],
        tuple(said["months"]),
        {name: {key: Phrases(tuple(phrases)) for key, phrases in table.items()} for name, table in tables.items() if name not in _PATTERNS},
        {
            name: {key: tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns) for key, patterns in table.items()}
            for name, table in tables.items()
            if name in _PATTERNS
        },
    )


def vocabularies(folder: Path = VOCABULARIES) -> tuple[Vocabulary, ...]:
    """Every vocabulary in a folder, by the names of their files."""
    return tuple(read_vocabulary(path) for path in sorted(folder.glob("*.toml")))
