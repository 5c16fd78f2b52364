"""The real content, read once, and the real site, built once by the command a person would run."""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import markdown
import pytest
from bs4 import BeautifulSoup
from hypothesis import Phase, settings
from mkdocs.config import load_config

from generator.build.store import Store, link
from generator.corpus import Corpus
from generator.data.files import database_file, descriptor_file, table_files
from generator.files import file_portions
from generator.index import Index, make_index
from generator.load.content import read_content
from generator.search.pagefind import indexed
from tests.counted import count, counted, counts

PROJECT = Path(__file__).resolve().parent.parent
CONTENT = PROJECT / "content"
INVENTED = PROJECT / "tests" / "content"
_TOLD = "TESTS_IN_CI"
IN_CI = bool(os.environ.pop("CI", "") or os.environ.get(_TOLD))
"""Whether these tests run in CI. The commands tested must not see it: under CI they treat the ledger's warnings as problems."""
if IN_CI:
    os.environ[_TOLD] = "true"  # for the processes that run the tests, which begin after CI was taken away

_TIMES_LONGER, _TIMES_SHORTER = 50, 5
settings.register_profile("ours", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.register_profile("long", deadline=None, max_examples=100 * _TIMES_LONGER, print_blob=True)
settings.register_profile(
    "mutation", deadline=None, derandomize=True, max_examples=100 // _TIMES_SHORTER, phases=[Phase.explicit, Phase.generate]
)
PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "ci" if IN_CI else "ours")
"""In CI the same examples in every run, so that none fails by chance; elsewhere others each time; `long`: fifty times as many; `mutation`:
a fifth, and the first that fails is enough, for all of them run for every change of the code."""
settings.load_profile(PROFILE)


