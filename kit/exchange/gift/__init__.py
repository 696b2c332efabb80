"""GIFT, the text form for questions of Moodle (https://docs.moodle.org/en/GIFT_format)."""

from kit.exchange.gift.reading import looks_like, read
from kit.exchange.gift.writing import write

__all__ = ["looks_like", "read", "write"]
