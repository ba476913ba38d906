"""What templates are handed: counts, contents, references, the menu, the table of pages, the words of the edition."""

from edition.pages.templates.menu import menu
from edition.pages.templates.template_data import summary

__all__ = ["menu", "summary"]
