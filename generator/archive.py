"""A folder as one zip: the same bytes for the same files, which unpack to one folder of the same name."""

import datetime
import shutil
import zipfile
from pathlib import Path

from generator.addresses import SUMS
from generator.write import MARKER, NotOursError

_EARLIEST = datetime.date(1980, 1, 1)  # the form knows no earlier day
_A_FILE_ALL_MAY_READ = 0o100644


def write_archive(folder: Path, day: datetime.date, archive: Path) -> None:
    """Write a folder to a zip, its files in the order of their paths and all dated with the day."""
    date = max(day, _EARLIEST)
    with zipfile.ZipFile(archive, "w") as written:
        for path in sorted((path for path in folder.rglob("*") if path.is_file()), key=Path.as_posix):
            entry = zipfile.ZipInfo(f"{folder.name}/{path.relative_to(folder).as_posix()}", (date.year, date.month, date.day, 0, 0, 0))
            entry.create_system = 3  # the system whose permissions these are; by default the one that builds
            entry.external_attr = _A_FILE_ALL_MAY_READ << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.file_size = path.stat().st_size
            with path.open("rb") as data, written.open(entry, "w") as place:
                shutil.copyfileobj(data, place)


def is_archive_of(archive: Path, site: Path) -> bool:
    """Whether a zip was made of a site as it is, by the sums in both."""
    sums = SUMS.lstrip("/")
    if not zipfile.is_zipfile(archive):
        return False
    with zipfile.ZipFile(archive) as held:
        name = f"{site.name}/{sums}"
        return name in held.namelist() and held.read(name) == (site / sums).read_bytes()


def claim_archive(archive: Path) -> None:
    """NotOursError when another file stands where the zip of a folder of ours is to be written."""
    if archive.exists() and not _is_ours(archive):
        raise NotOursError(f"{archive} was not made by this command; name another folder, or remove it yourself")


def _is_ours(archive: Path) -> bool:
    if not zipfile.is_zipfile(archive):
        return False
    with zipfile.ZipFile(archive) as held:
        return any(name.endswith(f"/{MARKER}") for name in held.namelist())
