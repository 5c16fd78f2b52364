"""The contract page: every record of the YAML and every key of it, from the very schemas that editors read."""

import re
from collections.abc import Mapping
from typing import Any

from generator import addresses
from generator.markdown import bullets, escape, heading, lines, link, paragraph, table
from generator.pages import parts
from generator.pages.page import Page, to
from generator.schema import KINDS, contract, schema_file

_WHO = {"document": "the document", "us": "us"}


def contract_page() -> Page:
    """What a file of content may hold: one section a record, one row a key."""
    here = addresses.CONTRACT
    return Page(
        address=here,
        kind="codebook",
        title="Contract of the content files",
        description="Every key of the YAML files: form, meaning, who says it, and the values allowed.",
        crumbs=(("Data", addresses.DATA), ("Contract of the content files", here)),
        body=lines([*_opening(here), *(_section(name, record) for name, record in records().items())]),
    )


def records() -> dict[str, dict[str, Any]]:
    """The schema of every record by its name, in the order of the files that hold them."""
    found: dict[str, dict[str, Any]] = {}
    for kind in KINDS:
        schema = contract(kind)
        definitions = schema.get("$defs", {})
        waiting = [{key: value for key, value in schema.items() if key != "$defs"}]
        while waiting:
            record = waiting.pop(0)
            found |= {record["title"]: record} if "properties" in record else {}
            waiting += [definitions[name] for name in re.findall(r"'#/\$defs/(\w+)'", str(record)) if name not in found]
    return found


def _opening(here: str) -> list[str]:
    files = [
        (f"`{file}`", _form(contract(kind)), to(here, schema_file(kind), addresses.data_file(schema_file(kind))))
        for kind, (file, _) in KINDS.items()
    ]
    return [
        heading(1, "Contract of the content files", anchor="title"),
        parts.lede(
            "What the YAML files behind this site may hold. The tables are made from the schemas that check the files in an editor."
        ),
        bullets(
            [
                "A key that is not listed is refused, and so is a key with nothing after it.",
                "Said by the document: printed in it, and written here as printed. Said by us: our reading, or a fact of this collection.",
                "A text key left out means that the text is not held. Where the document prints none, the value is `none-printed`, and a "
                "record of full coverage has to say so.",
            ]
        ),
        heading(2, "Files", anchor="files"),
        table(("File", "Holds", "JSON Schema"), files),
    ]


def _section(name: str, record: Mapping[str, Any]) -> str:
    rows = [
        (
            f"`{key}`",
            _form(value),
            "yes" if key in record.get("required", ()) else "no",
            _plain(value["description"]),
            _WHO[value["x-coded-by"]],
            _allowed(value),
        )
        for key, value in record["properties"].items()
    ]
    head = ("Key", "Form", "Needed", "Meaning", "Who says it", "Allowed values")
    return lines([heading(2, _words(name), anchor=_anchor(name)), paragraph(_plain(record["description"])), table(head, rows)])


def _form(value: Mapping[str, Any]) -> str:
    """What is written for a value: `list of dates`, or the name of a record, linked to its section."""
    if "$ref" in value or "properties" in value:
        name = value.get("title", "") or value["$ref"].rpartition("/")[2]
        return link(_words(name), f"#{_anchor(name)}")
    if "title" in value:
        return escape(value["title"])
    if "anyOf" in value or "oneOf" in value:
        return " or ".join(_form(each) for each in value.get("anyOf") or value["oneOf"])
    if "items" in value:
        return f"list, each: {_form(value['items'])}"
    if "propertyNames" in value:
        return f"mapping, from {_form(value['propertyNames'])} to {_form(value['additionalProperties'])}"
    return "word" if "enum" in value or "const" in value else "text"


def _allowed(value: Mapping[str, Any]) -> str:
    words = [f"`{word}`" for word in _found(value, "enum") or _found(value, "const")]
    examples = ", ".join(dict.fromkeys(escape(str(example)) for example in _found(value, "examples")))
    return ", ".join(words) or (f"such as {examples}" if examples else "")


def _found(value: Mapping[str, Any], name: str) -> list[Any]:
    """What a value or its parts list under a name; a record's own keys have their own rows."""
    own = value.get(name, [])
    within = [*value.get("anyOf", ()), *value.get("oneOf", ()), *([value["items"]] if "items" in value else [])]
    return [*(own if isinstance(own, list) else [own]), *(found for each in within for found in _found(each, name))]


def _plain(description: str) -> str:
    return escape(re.sub(r"\s+", " ", description.replace("`", "")))


def _words(name: str) -> str:
    """`ConcludingObservations` → `Concluding observations`."""
    return re.sub(r"(?<=[a-z])[A-Z]", lambda found: f" {found[0].lower()}", name)


def _anchor(name: str) -> str:
    return _words(name).lower().replace(" ", "-")
