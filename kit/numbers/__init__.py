"""Numbers in text: words as digits, quantities with their units."""

from kit.numbers.digits import in_digits
from kit.numbers.quantities import Hedge, Quantity, quantities

__all__ = ["Hedge", "Quantity", "in_digits", "quantities"]
