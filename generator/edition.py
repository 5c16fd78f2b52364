"""An edition of the site: what is the same on every page of it and comes from no page's own text."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path
from string import Template

from generator import addresses
from generator.corpus import Corpus
from generator.dates import PartialDate
from generator.faults import Misuse, UnusableError
from generator.made_with import PROJECT
from generator.records.registers import Site

THEME = PROJECT / "theme"

_OF_EDITORS = re.compile(r"[.#].*|.*~")
_NO_RECORD = datetime.date(1970, 1, 1)


@dataclass(frozen=True)
class Edition:
    """The online edition, or the one that is opened from a folder."""

    site: Site
    newest: datetime.date
    """The day the latest revised record was revised."""
    made: datetime.datetime
    """The time that what is made with a date is dated with: that of the newest record, whenever it is built, or one that was asked for."""
    offline: bool = False

    @property
    def name(self) -> str:
        """What its folder is marked with."""
        return "offline" if self.offline else ""

    @property
    def left_out(self) -> tuple[str, ...]:
        """The addresses of files that this edition has none of."""
        return addresses.FOR_SERVERS if self.offline else ()

    @cached_property
    def notice(self) -> str:
        """The sentence at the foot of every page."""
        return theme_text("notice.html").strip()

    @cached_property
    def offline_words(self) -> str:
        """The further sentence at the foot of the offline edition; nothing online."""
        if not self.offline:
            return ""
        template = theme_text("offline.html").strip()
        day = PartialDate(self.newest.year, self.newest.month, self.newest.day).words
        return theme_filled("offline.html", template, {"day": day, "address": escape(self.site.base_address)})


def edition_of(corpus: Corpus, site: Site, *, offline: bool = False, epoch: str | None = None) -> Edition:
    """The edition of a corpus. `epoch`: SOURCE_DATE_EPOCH, where it is set. Raises Misuse where that is no time."""
    newest = max((record.record.revised.latest for record in corpus.assessments.values()), default=_NO_RECORD)
    made = _time(epoch) if epoch else datetime.datetime.combine(newest, datetime.time(), datetime.UTC)
    return Edition(site, newest, made, offline)


def _time(epoch: str) -> datetime.datetime:
    try:
        if not (epoch.isascii() and epoch.isdigit()):  # `int` takes " 1_000" and digits of other scripts
            raise ValueError
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
    except (ValueError, OverflowError, OSError):
        raise Misuse(f"SOURCE_DATE_EPOCH is {epoch[:50]!r}, no time; it is a whole number of seconds since 1970, or not set") from None


def theme_files(*endings: str) -> list[Path]:
    """The files of the theme, in order, or those with one of the endings (`.html`); not those that editors keep beside them."""
    files = (path for path in sorted(THEME.rglob("*")) if path.is_file() and not _OF_EDITORS.fullmatch(path.name))
    return [path for path in files if not endings or path.suffix in endings]


def theme_text(name: str) -> str:
    """What a file of the theme says. Raises UnusableError where it is missing, or no text."""
    try:
        return (THEME / name).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise UnusableError(f"{THEME / name} is missing; every page is made of it") from None
    except UnicodeDecodeError as error:
        raise UnusableError(f"{THEME / name} is no text in UTF-8: see its byte {error.start + 1}") from None


def theme_filled(name: str, template: str, parts: Mapping[str, str]) -> str:
    """A template of the theme, by the name of its file, with its parts set in. Raises UnusableError where it names another part."""
    try:
        return Template(template).substitute(parts)
    except KeyError as error:
        named = ", ".join(f"${part}" for part in sorted(parts))
        raise UnusableError(f"{THEME / name}: ${error.args[0]} is no part of it; there are {named}, and a dollar is written $$") from None
    except ValueError as error:
        raise UnusableError(f"{THEME / name}: {error}; a dollar is written $$") from None
