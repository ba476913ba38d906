"""What an editor must look at: doubts, odd readings, what is left out, a plan carried to a changed page."""

from edition.review.coverage import coverage
from edition.review.show import review

__all__ = ["coverage", "review"]
