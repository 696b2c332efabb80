"""Packages for Canvas, in its dialect of QTI 1.2."""

from kit.exchange.canvas.writing import write

__all__ = ["write"]
