"""Put a finished site in the place of the last good one."""

from __future__ import annotations

import shutil
from pathlib import Path


def swap(staging: Path, site: Path) -> None:
    """Put a finished folder in the place of another; at no moment is a half-written site there."""
    site.parent.mkdir(parents=True, exist_ok=True)
    last = site.with_name(f".{site.name}-last")
    shutil.rmtree(last, ignore_errors=True)
    staging.chmod(0o755)
    if staging.stat().st_dev != site.parent.stat().st_dev:
        near = site.with_name(f".{site.name}-next")
        shutil.rmtree(near, ignore_errors=True)
        shutil.copytree(staging, near)
        staging = near
    if site.exists():
        site.rename(last)
    staging.rename(site)
    shutil.rmtree(last, ignore_errors=True)
