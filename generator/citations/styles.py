"""How each house style writes a work: the United Nations document, then this page, which says that it is not a UN site.

UN: editorial practice cites a document by its symbol. OSCOLA: 4th edition, UN documents. APA: 7th edition, reports.
Chicago: 17th edition, bibliography. GOST R 7.0.5-2008: a reference to an electronic resource.
"""

from generator.citations.works import Work

UN = "UN"


def styled(work: Work) -> tuple[tuple[str, str], ...]:
    """The name of each style with the work written in it, as plain text of one line."""
    return (
        (UN, un(work)),
        ("OSCOLA", oscola(work)),
        ("APA", apa(work)),
        ("Chicago", chicago(work)),
        ("GOST R 7.0.5", gost(work)),
        ("Markdown", markdown_link(work)),
    )


def un(work: Work) -> str:
    """`Human Rights Committee, 123rd session (July 2018), CCPR/C/123/2 (advance unedited version), Kazakhstan, …. Read at …`."""
    return f"{_joined(work.author, work.session, work.dated, passage(work))}. Read at {work.address} ({_this_site(work)})."


def oscola(work: Work) -> str:
    """`UN Human Rights Committee, ‘Report …’, 123rd session (July 2018), UN Doc CCPR/C/123/2 (advance unedited version), …`."""
    when = _joined(work.session, work.dated)
    document = f"UN Doc {work.document}" if work.symbol else ""
    title = f"‘{work.title}’" if work.title else work.description
    cited = f"UN {_joined(work.author, title, when, document, work.part.words('para'))}"
    return f"{cited} <{work.address}> ({_this_site(work)})"


def apa(work: Work) -> str:
    """`Human Rights Committee. (2018, July). Report … (CCPR/C/123/2, advance unedited version). 123rd session (July 2018). …`."""
    date = work.date
    month = f", {' '.join(date.words.split()[-2::-1])}" if date and date.month else ""
    year = f"{date.year}{month}" if date else "n.d."
    numbered = f" ({_joined(work.symbol, work.status)})" if work.symbol else ""
    parts = (f"{_titled(work)}{numbered}", work.session, _sentence(work.part.words()), _this_site(work))
    return f"{work.author}. ({year}). {'. '.join(filter(None, parts))}. {work.address}"


def chicago(work: Work) -> str:
    """`Human Rights Committee. Report …. CCPR/C/123/2 (advance unedited version). 123rd session (July 2018). …`."""
    when = _joined(work.session, work.dated)
    parts = (work.author, _titled(work), work.document, when, _sentence(work.part.words()), _this_site(work))
    return f"{'. '.join(filter(None, parts))}. {work.address}."


def gost(work: Work) -> str:
    """`Human Rights Committee. Report … [Электронный ресурс] : CCPR/C/123/2 (advance unedited version). … URL: …`.

    The standard ends with the day of reading (дата обращения), which only the reader knows; the day of the record stands there.
    """
    when = _joined(work.session, work.dated)
    numbered = f" : {work.document}" if work.symbol else ""
    parts = (f"{_titled(work)} [Электронный ресурс]{numbered}", when, _sentence(work.part.words()))
    return f"{work.author}. {'. '.join(filter(None, parts))}. URL: {work.address} ({_this_site(work)})."


def markdown_link(work: Work) -> str:
    """`[CCPR/C/123/2 (advance unedited version), Kazakhstan, …](https://…) (…)`."""
    shown = passage(work)
    for special in "\\[]*_`<&":
        shown = shown.replace(special, f"\\{special}")
    return f"[{shown}]({work.address}) ({_joined(work.author, work.session, work.dated)}; {_this_site(work)})"


def passage(work: Work) -> str:
    """The document and the part of it, as the UN cites them: by symbol."""
    return _joined(work.document or work.description, work.part.words())


def _titled(work: Work) -> str:
    """The title; in brackets what the document is, where no title is held."""
    return work.title or f"[{work.description}]"


def _this_site(work: Work) -> str:
    return f"{work.site}, not a UN site; record of {work.revised}"


def _joined(*words: str) -> str:
    return ", ".join(filter(None, words))


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
