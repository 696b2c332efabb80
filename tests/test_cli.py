import csv
import os
import re
import shutil
import subprocess
import sys
import textwrap
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from click.testing import CliRunner

import kit
from kit.cli import main


@pytest.fixture
def run(root, tmp_path, monkeypatch):
    """Run the command in a folder with the article in its place."""
    for folder in ("articles", "banks", "examples"):
        shutil.copytree(root / "data" / folder, tmp_path / "data" / folder)
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(main, arguments)


ARTICLE = "data/articles/mosul-2017-07-09.txt"


def test_a_draft_is_a_bank_without_faults(run, tmp_path):
    done = run("draft", ARTICLE, "-o", "data/banks/new.csv")
    assert done.exit_code == 0, done.output
    assert "questions drafted" in done.output
    with (tmp_path / "data/banks/new.csv").open(encoding="utf-8-sig", newline="") as file:
        unsure = sum("unsure" in row["tags"].split() for row in csv.DictReader(file))
    assert f"Tagged unsure: {unsure}. Read those first." in done.output
    checked = run("check", "data/banks/new.csv")
    assert checked.exit_code == 0, checked.output
    assert "no faults" in checked.output
    assert "[no-feedback]" not in checked.output
    article = kit.load_article(tmp_path / ARTICLE)
    assert len(kit.load_bank(tmp_path / "data/banks/new.csv", [article])) >= 8


def test_an_article_with_wrapped_lines_gives_a_bank_without_faults(run, tmp_path):
    path = tmp_path / "data" / "articles" / "wrapped.txt"
    paragraphs = (tmp_path / ARTICLE).read_text("utf-8").strip().split("\n\n")
    path.write_text("\n\n".join(textwrap.fill(p, 60) for p in paragraphs), "utf-8")
    assert run("draft", str(path), "-o", "data/banks/wrapped.csv").exit_code == 0
    checked = run("check", "data/banks/wrapped.csv")
    assert checked.exit_code == 0, checked.output
    assert "no faults" in checked.output


def test_what_was_copied_from_around_an_article_is_told(run, tmp_path):
    path = tmp_path / "data" / "articles" / "page.txt"
    around = ("Skip to content", "A street in Mosul. Photo: a reporter", "Related topics")
    text = (tmp_path / ARTICLE).read_text("utf-8").strip()
    path.write_text("\n\n".join((text, *around)), "utf-8")
    done = run("draft", str(path), "-o", "page.csv")
    assert "3 of its paragraphs do not end as a sentence, such as 'Skip to content'" in done.output
    assert "end as a sentence" not in run("draft", ARTICLE, "-o", "new.csv").output


def test_whoever_asks_for_few_is_not_told_that_they_are_few(run):
    assert "These are few" not in run("draft", ARTICLE, "-o", "two.csv", "--limit", "2").output


def test_a_draft_tells_how_many_answers_are_said_before(run):
    done = run("draft", ARTICLE, "-o", "data/banks/new.csv")
    (told,) = re.findall(
        r"The answer of (\d+) questions? is said by a question before", done.output
    )
    assert run("check", "data/banks/new.csv").output.count("[told-before]") == int(told)


def test_a_worksheet_of_a_draft_says_what_to_read_before_it_is_printed(run):
    assert run("draft", ARTICLE, "-o", "data/banks/new.csv", "--rough").exit_code == 0
    done = run("worksheet", "data/banks/new.csv", "-o", "new.html")
    assert re.search(r"Read \d+ of them before you print it", done.output)
    assert (
        "before you print" not in run("worksheet", "data/banks/mosul.csv", "-o", "bank.html").output
    )


def test_the_same_draft_comes_out_every_time(run, tmp_path):
    for name in ("one", "two"):
        assert run("draft", ARTICLE, "-o", f"{name}.csv").exit_code == 0
    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "two.csv").read_bytes()


def test_kinds_and_number_can_be_chosen(run, tmp_path):
    assert run("draft", ARTICLE, "-o", "w.csv", "--kind", "when", "--limit", "2").exit_code == 0
    bank = kit.load_bank(tmp_path / "w.csv")
    assert [question.kind for question in bank] == ["when", "when"]


