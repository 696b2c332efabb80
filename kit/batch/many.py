"""Many articles drafted, with few of them in memory at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future
from concurrent.futures import wait as wait_for
from dataclasses import dataclass, field
from pathlib import Path

from kit.article import Article, load_article
from kit.batch.records import Drafted, Failed, PassedOver, Result
from kit.batch.work import Answer, work
from kit.batch.workers import InProcess
from kit.drafting import Wanted
from kit.errors import KitError, WorkersLostError

# How many articles may be done before one that takes long, for each that is with the workers.
_PATIENCE = 16
# So many articles are named when workers are lost.
_NAMED = 8
_ENDED = (
    "The workers were ended from outside, perhaps for want of memory, while they had these "
    "articles: {}; fewer of them need less memory (--jobs)."
)
_CALLED_OFF = (
    "The cluster called off the work while it had these articles: {}; its scheduler has stopped or "
    "cannot be reached."
)


def draft_many(
    paths: Iterable[Path],
    *,
    save: Callable[[Drafted], None],
    is_done: Callable[[Path], bool] = lambda _: False,
    wanted: Wanted | None = None,
    executor: Executor | None = None,
    ahead: int = 8,
) -> Iterator[Result]:
    """Draft questions about each of many articles; one that fails does not hold up the rest.

    Each draft is handed to `save` as soon as it is there; what that writes stays when the run is
    stopped.

    Args:
        paths: Text files. The name of a file is the id of its article, so no two may share one.
        save: Keeps the draft of one article. It is called in this thread, in any order; when it
            raises a `KitError`, the article has failed.
        is_done: Whether an article has its bank already and is passed over.
        wanted: What is wanted of every draft.
        executor: Where drafting runs; in this process when left out. Workers get the text, not the
            file, so they may be on other machines.
        ahead: How many articles may be with the executor at a time.

    Returns:
        What became of each article, in the order of `paths`, as it comes.

    Raises:
        LanguageError: No English model is installed where drafting runs.
        WorkersLostError: The workers of the executor are gone; it names the articles they had.
    """
    desk = _Desk(
        executor=executor or InProcess(), save=save, wanted=wanted or Wanted(), ahead=ahead
    )
    try:
        for item in _read(paths, is_done):
            desk.take(item)
            yield from desk.ready()
            while desk.is_full:
                desk.wait()
                yield from desk.ready()
        while desk.running:
            desk.wait()
            yield from desk.ready()
    finally:
        desk.clear()


@dataclass(frozen=True, kw_only=True)
class _Text:
    path: Path
    article: Article


@dataclass(frozen=True, kw_only=True)
class _Task:
    number: int
    text: _Text


@dataclass(kw_only=True)
class _Desk:
    """The articles that are under way.

    Attributes:
        running: Those with the executor.
        results: Those that are finished, by number, until their turn comes.
        taken: How many have come in.
        given: How many have gone out.
    """

    executor: Executor
    save: Callable[[Drafted], None]
    wanted: Wanted
    ahead: int
    running: dict[Future[Answer], _Task] = field(default_factory=dict)
    results: dict[int, Result] = field(default_factory=dict)
    taken: int = 0
    given: int = 0

    @property
    def is_full(self) -> bool:
        """Whether to wait before the next one; once `ready` is through, something is running."""
        waiting = self.taken - self.given
        return len(self.running) >= self.ahead or waiting >= self.ahead * _PATIENCE

    def take(self, item: _Text | Result) -> None:
        """Take in the next article: to be drafted, or settled already."""
        if isinstance(item, _Text):
            task = _Task(number=self.taken, text=item)
            self.running[self._submit(task)] = task
        else:
            self.results[self.taken] = item
        self.taken += 1

    def wait(self) -> None:
        """Wait until something is finished, and keep it."""
        for future in wait_for(self.running, return_when=FIRST_COMPLETED).done:
            task = self.running.pop(future)
            self.results[task.number] = self._finish(task, future)

    def ready(self) -> Iterator[Result]:
        """Give the results whose turn it is."""
        while self.given in self.results:
            self.given += 1
            yield self.results.pop(self.given - 1)

    def clear(self) -> None:
        """Call off what is still to be done."""
        for future in self.running:
            future.cancel()

    def _submit(self, task: _Task) -> Future[Answer]:
        try:
            return self.executor.submit(work, task.text.article, self.wanted)
        except BrokenExecutor as error:
            raise WorkersLostError(_ENDED.format(self._with_workers(task))) from error

    def _finish(self, task: _Task, future: Future[Answer]) -> Result:
        text = task.text
        try:
            answer = future.result()
            if answer.problem:
                return Failed(
                    path=text.path,
                    problem=answer.problem,
                    dropped=answer.dropped,
                    unasked=answer.unasked,
                )
        except BrokenExecutor as error:
            raise WorkersLostError(_ENDED.format(self._with_workers(task))) from error
        except CancelledError as error:
            raise WorkersLostError(_CALLED_OFF.format(self._with_workers(task))) from error
        except KitError:
            raise
        except Exception as error:
            return Failed(path=text.path, problem=_lost(text, error))
        return self._keep(
            Drafted(
                path=text.path,
                article=text.article,
                questions=answer.questions,
                dropped=answer.dropped,
                unasked=answer.unasked,
            )
        )

    def _keep(self, drafted: Drafted) -> Result:
        try:
            self.save(drafted)
        except KitError as error:
            return Failed(
                path=drafted.path,
                problem=str(error),
                dropped=drafted.dropped,
                unasked=drafted.unasked,
            )
        return drafted

    def _with_workers(self, task: _Task) -> str:
        """Name the articles that are with the workers: this one, and the others that run."""
        names = sorted(one.text.article.id for one in (task, *self.running.values()))
        more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        return ", ".join(names[:_NAMED]) + more


def _read(
    paths: Iterable[Path], is_done: Callable[[Path], bool]
) -> Iterator[_Text | PassedOver | Failed]:
    # Small letters, because not every disk tells Mosul.csv from mosul.csv.
    seen: dict[str, Path] = {}
    for path in paths:
        other = seen.setdefault(path.stem.casefold(), path)
        if other is not path:
            yield Failed(path=path, problem=_same_name(path, other))
        elif is_done(path):
            yield PassedOver(path=path)
        else:
            yield _load(path)


def _load(path: Path) -> _Text | Failed:
    try:
        return _Text(path=path, article=load_article(path))
    except KitError as error:
        return Failed(path=path, problem=str(error))


def _same_name(path: Path, other: Path) -> str:
    return f"{path}: another article has the same name, {other}; rename one of them."


def _lost(text: _Text, error: Exception) -> str:
    return (
        f"{text.path}: its worker did not come back ({type(error).__name__}: {error}); "
        "try it again, or draft it by itself."
    )
