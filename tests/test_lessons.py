"""A folder of lessons: found, listed, chosen; nothing is special about one of them."""

import csv
import io
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from ipywidgets.widgets.widget import _instances

import kit
from kit.cli import main
from kit.exchange.sheets import read_sheet
from kit.lessons import ArticleFolder, articles_folder, articles_of, bank_files, load_lesson

LESSONS = ["mosul", "taipei-lanterns", "texas-clock", "toronto-expo"]


@pytest.fixture
def folder(root, tmp_path, monkeypatch):
    shutil.copytree(root / "data", tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "data"


def run(*arguments):
    return CliRunner().invoke(main, arguments)


def test_the_articles_of_a_folder_are_read_when_they_are_asked_for(folder):
    (folder / "articles" / "broken.txt").write_bytes(b"\x00")
    articles = ArticleFolder(folder / "articles")
    assert "broken" in articles
    assert articles["mosul-2017-07-09"] is articles["mosul-2017-07-09"]
    assert articles.get("nothing") is None
    with pytest.raises(kit.KitError, match=r"broken\.txt"):
        articles["broken"]


def test_articles_are_looked_for_where_a_link_leads(folder, tmp_path):
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "banks").symlink_to(folder / "banks")
    (tmp_path / "other" / "one.csv").symlink_to(folder / "banks" / "mosul.csv")
    wanted = folder / "articles"
    assert articles_of(tmp_path / "other" / "banks") == wanted
    assert articles_folder(tmp_path / "other" / "banks" / "mosul.csv") == wanted
    assert articles_folder(tmp_path / "other" / "one.csv") == wanted


def test_points_are_listed_with_two_decimals_at_most(folder):
    path = folder / "banks" / "mosul.csv"
    bank = kit.load_bank(path)
    thirds = tuple(replace(question, points=1 / 3) for question in bank.questions[:2])
    kit.save_bank(replace(bank, questions=thirds), path)
    rows = csv.DictReader(io.StringIO(run("list", "--csv").output))
    told = {row["bank"]: (row["questions"], row["points"]) for row in rows}
    assert told["mosul"] == ("2", "0.67")


def test_a_lesson_is_a_bank_with_its_article(folder):
    lesson = load_lesson(folder / "banks" / "texas-clock.csv")
    assert lesson.article.id == "texas-clock-2015-09-22"
    assert lesson.title == lesson.article.title
    assert repr(lesson) == f"Lesson('texas-clock': {lesson.title!r}, 20 questions)"
    assert load_lesson(folder / "examples" / "mosul-example.csv").title == "Mosul example"


@pytest.mark.parametrize("name", [path for path in LESSONS if "-" in path[5:] and path[0] == "t"])
def test_the_further_lessons_ask_for_each_kind_and_teach_with_every_answer(root, name):
    lesson = load_lesson(root / "data" / "banks" / f"{name}.csv")
    assert min(len(lesson.bank.of_kind(kind)) for kind in kit.Kind) >= 4
    assert len({question.type for question in lesson.bank}) >= 5
    assert lesson.article.credit
    for question in lesson.bank:
        assert question.evidence
        assert question.hints
        assert all(option.feedback for option in question.options), question.id


def test_a_reader_chooses_a_lesson_and_each_keeps_its_place(folder, tmp_path):
    log = kit.AttemptLog(tmp_path / "attempts.sqlite")
    chooser = kit.LessonChooser(folder, log, "ana")
    assert [lesson.bank.id for lesson in chooser.lessons] == LESSONS
    first = chooser.view
    question = first.quiz.bank.questions[0]
    first.act("begin")
    first.act("answer", question.key)
    chooser.chooser.value = 2
    assert chooser.lesson.bank.id == "texas-clock"
    assert chooser.view.quiz.article.id == "texas-clock-2015-09-22"
    assert repr(chooser).startswith("LessonChooser(4 lessons, open: 'texas-clock' ")
    chooser.chooser.value = 0
    assert chooser.view.quiz.score().settled == 1


def labels(chooser):
    return [label for label, _ in chooser.chooser.options]


