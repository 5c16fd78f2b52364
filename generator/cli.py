"""The command `assessments`: each verb is a few lines that read content, call one stage, and say what happened."""

import os
import sys
from pathlib import Path

import click

from generator.check import check as find_problems
from generator.check import located
from generator.corpus import Corpus
from generator.load.content import read_content
from generator.problems import Problem

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
    click.echo(f"{_counted(len(corpus.assessments), 'assessment')}: {_counted(found, 'problem')}, {_counted(warnings, 'warning')}", err=True)
    sys.exit(_PROBLEMS if found else 0)


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


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


if __name__ == "__main__":
    main()
