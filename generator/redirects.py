"""Where each address that is gone has moved: pure, from redirects.yaml, the ledger and what is published now."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from generator import addresses
from generator.records.registers import Redirect


def where_moved(redirects: Iterable[Redirect], permalinks: Iterable[str], published: Collection[str]) -> dict[str, str]:
    """Every address that is gone with the published one it has moved to; one that no redirect brings to such is left out."""
    written = as_written(redirects)
    gone = sorted(address for address in {*permalinks, *written} if address not in published)
    found = ((address, destination(address, written, published)) for address in gone)
    return {address: there for address, there in found if there}


def where_withdrawn(
    redirects: Iterable[Redirect], permalinks: Iterable[str], published: Collection[str], moved: Collection[str]
) -> dict[str, Redirect]:
    """Every address that is gone, and has not moved, with the nearest entry that withdraws it; a passage of a living page is none."""
    entries = {start: each for each in redirects if (start := each.sound("from_")) and each.sound("gone") and each.sound("why")}
    gone = sorted(address for address in {*permalinks, *entries}.difference(moved) if address.partition("#")[0] not in published)
    found = ((address, next((carrier for carrier in carriers(address) if carrier in entries), None)) for address in gone)
    return {address: entries[carrier] for address, carrier in found if carrier}


def as_written(redirects: Iterable[Redirect]) -> dict[str, str]:
    """From where to where each redirect leads; the first of several that start at one address, and none with a faulty key."""
    written: dict[str, str] = {}
    for redirect in redirects:
        start, end = redirect.sound("from_"), redirect.sound("to")
        if start and end:
            written.setdefault(start, end)
    return written


def destination(address: str, redirects: Mapping[str, str], published: Collection[str]) -> str | None:
    """The published address that one leads to, redirect after redirect; None where that is none of its kind."""
    there, used = address, set[str]()
    while there not in published:
        taken = ((start, _taken_along(there, start, redirects[start])) for start in carriers(there) if start in redirects)
        step = next(((start, moved) for start, moved in taken if moved and start not in used), None)
        if step is None:
            return None
        used.add(step[0])
        there = step[1]
    return there if is_file(there) == is_file(address) else None


def carriers(address: str) -> Iterator[str]:
    """The address itself, then the pages whose move takes it along, the nearest first.

    A page takes what stands on it, beside it and below it. One rename of an id is one entry: an organization takes its anchors
    on every page, a State party its assessments and its lists, a paragraph its anchors on the assessment page, and an anchor of a
    paragraph page the further paragraphs of its block, on both pages.
    """
    yield address
    page, tail = _parted(address)
    yield from _anchors_over(page, tail)
    if tail:
        yield page
    parts = page.strip("/").split("/")
    yield from (f"/{'/'.join(parts[:length])}/" for length in range(len(parts) - 1, 0, -1))
    state = _IN_THE_NAME_OF.match(page)
    if state:
        yield addresses.state(state["id"])
    if tail.startswith("#"):
        number, words = re.fullmatch(r"#(?:p(\d+)(?:-|$))?(.*)", tail).groups()  # type: ignore[union-attr]
        if number:
            yield f"{page}{number}/"
        ids = words.split("-")
        yield from (addresses.organization("-".join(ids[:length])) for length in range(len(ids), 0, -1))


def _anchors_over(page: str, tail: str) -> Iterator[str]:
    """The anchors whose move takes along the one on this page: of its block, and of the same passage on the paragraph's own page."""
    first = re.sub(r"-p\d+$", "", tail)
    if first != tail:
        yield f"{page}{first}"
    passage = re.fullmatch(r"#p(\d+)-(.+)", tail)
    if passage:
        own = f"{page}{passage[1]}/"
        yield f"{own}#{passage[2]}"
        yield from _anchors_over(own, f"#{passage[2]}")


_IN_THE_NAME_OF = re.compile(rf"(?P<before>{addresses.REQUESTS}|{addresses.NOTHING_IN_SUMMARY}|/[a-z]+/\d+/)(?P<id>[a-z]{{3}})/")
"""A State party's own page within a list or a session."""


def is_file(address: str) -> bool:
    """Whether the address is a file's: no page's, and no anchor's."""
    return not address.endswith("/") and "#" not in address


def _taken_along(address: str, start: str, end: str) -> str | None:
    """Where an address goes when one of its carriers moves from `start` to `end`; None where that move does not concern it."""
    if address == start:
        return end
    page, tail = _parted(address)
    if "#" in start:
        return _taken_along_by_anchor(page, tail, start, end)
    end = end.partition("#")[0]
    if page.startswith(start):
        return _with_tail(f"{end}{page.removeprefix(start)}", page, tail)
    (section, old), (other, new) = _last_part(start), _last_part(end)
    if section == other == addresses.STATES:
        return _with_tail(_IN_THE_NAME_OF.sub(rf"\g<before>{new}/", page), page, tail)
    if section == other == addresses.ORGANIZATIONS:
        return page + re.sub(rf"^#((?:p\d+-)?){old}(?=-|$)", rf"#\g<1>{new}", tail)
    if page == section:
        return f"{other}#p{new}{tail.removeprefix(f'#p{old}')}"
    return None


def _taken_along_by_anchor(page: str, tail: str, start: str, end: str) -> str:
    """Where an anchor goes when the one it belongs to moves; on the assessment page it stays in that page's form."""
    (own, old), (there, _, new) = _parted(start), end.partition("#")
    before = old if page == own else f"#{addresses.prefixed(int(_last_part(own)[1]), old[1:])}"
    further = tail.removeprefix(before) if new else ""
    section, last = _last_part(there)
    if page == own or not last.isdigit():
        return f"{end}{further}"
    number = int(last)
    return addresses.on(section, addresses.prefixed(number, f"{new}{further}") if new else addresses.paragraph_on_assessment(number))


def _with_tail(there: str, page: str, tail: str) -> str:
    """The anchor or file of one page at another; a file that is named by its page is named by the new one."""
    name = addresses.name_beside(page)
    return there + (addresses.name_beside(there) + tail.removeprefix(name) if name and tail.startswith(name) else tail)


def _parted(address: str) -> tuple[str, str]:
    """A page, and the name of the file beside it or `#anchor`."""
    cut = address.rfind("/") + 1
    return address[:cut], address[cut:]


def _last_part(page: str) -> tuple[str, str]:
    """A page's address up to its last part, and that part."""
    section, _, last = page.strip("/").rpartition("/")
    return f"/{section}/" if section else "/", last
