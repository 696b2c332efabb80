"""What is drawn in a notebook: each view shows what its model says and passes on what is done.

Each is imported when it is first used; the code of the views can be had without any of them.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kit.widgets.bank_editor import BankEditor as BankEditor
    from kit.widgets.lesson_chooser import LessonChooser as LessonChooser
    from kit.widgets.quiz_view import QuizView as QuizView

_HOME = {"BankEditor": "bank_editor", "LessonChooser": "lesson_chooser", "QuizView": "quiz_view"}

__all__ = [*_HOME]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'kit.widgets' has no attribute {name!r}")
    return getattr(import_module(f"kit.widgets.{_HOME[name]}"), name)
