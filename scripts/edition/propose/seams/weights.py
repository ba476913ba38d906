"""What each sign at a possible seam counts, in points: a seam ties where they come to ``ENOUGH`` (seams/seams.py).

Tuned together on the five pages and on pages damaged by a program; each entry says why it is there. A sign that says
nothing counts 0 and has no entry. What bettered no draft is gone (floors: tests/propose/test_segmentation.py).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SeamWeights:
    """Points for a seam (positive) or against it (negative)."""

    line_full: float = 2.0
    """The first line filled its column, or holds a second sentence: prose, and its end is no end of a sentence."""
    line_long: float = 1.5
    """Longer than nearly all headings."""
    line_medium: float = 1.0
    """Of a length that headings have too."""
    stop_at_end: float = -5.0
    """A sentence that has ended is not gone on with, whatever else agrees, unless marks or a speaker say so."""
    several_clauses: float = 1.0
    """No heading has more than one comma."""
    clause_where_heads_are_marked: float = 1.0
    """Where sub-heads carry ``###``, an open line with a comma is hardly one of them."""
    closes_what_is_open: float = 4.0
    """A quotation or bracket open at the end closes in the next line: nearly a proof."""
    two_and_two_known: float = 3.0
    """The four characters across the seam stand elsewhere on the page: hardly by chance."""
    three_known: float = 2.0
    """Three of them do."""
    three_known_far: float = 1.5
    """Among a hundred lines far off, three agree now and then by chance."""
    two_known: float = 1.0
    """Two of them do; far off this tells nothing."""
    everyday_word: float = 1.5
    """Both ends together are a word of every day, and neither is one by itself."""
    everyday_word_beside_whole: float = 0.5
    """They are, but each side also ends or begins with a whole word."""
    torn_word: float = -0.5
    """One side is torn within a word, and the other does not mend it."""
    begins_like_paragraph_after_comma: float = -2.0
    """``近年来,…`` after a comma: another paragraph lies between."""
    begins_like_paragraph: float = -0.5
    """Elsewhere it says little: clauses begin so too."""
    cannot_begin: float = 2.0
    """``的``, ``等`` or the rest of a word: no paragraph begins so."""
    begins_inside_word: float = 1.0
    """The first character belongs to a word that is not whole here."""
    dated: float = -1.0
    """``…4月3日…`` at the start: the first paragraph of a report."""
    signed_below: float = -1.0
    """A byline or a label follows: the line stands at the head of an article."""
    headed: float = -2.0
    """A heading stands right over it: it begins what the heading names."""
    after_finished_line: float = -0.75
    """The line over it is complete, so nothing pushed this one away."""
    function_word: float = 1.5
    """No heading and no sentence ends with 的, 和, 通过."""
    sentence_ends: float = 1.5
    """The second half brings the sentence to an end."""
    several_clauses_on: float = 1.0
    """A middle piece of several clauses."""
    clause_on: float = 0.5
    """One clause."""
    no_stop: float = -1.5
    """Without any mark it is rather a heading."""
    far: float = -2.0
    """Of a hundred lines far off one agrees by chance; the next line hardly."""
    same_matter: float = 0.75
    """Far halves share at least three rare pairs of characters."""
    some_matter: float = 0.25
    """They share one or two."""
    other_matter: float = -0.5
    """They share none."""
    decimal_across: float = 4.0
    """``增长5.`` and ``9%``: nothing else explains the point."""
    count_across: float = 2.0
    """A number, and what is counted."""
    complete_item: float = -5.0
    """``…帮扶;`` and ``作法有5个方面:`` are complete as they are."""
    opens_something: float = -9.0
    """An ordinal, a head, a list mark, a byline: no half of anything, whatever else agrees."""
    line_between: float = -0.5
    """Each fragment between makes chance likelier; past a whole box their number tells no more."""


WEIGHTS = SeamWeights()
