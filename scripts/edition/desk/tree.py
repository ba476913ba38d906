"""Where things are in a working tree. Says names only; touches no disk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

PROPOSED = ".proposed.yml"
"""Ends the name of a plan that waits beside the one in force, or for the changed page; a build does not look at it."""

EDITORIAL = frozenset({".yml", ".csv", ".lock", ".txt"})
"""What editors decide is in files of these kinds."""


@dataclass(frozen=True, slots=True)
class Tree:
    """Where things are in a working tree."""

    root: Path

    @property
    def sources(self) -> Path:
        return self.root / "sources"

    @property
    def editorial(self) -> Path:
        return self.root / "editorial"

    @property
    def readings(self) -> Path:
        """Where the emendations are."""
        return self.editorial / "emendations"

    @property
    def lock(self) -> Path:
        return self.editorial / "anchors.lock"

    @property
    def versions(self) -> Path:
        """What changed for readers."""
        return self.editorial / "versions.yml"

    @property
    def signers(self) -> Path:
        """Whose signatures count."""
        return self.editorial / "allowed_signers"

    @property
    def generated(self) -> Path:
        """The one git-ignored folder of generated Markdown."""
        return self.root / "docs" / "zh" / "texts"

    @property
    def plans(self) -> Path:
        return self.editorial / "plans"

    @property
    def generated_english(self) -> Path:
        """Its English counterpart."""
        return self.root / "docs" / "en" / "texts"

    @property
    def build(self) -> Path:
        return self.root / "build"
