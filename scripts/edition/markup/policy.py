"""What a browser may load and run for a page, said by the page itself: it holds on any host, and from a folder.

A script inside a page never runs: what a page says comes from sources and editors, so a sum reckoned over what stands
there would allow just what the policy is to stop. A style sheet inside a page holds by its sum if it stands in the
head, which templates alone write (doc/contracts.md §6).
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping, Sequence

_CHARSET = '<meta charset="utf-8">'
"""What the policy stands behind: nothing is loaded before it."""

_NOTHING_ELSE = {"base-uri": ["'none'"], "form-action": ["'none'"]}


def with_site_policy(html: str, *, from_folder: bool) -> str:
    """A page of the site with its policy. ``from_folder``: its addresses are made for opening it without a server.

    The engine of the search runs in a thread made of its own text where files cannot be loaded as one (``blob:``).
    Bars and tables carry their widths in attributes; browsers that know ``style-src-elem`` (Chromium 75, Firefox 108,
    Safari 15.4) take styles from there alone.
    """
    own = ["'self'", "file:"] if from_folder else ["'self'"]
    policy = {
        "default-src": ["'none'"],
        "script-src": own,
        "style-src": [*own, "'unsafe-inline'"],
        "style-src-elem": [*own, *map(fingerprint, _sheets_of_head(html))],
        "style-src-attr": ["'unsafe-inline'"],
        "img-src": [*own, "data:"],
        "font-src": own,
        "connect-src": ["'self'"],
        "worker-src": ["'self'", "blob:"],
    }
    return _with(html, {**policy, **_NOTHING_ELSE})


def with_policy_of_one_file(html: str) -> str:
    """A file that travels alone with its policy: its own style sheet holds, nothing is loaded, nothing runs."""
    sheets = [fingerprint(each) for each in _sheets_of_head(html)]
    return _with(
        html, {"default-src": ["'none'"], "style-src": sheets or ["'none'"], "img-src": ["data:"]} | _NOTHING_ELSE
    )


def fingerprint(text: str) -> str:
    """How a policy names a script or a style sheet that stands in a page."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _with(html: str, policy: Mapping[str, Sequence[str]]) -> str:
    """The page with its policy behind the character set; a page without one has it first in its head."""
    said = "; ".join(" ".join([name, *sources]) for name, sources in policy.items())
    meta = f'<meta http-equiv="Content-Security-Policy" content="{said}">'
    mark = _CHARSET if _CHARSET in html else "<head>"
    return html.replace(mark, f"{mark}\n{meta}", 1)


def _sheets_of_head(html: str) -> Iterator[str]:
    """The text of each style sheet that stands in the head of a page."""
    end = max(html.find("</head>"), 0)
    at = html.find("<style", 0, end)
    while at >= 0:
        begins = html.find(">", at, end) + 1
        ends = html.find("</style>", begins, end)
        if not begins or ends < 0:
            return
        yield html[begins:ends]
        at = html.find("<style", ends, end)
