"""Documents broken where voices part: an import may not know whose words they are, but it never moves them in silence.

Each voice of the invented document has a word that no other uses. Where a field comes to hold another's word, the import must have said
something about that paragraph, or that words went nowhere. Which organization's a text is, nobody can know once its name is gone.
"""

import random
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.importing.document import Imported
from generator.importing.facts import NotAnAssessmentError
from generator.importing.vocabulary import squashed
from tests.test_import_round_trip import lost, made_of

HEADER = """Report on follow-up to concluding observations, CCPR/C/903/2
Ruritania
Concluding observations: CCPR/C/RUR/CO/4, 6 July 2277
Follow-up paragraphs: 7, 9 and 12
Follow-up reply: CCPR/C/RUR/CO/4/Add.1, 18 April 2278
Committee’s evaluation: 7[B][C], 9[C] and 12[A]
Non-governmental organizations: Elphberg Society, June 2278; Zenda Monitor, July 2278
"""
PARAGRAPH = """Paragraph {number}: Duels and other customs
The State party should fill the moat, by:
(a) Bringing earth to the moat in carts, by day and by night, until nothing is left of it and a
meadow can be sown;
(b) Draining the moat.
Summary of State party’s reply
(a) The lodge was opened to all who asked, and its keys were given back to the owners of it as
soon as they were found.
(b) The lodge has a fund.
Information from non-governmental organizations
Elphberg Society
(a) The mask is worn in the palace, by the count of those who were asked, and nobody had been
told of any order.
Zenda Monitor
(b) The wig is worn too.
Nobody was told of the wig.
Committee’s evaluation
{first} The Committee takes note of the oath, but requests information on the
number of those who have sworn the oath.
{second}"""
GROUPS = {7: ("[B] (a):", "[C] (b): The Committee regrets the oath.\n"), 9: ("[C]:", ""), 12: ("[A]", "It thanks for the oath.\n")}
END = "Recommended action: A letter on the oath should be sent.\nNext periodic report: 2281.\n"
DOCUMENT = HEADER + "".join(PARAGRAPH.format(number=number, first=first, second=second) for number, (first, second) in GROUPS.items()) + END
DOCUMENTS = (DOCUMENT, re.sub(r"\n(?=[a-z])", " ", DOCUMENT))
"""In lines of a width, and with every paragraph in one line, as a DOCX has them."""
OWN = {"recommendation": "moat", "reply": "lodge", "evaluations": "oath", "recommended_action": "oath", "stated_evaluation": "oath"}
OF_ORGANIZATIONS = {"Elphberg Society": "mask", "Zenda Monitor": "wig"}
WORDS = {*OWN.values(), *OF_ORGANIZATIONS.values()}
HEADINGS = (
    *("Summary of", "Information from", "Committee’s evaluation", "Elphberg", "Zenda", "Paragraph", "[", "Recommended", "Next"),
    *("Ruritania", "Concluding", "Follow-up", "Non-governmental"),
)
OTHERS = (
    *("Summary of the answer of the Government", "The Government’s position", "Reply", "Information gathered in Zenda", "Other voices"),
    *(
        "Evaluation",
        "EVALUATION OF THE COMMITTEE",
        "The Committee’s appraisal",
        "Appraisal",
        "State party’s comments:",
        "Elphberg Society:",
    ),
    *("Monks of the Moat", "Zenda Monitor and others", "Paragraphs 9 and 12: Customs", "paragraph 9: customs", "Paragraph 9", "9. Customs"),
    *(
        "[B] (a) and the first part of (b): A text on the matter.",
        "[B/C]: A text.",
        "B (a): A text.",
        "[C] (b) in the past round.",
        "1",
        "*",
    ),
    *("Information from the State party", "Summary of the information from Elphberg Society", "Next periodic report: 2282", "[A]"),
)


def a_heading(lines: list[str], chance: random.Random) -> int:
    """The place of a line that parts voices; of any line where none is left."""
    return chance.choice([place for place, line in enumerate(lines) if line.startswith(HEADINGS)] or [0])


def drop(lines: list[str], chance: random.Random) -> None:
    del lines[a_heading(lines, chance)]


def word_otherwise(lines: list[str], chance: random.Random) -> None:
    lines[a_heading(lines, chance)] = chance.choice(OTHERS)


def put_in(lines: list[str], chance: random.Random) -> None:
    lines.insert(chance.randrange(8, len(lines)), chance.choice(OTHERS))


