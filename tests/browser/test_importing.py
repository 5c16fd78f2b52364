"""What a browser prints of the real document, justified and broken as it pleases, imports to the same record as its text."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.importing.command import imported
from generator.importing.read import read
from generator.importing.source import UnreadableError
from generator.records.assessment import Assessment
from tests.printed import HEAD, as_html
from tests.test_import import REAL, RECORD, TODAY, data, without_editorial
from tests.test_import_forms import MENDED


def test_a_pdf_that_a_browser_printed_gives_the_record_of_the_text(running: Browser, tmp_path: Path) -> None:
    page = running.new_page()
    page.set_content(as_html(MENDED))
    page.pdf(
        path=tmp_path / "kaz.pdf",
        display_header_footer=True,
        header_template=f'<div style="font-size: 9px; margin-left: 2cm">{HEAD}</div>',
        footer_template='<div style="font-size: 9px; width: 100%; text-align: center"><span class="pageNumber"></span></div>',
        margin={"top": "2.5cm", "bottom": "2.5cm", "left": "2cm", "right": "2cm"},
    )
    page.close()
    made = imported(tmp_path / "kaz.pdf", REAL, TODAY)
    assert made.account.complete
    pages = max(line.page for line in made.source.lines)
    assert [line.text for line in made.source.lines if line.kind == "running head"] == [HEAD] * pages
    assert [line.text for line in made.source.lines if line.kind == "page mark"] == [str(number) for number in range(1, pages + 1)]
    (draft,) = made.drafts
    found, typed = data(Assessment.model_validate(draft.data)), data(REAL.assessments[RECORD])
    del found["source"], typed["source"], typed["footnotes"]
    assert without_editorial(found) == without_editorial(typed)


def test_writing_from_right_to_left_is_refused_in_a_pdf(running: Browser, tmp_path: Path) -> None:
    page = running.new_page()
    page.set_content("<p>Report</p><p dir='rtl'>דוח</p>")
    page.pdf(path=tmp_path / "report.pdf")
    page.close()
    with pytest.raises(UnreadableError, match=r"^report\.pdf is a PDF with writing from right to left on page 1, whose order is uncertain"):
        read(tmp_path / "report.pdf")
