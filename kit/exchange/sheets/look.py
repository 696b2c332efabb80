"""How a workbook looks: every cell a text, a header that stays, questions that stand out."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from kit.bank import QuestionType
from kit.bank.policy_rows import SETTINGS
from kit.bank.table import COLUMNS
from kit.exchange.sheets.how_to import HOW_TO

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

BANK = "bank"
"""The name of the sheet that holds the questions."""

_WIDTHS = (20, 20, 11, 60, 45, 45, 16, 8)
_HOW_TO_WIDTHS = (26, 80)
_MORE_ROWS = 1000
_LINE_HEIGHT, _HIGHEST = 15.0, 409.0  # points; the highest is Excel's limit
_TINT, _HEADER = "00E2ECF7", "00BFD3EA"
# A date of its own, so that the same bank gives the same file whenever it is written.
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - openpyxl wants one without a zone
# Excel reads _x0041_ as A; an escaped underscore keeps such a text as it is.
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def make_workbook(rows: Sequence[Sequence[str]]) -> Workbook:
    """Give the workbook with these rows, the header first, and a sheet that explains them."""
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.properties.creator = "reading-kit"
    workbook.properties.created = workbook.properties.modified = _MADE
    bank = workbook.worksheets[0]
    bank.title = BANK
    _fill(bank, rows, _WIDTHS)
    _print_all_columns(bank)
    _make_pleasant(bank, len(rows))
    _fill_how_to(workbook.create_sheet("how to"))
    return workbook


def _fill(sheet: Worksheet, rows: Sequence[Sequence[str]], widths: Sequence[int]) -> None:
    from openpyxl.styles import Alignment
    from openpyxl.utils import get_column_letter

    wrapped = Alignment(wrap_text=True, vertical="top")
    for place, width in enumerate(widths, 1):
        column = sheet.column_dimensions[get_column_letter(place)]
        # So cells that are still to be filled are texts too.
        column.width, column.number_format, column.alignment = width, "@", wrapped
    for number, row in enumerate(rows, 1):
        sheet.row_dimensions[number].height = _height(row, widths)
        for place, text in enumerate(row, 1):
            if text:
                cell = sheet.cell(number, place, _ESCAPE.sub("_x005F_", text))
                # Otherwise '=A1' is a formula and '#N/A' an error.
                cell.data_type, cell.quotePrefix = "s", True
                cell.number_format, cell.alignment = "@", wrapped


def _height(row: Sequence[str], widths: Sequence[int]) -> float:
    """Give the height that the longest cell needs; LibreOffice does not find it out by itself."""
    lines = max(math.ceil(len(text) / width) for text, width in zip(row, widths, strict=True))
    return min(_LINE_HEIGHT * max(lines, 1), _HIGHEST)


def _make_pleasant(sheet: Worksheet, filled: int) -> None:
    sheet.freeze_panes = "A2"
    _embolden(sheet, 1, _HEADER)
    _tint_questions(sheet, filled + _MORE_ROWS)
    _offer_types(sheet, filled + _MORE_ROWS)
    sheet.print_title_rows = "1:1"


def _print_all_columns(sheet: Worksheet) -> None:
    """Print all columns on one page, be it as many pages long as it may."""
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = False
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _embolden(sheet: Worksheet, row: int, colour: str) -> None:
    from openpyxl.styles import Font, PatternFill

    for cell in sheet[row]:
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", start_color=colour)


def _tint_questions(sheet: Worksheet, last: int) -> None:
    """Tint by a rule, so that a question that is written later is tinted too."""
    from openpyxl.formatting.rule import Rule
    from openpyxl.styles import PatternFill
    from openpyxl.styles.differential import DifferentialStyle
    from openpyxl.utils import get_column_letter

    width, row = get_column_letter(len(COLUMNS)), get_column_letter(COLUMNS.index("row") + 1)
    tint = DifferentialStyle(fill=PatternFill("solid", start_color=_TINT, end_color=_TINT))
    rule = Rule(type="expression", formula=[f'${row}2<>""'], dxf=tint)
    sheet.conditional_formatting.add(f"A2:{width}{last}", rule)


def _offer_types(sheet: Worksheet, last: int) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    types = ",".join([*QuestionType, SETTINGS])
    offer = DataValidation(type="list", formula1=f'"{types}"', allow_blank=True)
    offer.showErrorMessage = True
    offer.errorTitle = "Not a type of question"
    offer.error = f"In the row of a question choose one of: {types}. Leave it empty for an option."
    column = get_column_letter(COLUMNS.index("row") + 1)
    offer.add(f"{column}2:{column}{last}")
    sheet.add_data_validation(offer)


def _fill_how_to(sheet: Worksheet) -> None:
    _fill(sheet, HOW_TO, _HOW_TO_WIDTHS)
    _print_all_columns(sheet)
    for number, (_, meaning) in enumerate(HOW_TO, 1):
        if not meaning:
            _embolden(sheet, number, _HEADER)
