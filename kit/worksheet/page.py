"""The worksheet as a page to be printed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kit.article import Article
from kit.bank import QuestionBank
from kit.worksheet.sheet import lay_out

_TEMPLATES = Path(__file__).parent


def worksheet(
    bank: QuestionBank,
    articles: Iterable[Article],
    *,
    large: bool = False,
    answers: bool = True,
) -> str:
    """Give a bank as a page to be printed: the articles, the questions, then the answers apart.

    Options are shuffled, always alike for a version of the bank; that version stands at the foot
    of each page and over the answers.

    Args:
        bank: The questions.
        articles: Those that the bank names; others are left out.
        large: Large print: 18 points, without serifs, flush left, one and a half lines apart, in
            one column, nothing slanted, thicker rules. So the Council of Citizens with Low Vision
            International ("Best Practices and Guidelines for Large Print Documents") and the UK
            Association for Accessible Formats (G003, "Creating clear print and large print
            documents", 2019), whose page numbers are as large as the text.
        answers: Whether the answers follow, on pages of their own.

    Returns:
        HTML that loads nothing from elsewhere.

    Raises:
        KitError: The bank is empty, or an article that it names is not given.
    """
    # Imported late: only who prints needs it.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    sheet = lay_out(bank, articles)
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    template = environment.get_template("worksheet.html")
    return template.render(sheet=sheet, large=large, answers=answers)
