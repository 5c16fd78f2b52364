"""Rules on where the words come from, on the record's own remarks, and on what must not be published."""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote

from generator.check.rules import AssessmentCase, CorpusRule, Fault, Rule, the_record
from generator.common_mark import LONGEST, shown_in, targets_in, tokens_of
from generator.corpus import Corpus, Unread
from generator.places import keys_of
from generator.problems import Keys
from generator.records.values import Record
from generator.text import e_mails_in


def the_source_is_stored(case: AssessmentCase) -> Iterator[Fault]:
    """The source file a record names is in `sources/`."""
    file = case.record.source.file
    if file and file not in case.corpus.sources:
        yield Fault(("source", "file"), f"there is no {file}; store the text the record was made from, with the addressee cut")


def sources_are_unchanged(corpus: Corpus) -> Iterator[Fault]:
    """A stored source is named by the SHA-256 of its bytes, so that a changed byte is noticed."""
    for file, source in corpus.sources.items():
        if PurePosixPath(file).stem != source.sha256:
            yield Fault((), f"its bytes have the SHA-256 {source.sha256}: it was changed after it was stored, or misnamed", file=file)


def notes_name_a_place(case: AssessmentCase) -> Iterator[Fault]:
    """A note or footnote says in dotted form what it is on, and that stands in the record."""
    for kind in ("notes", "footnotes"):
        for position, note in enumerate(case.record.sound(kind, ())):
            place = note.sound("on")
            if place and keys_of(case.record, place) is None:
                hint = "write the keys with dots, a paragraph by its number: paragraphs.24.reply"
                yield Fault((kind, position, "on"), f"{place!r} leads nowhere in this record; {hint}")


def no_e_mail_in_records(case: AssessmentCase) -> Iterator[Fault]:
    """No text of a record holds an e-mail address."""
    if "@" in case.record.model_dump_json(exclude_defaults=True, warnings=False):  # the search for its place takes longer
        yield from _e_mails(case.record.model_dump(mode="json", exclude_defaults=True, warnings=False), (), None)


def no_e_mail_elsewhere(corpus: Corpus) -> Iterator[Fault]:
    """No register and no prose page holds an e-mail address but the site's contact."""
    contact = corpus.site.sound("contact") if corpus.site else None
    for file, text in corpus.prose.items() if contact else ():  # which of the addresses is the contact is not known
        written = [(number, found) for number, line in enumerate(text.split("\n"), start=1) for found in e_mails_in(line)]
        yield from (_e_mail(found, (number,), file) for number, found in (*written, *_disguised(text, written)) if found != contact)
    for file, source in corpus.sources.items():
        for number, address in source.e_mails:
            message = f"holds the e-mail address {address}; put the line [cut: addressee] in the place of addressee and e-mail"
            yield Fault((number,), message, file=file)
    for file, keys, record in _registered(corpus):
        for fault in _e_mails(record.model_dump(mode="json", warnings=False), keys, file):
            if fault.keys != ("contact",):
                yield fault


def _disguised(text: str, written: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The e-mail addresses that a prose page shows or leads to, and has on no line: `king&#64;strelsau.example`, `king@*zenda*.example`."""
    tokens = tokens_of(text if len(text) <= LONGEST else "")
    led = ((line, unquote(target)) for line, target in targets_in(tokens))
    found = dict.fromkeys((line + 1, e_mail) for line, words in (*shown_in(tokens), *led) for e_mail in e_mails_in(words))
    listed = {e_mail for _, e_mail in written}
    return ((line, e_mail) for line, e_mail in found if e_mail not in listed)


def _registered(corpus: Corpus) -> Iterator[tuple[str, Keys, Record]]:
    """Each record of the registers, with its file and the keys that lead to it."""
    listed: dict[str, Iterable[tuple[str | int, Record]]] = {"known.yaml": enumerate(corpus.known)}
    for file, register in (
        ("organizations.yaml", corpus.organizations),
        ("topics.yaml", corpus.topics),
        ("states.yaml", corpus.states),
    ):
        listed[file] = () if isinstance(register, Unread) else register.items()
    yield from ((file, (key,), record) for file, records in listed.items() for key, record in records)
    committees = {} if isinstance(corpus.committees, Unread) else corpus.committees
    yield from ((f"committees/{identifier}.yaml", (), committee) for identifier, committee in committees.items())
    if corpus.site:
        yield "site.yaml", (), corpus.site


def _e_mails(value: Any, keys: Keys, file: str | None) -> Iterator[Fault]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _e_mails(item, (*keys, key), file)
    elif isinstance(value, list):
        for position, item in enumerate(value):
            yield from _e_mails(item, (*keys, position), file)
    elif isinstance(value, str):
        for found in e_mails_in(value):
            yield _e_mail(found, keys, file)


def _e_mail(found: str, keys: Keys, file: str | None) -> Fault:
    return Fault(keys, f"holds the e-mail address {found}; only the contact of site.yaml is published", file=file)


RULES = (
    Rule("SOURCE-MISSING", the_record, the_source_is_stored),
    Rule("NOTE", the_record, notes_name_a_place),
    Rule("EMAIL", the_record, no_e_mail_in_records),
)
CORPUS_RULES = (CorpusRule("SOURCE-HASH", sources_are_unchanged), CorpusRule("EMAIL", no_e_mail_elsewhere))
