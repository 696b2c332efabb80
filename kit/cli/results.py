"""The command `kit results`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import click
import pandas as pd

from kit.attempts import default_path, file_of
from kit.bank import QuestionBank, load_bank
from kit.cli.class_told import tell_class, tell_gradebook
from kit.cli.files import free_place, table_file, usual_articles
from kit.cli.results_rows import answer_rows, points_rows
from kit.cli.told import counted, told, warnings_told
from kit.errors import KitError
from kit.exchange.gradebook import Filled, fill_gradebook
from kit.files import write_file
from kit.lessons import ArticleFolder
from kit.report import UnreadFilesWarning, answers_table, points_table, read_attempts, scores

# Click keeps the lines of a paragraph that begins with a backspace.
_EXAMPLES = """\b
Examples:
  kit results data/banks/mosul.csv
  kit results data/banks/mosul.csv --attempts my-work/class/ -o my-work/answers.csv
  kit results data/banks/mosul.csv --gradebook exported.csv --column Mosul -o filled.csv
"""


class _Wish(NamedTuple):
    """What is to be filled in, if anything, and how."""

    gradebook: Path | None
    column: str
    match_by: str
    out_of: float | None


@click.command(epilog=_EXAMPLES, short_help="Tell how a class did with a bank.")
@click.argument("bank", metavar="BANK", type=click.Path(path_type=Path))
@click.option(
    "--attempts",
    "source",
    metavar="PLACE",
    help="Where the answers are: a log (*.sqlite), a table (*.csv), a folder of these, or the URL "
    "of a database; left out, the log on this machine.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A CSV file to be written: one row an answer; with --gradebook, the filled gradebook.",
)
@click.option(
    "--wide",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A CSV file to be written: one row a student, a column a question.",
)
@click.option(
    "--gradebook",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Your gradebook, exported as CSV by Canvas, Moodle or another system. One column is "
    "filled, and all else stays as it is.",
)
@click.option("--column", help="The column to be filled, or to be added; left out, BANK's name.")
@click.option(
    "--match",
    "match_by",
    metavar="COLUMN",
    help="The column that has the students' names as the kit knows them; left out, those for "
    "logins, numbers, addresses and names.",
)
@click.option(
    "--out-of",
    type=click.FloatRange(min=0, min_open=True),
    help="What full points are worth; left out, what the gradebook says, or 100.",
)
@click.option("--force", is_flag=True, help="Write over a file that is there already.")
def results(
    bank: Path,
    source: str | None,
    output: Path | None,
    wide: Path | None,
    gradebook: Path | None,
    column: str | None,
    match_by: str | None,
    out_of: float | None,
    force: bool,
) -> None:
    """Tell how a class did with BANK, a CSV file, and which questions need a look.

    Of a student who began again the best sitting counts; a question is judged by the first sitting
    in which it was answered. Nothing is written unless a file is named.
    """
    if gradebook and not output:
        raise click.UsageError("with --gradebook, name with -o the file to be written.")
    if not gradebook and (column or match_by or out_of):
        raise click.UsageError("--column, --match and --out-of are for a --gradebook.")
    with told():
        source = source or str(default_path())
        outputs = [path for path in (output, wide) if path]
        _refuse_places(outputs, bank, file_of(source), gradebook, force)
        questions = load_bank(bank)
        attempts = _attempts(source, questions)
        wish = _Wish(gradebook, column or questions.id, match_by or "", out_of)
        # What cannot be filled in is told before anything is written.
        filled = _filled(attempts, questions, wish)
        tell_class(attempts, questions)
        if wide:
            _write_wide(attempts, questions, wide)
        if filled and output:
            write_file(output, filled.data)
            left = scores(attempts, questions)["unanswered"]
            tell_gradebook(filled, output, {str(who): int(n) for who, n in left.items()})
        elif output:
            _write_answers(attempts, questions, output, ArticleFolder(usual_articles(bank)))


def _refuse_places(
    outputs: list[Path], bank: Path, attempts: Path | None, gradebook: Path | None, force: bool
) -> None:
    """See to it that nothing is written over, nor put where attempts are looked for.

    Raises:
        KitError: A file would be.
    """
    if len({path.resolve() for path in outputs}) < len(outputs):
        raise KitError(f"{outputs[0]}: this file is named twice; give each a name of its own.")
    for output in outputs:
        if output.suffix.casefold() != ".csv":
            raise KitError(f"{output}: a CSV file is written; end the name in .csv.")
        for read in filter(None, (bank, attempts, gradebook)):
            free_place(output, read, force=force)
        if attempts and attempts.is_dir() and output.resolve().is_relative_to(attempts.resolve()):
            raise KitError(
                f"{output}: all files in {attempts} are read as attempts; put this one into "
                "another folder."
            )


def _attempts(source: str, bank: QuestionBank) -> pd.DataFrame:
    """Read the attempts of a class.

    Raises:
        KitError: There are none.
    """
    if "://" not in source and not Path(source).exists():
        raise KitError(
            f"{source}: there are no attempts here. Let a student answer a question first, or name "
            "with --attempts where the answers of your class are: a log, a folder of logs, or the "
            "URL of a database."
        )
    with warnings_told(UnreadFilesWarning):
        attempts = read_attempts(source)
    if attempts.empty:
        raise KitError(f"Nobody has answered a question of {bank.id!r} yet: the log is empty.")
    return attempts


def _write_answers(
    attempts: pd.DataFrame, bank: QuestionBank, output: Path, articles: ArticleFolder
) -> None:
    table = answers_table(attempts, bank, articles)
    _write(output, table.columns, answer_rows(table))
    click.echo(f"{counted(len(table), 'answer')} written to {output}.")


def _write_wide(attempts: pd.DataFrame, bank: QuestionBank, output: Path) -> None:
    table = points_table(attempts, bank)
    _write(output, ["student", *table.columns], points_rows(table))
    click.echo(f"The points of {counted(len(table), 'student')} written to {output}.")


def _write(output: Path, columns: Iterable[str], rows: Iterable[list[str]]) -> None:
    with table_file(output, columns) as write:
        for row in rows:
            write(row)


def _filled(attempts: pd.DataFrame, bank: QuestionBank, wish: _Wish) -> Filled | None:
    if not wish.gradebook:
        return None
    table = points_table(attempts, bank)
    shares = (table["total"] / table["out_of"]).fillna(0)
    return fill_gradebook(
        wish.gradebook,
        {str(student): float(share) for student, share in shares.items()},
        column=wish.column,
        match_by=wish.match_by,
        out_of=wish.out_of,
    )
