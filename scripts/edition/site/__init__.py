"""Build, prove, swap, serve. Writes the disk and runs MkDocs."""

from edition.site.build import build
from edition.site.check import check
from edition.site.proofread import proofread
from edition.site.serve import serve

__all__ = ["build", "check", "proofread", "serve"]
