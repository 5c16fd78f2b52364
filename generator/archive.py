"""A folder as one zip: the same bytes for the same files, which unpack to one folder of the same name."""

import datetime
import shutil
import zipfile
from contextlib import suppress
from pathlib import Path

from generator.made_with import ZLIB, of_code, sha256_of_data, versions_of
from generator.write import MARKER, NotOursError, naming

_EARLIEST = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)
_LATEST = datetime.datetime(2107, 12, 31, 23, 59, 59, tzinfo=datetime.UTC)
_A_FILE_ALL_MAY_READ = 0o100644


def write_archive(folder: Path, name: str, made: datetime.datetime, archive: Path) -> None:
    """Write a folder to a zip under a name, its files in the order of their paths and all dated with the time given."""
    with naming(archive), zipfile.ZipFile(archive, "w") as written:
        for path in sorted((path for path in folder.rglob("*") if path.is_file()), key=Path.as_posix):
            entry = zipfile.ZipInfo(f"{name}/{path.relative_to(folder).as_posix()}", _dated(made))
            entry.create_system = 3  # the system whose permissions these are; by default the one that builds
            entry.external_attr = _A_FILE_ALL_MAY_READ << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.file_size = path.stat().st_size
            with path.open("rb") as data, written.open(entry, "w") as place:
                shutil.copyfileobj(data, place)


def key_of_archive(sums: str, name: str, made: datetime.datetime) -> str:
    """A hash of what the zip of a folder is made of. `sums`: the SHA-256 of the sums of its files."""
    return sha256_of_data("\n".join([sums, name, str(made), *of_code("generator/archive.py"), versions_of(), ZLIB]))


def _dated(made: datetime.datetime) -> tuple[int, int, int, int, int, int]:
    """A time as a zip holds it: in steps of two seconds, from 1980 to 2107."""
    year, month, day, hour, minute, second = min(max(made, _EARLIEST), _LATEST).timetuple()[:6]
    return year, month, day, hour, minute, second // 2 * 2


def claim_archive(archive: Path) -> None:
    """NotOursError when another file stands where the zip of a folder of ours is to be written."""
    if archive.exists() and not _is_ours(archive):
        raise NotOursError(f"{archive} was not made by this command; name another folder, or remove it yourself")


def _is_ours(archive: Path) -> bool:
    with suppress(zipfile.BadZipFile, OSError), zipfile.ZipFile(archive) as held:
        return any(name.endswith(f"/{MARKER}") for name in held.namelist())
    return False
