"""The gates of the notebooks, and that each gate closes when it should."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from tests.tools.refresh import VIEW, refresh

ROOT = Path(__file__).parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
MOST_CELLS = {"student": 16, "teacher": 24}
each = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def code_cells(path):
    cells = nbformat.read(path, as_version=4).cells
    return [cell for cell in cells if cell.cell_type == "code"]


@each
def test_every_code_cell_was_run_in_order(path):
    # nbval compares nothing in a cell that is saved without an execution count.
    counts = [cell.execution_count for cell in code_cells(path)]
    assert counts == list(range(1, len(counts) + 1))


@each
def test_no_cell_is_exempt_from_comparison(path):
    assert not [cell for cell in code_cells(path) if cell.metadata.get("tags")]
    for cell in code_cells(path):
        assert not re.search(r"#\s*(NBVAL|PYTEST_VALIDATE)", cell.source)
    assert not list(ROOT.rglob("*sanitize*.cfg"))


@each
def test_no_widget_state_view_or_path_of_a_machine_is_in_the_file(path):
    text = path.read_text("utf-8")
    assert "widgets" not in json.loads(text)["metadata"]
    assert VIEW not in text
    assert not re.search(r"(/home/|/ro[o]t/|/tmp/|/Users/|[A-Z]:\\\\)", text)


@each
def test_a_notebook_is_thin(path):
    cells = nbformat.read(path, as_version=4).cells
    assert len(cells) <= MOST_CELLS[path.stem.split("_")[0]]
    assert cells[0].cell_type == cells[-1].cell_type == "markdown"
    assert "**For**" in cells[0].source
    assert "## What next" in cells[-1].source
    for cell in code_cells(path):
        assert len(cell.source.splitlines()) <= 9
        assert not re.search(r"^\s*(def|class|for|while|try)\b", cell.source, re.MULTILINE)


@each
def test_a_refresh_changes_no_byte(path):
    assert refresh(path) == path.read_text("utf-8")


@pytest.fixture
def copied(tmp_path):
    """The notebooks and their data in another place, with the same settings for pytest."""
    for name in ("notebooks", "data"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for name in ("conftest.py", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def nbval(folder, *arguments):
    command = [sys.executable, "-m", "pytest", "-q", "--nbval", "-p", "no:cacheprovider"]
    return subprocess.run(
        [*command, *arguments],
        cwd=folder,
        env=os.environ | {"LANGUAGE": "en"},
        capture_output=True,
        text=True,
        check=False,
    )


STUDENT = "notebooks/student_01_mosul.ipynb"


def test_the_notebooks_pass_whatever_attempts_lie_there_and_leave_none(copied, bank, article):
    import kit

    place = copied / "attempts" / "attempts.sqlite"
    log = kit.AttemptLog(place)
    quiz = kit.Quiz(bank, article, log)
    quiz.answer(quiz.current.key)
    before = log.attempts()
    done = nbval(copied, STUDENT)
    assert done.returncode == 0, done.stdout
    assert log.attempts() == before
    shutil.rmtree(copied / "attempts")
    assert nbval(copied, STUDENT).returncode == 0
    assert not (copied / "attempts").exists()


def test_a_planted_wrong_output_turns_nbval_red(copied):
    path = copied / STUDENT
    text = path.read_text("utf-8")
    assert "1 of 1 answered" in text
    path.write_text(text.replace("1 of 1 answered", "0 of 1 answered"), "utf-8")
    done = nbval(copied, STUDENT)
    assert done.returncode == 1
    assert "1 failed" in done.stdout


@pytest.mark.parametrize("name", ["banks/mosul.csv", "examples/mosul-example.csv"])
def test_one_changed_key_in_the_bank_turns_nbval_red(copied, name):
    path = copied / "data" / name
    lines = path.read_text("utf-8-sig").splitlines(keepends=True)
    right = next(at for at, line in enumerate(lines) if "[x]" in line)
    wrong = next(at for at, line in enumerate(lines) if "[ ]" in line)
    lines[right] = lines[right].replace("[x]", "[ ]")
    lines[wrong] = lines[wrong].replace("[ ]", "[x]")
    path.write_text("".join(lines), "utf-8-sig")
    assert nbval(copied, STUDENT).returncode == 1


def test_one_changed_word_of_the_article_turns_nbval_red(copied):
    path = copied / "data" / "articles" / "mosul-2017-07-09.txt"
    path.write_text(path.read_text("utf-8").replace("rubble", "ashes"), "utf-8")
    assert nbval(copied, STUDENT).returncode == 1


def test_attempts_of_a_student_are_not_in_the_repository():
    ignored = (ROOT / ".gitignore").read_text("utf-8").splitlines()
    assert {"/attempts/", "/my-work/"} <= set(ignored)
