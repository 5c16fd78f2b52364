"""The registers of the real content, against what is known of the world: counted by hand, not by the program."""

from collections import Counter

from generator.corpus import Corpus

CENTRAL_ASIA = {"KAZ", "KGZ", "TJK", "TKM", "UZB"}
PERMANENT_MEMBERS = {"CHN", "FRA", "GBR", "RUS", "USA"}


def test_there_are_193_states_2_observers_and_3_territories(corpus: Corpus) -> None:
    assert Counter(state.kind for state in corpus.states.values()) == {"state": 193, "observer": 2, "territory": 3}
    assert {key for key, state in corpus.states.items() if state.kind == "observer"} == {"PSE", "VAT"}
    assert {key for key, state in corpus.states.items() if state.kind == "territory"} == {"HKG", "MAC", "UNK"}
    assert {key for key in PERMANENT_MEMBERS if corpus.states[key].kind == "state"} == PERMANENT_MEMBERS


def test_central_asia_is_five_states(corpus: Corpus) -> None:
    assert {key for key, state in corpus.states.items() if state.subregion == "Central Asia"} == CENTRAL_ASIA
    assert {corpus.states[key].region for key in CENTRAL_ASIA} == {"Asia"}


def test_every_state_has_a_region_and_an_m49_code_of_its_own(corpus: Corpus) -> None:
    states = [state for state in corpus.states.values() if state.kind == "state"]
    codes = [state.m49 for state in states]
    assert all(code and code.isdecimal() and len(code) == 3 for code in codes)
    assert len(set(codes)) == 193
    assert {state.region for state in states} == {"Africa", "Americas", "Asia", "Europe", "Oceania"}
    assert all(state.subregion for state in states)


def test_a_state_is_found_by_its_own_key_and_a_territory_by_the_code_of_its_state_too(corpus: Corpus) -> None:
    assert {key for key, state in corpus.states.items() if key not in state.codes} == set()
    assert corpus.states["HKG"].codes == ("CHN-HKG", "HKG")
    assert corpus.states["UNK"].codes == ("UNK",)


def test_names_are_the_present_ones(corpus: Corpus) -> None:
    assert {corpus.states[key].name for key in ("TUR", "SWZ", "MKD", "CPV")} == {"Türkiye", "Eswatini", "North Macedonia", "Cabo Verde"}


def test_the_criteria_of_2012_have_no_e_and_those_of_2016_no_numbers(corpus: Corpus) -> None:
    criteria = corpus.committees["ccpr"].criteria
    assert list(criteria["ccpr-2012"].grades) == ["A", "B1", "B2", "C1", "C2", "D1", "D2"]
    assert list(criteria["ccpr-2013"].grades) == ["A", "B1", "B2", "C1", "C2", "D1", "D2", "E"]
    assert list(criteria["ccpr-2016"].grades) == ["A", "B", "C", "D", "E"]


def test_only_a_grade_for_silence_means_that_no_report_came(corpus: Corpus) -> None:
    criteria = corpus.committees["ccpr"].criteria
    assert {name: scheme.no_report for name, scheme in criteria.items()} == {
        "ccpr-2012": ("D2",),
        "ccpr-2013": ("D2",),
        "ccpr-2016": ("D",),
    }