def test_further_forms_come_after_the_questions_on_who_when_and_where(run, tmp_path):
    assert run("draft", ARTICLE, "-o", "t.csv", "--limit", "3", "--form", "truth").exit_code == 0
    done = run("draft", ARTICLE, "-o", "many.csv", "--limit", "99")
    assert "99 an article were asked for" in done.output
    bank = kit.load_bank(tmp_path / "t.csv", [kit.load_article(tmp_path / ARTICLE)])
    kinds = [question.type == "truefalse" for question in bank]
    assert any(kinds)
    assert kinds == sorted(kinds)


def test_a_form_of_which_nothing_was_found_is_named_with_what_it_takes(run, texts):
    forms = ("--form", "truth", "--form", "order")
    one = run("draft", ARTICLE, "-o", "one.csv", *forms)
    assert one.exit_code == 0
    assert (
        "No question of the form 'order' in mosul-2017-07-09: it takes three events" in one.output
    )
    assert "form 'truth'" not in one.output
    (texts / "poem.txt").unlink()
    several = run("draft", "texts", "-o", "banks/", *forms)
    assert "'order' in mosul-a, mosul-b, raqqa: it takes" in several.output
    assert "of the form" not in run("draft", ARTICLE, "-o", "two.csv").output


def test_letters_that_cannot_be_mended_are_told_of(run, tmp_path):
    told = (tmp_path / ARTICLE).read_text("utf-8").replace("said", "sai\ufffd", 1)
    (tmp_path / "lost.txt").write_text(told, "utf-8")
    done = run("draft", "lost.txt", "-o", "lost.csv")
    assert "wrong encoding, such as in 'sai\ufffd,'. Copy the text anew" in " ".join(
        done.output.split()
    )
    assert "wrong encoding" not in run("draft", ARTICLE, "-o", "whole.csv").output


def test_what_no_filter_lets_through_is_told_as_such(run, tmp_path):
    done = run("draft", ARTICLE, "-o", "hard.csv", "--difficulty", "hard", "--kind", "when")
    assert done.exit_code == 1
    assert "another type or difficulty" in done.output


def test_a_bank_that_is_there_is_not_written_over(run, tmp_path):
    path = tmp_path / "data" / "banks" / "mosul.csv"
    before = path.read_bytes()
    done = run("draft", ARTICLE, "-o", str(path))
    assert done.exit_code == 1
    assert "may hold a teacher's work" in done.output
    assert path.read_bytes() == before
    assert run("draft", ARTICLE, "-o", str(path), "--force").exit_code == 0
    assert path.read_bytes() != before


@pytest.mark.parametrize(
    ("text", "words"),
    [(None, "no such file"), ("", "no text to read"), ("Roses are red.\n", "too little to ask")],
)
def test_an_article_that_gives_nothing_is_told_in_one_line(run, tmp_path, text, words):
    if text is not None:
        (tmp_path / "poem.txt").write_text(text)
    done = run("draft", "poem.txt", "-o", "poem.csv")
    assert done.exit_code == 1
    assert words in done.output
    assert "Traceback" not in done.output
    assert not (tmp_path / "poem.csv").exists()


def test_check_tells_the_faults_of_all_banks(run, tmp_path):
    bank = tmp_path / "data" / "banks" / "mosul.csv"
    bank.write_text(bank.read_text("utf-8-sig").replace("[x] Police", "[ ] Police"), "utf-8-sig")
    done = run("check", str(bank), "data/examples/mosul-example.csv", "data/banks/none.csv")
    assert done.exit_code == 1
    assert "question mosul-who-2: no option is marked right" in done.output
    assert "mosul-example.csv: 1 question, no faults" in done.output
    assert "none.csv: there is no such file" in done.output


def test_check_reads_only_the_articles_that_the_bank_names(run, tmp_path):
    (tmp_path / "data" / "articles" / "a.txt").write_text("")
    assert run("check", "data/banks/mosul.csv").exit_code == 0
    bank = tmp_path / "data" / "banks" / "mosul.csv"
    bank.write_text(bank.read_text("utf-8-sig"), "utf-16")
    assert run("check", str(bank)).exit_code == 0


