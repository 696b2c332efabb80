"""Moodle XML, the form that keeps most (https://docs.moodle.org/en/Moodle_XML_format)."""

from kit.exchange.moodle.reading import looks_like, read
from kit.exchange.moodle.writing import write

__all__ = ["looks_like", "read", "write"]
