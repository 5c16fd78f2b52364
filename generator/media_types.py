"""What kind of file an ending stands for, wherever a page, the data set or a server says it."""

MEDIA_TYPES = {
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "svg": "image/svg+xml",
    "woff2": "font/woff2",
    "md": "text/markdown",
    "txt": "text/plain",
    "xml": "application/xml",
    "atom": "application/atom+xml",
    "csv": "text/csv",
    "jsonl": "application/jsonl",
    "sqlite": "application/vnd.sqlite3",
    "json": "application/json",
    "csl.json": "application/vnd.citationstyles.csl+json",
    "bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "pagefind": "application/octet-stream",
    "pf_filter": "application/octet-stream",
    "pf_fragment": "application/octet-stream",
    "pf_index": "application/octet-stream",
    "pf_meta": "application/octet-stream",
    "gz": "application/gzip",
    "br": "application/octet-stream",
}
"""The media type of every kind of file that the site has, by ending; those with pf are Pagefind's, the last two of `--compress`."""
BINARY = frozenset({"font/woff2", "application/vnd.sqlite3", "application/gzip", "application/octet-stream"})
"""The media types that are no text; all others are UTF-8."""