def test_check_says_when_the_article_is_not_there(run, tmp_path):
    shutil.copy(tmp_path / "data" / "banks" / "mosul.csv", tmp_path / "mosul.csv")
    done = run("check", "mosul.csv")
    assert done.exit_code == 0
    assert "the evidence was not looked up" in done.output
    assert run("check", "mosul.csv", "--articles", "data/articles").exit_code == 0
    elsewhere = run("check", "mosul.csv", "--articles", "data/banks")
    assert elsewhere.exit_code == 1
    assert "no passage called 'mosul-2017-07-09'; there is none" in elsewhere.output


def test_check_counts_what_is_to_mend_be_it_one(run, tmp_path):
    bank = tmp_path / "data" / "banks" / "mosul.csv"
    bank.write_text(bank.read_text("utf-8-sig").replace("[x] Police", "[ ] Police"), "utf-8-sig")
    assert "mosul.csv: 1 problem to mend." in run("check", str(bank)).stderr


@pytest.mark.parametrize(("name", "told"), [("none", "no such file"), ("empty", "is empty")])
def test_check_says_one_thing_of_a_file_that_is_no_bank(run, tmp_path, name, told):
    (tmp_path / "empty.csv").write_text("")
    done = run("check", f"{name}.csv")
    assert done.exit_code == 1
    assert told in done.output
    assert "looked up" not in done.output


@pytest.mark.parametrize(
    "command",
    [
        ("sheet", "data/banks", "-o", "b.xlsx"),
        ("import", "data/banks", "-o", "b.csv"),
        ("export", "data/banks", "-o", "b.gift"),
        ("worksheet", "data/banks", "-o", "b.html"),
    ],
)
def test_a_folder_in_the_place_of_a_bank_is_called_so(run, command):
    done = run(*command)
    assert done.exit_code == 1
    assert f"{Path('data/banks')}: this is a folder; name a file in it" in done.output


def test_check_reads_all_banks_of_a_folder_but_no_list_of_failures(run, tmp_path):
    (tmp_path / "data/banks/failures.csv").write_text("article,problem\n")
    done = run("check", "data/banks")
    assert done.exit_code == 0, done.output
    assert [line.partition(":")[0] for line in done.output.splitlines()] == [
        "data/banks/mosul.csv",
        "data/banks/taipei-lanterns.csv",
        "data/banks/texas-clock.csv",
        "data/banks/toronto-expo.csv",
    ]


@pytest.fixture
def texts(run, tmp_path):
    """A folder with four short articles, one of which gives nothing to ask about."""
    folder = tmp_path / "texts"
    folder.mkdir()
    _, *paragraphs = (tmp_path / ARTICLE).read_text("utf-8").strip().split("\n\n")
    for name, at in (("mosul-a", 1), ("mosul-b", 0), ("raqqa", 10)):
        body = "\n\n".join(paragraphs[at : at + 4])
        (folder / f"{name}.txt").write_text(f"date 2017-07-09\n\n{body}\n", "utf-8")
    (folder / "poem.txt").write_text("Roses are red.\n")
    return folder


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_several_articles_give_one_bank_with_a_table_of_what_was_drafted(run, texts, tmp_path):
    done = run("draft", ARTICLE, "texts/mosul-a.txt", "texts/raqqa.txt", "-o", "data/banks/all.csv")
    assert done.exit_code == 0, done.output
    bank = kit.load_bank(tmp_path / "data/banks/all.csv")
    table = {line.split()[0]: line.split()[1:] for line in done.stdout.splitlines() if line.strip()}
    assert table["article"][:3] == ["words", "questions", "who"]
    assert table["all"][1] == str(len(bank))
    assert table["raqqa"][1] == str(sum(question.passage == "raqqa" for question in bank))
    assert done.stdout.count("US grade") == 3
    assert not (tmp_path / "data/banks/failures.csv").exists()


def test_a_folder_of_articles_gives_a_folder_of_banks_and_a_list_of_failures(run, texts, tmp_path):
    done = run("draft", "texts", "-o", "out/banks/")
    assert done.exit_code == 1
    banks = ["mosul-a.csv", "mosul-b.csv", "raqqa.csv"]
    assert sorted(path.name for path in (tmp_path / "out/banks").iterdir()) == [
        "failures.csv",
        *banks,
    ]
    assert "1 article failed:\npoem: there is too little to ask about" in done.stderr
    (failed,) = rows(tmp_path / "out/banks/failures.csv")
    assert failed["article"] == str(Path("texts/poem.txt"))
    assert f"looks for the articles in {tmp_path / 'out/articles'}; put them there" in done.output
    assert run("check", "out/banks", "--articles", "texts").exit_code == 0


