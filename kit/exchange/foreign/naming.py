"""What other programs leave out: the kind of a question, and an id of the form of the kit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import count

from anyascii import anyascii

from kit.bank import Kind, Question
from kit.bank.question import ID_PATTERN
from kit.exchange.findings import FileFindings
from kit.exchange.foreign.records import Item

_LONGEST = 60
# A question word may follow where to look, and a preposition: "In paragraph 2, by whom …"
_KIND = re.compile(
    r"(?:(?:in|according to|at|on|from)\b[^,?]{0,60},\s*)?"
    r"(?:(?:by|to|from|for|with|since|until|about)\s+)?"
    r"(who|when|where)(?:m|se)?\b",
    re.IGNORECASE,
)


def kind_by_word(stem: str) -> Kind | None:
    """Give the kind that the question word tells with which a question begins.

    >>> kind_by_word("In paragraph 2, by whom is it told?"), kind_by_word("Is it told?")
    (<Kind.WHO: 'who'>, None)
    """
    found = _KIND.match(stem)
    return Kind(found[1].casefold()) if found else None


def slug(name: str, instead: str) -> str:
    """Give small letters, digits and hyphens for a name.

    It begins with a letter, for which `instead` is put before it, unless that is empty.

    >>> slug("Über uns!", "bank"), slug("7 Tage", "bank"), slug("7 Tage", "")
    ('uber-uns', 'bank-7-tage', '7-tage')
    """
    plain = re.sub(r"[^a-z0-9]+", "-", anyascii(name).casefold()).strip("-")
    return plain if plain[:1].isalpha() or not instead else f"{instead}-{plain}".strip("-")


@dataclass(frozen=True, kw_only=True)
class Taken:
    """An item with the question that it gave."""

    item: Item
    question: Question


def with_kind(taken: Taken, findings: FileFindings) -> Taken:
    """Tag a question by the question word it begins with, where no tag names a kind."""
    question, line = taken.question, taken.item.line
    if question.kind:
        return taken
    kind = kind_by_word(question.stem)
    if kind is None:
        message = "no tag says whether it asks who, when or where; add one"
        findings.assume("no-kind", message, line=line)
        return taken
    findings.assume("guessed-kind", f"tagged '{kind}' by its question word", line=line)
    return replace(taken, question=replace(question, tags=(kind.value, *question.tags)))


def with_ids(taken: Iterable[Taken], bank_id: str, findings: FileFindings) -> Iterator[Taken]:
    """Keep ids of the form of the kit; make others of the bank, the kind, and a name or number.

    The same file gives the same ids every time.
    """
    items = list(taken)
    ids = _Ids(bank=slug(bank_id, "bank"), given=Counter(each.item.id for each in items))
    for each in items:
        made, why = ids.next(each)
        if why:
            findings.assume("made-id", why, line=each.item.line)
        yield replace(each, question=replace(each.question, id=made))


@dataclass(kw_only=True)
class _Ids:
    """The ids that are there in a file, and those that were given out so far."""

    bank: str
    given: Counter[str]
    seen: set[str] = field(default_factory=set)
    numbers: dict[str, Iterator[int]] = field(default_factory=dict)

    def next(self, taken: Taken) -> tuple[str, str]:
        """Give an id that no other question has, and how it was made; '' if it was there."""
        item = taken.item
        if ID_PATTERN.fullmatch(item.id) and item.id not in self.seen:
            self.seen.add(item.id)
            return item.id, ""
        start = f"{self.bank}-{taken.question.kind or 'q'}"
        own = slug((item.id or item.title)[:_LONGEST], "")
        if ID_PATTERN.fullmatch(item.title) and not item.id:
            return self._free(item.title), "the id was made of its name"
        if own:
            told = "the id was made of the name of the bank, the kind, and its own name"
            return self._free(f"{start}-{own}"), told
        told = "the id was made of the name of the bank, the kind, a number"
        return self._numbered(start, 1), told

    def _free(self, wanted: str) -> str:
        """Give an id as wanted, or with a number behind it where another question has it."""
        if wanted in self.seen or self.given[wanted]:
            return self._numbered(wanted, 2)
        self.seen.add(wanted)
        return wanted

    def _numbered(self, start: str, first: int) -> str:
        numbers = self.numbers.setdefault(start, count(first))
        ids = (f"{start}-{number}" for number in numbers)
        made = next(each for each in ids if each not in self.seen and not self.given[each])
        self.seen.add(made)
        return made
