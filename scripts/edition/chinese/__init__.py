"""How Chinese text behaves: punctuation, numbers, sameness, differences, everyday words."""

from edition.chinese.numbers import enumerator, numeral_of, value_of
from edition.chinese.pinyin import syllables
from edition.chinese.punctuation import widen
from edition.chinese.sameness import longest_common_run, match_key

__all__ = ["enumerator", "longest_common_run", "match_key", "numeral_of", "syllables", "value_of", "widen"]
