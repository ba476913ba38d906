"""A document as it reads, in no format: runs, notes, record; what must be said about a stretch."""

from edition.reading.document import readings
from edition.reading.notes import told
from edition.reading.record import metadata
from edition.reading.runs import prose
from edition.reading.single_document import offprint

__all__ = ["metadata", "offprint", "prose", "readings", "told"]
