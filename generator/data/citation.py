"""How the data set is cited, and how it is described to search engines: a data set of this site, no United Nations document."""

from collections.abc import Mapping
from typing import Any

from generator import addresses, wording
from generator.citations.imports import latex
from generator.data.package import DESCRIPTION, title
from generator.data.tables import DESCRIPTOR, NAMES
from generator.data.version import newest_day, version
from generator.dates import PartialDate
from generator.index import Index
from generator.media_types import MEDIA_TYPES

_NOT_UN = "not a United Nations document, not a UN site"


def in_words(index: Index) -> str:
    """The citation as plain text of one line."""
    day = PartialDate.parse(str(newest_day(index))).words
    return f"{title(index.site)}. Data set, version {version(index)} ({day}); {_NOT_UN}. {index.absolute(addresses.DATA)}"


def bibtex(index: Index) -> str:
    """The citation in BibTeX."""
    day = newest_day(index)
    fields = {
        "author": f"{{{latex(index.site.title)}}}",
        "title": f"{{{latex(title(index.site))}}}",
        "howpublished": f"Data set, version {version(index)}",
        "year": str(day.year),
        "month": str(day.month),
        "url": index.absolute(addresses.DATA),
        "note": latex(f"{_NOT_UN}. {wording.licence(index.site.licence)}"),
    }
    lines = [f"  {key} = {{{value}}},\n" for key, value in fields.items()]
    return f"@misc{{follow-up-assessments-{day},\n{''.join(lines)}}}"


def linked_data(index: Index) -> Mapping[str, Any]:
    """The data set in the words of schema.org."""
    here, organization = index.absolute(addresses.DATA), {"@type": "Organization", "name": index.site.title}
    names = [name for name in NAMES if name != DESCRIPTOR]
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": here,
        "url": here,
        "name": title(index.site),
        "description": DESCRIPTION,
        "version": version(index),
        "dateModified": str(newest_day(index)),
        "creator": organization,
        "publisher": organization,
        "license": index.absolute(addresses.LICENCE),
        "isAccessibleForFree": True,
        "distribution": [
            {
                "@type": "DataDownload",
                "name": name,
                "encodingFormat": MEDIA_TYPES[name.rpartition(".")[2]],
                "contentUrl": index.absolute(addresses.data_file(name)),
            }
            for name in names
        ],
    }
