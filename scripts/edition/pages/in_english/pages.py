"""The English look-up pages and learning paths: each is written by the writer of the Chinese one."""

from __future__ import annotations

from collections.abc import Mapping

from edition.nouns import EnglishPath, TrainingPath
from edition.pages.codes import codes_page
from edition.pages.in_english.codes import codes_words
from edition.pages.in_english.figures import WORDS as FIGURES
from edition.pages.in_english.figures import figure_in_english, picture_in_english
from edition.pages.in_english.glossary import WORDS as GLOSSARY
from edition.pages.in_english.glossary import term_in_english
from edition.pages.in_english.matrix import WORDS as MATRIX
from edition.pages.in_english.matrix import matrix_in_english
from edition.pages.in_english.named import WORDS as NAMED
from edition.pages.in_english.named import named_in_english
from edition.pages.in_english.saying import Saying, chinese_page
from edition.pages.in_english.subjects import subjects_words
from edition.pages.in_english.timeline import event_in_english, timeline_words
from edition.pages.in_english.training import training_words
from edition.pages.in_english.works import WORDS as WORKS
from edition.pages.in_english.works import work_in_english
from edition.pages.look_up.figures import figures_page
from edition.pages.look_up.glossary import glossary_page
from edition.pages.look_up.matrix import matrix_page
from edition.pages.look_up.matrix_grid import grids
from edition.pages.look_up.named import named_page
from edition.pages.look_up.subjects import regions_page, topics_page
from edition.pages.look_up.timeline import timeline_page
from edition.pages.look_up.works import works_page
from edition.pages.training import QuotationShown, handout_page, path_page, paths_page


def english_matrix(said: Saying) -> Mapping[str, str]:
    """Measures and practice."""
    return {"matrix.md": matrix_page(said.connected, MATRIX, matrix_in_english(said))}


def english_grids(said: Saying) -> Mapping[str, str]:
    """The grids above measures and practice, by the names under which the page takes them in."""
    return grids(said.connected, MATRIX, matrix_in_english(said))


def english_figures(said: Saying) -> Mapping[str, str]:
    """All figures."""
    pictured = picture_in_english(said)
    return {"figures.md": figures_page(said.connected, FIGURES, figure_in_english(said), pictured)}


def english_glossary(said: Saying) -> Mapping[str, str]:
    """All terms."""
    return {"glossary.md": glossary_page(said.connected, GLOSSARY, term_in_english(said))}


def english_works(said: Saying) -> Mapping[str, str]:
    """The documents that the texts mention."""
    return {"works.md": works_page(said.connected, WORKS, work_in_english(said))}


def english_timeline(said: Saying) -> Mapping[str, str]:
    """What is dated."""
    return {"timeline.md": timeline_page(said.connected, timeline_words(said), event_in_english(said))}


def english_topics(said: Saying) -> Mapping[str, str]:
    """All topics."""
    return {"topics.md": topics_page(said.connected, subjects_words(said))}


def english_regions(said: Saying) -> Mapping[str, str]:
    """All regions."""
    return {"regions.md": regions_page(said.connected, subjects_words(said))}


def english_named(said: Saying) -> Mapping[str, str]:
    """Persons and bodies."""
    return {"named.md": named_page(said.connected.edition.links.named, NAMED, named_in_english(said))}


def english_codes(said: Saying) -> Mapping[str, str]:
    """Every code."""
    return {"codes.md": codes_page(said.connected.edition, codes_words(said))}


def english_paths(paths: tuple[EnglishPath, ...], chinese: tuple[TrainingPath, ...], said: Saying) -> Mapping[str, str]:
    """The learning paths that are in English, and the names of the others."""
    if not paths:
        return {}
    words = training_words(said)
    there = {each.path.slug for each in paths}
    others = {chinese_page(f"texts/training/{path.slug}"): path for path in chinese if path.slug not in there}
    return {"training/index.md": paths_page([each.path for each in paths], words, others)}


def english_path_pages(paths: tuple[EnglishPath, ...], shown: QuotationShown, said: Saying) -> Mapping[str, str]:
    """Each path."""
    words = training_words(said)
    return {f"training/{each.path.slug}.md": path_page(each.path, shown, words) for each in paths}


def english_handouts(paths: tuple[EnglishPath, ...], shown: QuotationShown, said: Saying) -> Mapping[str, str]:
    """Each path's handout."""
    words = training_words(said)
    return {f"training/{each.path.slug}-handout.md": handout_page(each.path, shown, words) for each in paths}
