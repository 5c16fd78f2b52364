"""The values records are made of: what a text, a name, a date or a symbol may be, each refused with a sentence that teaches."""

import difflib
import re
from collections.abc import Callable, Hashable
from functools import cache
from typing import Annotated, Any, Literal, Self, TypeVar, cast

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    ModelWrapValidatorHandler,
    PlainSerializer,
    Strict,
    StringConstraints,
    Tag,
    ValidationError,
    ValidationInfo,
    create_model,
    model_validator,
)
from pydantic_core import PydanticCustomError

from generator.dates import PartialDate
from generator.symbols import Symbol

NONE_PRINTED = "none-printed"
SALVAGE = "salvage"
NOT_HELD = "not-held"
NOT_STATED = "not-stated"
WHOLE = "whole"

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
            return cls._without({str(details["loc"][0]) for details in error.errors() if details["loc"]}, data)

    @classmethod
    def _without(cls, faulty: set[str], data: Any) -> Self:
        """The record of the fields that are not faulty; the records inside it have been salvaged before it."""
        sound = {key: value for key, value in data.items() if key not in faulty} if isinstance(data, dict) else {}
        kept = _all_optional(cls).model_validate(sound, context=SALVAGE)
        values = {name: getattr(kept, name) for name in kept.model_fields_set}
        record = cast(Self, cls.model_construct(kept.model_fields_set, **values))
        for name in faulty:
            record.__dict__.pop(name, None)
        return record


@cache
def _all_optional(kind: type[Record]) -> type[Record]:
    fields: dict[str, Any] = {name: (info.rebuild_annotation(), None) for name, info in kind.model_fields.items()}
    return create_model(kind.__name__, __base__=kind, **fields)


def fault(code: str, sentence: str) -> PydanticCustomError:
    """A shape fault with its stable code; the sentence is data, never a template."""
    return PydanticCustomError(code, "{sentence}", {"sentence": sentence})


def _without_control_characters(text: str) -> str:
    found = _NO_TEXT.search(text)
    if found:
        code = ord(found[0])
        what = "turns the direction of what follows" if code >= 0x202A else "is no text"
        raise fault("TEXT-CHARACTER", f"holds U+{code:04X}, a control character that {what}; delete it")
    if not text.strip():
        raise fault("TEXT-EMPTY", "is empty; leave the key out where nothing is held, or write none-printed")
    return text


def _not_nearly_an_absence(text: str) -> str:
    letters = re.sub(r"[^a-z]", "", text.lower()) if len(text) < 24 else ""
    if letters and difflib.get_close_matches(letters, _ABSENCES, n=1, cutoff=0.85):
        raise fault(
            "TEXT-ABSENCE",
            f"reads {text.strip()!r}: write none-printed where the document prints nothing; "
            "leave the key out where the text is not held",
        )
    return text


def _one_line(text: str) -> str:
    if "\n" in text.strip("\n"):
        raise fault("TEXT-LINES", "runs over several lines; a name or title is one line")
    if text[0] in "=+-@":
        raise fault("TEXT-FORMULA", f"begins with {text[0]!r}, which a spreadsheet would run as a formula")
    return _not_nearly_an_absence(text.strip())


def _none_printed_or_text(text: str) -> str:
    return NONE_PRINTED if text.strip() == NONE_PRINTED else _not_nearly_an_absence(text)


def _parsed(code: str, parse: Callable[[str], Any]) -> Callable[[Any], Any]:
    """A validator that reads by `parse`. YAML reads the year 2028 as a number, so numbers are read by their digits."""

    def validate(value: Any) -> Any:
        if not isinstance(value, str | int) or isinstance(value, bool):
            return value
        try:
            return parse(str(value))
        except ValueError as error:
            raise fault(code, str(error)) from None

    return validate


def _listed(value: Any) -> Any:
    return value if isinstance(value, list | tuple) else [value]


def _word_or_rest(value: Any) -> Hashable:
    return "word" if isinstance(value, str) else "rest"


PlainText = Annotated[str, Strict(), AfterValidator(_without_control_characters)]
OfficialText = Annotated[PlainText, AfterValidator(_not_nearly_an_absence)]
Line = Annotated[PlainText, AfterValidator(_one_line)]
Identifier = Annotated[str, Strict(), StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
StateKey = Annotated[str, Strict(), StringConstraints(pattern=r"^[A-Z]{3}$")]
Letter = Annotated[str, Strict(), StringConstraints(pattern=r"^[a-z]$")]
Address = Annotated[str, Strict(), StringConstraints(pattern=r"^/([a-z0-9-]+/)*(#[a-z0-9-]+)?$")]
Number = Annotated[int, Strict()]
Flag = Annotated[bool, Strict()]

_AsText = PlainSerializer(str, return_type=str)
Date = Annotated[PartialDate, BeforeValidator(_parsed("DATE", PartialDate.parse)), _AsText]
Dates = Annotated[tuple[Date, ...], BeforeValidator(_listed)]
SymbolText = Annotated[Symbol, BeforeValidator(_parsed("SYMBOL", Symbol.parse)), _AsText]

Kept = TypeVar("Kept")
NonePrintedOr = Annotated[
    Annotated[Literal["none-printed"], Tag("word")] | Annotated[Kept, Tag("rest")], Discriminator(_word_or_rest)
]
"""A list the document may print nothing for; a text key says so in the text's place."""
TextOrNonePrinted = Annotated[PlainText, AfterValidator(_none_printed_or_text)]
