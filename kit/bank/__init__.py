"""Question banks: the records, and reading and writing their CSV file.

What only teachers use is imported when it is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from kit.bank.policy import Policy, Reading, Reveal
from kit.bank.question import Doubt, Kind, Option, Passage, Question, QuestionType
from kit.bank.question_bank import QuestionBank
from kit.bank.reader import find_problems, load_bank, read_bank

if TYPE_CHECKING:
    from kit.bank.writer import dump_bank as dump_bank
    from kit.bank.writer import save_bank as save_bank

_OF_WRITER = ("dump_bank", "save_bank")

__all__ = [
    "Doubt",
    "Kind",
    "Option",
    "Passage",
    "Policy",
    "Question",
    "QuestionBank",
    "QuestionType",
    "Reading",
    "Reveal",
    "find_problems",
    "load_bank",
    "read_bank",
    *_OF_WRITER,
]


def __getattr__(name: str) -> Any:
    if name not in _OF_WRITER:
        raise AttributeError(f"module 'kit.bank' has no attribute {name!r}")
    return getattr(import_module("kit.bank.writer"), name)
