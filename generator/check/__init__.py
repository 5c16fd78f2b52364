"""Checking: every rule of the contract on every record, all problems at once, each with its place."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.check import dates, grades, header, labels, ledger, organizations, prose, registers, scopes, sources, versions
from generator.check.rules import AssessmentCase, CorpusRule, Fault, Rule
from generator.corpus import Corpus
from generator.index import make_index
from generator.ledger import published_addresses
from generator.load.content import WORTH
from generator.load.yaml_files import UnreadableFile, position, read_text
from generator.places import dotted
from generator.problems import Finding, Keys, Problem
from generator.records.assessment import Assessment
from generator.records.canonical import record_sha256
from generator.records.values import SetAside
from generator.workers import CORES, in_workers

RECORD_RULES: tuple[Rule[Any], ...] = (
    *(*grades.RULES, *scopes.RULES, *labels.RULES, *header.RULES),
    *(*dates.RULES, *organizations.RULES, *sources.RULES),
)
CORPUS_RULES: tuple[CorpusRule[Corpus], ...] = (*registers.RULES, *sources.CORPUS_RULES, *prose.RULES)
LEDGER_RULES: tuple[CorpusRule[ledger.Ledger], ...] = (*ledger.RULES, *versions.RULES, *prose.LEDGER_RULES)
_PRINTABLE = tuple(sorted({rule.code for rule in RECORD_RULES if rule.may_be_printed}))


def check(corpus: Corpus, shape: Iterable[Finding]) -> list[Finding]:
    """Every finding: those of shape made in reading, those of the rules, and printed errors that match none of them."""
    shape = list(shape)
    findings = list(shape)
    of_shape = defaultdict[str, list[Finding]](list)
    for finding in shape:
        of_shape[finding.file].append(finding)

    def judged(file: str) -> tuple[str, tuple[list[Finding], str]]:
        record, faults = corpus.assessments[file], of_shape.get(file, [])
        return file, (_on_record(corpus, file, record, faults), "" if faults else record_sha256(record))

    on_records = dict(in_workers(judged, list(corpus.assessments), CORES, name=str, worth=WORTH))
    findings += [finding for file in corpus.assessments for finding in on_records[file][0]]
    hashes = {file: sha256 for file in corpus.assessments if (sha256 := on_records[file][1])}
    for rule in CORPUS_RULES:
        findings += [_finding(fault, "", rule.code) for fault in _judged(rule.judge, corpus)]
    unsettled = any(finding.code in ledger.UNSETTLING for finding in findings)
    return findings + _in_the_ledger(corpus, hashes, unsettled)


def located(findings: Iterable[Finding], directory: Path) -> list[Problem]:
    """The findings as problems in the files of a content directory, in the order of their places."""
    texts: dict[str, str] = {}
    problems = set()
    for finding in findings:
        if finding.file not in texts:
            texts[finding.file] = _text(directory / finding.file)
        line, column = 1, 1
        if finding.file.endswith(".yaml") and texts[finding.file]:
            place = position(texts[finding.file], finding.keys, finding.at_key)
            line, column = place.line, place.column
        elif finding.keys and isinstance(finding.keys[0], int):
            line = finding.keys[0]
        problems.add(Problem(finding.file, line, column, finding.code, finding.message, finding.warning))
    return sorted(problems)


def _in_the_ledger(corpus: Corpus, hashes: Mapping[str, str], unsettled: bool) -> list[Finding]:
    """The findings on permanence; of addresses only where every file was read, for what was not read has vanished for now."""
    try:
        addresses = None if corpus.unread else published_addresses(make_index(corpus))
    except SetAside:
        addresses = None
    case = ledger.Ledger(corpus, addresses, hashes, unsettled)
    return [_finding(fault, "", rule.code) for rule in LEDGER_RULES for fault in _judged(rule.judge, case)]


def _on_record(corpus: Corpus, file: str, record: Assessment, shape: list[Finding]) -> list[Finding]:
    """The findings of the rules on one record, but those it flags as printed, and its flags that match nothing."""
    case = AssessmentCase(corpus, file, (), record)
    findings: list[Finding] = []
    printed, unjudged = set(), set[str]()
    flags = {(flag.sound("code"), flag.sound("on")) for flag in record.sound("printed_errors", ())}
    for rule in RECORD_RULES:
        found, whole = _by(rule, case, file)
        unjudged |= set() if whole else {rule.code}
        for finding in found:
            flag = (rule.code, dotted(record, finding.keys))
            if rule.may_be_printed and flag in flags:
                printed.add(flag)
            elif rule.may_be_printed and rule.code in {code for code, _ in flags} and not _has_a_name(record, finding.keys):
                unjudged.add(rule.code)
            elif rule.may_be_printed and not finding.warning:
                hint = f" (where the document itself prints it so: printed_errors, code {flag[0]}, on {flag[1]})"
                findings.append(replace(finding, message=finding.message + hint))
            else:
                findings.append(finding)
    for place, flag in enumerate(record.sound("printed_errors", ())):
        code, on = flag.sound("code"), flag.sound("on")
        if code and code not in _PRINTABLE:
            message = f"{code} is no contradiction a document can print; those are {', '.join(_PRINTABLE)}"
            findings.append(Finding(file, ("printed_errors", place, "code"), "PRINTED-ERROR", message))
        elif code and on and (code, on) not in printed and not shape and code not in unjudged:
            message = f"flags {code} on {on}, but there is no such problem; take the flag out"
            findings.append(Finding(file, ("printed_errors", place), "PRINTED-ERROR", message))
    return findings


def _has_a_name(record: Assessment, keys: Keys) -> bool:
    """Whether a flag could name the place: one in a paragraph whose number is faulty, or stands twice, has no name of its own."""
    if keys[:1] != ("paragraphs",) or len(keys) < 2:
        return True
    numbers = [paragraph.sound("number") for paragraph in record.paragraphs]
    number = numbers[int(keys[1])]
    return number is not None and numbers.count(number) == 1


def _by(rule: Rule[Any], case: AssessmentCase, file: str) -> tuple[list[Finding], bool]:
    """What a rule finds on a record, and whether it judged the whole of it: a value that was set aside stops it at its place."""
    findings: list[Finding] = []
    whole = True
    try:
        for place in rule.cases(case):
            try:
                for fault in rule.judge(place):
                    findings.append(_finding(replace(fault, keys=(*place.keys, *fault.keys)), file, rule.code))
            except SetAside:
                whole = False
    except SetAside:
        whole = False
    return findings, whole


def _judged(judge: Callable[[Any], Iterator[Fault]], case: object) -> Iterator[Fault]:
    """The faults a rule finds, up to the first value it asks for that was set aside."""
    try:
        yield from judge(case)
    except SetAside:
        return


def _finding(fault: Fault, file: str, code: str) -> Finding:
    return Finding(fault.file or file, fault.keys, code, fault.message, fault.warning, fault.at_key)


def _text(path: Path) -> str:
    try:
        return read_text(path)
    except UnreadableFile:
        return ""