def put_in_blank(lines: list[str], chance: random.Random) -> None:
    lines.insert(a_heading(lines, chance) + chance.randrange(2), "")


def join_with_text(lines: list[str], chance: random.Random) -> None:
    place = a_heading(lines, chance)
    lines[place : place + 2] = [chance.choice((" ", ": ", " – ", ". ")).join(lines[place : place + 2])]


def break_in_two(lines: list[str], chance: random.Random) -> None:
    place = a_heading(lines, chance)
    words = lines[place].split(" ")
    at = chance.randrange(len(words) + 1)
    lines[place : place + 1] = [" ".join(words[:at]), " ".join(words[at:])]


def exchange(lines: list[str], chance: random.Random) -> None:
    one, other = a_heading(lines, chance), a_heading(lines, chance)
    lines[one], lines[other] = lines[other], lines[one]


def repeat(lines: list[str], chance: random.Random) -> None:
    lines.insert(chance.randrange(len(lines)), lines[a_heading(lines, chance)])


def spoil_a_word(lines: list[str], chance: random.Random) -> None:
    place = a_heading(lines, chance)
    words = lines[place].split(" ")
    words[chance.randrange(len(words))] = chance.choice(("", "Statement", "of", "(a)", "A"))
    lines[place] = " ".join(word for word in words if word)


def change_case(lines: list[str], chance: random.Random) -> None:
    place = a_heading(lines, chance)
    lines[place] = chance.choice((str.upper, str.lower, str.title))(lines[place])


def end_without_stop(lines: list[str], chance: random.Random) -> None:
    place = max(0, a_heading(lines, chance) - 1)
    lines[place] = lines[place].rstrip(".;:")


FAULTS: tuple[Callable[[list[str], random.Random], None], ...] = (
    *(drop, word_otherwise, put_in, put_in_blank, join_with_text, break_in_two, exchange, repeat, spoil_a_word, change_case),
    end_without_stop,
)


def broken(document: str, chance: random.Random, faults: int) -> str:
    lines = document.split("\n")
    for _ in range(faults):
        chance.choice(FAULTS)(lines, chance)
    return "\n".join(lines)


def strangers(data: Any) -> Iterator[tuple[int | str, str]]:
    """Where a field holds the word of another voice: the place of its paragraph, or the field outside of them, and the word."""
    for place, paragraph in enumerate(data["paragraphs"]):
        texts = [(OWN[name], str(paragraph.get(name, ""))) for name in ("recommendation", "reply", "evaluations")]
        texts.append(("", paragraph.get("title", "")))
        information = paragraph.get("information")
        for each in information if isinstance(information, list) else ():
            own = [squashed(organization) for organization in each["organizations"]]
            unnamed = {word for name, word in OF_ORGANIZATIONS.items() if name not in each["text"] or squashed(name) in own}
            yield from ((place, word) for word in WORDS - unnamed if word in re.findall(r"\w+", each["text"]))
        yield from ((place, word) for own, text in texts for word in WORDS - {own} if word in re.findall(r"\w+", text))
    for name in ("recommended_action", "stated_evaluation", "printed", "report", "submissions", "replies", "footnotes"):
        yield from ((name, word) for word in WORDS - {OWN.get(name, "")} if word in re.findall(r"\w+", str(data.get(name, ""))))


def silent(made: Imported) -> list[str]:
    """What was moved to another voice with nothing said."""
    if not made.account.complete:
        return []
    found = []
    for draft in made.drafts:
        said = {
            remark.keys[1] if remark.keys[:1] == ("paragraphs",) and len(remark.keys) > 1 else remark.keys[0] for remark in draft.remarks
        }
        found += [f"{word} in {place}" for place, word in strangers(draft.data) if place not in said]
    return found


@pytest.mark.parametrize("document", DOCUMENTS, ids=["lines", "paragraphs"])
def test_the_document_itself_is_read_without_a_doubt(document: str) -> None:
    made = made_of(document)
    (draft,) = made.drafts
    assert draft.remarks == ()
    assert made.account.complete
    assert list(strangers(draft.data)) == []
    texts = str(draft.data)
    assert all(word in texts for word in WORDS)


@settings(max_examples=60)
@given(st.sampled_from(DOCUMENTS), st.randoms(use_true_random=False), st.integers(1, 4))
def test_no_voice_is_moved_in_silence(document: str, chance: random.Random, faults: int) -> None:
    try:
        made = made_of(broken(document, chance, faults))
    except NotAnAssessmentError:
        return
    assert silent(made) == []
    assert lost(made) == []
    assert not made.account.twice
