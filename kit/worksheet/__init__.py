"""A bank on paper: the articles, the questions to be answered by hand, the answers apart."""

from kit.worksheet.page import worksheet

__all__ = ["worksheet"]
