"""A draft plan for a page nobody has read: repeats → seams → roles → articles → order.

Sees only nouns and chinese; never what editors decided.
"""

from edition.propose.many import propose_many
from edition.propose.propose import propose

__all__ = ["propose", "propose_many"]
