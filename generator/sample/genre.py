"""The genre's words and sentences, read from genre.toml into what prose is made of."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

Phrase = tuple[str, ...]
"""A phrase parted at its slots: text, slot, text, slot, …, text."""


@dataclass(frozen=True)
class Subject:
    """What a paragraph is on."""

    topics: tuple[str, ...]
    phrases: Mapping[str, tuple[Phrase, ...]]
    """By kind: title, aim, measure, matter, step, complaint."""


@dataclass(frozen=True)
class Genre:
    """Everything invented prose is made of."""

    words: Mapping[str, tuple[str, ...]]
    """Words by kind, the common ones first."""
    phrases: Mapping[str, tuple[Phrase, ...]]
    organizations: Mapping[str, tuple[str, ...]]
    """What organizations are called, by kind; `everywhere` for those that are of no one State."""
    subjects: Mapping[str, Subject]
    topics: Mapping[str, Mapping[str, Any]]
    """The register of topics."""


def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.strip().split("\n"))


def _phrases(texts: Mapping[str, str]) -> dict[str, tuple[Phrase, ...]]:
    return {kind: tuple(tuple(re.split(r"\{([a-z-]+)\}", line)) for line in _lines(text)) for kind, text in texts.items()}


@cache
def genre() -> Genre:
    """What genre.toml says; read once, and only where content is invented."""
    said = tomllib.loads(Path(__file__).with_name("genre.toml").read_text(encoding="utf-8"))
    topics = {identifier: tuple(subject.pop("topics")) for identifier, subject in said["subjects"].items()}
    return Genre(
        {kind: tuple(text.split()) for kind, text in said["words"].items()},
        _phrases(said["phrases"]),
        {kind: _lines(text) for kind, text in said["organizations"].items()},
        {identifier: Subject(topics[identifier], _phrases(texts)) for identifier, texts in said["subjects"].items()},
        said["topics"],
    )
