"""Organizations by the names documents print: those of the register, joint ones parted, unknown ones with the nearest name."""

import difflib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from generator.importing.vocabulary import Phrases, squashed
from generator.records.registers import Organization

_JOINTS = re.compile(r"\s*(?:,\s*and\s|,|;|\band\b|&)\s*")

_LONGEST_NAME = 16
"""Words of a name."""
_MOST_WORDS = 100
"""Of several names put together; a longer line is none, and would take long to part."""


@dataclass(frozen=True)
class Named:
    """Who a printed name stands for."""

    organizations: tuple[str, ...]
    bare: str
    """The name as printed, without the others it may add."""
    known: bool
    """Whether each of them is in the register."""
    as_registered: bool
    """Whether it is printed as the register has it."""
    others: bool
    """Whether it adds others whom it does not name."""


@dataclass(frozen=True)
class Names:
    """The names of organizations, squashed, each with its id; `unknown` are those a header prints and the register lacks."""

    ids: Mapping[str, str]
    names: Mapping[str, str]
    """The register's name of each id."""
    others: Phrases

    def read(self, printed: str) -> Named:
        """Who the name as printed stands for; an unknown name stands for one organization, with the id it would have."""
        bare, others = _without_others(printed, self.others)
        ids = self._joint(bare)
        known = bool(ids) and all(each in self.names for each in ids)
        if not ids:
            ids = (slug(bare),)
        names = [self.names.get(each, bare) for each in ids]
        registered = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
        return Named(ids, bare, known, bare == registered or not known, others)

    def knows(self, printed: str) -> bool:
        """Whether the name, or each of the names put together, is one of these."""
        return bool(self._joint(_without_others(printed, self.others)[0]))

    def found_at_start(self, text: str) -> tuple[str, ...]:
        """The organizations whose name the text begins with: the longest of at most so many words."""
        words = text.split(" ")[:_LONGEST_NAME]
        found = (self.ids.get(squashed(" ".join(words[:length]))) for length in range(len(words), 0, -1))
        return next(((each,) for each in found if each), ())

    def nearest(self, printed: str) -> str | None:
        """The id whose name is nearest to the printed one."""
        registered = [name for name, key in self.ids.items() if key in self.names]
        near = difflib.get_close_matches(squashed(printed), registered, n=1, cutoff=0.6)
        return self.ids[near[0]] if near else None

    def _joint(self, printed: str) -> tuple[str, ...]:
        """The ids of one name, or of several put together; none where a part of them is unknown."""
        one = self.ids.get(squashed(printed))
        if one or not squashed(printed) or printed.count(" ") >= _MOST_WORDS:
            return (one,) if one else ()
        for joint in _JOINTS.finditer(printed):
            first = self.ids.get(squashed(printed[: joint.start()]))
            rest = self._joint(printed[joint.end() :]) if first else ()
            if first and rest:
                return (first, *rest)
        return ()


def names_of(organizations: Mapping[str, Organization], others: Phrases) -> Names:
    """The names of the register, other names included."""
    ids = {squashed(name): key for key, each in organizations.items() for name in (*each.also, each.name)}
    return Names(ids, {key: each.name for key, each in organizations.items()}, others)


def with_printed(names: Names, printed: str) -> Names:
    """The names with one that the register lacks, under the id it would have."""
    bare, _ = _without_others(printed, names.others)
    return (
        names if names.knows(printed) or not squashed(bare) else Names({**names.ids, squashed(bare): slug(bare)}, names.names, names.others)
    )


def slug(name: str) -> str:
    """The id of an organization: its full name in small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-") or "unnamed"


def _without_others(printed: str, others: Phrases) -> tuple[str, bool]:
    """The name without `and other civil society organizations`, and whether it was there."""
    folded = printed.casefold()
    ending = next((each for each in sorted(others.printed, key=len, reverse=True) if folded.endswith(each.casefold())), None)
    return (printed[: -len(ending)].rstrip(" ,;"), True) if ending else (printed, False)
