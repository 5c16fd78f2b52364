"""Pictures of every kind of page at three widths, light and dark, in build/screenshots/: to be looked at, not compared."""

import sys
from pathlib import Path

from tests.browser.chromium import addresses_by_kind, browser, chromium_path, served

_WIDTHS = (360, 768, 1280)


def main(site: Path, folder: Path) -> int:
    """Write the pictures; gives the exit status."""
    path = chromium_path()
    if path is None:
        print("no Chromium on this machine: install it (Debian: apt-get install chromium), or name it in CHROMIUM", file=sys.stderr)  # noqa: T201
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    with served(site) as address, browser(path) as running:
        for scheme in ("light", "dark"):
            for width in _WIDTHS:
                page = running.new_page(viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light")
                for kind, pages in addresses_by_kind(site).items():
                    for name, at in {"longest": pages[0], "shortest": pages[-1]}.items():
                        page.goto(f"{address}{at}")
                        page.screenshot(path=folder / f"{kind}-{name}-{width}-{scheme}.png", full_page=True)
                page.close()
    print(f"pictures in {folder}")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main(Path("site"), Path("build/screenshots")))
