"""Every address and anchor of the site is spelled here, from official numbers and ids, and nowhere else."""

import posixpath
import re
from functools import lru_cache
from urllib.parse import urlsplit

from generator.records.assessment import Assessment, Evaluation, Information
from generator.symbols import Symbol

HOME = "/"
STATES = "/states/"
ORGANIZATIONS = "/organizations/"
TOPICS = "/topics/"
GRADES = "/grades/"
DOCUMENTS = "/documents/"
NOTHING_IN_SUMMARY = "/nothing-in-summary/"
REQUESTS = "/requests/"
DUE = "/due/"
COVERAGE = "/coverage/"
CORRECTIONS = "/corrections/"
DATA = "/data/"
CODEBOOK = "/data/codebook/"
FEED = "/feed.atom"
CONTRACT = "/data/contract/"
PERMALINKS = "/data/permalinks.txt"
SUMS = "/SHA256SUMS"
LICENCE = "/about/#licence"
REPORT_AN_ERROR = "/about/#report-an-error"
HOW_TO_CITE = "/cite/"
SEARCH = "/search/"
EXPLORE = "/explore/"

SECTIONS = frozenset(
    {"states", "organizations", "topics", "grades", "documents", "nothing-in-summary", "requests", "due", "coverage", "corrections"}
    | {"explore", "search", "data", "static"}
)
"""First parts of addresses that are taken: no committee and no prose page may be named so."""

RECOMMENDATION = "recommendation"
REPLY = "reply"
EVALUATION = "evaluation"
LETTER = "letter"
CRITERIA = "criteria"
RECOMMENDED_ACTION = "recommended-action"
OF_THE_THEME = ("title", "contents", "everything", "cite", "citing")
"""What the anchors that the theme sets on pages begin with."""
RESERVED = (RECOMMENDATION, REPLY, EVALUATION, LETTER, CRITERIA, RECOMMENDED_ACTION, *OF_THE_THEME)
"""No organization's id may begin with one of these: its anchors would be taken for theirs."""
SITEMAP = "/sitemap.xml"
NOT_FOUND = "/404.html"
HEADERS = ("/_headers", "/headers.nginx", "/headers.caddy")
"""What is said with every file: for hosts that read `_headers`, for nginx, for Caddy."""
FOR_SERVERS = (NOT_FOUND, "/robots.txt", SITEMAP, "/_redirects", "/redirects.nginx", *HEADERS)
"""Files that only servers and crawlers read: the offline edition has none of them."""


_OF_THE_BUILDER = re.compile(
    rf"/(static|data/records)/.*|.*\.(br|gz)|/sitemap-\d+\.xml|/search/.+|(.*/)?index\.(html|md)|{'|'.join(map(re.escape, FOR_SERVERS))}"
    rf"|[^#]*#({'|'.join(OF_THE_THEME)})(-.*)?"
)


def is_of_the_builder(address: str) -> bool:
    """Whether the builder keeps a place for itself: a file that the ledger does not list, or an anchor of the theme on any page."""
    return bool(_OF_THE_BUILDER.fullmatch(address))


def state(key: str) -> str:
    """One State."""
    return f"{STATES}{key.lower()}/"


def committee(committee_id: str) -> str:
    """One committee."""
    return f"/{committee_id}/"


def session(committee_id: str, number: int) -> str:
    """One session of a committee."""
    return f"/{committee_id}/{number}/"


def assessment(record: Assessment) -> str:
    """One record, whole."""
    return f"/{record.key}/"


def paragraph(record: Assessment, number: int) -> str:
    """One paragraph of a record, point by point."""
    return f"/{record.key}/{number}/"


def organization(organization_id: str) -> str:
    """One organization."""
    return f"{ORGANIZATIONS}{organization_id}/"


def topic(topic_id: str) -> str:
    """One topic."""
    return f"{TOPICS}{topic_id}/"


def criteria(criteria_id: str) -> str:
    """One scheme of grades."""
    return f"{GRADES}{criteria_id}/"


def grade(criteria_id: str, letter: str) -> str:
    """One grade of a scheme."""
    return f"{criteria(criteria_id)}#{letter.lower()}"


def grades_at_session(criteria_id: str, number: int) -> str:
    """What received each grade of a scheme at one session."""
    return f"{criteria(criteria_id)}{number}/"


def document(symbol: Symbol) -> str:
    """One document."""
    return f"{DOCUMENTS}{symbol.slug}/"


def nothing_in_summary(state_key: str) -> str:
    """A State's points on which the summary of the reply says nothing."""
    return f"{NOTHING_IN_SUMMARY}{state_key.lower()}/"


def requests(state_key: str) -> str:
    """What is still asked of a State."""
    return f"{REQUESTS}{state_key.lower()}/"


def part(listing: str, name: str) -> str:
    """A part of a list that is too long for one page: `/documents/kaz/`, `/due/2020/`, `/topics/torture/ccpr-123/`."""
    return f"{listing}{name}/"


def prose_of_file(file: str) -> str:
    """The page made from `pages/<name>.md`."""
    return f"/{posixpath.basename(file).removesuffix('.md')}/"


def data_file(name: str) -> str:
    """A file of the data set: `points.csv`."""
    return f"{DATA}{name}"


def search_file(name: str) -> str:
    """A file that the search or the explorer loads; it is no address to cite and may change with any build."""
    return f"{SEARCH}{name}"


def sitemap_part(number: int) -> str:
    """One of the files of a sitemap that is too long for one."""
    return f"{SITEMAP.removesuffix('.xml')}-{number}.xml"


def record_version(sha256: str) -> str:
    """One version of a record, by the hash of its content."""
    return f"{DATA}records/{sha256}.json"


