"""Acts that are one step, whatever is done at the same time.

JupyterLab lets a kernel hear of clicks in one thread while a cell runs in another: what an act
has looked at must be so until it is done.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

Lock = AbstractContextManager[bool]


class _Locked(Protocol):
    @property
    def lock(self) -> Lock: ...


Owner = TypeVar("Owner", bound=_Locked)
Given = ParamSpec("Given")
Done = TypeVar("Done")


def one_step(
    act: Callable[Concatenate[Owner, Given], Done],
) -> Callable[Concatenate[Owner, Given], Done]:
    """Give a method that holds the lock of its owner until it is done.

    It may call others of its kind: the lock is one that its thread can take again.
    """

    @wraps(act)
    def locked(self: Owner, /, *args: Given.args, **kwargs: Given.kwargs) -> Done:
        with self.lock:
            return act(self, *args, **kwargs)

    return locked
