"""The command `assessments`: each verb is a few lines that read content, call one stage, and say what happened."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import click

from generator.check import check as find_problems
from generator.check import located
from generator.corpus import Corpus
from generator.documentation import DOCUMENTATION, write_documentation
from generator.edition import THEME, edition_of
from generator.index import make_index
from generator.ledger import published_addresses, updated_files
from generator.links import DeadLinkError
from generator.load.content import read_content
from generator.problems import Problem, printable
from generator.records.registers import Site
from generator.sample.content import SampleContent
from generator.serve import serve_site
from generator.site import CORES, Way, build_site
from generator.verify.copies import NoCopyError, copy_at
from generator.verify.site import verified
from generator.workers import WorkerError
from generator.write import NotOursError, write_files

_PROBLEMS = 1

_content = click.option(
    "--content",
    "directory",
    type=click.Path(path_type=Path),
    default=Path("content"),
    show_default=True,
    metavar="DIR",
    help="The content directory.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="follow-up-record")
def main() -> None:
    """The Committee's follow-up assessments: from records in content/ to a static website."""


@main.command()
@_content
def check(directory: Path) -> None:
    """Print every problem in the content as file:line:column: CODE message; exit 1 when there is one.

    Warnings alone exit 0. With CI set in the environment, what is not in the ledger yet is a problem too.

    Example: assessments check --content content
    """
    corpus, problems = read_and_check(directory)
    warnings = sum(problem.warning for problem in problems)
    for problem in problems:
        click.echo(f"{directory.as_posix()}/{problem}")
    found = len(problems) - warnings
    click.echo(
        f"{_counted(len(corpus.assessments), 'assessment')}: {_counted(found, 'problem')}, {_counted(warnings, 'warning')}", err=True
    )
    sys.exit(_PROBLEMS if found else 0)


@main.command()
@_content
@click.option(
    "--out", "folder", type=click.Path(path_type=Path), default=DOCUMENTATION, show_default=True, metavar="DIR", help="Where to write."
)
def pages(directory: Path, folder: Path) -> None:
    """Write the Markdown and data files that MkDocs makes the site from.

    Example: assessments pages --out build/docs && mkdocs build --strict
    """
    corpus, site = sound_content(directory)
    with _faults_in_words():
        files = write_documentation(make_index(corpus), edition_of(corpus, site), folder, CORES, lambda done, of: None)
        click.echo(f"{_counted(sum(file.endswith('.md') for file in files), 'page')} in {folder}", err=True)


@main.command()
@_content
@click.option("--offline", is_flag=True, help="A folder, and a zip of it, whose index.html opens without a server or a network.")
@click.option(
    "--site", "target", type=click.Path(path_type=Path), show_default="site; with --offline, site-offline", metavar="DIR", help="The site."
)
def build(directory: Path, target: Path | None, offline: bool) -> None:
    """Build the website.

    The old site stays until the new one is whole. A directory that this command did not make is never replaced.

    Example: assessments build --site site
    """
    corpus, site = sound_content(directory)
    target = target or Path("site-offline" if offline else "site")
    with _faults_in_words():
        count = build_site(corpus, edition_of(corpus, site, offline=offline), target, Way())
        click.echo(f"{_counted(count, 'page')} in {target}{f' and {target}.zip' if offline else ''}", err=True)


@main.command()
@_content
@click.option("--port", type=int, default=8000, show_default=True, help="The port, on this machine only.")
def serve(directory: Path, port: int) -> None:
    """Preview the site at http://127.0.0.1:8000/ and rebuild it when content or theme change.

    Example: assessments serve
    """
    sound_content(directory)
    with _faults_in_words():
        serve_site(lambda: sound_content(directory), [directory, THEME], port)


@main.command()
@_content
@click.option("--update", is_flag=True, help="Add what is new to permalinks.txt and published/.")
def permalinks(directory: Path, update: bool) -> None:
    """Show the published addresses and versions that the ledger lacks, or add them. Nothing is ever taken out.

    Example: assessments permalinks --update
    """
    corpus, _ = sound_content(directory)
    published = published_addresses(make_index(corpus))
    new = sorted(published - corpus.permalinks.keys())
    for address in new:
        click.echo(address)
    files = updated_files(corpus, published)
    versions = sum(file.endswith(".json") for file in files)
    if update:
        for file, data in files.items():
            (directory / file).parent.mkdir(parents=True, exist_ok=True)
            (directory / file).write_bytes(data)
    verb = "added" if update else "not in the ledger"
    click.echo(f"{_counted(len(new), 'address', 'addresses')} and {_counted(versions, 'version')} {verb}", err=True)