def state_feed(key: str) -> str:
    """What is new on a State."""
    return f"{state(key)}feed.atom"


def organization_feed(organization_id: str) -> str:
    """What is new with information from an organization."""
    return f"{organization(organization_id)}feed.atom"


def record_file(record: Assessment, ending: str) -> str:
    """A file beside a record's page, named so that it is known when downloaded: `/ccpr/123/kaz/kaz-123.bib`."""
    return f"{assessment(record)}{name_beside(assessment(record))}.{ending}"


def paragraph_file(record: Assessment, number: int, ending: str) -> str:
    """A file beside a paragraph's page: `/ccpr/123/kaz/24/kaz-123-24.bib`."""
    return f"{paragraph(record, number)}{name_beside(paragraph(record, number))}.{ending}"


def name_beside(page: str) -> str:
    """What the names of the files beside a record's or a paragraph's page begin with; nothing for another page."""
    parts = re.fullmatch(r"/[a-z]+/(\d+)/([a-z]{3})/(?:(\d+)/)?", page)
    return "-".join(filter(None, (parts[2], parts[1], parts[3]))) if parts else ""


def on(address: str, anchor: str) -> str:
    """The address of an anchor on a page."""
    return f"{address}#{anchor}"


def named(name: str) -> str:
    """The anchor of a section that is called by a name of a register: its letters a to z and digits, joined by hyphens."""
    return "-".join(re.findall("[a-z0-9]+", name.lower())) or "section"


def nth(anchor: str, number: int) -> str:
    """The anchor of a block's paragraph, counted from 1: `reply-a`, then `reply-a-p2`."""
    return anchor if number == 1 else f"{anchor}-p{number}"


def lettered(anchor: str, letter: str | None) -> str:
    """The anchor of the part of a block that stands under a letter; of the block itself without one."""
    return anchor if letter is None else f"{anchor}-{letter}"


def prefixed(number: int, anchor: str) -> str:
    """A paragraph page's anchor as it stands on the assessment page."""
    return f"p{number}-{anchor}"


def paragraph_on_assessment(number: int) -> str:
    """The anchor on the assessment page at which a paragraph begins."""
    return f"p{number}"


def information_anchors(information: tuple[Information, ...]) -> tuple[str, ...]:
    """One anchor a text: the first organization's id, with `-2` for a second text by the same organization."""
    counts: dict[str, int] = {}
    anchors = []
    for text in information:
        first = text.organizations[0]
        counts[first] = counts.get(first, 0) + 1
        anchors.append(first if counts[first] == 1 else f"{first}-{counts[first]}")
    return tuple(anchors)


def information_aliases(information: tuple[Information, ...]) -> tuple[tuple[str, ...], ...]:
    """For each text the further organizations it is by, where no other text has their anchor."""
    taken = set(information_anchors(information))
    aliases = []
    for text in information:
        free = tuple(name for name in text.organizations[1:] if name not in taken)
        taken.update(free)
        aliases.append(free)
    return tuple(aliases)


def evaluation_anchors(evaluations: tuple[Evaluation, ...]) -> tuple[str, ...]:
    """One anchor an evaluation: its letters; without letters `evaluation`, then `evaluation-2`; all the same where not held."""
    anchors = []
    unlettered = 0
    for evaluation in evaluations:
        if isinstance(evaluation.scope, tuple):
            anchors.append("-".join((EVALUATION, *evaluation.scope)))
            continue
        unlettered += evaluation.scope != "not-held" or unlettered == 0
        anchors.append(EVALUATION if unlettered == 1 else f"{EVALUATION}-{unlettered}")
    return tuple(anchors)


_ADDRESS = re.compile(r"/([a-z0-9-]+/)*([A-Za-z0-9_-]+(\.[A-Za-z0-9-]+)*)?(#[a-z0-9-]+)?")


def is_address(text: str) -> bool:
    """Whether a text is of the form of an address or anchor of the site."""
    return bool(_ADDRESS.fullmatch(text))


def absolute(base_address: str, address: str) -> str:
    """An address with the site's own before it, to stand outside the site."""
    return f"{base_address}{address.lstrip('/')}"


def root(base_address: str) -> str:
    """The path below which the site stands on its host; nothing where it has the host for itself."""
    return urlsplit(base_address).path.rstrip("/")


def file_behind(address: str) -> str:
    """The address with the name of its file, which a page opened without a server has to be asked by: `/cite/index.html#title`."""
    page, sign, anchor = address.partition("#")
    return f"{page}index.html{sign}{anchor}" if page.endswith("/") else address


@lru_cache(maxsize=8192)
def source_file(address: str) -> str:
    """The file, below the documentation folder, behind an address: the Markdown that becomes a page, or a file as it is."""
    place = address.partition("#")[0]
    if not is_address(place):
        raise ValueError(f"{address!r} is no address of a page or file")
    return f"{place}index.md".lstrip("/") if place.endswith("/") else place.lstrip("/")


def relative_link(here: str, there: str) -> str:
    """A Markdown link's target, from the page at one address to the page, anchor or file at another."""
    page, sign, anchor = there.partition("#")
    if page == here and anchor:
        return sign + anchor
    return _relative(here, page) + sign + anchor


@lru_cache(maxsize=1024)
def _relative(here: str, there: str) -> str:
    """The way from a page to a page or file; kept, since a page links to few others, and to each of them often."""
    ours, theirs = source_file(here).split("/")[:-1], source_file(there).split("/")
    shared = 0
    while shared < len(ours) and shared < len(theirs) - 1 and ours[shared] == theirs[shared]:
        shared += 1
    return "../" * (len(ours) - shared) + "/".join(theirs[shared:])
