"""Files that reference managers import: a work as BibTeX, RIS and CSL-JSON, a report with one corporate author."""

import json
import re
from typing import Any

from generator import addresses, wording
from generator.citations.works import Work, assessment_work, paragraph_work
from generator.index import Index
from generator.records.assessment import Assessment

NAMES = {"bib": "BibTeX", "ris": "RIS", "csl.json": "CSL-JSON"}
"""The ending of each file with its name on the page."""

_IN_LATEX = str.maketrans(
    {
        **{special: f"\\{special}" for special in "%&#_$"},
        "\\": "{\\textbackslash}",
        "~": "{\\textasciitilde}",
        "^": "{\\textasciicircum}",
        "{": "{\\textbraceleft}",
        "}": "{\\textbraceright}",
    }
)
"""Characters that mean something in BibTeX. A brace is counted even after a backslash, so it is named."""
_JOINED = re.compile(r"(?<=[-'`,<>!?])(?=[-'`,<>])")
"""Where LaTeX would make one sign of two: `--`, `''`, `?``."""


def import_files(index: Index) -> dict[str, bytes]:
    """The files for each assessment and each paragraph, by address."""
    files: dict[str, bytes] = {}
    for entry in index.assessments:
        record = entry.record
        written = _written(record.slug, assessment_work(index, record))
        files |= {addresses.record_file(record, ending): data for ending, data in written.items()}
        for each in entry.paragraphs:
            written = _written(f"{record.slug}-{each.number}", paragraph_work(index, record, each.number))
            files |= {addresses.paragraph_file(record, each.number, ending): data for ending, data in written.items()}
    return files


def imports_of(record: Assessment, number: int | None = None) -> tuple[tuple[str, str], ...]:
    """The names and addresses of the files of a record, or of one of its paragraphs."""
    if number is None:
        return tuple((name, addresses.record_file(record, ending)) for ending, name in NAMES.items())
    return tuple((name, addresses.paragraph_file(record, number, ending)) for ending, name in NAMES.items())


def bibtex(key: str, work: Work) -> str:
    """A report in BibTeX under a key such as `ccpr-123-kaz-24`; double braces keep a corporate author whole and a title in its case."""
    document, date = work.document, work.document.date
    fields = {
        "author": f"{{{latex(document.author)}}}",
        "title": f"{{{latex(work.full_title)}}}",
        "institution": wording.PUBLISHER,
        "type": "Report",
        "number": latex(document.symbol),
        "year": str(date.year) if date else "",
        "month": str(date.month or "") if date else "",
        "day": str(date.day or "") if date else "",
        "url": work.address,
        "note": latex(note(work)),
        "langid": wording.LANGUAGE[document.language].lower(),
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    return f"@techreport{{{key},\n{''.join(lines)}}}\n"


def ris(key: str, work: Work) -> str:
    """A report in RIS; a name without a comma is one name. Zotero and EndNote read a report's number from SN."""
    document, date = work.document, work.document.date
    fields = [
        ("TY", "RPRT"),
        ("ID", key),
        ("AU", document.author),
        ("TI", work.full_title),
        ("PY", str(date.year) if date else ""),
        ("DA", f"{date.year:04}/{date.month or 0:02}/{date.day or 0:02}/".replace("/00", "/") if date else ""),
        ("PB", wording.PUBLISHER),
        ("SN", document.symbol),
        ("M3", "Report"),
        ("UR", work.address),
        ("N1", note(work)),
        ("LA", document.language),
    ]
    return "".join(f"{tag}  - {' '.join(value.splitlines())}\r\n" for tag, value in fields if value) + "ER  - \r\n"


def csl_json(key: str, work: Work) -> str:
    """A report in CSL-JSON."""
    document, date = work.document, work.document.date
    item: dict[str, Any] = {
        "id": key,
        "type": "report",
        "author": [{"literal": document.author}],
        "title": work.full_title,
        "publisher": wording.PUBLISHER,
        "genre": "Report",
        "number": document.symbol,
        "URL": work.address,
        "note": note(work),
        "language": document.language,
    }
    if date:
        item["issued"] = {"date-parts": [[part for part in (date.year, date.month, date.day) if part]]}
    return json.dumps([item], ensure_ascii=False, indent=1) + "\n"


def note(work: Work) -> str:
    """What a reference manager has no field for: status, session, and where it was read."""
    document = work.document
    read = f"read in {document.site}, not a UN site"
    return "; ".join(filter(None, (document.status, document.session, document.dated, read, f"record of {document.revised}")))


def _written(key: str, work: Work) -> dict[str, bytes]:
    """The work in each format, by the ending of its file."""
    return {"bib": bibtex(key, work).encode(), "ris": ris(key, work).encode(), "csl.json": csl_json(key, work).encode()}


def latex(text: str) -> str:
    """A text as LaTeX reads it back, without a command in it."""
    return _JOINED.sub("\0", text).translate(_IN_LATEX).replace("\0", "{}")