def test_the_lesson_worked_on_last_is_open_again_and_the_list_tells_how_far(folder, tmp_path):
    log = kit.AttemptLog(tmp_path / "attempts.sqlite")
    chooser = kit.LessonChooser(folder, log, "ana", "en")
    chooser.chooser.value = LESSONS.index("texas-clock")
    title = chooser.lesson.title
    assert labels(chooser)[chooser.chooser.value] == f"{title} (20 questions)"
    chooser.view.act("answer", chooser.view.quiz.current.key)
    assert labels(chooser)[chooser.chooser.value] == f"{title} (1 of 20 answered)"
    assert chooser.lesson.bank.id == "texas-clock"
    kit.LessonChooser(folder, log, "ben").view.act("begin")
    again = kit.LessonChooser(folder, log, "ana", "en")
    assert again.lesson.bank.id == "texas-clock"
    assert again.view.quiz.score().settled == 1
    assert labels(again) == labels(chooser)
    again.chooser.value = LESSONS.index("mosul")
    again.view.act("begin")
    assert kit.LessonChooser(folder, log, "ana").lesson.bank.id == "mosul"


def test_banks_on_one_article_are_told_apart(folder):
    text = (folder / "banks" / "mosul.csv").read_text("utf-8")
    (folder / "banks" / "mosul-two.csv").write_text(text, "utf-8")
    chooser = kit.LessonChooser(folder, kit.AttemptLog.in_memory(), "ana", "en")
    assert len(set(labels(chooser))) == len(labels(chooser))


def test_the_list_is_told_in_the_language_of_the_quiz(folder):
    (folder / "banks" / "bad.csv").write_text("nothing of a bank\n")
    chooser = kit.LessonChooser(folder, kit.AttemptLog.in_memory(), "ana", "es")
    assert chooser.chooser.description == "Artículo:"
    assert labels(chooser)[0] == "Mosul (36 preguntas)"
    assert chooser.children[1].value == "No se abren porque contienen errores: bad.csv."


def test_the_card_of_the_list_tells_of_the_lesson_that_is_open(folder):
    chooser = kit.LessonChooser(folder, kit.AttemptLog.in_memory(), "ana", "en")
    page = chooser.resting()["text/html"]
    assert "Mosul" in page
    assert "0 of 36 answered" in page
    chooser.chooser.value = LESSONS.index("texas-clock")
    chooser.view.act("answer", chooser.view.quiz.current.key)
    assert f"{chooser.lesson.title}</strong>" in chooser.resting()["text/html"]
    assert "1 of 20 answered" in chooser.resting()["text/html"]


def test_a_damaged_log_is_put_aside_and_the_chooser_begins_a_new_one(folder, tmp_path):
    log = kit.AttemptLog(tmp_path / "attempts.sqlite")
    kit.LessonChooser(folder, log, "ana").view.act("begin")
    log.path.write_bytes(log.path.read_bytes()[:4096] + b"\xff" * 8192)
    again = kit.AttemptLog(log.path)
    with pytest.raises(kit.KitError, match=r"put aside as attempts\.sqlite\.damaged-1"):
        kit.LessonChooser(folder, again, "ana")
    assert kit.LessonChooser(folder, again, "ana").view.quiz.score().settled == 0


class Lockable(kit.AttemptLog):
    """A log that another program may lock."""

    failure: Exception | None = None

    def news(self, *looked_for):
        if self.failure:
            raise self.failure
        return super().news(*looked_for)


@pytest.fixture
def lockable(tmp_path):
    return Lockable(tmp_path / "attempts.sqlite")


def chosen_in_the_browser(chooser, number):
    """Choose as the browser does, and give what it is told of the list after that."""
    sent = []
    chooser.chooser.comm.send = lambda data, **_: sent.append(data.get("state", {}))
    chooser.chooser.set_state({"index": number})
    return [state["index"] for state in sent if "index" in state]


def test_a_lesson_that_cannot_be_opened_leaves_the_open_one_in_use(folder, lockable):
    chooser = kit.LessonChooser(folder, lockable, "ana", "en")
    chooser.chooser.value = 3
    chooser.view.act("answer", chooser.view.quiz.current.key)
    before, told = chooser.view, labels(chooser)
    lockable.failure = kit.errors.AttemptLogError("the log is locked")
    assert chosen_in_the_browser(chooser, 2)[-1] == 3
    assert (chooser.chooser.value, chooser.lesson.bank.id) == (3, "toronto-expo")
    assert chooser.children == (chooser.chooser, before)
    assert before.screen["notice"] == {"kind": "failed", "text": "the log is locked"}
    lockable.failure = None
    before.act("hint")
    assert labels(chooser) == told
    chooser.chooser.value = 2
    assert chooser.lesson.bank.id == "texas-clock"
    assert (before.comm, chooser.view in chooser.children) == (None, True)


def test_what_cannot_be_foreseen_is_shown_in_the_open_lesson_and_raised(folder, lockable):
    chooser = kit.LessonChooser(folder, lockable, "ana", "en")
    lockable.failure = OSError("no more memory")
    with pytest.raises(OSError, match="no more memory"):
        chooser.chooser.value = 1
    assert chooser.lesson.bank.id == "mosul"
    assert "no more memory" in chooser.view.screen["notice"]["text"]


