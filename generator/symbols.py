"""United Nations document symbols: read, printed, turned into slugs and official addresses here and nowhere else."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

LANGUAGES = {"ar": "العربية", "zh": "中文", "en": "English", "fr": "français", "ru": "русский", "es": "español"}

_SYMBOL = re.compile(
    r"""
    (?P<body>[A-Z]{3,5})/C/                       # CCPR, CAT, CED, CEDAW, CERD, CRPD …
    (?:
      SR\.(?P<meeting>\d+)                        # CCPR/C/SR.3294, a summary record
    |
      (?P<entity>[A-Z]{3}(?:-[A-Z]{3})?)/         # KAZ; CHN-HKG, a part of a State; UNK, a mission
      (?:(?P<series>CO|FCO|Q|RQ|QPR|RQPR)/)?      # without a series: the State's periodic report
      (?P<number>\d+(?:-\d+)?)                    # 2; 5-6, a combined report
    |
      (?P<session>\d+)/(?P<paper>\d+)             # CCPR/C/123/2, a document of a session
    )
    (?:/(?P<part>(?:Add|Corr|Rev)\.\d+))?         # /Add.1
    """,
    re.VERBOSE | re.ASCII,
)
PATTERN = "^" + re.sub(r"\(\?P<\w+>", "(?:", re.sub(r"\s+(#.*)?", "", _SYMBOL.pattern)) + "$"
"""The forms of a symbol as a plain regular expression, for readers of other makes."""
_WITHIN = re.compile(rf"(?<![\w/])(?:{PATTERN[1:-1]})(?![\w/])")

_KINDS = {
    "CO": "concluding observations",
    "FCO": "information received from the State party on follow-up",
    "Q": "list of issues",
    "RQ": "replies to the list of issues",
    "QPR": "list of issues prior to reporting",
    "RQPR": "replies to the list of issues prior to reporting",
    None: "report of the State party",
}


def symbols_in(text: str) -> list[tuple["Symbol", int, int]]:
    """The symbols that stand in a text, each with the span it has there."""
    return [(Symbol.parse(found[0]), found.start(), found.end()) for found in _WITHIN.finditer(text)]


@dataclass(frozen=True, order=True)
class Symbol:
    """A document symbol; `str()` gives back exactly what `parse` read, and nothing else decides which symbol it is."""

    text: str
    body: str = field(compare=False)
    entity: str | None = field(compare=False)
    series: str | None = field(compare=False)
    session: int | None = field(compare=False)
    part: str | None = field(compare=False)

    @staticmethod
    @lru_cache(maxsize=65536)
    def parse(text: str) -> "Symbol":
        """The symbol printed as `text`; ValueError when it has none of the known forms."""
        match = _SYMBOL.fullmatch(text)
        if match is None:
            raise ValueError(
                f"{text!r} is no document symbol known here; the forms are CCPR/C/KAZ/CO/2, CCPR/C/KAZ/CO/2/Add.1, "
                "CCPR/C/JOR/FCO/5, CCPR/C/123/2, CCPR/C/133/3/Add.3 and CCPR/C/SR.3294"
            )
        session = match["session"]
        return Symbol(text, match["body"], match["entity"], match["series"], int(session) if session else None, match["part"])

    def __str__(self) -> str:
        return self.text

    @property
    def slug(self) -> str:
        """`CCPR/C/KAZ/CO/2/Add.1` → `ccpr-c-kaz-co-2-add-1`."""
        return re.sub(r"[/.]", "-", self.text).lower()

    @property
    def parent(self) -> "Symbol":
        """The symbol without its /Add.n, /Corr.n or /Rev.n."""
        return Symbol.parse(self.text.removesuffix(f"/{self.part}")) if self.part else self

    @property
    def kind(self) -> str:
        """What the symbol itself says the document is."""
        if self.entity:
            reply = self.series == "CO" and (self.part or "").startswith("Add")
            return _KINDS["FCO"] if reply else _KINDS[self.series]
        return "document of a session" if self.session else "summary record"

    def official_address(self, language: str) -> str:
        """The address the UN gives the document in a language ("en"); that a version exists there is not known."""
        return f"https://undocs.org/{language}/{self.text}"
