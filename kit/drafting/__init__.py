"""Drafts of questions: from an article's facts to questions that a teacher edits."""

from __future__ import annotations

from kit.drafting.draft import draft_questions

__all__ = ["draft_questions"]
