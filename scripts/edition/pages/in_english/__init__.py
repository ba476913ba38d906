"""What the look-up pages and learning paths say in English: the words of each page, and what is said of its entries.

The writers are those of the Chinese pages; here is only what they are handed.
"""

from edition.pages.in_english.saying import Saying, saying

__all__ = ["Saying", "saying"]
