"""Pictures drawn from data, as SVG in the page: a received page line by line, the parts of a term."""

from edition.pages.pictures.page_picture import picture
from edition.pages.pictures.scheme_picture import scheme_picture

__all__ = ["picture", "scheme_picture"]
