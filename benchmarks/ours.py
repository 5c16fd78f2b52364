"""One build in a process of its own; prints how long each part took and what memory it needed, as JSON."""

import json
import sys
from pathlib import Path

from generator.cli import sound_content
from generator.edition import edition_of
from generator.progress import READING, Shown
from generator.site import Way, build_site
from generator.workers import peak_memory


def main(content: Path, site: Path, jobs: int) -> None:
    """Build the site of a content directory, with the store in the working directory."""
    shown = Shown()
    shown.stage(READING)
    corpus, facts = sound_content(content)
    pages = build_site(corpus, edition_of(corpus, facts), site, Way(jobs=jobs), shown)
    own, worker = peak_memory()
    sys.stdout.write(json.dumps({"pages": pages, "seconds": shown.seconds, "own": own, "worker": worker}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