@main.command()
@click.option("--assessments", "count", type=click.IntRange(1, 100_000), default=100, show_default=True, help="How many.")
@click.option("--seed", type=int, default=1, show_default=True, help="Another number gives other content; the same gives the same bytes.")
@click.option("--out", "folder", type=click.Path(path_type=Path), required=True, metavar="DIR", help="Where to write.")
def sample(count: int, seed: int, folder: Path) -> None:
    """Write a content directory of invented assessments, to try a theme with and to measure.

    What this command wrote there before is replaced. A directory that holds other files is left alone.

    Example: assessments sample --assessments 1000 --out build/sample && assessments build --content build/sample --site build/sample-site
    """
    with _faults_in_words():
        write_files(SampleContent(count, seed), folder)
    click.echo(f"{_counted(count, 'invented assessment')} in {folder}", err=True)


@main.command()
@click.argument("site")
def verify(site: str) -> None:
    """Check a published site with nothing but the site: a folder, or an address of this machine. Exit 1 when something is wrong.

    Every file against SHA256SUMS; every link within the site and the place it leads to; every address ever published; every
    record and version against its hash; no request to another host, and no e-mail address but the one on the page about the site.

    A server does not tell of files that were added, only a folder does.

    Example: assessments verify site
    """
    with _faults_in_words():
        found = verified(copy_at(site), CORES)
    for problem in found.flaws:
        click.echo(problem)
    click.echo(f"checked: {found.counts}; contact: {found.contact or 'none'}; {_counted(len(found.flaws), 'problem')}", err=True)
    sys.exit(_PROBLEMS if found.flaws else 0)


class ContentProblems(click.ClickException):
    """Content that cannot be built from; shown as the problems, one a line."""

    exit_code = _PROBLEMS

    def __init__(self, problems: list[str]):
        super().__init__("\n".join(problems))

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the problems and what they meant for the command."""
        click.echo(self.message, err=True, file=file)
        click.echo("nothing was written", err=True, file=file)


def sound_content(directory: Path) -> tuple[Corpus, Site]:
    """The corpus and the site's own facts; ContentProblems when there is a problem that is no warning."""
    corpus, problems = read_and_check(directory)
    faults = [f"{directory.as_posix()}/{problem}" for problem in problems if not problem.warning]
    if faults or corpus.site is None:
        raise ContentProblems(faults)
    return corpus, corpus.site


@contextmanager
def _faults_in_words() -> Iterator[None]:
    """What can go wrong outside the content, as a sentence and not a traceback."""
    try:
        yield
    except (NotOursError, NoCopyError) as error:
        raise click.UsageError(_shown(str(error))) from None
    except DeadLinkError as error:
        raise click.ClickException(_shown(f"a fault of this program, not of the content; please report it: {error}")) from None
    except WorkerError as error:
        raise click.ClickException(_shown(str(error))) from None
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        raise click.ClickException(_shown(f"{error.strerror or error}{where}")) from None


def _shown(message: str) -> str:
    """A message of several lines, with what a terminal would obey spelled out: it may name a file."""
    return "\n".join(printable(line) for line in message.split("\n"))


def read_and_check(directory: Path) -> tuple[Corpus, list[Problem]]:
    """The corpus of a content directory and everything wrong with it, in the order of files and lines."""
    corpus, shape, unreadable = read_content(directory)
    problems = sorted([*unreadable, *located(find_problems(corpus, shape), directory)])
    strict = bool(os.environ.get("CI"))
    return corpus, [_as_problem(problem) if strict else problem for problem in problems]


def _as_problem(problem: Problem) -> Problem:
    """Under CI, an address or version that is missing from the ledger is a problem (design, Content)."""
    unlisted = problem.code in ("ADDRESS-UNLISTED", "VERSION-UNLISTED")
    return Problem(problem.file, problem.line, problem.column, problem.code, problem.message, problem.warning and not unlisted)


def _counted(number: int, noun: str, plural: str | None = None) -> str:
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


if __name__ == "__main__":
    main()