def test_what_of_a_folder_is_not_read_is_told_in_one_line(run, texts, tmp_path):
    (texts / "poem.txt").unlink()
    assert "Not read" not in run("draft", "texts", "-o", "texts/banks/").output
    (texts / "notes.docx").write_text("")
    (texts / "more").mkdir()
    names = f"{Path('texts/more')}/, {Path('texts/notes.docx')}"
    for command in (("draft", "texts", "-o", "texts/banks/"), ("draft", "texts", "-o", "banks/")):
        shutil.rmtree(texts / "banks", ignore_errors=True)
        assert f"Not read: 1 folder and 1 file ({names})." in run(*command).stderr
    assert names in run("level", "texts").stderr


def test_a_second_run_passes_over_what_is_there(run, texts, tmp_path):
    (texts / "poem.txt").unlink()
    (tmp_path / "banks").mkdir()
    (tmp_path / "banks/raqqa.csv").write_text("a teacher's work")
    (tmp_path / "banks/failures.csv").write_text("article,problem\n")
    done = run("draft", "texts", "-o", "banks")
    assert done.exit_code == 0, done.output
    assert "1 article passed over, because the bank is there already; --force" in done.output
    assert (tmp_path / "banks/raqqa.csv").read_text() == "a teacher's work"
    assert not (tmp_path / "banks/failures.csv").exists()
    assert "3 articles passed over" in run("draft", "texts", "-o", "banks").output
    assert run("draft", "texts", "-o", "banks", "--force").exit_code == 0
    assert len(kit.load_bank(tmp_path / "banks/raqqa.csv")) >= 1


def test_a_name_that_may_be_a_bank_or_a_folder_is_asked_about(run, tmp_path):
    done = run("draft", ARTICLE, "-o", "banks")
    assert done.exit_code == 1
    assert "Write banks.csv for one bank, banks/ for a folder" in done.output


def test_a_draft_for_a_workbook_is_shown_the_way_over_a_bank(run, tmp_path):
    done = run("draft", ARTICLE, "-o", "new.xlsx")
    assert done.exit_code == 1
    assert "Write new.csv; then 'kit sheet new.csv -o new.xlsx' makes a workbook" in done.output
    assert not list(tmp_path.glob("new*"))


def test_type_and_difficulty_can_be_chosen(run, tmp_path):
    for choice in (["--type", "short"], ["--difficulty", "easy", "--difficulty", "medium"]):
        assert run("draft", ARTICLE, "-o", "b.csv", "--force", *choice).exit_code == 0
        for question in kit.load_bank(tmp_path / "b.csv"):
            assert question.type == "short" or "--type" not in choice
            assert "hard" not in question.tags or "--difficulty" not in choice


def test_explain_shows_what_was_drafted_and_what_not_and_why(run, tmp_path, monkeypatch):
    monkeypatch.setenv("COLUMNS", "900")
    done = run("draft", ARTICLE, "--explain", "--explain-to", "why.csv")
    assert done.exit_code == 0, done.output
    told = [row for row in rows(tmp_path / "why.csv") if row["outcome"] != "nothing found"]
    for row in told:
        assert row["stem"] in done.output
        assert row["outcome"] == "dropped" or 0 < float(row["confidence"]) <= 1
        assert row["outcome"] == "drafted" or f"{row['rule']} (" in done.output
    drafted = [row["id"] for row in told if row["outcome"] == "drafted"]
    assert f"mosul-2017-07-09: {len(drafted)} drafted" in done.output
    assert f"mosul-2017-07-09: {len(told) - len(drafted)} left out" in done.output


