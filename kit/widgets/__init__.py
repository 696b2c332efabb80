"""What is drawn in a notebook: each view shows what its model says and passes on what is done.

What not every notebook shows is imported when it is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from kit.widgets.quiz_view import QuizView

if TYPE_CHECKING:
    from kit.widgets.bank_editor import BankEditor as BankEditor
    from kit.widgets.lesson_chooser import LessonChooser as LessonChooser

_HOME = {"BankEditor": "bank_editor", "LessonChooser": "lesson_chooser"}

__all__ = ["QuizView", *_HOME]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'kit.widgets' has no attribute {name!r}")
    return getattr(import_module(f"kit.widgets.{_HOME[name]}"), name)
