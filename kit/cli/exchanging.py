"""The commands `kit export` and `kit import`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from kit.bank import QuestionBank, load_bank
from kit.cli.files import free_place, usual_articles
from kit.cli.sheets import bank_writer, looked_up, put_bank
from kit.cli.told import counted, told
from kit.errors import BankError, KitError, named
from kit.exchange.export import Export, Loss
from kit.exchange.foreign.records import Reading
from kit.exchange.foreign.taking import Wish, bank_of, can_be_left_out
from kit.exchange.forms import FORMS, Form, form_by_ending, form_by_look, form_named, listed
from kit.files import write_file
from kit.lessons import ArticleFolder, articles_beside

_MOST_NAMED = 10
_READ = tuple(form for form in FORMS if form.read)

# Click keeps the lines of a paragraph that begins with a backspace.
_FOR_PAPER = frozenset({".pdf", ".docx", ".odt", ".html"})
_EXPORTS = """\b
Examples:
  kit export data/banks/mosul.csv -o mosul.xml
  kit export data/banks/mosul.csv -o mosul.txt --to gift
  kit export data/banks/mosul.csv -o mosul.h5p
"""
_IMPORTS = """\b
Examples:
  kit import questions.xml -o data/banks/news.csv --passage news
  kit import questions.txt -o data/banks/news.csv --from aiken --passage news
