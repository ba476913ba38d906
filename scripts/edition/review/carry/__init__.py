"""A confirmed plan on a page that has changed: its lines found again, the rest marked."""

from edition.review.carry.carry import carry
from edition.review.carry.proposals import answer, standing

__all__ = ["answer", "carry", "standing"]
