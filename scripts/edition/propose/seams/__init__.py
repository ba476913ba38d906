"""Where a column broke in the middle of a sentence."""

from edition.propose.seams.seams import seams

__all__ = ["seams"]