"""


@click.command(epilog=_EXPORTS, short_help="Write a bank for Moodle, Canvas and other systems.")
@click.argument("bank", metavar="BANK", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help=f"The file to be written; its ending tells the form: {listed(FORMS)}.",
)
@click.option(
    "--to",
    "name",
    type=click.Choice([form.name for form in FORMS]),
    help="The form, where the ending does not tell it.",
)
@click.option(
    "--articles",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="The folder of the articles; left out, 'articles' beside the folder of the bank, or else "
    "data/articles.",
)
@click.option("--force", is_flag=True, help="Write over a file that is there already.")
def export(bank: Path, output: Path, name: str | None, articles: Path | None, force: bool) -> None:
    """Write BANK, a CSV file, in the form of another program, such as Moodle or Canvas.

    What the form cannot hold is told, each with the questions in which it is.
    """
    with told():
        form = _form_for(output, name)
        free_place(output, bank, force=force)
        folder = ArticleFolder(articles or usual_articles(bank))
        questions = load_bank(bank)
        there = {question.passage for question in questions} & set(folder)
        made = form.write(questions, {each: folder[each] for each in sorted(there)})
        written = _written(questions, made, form)
        write_file(output, made.data)
    for loss in made.losses:
        click.echo(_loss(loss, form, len(questions) if loss.whole else written))
    for advice in filter(None, (*made.notes, _advice(form, questions, output))):
        click.echo(advice)
    click.echo(f"{counted(written, 'question')} of {len(questions):,} written to {output}.")


def _form_for(output: Path, name: str | None) -> Form:
    """Give the form in which a file is to be written, by its name or by the ending of the file.

    Raises:
        KitError: Neither tells one, or they tell two.
    """
    by_ending = form_by_ending(output)
    form = form_named(name) if name else by_ending
    if form is None and output.suffix.casefold() in _FOR_PAPER:
        raise KitError(f"{output}: for paper use 'kit worksheet', which writes a page to print.")
    if form is None:
        raise KitError(f"{output}: say with --to in which form: {listed(FORMS)}.")
    if by_ending not in (form, None):
        raise KitError(
            f"{output}: this is the name of a file for {by_ending.title}; for {form.title} let it "
            f"end in {form.ending}."
        )
    return form


def _written(bank: QuestionBank, made: Export, form: Form) -> int:
    """Give how many questions are in an export.

    Raises:
        KitError: None is.
    """
    left_out = {each for loss in made.losses if loss.whole for each in loss.questions}
    if len(left_out) == len(bank):
        raise KitError(f"{bank.id}: {form.title} can hold none of its questions.")
    return len(bank) - len(left_out)


def _advice(form: Form, bank: QuestionBank, file: Path) -> str:
    return form.advice.format(category=f"{bank.id} {bank.version}", file=file.name)


def _loss(loss: Loss, form: Form, number: int) -> str:
    """Tell a loss in one line; where it is in all of a number of questions, without their names."""
    start = f"{form.title} cannot hold {loss.what}; "
    if not loss.questions:
        return f"{start}{loss.instead or 'left out'}."
    is_all = 1 < number == len(loss.questions)
    ids = "" if is_all else f": {named(loss.questions, _MOST_NAMED)}"
    count = ("all " if is_all else "") + counted(len(loss.questions), "question")
    if loss.whole:
        verb = "is" if len(loss.questions) == 1 else "are"
        return f"{start}{count} {verb} left out{ids}."
    return f"{start}{loss.instead or 'left out'} in {count}{ids}."


@click.command("import", epilog=_IMPORTS, short_help="Make a bank of another system's questions.")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="BANK",
    type=click.Path(path_type=Path),
    help="The bank to be written: .csv, or .xlsx for a workbook.",
)
@click.option(
    "--from",
    "name",
    type=click.Choice([form.name for form in _READ]),
    help="The form of FILE; left out, by its ending, or else by a look at it.",
)
@click.option(
    "--passage",
    default="",
    metavar="ARTICLE",
    help="The article of the questions: its file's name without .txt.",
)
@click.option(
    "--articles",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="The folder of the articles, to look up the evidence; left out, 'articles' beside the "
    "folder of the bank, and what the articles speak against is a warning.",
)
@click.option(
    "--usable-only", is_flag=True, help="Leave out what cannot be used, and write the rest."
)
@click.option("--force", is_flag=True, help="Write over a file that is there already.")
def import_questions(
    file: Path,
    output: Path,
    name: str | None,
    passage: str,
    articles: Path | None,
    usable_only: bool,
    force: bool,
) -> None:
    """Make a bank of FILE, questions of another program, such as an export of Moodle.

    What was assumed is told, and last what is worth a look. The exit code is 1 when a question
    cannot be used, and then nothing is written. For spreadsheets there is `kit sheet`.
    """
    with told(), _with_a_way_out(usable_only):
        write = bank_writer(file, output, force)
        form = form_named(name) if name else _form_of(file)
        wish = Wish(bank_id=output.stem, passage=passage, usable_only=usable_only)
        read = partial(_bank, form.reading(file), file, wish)
        if articles:
            bank = read(articles=ArticleFolder(articles))
        else:
            bank = looked_up(read, articles_beside(output))
        look = put_bank(bank, output, write)
    click.echo(f"{counted(len(bank), 'question')} written to {output}{look}.")


def _bank(
    reading: Reading, file: Path, wish: Wish, articles: ArticleFolder | None = None
) -> QuestionBank:
    """Make a bank of what was read, with the articles given.

    Raises:
        BankError: Questions cannot be used.
    """
    return bank_of(reading, file, replace(wish, articles=articles))


@contextmanager
def _with_a_way_out(usable_only: bool) -> Iterator[None]:
    """Tell with faults of questions how to do without these.

    Raises:
        KitError: Questions cannot be used.
    """
    try:
        yield
    except BankError as error:
        if usable_only or not any(map(can_be_left_out, error.problems)):
            raise
        raise KitError(
            f"{error}\nNothing was written. Mend this, or leave out with --usable-only what cannot "
            "be used."
        ) from error


def _form_of(file: Path) -> Form:
    """Give the form of a file.

    Raises:
        BankError: It cannot be opened, or is no text.
        KitError: It is in none of the forms.
    """
    form = form_by_ending(file) or form_by_look(file)
    if form is None:
        raise KitError(
            f"{file}: this looks like none of {listed(_READ)}; say with --from which it is. For "
            "spreadsheets there is `kit sheet`."
        )
    return form
