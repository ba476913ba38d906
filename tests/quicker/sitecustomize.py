"""What the many builds of a run of the tests share. A Python that is started with this folder on its path reads it.

Two things that every build does anew, and that are the same every time, take a third of what MkDocs takes for a small
tree: the templates of the theme are translated into Python, and its 14,000 icons are listed and left out again. Here
the first are kept, by their own checksum, and the second are not walked through. What is built is the same, byte for
byte: ``tests/site/test_bundling.py`` makes a bundle without this and compares it.
"""

from __future__ import annotations

import os
import sys

if "HANDBOOK_TEMPLATES" in os.environ and {"mkdocs", "properdocs"} & {*sys.orig_argv}:
    import jinja2
    from jinja2 import loaders

    walk = os.walk

    class _Os:
        """``os`` as the loader of templates knows it, for which hidden folders are empty: MkDocs leaves them out."""

        def __getattr__(self, name: str) -> object:
            return getattr(os, name)

        @staticmethod
        def walk(top: str, **options: bool) -> object:
            for folder, folders, names in walk(top, **options):
                folders[:] = [each for each in folders if not each.startswith(".")]
                yield folder, folders, names

    loaders.os = _Os()  # type: ignore[assignment]
    plain = jinja2.Environment.__init__

    def with_kept_templates(self: jinja2.Environment, *arguments: object, **options: object) -> None:
        options.setdefault("bytecode_cache", jinja2.FileSystemBytecodeCache(os.environ["HANDBOOK_TEMPLATES"]))
        plain(self, *arguments, **options)  # type: ignore[arg-type]

    jinja2.Environment.__init__ = with_kept_templates  # type: ignore[method-assign]
