"""Pictures drawn from data, as SVG in the page: a received page line by line."""

from edition.pages.pictures.page_picture import pictures
from edition.pages.pictures.places import picture_name, picture_place

__all__ = ["picture_name", "picture_place", "pictures"]
