"""HTML that stands alone, set from templates that escape what they are handed; the colours and faces of all sheets."""

from edition.markup.set_page import set_page
from edition.markup.tokens import with_tokens

__all__ = ["set_page", "with_tokens"]
