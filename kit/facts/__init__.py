"""What an article says about who, when and where: facts, each with the clause that states it."""

from __future__ import annotations

from kit.facts.finding import durations_of, find_facts, survey
from kit.facts.main_event import MainEvent, main_event
from kit.facts.place_kinds import SETTLEMENTS, SMALLEST
from kit.facts.records import SAYS_LITTLE, Clause, Fact, LooseNoun, Mention, Phrase, Role, Survey

__all__ = [
    "SAYS_LITTLE",
    "SETTLEMENTS",
    "SMALLEST",
    "Clause",
    "Fact",
    "LooseNoun",
    "MainEvent",
    "Mention",
    "Phrase",
    "Role",
    "Survey",
    "durations_of",
    "find_facts",
    "main_event",
    "survey",
]
