"""The house is as it is drawn: which room may import which, and what a visitor sees."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import kit

ROOT = Path(__file__).parent.parent

# A room and the rooms it may import; nothing imports widgets or cli.
MAY_IMPORT = {
    "errors": "",
    "files": "errors",
    "messages": "",
    "text": "",
    "dates": "text",
    "names": "lexicon numbers text",
    "lexicon": "",
    "numbers": "text",
    "places": "text",
    "article": "errors heading text",
    "heading": "errors text",
    "language": "errors text",
    "level": "article errors text",
    "facts": "article dates language lexicon names places text",
    "bank": "errors files text",
    "lessons": "article bank",
    "review": "article bank checking errors text",
    "editing": "article bank drafting errors lessons review text",
    "worksheet": "article bank errors",
    "exchange": "article bank checking errors files names numbers places text",
    "drafting": "article bank dates errors facts lexicon names places text",
    "checking": "bank dates lexicon messages names numbers places text",
    "attempts": "errors",
    "quiz": "article attempts bank checking errors messages text",
    "report": "attempts bank checking errors text",
    "widgets": "article attempts bank checking editing errors lessons messages quiz text",
    "batch": "article bank drafting errors language lessons",
    "cli": "article attempts bank batch checking drafting errors exchange files lessons level"
    " report review text worksheet",
}


def room(path: Path) -> str:
    return path.relative_to(ROOT / "kit").parts[0].removesuffix(".py")


def imported_rooms(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            names.add(node.module or "")
        elif isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
    return {name.split(".")[1] for name in names if name.startswith("kit.")}


MODULES = sorted(p for p in (ROOT / "kit").rglob("*.py") if p != ROOT / "kit" / "__init__.py")


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_room_imports_only_what_its_row_allows(path):
    own = room(path)
    assert imported_rooms(path) - {own} <= set(MAY_IMPORT[own].split())


def test_every_row_of_the_table_is_a_room():
    assert {room(path) for path in MODULES} == set(MAY_IMPORT)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_says_what_it_is_for_and_is_small(path):
    text = path.read_text("utf-8")
    assert ast.get_docstring(ast.parse(text)), "no docstring"
    assert len(text.splitlines()) <= 340


def test_the_names_of_the_kit_are_these():
    assert sorted(kit.__all__) == [
        "Article",
        "Attempt",
        "AttemptLog",
        "BankEditor",
        "Form",
        "Kind",
        "KitError",
        "Lesson",
        "LessonChooser",
        "Option",
        "Outcome",
        "Policy",
        "Question",
        "QuestionBank",
        "QuestionType",
        "Quiz",
        "QuizView",
        "Verdict",
        "answers_table",
        "bank_table",
        "check",
        "draft_questions",
        "explain_check",
        "explain_draft",
        "fill_gradebook",
        "find_problems",
        "load_article",
        "load_bank",
        "load_lesson",
        "main_event",
        "options_table",
        "overview",
        "parse_article",
        "plot_questions",
        "plot_scores",
        "points_table",
        "questions_table",
        "read_attempts",
        "reading_level",
        "save_bank",
        "scores",
        "worth_a_look",
    ]
    for name in kit.__all__:
        assert getattr(kit, name).__doc__
        assert name in dir(kit)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = kit.nothing


def loaded_after(code: str) -> set[str]:
    script = f"{code}\nimport sys; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_importing_the_kit_loads_nothing_heavy():
    heavy = {"spacy", "pandas", "numpy", "sqlalchemy", "matplotlib", "ipywidgets", "anywidget"}
    assert not loaded_after("import kit") & heavy


def test_the_path_of_a_student_loads_neither_spacy_nor_pandas():
    code = (
        "import kit\n"
        f"article = kit.load_article({str(ROOT / 'data/articles/mosul-2017-07-09.txt')!r})\n"
        f"bank = kit.load_bank({str(ROOT / 'data/banks/mosul.csv')!r}, [article])\n"
        "quiz = kit.Quiz(bank, article, kit.AttemptLog.in_memory(), 'ana')\n"
        "kit.QuizView(quiz).act('answer', bank.questions[0].key)"
    )
    assert not loaded_after(code) & {"spacy", "pandas", "numpy", "matplotlib", "kit.drafting"}
