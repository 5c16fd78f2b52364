"""Names that can be spoken and belong to nobody: one for every number, so that new ones never run out."""

_ONSETS = ("b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "br", "dr", "kl", "pr", "st", "tr", "sk")
_VOWELS = ("a", "e", "i", "o", "u", "au", "oi")
_SYLLABLES = tuple(onset + vowel for onset in _ONSETS for vowel in _VOWELS)
_ENDINGS = tuple(
    f"{onset}{rest}" for onset in ("d", "k", "l", "m", "n", "r", "s", "t", "v", "z") for rest in ("ar", "el", "im", "osk", "und")
)

_LONG = len(_SYLLABLES) ** 2 * len(_ENDINGS)
_SHORT = len(_SYLLABLES) * len(_ENDINGS)
_STRIDE = 611_957
"""A prime that shares no factor with the numbers of names: neighbours in rank do not look alike, and no name comes twice."""


def name(number: int) -> str:
    """The name of a number, of three syllables: Kaubrozel. There are more than a million."""
    rest, ending = divmod(number * _STRIDE % _LONG, len(_ENDINGS))
    first, second = divmod(rest, len(_SYLLABLES))
    return (_SYLLABLES[first] + _SYLLABLES[second] + _ENDINGS[ending]).capitalize()


def short_name(number: int) -> str:
    """The short name of a number, of two syllables: Tromosk. There are some thousands."""
    first, ending = divmod(number * _STRIDE % _SHORT, len(_ENDINGS))
    return (_SYLLABLES[first] + _ENDINGS[ending]).capitalize()


def land(number: int) -> str:
    """The name of a State of that number: Drabraudovia. None that exists ends so."""
    first, second = divmod(number * _STRIDE % len(_SYLLABLES) ** 2, len(_SYLLABLES))
    return f"{_SYLLABLES[first]}{_SYLLABLES[second]}dovia".capitalize()
