"""English words and first names: which there are, how common they are."""

from kit.lexicon.names import first_names
from kit.lexicon.words import is_word, rarity

__all__ = ["first_names", "is_word", "rarity"]
