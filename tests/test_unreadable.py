"""What cannot be read, or not for certain, is said in a sentence: what was found and what to do; in bounded time and memory."""

import os
import random
import re
import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from generator.importing.confined import confined
from generator.importing.read import read
from generator.importing.read_pdf import read_pdf
from generator.importing.source import Line, SourceText, UnreadableError
from tests.printed import KAZAKHSTAN, as_pdf
from tests.printed_docx import as_docx

TEXT = KAZAKHSTAN.read_text(encoding="utf-8")
BODY, TYPES = "word/document.xml", "[Content_Types].xml"
PASSWORD = "secret"  # noqa: S105 — of a document made here
OCR = "have its text recognized by a program (OCR), check it word by word against the picture, and import that as plain text"
HARM = "it is damaged, or made to do harm: save its text as plain text and import that"
BROKEN = "is a damaged DOCX: a part of it is missing or broken; open it in a word processor, save it anew, and import that"


@cache
def the_docx() -> bytes:
    return as_docx(TEXT)


def changed(part: str, change: Callable[[bytes], bytes | None]) -> bytes:
    """The DOCX of the real text with one part changed, or without it."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(the_docx())) as package, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in package.namelist():
            data = change(package.read(name)) if name == part else package.read(name)
            if data is not None:
                copy.writestr(name, data)
    return out.getvalue()


def in_body(inserted: str) -> bytes:
    """The DOCX of the real text with XML put at the end of its body."""
    return changed(BODY, lambda data: data.replace(b"<w:sectPr", inserted.encode() + b"<w:sectPr", 1))


def archive(*names: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name in names:
            package.writestr(name, "")
    return out.getvalue()


def locked(raw: bytes) -> bytes:
    """A ZIP file whose first entry says that it is encrypted."""
    at = raw.index(b"PK\1\2") + 8
    return raw[:at] + bytes([raw[at] | 1]) + raw[at + 1 :]


def pictures(words: str = "", behind: str = "") -> bytes:
    """A PDF of a page that is a picture, as a scanner makes it, with words behind it, and before it a page with words."""
    out = BytesIO()
    canvas = Canvas(out, invariant=1)
    if words:
        canvas.drawString(60, 700, words)
        canvas.showPage()
    text = canvas.beginText(60, 700)
    text.setTextRenderMode(3)
    text.textOut(behind)
    canvas.drawText(text)
    canvas.drawImage(ImageReader(Image.new("L", (60, 80))), 0, 0, 600, 800)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def saved(document: Document) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def packed(text: str) -> bytes:
    """A PDF of one page that prints the text again and again, packed as PDFs are."""
    content = zlib.compress(f"BT /F 10 Tf 50 700 Td ({text[:300]}) Tj ET {text}".encode(), level=1)
    return b"".join(
        [
            b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n",
            b"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>\nendobj\n",
            b"4 0 obj\n<</Filter/FlateDecode/Length %d>>\nstream\n" % len(content) + content + b"\nendstream\nendobj\n",
            b"trailer\n<</Root 1 0 R>>\n%%EOF\n",
        ]
    )


def damaged(pdf: bytes) -> bytes:
    at = pdf.index(b"stream\n") + 300
    return pdf[:at] + bytes(20) + pdf[at + 20 :]


def drawing_itself() -> bytes:
    """A PDF whose page draws a form that draws itself twice, and so on."""
    twice = "/X Do /X Do"
    form = f"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</X 5 0 R>>>>/Length {len(twice)}"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>",
        f"<</Length {len(twice)}>>\nstream\n{twice}\nendstream",
        f"<<{form}>>\nstream\n{twice}\nendstream",
    ]
    body = "".join(f"{number} 0 obj\n{data}\nendobj\n" for number, data in enumerate(objects, 1))
    return f"%PDF-1.7\n{body}trailer\n<</Root 1 0 R>>\n%%EOF\n".encode()


PARAGRAPH = "<w:p><w:r><w:t>More.</w:t></w:r></w:p>"
BAD: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "an empty file": ("kaz.pdf", lambda: b"", "is empty; download it again"),
    "an encrypted PDF": (
        "kaz.pdf",
        lambda: as_pdf(TEXT, password=PASSWORD),
        "is an encrypted PDF that opens only with a password; save a copy without one, and import that",
    ),
    "a scanned PDF": ("kaz.pdf", pictures, f"is a PDF without text, perhaps of scanned pages; {OCR}"),
    "a PDF with one scanned page": (
        "kaz.pdf",
        lambda: pictures("18, 24 and 54"),
        f"is a PDF whose page 2 is a picture without text; {OCR}",
    ),
    "a PDF cut off": ("kaz.pdf", lambda: as_pdf(TEXT)[:9000], "is a PDF that is cut off: its end is missing; download it again"),
    "a PDF with its middle missing": (
        "kaz.pdf",
        lambda: as_pdf(TEXT)[:1000] + as_pdf(TEXT)[3000:],
        "is a damaged PDF, which cannot be opened; download it again, or take another copy",
    ),
    "a PDF with a damaged page": (
        "kaz.pdf",
        lambda: damaged(packed(TEXT)),
        "is a damaged PDF: a part of it cannot be unpacked, so that words would be missing; download it again, or take another copy",
    ),
    "a PDF that unpacks without end": (
        "kaz.pdf",
        lambda: packed("word " * 44_000_000),
        f"unpacks to more than 200 MB, far more than a document; {HARM}",
    ),
    "a scanned PDF with text behind the picture": (
        "kaz.pdf",
        lambda: pictures(behind="The Comrnittee"),
        "is a PDF with text on page 1 that is not shown, behind a picture as programs that recognize text (OCR) put it, or beyond the "
        "edges; check it word by word against what is shown, and import that as plain text",
    ),
    "a web page named as a PDF": (
        "kaz.pdf",
        lambda: b"\r\n<!DOCTYPE html>\n<html><body>Not found",
        "is a web page or other markup, not the document it may lead to; download the document itself",
    ),
    "plain text named as a PDF": (
        "kaz.pdf",
        TEXT.encode,
        "is named .pdf, but holds plain text; if that is the document, rename it to end in .txt",
    ),
    "a picture named as a PDF": (
        "kaz.pdf",
        lambda: b"\x89PNG\r\n\x1a\n",
        "is a picture; import the document as PDF, DOCX or plain text",
    ),
    "an old Word document": (
        "kaz.doc",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "is an old Word document (.doc), or one locked with a password; open it in a word processor, save it as .docx, and import that",
    ),
    "a rich text document": (
        "kaz.doc",
        lambda: b"{\\rtf1 }",
        "is a rich text document (.rtf); open it in a word processor, save it as .docx, and import that",
    ),
    "a compressed file": ("kaz.txt.gz", lambda: b"\x1f\x8b\x08", "is compressed (gzip); unpack it, and import that"),
    "a spreadsheet": (
        "kaz.xlsx",
        lambda: archive(TYPES, "xl/workbook.xml"),
        "is a spreadsheet (.xlsx), not a text; save the document it was made from as .docx, and import that",
    ),
    "an OpenDocument text": (
        "kaz.odt",
        lambda: archive("mimetype", "content.xml"),
        "is an OpenDocument text (.odt); open it in a word processor, save it as .docx, and import that",
    ),
    "an archive": (
        "kaz.zip",
        lambda: archive("kaz.pdf"),
        "is a ZIP archive, not a document; unpack it, and import the document inside",
    ),
    "a locked archive": (
        "kaz.zip",
        lambda: locked(archive("kaz.pdf")),
        "is locked with a password; save a copy without one, and import that",
    ),
    "a DOCX cut off": (
        "kaz.docx",
        lambda: the_docx()[:9000],
        "is a DOCX that is cut off or damaged: it cannot be unpacked; take another copy",
    ),
    "a DOCX with a letter changed": (
        "kaz.docx",
        lambda: the_docx().replace(b"PK\3\4", b"PK\3\5", 3).replace(b"PK\3\5", b"PK\3\4", 1),
        "is a DOCX that is cut off or damaged: it cannot be unpacked; take another copy",
    ),
    "a DOCX without its text": ("kaz.docx", lambda: changed(BODY, lambda data: None), BROKEN),
    "a DOCX whose XML is cut off": ("kaz.docx", lambda: changed(BODY, lambda data: data[:-100]), BROKEN),
    "a DOCX whose XML unfolds without end": (
        "kaz.docx",
        lambda: changed(
            BODY,
            lambda data: (
                b"<!DOCTYPE a [<!ENTITY a 'aaaa'>"
                + b"".join(b"<!ENTITY %c '%s'>" % (b, b"&%c;" % (b - 1) * 20) for b in range(ord("b"), ord("k")))
                + b"]>"
                + data[data.index(b"<w:document") :].replace(b"</w:body>", b"<w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body>")
            ),
        ),
        BROKEN,
    ),
    "a DOCX with words that it declares elsewhere": (
        "kaz.docx",
        lambda: changed(
            BODY, lambda data: b"<!DOCTYPE a [<!ENTITY a 'gone'>]>" + data[data.index(b"<w:document") :].replace(b">Kazakhstan<", b">&a;<")
        ),
        f"declares words of its own (DOCTYPE), whose text would be lost; {HARM}",
    ),
    "a DOCX that unpacks without end": (
        "kaz.docx",
        lambda: changed(BODY, lambda data: data + b" " * 60_000_000),
        f"unpacks to 20 files of 61 MB, 61 MB of them text, far more than a document; {HARM}",
    ),
    "a DOCX of millions of empty paragraphs": (
        "kaz.docx",
        lambda: in_body("<w:p/>" * 2_100_000),
        f"is made of 2100541 elements, far more than a document; {HARM}",
    ),
    "a DOCX with a passage inserted": (
        "kaz.docx",
        lambda: in_body(f'<w:p><w:ins w:id="1" w:author="A">{PARAGRAPH[5:-6]}</w:ins></w:p>'),
        "has tracked changes (the first: something inserted), so that it is uncertain which text was published; accept or reject them "
        "all in a word processor as the published document has it, and import that",
    ),
    "a DOCX with a passage deleted": (
        "kaz.docx",
        lambda: in_body('<w:p><w:del w:id="1"><w:r><w:delText>Less.</w:delText></w:r></w:del></w:p>'),
        "has tracked changes (the first: something deleted), so that it is uncertain which text was published; accept or reject them "
        "all in a word processor as the published document has it, and import that",
    ),
    "a DOCX that goes on in another file": (
        "kaz.docx",
        lambda: in_body('<w:altChunk xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId99"/>'),
        "has another file inside that its text goes on in; open it in a word processor, save it anew as .docx, and import that",
    ),
    "a DOCX with macros": (
        "kaz.docm",
        lambda: changed(
            TYPES,
            lambda data: data.replace(
                b"vnd.openxmlformats-officedocument.wordprocessingml.document.main", b"vnd.ms-word.document.macroEnabled.main"
            ),
        ),
        "is a Word file with macros, or a template; save it as an ordinary Word document (.docx), and import that",
    ),
    "a strict DOCX": (
        "kaz.docx",
        lambda: changed(
            BODY,
            lambda data: data.replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", b"http://purl.oclc.org/ooxml/wordprocessingml/main"
            ),
        ),
        "is a DOCX in the strict form of Open XML; save it as an ordinary Word document (.docx), and import that",
    ),
    "a DOCX numbered in Hebrew": (
        "kaz.docx",
        lambda: changed("word/numbering.xml", lambda data: data.replace(b"lowerLetter", b"hebrew1")),
        "numbers a list or its notes in the form 'hebrew1', which is not spelt here; save it as plain text with the numbers written out, "
        "and import that",
    ),
    "a DOCX with notes numbered page by page": (
        "kaz.docx",
        lambda: changed(
            "word/settings.xml",
            lambda data: data.replace(b"</w:settings>", b'<w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr></w:settings>'),
        ),
        "begins to number its footnotes anew on each page or section, so that their markers are uncertain here; number them through in "
        "a word processor, or import the document as PDF",
    ),
    "a DOCX that refers to a note it lacks": (
        "kaz.docx",
        lambda: changed("word/footnotes.xml", lambda data: data.replace(b'w:id="2"', b'w:id="3"')),
        "is a damaged DOCX: it refers to a footnote that it lacks; open it in a word processor, and save it anew",
    ),
    "a DOCX without words": (
        "kaz.docx",
        lambda: saved(Document()),
        "is a DOCX without text, perhaps of pictures alone; import the document as PDF with text, or as plain text",
    ),
    "a program": (
        "kaz.txt",
        lambda: b"\x7fELF\2\1\1\0\0",
        "holds NUL bytes, as programs, pictures and other binary files do, and is no UTF-16 text; import the document as PDF, DOCX or "
        "plain text",
    ),
    "a text of ten megabytes": (
        "kaz.txt",
        lambda: b"word " * 2_000_000,
        "is 10 MB, and a plain text has at most 5 MB here; is it the right file?",
    ),
    "a text of empty lines": (
        "kaz.txt",
        lambda: b"word" + b"\n" * 300_000,
        "has 300001 lines, and a document has at most 200000 here; is it the right file?",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_a_file_that_cannot_be_read_is_said_in_a_sentence(case: str, tmp_path: Path) -> None:
    name, make, expected = BAD[case]
    assert fault(tmp_path / name, make()) == f"{name} {expected}"


def fault(path: Path, raw: bytes) -> str:
    path.write_bytes(raw)
    with pytest.raises(UnreadableError) as found:
        read(path)
    return str(found.value)


def test_a_pdf_that_draws_itself_without_end_is_stopped() -> None:
    stopped = "^(makes the program that reads it run out of memory or fail|takes longer than 5 seconds to read); it is damaged, or made"
    with pytest.raises(UnreadableError, match=stopped):
        confined(read_pdf, drawing_itself(), seconds=5)


def test_a_file_of_200_megabytes_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "kaz.pdf").open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(UnreadableError, match=r"^kaz\.pdf is 200 MB, and a document has at most 50 MB here; is it the right file\?$"):
        read(tmp_path / "kaz.pdf")


def test_a_name_that_would_drive_a_terminal_is_shown_and_not_obeyed(tmp_path: Path) -> None:
    assert fault(tmp_path / "kaz\x1b[2J.txt", b"") == r"kaz\u001b[2J.txt is empty; download it again"


def _without_end(raw: bytes) -> tuple[Line, ...]:
    while True:
        pass


def _without_measure(raw: bytes) -> tuple[Line, ...]:
    return (Line(" " * 4_000_000_000, 1, 1),)


def _killed(raw: bytes) -> tuple[Line, ...]:
    os.abort()


def _at_a_loss(raw: bytes) -> tuple[Line, ...]:
    return (Line(str(raw[9]), 1, 1),)


ENDINGS = {
    "in time": (_without_end, "takes longer than 1 seconds to read; it is damaged, or made to do harm: "),
    "in memory": (_without_measure, "takes more than 2 GB of memory to read; it is damaged, or made to do harm: "),
    "killed": (_killed, "makes the program that reads it run out of memory or fail; it is damaged, or made to do harm: "),
    "at a loss": (_at_a_loss, "is damaged where its reader expects otherwise (IndexError: index out of range); "),
}


@pytest.mark.parametrize("case", ENDINGS)
def test_a_reader_is_stopped(case: str) -> None:
    reader, expected = ENDINGS[case]
    with pytest.raises(UnreadableError, match=f"^{re.escape(expected)}take another copy, or save its text as plain text and import that$"):
        confined(reader, b"", seconds=1)


def read_or_refused(path: Path, raw: bytes) -> None:
    """Anything is read into lines or refused; no other error is raised."""
    path.write_bytes(raw)
    with suppress(UnreadableError):
        source = read(path)
        assert isinstance(source, SourceText)
        assert all(line.text == line.text.strip() and "\n" not in line.text for line in source.lines)
        assert all(0 <= start < end <= len(line.text) for line in source.lines for start, end in line.markers)


SIGNS = (b"", b"%PDF-1.7\n", b"PK\3\4", b"\xff\xfe", b"\xef\xbb\xbf", b"{\\rtf")


@given(sign=st.sampled_from(SIGNS), raw=st.binary(max_size=300))
@settings(max_examples=60)
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, sign: bytes, raw: bytes) -> None:
    read_or_refused(tmp_path_factory.getbasetemp() / "any", sign + raw)


FEW = "\n".join(
    ["New assessment of replies1", "A", "", "Reply/action largely", "satisfactory.", "", "Follow-up reply:", "", "One.", "", "(a)", "Two;"]
)


@given(seed=st.integers(0, 2**32), form=st.sampled_from([as_pdf(FEW), as_docx(TEXT)]), hits=st.integers(1, 6))
@settings(max_examples=60)
def test_any_mutation_of_a_document_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, seed: int, form: bytes, hits: int) -> None:
    chance = random.Random(seed)
    raw = bytearray(form)
    for _ in range(hits):
        at = chance.randrange(len(raw))
        raw[at : at + chance.choice([0, 1, 1, 8])] = chance.randbytes(chance.choice([0, 1, 1, 8]))
    read_or_refused(tmp_path_factory.getbasetemp() / "mutated", bytes(raw))


@given(seed=st.integers(0, 2**32), part=st.sampled_from([BODY, "word/numbering.xml", "word/styles.xml", "word/footnotes.xml"]))
@settings(max_examples=30)
def test_any_mutation_inside_a_docx_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, seed: int, part: str) -> None:
    """An attribute's value changed or an element renamed, so that the XML stays whole and its meaning does not."""
    chance = random.Random(seed)

    def mutated(data: bytes) -> bytes:
        places = list(re.finditer(rb'(?<=w:val=")[^"]*|(?<=<w:)\w+(?=/>)', data))
        place = chance.choice(places)
        value = chance.choice([b"", b"x", b"-1", b"999999999999", b"fldChar", b"numPr", b"p"])
        return data[: place.start()] + value + data[place.end() :]

    read_or_refused(tmp_path_factory.getbasetemp() / "inside", changed(part, mutated))
