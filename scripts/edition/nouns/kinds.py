"""The words for what things are: roles of a line, kinds of a block, of a drop, of a gap, of a doubt."""

from __future__ import annotations

from typing import Literal, NewType, get_args

SourceId = NewType("SourceId", str)
"""File name of a page up to the first ``_`` (else without extension): ``004``."""

DocumentCode = NewType("DocumentCode", str)
"""Permanent code of a document: ``yj2024``."""

BlockId = NewType("BlockId", str)
"""Permanent id of a block, unique in the handbook: ``yj2024-x12``."""

Role = Literal[
    "column", "kicker", "title", "subtitle", "author", "affiliation", "lead", "heading", "body", "list", "caption",
    "credit", "furniture",
]  # fmt: skip
ROLES: frozenset[str] = frozenset(get_args(Role))
FRONT_ROLES: frozenset[str] = frozenset({"column", "kicker", "title", "subtitle", "author", "affiliation", "credit"})
"""Roles that name or sign an article; they stand in the document's front matter, not among its blocks."""

DropKind = Literal["repeat", "near-repeat", "truncated-repeat", "repeated-heading"]
DROP_KINDS: frozenset[str] = frozenset(get_args(DropKind))
Basis = Literal["stated", "inferred", "public", "unknown"]
BASES: frozenset[str] = frozenset(get_args(Basis))
Certainty = Literal["certain", "likely", "doubtful"]
CERTAINTIES: frozenset[str] = frozenset(get_args(Certainty))
Vote = Literal["certain", "likely", "doubtful", "right", "missed"]
"""What one reading of a page said of a place: a certainty, that it is right as received, or nothing."""
VOTES: frozenset[str] = frozenset(get_args(Vote))
CutGround = Literal["judged", "proved"]
"""On what a cut stands: on the editors' judgement, or on words so many and so alike that the page itself proves it."""
CUT_GROUNDS: frozenset[str] = frozenset(get_args(CutGround))
EmendationKind = Literal[
    "wrong-character", "missing-character", "stray-character", "doubled-word", "stray-latin", "wrong-punctuation",
    "damaged",
]  # fmt: skip
EMENDATION_KINDS: frozenset[str] = frozenset(get_args(EmendationKind))
GapPlace = Literal["before", "start", "inside", "end", "after"]
GapType = Literal["lost-beginning", "lost-end", "lost-text", "missing-section", "jump", "broken-list"]
GAP_TYPES: frozenset[str] = frozenset(get_args(GapType))
BlockKind = Literal["heading", "paragraph", "item", "list", "caption", "lead"]
