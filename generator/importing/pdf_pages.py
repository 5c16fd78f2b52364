"""What is printed where on the pages of a PDF: runs of signs and horizontal rules, as PDFium finds them; nothing interpreted.

PDFium gives a ligature as its letters, and a hyphen that ends a line as one whether it is there always or only at a line's end.
"""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw as pdfium

from generator.importing.source import UnreadableError

_TINY = 0.1
"""The part of a sign's size by which baselines or sizes in one run may differ."""
_WIDE = 0.7
"""The part of a sign's size from which a gap is wide for a space between two words: two runs, which may stand in two columns."""
_UPRIGHT = 0.99
"""The least cosine of the angle at which a sign stands upright."""
_HYPHEN_AT_LINE_END = "\x02"
"""What PDFium gives for a hyphen that ends a line."""
_THIN = 2.5
"""Points; a path no higher than this is a rule. PDFium counts the width of its stroke twice."""
_THINGS = (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_TEXT)
_DEEPEST = 3
"""How deep forms drawn within forms are searched for rules and pictures."""


@dataclass(frozen=True)
class Run:
    """Signs printed side by side on one baseline in one size; places in points, to the right and up."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    upright: bool = True


@dataclass(frozen=True)
class Rule:
    """A horizontal line or thin bar."""

    left: float
    right: float
    height: float


@dataclass(frozen=True)
class PrintedPage:
    """A page as it is printed: `pictures` counts the images on it, `hidden` says whether it has words that are not shown."""

    runs: tuple[Run, ...]
    rules: tuple[Rule, ...]
    pictures: int
    hidden: bool


class _Sign(NamedTuple):
    text: str
    left: float
    right: float
    baseline: float
    size: float
    upright: bool


_SPACE = _Sign(" ", 0, 0, 0, 0, True)


def printed_pages(raw: bytes) -> Iterator[PrintedPage]:
    """The pages of a PDF, in order; UnreadableError where it cannot be opened, or a sign has no letter."""
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(_said(error.err_code)) from None
    with document:
        for index in range(len(document)):
            try:
                page = document[index]
            except pypdfium2.PdfiumError:
                raise UnreadableError(f"is a damaged PDF: its page {index + 1} cannot be opened; take another copy") from None
            yield _printed(page, index + 1)
            page.close()


def _said(code: int | None) -> str:
    if code == pdfium.FPDF_ERR_PASSWORD:
        return "is an encrypted PDF that opens only with a password; save a copy without one, and import that"
    if code == pdfium.FPDF_ERR_SECURITY:
        return "is a PDF encrypted in a way that is not read here; print it to a new PDF, and import that"
    return "is a damaged PDF, which cannot be opened; download it again, or take another copy"


def _printed(page: pypdfium2.PdfPage, number: int) -> PrintedPage:
    turned = page.get_rotation()
    text = page.get_textpage()
    rules = []
    pictures = 0
    hidden = False
    for thing in page.get_objects(filter=_THINGS, max_depth=_DEEPEST, textpage=text):
        if thing.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures += 1
        elif thing.type == pdfium.FPDF_PAGEOBJ_TEXT:
            hidden = hidden or _is_hidden(thing)
        else:
            left, bottom, right, top = _as_seen(turned, *thing.get_bounds())
            if top - bottom <= _THIN and right - left > _THIN:
                rules.append(Rule(left, right, (top + bottom) / 2))
    left, bottom, right, top = _as_seen(turned, *page.get_cropbox())
    runs = tuple(_runs(_signs(text, number, turned)))
    outside = any(run.right < left or run.left > right or not bottom < run.baseline < top for run in runs)
    runs = tuple(replace(run, left=run.left - left, right=run.right - left, baseline=run.baseline - bottom) for run in runs)
    rules = [Rule(rule.left - left, rule.right - left, rule.height - bottom) for rule in rules]
    return PrintedPage(runs, tuple(rules), pictures, hidden or outside)


def _is_hidden(text: pypdfium2.PdfTextObj) -> bool:
    """Whether words are there to be found and not to be seen, as those recognized behind the picture of a page."""
    invisible = pdfium.FPDFTextObj_GetTextRenderMode(text) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
    return bool(invisible and text.extract().strip())


def _as_seen(turned: int, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
    """A box on a page that is shown turned clockwise by so many degrees; the page's own edges are yet to be taken off."""
    if turned == 90:
        return bottom, -right, top, -left
    if turned == 180:
        return -right, -top, -left, -bottom
    if turned == 270:
        return -top, left, -bottom, right
    return left, bottom, right, top


def _signs(text: pypdfium2.PdfTextPage, page: int, turned: int) -> Iterator[_Sign | None]:
    """Each sign with its place as the page is shown; spaces without a place; None where PDFium sees that a line ends."""
    handle = text.raw
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    upright, level = False, math.nan
    for index in range(text.count_chars()):
        sign = chr(pdfium.FPDFText_GetUnicode(handle, index))
        if sign in "\r\n":
            yield None
            continue
        if sign in "\0\ufffd" or pdfium.FPDFText_HasUnicodeMapError(handle, index) == 1:
            raise UnreadableError(
                f"is a PDF that does not say which letters its signs on page {page} are; have its text recognized by a program "
                "(OCR), check it word by word against what is shown, and import that as plain text"
            )
        if sign.isspace():
            yield _SPACE if sign == " " else _SPACE._replace(text=sign)
            continue
        pdfium.FPDFText_GetCharOrigin(handle, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(handle, index, box)
        left, bottom, right, top = _as_seen(turned, box.left, box.bottom, box.right, box.top)
        baseline = _as_seen(turned, x.value, y.value, x.value, y.value)[1]
        if not upright or baseline != level:  # signs that stand upright side by side have one level
            upright, level = math.cos(pdfium.FPDFText_GetCharAngle(handle, index) + math.radians(turned)) > _UPRIGHT, baseline
        yield _Sign("-" if sign == _HYPHEN_AT_LINE_END else sign, left, right, baseline, top - bottom, upright)


def _runs(signs: Iterator[_Sign | None]) -> Iterator[Run]:
    run: list[_Sign] = []
    seen: _Sign | None = None
    for sign in signs:
        if sign is None or (seen is not None and not sign.text.isspace() and not _goes_on(seen, sign)):
            yield from _ended(run)
            run, seen = [], None
        if sign is not None and (run or not sign.text.isspace()):
            run.append(sign)
            seen = seen if sign.text.isspace() else sign
    yield from _ended(run)


def _goes_on(before: _Sign, sign: _Sign) -> bool:
    """Whether a sign stands in one run with the last one before it that is no space."""
    if not before.upright and not sign.upright:
        return True
    size = max(before.size, sign.size)
    return (
        before.upright == sign.upright
        and abs(sign.baseline - before.baseline) <= _TINY * size
        and abs(sign.size - before.size) <= _TINY * size
        and -_WIDE * size < sign.left - before.right < _WIDE * size
    )


def _ended(run: list[_Sign]) -> Iterator[Run]:
    while run and run[-1].text.isspace():
        run.pop()
    if run:
        first = run[0]
        yield Run("".join(sign.text for sign in run), first.left, run[-1].right, first.baseline, first.size, first.upright)
