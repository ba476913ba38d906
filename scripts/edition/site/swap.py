"""Put a finished site in the place of the last good one."""

from __future__ import annotations

import shutil
from pathlib import Path


def swap(staging: Path, site: Path) -> None:
    """Put a finished folder in the place of another; at no moment is a half-written site there."""
    site.parent.mkdir(parents=True, exist_ok=True)
    last = _last(site)
    restore(site)
    shutil.rmtree(last, ignore_errors=True)
    staging.chmod(0o755)
    if staging.stat().st_dev != site.parent.stat().st_dev:
        near = site.with_name(f".{site.name}-next")
        shutil.rmtree(near, ignore_errors=True)
        shutil.copytree(staging, near)
        staging = near
    if site.exists():
        site.rename(last)
    try:
        staging.rename(site)
    except BaseException:
        restore(site)
        raise
    shutil.rmtree(last, ignore_errors=True)


def swap_was_killed(site: Path) -> bool:
    """Whether a run ended between taking the last site away and putting the new one there."""
    return _last(site).is_dir() and not site.exists()


def restore(site: Path) -> None:
    """Then the last site again. To be called by the one who builds alone: another may be in the middle of a swap."""
    if swap_was_killed(site):
        _last(site).rename(site)


def _last(site: Path) -> Path:
    return site.with_name(f".{site.name}-last")
