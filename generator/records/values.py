"""The values records are made of: what a text, a name, a date or a symbol may be, each refused with a sentence that teaches."""

import difflib
import re
from collections.abc import Callable, Hashable
from functools import cache, lru_cache
from typing import Annotated, Any, Literal, Self, TypeGuard, TypeVar, cast

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    JsonValue,
    ModelWrapValidatorHandler,
    PlainSerializer,
    Strict,
    StringConstraints,
    Tag,
    ValidationError,
    ValidationInfo,
    WithJsonSchema,
    create_model,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from generator.dates import PartialDate
from generator.symbols import PATTERN, Symbol

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""What an id is, for it becomes part of an address."""
LONGEST_ID = 200
"""Signs of an id, for it becomes the name of a folder; file systems take 255 bytes."""
NONE_PRINTED = "none-printed"
SALVAGE = "salvage"
NOT_HELD = "not-held"
NOT_STATED = "not-stated"
WHOLE = "whole"

LONGEST_TEXT = 50_000
"""Signs of a text; the longest real one has under 5,000. What is much longer is no text, and the builder would take hours over it."""
LONGEST_LINE = 1_000
"""Signs of a name or title; the longest real one has under 200."""

_NO_TEXT = re.compile("[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\ud800-\\udfff\\u202a-\\u202e\\u2066-\\u2069]")
_ABSENCES = ("noneprinted", "notheld", "notprinted", "none", "na", "nil", "tbd", "unknown")


class SetAside(Exception):
    """A value a rule asked for was faulty and has been set aside: the rule has nothing to judge."""


class Record(BaseModel):
    """A frozen record. A field whose value was faulty is missing from it, and asking for it raises SetAside."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    def __getattr__(self, name: str) -> Any:
        if name in type(self).model_fields:
            raise SetAside(name)
        raise AttributeError(f"{type(self).__name__} has no {name!r}")

    @field_validator("*", mode="before")
    @classmethod
    def _something(cls, value: Any) -> Any:
        """A key with nothing after it says neither that nothing is printed nor that nothing is held."""
        if value is None:
            raise fault("TYPE", "found nothing; write a value, or leave out a key that may be absent")
        return value

    def sound(self, name: str, instead: Any = None) -> Any:
        """The field's value, or `instead` where it was set aside: for rules that go on to the next item of a list."""
        return self.__dict__.get(name, instead)

    def lacks(self, name: str) -> bool:
        """Whether the key is not written; a faulty value was written, so it is not lacking."""
        return self.__dict__.get(name, self) is None

    @model_validator(mode="wrap")
    @classmethod
    def _sound_part(cls, data: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo) -> Self:
        """Where the context asks for SALVAGE, the record without its faulty fields instead of an error."""
        try:
            return handler(data)
        except ValidationError as error:
            if info.context != SALVAGE:
                raise
            return cls._without({details["loc"][0] for details in error.errors() if details["loc"]}, data)

    @classmethod
    def _without(cls, faulty: set[str | int], data: Any) -> Self:
        """The record of the fields that are not faulty; the records inside it have been salvaged before it."""
        known = {field.alias or name for name, field in cls.model_fields.items()} - faulty
        sound = {key: value for key, value in data.items() if key in known} if isinstance(data, dict) else {}
        kept = _all_optional(cls).model_validate(sound, context=SALVAGE)
        values = {name: getattr(kept, name) for name in kept.model_fields_set}
        record = cast(Self, cls.model_construct(kept.model_fields_set, **values))
        for name in faulty if isinstance(data, dict) else cls.model_fields:
            record.__dict__.pop(str(name), None)
        return record


@cache
def _all_optional(kind: type[Record]) -> type[Record]:
    fields: dict[str, Any] = {
        name: (info.rebuild_annotation(), Field(default=None, alias=info.alias)) for name, info in kind.model_fields.items()
    }
    return create_model(kind.__name__, __base__=kind, **fields)


def is_printed(text: str | None) -> TypeGuard[str]:
    """Whether a text is held and the document prints it."""
    return text is not None and text != NONE_PRINTED


def fault(code: str, sentence: str) -> PydanticCustomError:
    """A shape fault with its stable code; the sentence is data, never a template."""
    return PydanticCustomError(code, "{sentence}", {"sentence": sentence})


