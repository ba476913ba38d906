"""The entries of the search for engines of others: as lines of JSON, for OpenSearch, for tantivy."""

from edition.files.elsewhere.opensearch import for_opensearch
from edition.files.elsewhere.rows import entry_rows

__all__ = ["entry_rows", "for_opensearch"]
