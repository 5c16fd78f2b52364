"""An assessment in one file, to keep or send: what its page shows, with the styles inside, no script, and nothing to fetch."""

import re
from html import escape
from urllib.parse import quote, urljoin

from generator import addresses
from generator.dates import PartialDate
from generator.edition import theme_filled
from generator.pages.page import WrittenPage
from generator.policy import of_one_file
from generator.records.registers import Site

LIGHT = 150_000
"""How many bytes a file may weigh with every passage cited in every style; a heavier one cites passages in the first style only."""

# Text of a document is escaped: an angle bracket that is bare is the theme's or the builder's, and ends the tag it began.
_ARTICLE = re.compile(r"<article>(.*)</article>", re.DOTALL)
_LINK = re.compile(r'(<a\b[^>]* href=")([^"]*)("[^>]*>)')
_PASSAGES = re.compile(r'(<details class="passages".*?</summary>)(.*</details>)', re.DOTALL)
_STYLES = re.compile(r'(<dl class="styles">\s*<div>.*?</div>).*?(\s*</dl>)', re.DOTALL)
_FONTS_AND_COMMENTS = re.compile(r"@font-face \{[^}]*\}\n|/\*.*?\*/\n?", re.DOTALL)


def frame_of_files(template: str, styles: str, icon: str, notice: str) -> str:
    """The template with what is the same in the file of every assessment."""
    style = style_of_files(styles)
    made = template.replace("$policy", of_one_file(style)).replace("$styles", style)
    return made.replace("$icon", quote(icon)).replace("$notice", notice)


def style_of_files(styles: str) -> str:
    """What stands between the style tags of every file, to the character: of the styles of the pages, those that fetch no font."""
    return _FONTS_AND_COMMENTS.sub("", styles)


def one_file(page: WrittenPage, built: str, site: Site, frame: str) -> str:
    """The file of an assessment, from its page as it was built. Raises ValueError where that has not exactly one article."""
    here = addresses.absolute(site.base_address, page.address)
    article = _LINK.sub(lambda found: found[1] + _target(found, here) + found[3], _article(page, built))
    facts = {
        "title": escape(page.facts["title"]),
        "site": escape(site.title),
        "base": escape(site.base_address),
        "here": escape(here),
        "revised": PartialDate.parse(page.facts["revised"]).words,
    }
    made = theme_filled("one-file.html", frame, {**facts, "article": article})
    if len(made.encode()) > LIGHT:
        article = _PASSAGES.sub(lambda found: _in_one_style(found, here), article)
        return theme_filled("one-file.html", frame, {**facts, "article": article})
    return made


def _article(page: WrittenPage, built: str) -> str:
    found = _ARTICLE.search(built)
    if not found or built.count("<article>") != 1 or built.count("</article>") != 1:
        raise ValueError(f"{page.address}: one article is expected in the page as built, to make its file from")
    return found[1]


def _target(found: re.Match[str], here: str) -> str:
    """Where a link leads from the file: a grade to its wording there, the sign beside a passage to its address, others as on the page."""
    target = found[2].replace("index.html", "")  # in the offline edition links name a page's file
    if 'class="grade ' in found[0]:
        return f"#{addresses.CRITERIA}"
    return target if target.startswith("#") and 'class="here"' not in found[0] else urljoin(here, target)


def _in_one_style(found: re.Match[str], here: str) -> str:
    """The citations of the passages in the first style, after a sentence that says where the others are."""
    others = f'<a href="{escape(here)}#cite-passages">others</a>'
    told = f"<p>In one style here, to keep the file small; the {others} are on the published page.</p>"
    return found[1] + told + _STYLES.sub(r"\1\2", found[2])
