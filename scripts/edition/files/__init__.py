"""What other programs open: data, search, quotations, single documents as HTML and Word."""

from edition.files.data import export
from edition.files.downloads import downloads
from edition.files.quotation_data import quotation_index
from edition.files.search_entries import findable
from edition.files.search_files import search_index
from edition.files.zip_bytes import packed

__all__ = ["downloads", "export", "findable", "packed", "quotation_index", "search_index"]
