"""The words offered where a search finds nothing: names of the registers, and words that texts print in small letters.

A name of a person is never offered: it is printed with a capital, and what stands so is left out unless it is a register's.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from generator.search.findable import Findable
from generator.search.terms import terms

_MOST = 3000
_SMALL = re.compile(r"(?<![^\W_’'-])[^\W\d_A-Z]{4,}(?![^\W_’'-])")


def vocabulary(findables: Iterable[Findable]) -> list[str]:
    """The words, by alphabet: every one of a name, and of the texts those that stand on the most pages, 3,000 at the most."""
    terms_of = cache(lambda word: tuple(terms(word)))  # a word stands on many pages
    names: set[str] = set()
    pages: Counter[str] = Counter()
    for each in findables:
        names.update(term for name in each.names for term in terms(name) if len(term) > 3 and not term.isdigit())
        words = {word for passage in each.passages for word in _SMALL.findall(passage.text) if word.islower()}
        pages.update({term for word in words for term in terms_of(word)})
    common = sorted(pages, key=lambda word: (-pages[word], word))[:_MOST]
    return sorted(names.union(common))
