"""What other programs leave out: the kind of a question, and an id of the form of the kit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, count

from anyascii import anyascii

from kit.bank import Kind, Question
from kit.bank.question import ID_PATTERN
from kit.exchange.findings import SheetFindings
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


def with_kind(taken: Taken, findings: SheetFindings) -> Taken:
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


def with_ids(taken: Iterable[Taken], bank_id: str, findings: SheetFindings) -> Iterator[Taken]:
    """Keep ids of the form of the kit; make others of the bank, the kind, and a name or number.

    The same file gives the same ids every time.
    """
    items = list(taken)
    used = {each.item.id for each in items if ID_PATTERN.fullmatch(each.item.id)}
    seen: set[str] = set()
    for each in items:
        made, why = _id(each, slug(bank_id, "bank"), used, seen)
        seen.add(made)
        if why:
            findings.assume("made-id", why, line=each.item.line)
        yield replace(each, question=replace(each.question, id=made))


def _id(taken: Taken, bank: str, used: set[str], seen: set[str]) -> tuple[str, str]:
    """Give an id that no question before has, and how it was made; '' if it was there."""
    item = taken.item
    if ID_PATTERN.fullmatch(item.id) and item.id not in seen:
        return item.id, ""
    start = f"{bank}-{taken.question.kind or 'q'}"
    own = slug((item.id or item.title)[:_LONGEST], "")
    if ID_PATTERN.fullmatch(item.title) and not item.id:
        wanted, why = item.title, "the id is its name"
    elif own:
        wanted = f"{start}-{own}"
        why = "the id was made of the name of the bank, the kind, and its own name"
    else:
        wanted, why = "", "the id was made of the name of the bank, the kind, and a number"
    numbered = (f"{wanted or start}-{number}" for number in count(2 if wanted else 1))
    ids = chain([wanted] if wanted else [], numbered)
    return next(made for made in ids if made not in used | seen), why