def test_explain_shows_the_sentences_in_which_nothing_was_found(run, texts, tmp_path, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    silent = "Snow fell and fell and fell, until the whole of it was white and still and very cold."
    path = texts / "mosul-a.txt"
    path.write_text(f"{path.read_text('utf-8')}\n\n{silent}\n", "utf-8")
    done = run("draft", str(path), "texts/poem.txt", "--explain", "--explain-to", "why.csv")
    found = [row for row in rows(tmp_path / "why.csv") if row["outcome"] == "nothing found"]
    assert silent in [row["sentence"] for row in found]
    assert "mosul-a: nothing found in " in done.output
    assert "Snow fell and fell and fell," in done.output
    assert silent not in done.output
    assert all(row["paragraph"] for row in found)
    whole = kit.explain_draft(kit.load_article(path))
    assert silent in [sentence.text for sentence in whole.unasked]
    asked = [question.evidence for question in whole.questions]
    assert not {sentence.text for sentence in whole.unasked} & set(asked)


@pytest.mark.parametrize("columns", ["40", "100"])
def test_an_explanation_is_no_wider_than_the_terminal(run, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", columns)
    done = run("draft", ARTICLE, "--explain")
    tables = done.output.partition("\n1")[0].splitlines()[:-2]
    assert max(map(len, tables)) <= int(columns)
    assert len(tables) > 20


def test_an_article_that_gives_nothing_is_explained_all_the_same(run, texts, tmp_path):
    done = run("draft", ARTICLE, "texts/poem.txt", "--limit", "1", "--explain-to", "why.csv")
    assert done.exit_code == 1
    told = rows(tmp_path / "why.csv")
    assert told[0]["id"] == next(row["id"] for row in told if row["outcome"] == "drafted")
    assert "fewer than 30 words" in told[-1]["rule"]
    assert [path.name for path in tmp_path.glob("*.csv")] == ["why.csv"]


def test_an_explanation_that_cannot_be_written_is_told_before_anything_is_drafted(run, tmp_path):
    done = run("draft", ARTICLE, "-o", "b.csv", "--explain-to", f"{ARTICLE}/why.csv")
    assert done.exit_code == 1
    assert f"{Path(ARTICLE, 'why.csv')}: cannot be written (" in done.output
    assert not (tmp_path / "b.csv").exists()


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("data/banks/mosul.csv", "this file is there already"),
        (ARTICLE, "this is the file that is read"),
        ("b.csv", "-o and --explain-to name one file"),
    ],
)
def test_an_explanation_takes_the_place_of_no_other_file(run, tmp_path, file, told):
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.*")}
    done = run("draft", ARTICLE, "-o", "b.csv", "--explain-to", file)
    assert done.exit_code == 1
    assert told in done.output
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.*")} == before


def test_a_bank_is_not_called_as_the_list_of_failures_beside_it(run, tmp_path):
    done = run("draft", ARTICLE, "texts/poem.txt", "-o", "Failures.csv")
    assert done.exit_code == 1
    assert "the name of the list of articles that failed" in done.output
    assert not list(tmp_path.glob("*.csv"))


def test_what_cannot_be_meant_is_refused(run):
    assert "Name the bank to write with -o" in run("draft", ARTICLE).output
    both = run("draft", ARTICLE, "-o", "b.csv", "--jobs", "2", "--scheduler", "tcp://127.0.0.1:1")
    assert "give one" in both.output
    assert run("draft", ARTICLE, "-o", "b.csv", "--kind", "why").exit_code == 2
    wrong = run("draft", ARTICLE, "-o", "b.csv", "--scheduler", "here")
    assert wrong.exit_code == 1
    assert "here: no scheduler of a Dask cluster answers there" in wrong.output


# Makes the terminal that it is given its own, so that Ctrl+C reaches it and its workers, also
# where the tests were started in the background, which makes all their children deaf to it.
IN_TERMINAL = """
import fcntl, signal, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
signal.signal(signal.SIGINT, signal.default_int_handler)
from kit.cli import main
main()
"""


@contextmanager
def terminal(folder, *arguments):
    """Run the command in a terminal of its own; give its process, and where keys are pressed."""
    pty = pytest.importorskip("pty")
    keys, screen = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", IN_TERMINAL, *arguments],
        **dict.fromkeys(("stdin", "stdout", "stderr"), screen),
        cwd=folder,
        env=os.environ | {"TERM": "xterm", "COLUMNS": "80"},
        start_new_session=True,
    ) as process:
        os.close(screen)
        yield process, keys
    os.close(keys)


def shown(keys, until="(?!)"):
    """Give what the terminal shows until a text is there, or until the command is done."""
    seen = ""
    with suppress(OSError):
        while not re.search(until, seen):
            seen += os.read(keys, 1024).decode(errors="replace")
    return seen


