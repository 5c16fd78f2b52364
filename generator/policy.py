"""What a browser is to refuse for the site: every source but the site itself, every script that stands in a page, every frame around it."""

import base64
import hashlib
from collections.abc import Mapping


def of_the_site(style: str) -> str:
    """The Content-Security-Policy of every page. `style`: the style sheet that stands inside the one file of an assessment."""
    return _written(
        {
            "default-src": "'none'",
            # The search opens over any page, and its engine is a WebAssembly program; no word of script is evaluated.
            "script-src": "'self' 'wasm-unsafe-eval'",
            "style-src": f"'self' {_hash(style)}",
            "font-src": "'self'",
            "img-src": "'self' data:",  # the icon of the one file stands in it
            "connect-src": "'self'",
            "form-action": "'self'",
            "base-uri": "'none'",
            "frame-ancestors": "'none'",
        }
    )


def of_one_file(style: str) -> str:
    """The policy that the one file of an assessment carries along: its own style sheet, its icon, and nothing else."""
    return _written({"default-src": "'none'", "style-src": _hash(style), "img-src": "data:", "form-action": "'none'", "base-uri": "'none'"})


def _hash(text: str) -> str:
    """What stands between a style's tags, as a policy names it: one character more or less and the browser refuses it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _written(sources: Mapping[str, str]) -> str:
    return "; ".join(f"{directive} {allowed}" for directive, allowed in sources.items())
