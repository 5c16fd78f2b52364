"""The account of an import as plain text: what went nowhere first, then every field with its lines."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.importing.document import Imported
from generator.importing.report import Row, counted, rows_of, rows_taken_over, said_of_observations, unassigned_by_line
from generator.problems import printable

_LONGEST = 60


def report_text(made: Imported) -> str:
    """The account, a row a line: lines of the source, field or kind, and the beginning of the words."""
    lines = [f"The account of {made.source.name}", "", *account_in_words(made), ""]
    lines += map(_row, rows_of(made))
    if made.observations:
        lines += ["", f"From {made.observations}. {said_of_observations(made)}", *_each_line(rows_taken_over(made))]
    lines += [
        "",
        *(
            f"line {repair['line']} of the stored text: {repair['extracted']} is read as {repair['read']} ({repair['basis']})"
            for repair in _repairs(made)
        ),
    ]
    return "\n".join(printable(line) for line in lines) + "\n"


def _row(row: Row, longest: int = _LONGEST) -> str:
    said = " ".join(stretch.text for stretch in row.stretches)
    words = said if len(said) <= longest else f"{said[: longest - 1]}…"
    return f"{row.lines:>9}  {f'{row.state} ' if row.state else ''}{row.field or row.kind}: {words}"


def _each_line(rows: Iterable[Row]) -> Iterator[str]:
    """The rows with all their words, a line of the source each: what is kept in no account else."""
    return (_row(replace(row, stretches=(stretch,)), len(stretch.text)) for row in rows for stretch in row.stretches)


def account_in_words(made: Imported) -> Iterator[str]:
    """What became of the words, in a few lines; what went nowhere first."""
    account = made.account
    for line, words in unassigned_by_line(made).items():
        yield printable(f"line {line}: went nowhere: {words}")
    for word in account.twice:
        yield printable(f"line {word.line}: went to two places: {word.text}")
    for field in account.differing:
        yield f"{field}: its text has other words than went there"
    nowhere = len(account.unassigned)
    total = sum(account.counts.values()) + nowhere
    yield f"{total} words: {', '.join(f'{count} {kind}' for kind, count in counted(made))}; {nowhere} went nowhere"


def _repairs(made: Imported) -> list[dict[str, str]]:
    return list({str(repair): repair for draft in made.drafts for repair in draft.data["source"].get("repairs", ())}.values())
