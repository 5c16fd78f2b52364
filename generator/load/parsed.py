"""What a YAML file says, parsed once: kept under the hash of its bytes, and parsed anew where what was kept is damaged."""

from contextlib import suppress
from typing import Any

import cbor2

from generator.kept import Kept
from generator.load import yaml_files
from generator.made_with import of_code, sha256_of_data, versions_of

_MADE_WITH = "\n".join([*of_code("generator/load/yaml_files.py"), versions_of("ruamel.yaml", "ruamel.yaml.clib", "cbor2")])


def parsed(text: str, kept: Kept | None) -> tuple[Any, list[tuple[tuple[str | int, ...], str]]]:
    """What `yaml_files.parse` gives, kept or taken from what is kept; a text with a key that stands twice is always parsed.

    Raises UnreadableFile as it does.
    """
    if kept is None:
        return yaml_files.parse(text)
    key = sha256_of_data(f"{_MADE_WITH}\n{text}")
    data = kept.held(key)
    if data is not None:
        with suppress(ValueError, cbor2.CBORDecodeError):
            return cbor2.loads(data), []
    root, duplicates = yaml_files.parse(text)
    if not duplicates:
        kept.put(key, cbor2.dumps(root))
    return root, duplicates
