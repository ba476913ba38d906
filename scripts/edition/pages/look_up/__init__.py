"""Pages to look something up: one writer a kind, for every language.

What a page says of itself stands in a table of words, what it says of an entry is handed to it.
"""

from edition.pages.look_up.figures import figures_page
from edition.pages.look_up.glossary import glossary_page
from edition.pages.look_up.matrix import matrix_page
from edition.pages.look_up.matrix_grid import grids
from edition.pages.look_up.named import named_page
from edition.pages.look_up.subjects import regions_page, topics_page
from edition.pages.look_up.timeline import timeline_page
from edition.pages.look_up.works import works_page

__all__ = [
    "figures_page",
    "glossary_page",
    "grids",
    "matrix_page",
    "named_page",
    "regions_page",
    "timeline_page",
    "topics_page",
    "works_page",
]
