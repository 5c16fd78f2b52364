"""What style sheets and scripts would load, as far as it is written out in them."""

import re
from collections.abc import Iterator

from generator.search.script_file import is_only_data

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|@namespace[^;]*(?:;|\Z)", re.DOTALL)
_ESCAPED = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|\n|(.))", re.DOTALL)
_IN_STYLES = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^()"']*))\s*(?:\)|\Z)|@import\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_STRING = re.compile(r"""["'](\s*(?:https?:)?//[^"'\s][^"']*)["']""", re.IGNORECASE)
_IN_SCRIPTS = re.compile(r"""(?<!\\)(["'`])((?:https?:|wss?:|)//[^\s"'`\\]+)\1""", re.IGNORECASE)
_OF_NOBODY = re.compile(r"https://example\.com(?![\w.:@-])")
"""A host kept for examples (RFC 2606): Pagefind reads an address with it before it, and loads none."""


def loaded_by_styles(styles: str) -> Iterator[str]:
    """What a style sheet loads: images, fonts, other style sheets."""
    plain = _ESCAPED.sub(_unescaped, _COMMENT.sub(" ", styles))
    for found in _IN_STYLES.finditer(plain):
        yield next(filter(None, found.groups()), "").strip()
    yield from _STRING.findall(_IN_STYLES.sub(" ", plain))  # image-set("…") takes a string


def loaded_by_script(script: str) -> Iterator[str]:
    """The addresses of hosts that stand in a script as texts of their own; a script that puts one together is not seen through."""
    if is_only_data(script):
        return iter(())
    return (address for _, address in _IN_SCRIPTS.findall(script) if not _OF_NOBODY.match(address))


def _unescaped(found: re.Match[str]) -> str:
    """A sign that a style sheet writes by its number, or after a backslash."""
    number = int(found[1], 16) if found[1] else None
    return chr(number) if number and number < 0x110000 else "" if found[1] else found[2] or ""
