"""Many articles are drafted, wherever that runs, and one that fails does not stop the rest."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import CancelledError, Executor, Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

import kit
from kit.bank import Kind
from kit.batch import (
    BankFolder,
    Drafted,
    Failed,
    OneBank,
    PassedOver,
    Result,
    Workers,
    cluster,
    draft_many,
    find_articles,
    find_unread,
    in_process,
    processes,
)
from kit.batch.work import work
from kit.batch.workers import InProcess
from kit.cli import main
from kit.drafting import Wanted
from kit.errors import ArticleError, DraftError, KitError, LanguageError, WorkersLostError
from kit.lessons import NO_BANK


@pytest.fixture
def texts(root, tmp_path) -> Path:
    """A folder with three short articles that can be asked about, and one that cannot."""
    folder = tmp_path / "texts"
    folder.mkdir()
    whole = (root / "data/articles/mosul-2017-07-09.txt").read_text("utf-8")
    _, *paragraphs = whole.strip().split("\n\n")
    for name, at in (("mosul-a", 1), ("mosul-b", 0), ("raqqa", 10)):
        body = "\n\n".join(paragraphs[at : at + 4])
        (folder / f"{name}.txt").write_text(f"date 2017-07-09\n\n{body}\n", "utf-8")
    (folder / "poem.txt").write_text("Roses are red.\n")
    return folder


def run(paths, banks, executor: Executor | None = None, **more: object) -> list[Result]:
    results = draft_many(paths, save=banks.save, is_done=banks.has, executor=executor, **more)
    return [banks.add(result) for result in results]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def names(results: list[Result], kind: type) -> list[str]:
    return [result.path.stem for result in results if isinstance(result, kind)]


def test_each_article_gets_its_bank_and_a_failure_stops_nothing(texts, tmp_path):
    paths = [texts / "none.txt", *find_articles([texts])]
    results = run(paths, BankFolder(place=tmp_path / "banks"))
    assert names(results, Drafted) == ["mosul-a", "mosul-b", "raqqa"]
    assert [one.problem.partition(";")[0] for one in results if isinstance(one, Failed)] == [
        f"{texts / 'none.txt'}: there is no such file",
        "poem: there is too little to ask about, because it has fewer than 30 words",
    ]
    assert sorted(contents(tmp_path / "banks")) == ["mosul-a.csv", "mosul-b.csv", "raqqa.csv"]
    assert len(kit.load_bank(tmp_path / "banks/raqqa.csv", [results[-1].article])) >= 1


def test_what_has_its_bank_is_passed_over_until_it_is_wanted_anew(texts, tmp_path):
    paths = find_articles([texts])
    banks = BankFolder(place=tmp_path)
    (tmp_path / "raqqa.csv").write_text("a teacher's work")
    assert names(run(paths, banks), PassedOver) == ["raqqa"]
    assert (tmp_path / "raqqa.csv").read_text() == "a teacher's work"
    assert names(run(paths, banks), PassedOver) == ["mosul-a", "mosul-b", "raqqa"]
    assert names(run(paths, replace(banks, anew=True)), PassedOver) == []
    assert len(kit.load_bank(tmp_path / "raqqa.csv")) >= 1


def test_two_processes_give_the_same_bytes_as_one(texts, tmp_path):
    paths = find_articles([texts])
    here = run(paths, BankFolder(place=tmp_path / "one"))
    with processes(2) as workers:
        there = run(paths, BankFolder(place=tmp_path / "two"), workers.executor)
    assert there == here
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


@contextmanager
def small_cluster(workers: int) -> Iterator[str]:
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=workers,
        threads_per_worker=2,
        processes=False,
        protocol="tcp",
        host="127.0.0.1",
        dashboard_address=None,
    ) as running:
        yield running.scheduler_address


def test_a_cluster_gives_the_same_bytes_as_this_process(texts, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    here = CliRunner().invoke(main, ["draft", "texts", "-o", "bank-1/"])
    with small_cluster(1) as address:
        there = CliRunner().invoke(
            main, ["draft", "texts", "-o", "bank-2/", "--scheduler", address]
        )
    assert there.output == here.output.replace("bank-1", "bank-2")
    assert len(contents(Path("bank-1"))) == 4
    assert contents(Path("bank-1")) == contents(Path("bank-2"))


def test_a_cluster_that_is_not_there_or_has_no_workers_is_told():
    with pytest.raises(DraftError, match=r"^tcp://127.0.0.1: no scheduler .* check the address"):
        cluster("tcp://127.0.0.1").__enter__()
    with pytest.raises(DraftError, match=r"answers there within 0\.2 seconds"):
        cluster("tcp://127.0.0.1:9", seconds=0.2).__enter__()
    with small_cluster(0) as address, pytest.raises(DraftError, match="has no workers; start some"):
        cluster(address, seconds=0.2).__enter__()


def test_without_dask_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(DraftError, match=r'Run: pip install "reading-kit\[cluster\]"'):
        cluster("tcp://127.0.0.1:8786").__enter__()


def test_workers_that_are_killed_end_the_run_with_what_to_do(texts, tmp_path):
    with processes(1) as workers:
        workers.executor.submit(os._exit, 1)
        with pytest.raises(WorkersLostError, match="fewer of them need less memory") as caught:
            run(find_articles([texts]), BankFolder(place=tmp_path / "b"), workers.executor)
    assert "mosul-a" in str(caught.value)


class Breaking(InProcess):
    """Workers that are lost after so many articles: when one is handed in, or while it is read."""

    def __init__(self, after: int, error: Exception, *, at_once: bool) -> None:
        self.left, self.error, self.at_once = after, error, at_once

    def submit(self, fn, /, *args, **kwargs):
        self.left -= 1
        if self.left >= 0:
            return super().submit(fn, *args, **kwargs)
        if self.at_once:
            raise self.error
        future = Future()
        future.set_exception(self.error)
        return future


LOST = [
    (BrokenProcessPool("x"), True, "while they had these articles: mosul-b; fewer"),
    (BrokenProcessPool("x"), False, "while they had these articles: mosul-b; fewer"),
    (CancelledError(), False, "called off the work while it had these articles: mosul-b;"),
]


@pytest.mark.parametrize(("error", "at_once", "told"), LOST)
def test_whoever_loses_the_workers_is_told_with_which_articles(
    texts, tmp_path, error, at_once, told
):
    paths, lost = find_articles([texts]), Breaking(1, error, at_once=at_once)
    with pytest.raises(WorkersLostError) as caught:
        run(paths, BankFolder(place=tmp_path / "b"), lost, ahead=1)
    assert told in str(caught.value)
    assert "saved" not in str(caught.value)


def test_many_articles_of_lost_workers_are_counted(texts, tmp_path):
    for number in range(12):
        (texts / f"more-{number:02}.txt").write_bytes((texts / "raqqa.txt").read_bytes())
    lost = Breaking(0, BrokenProcessPool("x"), at_once=False)
    with pytest.raises(WorkersLostError, match=r"more-07 and 8 more; fewer"):
        run(find_articles([texts]), BankFolder(place=tmp_path / "b"), lost, ahead=99)


GOES_ON = "all whole; the same command goes on from there."


@pytest.mark.parametrize(
    ("options", "told", "kept"),
    [
        (["-o", "banks/"], f"1 bank in banks, {GOES_ON}", ["mosul-a.csv"]),
        (["-o", "banks/", "--force"], "1 bank in banks, all whole.", ["mosul-a.csv"]),
        (["-o", "all.csv"], "nothing was written.", []),
        (["--explain"], "nothing was written.", []),
    ],
)
def test_lost_workers_are_told_with_what_is_kept(texts, tmp_path, monkeypatch, options, told, kept):
    @contextmanager
    def breaking(_count):
        yield Workers(executor=Breaking(1, BrokenProcessPool("x"), at_once=True), ahead=1)

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("kit.cli.drafting.processes", breaking)
    done = CliRunner().invoke(main, ["draft", str(texts), "--jobs", "2", *options])
    assert done.exit_code == 1
    assert done.stderr.endswith(f"\nStopped: {told}\n")
    assert sorted(path.name for path in tmp_path.rglob("*.csv")) == kept


def test_a_process_leaves_ctrl_c_to_its_parent():
    with processes(1) as workers:
        asked = workers.executor.submit(signal.getsignal, signal.SIGINT)
        assert asked.result() is signal.SIG_IGN


def test_processes_end_when_their_parent_is_killed():
    script = """
