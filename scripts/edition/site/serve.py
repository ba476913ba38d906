"""Serve a built site on this machine, build it anew when something changes, and say on every page what is at fault."""

from __future__ import annotations

import errno
import functools
import io
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO

from edition.markup.set_page import set_page
from edition.nouns import Fault, Faults

POLL_SECONDS = 1.0
"""Often enough for an editor who has just saved a plan, cheap enough to run all day."""


@dataclass(frozen=True, slots=True)
class AtFault:
    """What a page says while something is at fault: each fault on a line; alone where there is no site to show."""

    faults: tuple[str, ...]
    alone: bool = False


class Standing:
    """What the last build said; the thread that builds writes it, those that answer read it."""

    def __init__(self) -> None:
        self.faults: tuple[str, ...] = ()


class Served(SimpleHTTPRequestHandler):
    """Serves without a log line for every request, and never from a cache: the site changes under it."""

    def __init__(self, *arguments: object, standing: Standing, directory: str) -> None:
        self.standing = standing
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def log_message(self, format: str, *args: object) -> None:
        pass

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """A page with the faults that stand; without any, or for what is no page, the file as it is."""
        faults = self.standing.faults
        if not faults:
            return super().send_head()
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if path.is_dir() and self.path.split("?")[0].endswith("/") else path
        if page.is_file() and page.suffix == ".html":
            return self._page(200, at_fault(page.read_text("utf-8", errors="replace"), faults))
        if path.exists() or path.suffix not in ("", ".html"):
            return super().send_head()
        return self._page(503, set_page("at_fault.html", AtFault(faults, alone=True)))

    def _page(self, status: int, text: str) -> io.BytesIO:
        raw = text.encode("utf-8", "replace")
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        return io.BytesIO(raw)


def at_fault(page: str, faults: Sequence[str]) -> str:
    """A built page with the faults at its end."""
    strip = set_page("at_fault.html", AtFault(tuple(faults)))
    end = page.rfind("</body>")
    return f"{page[:end]}{strip}{page[end:]}" if end >= 0 else page + strip


def serve(site: Path, port: int, watched: Callable[[], list[Path]], build: Callable[[], list[str]]) -> None:
    """Take the port, build, serve until interrupted. ``build`` says each fault on a line, and raises nothing.

    Raises Faults when there is no port; nothing is built then.
    """
    standing = Standing()
    handler = functools.partial(Served, standing=standing, directory=str(site))
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError as error:
        remedy = f"stop the other program or choose another port: PORT={port % 60000 + 1025} make serve"
        what = "the port is taken" if error.errno == errno.EADDRINUSE else "the port cannot be had"
        raise Faults([Fault("127.0.0.1", port, what, error.strerror or "", remedy)]) from None
    except OverflowError:
        raise Faults([Fault("127.0.0.1", port, "not a port", str(port), "choose one from 1 to 65535")]) from None
    with server:
        seen = state(watched())
        standing.faults = tuple(build())
        threading.Thread(target=_watch, args=(seen, watched, build, standing), daemon=True).start()
        print(f"Serving on http://127.0.0.1:{server.server_address[1]}/", flush=True)
        server.serve_forever()


def _watch(
    seen: frozenset[tuple[str, int]],
    watched: Callable[[], list[Path]],
    build: Callable[[], list[str]],
    standing: Standing,
) -> None:
    while True:
        time.sleep(POLL_SECONDS)
        with suppress(OSError):  # what is watched may vanish while it is looked at: the next look sees it
            seen = again(seen, watched, build, standing)


def again(
    seen: frozenset[tuple[str, int]],
    watched: Callable[[], list[Path]],
    build: Callable[[], list[str]],
    standing: Standing,
) -> frozenset[tuple[str, int]]:
    """Look once: build where something is not as it was, and remember what is at fault now."""
    now = state(watched())
    if now == seen:
        return seen
    standing.faults = tuple(build())
    print("Mend it; it is built again." if standing.faults else "Built again.", flush=True)
    return now


def state(watched: list[Path]) -> frozenset[tuple[str, int]]:
    """Names and times of all that is watched; what cannot be looked at counts as not there."""
    return frozenset(each for folder in watched for path in _below(folder) if (each := _stamp(path)))


def _below(folder: Path) -> list[Path]:
    try:
        return [folder, *folder.rglob("*")] if folder.is_dir() else [folder]
    except OSError:
        return [folder]


def _stamp(path: Path) -> tuple[str, int] | None:
    """Name and time of a file, a link or a folder (its kind alone); None for what an editor has just taken away."""
    try:
        return str(path), path.lstat().st_mtime_ns if not path.is_dir() else 0
    except OSError:
        return None
