"""What a rule looks at: a fact, the question that asks for its key, and all the article tells."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from kit.drafting.wording import Stem
from kit.facts import Clause, Fact, Role, Survey
from kit.text import normalise, plain_marks, words

QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A fact with the question that asks for its key, and all that the article tells."""

    fact: Fact
    question: Stem
    survey: Survey

    @property
    def stem(self) -> str:
        """The question."""
        return self.question.text

    @property
    def clause(self) -> Clause:
        """The clause it is about."""
        return self.fact.clause

    @cached_property
    def unquoted(self) -> tuple[str, ...]:
        """The words of the question outside quotation marks."""
        return tuple(words(plain_marks(QUOTED.sub(" ", self.stem))))

    @cached_property
    def key_words(self) -> tuple[str, ...]:
        """The words of the key, folded, without little ones."""
        return tuple(w for w in words(normalise(self.fact.name)) if w not in LITTLE)

    @cached_property
    def phrases(self) -> tuple[str, ...]:
        """The phrases after the verb that the question keeps."""
        return tuple(phrase.text for phrase in self.question.kept)

    @property
    def asks_who_acts(self) -> bool:
        """Whether the key is the subject of something that is done, be it a country."""
        is_subject = self.fact.role in {Role.SUBJECT, Role.TARGET} and not self.clause.subject
        return is_subject and not self.clause.is_passive


Rule: TypeAlias = Callable[[Candidate], bool]


def word_set(text: str) -> frozenset[str]:
    """Give the words of a list written as one string."""
    return frozenset(text.split())


SPEECH_ROLES = frozenset({Role.SPEAKER, Role.SOURCE})
ARTICLES = word_set("a an the")
LITTLE = word_set("a an the in on at of to by from with for into and near during")
PERSONAL = word_set(
    "i we us me my our you your he she it they him her them this these those ours hers theirs "
    "himself herself itself one ones others"
)
POSSESSIVE = word_set("his their its themselves")
