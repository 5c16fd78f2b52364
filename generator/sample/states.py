"""Invented States, each at a real place of the world's regions, and the invented organizations that speak about them."""

import re
from dataclasses import dataclass
from functools import cache, cached_property

from generator.sample.draws import Draws
from generator.sample.genre import genre
from generator.sample.names import land, name, short_name

_REGIONS = (
    *("Asia/Central Asia", "Africa/Sub-Saharan Africa", "Americas/Latin America and the Caribbean", "Europe/Southern Europe"),
    *("Asia/Western Asia", "Oceania/Polynesia", "Europe/Eastern Europe", "Africa/Northern Africa", "Asia/South-eastern Asia"),
    *("Europe/Western Europe", "Asia/Southern Asia", "Americas/Northern America", "Europe/Northern Europe", "Asia/Eastern Asia"),
    *("Oceania/Melanesia", "Oceania/Micronesia", "Oceania/Australia and New Zealand"),
)
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_FREE_PAIRS = ("AA", *(f"Q{letter}" for letter in _LETTERS[12:]), *(f"X{letter}" for letter in _LETTERS if letter != "K"), "ZZ")
_FREE_CODES = tuple(f"{pair}{letter}" for pair in _FREE_PAIRS for letter in _LETTERS)
"""The codes that ISO 3166 leaves to whoever wants them, and so no State's; XK is left out, for it is in use."""


@dataclass(frozen=True)
class SampleOrganization:
    """An invented organization."""

    name: str
    kind: str

    @cached_property
    def identifier(self) -> str:
        """The slug of its name."""
        return re.sub(r"[^a-z0-9]+", "-", self.name.lower())


@dataclass(frozen=True)
class SampleState:
    """An invented State, with the organizations that may speak about it."""

    number: int
    key: str
    name: str
    kind: str
    region: str
    subregion: str
    places: int
    """The number from which on its places and people are named."""
    currency: str
    organizations: tuple[SampleOrganization, ...]

    @property
    def known_as(self) -> str:
        """Its name in lists, where nobody must take it for a State that exists."""
        return f"{self.name} (invented)"


@cache
def sample_state(seed: int, number: int) -> SampleState:
    """The State of that number, from 0; pairs of neighbours lie in the same subregion."""
    shift, codes = _drawn(seed)
    called = land(shift + number)
    region, _, subregion = _REGIONS[number // 2 % len(_REGIONS)].partition("/")
    own = tuple(
        SampleOrganization(form.format(state=called, demonym=f"{called}n"), kind)
        for kind in ("ngo", "nhri", "coalition")
        for form in genre().organizations[kind]
    )
    kind = "territory" if number % 40 == 30 else "observer" if number % 40 == 20 else "state"
    places = 1000 * (shift + number * 7)
    organizations = own + tuple(_of_no_state(seed, 5 * number + place) for place in range(6))
    return SampleState(number, codes[number], called, kind, region, subregion, places, short_name(places).lower(), organizations)


@cache
def _drawn(seed: int) -> tuple[int, list[str]]:
    """Where the names of a sample begin, and the codes of its States in order."""
    draws = Draws(seed, "states")
    return draws.below(20_000), draws.several(_FREE_CODES, len(_FREE_CODES))


def _of_no_state(seed: int, number: int) -> SampleOrganization:
    """One of the 24 organizations that speak about several States."""
    forms, which = genre().organizations["everywhere"], number % 24
    return SampleOrganization(forms[which % len(forms)].format(name=name(_drawn(seed)[0] + which)), "ngo")