def test_ctrl_c_leaves_whole_banks_and_a_second_run_finishes(run, texts, tmp_path):
    for number in range(30):
        shutil.copy(tmp_path / ARTICLE, texts / f"more-{number:02}.txt")
    with terminal(tmp_path, "draft", "texts", "-o", "banks/", "--jobs", "2") as (process, keys):
        assert "Drafting" in shown(keys, until=" [1-9]/34")
        os.write(keys, b"\x03")
        assert "all whole; the same command goes on from there" in shown(keys)
    assert process.returncode == 130
    left = list((tmp_path / "banks").iterdir())
    assert all(len(kit.load_bank(path)) >= 1 for path in left)
    done = run("draft", "texts", "-o", "banks/", "--jobs", "1")
    assert f"{len(left)} article" in done.output
    assert f"{33 - len(left)} banks, " in done.output
    assert len(list((tmp_path / "banks").glob("more-*.csv"))) == 30


def test_level_tells_how_hard_articles_read(run, texts):
    done = run("level", ARTICLE, "texts/raqqa.txt")
    assert done.exit_code == 0, done.output
    assert "mosul-2017-07-09: 66 hard words" in done.output
    assert "offensive (3 times, par. 1)" in " ".join(done.output.split())
    missing = run("level", "texts", "none.txt")
    assert missing.exit_code == 1
    assert "none.txt: there is no such file" in missing.output
    assert "raqqa: " in missing.output


def test_level_gives_figures_for_other_programs(run):
    done = run("level", ARTICLE, "--csv")
    (row,) = csv.DictReader(done.stdout.splitlines())
    assert (row["article"], row["words"], row["sentences"]) == ("mosul-2017-07-09", "425", "16")
    assert row["hard_words"].split()[:2] == ["force", "final"]


def test_the_help_tells_what_each_command_does_in_a_whole_sentence(run):
    told = run("--help").output.partition("Commands:")[2].strip().splitlines()
    assert len(told) > 10
    assert [line for line in told if not line.endswith(".") or line.endswith("...")] == []


def test_help_and_version_are_there(run):
    for arguments in (["-h"], ["draft", "--help"], ["check", "--help"], ["level", "--help"]):
        assert "Usage" in run(*arguments).output
    assert kit.__version__ in run("--version").output
    assert "No such command 'dratf'" in run("dratf").output


def test_the_judging_of_an_answer_is_explained(run):
    done = run("explain-check", "mosul-when-7", "17 Oct 2015", "--rules")
    assert done.exit_code == 0, done.output
    for told in (
        "wanted: a date",
        "read as: 2015-10-17",
        "other_date",
        "decides",
        "verdict: wrong",
    ):
        assert told in done.output


@pytest.mark.parametrize(
    ("question", "answer", "verdict", "reason"),
    [
        ("mosul-when-7", "17 Oct 2015", "wrong (0% of the points)", "The dates share no day."),
        ("mosul-when-7", "", "blank (0% of the points)", "Nothing is said, or"),
        ("mosul-who-5", "the Islamic group", "correct (100% of the points)", "No rule decides;"),
    ],
)
def test_the_verdict_and_its_reason_come_before_the_rules(run, question, answer, verdict, reason):
    shown = run("explain-check", question, answer, "--rules").output
    above, _, below = shown.partition("looks whether")
    assert f"verdict: {verdict}" in above
    assert f"reason: {reason}" in above
    assert "told to the student: " in above
    assert above.index("verdict:") < above.index("reason:") < above.index("accepted:")
    assert "left_blank" in below
    short = run("explain-check", question, answer).output
    assert f"reason: {reason}" in short
    assert "left_blank" not in short
    assert "rules were tried in their order; --rules lists them." in short


def test_where_no_rule_decides_an_answer_its_likeness_is_explained(run):
    bank = "data/banks/mosul.csv"
    done = run("explain-check", "mosul-who-5", "the Islamic group", "--rules", "--bank", bank)
    assert done.exit_code == 0, done.output
    assert "No rule decides" in done.output
    assert "mark of likeness" in done.output


