"""Data as a script: the one form that a page reads both from a server and from a folder, where fetching is refused."""

import json


def script(name: str, data: object) -> bytes:
    """A script that puts data where the page looks for it, under a name."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"(window.held=window.held||{{}})[{json.dumps(name)}]={written};\n".encode()
