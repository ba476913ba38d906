"""Turn the plain HTML that MkDocs makes of a page's Markdown into what the site shows.

The Markdown says what a page says and can be read by anybody; codes beside the paragraphs, ways to the received lines,
hidden readings, rows and columns that a script wants are added here, at the edge. ``dress`` is called by the hook.
"""

from edition.pages.dress.dress import Dressed, dress
from edition.pages.dress.setting import Addresses, Setting

__all__ = ["Addresses", "Dressed", "Setting", "dress"]
