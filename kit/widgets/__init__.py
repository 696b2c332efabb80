"""What is drawn in a notebook: each view shows what its model says and passes on what is done."""

from kit.widgets.quiz_view import QuizView

__all__ = ["QuizView"]
