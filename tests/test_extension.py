"""The code of the views, as an extension of JupyterLab and as the kernel gives it."""

import gzip
import json
import re
import runpy
import shutil
from pathlib import Path

import pytest

import kit
from kit.widgets import packed
from kit.widgets.languages import languages

ROOT = Path(__file__).parent.parent


@pytest.fixture
def extension(tmp_path):
    build = runpy.run_path(str(ROOT / "hatch_build.py"))
    build["write_extension"](tmp_path / "extension", "1.2.3")
    return tmp_path / "extension"


@pytest.fixture
def quiz():
    lesson = kit.load_lesson(ROOT / "data" / "banks" / "mosul.csv")
    return kit.Quiz(lesson.bank, lesson.article, kit.AttemptLog.in_memory(), "student")


def test_the_extension_names_files_that_are_there(extension):
    package = json.loads((extension / "package.json").read_text("utf-8"))
    assert (package["name"], package["version"]) == ("reading-kit", "1.2.3")
    entry = (extension / package["jupyterlab"]["_build"]["load"]).read_text("utf-8")
    editions = json.loads(re.search(r"const editions = (\[.*\]);", entry)[1])
    assert editions == [packed.edition(view) for view in packed.BUNDLES]
    assert {path.stem for path in (extension / "static").iterdir()} == {
        *editions,
        Path(package["jupyterlab"]["_build"]["load"]).stem,
    }


def test_the_page_gets_the_code_that_the_kernel_has(extension):
    for view in packed.BUNDLES:
        code = (extension / "static" / f"{packed.edition(view)}.js").read_text("utf-8")
        assert code == packed.script(view, languages())


@pytest.mark.parametrize("name", ["dom.js", "quiz.js", "quiz.css"])
def test_an_edition_is_another_one_when_a_file_is(name, tmp_path, monkeypatch):
    monkeypatch.setattr(packed, "FOLDER", shutil.copytree(packed.FOLDER, tmp_path / "view"))
    before = packed.edition.__wrapped__("quiz")
    changed = tmp_path / "view" / name
    changed.write_text(changed.read_text("utf-8") + " ", "utf-8")
    assert packed.edition.__wrapped__("quiz") != before
    assert packed.edition.__wrapped__("quiz").startswith("quiz.")


def test_an_edition_is_another_one_when_a_word_is(monkeypatch):
    before = packed.edition.__wrapped__("quiz")
    monkeypatch.setattr(packed, "words_in", lambda _: {"check": "Check it"})
    assert packed.edition.__wrapped__("quiz") != before


def test_an_edition_is_another_one_when_a_translation_is(tmp_path, monkeypatch):
    monkeypatch.setattr(packed, "CATALOGUES", shutil.copytree(packed.CATALOGUES, tmp_path / "all"))
    before = packed.edition.__wrapped__("quiz")
    with (tmp_path / "all" / "fr.po").open("a", encoding="utf-8") as file:
        file.write("\n")
    assert packed.edition.__wrapped__("quiz") != before


def test_the_kernel_sends_the_code_when_it_is_asked_and_not_before(quiz):
    view = kit.QuizView(quiz)
    assert (view.edition, view.code) == (packed.edition("quiz"), b"")
    screen = view.screen
    view._receive(view, {"act": "code"}, [])
    assert gzip.decompress(view.code).decode() == packed.script("quiz", ["en"])
    assert view.screen == screen


def test_words_come_with_the_code_and_not_with_a_quiz(quiz, extension):
    view = kit.QuizView(quiz, "fr")
    assert "Vérifier" not in json.dumps(view.get_state(), default=str)
    assert "Vérifier" in (extension / "static" / f"{view.edition}.js").read_text("utf-8")
    view._receive(view, {"act": "code"}, [])
    own = gzip.decompress(view.code).decode()
    assert ("Vérifier" in own, "Comprobar" in own) == (True, False)
