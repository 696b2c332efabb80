import shutil
import textwrap

import pytest
from click.testing import CliRunner

import kit
from kit.cli import main


@pytest.fixture
def run(root, tmp_path, monkeypatch):
    """Run the command in a folder with the article in its place."""
    for folder in ("articles", "banks"):
        shutil.copytree(root / "data" / folder, tmp_path / "data" / folder)
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(main, arguments)


ARTICLE = "data/articles/mosul-2017-07-09.txt"


def test_a_draft_is_a_bank_without_faults(run, tmp_path):
    done = run("draft", ARTICLE, "-o", "data/banks/new.csv")
    assert done.exit_code == 0, done.output
    assert "questions drafted" in done.output
    checked = run("check", "data/banks/new.csv")
    assert checked.exit_code == 0, checked.output
    assert "no faults" in checked.output
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


def test_the_same_draft_comes_out_every_time(run, tmp_path):
    for name in ("one", "two"):
        assert run("draft", ARTICLE, "-o", f"{name}.csv").exit_code == 0
    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "two.csv").read_bytes()


def test_kinds_and_number_can_be_chosen(run, tmp_path):
    assert run("draft", ARTICLE, "-o", "w.csv", "--kind", "when", "--limit", "2").exit_code == 0
    bank = kit.load_bank(tmp_path / "w.csv")
    assert [question.kind for question in bank] == ["when", "when"]


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
    done = run("check", str(bank), "data/banks/mosul-example.csv", "data/banks/none.csv")
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


def test_help_and_version_are_there(run):
    for arguments in (["-h"], ["draft", "--help"], ["check", "--help"]):
        assert "Usage" in run(*arguments).output
    assert kit.__version__ in run("--version").output
