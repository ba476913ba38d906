"""A later edition: ids that moved, one that was withdrawn, documents that are gone, a public address."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from trees import copy_house, told

ADDRESS = "https://gaige.cn/shouce/"
LOCK = """\
hwyx-p90	802:150:0-10	0000000000000090
hwyx-p91	802:150:0-10	0000000000000091
hwyx-p92	802:150:0-10	0000000000000092
hwyx-p93	802:150:0-10	0000000000000093
zzz	802:150:0-10	-
zzz-p1	802:150:0-10	0000000000000001
zzz-p2	802:150:0-10	0000000000000002
gone	802:150:0-10	-
hwyx-p90 = hwyx-p91 2021.11
hwyx-p91 = hwyx-p3 2021.11
hwyx-p92 = dkyj2021-x3 2021.11
hwyx-p93 = - 2021.11
zzz = hwyx 2021.11
zzz-p1 = hwyx-p1 2021.11
zzz-p2 = sdr-p2 2021.11
gone = - 2021.11
"""
"""Moved on the page (twice), to another page, withdrawn; a document that went into another; one that is no more."""


def later_site(root: Path, *, offline: bool = False) -> Path:
    """The later edition, built; ``offline`` with a file for each page, as it is read from a folder."""
    copy_house(root)
    with (root / "editorial" / "anchors.lock").open("a", encoding="utf-8") as lock:
        lock.write(LOCK)
    settings = (root / "mkdocs.yml").read_text("utf-8")
    settings = settings.replace("https://handbook.example.org/", ADDRESS)
    if offline:
        settings = settings.replace("use_directory_urls: true", "use_directory_urls: false")
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    done = told(root, "build")
    assert done.returncode == 0, done.stderr
    return root / "site"


class _UnderAPath(SimpleHTTPRequestHandler):
    """Serves a site below ``/shouce/``, with its own page for addresses that lead nowhere."""

    def translate_path(self, path: str) -> str:
        below = path.removeprefix("/shouce/") if path.startswith("/shouce/") else "nowhere"
        return super().translate_path(f"/{below}")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != HTTPStatus.NOT_FOUND:
            return super().send_error(code, message, explain)
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a site below ``/shouce/``."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_UnderAPath, directory=str(site))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/shouce/"
        server.shutdown()
        thread.join()
