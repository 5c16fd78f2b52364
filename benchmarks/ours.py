"""One build in a process of its own; prints how long each part took and what memory it needed, as JSON."""

import json
import sys
from pathlib import Path

from generator.cli import collect_seldom, sound_content
from generator.edition import edition_of
from generator.progress import INDEXING, READING, Shown, Told
from generator.site import Way, build_site
from generator.workers import peak_memory


class Measured(Shown):
    """Progress that also notes what memory was needed until the search index was begun."""

    before_search: tuple[int, int] = (0, 0)

    def stage(self, doing: str) -> Told:
        """Begin a part of the build."""
        if doing == INDEXING:
            self.before_search = peak_memory()
        return super().stage(doing)


def main(content: Path, site: Path, jobs: int) -> None:
    """Build the site of a content directory, with the store in the working directory."""
    collect_seldom()
    shown = Measured()
    shown.stage(READING)
    corpus, facts = sound_content(content)
    pages = build_site(corpus, edition_of(corpus, facts), site, Way(jobs=jobs), shown)
    told = {"pages": pages, "seconds": shown.seconds, "memory": shown.before_search, "memory_with_search": peak_memory()}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
