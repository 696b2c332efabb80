"""Choices that look like chance and are the same every time."""

from __future__ import annotations

import hashlib

from kit.facts import Fact


def turn(fact: Fact, of: int) -> int:
    """Give a number from 0 up to, not including, `of` (at most 256), from key and place alone."""
    return hashlib.sha256(f"{fact.name}{fact.start}".encode()).digest()[0] % of
