"""What is settled of an invented assessment before a word of it is written."""

from dataclasses import dataclass

from generator.sample.draws import Draws
from generator.sample.observations import SampleObservations, observations_before
from generator.sample.schemes import Scheme, scheme_at
from generator.sample.sessions import place
from generator.sample.states import SampleState, sample_state


@dataclass(frozen=True)
class Case:
    """An assessment to be written, with the draws it is written from."""

    draws: Draws
    state: SampleState
    session: int
    observations: SampleObservations
    scheme: Scheme
    coverage: str
    report_came: bool


def settled(seed: int, number: int) -> Case:
    """The assessment of that number: one in ten is a header only, one in twenty-five partial; for one in twenty no report came."""
    state_number, session = place(number)
    draws, state = Draws(seed, "assessment", number), sample_state(seed, state_number)
    fate = draws.below(100)
    coverage = "header" if fate < 10 else "partial" if fate < 14 else "full"
    return Case(draws, state, session, observations_before(seed, state, session), scheme_at(session), coverage, not 14 <= fate < 19)
