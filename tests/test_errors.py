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


def test_an_error_of_a_bank_is_the_list_of_its_problems():
    problems = [Problem(file="a.csv", line=n, message="no") for n in (1, 2)]
    assert str(BankError(problems)) == "a.csv, line 1: no\na.csv, line 2: no"


def test_a_notebook_shows_the_message_and_no_traceback(tmp_path):
    shell = InteractiveShell()
    shown = io.StringIO()
    with redirect_stdout(shown), redirect_stderr(shown):
        done = shell.run_cell(f"import kit; kit.load_article({str(tmp_path / 'none.txt')!r})")
    assert isinstance(done.error_in_exec, kit.KitError)
    assert "there is no such file" in shown.getvalue()
    assert "Traceback" not in shown.getvalue()
    assert "article.py" not in shown.getvalue()
