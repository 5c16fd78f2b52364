"""Prose pages: about, how to cite. Plain CommonMark from content, with links to this site made relative."""

import re

from generator import addresses
from generator.markdown import escape, heading
from generator.pages.page import Page

_OWN_LINK = re.compile(r"\]\((/[^)\s]*)\)")


def prose_page(file: str, text: str, contact: str) -> Page:
    """The page of one file; its first line is its title. The contact stands where the text says CONTACT."""
    here = addresses.prose_of_file(file)
    title = text.partition("\n")[0].removeprefix("# ").strip()
    body = _OWN_LINK.sub(lambda found: f"]({addresses.relative_link(here, found[1])})", text.replace("CONTACT", contact))
    return Page(
        address=here,
        kind="prose",
        title=title,
        description=f"{title}: about this record of follow-up assessments.",
        crumbs=((title, here),),
        body=f"{heading(1, escape(title), anchor='title')}\n{body.partition(chr(10))[2]}".strip("\n"),
    )
