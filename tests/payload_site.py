"""Invented content with every payload in every text of every file, the same with plain words in their place, and the sites of both."""

import copy
import re
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from generator.check import check
from generator.check.prose import prose_is_plain
from generator.corpus import Corpus
from generator.load.content import read_content
from tests.conftest import INVENTED, build, run_assessments
from tests.counted import count
from tests.fields import Keys, invented_data
from tests.payloads import TEXTS

_IN_A_LINE = " ".join(TEXTS)
_PLAIN_LINE = "qline"
_PLAIN_TEXTS = tuple(f"qtext{number:02}q" for number in range(len(TEXTS)))
_LABEL = ("evaluations", "printed")
"""It is read: what it says of the scope of a grade must agree with the record, and a fault is found there."""
_GONE = "/ccpr/903/elp/"


def payload_of(words: str) -> str:
    """Words of the plain site as they stand in the other."""
    for plain, payload in zip(_PLAIN_TEXTS, TEXTS, strict=True):
        words = words.replace(plain, payload)
    return words.replace(_PLAIN_LINE, _IN_A_LINE)


def make_sites(work: Path) -> None:
    """The site with payloads, in `hostile`, and the plain one, each beside its content, with a page and a version that were withdrawn."""
    texts = _free_texts(work / "trial")
    count("payloads tried", len(texts) * len(TEXTS))
    for name, line, each in _KINDS:
        _site(work / name, texts, line, each)


_KINDS = (("hostile", _IN_A_LINE, TEXTS), ("plain", _PLAIN_LINE, _PLAIN_TEXTS))
Places = set[tuple[str, Keys]]


def _free_texts(trial: Path) -> Places:
    """The places of texts that may say anything: what is written there is accepted, whatever it is."""
    places = {(file, keys) for file, data in invented_data().items() for keys in _texts(data, ()) if _is_of_the_content(file)}
    while True:
        _write(trial, places, *_KINDS[0][1:])
        faulty = {(finding.file, finding.keys) for finding in _findings(trial)}
        refused = {(file, keys) for file, keys in places if any(file == other and _overlap(keys, at) for other, at in faulty)}
        if not refused:
            assert not faulty, faulty
            return places
        places -= refused


def _is_of_the_content(file: str) -> bool:
    return not file.startswith(("redirects", "published"))


def _overlap(one: Keys, other: Keys) -> bool:
    return one[: len(other)] == other or other[: len(one)] == one


def _findings(content: Path) -> list[Any]:
    corpus, shape, unreadable = read_content(content)
    assert unreadable == []
    return [finding for finding in check(corpus, shape) if not finding.warning]


def _texts(data: Any, keys: Keys) -> Iterator[Keys]:
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        if isinstance(value, str):
            yield from [(*keys, key)] if value != "none-printed" and (*keys[-2:-1], key) != _LABEL else []
        else:
            yield from _texts(value, (*keys, key))


def _write(content: Path, places: Places, line: str, texts: tuple[str, ...]) -> None:
    """Write the invented content with something after each text at the places: paragraphs after a text of paragraphs, else a line."""
    for path in sorted(path for path in INVENTED.rglob("*") if path.is_file()):
        file = path.relative_to(INVENTED).as_posix()
        place = content / file
        place.parent.mkdir(parents=True, exist_ok=True)
        if not file.endswith(".yaml"):
            place.write_bytes(path.read_bytes())
            continue
        data = copy.deepcopy(invented_data()[file]) if _is_of_the_content(file) else []
        for keys in (keys for other, keys in places if other == file):
            _put(data, keys, lambda text: "\n\n".join((text.rstrip("\n"), *texts)) if text.endswith("\n") else f"{text} {line}")
        place.write_text(_yaml(data))
    about = content / "pages" / "about.md"
    about.write_text("\n\n".join((about.read_text(), *(text for text, hostile in zip(texts, TEXTS, strict=True) if _is_prose(hostile)))))


def _is_prose(text: str) -> bool:
    """Whether a payload is a paragraph of prose that Markdown makes nothing else of."""
    page = {"pages/x.md": f"# Title\n\n{text}\n"}
    accepted = not list(prose_is_plain(Corpus(None, {}, {}, {}, {}, (), (), {}, prose=page)))
    return accepted and not re.search(r"^[\s>#\d]|[<*`&\\]", text)


def _put(data: Any, keys: Keys, change: Callable[[str], str]) -> None:
    for key in keys[:-1]:
        data = data[key]
    data[keys[-1]] = change(data[keys[-1]])


def _yaml(data: Any) -> str:
    written = StringIO()
    writer = YAML(typ="safe")
    writer.width, writer.allow_unicode = 10**6, False
    writer.dump(data, written)
    return written.getvalue()


def _site(work: Path, places: Places, line: str, texts: tuple[str, ...]) -> None:
    _write(work / "content", places, line, texts)
    _run(work, "permalinks", "--update")
    ledger = work / "content" / "permalinks.txt"
    ledger.write_text("".join(f"{address}\n" for address in sorted({*ledger.read_text().split(), _GONE})))
    (work / "content" / "redirects.yaml").write_text(_yaml([{"from": _GONE, "gone": "2026-12-24", "why": f"It was invented. {line}"}]))
    build(work / "content", work / "site")


def _run(work: Path, *arguments: str) -> None:
    done = run_assessments(*arguments, "--content", "content", cwd=work)
    assert done.returncode == 0, done.stderr
