"""What a page says twice, and which of the two stays."""

from edition.propose.repeats.repeats import repeats

__all__ = ["repeats"]
