"""What is wrong, where, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong, where, and what to do: ``path:line: what is wrong (what was found); what to do``."""

    path: str
    line: int
    what: str
    found: str = ""
    remedy: str = ""

    def __str__(self) -> str:
        found = f" ({self.found})" if self.found else ""
        remedy = f"; {self.remedy}" if self.remedy else ""
        return f"{self.path}:{self.line}: {self.what}{found}{remedy}"


class Faults(Exception):  # noqa: N818 - it carries many, and "FaultsError" says less
    """All faults found in one stage, raised once."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = sorted(set(faults))
        super().__init__("\n".join(map(str, self.faults)))


class SourceError(ValueError):
    """A received page that cannot be read. Raised by reading alone."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(str(fault))
