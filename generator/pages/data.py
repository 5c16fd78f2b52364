"""The data page: what the files of the data set are, how to load them, their version and changes, how to cite them, on what terms."""

from generator import addresses, wording
from generator.data.citation import bibtex, in_words, linked_data
from generator.data.codes import WARNING
from generator.data.package import licences
from generator.data.rows import versions
from generator.data.tables import DESCRIPTOR, SQLITE, TABLES, VERSIONS
from generator.data.version import FORMAT_CHANGES, version
from generator.head import Head
from generator.index import Index
from generator.markdown import block, bullets, code, escape, escape_within, heading, lines, link, paragraph, table
from generator.pages import parts
from generator.pages.page import Page, to

LATEST = 50
"""How many changes of records the page lists; the table versions has them all."""
_SQL = f"sqlite3 {SQLITE} \"SELECT address FROM points WHERE editorial_reply_status = 'nothing-in-summary'\""  # noqa: S608 - nothing runs it
_SEARCH = f"sqlite3 {SQLITE} \"SELECT address, text FROM passages WHERE passages MATCH 'torture' AND voice = 'evaluation'\""  # noqa: S608
_CSV = 'points = list(csv.DictReader(open("points.csv", encoding="utf-8-sig", newline="")))'


def data_page(index: Index) -> Page:
    """Everything there is to download, and what to know before using it."""
    here = addresses.DATA
    codebook = to(here, "codebook", addresses.CODEBOOK)
    body = [
        heading(1, "Data", anchor="title"),
        parts.lede("Every point, evaluation and text held here, as tables. What is missing says why it is missing."),
        block("notices", paragraph(escape(WARNING)), paragraph(f"What each field means, and who coded it, stands in the {codebook}.")),
        heading(2, "Files", anchor="files"),
        _files(index, here),
        heading(2, "How to load them", anchor="load"),
        paragraph("On which points the summary of the reply says nothing, by SQL in one line:"),
        code(_SQL),
        paragraph("Full-text search over the passages, by voice:"),
        code(_SEARCH),
        paragraph("CSV in Python; spreadsheets open the files as they are:"),
        code(_CSV),
        *_version(index, here),
        heading(2, "Cite the data set", anchor="cite-data"),
        paragraph(escape(in_words(index))),
        code(bibtex(index)),
        paragraph(f"To cite a passage, cite its United Nations document: {to(here, 'how to cite', '/cite/')}.", classes="aside"),
        heading(2, "Licence in three parts", anchor="data-licence"),
        bullets(escape(licence["title"]) for licence in licences(index)),
    ]
    return Page(
        address=here,
        kind="data",
        title="Data",
        description="Every point, evaluation and text held here as CSV, JSON Lines and SQLite, with a codebook.",
        crumbs=(("Data", here),),
        body=lines(body),
        head=Head(data=linked_data(index)),
    )


def _files(index: Index, here: str) -> str:
    rows = [
        (
            to(here, each.name, f"{addresses.CODEBOOK}#{each.name}"),
            escape(each.meaning),
            *(to(here, f"{each.name}.{ending}", addresses.data_file(f"{each.name}.{ending}")) for ending in ("csv", "jsonl")),
        )
        for each in TABLES
    ]
    sums = link(escape("SHA256SUMS"), index.absolute(addresses.SUMS))
    others = (
        (SQLITE, "every table in one file, with references between them and full-text search"),
        (DESCRIPTOR, "a Data Package descriptor (version 2) of all files"),
        (addresses.PERMALINKS.removeprefix(addresses.DATA), "every address and anchor ever published; none breaks"),
    )
    listed = [f"{to(here, name, addresses.data_file(name))}: {escape(what)}" for name, what in others]
    listed.append(f"{to(here, 'contract', addresses.CONTRACT)}: what each key of a record means, with its JSON Schema")
    return lines(
        [
            table(("Table", "What it holds", "CSV", "JSON Lines"), rows),
            paragraph("Each assessment stands as JSON beside its page. Besides:"),
            bullets([*listed, f"{sums}: the hash of every file of the site, to check a copy with"]),
        ]
    )


def _version(index: Index, here: str) -> list[str]:
    """The version with the changes of the tables and the latest changes of the records."""
    records = {entry.record.key: entry.record for entry in index.assessments}
    latest = sorted(versions(index), key=lambda each: (str(each[1]), each[0]), reverse=True)[:LATEST]
    rows = [
        (
            revised.words,
            parts.record_link(here, index, records[key]) if key in records else escape(key),
            to(here, sha256[:12], addresses.record_version(sha256)),
        )
        for key, revised, sha256 in latest
    ]
    whole = to(here, f"{VERSIONS.name}.csv", addresses.data_file(f"{VERSIONS.name}.csv"))
    return [
        heading(2, "Version and changes", anchor="version"),
        paragraph(
            f"This is version {escape_within(version(index))}: the day of the newest record, then the version of the form of the tables. "
            "The first number of the form changes when a reader must change."
        ),
        bullets(f"Form {escape_within(number)}: {escape(what)}" for number, what in FORMAT_CHANGES),
        paragraph(f"The latest {wording.counted(len(rows), 'version')} of records; all of them stand in {whole}."),
        table(("Day", "Record", "Version"), rows),
    ]
