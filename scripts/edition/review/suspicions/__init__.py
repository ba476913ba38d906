"""Readings that a machine finds odd."""

from edition.review.suspicions.suspicions import suspicions

__all__ = ["suspicions"]
