"""Who said what: quotations, reported statements and named sources, each with the speaker."""

from __future__ import annotations

from kit.facts.speech.according import find_named_sources
from kit.facts.speech.finding import find_speech

__all__ = ["find_named_sources", "find_speech"]
