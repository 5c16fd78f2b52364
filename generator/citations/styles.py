"""How each house style writes a work: the United Nations document, then this page, which says that it is not a UN site.

UN: editorial practice cites a document by its symbol. OSCOLA: 4th edition, UN documents. APA: 7th edition, reports.
Chicago: 17th edition, bibliography. GOST R 7.0.5-2008: a reference to an electronic resource.

A page cites a dozen parts of one document. A style is written once for the document, as a pattern with holes, and filled for each.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from generator.citations.works import Source, Work

UN = "UN"
_PART, _ABBREVIATED, _SENTENCE, _IN_MARKDOWN, _ADDRESS = (f"%({hole})s" for hole in ("part", "para", "sentence", "markdown", "address"))


def styled(work: Work) -> tuple[tuple[str, str], ...]:
    """The name of each style with the work written in it, as plain text of one line."""
    filled = _holes(work)
    return tuple((style, pattern % filled) for style, pattern in _patterns(work.source))


def as_facts(works: tuple[tuple[str, Work], ...]) -> dict[str, Any]:
    """Works, each after its label, as a page's facts: the patterns of each document, and what fills them for each work."""
    sources = list(dict.fromkeys(work.source for _, work in works))
    cited = [(label, work.anchor, sources.index(work.source), _holes(work)) for label, work in works]
    return {"styles": [_patterns(source) for source in sources], "citations": cited}


def first_of_facts(facts: Mapping[str, Any]) -> str | None:
    """The first work of a page's facts, which is the page itself, in the first style; None where nothing can be cited."""
    if not facts.get("citations"):
        return None
    _, _, place, filled = facts["citations"][0]
    return str(dict(facts["styles"][place])[UN] % filled)


@lru_cache(maxsize=64)  # the pages of a record cite the same few documents
def _patterns(source: Source) -> tuple[tuple[str, str], ...]:
    """The name of each style with how it writes any part of a document; its own percent signs are doubled."""
    in_words: dict[str, Any] = {name: held.replace("%", "%%") for name, held in vars(source).items() if isinstance(held, str)}
    doubled = replace(source, **in_words)
    return (
        (UN, _un(doubled)),
        ("OSCOLA", _oscola(doubled)),
        ("APA", _apa(doubled)),
        ("Chicago", _chicago(doubled)),
        ("GOST R 7.0.5", _gost(doubled)),
        ("Markdown", _markdown_link(doubled)),
    )


def _holes(work: Work) -> dict[str, str]:
    """What a work puts into the holes of every pattern of its document."""
    words = work.part.words()
    return {
        "part": words,
        "para": work.part.words("para"),
        "sentence": words[:1].upper() + words[1:],
        "markdown": _escaped(words),
        "address": work.address,
    }


def _un(source: Source) -> str:
    """`Human Rights Committee, 123rd session (July 2018), CCPR/C/123/2 (advance unedited version), Kazakhstan, …. Read at …`."""
    return f"{_joined(source.author, source.session, source.dated, _in(source, _PART))}. Read at {_ADDRESS} ({_this_site(source)})."


def _oscola(source: Source) -> str:
    """`UN Human Rights Committee, ‘Report …’, 123rd session (July 2018), UN Doc CCPR/C/123/2 (advance unedited version), …`."""
    when = _joined(source.session, source.dated)
    document = f"UN Doc {source.document}" if source.symbol else ""
    title = f"‘{source.title}’" if source.title else source.description
    cited = f"UN {_joined(source.author, title, when, document, _ABBREVIATED)}"
    return f"{cited} <{_ADDRESS}> ({_this_site(source)})"


def _apa(source: Source) -> str:
    """`Human Rights Committee. (2018, July). Report … (CCPR/C/123/2, advance unedited version). 123rd session (July 2018). …`."""
    date = source.date
    month = f", {' '.join(date.words.split()[-2::-1])}" if date and date.month else ""
    year = f"{date.year}{month}" if date else "n.d."
    numbered = f" ({_joined(source.symbol, source.status)})" if source.symbol else ""
    parts = (f"{_titled(source)}{numbered}", source.session, _SENTENCE, _this_site(source))
    return f"{source.author}. ({year}). {'. '.join(filter(None, parts))}. {_ADDRESS}"


def _chicago(source: Source) -> str:
    """`Human Rights Committee. Report …. CCPR/C/123/2 (advance unedited version). 123rd session (July 2018). …`."""
    when = _joined(source.session, source.dated)
    parts = (source.author, _titled(source), source.document, when, _SENTENCE, _this_site(source))
    return f"{'. '.join(filter(None, parts))}. {_ADDRESS}."


def _gost(source: Source) -> str:
    """`Human Rights Committee. Report … [Электронный ресурс] : CCPR/C/123/2 (advance unedited version). … URL: …`.

    The standard ends with the day of reading (дата обращения), which only the reader knows; the day of the record stands there.
    """
    when = _joined(source.session, source.dated)
    numbered = f" : {source.document}" if source.symbol else ""
    parts = (f"{_titled(source)} [Электронный ресурс]{numbered}", when, _SENTENCE)
    return f"{source.author}. {'. '.join(filter(None, parts))}. URL: {_ADDRESS} ({_this_site(source)})."


def _markdown_link(source: Source) -> str:
    """`[CCPR/C/123/2 (advance unedited version), Kazakhstan, …](https://…) (…)`."""
    shown = _escaped(_in(source, _IN_MARKDOWN))
    return f"[{shown}]({_ADDRESS}) ({_joined(source.author, source.session, source.dated)}; {_this_site(source)})"


def _escaped(text: str) -> str:
    for special in "\\[]*_`<&":
        text = text.replace(special, f"\\{special}")
    return text


def passage(work: Work) -> str:
    """The document and the part of it, as the UN cites them: by symbol."""
    return _in(work.source, work.part.words())


def _in(source: Source, part: str) -> str:
    return _joined(source.document or source.description, part)


def _titled(source: Source) -> str:
    """The title; in brackets what the document is, where no title is held."""
    return source.title or f"[{source.description}]"


def _this_site(source: Source) -> str:
    return f"{source.site}, not a UN site; record of {source.revised}"


def _joined(*words: str) -> str:
    return ", ".join(filter(None, words))
