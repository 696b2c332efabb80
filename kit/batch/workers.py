"""Where drafting runs: in this process, in several of this machine, or on a Dask cluster."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from kit import __version__
from kit.errors import DraftError

if TYPE_CHECKING:
    from distributed import Client

_P = ParamSpec("_P")
_T = TypeVar("_T")

# How many articles go to each worker, one of them at work.
_EACH = 4
_PACKAGE = "reading-kit"


@dataclass(frozen=True, kw_only=True)
class Workers:
    """An executor, with how many articles it may have at a time: enough to keep it busy."""

    executor: Executor
    ahead: int


class InProcess(Executor):
    """An executor without workers: what is handed in is done at once."""

    def submit(  # noqa: D102
        self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs
    ) -> Future[_T]:
        future: Future[_T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


@contextmanager
def in_process() -> Iterator[Workers]:
    """Draft in this process: best for a few articles, because the language model loads once."""
    yield Workers(executor=InProcess(), ahead=1)


@contextmanager
def processes(count: int) -> Iterator[Workers]:
    """Draft in so many processes of this machine; each loads the language model (0.4 GB, 2 s).

    When the block is left by an exception, Ctrl+C among them, they are ended where they are; they
    never write a file. They end by themselves when this process is gone.
    """
    others = set(multiprocessing.active_children())
    spawn = multiprocessing.get_context("spawn")
    executor = ProcessPoolExecutor(count, mp_context=spawn, initializer=_serve)
    try:
        yield Workers(executor=executor, ahead=_EACH * count)
    except BaseException:
        executor.shutdown(wait=False, cancel_futures=True)
        for process in set(multiprocessing.active_children()) - others:
            process.terminate()
        raise
    executor.shutdown()


def _serve() -> None:
    """Make a worker leave Ctrl+C to its parent, and end when the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


@contextmanager
def cluster(address: str, *, seconds: float = 10) -> Iterator[Workers]:
    """Draft on the workers of a Dask cluster that is running already.

    Args:
        address: Of its scheduler, as in `tcp://10.0.0.5:8786`. Use only a cluster that you trust:
            what its scheduler sends is run.
        seconds: How long to wait for the scheduler, and then for a worker.

    Raises:
        DraftError: Dask is not installed here; the scheduler does not answer in time, or has no
            worker; or a worker has no kit, another version of it, or no English model.
    """
    with _connect(address, seconds) as client:
        count = _count_workers(client, address, seconds)
        _check_workers(client, address)
        yield Workers(executor=client.get_executor(pure=False), ahead=_EACH * count)


def _connect(address: str, seconds: float) -> Client:
    try:
        from distributed import Client
    except ImportError as error:
        raise DraftError(
            "Drafting on a cluster needs Dask, which is not installed. "
            f'Run: pip install "{_PACKAGE}[cluster]"'
        ) from error
    try:
        # In a thread of its own, because a notebook has an event loop in this one.
        with ThreadPoolExecutor(1) as thread:
            thread.submit(asyncio.run, _greet(address, seconds)).result()
        return Client(address, timeout=seconds, set_as_default=False)
    except (OSError, ValueError, TypeError, MemoryError) as error:
        raise DraftError(
            f"{address}: no scheduler of a Dask cluster answers there within {seconds:g} seconds; "
            "check the address, as in tcp://10.0.0.5:8786, and that 'dask scheduler' is running."
        ) from error


async def _greet(address: str, seconds: float) -> None:
    """Shake hands with a scheduler, because a client that cannot takes long to give up.

    Raises:
        OSError: Nobody answers in time.
        ValueError: This is no address.
        TypeError: It is a TLS address, and Dask is not set up for TLS.
        MemoryError: Something else than Dask answers, as if it sent something huge.
    """
    from distributed.comm.core import connect
    from distributed.security import Security

    security = Security().get_connection_args("client")
    comm = await asyncio.wait_for(connect(address, **security), seconds)
    await comm.close()


def _count_workers(client: Client, address: str, seconds: float) -> int:
    try:
        client.wait_for_workers(1, timeout=seconds)
    except TimeoutError as error:
        raise DraftError(
            f"{address}: this cluster has no workers; start some with 'dask worker {address}'."
        ) from error
    return sum(client.ncores().values())


def _check_workers(client: Client, address: str) -> None:
    def ready() -> str:
        # Dask sends this function itself, so it runs where there is no kit as well.
        import kit.batch.work
        from kit.language import load_pipeline

        load_pipeline()
        return kit.__version__

    found: dict[str, str | Exception] = client.run(ready, on_error="return")
    unfit = {worker: what for worker, what in found.items() if what != __version__}
    if unfit:
        worker, what = next(iter(unfit.items()))
        why = f"it has version {what} of the kit" if isinstance(what, str) else str(what)
        raise DraftError(
            f"{address}: {len(unfit)} of {len(found)} workers cannot draft; {worker}: {why}. "
            f'Install on each: pip install "{_PACKAGE}[draft,cluster]=={__version__}"'
        )