@pytest.mark.parametrize(
    ("question", "told"),
    [("mosul-who-99", "check the id"), ("mosul-who-2", "it takes no typed answer")],
)
def test_an_answer_that_is_not_typed_cannot_be_explained(run, question, told):
    done = run("explain-check", question, "Sofge")
    assert done.exit_code == 1
    assert told in done.output


def test_an_answer_is_explained_whatever_the_faults_of_another_bank(run, tmp_path):
    (tmp_path / "data" / "banks" / "broken.csv").write_text(BROKEN)
    done = run("explain-check", "mosul-when-7", "17 Oct 2015")
    assert done.exit_code == 0, done.output
    assert "verdict: wrong" in done.stdout
    path = Path("data/banks/broken.csv")
    assert done.stderr == (
        f"{path}: passed over, because it has faults; 'kit check {path}' tells them.\n"
    )
    alone = run("explain-check", "mosul-when-7", "17 Oct 2015", "--bank", str(path))
    assert "did you mean 'choice'?" in alone.stderr


def test_which_of_several_banks_judges_an_answer_is_told(run, tmp_path):
    bank = tmp_path / "data" / "banks" / "mosul.csv"
    shutil.copy(bank, bank.with_name("mosul-a.csv"))
    done = run("explain-check", "mosul-when-7", "17 Oct 2015")
    first, second = Path("data/banks/mosul.csv"), Path("data/banks/mosul-a.csv")
    assert "mosul-when-7 is in several banks; judged by " in done.stderr
    assert str(first) in done.stderr
    assert str(second) in done.stderr
    alone = run("explain-check", "mosul-when-7", "17 Oct 2015", "--bank", str(first))
    assert alone.stderr == ""


def test_two_banks_of_one_name_with_the_same_questions_are_told(run, tmp_path):
    shutil.copytree(tmp_path / "data", tmp_path / "more")
    one, other = Path("data/banks/mosul.csv"), Path("more/banks/mosul.csv")
    done = run("check", str(one), str(other))
    assert done.exit_code == 0
    assert f"{one} and {other} have one name and 36 question ids in common" in done.output
    renamed = other.with_name("mosul-b.csv")
    other.rename(renamed)
    for second in (one, renamed, Path("more/banks/texas-clock.csv")):
        assert "in common" not in run("check", str(one), str(second)).output


def test_a_folder_without_banks_explains_no_answer(run):
    done = run("explain-check", "ferry-when-1", "b", "--bank", "data/articles")
    assert done.exit_code == 1
    place = Path("data/articles")
    assert done.output.startswith(f"there is no bank in {place}; name a bank, or a folder of banks")


BROKEN = """id,passage,row,text,feedback,evidence,tags,points
news-who-1,,choise,"Who: a, or b?",Look.,,who,1
news-who-1,,,[x] A general,,,,
news-who-1,,,[ ] A woman,,,,
"""


@pytest.mark.parametrize("form", ["text", "github"])
def test_a_cell_of_any_length_gives_a_message_that_can_be_read(run, tmp_path, form):
    for place in ("news-who-1", "choise", "Who: a, or b?", "[x] A general", ",who,", "Look."):
        huge = place.replace("x", "").strip("[] ") * 4_000
        (tmp_path / "b.csv").write_text(BROKEN.replace(place, huge, 1))
        done = run("check", "b.csv", "--format", form)
        assert max(map(len, done.output.splitlines())) < 900, place


def test_problems_are_annotations_of_github_at_their_lines(run, tmp_path):
    (tmp_path / "a, b.csv").write_text(BROKEN)
    done = run("check", "a, b.csv", "--format", "github")
    assert done.exit_code == 1
    assert done.stdout.splitlines() == [
        "::error file=a%2C b.csv,line=2,title=type::question news-who-1: 'choise' is not a type "
        "of question; did you mean 'choice'?",
        "::error file=a%2C b.csv,line=2,title=passage::question news-who-1: say which passage it "
        "is about; the bank names none",
        f"a, b.csv: there is no folder {tmp_path.parent / 'articles'}, "
        "so the evidence was not looked up.",
    ]


def test_warnings_fail_a_strict_check_alone(run, tmp_path):
    path = tmp_path / "data" / "examples" / "mosul-example.csv"
    text = path.read_text("utf-8-sig")
    evidence = "the offensive has turned much of the city to rubble"
    path.write_text(text.replace(evidence, ""), "utf-8-sig")
    loose, strict = run("check", str(path)), run("check", str(path), "--strict")
    assert (loose.exit_code, strict.exit_code) == (0, 1)
    assert "[no-evidence]" in loose.stdout
    assert "1 question, no faults; 1 warning to look at." in loose.stdout