def examples(count: int, in_ci: int | None = None) -> int:
    """How many examples a test takes that takes another number than most, in the profile asked for; fewer in CI where one takes seconds."""
    times = {"long": count * _TIMES_LONGER, "mutation": count // _TIMES_SHORTER, "ci": in_ci or count}
    return times.get(PROFILE, count)


def run_assessments(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the real command in a directory and give what it printed."""
    plain = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
    return subprocess.run(
        [sys.executable, "-m", "generator.cli", *arguments],
        cwd=cwd,
        env={**plain, "PYTHONPATH": str(PROJECT), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that is made once in a run of the tests, by the first process that asks for it; the others wait."""
    base = factory.getbasetemp().parent if "PYTEST_XDIST_WORKER" in os.environ else factory.getbasetemp()
    folder, made = base / name, base / f"{name}.made"
    with (base / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            made.touch()
    return folder


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    """The real content."""
    return read_content(CONTENT)[0]


@pytest.fixture(scope="session")
def index(corpus: Corpus) -> Index:
    """The index of the real content."""
    return make_index(corpus)


@pytest.fixture(scope="session")
def invented() -> Index:
    """The index of the invented content, which has every variant a record can have."""
    return make_index(read_content(INVENTED)[0])


@pytest.fixture(scope="session")
def sampled_content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A content directory of a thousand invented assessments."""
    return once(tmp_path_factory, "sampled", partial(make_sample, assessments=1000, seed=1)) / "content"


def make_sample(work: Path, assessments: int, seed: int) -> None:
    """Invent content in a folder."""
    done = run_assessments("sample", "--assessments", str(assessments), "--seed", str(seed), "--out", "content", cwd=work)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="session")
def sampled(sampled_content: Path) -> Index:
    """The index of a thousand invented assessments."""
    return make_index(read_content(sampled_content)[0])


def made_files(index: Index) -> dict[str, bytes]:
    """The files beside the pages and the data set, all at once, by address."""
    made = [*(file for _, of, files in file_portions(index) for file in files(of)), *table_files(index)]
    with TemporaryDirectory() as folder:
        for address, write in database_file(index):
            write(Path(folder, "made"))
            made.append((address, Path(folder, "made").read_bytes()))
    files = dict(made)
    return files | descriptor_file(index, lambda address: (len(files[address]), hashlib.sha256(files[address]).hexdigest()))


def write_index(index: Index, site: Path) -> None:
    """Write the search index of each part below a site."""
    store = Store(site / "store", site / "aside")
    for part, entry in indexed(index, store, 2, lambda done, of: None).items():
        for name in entry.files:
            place = site / "search" / part / name
            place.parent.mkdir(parents=True, exist_ok=True)
            link(entry.folder / name, place)
    shutil.rmtree(store.folder)


@pytest.fixture(scope="session")
def sampled_search(sampled: Index, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the search index of a thousand invented assessments."""
    return once(tmp_path_factory, "sampled-search", partial(write_index, sampled))


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the real content, as `assessments build` makes it."""
    return built_once(tmp_path_factory, "built", CONTENT)


@pytest.fixture(scope="session")
def built_invented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the invented content."""
    return built_once(tmp_path_factory, "built-invented", INVENTED)


@pytest.fixture(scope="session")
def offline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The offline edition of the real content; its zip stands beside it."""
    return built_once(tmp_path_factory, "offline", CONTENT, "--offline")


@pytest.fixture(scope="session")
def offline_invented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The offline edition of the invented content."""
    return built_once(tmp_path_factory, "offline-invented", INVENTED, "--offline")


@pytest.fixture(scope="session")
def offline_moved(moved: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The offline edition of the site some of whose addresses have moved."""
    return built_once(tmp_path_factory, "offline-moved", moved.parent / "content", "--offline")


def built_once(factory: pytest.TempPathFactory, name: str, content: Path, *options: str) -> Path:
    """A site of a content directory, made once in a run of the tests."""
    return once(factory, name, lambda work: build(content, work / "site", *options)) / "site"


def build(content: Path, site: Path, *options: str) -> Path:
    """A site of a content directory, as `assessments build` makes it."""
    done = run_assessments("build", "--content", str(content), "--site", str(site), *options, cwd=site.parent)
    assert done.returncode == 0, done.stderr
    return site


@pytest.fixture(scope="session")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of invented content some of whose addresses have moved; its content stands beside it."""
    from tests.moved import make_moved  # it runs the command through this module

    return once(tmp_path_factory, "moved", make_moved) / "site"


@pytest.fixture(scope="session")
def compressed(moved: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site some of whose addresses have moved, with its text compressed too."""
    return built_once(tmp_path_factory, "compressed", moved.parent / "content", "--compress")


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The site of content whose every text carries every payload, and the same with plain words in their place."""
    from tests.payload_site import make_sites  # it runs the command through this module

    work = once(tmp_path_factory, "hostile", make_sites)
    return work / "hostile" / "site", work / "plain" / "site"


@pytest.fixture(scope="session")
def render() -> Callable[[str], BeautifulSoup]:
    """Markdown to elements, by the very converter and extensions of mkdocs.yml."""
    config = load_config(str(PROJECT / "mkdocs.yml"), docs_dir=str(CONTENT))

    def rendered(text: str) -> BeautifulSoup:
        converter = markdown.Markdown(extensions=config["markdown_extensions"], extension_configs=config["mdx_configs"])
        return BeautifulSoup(converter.convert(text), "html.parser")

    return rendered


class Site(NamedTuple):
    """A built site and the index it was made from."""

    folder: Path
    index: Index
    content: Path


@pytest.fixture(params=["real", "invented"])
def site(request: pytest.FixtureRequest) -> Site:
    """Each of the two sites."""
    real = request.param == "real"
    folder, index = ("built", "index") if real else ("built_invented", "invented")
    return Site(request.getfixturevalue(folder), request.getfixturevalue(index), CONTENT if real else INVENTED)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the slow tests first: of several processes one runs them, while the others take over what is left."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where several processes run the tests, hand what one has counted to the first."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["counts"] = counts()


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Add what another process has counted."""
    for what, number in getattr(node, "workeroutput", {}).get("counts", {}).items():
        count(what, number)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end of the run how much was tried."""
    for line in counted():
        terminalreporter.write_line(line)