def control_character_in(text: str) -> str:
    """What is wrong with the first sign of a text that is no text, and where it stands; nothing where all of it is text."""
    found = _NO_TEXT.search(text)
    if not found:
        return ""
    code = ord(found[0])
    what = "turns the direction of what follows" if code >= 0x202A else "is no text"
    before = text[max(0, found.start() - 30) : found.start()]
    where = f"after {before!r}" if before else "at its start"
    return f"holds U+{code:04X} {where}, a control character that {what}; delete it"


def _without_control_characters(text: str) -> str:
    if len(text) > LONGEST_TEXT:
        raise fault("TEXT-LENGTH", f"has {len(text):,} signs; a text has at most {LONGEST_TEXT:,}. Is it the right text?")
    if sentence := control_character_in(text):
        raise fault("TEXT-CHARACTER", sentence)
    if not text.strip():
        raise fault("TEXT-EMPTY", "is empty; write the text, or leave out a key that may be absent")
    return text


def _nearly_an_absence(text: str) -> bool:
    """Whether a short text is a word for having none: `None printed.`, `not held`, `N/A`."""
    letters = re.sub(r"[\W\d_]", "", text.lower()) if len(text) < 24 else ""
    return bool(letters) and _is_near(letters)


@lru_cache(maxsize=4096)
def _is_near(letters: str) -> bool:
    return bool(difflib.get_close_matches(letters, _ABSENCES, n=1, cutoff=0.85))


def _not_nearly_an_absence(text: str) -> str:
    if _nearly_an_absence(text):
        sentence = f"reads {text.strip()!r}, a word for having none; write what is printed or known, or leave out a key that may be absent"
        raise fault("TEXT-ABSENCE", sentence)
    return text


def _one_line(text: str) -> str:
    line = text.strip()
    if "\n" in line:
        raise fault("TEXT-LINES", "runs over several lines; a name or title is one line")
    if len(line) > LONGEST_LINE:
        raise fault("TEXT-LENGTH", f"has {len(line):,} signs; a name or title has at most {LONGEST_LINE:,}")
    if line[0] in "=+-@":
        raise fault("TEXT-FORMULA", f"begins with {line[0]!r}, which a spreadsheet would run as a formula; begin with a word")
    return _not_nearly_an_absence(line)


def _not_too_long_an_id(identifier: str) -> str:
    if not is_id(identifier):
        raise fault("VALUE", f"has {len(identifier):,} signs; an id has at most {LONGEST_ID}, for it becomes the name of a folder")
    return identifier


def is_id(text: str) -> bool:
    """Whether a text may be an id."""
    return len(text) <= LONGEST_ID and bool(re.fullmatch(SLUG, text))


def _none_printed_or_line(text: str) -> str:
    return NONE_PRINTED if text.strip() == NONE_PRINTED else _one_line(text)


def _none_printed_or_text(text: str) -> str:
    if text.strip() == NONE_PRINTED:
        return NONE_PRINTED
    if _nearly_an_absence(text):
        sentence = "write none-printed where the document prints nothing; leave the key out where the text is not held"
        raise fault("TEXT-ABSENCE", f"reads {text.strip()!r}: {sentence}")
    return text


def _parsed(code: str, kind: type, parse: Callable[[str], Any]) -> Callable[[Any], Any]:
    """A validator that reads by `parse`. YAML reads the year 2028 as a number, so numbers are read by their digits."""

    def validate(value: Any) -> Any:
        if isinstance(value, kind):
            return value
        if not isinstance(value, str | int) or isinstance(value, bool):
            raise fault("TYPE", f"found {described(value)}; expected one {code.lower()}")
        try:
            return parse(str(value))
        except ValueError as error:
            raise fault(code, str(error)) from None

    return validate


def _listed(value: Any) -> Any:
    return value if isinstance(value, list | tuple) else [value]


def described(value: Any) -> str:
    """A value that has the wrong type, in words for the person who wrote it."""
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a mapping of keys"
    if isinstance(value, list | tuple):
        return "a list"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return "a number that is not written in plain digits"
    return f"the number {value}" if isinstance(value, int) else f"the text {str(value)[:40]!r}"


def _none_printed_or_list(value: Any) -> Hashable:
    return "<none-printed>" if isinstance(value, str) else "<list>"


