"""Checking a response against its question: is it right, close or wrong, with the reason."""

from kit.checking.explaining import Explanation, explain_check
from kit.checking.keys import find_doubtful_keys, suggest_aliases
from kit.checking.ordering import order_score
from kit.checking.outcome import Outcome, Verdict
from kit.checking.response import check

__all__ = [
    "Explanation",
    "Outcome",
    "Verdict",
    "check",
    "explain_check",
    "find_doubtful_keys",
    "order_score",
    "suggest_aliases",
]
