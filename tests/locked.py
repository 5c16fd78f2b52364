"""What the locks hold: every package that is to be installed, at one version, with the hashes of its files."""

import re
from pathlib import Path

from packaging.requirements import Requirement

from tests.conftest import PROJECT

FOR_THE_SITE = PROJECT / "requirements.lock"
FOR_TESTS = PROJECT / "requirements-dev.lock"
_ENTRY = re.compile(r"^(?P<requirement>[A-Za-z0-9][^\\\n]*?) *\\\n(?P<hashes>( +--hash=sha256:[0-9a-f]{64}( \\)?\n)+)", re.MULTILINE)


def locked(lock: Path) -> list[Requirement]:
    """The packages of a lock; one whose version hangs on the version of Python is there once for each."""
    return [Requirement(entry["requirement"]) for entry in _ENTRY.finditer(lock.read_text())]


def version_of(requirement: Requirement) -> str:
    """The one version that a lock allows."""
    (only,) = requirement.specifier
    return only.version
