"""The preview: a site on this machine only, rebuilt when content or theme change."""

import gc
import tempfile
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from pathlib import Path

import click
from mkdocs.livereload import LiveReloadServer

from generator.corpus import Corpus
from generator.edition import edition_of
from generator.progress import Shown
from generator.records.registers import Site
from generator.site import Way, build_site

_STANDS = "the preview stays as it was; it is made anew at the next change"


def serve_site(
    read: Callable[[], tuple[Corpus, Site]], watched: Iterable[Path], port: int, in_words: Callable[[], AbstractContextManager[None]]
) -> None:
    """Serve what `read` gives on 127.0.0.1 until interrupted; what breaks meanwhile leaves the last good preview standing.

    `in_words`: within it, what goes wrong besides the content is a ClickException too.
    """
    with tempfile.TemporaryDirectory(prefix="assessments-preview-") as folder:
        preview = Path(folder) / "site"
        address = f"http://127.0.0.1:{port}/"

        def build() -> None:
            corpus, site = read()
            edition, shown = edition_of(corpus, site.model_copy(update={"base_address": address})), Shown()
            shown.end(build_site(corpus, edition, preview, Way(), shown), address)
            gc.collect()  # builds look for cycles seldom, and this process lives through many of them

        def rebuild() -> None:
            try:
                with in_words():
                    build()
            except click.ClickException as fault:
                fault.show()
                click.echo(_STANDS, err=True)

        build()
        server = LiveReloadServer(builder=rebuild, host="127.0.0.1", port=port, root=str(preview))
        for path in watched:
            server.watch(str(path))
        try:
            server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            click.echo("stopped", err=True)
        finally:
            server.shutdown()
