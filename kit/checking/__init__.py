"""Checking a response against its question: is it right, close or wrong, with the reason."""

from kit.checking.outcome import Outcome, Verdict
from kit.checking.response import check

__all__ = ["Outcome", "Verdict", "check"]
