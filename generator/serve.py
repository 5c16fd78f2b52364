"""The preview: a site on this machine only, rebuilt when content or theme change."""

import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

import click
from mkdocs.livereload import LiveReloadServer

from generator.corpus import Corpus
from generator.edition import edition_of
from generator.progress import Shown
from generator.records.registers import Site
from generator.site import Way, build_site


def serve_site(read: Callable[[], tuple[Corpus, Site]], watched: Iterable[Path], port: int) -> None:
    """Serve what `read` gives on 127.0.0.1 until interrupted; content with problems leaves the last good preview standing."""
    with tempfile.TemporaryDirectory(prefix="assessments-preview-") as folder:
        preview = Path(folder) / "site"
        address = f"http://127.0.0.1:{port}/"

        def rebuild() -> None:
            try:
                corpus, site = read()
            except click.ClickException as fault:
                fault.show()
                return
            edition, shown = edition_of(corpus, site.model_copy(update={"base_address": address})), Shown()
            shown.end(build_site(corpus, edition, preview, Way(), shown), address)

        rebuild()
        server = LiveReloadServer(builder=rebuild, host="127.0.0.1", port=port, root=str(preview))
        for path in watched:
            server.watch(str(path))
        try:
            server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            click.echo("stopped", err=True)
        finally:
            server.shutdown()
