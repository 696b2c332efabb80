"""Question banks: the records, and reading and writing their CSV file."""

from kit.bank.policy import Policy, Reading, Reveal
from kit.bank.question import Kind, Option, Passage, Question, QuestionBank, QuestionType
from kit.bank.reader import find_problems, load_bank, named_passages
from kit.bank.writer import dump_bank, save_bank

__all__ = [
    "Kind",
    "Option",
    "Passage",
    "Policy",
    "Question",
    "QuestionBank",
    "QuestionType",
    "Reading",
    "Reveal",
    "dump_bank",
    "find_problems",
    "load_bank",
    "named_passages",
    "save_bank",
]
