"""A document as one file: HTML, Word."""

from edition.files.single.docx import offprint_docx
from edition.files.single.html import offprint_html

__all__ = ["offprint_docx", "offprint_html"]
