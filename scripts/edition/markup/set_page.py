"""Set a page of HTML from a template that lies in this folder. Whatever it is handed is escaped where it is printed."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FunctionLoader, StrictUndefined

from edition.nouns.words import for_templates

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def set_page(template: str, made: DataclassInstance) -> str:
    """The HTML that ``template`` (a file name) makes of ``made``, a frozen dataclass that it knows by this name.

    Nothing a source says becomes markup (doc/contracts.md §6); only what is typed ``Markup`` is printed as it is:
    style sheets and scripts of ours. A name that a template misspells raises ``jinja2.UndefinedError``.
    """
    return _press().get_template(template).render(made=made)


@cache
def _press() -> Environment:
    press = Environment(
        loader=FunctionLoader(_template),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    press.globals["words"] = for_templates()
    return press


def _template(name: str) -> tuple[str, str, None]:
    """Text and place of a template, the latter for error messages."""
    path = Path(__file__).parent / name
    return path.read_text("utf-8"), str(path), None
