"""English words, nouns and first names: which there are, how common they are, what they tell."""

from kit.lexicon.names import first_names
from kit.lexicon.nouns import noun_classes
from kit.lexicon.words import is_word, rarity

__all__ = ["first_names", "is_word", "noun_classes", "rarity"]
