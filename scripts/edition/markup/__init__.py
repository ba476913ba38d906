"""HTML that stands alone, set from templates; what they are handed is named, frozen and escaped."""

from edition.markup.set_page import set_page

__all__ = ["set_page"]
