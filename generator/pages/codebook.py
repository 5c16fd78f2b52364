"""The codebook: every table and field of the data set, its type and meaning, its coded values, and who coded it."""

from generator import addresses
from generator.data.codes import CODED_BY, MISSING, WARNING
from generator.data.fields import Field, Table, link_table
from generator.data.tables import PASSAGES, TABLES
from generator.markdown import alias, block, bullets, escape, heading, lines, paragraph, table
from generator.pages import parts
from generator.pages.page import Page


def codebook_page() -> Page:
    """What every field means, from the same declarations as the files."""
    here = addresses.CODEBOOK
    return Page(
        address=here,
        kind="data",
        title="Codebook",
        description="Every table and field of the data: type, meaning, coded values, and who coded it.",
        crumbs=(("Data", addresses.DATA), ("Codebook", here)),
        body=lines([*_opening(), *(_table(each) for each in (*TABLES, PASSAGES))]),
    )


def _opening() -> list[str]:
    apostrophe = (
        "In CSV a cell that begins with =, +, -, @, a tab or a carriage return, or with apostrophes before one of these, has one more "
        "apostrophe before it, so that no spreadsheet takes it for a formula. Take one apostrophe away to have the text again. "
        "JSON Lines and SQLite hold the text as it is."
    )
    lists = (
        "A list is a list in JSON Lines; in CSV and SQLite its words are parted by spaces. A list that refers to another table is also a "
        "table of pairs in SQLite, named in its row here. The descriptor calls a list a string, as its profile knows no lists."
    )
    texts = "In a text, an empty line parts its paragraphs. CSV is UTF-8 with a byte order mark, lines end with CR LF."
    return [
        heading(1, "Codebook", anchor="title"),
        parts.lede("Every field of every table: its type, its meaning, its coded values, and who coded it."),
        block("notices", paragraph(escape(WARNING))),
        heading(2, "Who coded a field", anchor="coded-by"),
        bullets(f"`{who}`: {escape(what)}" for who, what in CODED_BY.items()),
        heading(2, "Words that stand in the place of a value", anchor="missing"),
        paragraph("No cell is ever empty. Which of these words a field may hold stands in its row."),
        bullets(f"`{word}`: {escape(what)}" for word, what in MISSING.items()),
        heading(2, "Forms", anchor="forms"),
        bullets(escape(each) for each in (texts, lists, apostrophe)),
    ]


def _table(declared: Table) -> str:
    rows = [(_name(declared, each), _kind(declared, each), escape(each.meaning), _values(each), each.coded_by) for each in declared.fields]
    return lines(
        [
            heading(2, escape(declared.name), anchor=declared.name),
            paragraph(escape(declared.meaning)),
            table(("Field", "Type", "Meaning", "Coded values", "Coded by"), rows),
        ]
    )


def _name(declared: Table, field: Field) -> str:
    anchor = f"{declared.name}-{field.name.replace('_', '-')}"
    return f"{alias(anchor)}[`{field.name}`](#{anchor})"


def _kind(declared: Table, field: Field) -> str:
    if not field.refers_to:
        return field.kind
    pairs = f"<br>in SQLite also `{link_table(declared, field)}`" if field.kind == "list" else ""
    return f"{field.kind}, refers to [{field.refers_to}](#{field.refers_to}){pairs}"


def _values(field: Field) -> str:
    words = {**field.codes, **{word: MISSING[word] for word in field.missing}}
    return "<br>".join(f"`{word}`: {escape(what)}" for word, what in words.items())
