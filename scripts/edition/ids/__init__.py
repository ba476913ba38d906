"""An id over time, and how a report names it: naming, lock, where old ids lead, pinpoints, references."""

from edition.ids.cite import citation
from edition.ids.lock import lock, locked
from edition.ids.pinpoint import pinpoints
from edition.ids.redirects import redirects
from edition.ids.years import year_notes

__all__ = ["citation", "lock", "locked", "pinpoints", "redirects", "year_notes"]
