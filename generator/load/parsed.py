"""What a YAML file says, parsed once: kept under the hash of its bytes, and parsed anew where what was kept is damaged."""

import hashlib
from contextlib import suppress
from pathlib import Path
from typing import Any

import cbor2

from generator.kept import Kept
from generator.load import yaml_files

_CODE = hashlib.sha256(Path(yaml_files.__file__).read_bytes()).digest()


def parsed(text: str, kept: Kept | None) -> tuple[Any, list[tuple[tuple[str | int, ...], str]]]:
    """What `yaml_files.parse` gives, kept or taken from what is kept; a text with a key that stands twice is always parsed.

    Raises UnreadableFile as it does.
    """
    if kept is None:
        return yaml_files.parse(text)
    key = hashlib.sha256(_CODE + text.encode()).hexdigest()
    data = kept.held(key)
    if data is not None:
        with suppress(ValueError, cbor2.CBORDecodeError):
            return cbor2.loads(data), []
    root, duplicates = yaml_files.parse(text)
    if not duplicates:
        kept.put(key, cbor2.dumps(root))
    return root, duplicates
