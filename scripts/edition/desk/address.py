"""The canonical address of the published handbook, as ``mkdocs.yml`` records it."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit

_SITE = re.compile(r"^site_url:[ \t]*(?:[\"']([^\"'\n]*)[\"']|([^\s#]*))", re.MULTILINE)
_RESERVED = re.compile(r"(?:^|\.)(?:example\.(?:com|net|org)|example|test|invalid|localhost|local)$")
"""Names that never lead to a public site: RFC 2606, RFC 6761, RFC 6762."""


def canonical(settings: str) -> str:
    """The ``site_url`` of MkDocs settings, with a slash at its end; empty where it is none that a reader can open.

    A placeholder host must not get onto paper: a printed code that leads nowhere is worse than none.

    >>> canonical("site_url: https://handbook.example.org/")
    ''
    >>> canonical("site_url: https://gaige.cn/shouce")
    'https://gaige.cn/shouce/'
    """
    found = _SITE.search(settings)
    address = (found[1] or found[2] or "") if found else ""
    return address.rstrip("/") + "/" if address and _is_public(address) else ""


def _is_public(address: str) -> bool:
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return False
    if parts.scheme not in ("http", "https") or "." not in host or _RESERVED.search(host):
        return False
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        return True
