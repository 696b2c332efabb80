"""Aiken, the plainest form for questions with one right option.

https://docs.moodle.org/en/Aiken_format: the question on one line, `A. option` on each of the next,
then `ANSWER: A`.
"""

from kit.exchange.aiken.reading import looks_like, read
from kit.exchange.aiken.writing import write

__all__ = ["looks_like", "read", "write"]