def test_a_lesson_that_was_left_counts_in_its_own_row(folder, lockable):
    chooser = kit.LessonChooser(folder, lockable, "ana", "en")
    left = chooser.view
    chooser.chooser.value = 2
    left.act("answer", left.quiz.current.key)
    assert "(1 of 36 answered)" in labels(chooser)[0]
    assert "(20 questions)" in labels(chooser)[2]


def test_going_from_lesson_to_lesson_leaves_nothing_behind(folder):
    (folder / "banks" / "bad.csv").write_text("nothing of a bank\n")
    chooser = kit.LessonChooser(folder, kit.AttemptLog.in_memory(), "ana")
    chooser.chooser.value = 1
    before = len(_instances)
    for number in (0, 1, 2, 3):
        chooser.chooser.value = number
    assert len(_instances) == before


def test_a_bank_with_faults_is_left_out_and_named(folder):
    (folder / "banks" / "bad.csv").write_text("nothing of a bank\n")
    chooser = kit.LessonChooser(folder, kit.AttemptLog.in_memory(), "ana", "en")
    assert len(chooser.lessons) == len(LESSONS)
    assert chooser.children[1].value == "Not opened, because of faults: bad.csv."
    for path in bank_files([folder / "banks"]):
        path.unlink()
    with pytest.raises(kit.KitError, match="no lesson that can be opened"):
        kit.LessonChooser(folder)


def test_list_shows_every_bank_with_kinds_level_and_problems(folder):
    (folder / "banks" / "bad.csv").write_text("nothing of a bank\n")
    (folder / "articles" / "alone.txt").write_text("Iraq will announce a victory, he said.")
    done = run("list")
    assert done.exit_code == 0, done.output
    assert "5 banks, 5 articles." in done.output
    table = list(csv.DictReader(io.StringIO(run("list", "--csv").output)))
    assert [row["bank"] for row in table] == ["bad", *LESSONS, "(none yet)"]
    mosul = table[1]
    assert (mosul["questions"], mosul["who"], mosul["points"]) == ("36", "15", "54")
    assert mosul["problems"] == "none"
    assert table[0]["problems"] == "1 fault"
    assert table[-1]["article"] == "alone"


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("data/banks", "did you mean data?"),
        ("data/articles", "did you mean data?"),
        (".", "name one that has them."),
    ],
)
@pytest.mark.usefixtures("folder")
def test_list_says_when_a_folder_has_no_lessons(named, told):
    done = run("list", named)
    assert done.exit_code == 1
    place = str(Path(named))
    assert done.output == f"{place}: there is no folder 'banks' or 'articles' in it; {told}\n"


def test_list_shows_articles_that_have_no_banks_yet(folder):
    shutil.rmtree(folder / "banks")
    done = run("list")
    assert done.exit_code == 0
    assert "0 banks, 4 articles." in done.output


@pytest.mark.parametrize("name", ["mine.csv", "mine.xlsx"])
def test_new_writes_a_bank_with_each_type_that_can_be_used(folder, name):
    place = folder / "banks" / name
    done = run("new", str(place), "--passage", "mosul-2017-07-09")
    assert done.exit_code == 0, done.output
    assert run("new", str(place)).exit_code == 1
    if name.endswith("xlsx"):
        place = folder / "banks" / "back.csv"
        assert run("sheet", str(folder / "banks" / name), "-o", str(place)).exit_code == 0
    bank = kit.load_bank(place)
    assert {question.type for question in bank} == set(kit.QuestionType)
    assert {question.passage for question in bank} == {"mosul-2017-07-09"}


def test_new_tells_that_the_passage_is_to_be_named(folder):
    assert "put the name of your article's file" in run("new", str(folder / "a.csv")).output
    named = run("new", str(folder / "b.csv"), "--passage", "mosul-2017-07-09")
    assert "my-article" not in named.output


@pytest.mark.parametrize("name", ["mine.csv", "mine.xlsx"])
def test_new_writes_any_name_of_an_article_as_it_is_or_nothing(folder, name):
    place = folder / "banks" / name
    assert run("new", str(place), "--passage", "one\ntwo").exit_code == 1
    assert not place.exists()
    assert run("new", str(place), "--passage", 'a, b "c"').exit_code == 0
    assert {question.passage for question in read_sheet(place)} == {'a, b "c"'}


def test_new_refuses_a_name_that_is_no_bank(folder):
    done = run("new", "mine.txt")
    assert done.exit_code == 1
    assert "a bank is a .csv or an .xlsx file" in done.output
