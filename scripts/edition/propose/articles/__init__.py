"""Which lines belong to which article."""

from edition.propose.articles.partition import articles

__all__ = ["articles"]
