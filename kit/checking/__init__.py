"""Checking a response against its question: is it right, close or wrong, with the reason.

What only teachers use is imported when it is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from kit.checking.outcome import Outcome, Verdict
from kit.checking.response import check

if TYPE_CHECKING:
    from kit.checking.explaining import Explanation as Explanation
    from kit.checking.explaining import explain_check as explain_check
    from kit.checking.keys import find_doubtful_keys as find_doubtful_keys
    from kit.checking.keys import suggest_aliases as suggest_aliases
    from kit.checking.ordering import order_score as order_score

_HOME = {
    "Explanation": "explaining",
    "explain_check": "explaining",
    "find_doubtful_keys": "keys",
    "order_score": "ordering",
    "suggest_aliases": "keys",
}

__all__ = ["Outcome", "Verdict", "check", *_HOME]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'kit.checking' has no attribute {name!r}")
    return getattr(import_module(f"kit.checking.{_HOME[name]}"), name)
