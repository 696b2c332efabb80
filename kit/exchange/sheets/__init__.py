"""Banks to and from spreadsheets.

A workbook that no spreadsheet changes, and plain sheets with one row for each question. Openpyxl is
imported when it is first used.
"""

from kit.exchange.sheets.reading import read_sheet
from kit.exchange.sheets.workbook import save_workbook

__all__ = ["read_sheet", "save_workbook"]
