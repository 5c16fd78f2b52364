"""The grades that a header states, paragraph by paragraph, read from its run: `18[C], 24[B][C] and 54[C][C][B]`."""

import re

GRADE = r"\[\s*([A-Z]\d?)\s*\]"
_ONE = GRADE.replace("(", "(?:")
_RUN = re.compile(rf"(\d+)\s*({_ONE}(?:\s*(?:,|and)?\s*{_ONE})*)")
"""`18[C]`, `24[B][C]`, `11 [B][A]`, `24 [B], [C]`, and `16[C][B]and 26[B][C]` without a space."""


def stated_grades(text: str) -> list[tuple[int, list[str], int]]:
    """The run a header states: each paragraph's number, its grades in order, and where in the text they stand."""
    return [(int(run[1]), re.findall(GRADE, run[2]), run.start()) for run in _RUN.finditer(text)]
