"""Drafts of questions: from an article's facts to questions that a teacher edits."""

from __future__ import annotations

from kit.drafting.draft import (
    Wanted,
    draft_questions,
    explain_draft,
    needs_a_date,
    why_nothing,
)
from kit.drafting.forms import EventOrder, Form, order_events
from kit.drafting.ideas import distractors_for, questions_on
from kit.drafting.labels import MENDING, UNSURE
from kit.drafting.records import Difficulty, DraftedQuestion, Drafting, Dropped
from kit.drafting.veto.reasons import Reason, reasons

__all__ = [
    "MENDING",
    "UNSURE",
    "Difficulty",
    "DraftedQuestion",
    "Drafting",
    "Dropped",
    "EventOrder",
    "Form",
    "Reason",
    "Wanted",
    "distractors_for",
    "draft_questions",
    "explain_draft",
    "needs_a_date",
    "order_events",
    "questions_on",
    "reasons",
    "why_nothing",
]
