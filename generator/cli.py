"""The command `assessments`: each verb is a few lines that read content, call one stage, and say what happened."""

import atexit
import datetime
import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

import click

from generator.build.exchange import telling_what_stands
from generator.check import check as find_problems
from generator.check import located
from generator.corpus import Corpus
from generator.documentation import DOCUMENTATION, write_documentation
from generator.edition import THEME, edition_of
from generator.faults import Fault, Misuse, in_words
from generator.index import make_index
from generator.kept import Kept
from generator.ledger import published_addresses, updated_files
from generator.links import DeadLinkError
from generator.load.content import read_content, read_registers
from generator.problems import Finding, Problem, printable
from generator.progress import READING, Shown
from generator.records.registers import Site
from generator.site import PARSED, STORE, Way, build_part, build_site
from generator.stopping import Stopped, heeding_signals
from generator.workers import CORES
from generator.write import write_files

_PROBLEMS = 1
_UNLISTED = ("ADDRESS-UNLISTED", "VERSION-UNLISTED")

_jobs = click.option(
    "--jobs", type=click.IntRange(1), default=CORES, show_default="the processors", metavar="N", help="How many worker processes."
)
_content = click.option(
    "--content",
    "directory",
    type=click.Path(path_type=Path),
    default=Path("content"),
    show_default=True,
    metavar="DIR",
    help="The content directory.",
)


class _Commands(click.Group):
    """Commands that a signal ends in order, and that say so."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; the exit status of one that was stopped is what shells give: 128 and the signal's number."""
        try:
            with heeding_signals():
                return super().invoke(ctx)
        except Stopped as stopped:
            click.echo(_shown("\n".join([f"stopped by {stopped.name}", *_notes(stopped)])), err=True)
            ctx.exit(stopped.exit_code)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="follow-up-record")
def main() -> None:
    """The Committee's follow-up assessments: from records in content/ to a static website."""
    collect_seldom()


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
        click.echo(f"{printable(directory.as_posix())}/{problem}")
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
    shown = Shown()
    shown.stage(READING)
    corpus, site = sound_content(directory)
    with _faults_in_words():
        files = write_documentation(make_index(corpus), edition_of(corpus, site), folder, CORES, shown.stage)
        shown.end(sum(file.endswith(".md") for file in files), str(folder))


def collect_seldom() -> None:
    """Look for cycles of objects seldom: records and pages hold hardly any, and looking through a corpus takes a sixth of a build."""
    gc.set_threshold(200_000, 50, 50)
    atexit.register(gc.freeze)  # the end of the process frees all there is, without looking


class _Shard(click.ParamType[tuple[int, int]]):
    """One of several machines, as I/N: the first of three is 1/3."""

    name = "I/N"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, int]:
        """The number of the machine, from 1, and of how many."""
        number, _, of = str(value).partition("/")
        if not (number.isdecimal() and of.isdecimal() and 1 <= int(number) <= int(of)):
            self.fail(f"{value!r} is no part of a whole; the first of three is 1/3, the last 3/3", param, ctx)
        return int(number), int(of)


@main.command()
@_content
@_jobs
@click.option("--full", is_flag=True, help="Make everything anew, whatever was kept from earlier builds.")
@click.option("--offline", is_flag=True, help="A folder, and a zip of it, whose index.html opens without a server or a network.")
@click.option(
    "--compress", is_flag=True, help="Add to each file of text that gains by it a .br and a .gz, for servers that send them as they are."
)
@click.option("--shard", type=_Shard(), help="Render only the pages of the I-th of N machines; copy the N folders into one, then --finish.")
@click.option("--finish", is_flag=True, help="Make the site of the pages that several machines rendered into the folder.")
@click.option(
    "--site", "target", type=click.Path(path_type=Path), show_default="site; with --offline, site-offline", metavar="DIR", help="The site."
)
def build(directory: Path, target: Path | None, jobs: int, offline: bool, shard: tuple[int, int] | None, **way: Any) -> None:
    """Build the website.

    What has not changed since an earlier build is taken from build/store. The old site stays until the new one is whole. A
    directory that this command did not make is never replaced.

    Exit status: 0 when the site is built; 1 when the content has problems or something failed; 2 when the command is used wrongly;
    130, 143 or 129 when Ctrl-C, SIGTERM or SIGHUP stopped it. In all but the first the old site stands.

    Example: assessments build --site site
    """
    if shard and way["finish"]:
        raise click.UsageError("--shard makes a part of the pages and --finish the site of all parts: two commands, one after the other")
    if way["compress"] and (shard or offline):
        raise click.UsageError("--compress is for a whole site that servers send: with --finish, not with --shard, and not with --offline")
    shown = Shown()
    shown.stage(READING)
    target = target or Path("site-offline" if offline else "site")
    with _faults_in_words(), telling_what_stands(target):
        corpus, site = sound_content(directory, anew=way["full"])
        edition = edition_of(corpus, site, offline=offline, epoch=os.environ.get("SOURCE_DATE_EPOCH"))
        if shard:
            made = build_part(corpus, edition, target, Way(jobs=jobs, **way), shown, *shard)
            shown.end(made, f"{target}, part {shard[0]} of {shard[1]}")
        else:
            shown.end(
                build_site(corpus, edition, target, Way(jobs=jobs, **way), shown), f"{target}{f' and {target}.zip' if offline else ''}"
            )


