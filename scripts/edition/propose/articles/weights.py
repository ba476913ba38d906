"""What each sign counts when a page is parted into articles, in points; the parting of the greatest sum is taken.

Tuned together on the five pages and on pages damaged by a program; each entry says why it is there. Costs are
negative. What bettered no draft has been taken out (floors: tests/propose/test_segmentation.py).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RunWeights:
    """Points of a run of lines as one article, as a box, or as the rest of an article that began elsewhere."""

    article: float = -3.0
    """What every article must make up for: without this each paragraph would be one."""
    article_without_paragraphs: float = -6.0
    """Heads alone are no article."""
    further_byline: float = -3.0
    """One article has one byline …"""
    further_label: float = -2.5
    """… and one column label."""
    signed: float = 1.0
    """A byline says that an article is here."""
    labelled_at_top: float = 0.5
    """So does a label, where it stands at the top."""
    further_speaker: float = -8.0
    """Each 【speaker】 opens a speech of its own."""
    counting_starts_anew: float = -2.5
    """``一、`` twice: a second article has begun."""
    speaker_at_top: float = 2.0
    """A speech begins with who speaks …"""
    speaker_inside: float = -6.0
    """… and never in the midst of another text."""
    paragraph_before_byline: float = -0.5
    """Each paragraph beyond two that stands over the byline speaks for another article there."""
    half_under_lead: float = 0.5
    """Under a lead or its label a byline is at home: half the cost."""
    dateline_first: float = 2.0
    """``本报讯`` opens the text …"""
    dateline_inside: float = -4.0
    """… and inside it another one has begun."""
    signature_last: float = 1.0
    """``（作者单位：…）`` closes the text …"""
    signature_inside: float = -3.0
    """… and what comes after it is another one."""
    credit_inside: float = -1.5
    """A credit stands at an end, but may have fallen into a column."""
    between_paragraphs: float = -1.0
    """Between two plain paragraphs nothing parts."""
    begins_with_back_matter: float = -2.0
    """A caption, a credit, a signature begins no article."""
    begins_with_later_number: float = -2.0
    """``二、`` begins no article."""
    leaning: float = 0.75
    """What the words say of a border: little, but often enough where nothing else does."""
    seam_at_open_end_at_most: float = 1.0
    """What a seam costs that leads out from the last line or in at the first: the page may have been laid so."""
    box: float = -1.5
    """As an article, but its heading is no title to be looked for."""
    box_credit: float = 4.0
    """``（资料来源：…）`` under it: the mark of a box."""
    box_bullets: float = 0.75
    """List entries are common in boxes."""
    box_asks: float = 1.0
    """``怎样领水票?``"""
    box_goes_on: float = -2.0
    """Another question follows: the box does not end here."""
    box_credit_inside: float = -4.0
    """What comes after its credit is another box."""
    rest: float = -2.5
    """A run without title or byline, whose article lies elsewhere."""
    rest_led: float = 1.5
    """A seam leads to it from elsewhere."""
    rest_after_box: float = 1.75
    """It stands under a box, which the article flows around."""
    rest_with_label: float = -0.5
    """A label rather begins an article."""
    rest_with_deck: float = -0.5
    """So does a lead."""
    rest_left_by_seam: float = -1.0
    """A seam leads out of its midst."""


@dataclass(frozen=True, slots=True)
class TitleWeights:
    """Points of a head as the title of a run, or as none."""

    none: float = -1.5
    """An article without a title; a worse title than this is none."""
    doubtful_below: float = 2.0
    """A title that counts less is shown to the editor."""
    doubtful_within: float = 1.0
    """So is one with a rival as near as this."""
    second_piece: float = -0.75
    """A title in two pieces is rarer than one in one piece."""
    covered: float = 2.0
    """The text says its title again: all of it counts half of this, nothing of it as much against."""
    covered_evenly: float = 0.5
    """The share of a title's words that speaks neither way."""
    official_over_byline: float = -1.5
    """``关于…的通知`` has no author of its own."""
    after_speaker: float = 2.5
    """Under 【speaker】 stands the title of the speech."""
    ordinal: float = -4.0
    """``一、…`` is a sub-head; ``2025年…`` is not."""
    spaced_or_long: float = 0.5
    """Two halves with a space, or fourteen characters: sub-heads are plainer."""
    label_length: float = -1.5
    """``车间纪事`` is rather a column."""
    official: float = 1.0
    """The name of a decree is a title."""
    dash: float = -3.0
    """``——某厂食堂学艺记`` stands under a title."""
    over: float = 2.25
    """It stands over the text."""
    under: float = 2.5
    """A head with nothing after it cannot be a sub-head."""
    lower: float = 0.5
    """Over or under the text, but another head stands further out."""
    only_one: float = 1.0
    """Fallen into the text, and no other head is there."""
    announced: float = 1.0
    """A byline, a label, a lead or a speaker beside it."""
    announced_by_dateline: float = 0.5
    """A dateline beside it."""
    alike_below: float = -1.0
    """Another head in its mould: both are sub-heads."""
    short: float = -1.0
    """``缘起``, ``几点启示`` are sub-heads."""
    unmarked: float = -0.5
    """The page marks its heads, but not this one."""
    marked_ordinal: float = -2.0
    """Marked, but numbered."""
    first_level: float = 2.5
    """``#`` is a title …"""
    deeper_level: float = -2.0
    """… and ``###`` a sub-head."""
    second_level_over_deeper: float = 2.5
    """``##`` is a title where sub-heads are deeper …"""
    second_level_alone: float = 1.0
    """… rather one where the page has hardly a ``#`` …"""
    second_level_under_tops: float = -1.0
    """… and none where several titles are ``#``."""
    sub_head_without_text: float = -3.0
    """A sub-head has text under it."""
    sub_head_official: float = -2.0
    """The name of a decree is no sub-head."""


@dataclass(frozen=True, slots=True)
class LikenessWeights:
    """How much words and forms that recur tell."""

    common: float = 0.4
    """Share of the lines in which a pair of characters says nothing about any of them."""
    no_word: float = 0.7
    """A pair that is no word of every day tells less of a title."""
    seam_above_enough: float = 1.0
    """What a seam ties that just reaches ``ENOUGH``; each point above adds one …"""
    seam_at_least: float = 0.5
    seam_at_most: float = 2.5
    """… and no seam ties so firmly that it could not be wrong."""
    mould_with_marks: float = 0.75
    """Two heads with the same commas and spaces, as long as each other: cast in one mould …"""
    mould_plain: float = 0.4
    """… but plain heads of one length may be so by chance."""
    mould_at_most: float = 1.5
    """Two of a mould are a series; more make it no surer."""
    lean_damping: float = 0.5
    """A paragraph that shares little with any neighbour leans little."""


RUN = RunWeights()
TITLE = TitleWeights()
LIKENESS = LikenessWeights()