def test_a_folder_without_banks_is_no_success(run, tmp_path):
    (tmp_path / "empty").mkdir()
    done = run("check", "empty")
    assert done.exit_code == 2
    assert "there is no bank in empty" in done.output


def test_explain_tells_a_rule_with_its_example_and_lists_all(run):
    one = run("explain", "[no-key]")
    assert "No option is marked as right" in one.output
    assert "[ ] A general" in one.output.partition("Mended:")[0]
    assert "[x] A general" in one.output.partition("Mended:")[2]
    assert len(run("explain").output.splitlines()) > 50
    wrong = run("explain", "no-kee")
    assert wrong.exit_code == 1
    assert "did you mean 'no-key'?" in wrong.output


@pytest.mark.parametrize(
    ("tag", "told"),
    [
        ("unsure", "less sure of this question"),
        ("mend-a-pronoun", "What to do: Write the name in its place."),
        ("a pronoun", "such as 'he', 'it' or 'they'"),
        ("mend-now-and-a-past-date", "The verb is in the present and the date in the past"),
        ("now, and a past date", "mend-now-and-a-past-date"),
        ("[MEND-VAGUE-KEY]", "The answer could be anybody"),
    ],
)
def test_explain_tells_what_a_tag_of_a_draft_means(run, tag, told):
    done = run("explain", tag)
    assert done.exit_code == 0
    assert told in " ".join(done.output.split())


@pytest.mark.parametrize(
    ("tag", "told"),
    [
        ("mend-xyz", "there is no rule or tag 'mend-xyz'; 'kit explain' lists all."),
        ("mend-", "there is no rule or tag 'mend-'"),
        ("mend-pronoun", "did you mean 'mend-a-pronoun'"),
        ("unsurr", "did you mean 'unsure'?"),
    ],
)
def test_explain_makes_nothing_up_about_a_tag_that_no_draft_has(run, tag, told):
    done = run("explain", tag)
    assert done.exit_code == 1
    assert told in done.output


def test_every_tag_of_a_rough_draft_is_listed_and_explained(run, tmp_path):
    assert run("draft", ARTICLE, "-o", "rough.csv", "--rough").exit_code == 0
    tags = {tag for question in kit.load_bank(tmp_path / "rough.csv") for tag in question.tags}
    reasons = {tag for tag in tags if tag.startswith("mend-")}
    listed = {line.split()[0] for line in run("explain").output.splitlines() if line}
    assert reasons
    assert reasons | {"unsure"} <= listed
    assert all("What to do: " in run("explain", tag).output for tag in reasons)


LONG = "x" * 300 + ".csv"


@pytest.mark.parametrize(
    "command",
    [
        ("new", LONG),
        ("check", LONG),
        ("explain-check", "a-b-c", "Ana", "--bank", LONG),
        ("sheet", LONG, "-o", "b.csv"),
        ("sheet", "data/banks/mosul.csv", "-o", LONG),
        ("import", LONG, "-o", "b.csv"),
        ("export", LONG, "-o", "b.gift"),
        ("worksheet", LONG, "-o", "b.html"),
        ("worksheet", "data/banks/mosul.csv", "-o", LONG.replace("csv", "html")),
    ],
    ids=lambda command: command[0],
)
def test_a_name_that_is_too_long_is_told_in_one_line(run, command):
    done = run(*command)
    assert done.exit_code == 1
    assert isinstance(done.exception, SystemExit)
    assert "x: cannot" in done.output.replace(".csv", "").replace(".html", "")
    assert "too long" in done.output


def test_doubtful_keys_and_other_forms_are_told_and_do_not_fail(run, tmp_path):
    path = tmp_path / "data" / "banks" / "mosul.csv"
    before = path.read_text("utf-8")
    path.write_text(before.replace("[x] Robert Sofge", "[x] Robert Sofgi", 1), "utf-8")
    done = run("check", str(path))
    assert done.exit_code == 0, done.output
    assert "the passage writes 'Sofge', not 'Robert Sofgi'" in done.output