def _form(title: str, *examples: str | int, **schema: Any) -> WithJsonSchema:
    """How the contract names and shows a value that a function reads; `schema` says what of its form is cheaply said."""
    return WithJsonSchema({"title": title, **({"examples": list(examples)} if examples else {}), **schema})


_TEXT = {"type": "string", "pattern": r"\S"}
_LINE = {"type": "string", "pattern": r"^\s*[^\s=+@-][^\n]*\s*$"}
_DATE = {
    "anyOf": [
        {"type": "string", "pattern": "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"},
        {"type": "integer", "minimum": 1000, "maximum": 9999},
    ]
}

PlainText = Annotated[str, Strict(), AfterValidator(_without_control_characters), _form("text", **_TEXT)]
OfficialText = Annotated[PlainText, AfterValidator(_not_nearly_an_absence), _form("text of the document", **_TEXT)]
Line = Annotated[PlainText, AfterValidator(_one_line), _form("one line of text", **_LINE)]
Identifier = Annotated[str, Strict(), StringConstraints(pattern=SLUG), AfterValidator(_not_too_long_an_id), Field(title="id")]
StateKey = Annotated[str, Strict(), StringConstraints(pattern=r"^[A-Z]{3}$"), Field(title="key of a State", examples=["KAZ"])]
StateCode = Annotated[
    str,
    Strict(),
    StringConstraints(pattern=r"^[A-Z]{3}(-[A-Z]{3})?$"),
    Field(title="code of document symbols", examples=["KAZ", "CHN-HKG"]),
]
Letter = Annotated[str, Strict(), StringConstraints(pattern=r"^[a-z]$"), Field(title="letter of a point", examples=["a"])]
Address = Annotated[
    str,
    Strict(),
    StringConstraints(pattern=r"^/([a-z0-9-]+/)*([A-Za-z0-9_-]+(\.[A-Za-z0-9-]+)+|#[a-z0-9-]+)?$"),
    Field(title="address of this site", examples=["/states/kaz/", "/ccpr/123/kaz/24/#reply-a"]),
]
Sha256 = Annotated[str, Strict(), StringConstraints(pattern=r"^[0-9a-f]{64}$"), Field(title="SHA-256 hash")]
Number = Annotated[int, Strict(), Field(ge=1, title="whole number")]
NumberKey = Annotated[Number, _form("whole number", 123, type="string", pattern="^[1-9][0-9]*$")]
"""A number as the key of a mapping: JSON, and so the contract, knows keys only as text."""
Flag = Annotated[bool, Strict(), _form("true or false", type="boolean")]

_AsText = PlainSerializer(str, return_type=str)
Date = Annotated[
    PartialDate,
    BeforeValidator(_parsed("DATE", PartialDate, PartialDate.parse)),
    _AsText,
    _form("date", "2016-07-11", "2018-07", 2028, **_DATE),
]
Dates = Annotated[
    tuple[Date, ...],
    Field(min_length=1),
    BeforeValidator(_listed, json_schema_input_type=Date | Annotated[tuple[Date, ...], Field(min_length=1)]),
]
SymbolText = Annotated[
    Symbol,
    BeforeValidator(_parsed("SYMBOL", Symbol, Symbol.parse)),
    _AsText,
    _form("document symbol", "CCPR/C/KAZ/CO/2", "CCPR/C/123/2", type="string", pattern=PATTERN),
]

Kept = TypeVar("Kept")
NonePrintedOr = Annotated[
    Annotated[Literal["none-printed"], Tag("<none-printed>")] | Annotated[Kept, Field(min_length=1), Tag("<list>")],
    Discriminator(_none_printed_or_list),
]
"""A list the document may print nothing for; a text key says so in the text's place."""
LineOrNonePrinted = Annotated[PlainText, AfterValidator(_none_printed_or_line), _form("one line of text, or none-printed", **_LINE)]
TextOrNonePrinted = Annotated[PlainText, AfterValidator(_none_printed_or_text), _form("text of the document, or none-printed", **_TEXT)]

OURS: dict[str, JsonValue] = {"x-coded-by": "us"}
"""What the contract says of a key, or of a record, that is ours to fill in and not the document's."""
Editorial = Annotated[Kept, Field(json_schema_extra=OURS)]
"""A value that no document states: ours."""