import os
from kit.batch import processes
with processes(2) as workers:
    print([workers.executor.submit(len, "abc").result() for _ in range(2)], flush=True)
    os._exit(9)
"""
    # The processes hold the same output, which so ends only when all of them have.
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.stdout, done.returncode) == ("[3, 3]\n", 9)


class Elsewhere(Executor):
    """An executor that fails as a cluster may, or lets the first article wait for the third."""

    def __init__(self, error: BaseException | None = None) -> None:
        self.error = error
        self.held: list[tuple[Future, object]] = []

    def submit(self, fn, /, *args, **kwargs):
        future = Future()
        if self.error:
            future.set_exception(self.error)
        else:
            self.held.append((future, fn(*args)))
        if len(self.held) == 3:
            for waiting, answer in reversed(self.held):
                waiting.set_result(answer)
        return future


def test_results_keep_the_order_of_the_articles_whichever_is_ready_first(texts, tmp_path):
    paths = [path for path in find_articles([texts]) if path.stem != "poem"]
    saved = []
    results = draft_many(paths, save=lambda one: saved.append(one.path), executor=Elsewhere())
    assert [result.path for result in results] == paths
    assert sorted(saved) == paths


def test_a_worker_that_is_lost_fails_its_article_alone(texts):
    elsewhere = Elsewhere(OSError("gone"))
    results = list(draft_many([texts / "raqqa.txt"], save=lambda _: None, executor=elsewhere))
    assert "raqqa.txt: its worker did not come back (OSError: gone)" in results[0].problem


@pytest.mark.parametrize(
    ("error", "told"),
    [(LanguageError("no model"), "no model"), (CancelledError(), "cluster called off the work")],
)
def test_what_would_fail_every_article_ends_the_run(texts, error, told):
    elsewhere = Elsewhere(error)
    with pytest.raises(KitError, match=told):
        list(draft_many([texts / "raqqa.txt"], save=lambda _: None, executor=elsewhere))


def test_articles_are_read_when_their_turn_comes(texts):
    read = []

    def paths() -> Iterator[Path]:
        for number in range(1000):
            read.append(number)
            yield texts / f"none-{number}.txt"

    results = draft_many(paths(), save=lambda _: None, ahead=4)
    assert [next(results).path.stem for _ in range(2)] == ["none-0", "none-1"]
    assert len(read) <= 5
    assert len(list(results)) == 998


def test_many_that_are_done_already_pass_while_one_is_drafted(texts):
    paths = [texts / "raqqa.txt", *(texts / f"done-{n}.txt" for n in range(500))]
    results = draft_many(
        paths, save=lambda _: None, is_done=lambda path: path.stem != "raqqa", ahead=4
    )
    assert [type(result) for result in results] == [Drafted, *[PassedOver] * 500]


def test_a_fault_of_the_kit_is_told_with_its_place(article):
    answer = work(replace(article, paragraphs=None), Wanted())
    assert "mosul-2017-07-09: drafting broke off with TypeError" in answer.problem
    assert "line " in answer.problem
    assert "please report both" in answer.problem


def test_only_what_is_wanted_is_drafted(article):
    wanted = Wanted(kinds=(Kind.WHEN,), types=(kit.QuestionType.SHORT,), limit=1)
    (question,) = work(article, wanted).questions
    assert (question.kind, question.type) == ("when", "short")


def test_two_articles_may_not_share_a_name(texts, tmp_path):
    (tmp_path / "more").mkdir()
    other = (texts / "raqqa.txt").rename(tmp_path / "more" / "Mosul-A.txt")
    first, second = run([texts / "mosul-a.txt", other], BankFolder(place=tmp_path / "b"))
    assert isinstance(first, Drafted)
    assert second.problem.startswith(f"{other}: another article has the same name, {texts}")


def test_an_article_cannot_have_the_name_of_the_list_of_failures(texts, tmp_path):
    path = (texts / "raqqa.txt").rename(texts / NO_BANK.replace("csv", "txt"))
    (failed,) = run([path], BankFolder(place=tmp_path / "b"))
    assert "give the article another name" in failed.problem


def test_in_one_bank_ids_go_on_from_one_article_to_the_next(texts, tmp_path):
    banks = OneBank(path=tmp_path / "all.csv")
    results = run(find_articles([texts]), banks)
    banks.close()
    bank = kit.load_bank(banks.path, [one.article for one in results if isinstance(one, Drafted)])
    assert {question.passage for question in bank} == {"mosul-a", "mosul-b", "raqqa"}
    assert len({question.id for question in bank}) == len(bank)
    assert [q.id for one in results if isinstance(one, Drafted) for q in one.questions] == [
        question.id for question in bank
    ]


def test_a_folder_gives_its_text_files_and_none_twice(texts):
    for name in ("notes.md", ".hidden.txt", "LOUD.TXT"):
        (texts / name).write_text("")
    found = find_articles([texts, texts / "raqqa.txt", texts / "none.txt"])
    assert [path.name for path in found] == [
        "LOUD.TXT",
        "mosul-a.txt",
        "mosul-b.txt",
        "poem.txt",
        "raqqa.txt",
        "none.txt",
    ]
    (texts / "empty").mkdir()
    with pytest.raises(ArticleError, match="there is no text file in this folder"):
        find_articles([texts / "empty"])
    with pytest.raises(ArticleError, match=f"did you mean {re.escape(str(texts))}?"):
        find_articles([texts.parent])


def test_what_of_a_folder_is_not_read_is_known(texts):
    for name in ("notes.md", ".hidden.txt", "failures.csv", "old.docx"):
        (texts / name).write_text("")
    for name in ("more", "named", ".git"):
        (texts / name).mkdir()
    found = find_unread([texts, texts, texts / "raqqa.txt", texts / "named"])
    assert [path.name for path in found] == ["more", "notes.md", "old.docx"]
    assert find_unread([texts / "raqqa.txt"]) == []


def test_without_workers_everything_happens_here(texts):
    with in_process() as workers:
        assert workers.executor.submit(len, "abc").result() == 3
        with pytest.raises(ZeroDivisionError):
            workers.executor.submit(divmod, 1, 0).result()
