"""One student's quiz, without a screen."""

from kit.quiz.quiz import Quiz
from kit.quiz.sitting import Policy, Score, Status

__all__ = ["Policy", "Quiz", "Score", "Status"]