@main.command()
@_content
@click.option("--port", type=int, default=8000, show_default=True, help="The port, on this machine only.")
def serve(directory: Path, port: int) -> None:
    """Preview the site at http://127.0.0.1:8000/ and rebuild it when content or theme change.

    Example: assessments serve
    """
    from generator.serve import serve_site

    sound_content(directory)
    with _faults_in_words():
        serve_site(lambda: sound_content(directory), [directory, THEME], port, _faults_in_words)


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


@main.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@_content
@click.option("-o", "out", type=click.Path(path_type=Path), show_default="that of --content", metavar="DIR", help="Where to write drafts.")
@click.option("--report", type=click.Path(path_type=Path), metavar="FILE", help="The account of every word: FILE.html and FILE.txt.")
@click.option("--recommendations", type=click.Path(path_type=Path), metavar="FILE", help="The concluding observations, to take them from.")
@click.option(
    "--update",
    is_flag=True,
    help="Show what an import changes in a record that is there, and ask before writing it.",
)
@click.option("--force", is_flag=True, help="Write in the place of a record that is there; with --update, the change without asking.")
@click.option("--stdout", is_flag=True, help="Print the drafts and write nothing but the report.")
def import_(file: Path, directory: Path, out: Path | None, **options: Any) -> None:
    """Turn a published document (.txt, .pdf, .docx) into the draft of a record, and account for every word of it.

    Registers are read from --content. Exit status 3 says that a word of the document went nowhere.

    Example: assessments import follow-up-report.pdf --report build/account
    """
    from generator.importing.command import ImportOptions, run_import

    corpus, problems = read_registers(directory)
    if problems:
        raise ContentProblems([f"{directory.as_posix()}/{problem}" for problem in problems])
    with _faults_in_words():
        sys.exit(run_import(file, corpus, out or directory, ImportOptions(today=str(datetime.date.today()), **options)))


@main.command()
@click.option("--assessments", "count", type=click.IntRange(1, 100_000), default=100, show_default=True, help="How many.")
@click.option("--seed", type=int, default=1, show_default=True, help="Another number gives other content; the same gives the same bytes.")
@click.option("--out", "folder", type=click.Path(path_type=Path), required=True, metavar="DIR", help="Where to write.")
def sample(count: int, seed: int, folder: Path) -> None:
    """Write a content directory of invented assessments, to try a theme with and to measure.

    What this command wrote there before is replaced. A directory that holds other files is left alone.

    Example: assessments sample --assessments 1000 --out build/sample && assessments build --content build/sample --site build/sample-site
    """
    from generator.sample.content import SampleContent

    with _faults_in_words():
        write_files(SampleContent(count, seed), folder)
    click.echo(f"{_counted(count, 'invented assessment')} in {folder}", err=True)


@main.command()
@click.argument("site")
def verify(site: str) -> None:
    """Check a published site with nothing but the site: a folder, or an address of this machine. Exit 1 when something is wrong.

    Every file against SHA256SUMS; every link within the site and the place it leads to; every address ever published; every
    record and version against its hash; every compressed file against the one in whose place servers send it; no request to another
    host, and no e-mail address but the one on the page about the site.

    A server does not tell of files that were added, only a folder does.

    Example: assessments verify site
    """
    from generator.verify.copies import copy_at
    from generator.verify.site import verified

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


def sound_content(directory: Path, *, anew: bool = False) -> tuple[Corpus, Site]:
    """The corpus and the site's own facts; ContentProblems when there is a problem that is no warning.

    `anew`: whether every file is parsed, whatever is kept.
    """
    corpus, findings, unreadable = _read(directory, None if anew else Kept(STORE / PARSED))
    problems = sorted([*unreadable, *located((finding for finding in findings if not finding.warning), directory)])
    faults = [f"{printable(directory.as_posix())}/{problem}" for problem in problems]
    if faults or corpus.site is None:
        raise ContentProblems(faults)
    return corpus, corpus.site


@contextmanager
def _faults_in_words() -> Iterator[None]:
    """What can go wrong outside the content, as a sentence and not a traceback."""
    try:
        yield
    except Misuse as error:
        raise click.UsageError(_shown(str(error))) from None
    except DeadLinkError as error:
        raise click.ClickException(_shown(f"a fault of this program, not of the content; please report it: {error}")) from None
    except (Fault, OSError) as error:
        raise click.ClickException(_shown("\n".join([in_words(error), *_notes(error)]))) from None


def _notes(error: BaseException) -> list[str]:
    """What the parts of the program that an error came through added to it."""
    return getattr(error, "__notes__", [])


def _shown(message: str) -> str:
    """A message of several lines, with what a terminal would obey spelled out: it may name a file."""
    return "\n".join(printable(line) for line in message.split("\n"))


def read_and_check(directory: Path) -> tuple[Corpus, list[Problem]]:
    """The corpus of a content directory and everything wrong with it, in the order of files and lines."""
    corpus, findings, unreadable = _read(directory)
    return corpus, sorted([*unreadable, *located(findings, directory)])


def _read(directory: Path, kept: Kept | None = None) -> tuple[Corpus, list[Finding], list[Problem]]:
    """The corpus, what is wrong with it, and a problem for each file that could not be read.

    Under CI, an address or version that is missing from the ledger is no mere warning (design, Content).
    """
    corpus, shape, unreadable = read_content(directory, kept)
    findings = find_problems(corpus, shape)
    strict = _UNLISTED if os.environ.get("CI") else ()
    return corpus, [replace(finding, warning=finding.warning and finding.code not in strict) for finding in findings], unreadable


def _counted(number: int, noun: str, plural: str | None = None) -> str:
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


if __name__ == "__main__":
    main()
