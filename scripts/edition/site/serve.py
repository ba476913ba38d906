"""Serve a built site on this machine and build it anew when something changes."""

from __future__ import annotations

import errno
import functools
import threading
import time
from collections.abc import Callable
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from edition.nouns import Fault, Faults

POLL_SECONDS = 1.0
"""Often enough for an editor who has just saved a plan, cheap enough to run all day."""


class _Quiet(SimpleHTTPRequestHandler):
    """Serves without a log line for every request, and never from a cache: the site changes under it."""

    def log_message(self, format: str, *args: object) -> None:
        pass

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


def serve(site: Path, port: int, watched: list[Path], build: Callable[[], None], rebuild: Callable[[], None]) -> None:
    """Take the port, build, serve until interrupted. Raises Faults when there is no port; nothing is built then."""
    handler = functools.partial(_Quiet, directory=str(site))
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError as error:
        remedy = f"stop the other program or choose another port: PORT={port % 60000 + 1025} make serve"
        what = "the port is taken" if error.errno == errno.EADDRINUSE else "the port cannot be had"
        raise Faults([Fault("127.0.0.1", port, what, error.strerror or "", remedy)]) from None
    except OverflowError:
        raise Faults([Fault("127.0.0.1", port, "not a port", str(port), "choose one from 1 to 65535")]) from None
    with server:
        _serve_built(server, watched, build, rebuild)


def _serve_built(
    server: ThreadingHTTPServer, watched: list[Path], build: Callable[[], None], rebuild: Callable[[], None]
) -> None:
    build()
    threading.Thread(target=_watch, args=(watched, rebuild), daemon=True).start()
    print(f"Serving on http://127.0.0.1:{server.server_address[1]}/", flush=True)
    server.serve_forever()


def _watch(watched: list[Path], rebuild: Callable[[], None]) -> None:
    before = _state(watched)
    while True:
        time.sleep(POLL_SECONDS)
        now = _state(watched)
        if now != before:
            before = now
            rebuild()


def _state(watched: list[Path]) -> frozenset[tuple[str, int]]:
    files = [path for folder in watched for path in ([folder] if folder.is_file() else folder.rglob("*"))]
    return frozenset(each for path in files if (each := _stamp(path)))


def _stamp(path: Path) -> tuple[str, int] | None:
    """Name and time of a file; None for a folder, or a file that an editor has just taken away."""
    try:
        return (str(path), path.stat().st_mtime_ns) if path.is_file() else None
    except OSError:
        return None
