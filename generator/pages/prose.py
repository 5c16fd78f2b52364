"""Prose pages: about, how to cite. CommonMark from content, with links to this site made relative."""

from generator import addresses
from generator.common_mark import body_of
from generator.markdown import escape, heading, lines
from generator.pages.page import Page


def prose_page(file: str, text: str, contact: str) -> Page:
    """The page of one file; its first line is its title. The contact stands where the text says CONTACT."""
    here = addresses.prose_of_file(file)
    title = text.partition("\n")[0].removeprefix("# ").strip()

    def follow(target: str) -> str:
        return addresses.relative_link(here, target) if target.startswith("/") else target

    return Page(
        address=here,
        kind="prose",
        title=title,
        description=f"{title}: about this record of follow-up assessments.",
        crumbs=((title, here),),
        body=lines([heading(1, escape(title), anchor="title"), body_of(text.replace("CONTACT", contact), follow)]),
    )
