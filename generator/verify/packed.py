"""A compressed file that a server sends in the place of another: what it unpacks to, piece by piece, however much that is."""

import zlib
from collections.abc import Iterable, Iterator

import brotli

ENDINGS = (".br", ".gz")
_AT_ONCE = 1 << 20
"""Bytes that one step unpacks to at most, or little more."""


class DamagedError(Exception):
    """A file that does not unpack, or goes on after its end."""


def packed_of(name: str) -> str:
    """The file in whose place a compressed one is sent; nothing where it is none."""
    return name.rpartition(".")[0] if name.endswith(ENDINGS) else ""


def unpacked(pieces: Iterable[bytes], name: str) -> Iterator[bytes]:
    """What the pieces of a compressed file unpack to. Raises DamagedError, once every piece is taken."""
    pieces = iter(pieces)
    try:
        yield from (_from_brotli if name.endswith(".br") else _from_gzip)(pieces)
    except (brotli.error, zlib.error, EOFError):
        for _ in pieces:
            """The rest is hashed where it comes from."""
        raise DamagedError(name) from None


def _from_brotli(pieces: Iterable[bytes]) -> Iterator[bytes]:
    unpacking = brotli.Decompressor()
    for piece in pieces:
        yield unpacking.process(piece, output_buffer_limit=_AT_ONCE)
        while not (unpacking.can_accept_more_data() or unpacking.is_finished()):
            yield unpacking.process(b"", output_buffer_limit=_AT_ONCE)
    if not unpacking.is_finished():
        raise EOFError


def _from_gzip(pieces: Iterable[bytes]) -> Iterator[bytes]:
    unpacking = zlib.decompressobj(wbits=31)
    for piece in pieces:
        rest = piece
        while rest and not unpacking.eof:
            yield unpacking.decompress(rest, _AT_ONCE)
            rest = unpacking.unconsumed_tail
        if unpacking.unused_data or (rest and unpacking.eof):
            raise EOFError
    if not unpacking.eof:
        raise EOFError
