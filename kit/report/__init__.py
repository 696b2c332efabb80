"""How a class did, as data frames and plots."""

from kit.report.answers import answers_table, options_table, points_table
from kit.report.folder import UnreadFilesWarning
from kit.report.looks import worth_a_look
from kit.report.overview import overview
from kit.report.plots import plot_questions, plot_scores
from kit.report.reading import read_attempts
from kit.report.tables import bank_table, questions_table, scores

__all__ = [
    "UnreadFilesWarning",
    "answers_table",
    "bank_table",
    "options_table",
    "overview",
    "plot_questions",
    "plot_scores",
    "points_table",
    "questions_table",
    "read_attempts",
    "scores",
    "worth_a_look",
]
