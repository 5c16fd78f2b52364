"""An invented content directory, file by file: each is made when it is asked for, so that any number costs no memory."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from generator.sample import registers
from generator.sample.records import sample_record
from generator.sample.sessions import COMMITTEE, FIRST, SPAN, place
from generator.sample.states import sample_state
from generator.yaml_text import yaml_list, yaml_mapping

_INVENTED = "# SAMPLE, made by `assessments sample`: no State, organization, person, document or event in it exists."
_KNOWN_TO_HELD = 12
"""One assessment is known and not held for so many held."""

_PAGES = {
    "about": """# About this sample

No State, organization, person, document or event in these pages exists. They were made by a program, to try out a theme and to measure.

## Report an error

Nothing here is true, so nothing can be corrected.

## Licence

Nobody has rights in invented text.
""",
    "cite": """# How to cite

Do not: nothing here exists.
""",
}


class SampleContent(Mapping[str, bytes]):
    """The files of a sample by their path; the same for the same number of assessments and the same seed."""

    def __init__(self, assessments: int, seed: int):
        self._makers = dict(_makers(assessments, seed))

    def __getitem__(self, file: str) -> bytes:
        return self._makers[file]().encode()

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)


def _makers(assessments: int, seed: int) -> Iterator[tuple[str, Callable[[], str]]]:
    """Each file's path, and what makes its text."""
    known = range(assessments, assessments + -(-assessments // _KNOWN_TO_HELD))
    places = [place(number) for number in range(known.stop)]
    states = {number: sample_state(seed, number) for number in sorted({state for state, _ in places})}
    yield from ((f"pages/{name}.md", partial(str, text)) for name, text in _PAGES.items())
    yield "site.yaml", partial(_mapping, lambda: registers.SITE)
    yield "states.yaml", partial(_mapping, partial(registers.state_register, states.values()))
    yield "organizations.yaml", partial(_mapping, partial(registers.organizations, states.values()))
    yield "topics.yaml", partial(_mapping, registers.topics)
    yield "known.yaml", lambda: _text(yaml_list(registers.known(known, states)))
    yield "redirects.yaml", lambda: _text(iter(["[]"]))
    yield (
        f"committees/{COMMITTEE}.yaml",
        partial(_mapping, partial(registers.committee, max(FIRST + SPAN - 1, *(session for _, session in places)))),
    )
    for number, (state, session) in enumerate(places[:assessments]):
        yield f"assessments/{COMMITTEE}/{session}/{states[state].key.lower()}.yaml", partial(_mapping, partial(sample_record, seed, number))


def _mapping(said: Callable[[], Mapping[str, object]]) -> str:
    return _text(yaml_mapping(said()))


def _text(lines: Iterator[str]) -> str:
    return "\n".join([_INVENTED, *lines, ""])
