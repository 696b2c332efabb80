import io
from contextlib import redirect_stderr, redirect_stdout

from IPython.core.interactiveshell import InteractiveShell

import kit
from kit.errors import BankError, Problem, Severity


def test_a_problem_names_its_place_from_file_to_column():
    problem = Problem(
        file="mosul.csv", line=41, question="mosul-who-3", column="text", message="say more"
    )
    assert str(problem) == "mosul.csv, line 41, question mosul-who-3, column text: say more"
    assert str(Problem(file="mosul.csv", line=None, message="is empty")) == "mosul.csv: is empty"
    assert problem.severity is Severity.ERROR


def test_a_huge_cell_is_not_told_whole():
    huge = "all of it " * 4_000
    problem = Problem(
        file="b.csv", line=2, question=huge, column=huge, message=f"'{huge}' has no mark; add [x]"
    )
    assert len(str(problem)) < 1_200
    assert len(problem.message) < 400
    assert problem.message.startswith("'all of it all of it")
    assert problem.message.endswith("has no mark; add [x]")
    usual = "'" + "the words of a long sentence " * 8 + "' does not stand word for word; copy it"
    assert Problem(file="b.csv", line=2, message=usual).message == usual


def test_an_error_of_a_bank_is_the_list_of_its_problems():
    problems = [Problem(file="a.csv", line=n, message="no") for n in (1, 2)]
    assert str(BankError(problems)) == "a.csv, line 1: no\na.csv, line 2: no"


def test_an_error_of_many_problems_tells_the_first_and_counts_the_others():
    problems = [Problem(file="a.csv", line=n, message="no") for n in range(1, 10_001)]
    error = BankError(problems)
    assert len(error.problems) == 10_000
    assert str(error).splitlines()[-2:] == [
        "a.csv, line 40: no",
        "and 9,960 more; mend these and look again.",
    ]


def test_a_notebook_shows_the_message_and_no_traceback(tmp_path):
    shell = InteractiveShell()
    shown = io.StringIO()
    with redirect_stdout(shown), redirect_stderr(shown):
        done = shell.run_cell(f"import kit; kit.load_article({str(tmp_path / 'none.txt')!r})")
    assert isinstance(done.error_in_exec, kit.KitError)
    assert "there is no such file" in shown.getvalue()
    assert "Traceback" not in shown.getvalue()
    assert "article.py" not in shown.getvalue()
