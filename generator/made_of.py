"""What things are made of, as hashes: where the hash is another, they are made anew."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

from pydantic_core import to_json

from generator.corpus import Corpus
from generator.data.files import record_json
from generator.made_with import sha256_of_data

_RECORDS = "assessments"


@dataclass(frozen=True)
class SummedCorpus:
    """A corpus with the hash of what each part of it says, and of each record by its key."""

    corpus: Corpus
    parts: Mapping[str, str]
    records: Mapping[str, str]

    def sha256(self, few: Corpus) -> str:
        """The hash of all that a corpus says which holds a few of the records and of the other parts."""
        return self._whole if few is self.corpus else self._sha256(few)

    @cached_property
    def _whole(self) -> str:
        return self._sha256(self.corpus)

    def _sha256(self, few: Corpus) -> str:
        said: dict[str, Any] = {name: self._part(few, name) for name in self.parts}
        said[_RECORDS] = [(record.key, self.records[record.key]) for record in few.assessments.values()]
        return sha256_of_data(json.dumps(said))

    def _part(self, few: Corpus, name: str) -> str:
        part = getattr(few, name)
        return self.parts[name] if part is getattr(self.corpus, name) else sha256_of_data(to_json(part))


def summed_corpus(corpus: Corpus) -> SummedCorpus:
    """A corpus with its hashes."""
    parts = {field.name: sha256_of_data(to_json(getattr(corpus, field.name))) for field in fields(corpus) if field.name != _RECORDS}
    return SummedCorpus(corpus, parts, {record.key: sha256_of_data(record_json(record)) for record in corpus.assessments.values()})
