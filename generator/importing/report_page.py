"""The account of an import as one HTML page: the source on the left, the record on the right; no script, nothing to fetch."""

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from generator.edition import THEME
from generator.importing.document import Imported
from generator.importing.report import NOWHERE, Row, Stretch, counted, lines_with_unassigned, rows_of, rows_taken_over, said_of_observations
from generator.importing.report_sections import Section, sections_of
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
    rows = rows_of(made)
    sections = list(sections_of(rows))
    return template.substitute(
        name=_text(made.source.name),
        files=", ".join(_text(draft.file) for draft in made.drafts),
        total=f"{sum(count for _, count in counted(made)) + len(made.account.unassigned):,}",
        counts=", ".join(f"{count:,} {_text(kind)}" for kind, count in counted(made)),
        strip="".join(_mark(row) for row in rows),
        sections="".join(f'<li><a href="#{section.anchor}">{_text(section.title)}</a></li>' for section in sections),
        state="whole" if made.account.complete else "lacking",
        nowhere=_nowhere(made),
        remarks=_remarks(made),
        rows="\n".join(_rows(sections)),
        taken_over=_taken_over(made),
        repairs=_repairs(made),
    )


def _text(text: str) -> str:
    return escape(printable(text))


def _nowhere(made: Imported) -> str:
    """What is wrong with the account, each with a link to its row; or that nothing is."""
    items = [f'<li><a href="#line-{line}">line {line}</a> {_marked(words)}</li>' for line, words in lines_with_unassigned(made)]
    items += [f"<li>line {word.line}: {_text(word.text)} went to two places</li>" for word in made.account.twice]
    items += [f"<li>{_text(field)}: its text has other words than went there</li>" for field in made.account.differing]
    if not items:
        return "<p>Every word of the document went to exactly one place.</p>"
    said = "The words marked here went nowhere: put them where they belong, by hand, or correct the text and import it again."
    return f"<p>{said}</p>\n<ul>{''.join(items)}</ul>"


def _marked(words: Iterable[tuple[bool, str]]) -> str:
    """The words of a line, those that went nowhere marked."""
    return " ".join(f"<mark>{_text(word)}</mark>" if nowhere else _text(word) for nowhere, word in words)


def _remarks(made: Imported) -> str:
    several = len(made.drafts) > 1
    remarks = [(f"{draft.data['state']}: " if several else "", remark) for draft in made.drafts for remark in draft.remarks]
    if not remarks:
        return ""
    items = "".join(f"<li>{_where(remark.line)}{_text(state)}{_text(remark.sentence)}</li>" for state, remark in remarks)
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


def _taken_over(made: Imported) -> str:
    """What was taken from the concluding observations; without anchors, for its lines are those of another file."""
    if not made.observations:
        return ""
    head = f'<h2 id="taken-over">From {_text(made.observations)}</h2>\n<p>{said_of_observations(made)}</p>'
    return "\n".join([head, *(_two_columns(row, {stretch.line for stretch in row.stretches}) for row in rows_taken_over(made))])


def _rows(sections: Iterable[Section]) -> Iterator[str]:
    """The rows below their headings; the first stretch of a line has the line's anchor."""
    anchored: set[int] = set()
    for section in sections:
        yield f'<h3 id="{section.anchor}">{_text(section.title)}</h3>'
        for row in section.rows:
            yield _two_columns(row, anchored)


def _two_columns(row: Row, anchored: set[int]) -> str:
    """A row; `anchored`: the lines that need no anchor, to which its own are added."""
    source = "".join(_stretch(stretch, row, anchored) for stretch in row.stretches)
    return f'<div class="row {_role(row)}"><div class="source">{source}</div><div class="record">{_held(row)}</div></div>'


def _mark(row: Row) -> str:
    """A row's part of the strip that shows the document whole: as wide as it has words."""
    return f'<i class="{_role(row)}" style="flex-grow:{sum(len(stretch.text.split()) for stretch in row.stretches)}"></i>'


def _role(row: Row) -> str:
    if not row.field:
        return NOWHERE if row.kind == NOWHERE else "kind"
    return next((role for key, role in _ROLES.items() if key in row.field.split(".")), "header")


def _stretch(stretch: Stretch, row: Row, anchored: set[int]) -> str:
    kind = "" if stretch.kind == row.kind else ' class="label"'
    place = f' id="line-{stretch.line}"' if stretch.line not in anchored else ""
    anchored.add(stretch.line)
    return f"<p{place}><b>{stretch.line}</b> <span{kind}>{_text(stretch.text)}</span></p> "


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
