"""Numbers in text: words as digits, quantities with their units."""

from kit.numbers.digits import in_digits
from kit.numbers.quantities import CURRENCIES, Hedge, Quantity, names_a_currency, quantities

__all__ = ["CURRENCIES", "Hedge", "Quantity", "in_digits", "names_a_currency", "quantities"]
