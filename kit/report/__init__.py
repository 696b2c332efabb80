"""How a class did, as data frames and one plot."""

from kit.report.reading import read_attempts
from kit.report.tables import bank_table, plot_scores, questions_table, scores

__all__ = ["bank_table", "plot_scores", "questions_table", "read_attempts", "scores"]
