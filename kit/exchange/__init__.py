"""Banks to and from spreadsheets.

A workbook that no spreadsheet changes, and plain sheets with one row for each question. Openpyxl is
imported when it is first used.
"""

from kit.exchange.sheets import read_sheet
from kit.exchange.workbook import save_workbook

__all__ = ["read_sheet", "save_workbook"]
