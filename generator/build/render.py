"""A page's Markdown into HTML, byte for byte as stock MkDocs writes it, with what is the same for all pages set up once.

MkDocs makes a new converter for every page, reads the front matter as YAML, and tries each form of Markdown on each line. Here the
converter is kept, the front matter, which is JSON, is read as such, and a form is tried only where its sign is on the page. A test
holds every page against stock MkDocs.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import markdown
from markdown.treeprocessors import Treeprocessor
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.toc import TableOfContents, get_toc
from mkdocs.utils import get_relative_url

from generator import addresses
from generator.edition import THEME, theme_files, theme_text
from generator.links import leads_to
from generator.pages.page import WrittenPage

if TYPE_CHECKING:
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

_REFERENCES = ("reference", "image_reference", "short_reference", "short_image_ref")
_SIGNS: dict[str, Callable[[str], bool]] = {
    **dict.fromkeys(_REFERENCES, lambda body: "]:" in body),
    "backtick": lambda body: "`" in body,
    "escape": lambda body: "\\" in body,
    "link": lambda body: "](" in body,
    "image_link": lambda body: "![" in body,
    "autolink": lambda body: "<" in body and "://" in body and _within_lines(body),
    "automail": lambda body: "@" in body and _within_lines(body),
    "linebreak": lambda body: "  \n" in body,
    "html": lambda body: _within_lines(body),
    "entity": lambda body: "&" in body,
    "em_strong": lambda body: "*" in body or "_" in body,
}
"""Whether a page may hold a form of Markdown within its lines; one that is not named here is always tried."""


def _within_lines(body: str) -> bool:
    """Whether there is an angle bracket that does not begin or end a division."""
    return body.count("<") > body.count("<div") + body.count("</div")


@dataclass
class _Shown:
    """A page as the templates know it; an item of the navigation is one too."""

    url: str
    title: str = ""
    meta: dict[str, Any] = field(default_factory=dict)
    content: str = ""
    toc: TableOfContents = field(default_factory=lambda: TableOfContents([]))
    active: bool = False


class _LinksBetweenPages(Treeprocessor):
    """Links to Markdown files into links to the pages made of them, as MkDocs does last of all."""

    here = addresses.HOME

    def __init__(self, url: Callable[[str], str]):
        super().__init__()
        self._url = url

    def run(self, root: Element) -> None:
        for element in root.iter("a"):
            target = element.get("href", "")
            there = None if not target or target.startswith(("#", "/")) else leads_to(self.here, target)
            if there:
                page, sign, anchor = there.partition("#")
                element.set("href", get_relative_url(self._url(page), self._url(self.here)) + sign + anchor)


class Renderer:
    """The converter and the templates of one configuration. Raises UnusableError where a template is no text."""

    def __init__(self, config: MkDocsConfig):
        self._config = config
        self._templates = config.theme.get_env()
        for path in theme_files(".html"):  # as they are now, for every page
            name = path.relative_to(THEME).as_posix()
            theme_text(name)  # Jinja does not say which one is no text
            with suppress(Exception):  # a template at fault is told of with the page that is made of it
                self._templates.get_template(name)
        self._navigation = [
            _Shown(self._url(leads_to(addresses.HOME, file) or ""), title) for item in config.nav or [] for title, file in item.items()
        ]
        self._converter: Any = markdown.Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
        forms = self._converter.inlinePatterns
        signs = {id(forms[name]): sign for name, sign in _SIGNS.items() if name in forms}
        self._forms: list[tuple[object, Callable[[str], bool]]] = [(form, signs.get(id(form), lambda _: True)) for form in forms]
        self._lines: Any = self._converter.treeprocessors["inline"]
        self._links = _LinksBetweenPages(self._url)
        self._converter.treeprocessors.register(self._links, "links_between_pages", 0)

    def page(self, page: WrittenPage) -> str:
        """The HTML of a page."""
        self._links.here = page.address
        self._converter.reset()
        self._lines.inlinePatterns = tuple(form for form, sign in self._forms if sign(page.body))
        content = self._converter.convert(page.body)
        shown = _Shown(self._url(page.address), page.facts["title"], page.facts, content, get_toc(self._converter.toc_tokens))
        for item in self._navigation:
            item.active = item.url == shown.url
        return self._filled("main.html", shown)

    def not_found(self) -> str:
        """The page that a server shows where there is none; its links hold wherever it is shown."""
        for item in self._navigation:
            item.active = False
        return self._filled("404.html", None, urlsplit(self._config.site_url or "/").path)

    def _filled(self, template: str, shown: _Shown | None, base: str = "") -> str:
        navigation, page = cast("Navigation", self._navigation), cast("Page | None", shown)  # what the templates ask of them
        return self._templates.get_template(template).render(get_context(navigation, [], self._config, page, base))

    def _url(self, address: str) -> str:
        """The address as MkDocs has it: relative to the site's top, and with the file's name where no server adds it."""
        return (address if self._config.use_directory_urls else addresses.file_behind(address))[1:] or "./"
