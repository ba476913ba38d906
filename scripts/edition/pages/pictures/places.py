"""Where a page takes in a picture: under which name it lies among the fragments."""

from __future__ import annotations

from edition.nouns import SourceId


def picture_name(source: SourceId, *, linked: bool) -> str:
    """The picture of a received page; linked to its lines where they stand on the same page."""
    return f"picture-{source}{'-linked' if linked else ''}.html"


def picture_place(source: SourceId, *, linked: bool) -> str:
    """Takes it in."""
    return f'--8<-- "{picture_name(source, linked=linked)}"'
