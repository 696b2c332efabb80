"""What a careful colleague would say about a bank: faults, doubts, and what each of them means."""

from kit.review.entries import Entry, entries
from kit.review.flaws import find_flaws
from kit.review.reviewing import review_bank, review_question
from kit.review.sets import find_told

__all__ = [
    "Entry",
    "entries",
    "find_flaws",
    "find_told",
    "review_bank",
    "review_question",
]
