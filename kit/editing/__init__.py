"""Editing the file of a bank: entries as they are typed, undo, what has changed, saving safely."""

from kit.editing.comparing import Change, compare_entries
from kit.editing.entries import Entry, Line
from kit.editing.ideas import Idea, ideas_for_options, ideas_for_questions
from kit.editing.session import EditSession

__all__ = [
    "Change",
    "EditSession",
    "Entry",
    "Idea",
    "Line",
    "compare_entries",
    "ideas_for_options",
    "ideas_for_questions",
]
