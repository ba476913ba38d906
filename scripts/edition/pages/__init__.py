"""Markdown pages, one module a kind; nothing of a source becomes Markdown but through escape."""

from edition.pages.all_pages import render
from edition.pages.escape import escape
from edition.pages.templates.template_data import summary

__all__ = ["escape", "render", "summary"]
