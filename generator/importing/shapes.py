"""What lines look like, whatever they say: a heading or a name that stands above its text."""

import re
from collections.abc import Sequence

from generator.importing.paragraphs import Layout, fits_on, stops_at_end
from generator.importing.words import TextLine

LONGEST = 3
"""Lines a heading or a name may run over."""
_MOST_WORDS = 16
_FEW_WORDS = 8
_WITHIN = re.compile(r"[;:] ")
"""What stands within sentences and in no heading."""


def begins_anew(lines: Sequence[TextLine], place: int, layout: Layout) -> bool:
    """Whether what stands before the line has ended: it is the first, follows a stop, or stands after an empty line of its page."""
    line = lines[place]
    return place == 0 or stops_at_end(lines[place - 1], layout) or (line.after_blank and not line.begins_page)


def heading_length(lines: Sequence[TextLine], place: int, layout: Layout, colon: bool = False) -> int:
    """How many lines from a place on read like a heading: a capital first, no stop, room left on the last, then a new beginning.

    `colon` says that one may end it: `Information from civil society:`. 0 for none.
    """
    words = 0
    for length in range(1, min(LONGEST, len(lines) - place) + 1):
        line = lines[place + length - 1]
        words += len(line.words)
        stops = stops_at_end(line, layout) and not (colon and line.text.endswith(":"))
        if stops or _WITHIN.search(line.text) or words > _MOST_WORDS or (length == 1 and not line.text[:1].isupper()):
            return 0
        if place + length == len(lines):
            return length
        following = lines[place + length]
        if following.text[:1].islower():
            continue
        room = not layout.width or fits_on(line, following, layout) or (following.after_blank and not following.begins_page)
        if room or (words <= _FEW_WORDS and following.text.startswith(("(", "["))):
            return length
    return 0
