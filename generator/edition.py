"""An edition of the site: what is the same on every page of it and comes from no page's own text."""

import datetime
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path
from string import Template

from generator import addresses
from generator.corpus import Corpus
from generator.dates import PartialDate
from generator.records.registers import Site

PROJECT = Path(__file__).resolve().parent.parent
"""Where mkdocs.yml and theme/ stand."""
THEME = PROJECT / "theme"

_NO_RECORD = datetime.date(1970, 1, 1)


@dataclass(frozen=True)
class Edition:
    """The online edition, or the one that is opened from a folder."""

    site: Site
    newest: datetime.date
    """The day the latest revised record was revised."""
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
        return (THEME / "notice.html").read_text(encoding="utf-8").strip()

    @cached_property
    def offline_words(self) -> str:
        """The further sentence at the foot of the offline edition; nothing online."""
        if not self.offline:
            return ""
        template = Template((THEME / "offline.html").read_text(encoding="utf-8").strip())
        day = PartialDate(self.newest.year, self.newest.month, self.newest.day).words
        return template.substitute(day=day, address=escape(self.site.base_address))


def edition_of(corpus: Corpus, site: Site, *, offline: bool = False) -> Edition:
    """The edition of a corpus."""
    revised = (record.record.revised.latest for record in corpus.assessments.values())
    return Edition(site, max(revised, default=_NO_RECORD), offline)
