"""Document symbols: whatever is read prints the same, and what a symbol says of its document is what its parts say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.index import Index
from generator.symbols import LANGUAGES, Symbol

_NUMBER = st.integers(1, 9999).map(str)
_CODE = st.text(alphabet="ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=3, max_size=3)
_ENTITY = st.one_of(_CODE, st.builds("{}-{}".format, _CODE, _CODE))
_BODY = st.sampled_from(["CCPR", "CAT", "CED", "CEDAW", "CERD", "CRPD", "CRC"])
_WHOLE = st.one_of(
    st.builds("{}/C/{}/{}/{}".format, _BODY, _ENTITY, st.sampled_from(["CO", "FCO", "Q", "RQ", "QPR", "RQPR"]), _NUMBER),
    st.builds("{}/C/{}/CO/{}-{}".format, _BODY, _ENTITY, _NUMBER, _NUMBER),
    st.builds("{}/C/{}/{}".format, _BODY, _ENTITY, _NUMBER),
    st.builds("{}/C/{}/{}".format, _BODY, _NUMBER, _NUMBER),
    st.builds("{}/C/SR.{}".format, _BODY, _NUMBER),
)
_PART = st.builds("{}.{}".format, st.sampled_from(["Add", "Corr", "Rev"]), _NUMBER)


@given(_WHOLE, st.none() | _PART)
def test_a_symbol_prints_as_it_was_read(whole: str, part: str | None) -> None:
    text = f"{whole}/{part}" if part else whole
    symbol = Symbol.parse(text)
    assert str(symbol) == text
    assert symbol.part == part
    assert str(symbol.parent) == whole
    assert symbol.parent.parent == symbol.parent


@given(_WHOLE, _WHOLE)
def test_two_symbols_have_two_slugs(one: str, other: str) -> None:
    first, second = Symbol.parse(one), Symbol.parse(other)
    assert (first.slug == second.slug) == (one == other)


@given(st.text(alphabet="CPRKAZO/.-12 dAé２\n", max_size=24))
def test_what_is_read_prints_the_same_and_the_rest_is_refused(text: str) -> None:
    try:
        symbol = Symbol.parse(text)
    except ValueError as error:
        assert "the forms are CCPR/C/KAZ/CO/2" in str(error)  # noqa: PT017
    else:
        assert str(symbol) == text
        assert symbol.slug.isascii()


KINDS = {
    "CCPR/C/KAZ/CO/2": ("KAZ", None, "concluding observations"),
    "CCPR/C/KAZ/CO/2/Add.1": ("KAZ", None, "information received from the State party on follow-up"),
    "CCPR/C/KAZ/CO/2/Corr.1": ("KAZ", None, "concluding observations"),
    "CCPR/C/JOR/FCO/5": ("JOR", None, "information received from the State party on follow-up"),
    "CCPR/C/CHN-HKG/CO/3": ("CHN-HKG", None, "concluding observations"),
    "CCPR/C/UNK/CO/1": ("UNK", None, "concluding observations"),
    "CED/C/NLD/CO/1": ("NLD", None, "concluding observations"),
    "CCPR/C/FRE/CO/5-6": ("FRE", None, "concluding observations"),
    "CCPR/C/KAZ/2": ("KAZ", None, "report of the State party"),
    "CCPR/C/123/2": (None, 123, "document of a session"),
    "CCPR/C/133/3/Add.3": (None, 133, "document of a session"),
    "CCPR/C/SR.3294": (None, None, "summary record"),
}


@pytest.mark.parametrize("text", KINDS)
def test_a_symbol_says_whom_and_what_it_is_on(text: str) -> None:
    symbol = Symbol.parse(text)
    assert (symbol.entity, symbol.session, symbol.kind) == KINDS[text]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "CCPR/C/KAZ",
        "CCPR/C/KAZ/CO",
        "CCPR/C/kaz/CO/2",
        "CCPR/C/KAZ/CO/2/Add1",
        "CCPR/C/KAZ/CO/2 ",
        "CCPR-C-KAZ-CO-2",
        "CCPR/C/KAZ/CO/2/Add.1/Add.2",
    ],
)
def test_a_symbol_with_a_slip_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no document symbol known here"):
        Symbol.parse(text)


def test_the_slug_and_the_official_addresses_are_made_of_the_symbol() -> None:
    symbol = Symbol.parse("CCPR/C/KAZ/CO/2/Add.1")
    assert symbol.slug == "ccpr-c-kaz-co-2-add-1"
    assert {symbol.official_address(language) for language in LANGUAGES} == {
        f"https://undocs.org/{language}/CCPR/C/KAZ/CO/2/Add.1" for language in ("ar", "zh", "en", "fr", "ru", "es")
    }


def test_every_symbol_of_both_corpora_has_its_own_slug(index: Index, invented: Index) -> None:
    for documents in (index.documents, invented.documents):
        assert len({symbol.slug for symbol in documents}) == len(documents)
