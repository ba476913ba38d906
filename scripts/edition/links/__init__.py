"""What connects the texts: works, mentions, terms, practice, figures, topics, paths; each held against its words."""

from edition.links.links import links
from edition.links.places import places

__all__ = ["links", "places"]
