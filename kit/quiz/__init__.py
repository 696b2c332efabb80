"""One student's quiz, without a screen."""

from kit.quiz.quiz import Quiz
from kit.quiz.sitting import Score, Status

__all__ = ["Quiz", "Score", "Status"]
