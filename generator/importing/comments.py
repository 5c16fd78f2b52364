"""Comments for the person who reviews a draft: what to look at, the wording of grades to file, and passages that may be marked."""

import re
from collections.abc import Iterator

from generator.importing.account import Account
from generator.importing.draft import Draft
from generator.importing.vocabulary import Vocabulary
from generator.importing.yaml_draft import comment_lines, draft_yaml
from generator.problems import Keys
from generator.records.registers import Committee
from generator.records.values import NONE_PRINTED
from generator.symbols import Symbol
from generator.text import paragraphs_of
from generator.yaml_text import in_line

_SENTENCE = re.compile(r"\S.*?[.!?][”’)]*(?= [A-Z“]|$)")
_LOOK = "LOOK"
"""What each comment begins with that a person must settle."""


def comments_of(draft: Draft, name: str, committee: Committee | None, vocabulary: Vocabulary) -> dict[Keys, list[str]]:
    """The comments of a draft, by the keys they stand before; `name` is that of the source's file."""
    comments: dict[Keys, list[str]] = {}
    for remark in draft.remarks:
        where = f" (line {remark.line} of {name})" if remark.line else ""
        comments.setdefault(remark.keys, []).extend(comment_lines(f"{_LOOK}: {remark.sentence}{where}"))
    if draft.wordings and not is_filed(draft, committee):
        comments.setdefault(("criteria",), []).extend(_to_file(draft))
    if draft.data["coverage"] == "full":
        sentence = f"{_LOOK}: procedure is our reading of the recommended action"
        comments.setdefault(("procedure",), []).extend(comment_lines(sentence))
    for place, paragraph in enumerate(draft.data["paragraphs"]):
        comments.setdefault(("paragraphs", place, "topics"), []).append("# topics: []    # ours, by ids in topics.yaml")
        for number, evaluation in enumerate(paragraph["evaluations"]):
            keys: Keys = ("paragraphs", place, "evaluations", number, "marks")
            comments[keys] = list(_suggested_marks(evaluation.get("text", NONE_PRINTED), vocabulary))
    return {keys: lines for keys, lines in comments.items() if lines}


def is_filed(draft: Draft, committee: Committee | None) -> bool:
    """Whether the committee's file has the wording of the grades under the report's symbol, or its parent's, word for word."""
    scheme = committee.criteria.get(draft.data["criteria"]) if committee else None
    symbol = Symbol.parse(draft.data["report"]["symbol"])
    filed = (scheme.wordings.get(symbol) or scheme.wordings.get(symbol.parent)) if scheme else None
    if filed is None:
        return False
    return {grade: _words(each.heading, each.text) for grade, each in filed.grades.items()} == {
        grade: _words(each["heading"], each.get("text")) for grade, each in draft.wordings.get("grades", {}).items()
    }


def _words(heading: str, text: str | None) -> tuple[str, str]:
    return " ".join(heading.split()), " ".join((text or "").split())


def _to_file(draft: Draft) -> Iterator[str]:
    """The wording of the grades as the committee's file would hold it."""
    place = f"committees/{draft.data['committee']}.yaml, criteria, {draft.data['criteria']}, wordings"
    yield from comment_lines(f"{_LOOK}: the document's wording of the grades is not filed, or filed otherwise; it belongs to {place}:")
    yield from (f"#   {line}" for line in draft_yaml({draft.data["report"]["symbol"]: draft.wordings}, {}, ()).splitlines())


def _suggested_marks(text: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Marks by what stands in a sentence: for a person to judge, never written as read."""
    if text == NONE_PRINTED:
        return
    suggested = []
    for paragraph in paragraphs_of(text):
        for sentence in _SENTENCE.findall(paragraph):
            kinds = [
                kind for kind, patterns in vocabulary.patterns.get("marks", {}).items() if any(each.search(sentence) for each in patterns)
            ]
            suggested += [f"#   - {{kind: {kind}, quote: {in_line(sentence)}}}" for kind in kinds if text.count(sentence) == 1]
    if suggested:
        yield "# marks:    # suggested by the words in each sentence: keep what is so, narrow the quote, add points"
        yield from suggested


def head_of(draft: Draft, name: str, account: Account, modeline: str) -> list[str]:
    """The comment at the top of a draft."""
    said = f"Draft made from {name} by `assessments import`. Settle each comment that begins with {_LOOK}, then delete the comments."
    lines = [modeline, *comment_lines(said)]
    if not account.complete:
        lines += comment_lines(f"{_LOOK}: not every word of {name} is accounted for; the report of the import lists them.")
    return lines
