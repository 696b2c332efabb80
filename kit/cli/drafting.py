"""The command `kit draft`."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

import click

from kit.bank import Kind, QuestionType
from kit.batch import (
    BankFolder,
    Banks,
    OneBank,
    Result,
    Workers,
    cluster,
    draft_many,
    find_articles,
    find_unread,
    in_process,
    processes,
)
from kit.cli.explaining import explanation_file, show_explanation
from kit.cli.files import free_place
from kit.cli.options import kind_option
from kit.cli.progress import progress
from kit.cli.summary import Summary
from kit.cli.tables import screen
from kit.cli.told import counted, tell_unread, told
from kit.drafting import Difficulty, Form, Wanted
from kit.errors import DraftError, WorkersLostError
from kit.lessons import NO_BANK, bank_files

# A process of its own takes 2 s to load the language model, and an article 0.2 s to draft.
_WORTH_A_PROCESS = 12
_WORKBOOKS = (".xlsx", ".xls", ".ods")


@click.command(short_help="Draft questions from articles.")
@click.argument("articles", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    metavar="BANK.csv|FOLDER/",
    help="The bank to write; or a folder, for one bank an article.",
)
@kind_option
@click.option(
    "--type",
    "types",
    type=click.Choice([str(QuestionType.CHOICE), str(QuestionType.SHORT)]),
    multiple=True,
    help="Only questions with choices, or only short answers.",
)
@click.option(
    "--difficulty",
    "difficulties",
    type=click.Choice([str(difficulty) for difficulty in Difficulty]),
    multiple=True,
    help="Only this difficulty; may be given several times.",
)
@click.option(
    "--form",
    "forms",
    type=click.Choice([str(form) for form in Form]),
    multiple=True,
    help="Also questions of this form, each in place of those on the same sentence: true or "
    "false, how long, what happened on a date, what came first.",
)
@click.option(
    "--rough",
    is_flag=True,
    help="Also keep what is usually left out, tagged with the reason (mend-...), for you to mend.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    help="So many questions an article, if it gives them; less sure ones make up the number.",
)
@click.option("--force", is_flag=True, help="Write over files that are there already.")
@click.option("--explain", is_flag=True, help="Show what was drafted, and what not and why.")
@click.option(
    "--explain-to",
    metavar="FILE.csv",
    type=click.Path(path_type=Path),
    help="Write the same to a CSV file.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    help="Draft in so many processes; left out, as many as the machine has cores.",
)
@click.option(
    "--scheduler",
    metavar="tcp://HOST:PORT",
    help="Draft on a Dask cluster that is running; use only one that you trust.",
)
def draft(
    articles: tuple[Path, ...],
    output: str | None,
    kinds: tuple[str, ...],
    types: tuple[str, ...],
    difficulties: tuple[str, ...],
    forms: tuple[str, ...],
    rough: bool,
    limit: int | None,
    force: bool,
    explain: bool,
    explain_to: Path | None,
    jobs: int | None,
    scheduler: str | None,
) -> None:
    """Draft questions from ARTICLES, text files or folders of them, for a teacher to edit.

    With -o BANK.csv one bank holds the questions of all articles; with -o FOLDER/ each article
    gets its own. A second run goes on where the first was stopped: an article whose bank is in the
    folder is passed over. The exit code is 1 when an article gave no questions.
    """
    _refuse_what_cannot_be_meant(
        both=bool(jobs and scheduler), nothing=not (output or explain or explain_to)
    )
    wanted = Wanted(
        kinds=tuple(map(Kind, kinds)) or Wanted.kinds,
        types=tuple(map(QuestionType, types)) or Wanted.types,
        difficulties=tuple(map(Difficulty, difficulties)) or Wanted.difficulties,
        forms=tuple(dict.fromkeys(map(Form, forms))),
        rough=rough,
        limit=limit,
    )
    with told():
        banks, paths = _choose_banks(output, force), find_articles(articles)
        _see_to_the_explanation(explain_to, output, paths, force=force)
        with (
            _stoppable(banks),
            _explained(explain, explain_to) as tell,
            _workers(paths, banks, jobs, scheduler) as workers,
        ):
            failed = _draft_all(paths, banks, wanted, workers, tell, quiet=explain)
        tell_unread([path for path in find_unread(articles) if not _is_output(path, banks)])
    if failed:
        raise SystemExit(1)


def _refuse_what_cannot_be_meant(*, both: bool, nothing: bool) -> None:
    if both:
        raise click.UsageError("--jobs is for this machine, --scheduler for a cluster; give one.")
    if nothing:
        raise click.UsageError("Name the bank to write with -o, or look with --explain.")


def _see_to_the_explanation(
    explain_to: Path | None, output: str | None, paths: list[Path], *, force: bool
) -> None:
    """Refuse a file for the explanation that is a bank or an article, or may hold other work."""
    if explain_to is None:
        return
    if output and explain_to.resolve() == Path(output).resolve():
        raise DraftError(f"{explain_to}: -o and --explain-to name one file; choose another.")
    for path in paths:
        free_place(explain_to, path, force=force)


def _is_output(path: Path, banks: Banks) -> bool:
    return banks.folder is not None and path.resolve() == banks.folder.resolve()


def _draft_all(
    paths: list[Path],
    banks: Banks,
    wanted: Wanted,
    workers: Workers,
    tell: Callable[[Result], None],
    *,
    quiet: bool,
) -> bool:
    """Draft, keep and sum up; say whether an article gave no questions."""
    summary = Summary(
        banks=banks,
        count=len(paths),
        limit=wanted.limit,
        rough=wanted.rough,
        forms=tuple(wanted.forms),
    )
    for result in _results(paths, banks, wanted, workers, quiet=quiet):
        summary.add(result)
        tell(result)
    banks.close()
    summary.show()
    return bool(summary.failed)


@contextmanager
def _explained(shown: bool, path: Path | None) -> Iterator[Callable[[Result], None]]:
    """Give what explains each result, on the screen and in a file, as far as that is wanted."""
    with explanation_file(path) if path else nullcontext() as write:

        def tell(result: Result) -> None:
            if shown:
                show_explanation(screen(), result)
            if write:
                write(result)

        yield tell


def _choose_banks(output: str | None, force: bool) -> Banks:
    if output is None:
        return Banks()
    path = Path(output)
    if output.endswith(("/", os.sep)) or path.is_dir():
        return BankFolder(place=path, anew=force)
    if path.suffix.casefold() in _WORKBOOKS:
        bank = path.with_suffix(".csv")
        raise DraftError(
            f"{output}: a draft is a bank, and a bank is a CSV file. Write {bank}; then "
            f"'kit sheet {bank} -o {path.with_suffix('.xlsx')}' makes a workbook of it."
        )
    if path.suffix.casefold() != ".csv":
        raise DraftError(
            f"{output}: is this a bank or a folder? Write {output}.csv for one bank, "
            f"{output}/ for a folder with one bank an article."
        )
    if path.name.casefold() == NO_BANK:
        raise DraftError(
            f"{path}: this is the name of the list of articles that failed; choose another."
        )
    if path.exists() and not force:
        raise DraftError(
            f"{path}: this bank is there already and may hold a teacher's work; "
            "choose another name, or add --force."
        )
    return OneBank(path=path)


def _workers(
    paths: list[Path], banks: Banks, jobs: int | None, scheduler: str | None
) -> AbstractContextManager[Workers]:
    left = sum(not banks.has(path) for path in paths)
    if scheduler and left:
        return cluster(scheduler)
    count = min(jobs, left) if jobs else min(_cores(), left // _WORTH_A_PROCESS)
    return processes(count) if count > 1 else in_process()


def _cores() -> int:
    """Count the cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _results(
    paths: list[Path], banks: Banks, wanted: Wanted, workers: Workers, *, quiet: bool
) -> Iterator[Result]:
    results = draft_many(
        paths,
        save=banks.save,
        is_done=banks.has,
        wanted=wanted,
        executor=workers.executor,
        ahead=workers.ahead,
    )
    with progress(0 if quiet else len(paths)) as advance:
        for result in results:
            advance(result)
            yield banks.add(result)


@contextmanager
def _stoppable(banks: Banks) -> Iterator[None]:
    """End with a word on what is there: at Ctrl+C with exit code 130, or when workers are lost.

    Raises:
        DraftError: They are lost; it says what is there.
    """
    try:
        yield
    except KeyboardInterrupt as stop:
        click.echo(f"\nStopped: {_kept(banks)}", err=True)
        raise SystemExit(130) from stop
    except WorkersLostError as lost:
        raise DraftError(f"{lost}\nStopped: {_kept(banks)}") from lost


def _kept(banks: Banks) -> str:
    if not isinstance(banks, BankFolder):
        return "nothing was written."
    there = bank_files([banks.place]) if banks.place.is_dir() else ()
    place = f"{counted(sum(1 for _ in there), 'bank')} in {banks.place}, all whole"
    return f"{place}." if banks.anew else f"{place}; the same command goes on from there."
