"""The account of an import as one HTML page: the source on the left, the record on the right; no script, nothing to fetch."""

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from generator.edition import THEME
from generator.importing.document import Imported
from generator.importing.report import NOWHERE, Row, Stretch, counted, rows_of, unassigned_by_line
from generator.problems import printable
from generator.text import paragraphs_of
from generator.yaml_text import in_line

_TEMPLATE = THEME / "import-report.html"
_ROLES = {
    "letter": "letter",
    "wordings": "criteria",
    "footnotes": "note",
    "recommendation": "recommendation",
    "reply": "reply",
    "information": "information",
    "evaluations": "evaluation",
}
"""What colours a row, by a key in its place; any other field is of the header."""


def report_page(made: Imported) -> str:
    """The page: what went nowhere first, then a row for each field, in the order of the source."""
    template = Template(Path(_TEMPLATE).read_text(encoding="utf-8"))
    return template.substitute(
        name=_text(made.source.name),
        files=", ".join(_text(draft.file) for draft in made.drafts),
        counts=", ".join(f"{count} {_text(kind)}" for kind, count in counted(made)),
        state="whole" if made.account.complete else "lacking",
        nowhere=_nowhere(made),
        remarks=_remarks(made),
        rows="\n".join(_rows(rows_of(made))),
        repairs=_repairs(made),
    )


def _text(text: str) -> str:
    return escape(printable(text))


def _nowhere(made: Imported) -> str:
    """What is wrong with the account, each with a link to its row; or that nothing is."""
    items = [f'<li><a href="#line-{line}">line {line}</a> {_text(words)}</li>' for line, words in unassigned_by_line(made).items()]
    items += [f"<li>line {word.line}: {_text(word.text)} went to two places</li>" for word in made.account.twice]
    items += [f"<li>{_text(field)}: its text has other words than went there</li>" for field in made.account.differing]
    if not items:
        return "<p>Every word of the document went to exactly one place.</p>"
    return f"<p>These words of the document went nowhere: put them where they belong, by hand.</p>\n<ul>{''.join(items)}</ul>"


def _remarks(made: Imported) -> str:
    remarks = [(draft.data["state"], remark) for draft in made.drafts for remark in draft.remarks]
    if not remarks:
        return ""
    items = "".join(f"<li>{_where(remark.line)}{_text(state)}: {_text(remark.sentence)}</li>" for state, remark in remarks)
    return f"<h2>To look at</h2>\n<ul>{items}</ul>"


def _where(line: int) -> str:
    return f'<a href="#line-{line}">line {line}</a> ' if line else ""


def _repairs(made: Imported) -> str:
    repairs = {str(repair): repair for draft in made.drafts for repair in draft.data["source"].get("repairs", ())}
    if not repairs:
        return ""
    items = "".join(
        f"<li>line {each['line']} of the stored text: <del>{_text(each['extracted'])}</del> "
        f"<ins>{_text(each['read'])}</ins> ({_text(each['basis'])})</li>"
        for each in repairs.values()
    )
    return f"<h2>Repairs</h2>\n<ul>{items}</ul>"


def _rows(rows: Iterable[Row]) -> Iterator[str]:
    """The rows; the first stretch of a line has the line's anchor."""
    anchored: set[int] = set()
    for row in rows:
        stretches = []
        for stretch in row.stretches:
            stretches.append(_stretch(stretch, row, anchor=stretch.line not in anchored))
            anchored.add(stretch.line)
        yield f'<div class="row {_role(row)}"><div class="source">{"".join(stretches)}</div><div class="record">{_held(row)}</div></div>'


def _role(row: Row) -> str:
    if not row.field:
        return NOWHERE if row.kind == NOWHERE else "kind"
    return next((role for key, role in _ROLES.items() if key in row.field.split(".")), "header")


def _stretch(stretch: Stretch, row: Row, *, anchor: bool) -> str:
    kind = "" if stretch.kind == row.kind else ' class="label"'
    place = f' id="line-{stretch.line}"' if anchor else ""
    return f"<p{place}><b>{stretch.line}</b><span{kind}>{_text(stretch.text)}</span></p>"


def _held(row: Row) -> str:
    if not row.field:
        return f'<p class="name">{_text(row.kind)}</p>'
    name = f'<p class="name">{_text(f"{row.state} " if row.state else "")}{_text(row.field)}</p>'
    return name + ('<p class="again">goes on</p>' if row.value is None else _value(row.value))


def _value(value: Any) -> str:
    if isinstance(value, str):
        return "".join(f"<p>{_text(paragraph)}</p>" for paragraph in paragraphs_of(value))
    if isinstance(value, dict):
        return "".join(
            f"<p><i>{_text(key)}</i> {_text(each if isinstance(each, str) else in_line(each))}</p>" for key, each in value.items()
        )
    return f"<p>{_text(in_line(value))}</p>"
