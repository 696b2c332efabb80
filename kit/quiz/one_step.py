"""Acts and readings that are one step, whatever is done at the same time.

JupyterLab lets a kernel hear of clicks in one thread while a cell runs in another: what an act
has looked at must be so until it is done, and who reads must not see a half of it.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import wraps
from types import FunctionType
from typing import Concatenate, ParamSpec, Protocol, TypeVar

Lock = AbstractContextManager[bool]


class _Locked(Protocol):
    @property
    def lock(self) -> Lock: ...


Owner = TypeVar("Owner", bound=_Locked)
Read = TypeVar("Read")
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


def read_in_one_step(owner: type[Read]) -> type[Read]:
    """Give a class of which every public method and property holds its lock, but for the lock."""
    for name, member in list(vars(owner).items()):
        if name.startswith("_") or name == "lock":
            continue
        if isinstance(member, property) and member.fget:
            setattr(owner, name, property(one_step(member.fget), doc=member.__doc__))
        elif isinstance(member, FunctionType):
            setattr(owner, name, one_step(member))
    return owner
