"""Rules on the organizations a record names: in its header, and in the information on its paragraphs."""

from collections.abc import Iterable, Iterator

from generator.check.rules import AssessmentCase, Fault, Rule, the_record
from generator.corpus import Unread
from generator.load.validate import suggestion
from generator.problems import Keys


def organizations_exist(case: AssessmentCase) -> Iterator[Fault]:
    """The organizations named are in organizations.yaml."""
    for keys, name in [*_submitters(case), *_informants(case)]:
        if name not in case.corpus.organizations:
            yield Fault(keys, f"no organization {name!r} in organizations.yaml{suggestion(name, case.corpus.organizations)}")


def informants_are_in_the_header(case: AssessmentCase) -> Iterator[Fault]:
    """An organization with information on a paragraph is named in the header's submissions."""
    if case.record.submissions is None:
        return
    named = {name for submission in case.record.submission_documents for name in submission.organizations}
    for keys, name in _informants(case):
        if name not in named and not _is_misspelt(case, name, named):
            yield Fault(keys, f"{name} is not among the header's submissions{suggestion(name, named)}")


def submitters_are_cited(case: AssessmentCase) -> Iterator[Fault]:
    """In a full record, an organization named in the header has information on some paragraph."""
    if case.record.coverage != "full":
        return
    texts = [paragraph.information for paragraph in case.record.paragraphs]
    cited = {name for listed in texts if isinstance(listed, tuple) for text in listed for name in text.organizations}
    for keys, name in _submitters(case):
        if name not in cited and not _is_misspelt(case, name, cited):
            yield Fault(keys, f"{name} is in the header, but no paragraph has information from it", warning=True)


def organizations_stand_once(case: AssessmentCase) -> Iterator[Fault]:
    """A list of organizations names each of them once."""
    seen: set[tuple[Keys, str]] = set()
    for keys, name in [*_submitters(case), *_informants(case)]:
        if (keys[:-1], name) in seen:
            yield Fault(keys, f"{name} stands in this list already; take one out")
        seen.add((keys[:-1], name))


def _is_misspelt(case: AssessmentCase, name: str, others: Iterable[str]) -> bool:
    """Whether the name, or one of the others that is near to it, is no organization's id: that is reported by itself."""
    if isinstance(case.corpus.organizations, Unread):
        return False
    unknown = [other for other in others if other not in case.corpus.organizations]
    return name not in case.corpus.organizations or bool(suggestion(name, unknown))


def _submitters(case: AssessmentCase) -> Iterator[tuple[Keys, str]]:
    """The organizations of the header's submissions, each with the keys that lead to its name."""
    submissions = case.record.sound("submissions")
    for position, submission in enumerate(submissions if isinstance(submissions, tuple) else ()):
        for at, name in enumerate(submission.sound("organizations", ())):
            yield ("submissions", position, "organizations", at), name


def _informants(case: AssessmentCase) -> Iterator[tuple[Keys, str]]:
    """The organizations whose information the paragraphs hold, each with the keys that lead to its name."""
    for number, paragraph in enumerate(case.record.paragraphs):
        texts = paragraph.sound("information")
        for position, text in enumerate(texts if isinstance(texts, tuple) else ()):
            for at, name in enumerate(text.sound("organizations", ())):
                yield ("paragraphs", number, "information", position, "organizations", at), name


RULES = (
    Rule("ORGANIZATION-UNKNOWN", the_record, organizations_exist),
    Rule("ORGANIZATION-REPEATED", the_record, organizations_stand_once),
    Rule("ORGANIZATION-HEADER", the_record, informants_are_in_the_header, may_be_printed=True),
    Rule("ORGANIZATION-SILENT", the_record, submitters_are_cited, may_be_printed=True),
)
