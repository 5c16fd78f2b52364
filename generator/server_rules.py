"""What servers are told to say with every file: what a page may load and what nobody learns of its reader. One rule, written for three."""

from collections.abc import Mapping

from generator import addresses
from generator.media_types import BINARY, MEDIA_TYPES
from generator.policy import of_the_site
from generator.records.registers import Site

_REFUSED_FEATURES = (
    "accelerometer",
    "browsing-topics",
    "camera",
    "clipboard-read",
    "display-capture",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "publickey-credentials-get",
    "serial",
    "usb",
    "xr-spatial-tracking",
)
"""What no page here has a use for; a browser then refuses it to whatever might get into one."""
HTTPS_ONLY = "max-age=31536000"
"""For a year the host is asked over https alone. Neither its subdomains nor a list kept in browsers: those are its owner's to promise."""
_ASK_AGAIN = "no-cache"
"""A file may be kept and is asked after each time: a correction is seen at once, and what did not change is not sent again."""
_KEPT = 30
"""For how many days a font is used without asking."""
_FONTS = "/static/fonts/"
_NGINX = """\
# What nginx is to say with every file of the site. In the server block:
#   include /path/to/headers.nginx;
# A location with an add_header of its own sends that one alone: write it there without, or repeat these in it.
"""
_CADDY = """\
# What Caddy is to say with every file of the site. In the site's block, beside root:
#   file_server {
#   	precompressed br gzip
#   }
#   import /path/to/headers.caddy
"""
_COMPRESSED = """\
# Of a site built with --compress, what a browser can unpack is sent as it lies beside each file.
gzip_static on;
gzip_vary on;
# The smaller .br needs a module that nginx does not bring along (Debian: libnginx-mod-http-brotli-static). With it:
# brotli_static on;
"""
_HOSTS = """\
# What a host that reads this file is to say with every file of the site.
"""


def headers(style: str) -> dict[str, str]:
    """What is said with every file. `style`: the style sheet that stands inside the one file of an assessment."""
    return {
        "Content-Security-Policy": of_the_site(style),
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _REFUSED_FEATURES),
        "Referrer-Policy": "no-referrer",  # as each page says too: the site of a document is not told which passage was being read
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Embedder-Policy": "require-corp",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }


def server_rules(site: Site, style: str) -> dict[str, bytes]:
    """The headers as files that servers read."""
    said, root = headers(style), addresses.root(site.base_address)
    secure = HTTPS_ONLY if site.base_address.startswith("https:") and not root else ""  # a part of a host promises nothing for the whole
    texts = (_for_hosts(said, root, secure), _for_nginx(said, root, secure), _for_caddy(said, root, secure))
    return {address: text.encode() for address, text in zip(addresses.HEADERS, texts, strict=True)}


def _for_hosts(said: Mapping[str, str], root: str, secure: str) -> str:
    """For hosts that read `_headers`: these let every file but a font be asked after by themselves, and answer over https alone."""
    every = {**said, **({"Strict-Transport-Security": secure} if secure else {})}
    lines = [f"  {name}: {value}\n" for name, value in every.items()]
    return f"{_HOSTS}{root}/*\n{''.join(lines)}{root}{_FONTS}*\n  Cache-Control: {_seconds()}\n"


def _for_nginx(said: Mapping[str, str], root: str, secure: str) -> str:
    types = _types()
    texts = [media_type for media_type in types if media_type not in BINARY and media_type != "text/html"]  # of which nginx knows it
    lines = [f'add_header {name} "{value}" always;' for name, value in said.items()]
    if secure:  # over http it would be ignored, and says what is not so
        lines += ['set $only_https "";', f'if ($https) {{ set $only_https "{secure}"; }}']
        lines += ["add_header Strict-Transport-Security $only_https always;"]
    lines += ["types {", *(f"  {media_type} {' '.join(endings)};" for media_type, endings in types.items()), "}"]
    lines += ["default_type text/plain;", "charset utf-8;", f"charset_types {' '.join(texts)};"]
    lines += ["expires -1;", f"location ^~ {root}{_FONTS} {{ expires {_KEPT}d; }}", f"error_page 404 {root}{addresses.NOT_FOUND};"]
    return _NGINX + "".join(f"{line}\n" for line in lines) + _COMPRESSED


def _for_caddy(said: Mapping[str, str], root: str, secure: str) -> str:
    fonts = f"path {root}{_FONTS}*"
    lines = ["header {", *(f'\t{name} "{value}"' for name, value in said.items()), "}"]
    lines += [f"@others not {fonts}", f"header @others Cache-Control {_ASK_AGAIN}"]
    lines += [f"@fonts {fonts}", f"header @fonts Cache-Control {_seconds()}"]
    if secure:
        lines += ["@secure protocol https", f'header @secure Strict-Transport-Security "{secure}"']
    lines += [f"@sums path {root}{addresses.SUMS}", f"header @sums {_content_type('text/plain')}"]
    for media_type, endings in _types().items():
        lines += [
            f"@{endings[0]} path {' '.join(f'*.{ending}' for ending in endings)}",
            f"header @{endings[0]} {_content_type(media_type)}",
        ]
    lines += ["handle_errors {", f"\trewrite * {root}{addresses.NOT_FOUND}", f"\theader {_content_type('text/html')}", "\tfile_server", "}"]
    return _CADDY + "".join(f"{line}\n" for line in lines)


def _types() -> dict[str, list[str]]:
    """The endings by media type. Servers look at the last ending of a name: the `.json` of `.csl.json`."""
    types: dict[str, list[str]] = {}
    for ending, media_type in MEDIA_TYPES.items():
        if "." not in ending:
            types.setdefault(media_type, []).append(ending)
    return types


def _content_type(media_type: str) -> str:
    return f'Content-Type "{media_type}{"" if media_type in BINARY else "; charset=utf-8"}"'


def _seconds() -> str:
    return f"max-age={_KEPT * 24 * 3600}"
