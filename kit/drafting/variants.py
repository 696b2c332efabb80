"""Other ways in which the article itself names the person who is the key."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kit.article import Article
from kit.facts import Fact, Mention
from kit.names import PARTICLES, TITLES, core_of, names_in, namesakes, particles_of, surname
from kit.text import collapse

_SURNAME_ALONE = 1


def find_variants(fact: Fact, mentions: Iterable[Mention], article: Article) -> tuple[str, ...]:
    """Give the shorter forms of a person's name, then the longer ones that stand in the article.

    Args:
        fact: What is asked; only persons and roles have variants.
        mentions: What the article names.
        article: What is read.

    Returns:
        Forms that differ from the key and each other; only short ones where two people share it.
    """
    persons = list(dict.fromkeys(collapse(m.text) for m in mentions if m.label == "PERSON"))
    key = collapse(fact.key)
    found = [*_shorter(fact, key, persons), *_longer(fact, key, persons, article)]
    names = [*persons, *names_in(article.text).values()]
    is_shared = _is_shared(key, names)
    forms = (form for form in dict.fromkeys(found) if form and form != key)
    return tuple(form for form in forms if not (is_shared and _is_surname(form)))


def _is_shared(key: str, names: list[str]) -> bool:
    """Whether several people among some names bear the surname of the key."""
    last = core_of(key)[-1:]
    bearers = [name for name in names if core_of(name)[-1:] == last]
    return any(namesakes([one], bearers) for one in (key, *bearers))


def _is_surname(form: str) -> bool:
    """Whether a form is a surname without a first name: Vries, de Vries."""
    small = particles_of(form)
    return len([word for word in core_of(form) if word not in small]) == 1


def _shorter(fact: Fact, key: str, persons: list[str]) -> Iterator[str]:
    """Give the name without what stands before it, then the surname alone."""
    if fact.label == "PERSON" or (fact.label == "ORG" and _is_persons(key)):
        inner = [name for name in persons if key.endswith(f" {name}")]
        for form in (_untitled(key), *inner, _last_name(key)):
            if form.split()[-1][:1].isupper():
                yield form


def _is_persons(key: str) -> bool:
    """Whether a name has the form of a person's with particles, as the pipeline often misses."""
    return bool(particles_of(key) and surname(key))


def _last_name(key: str) -> str:
    """Give the last word with the particles right before it: de Vries."""
    parts = key.split()
    start = len(parts) - 1
    while start > 0 and parts[start - 1] in PARTICLES:
        start -= 1
    return " ".join(parts[start:])


def _longer(fact: Fact, key: str, persons: list[str], article: Article) -> Iterator[str]:
    """Give the fuller names of the person, with and without titles."""
    name = _untitled(key).split()
    # The pipeline often takes a surname alone for a company.
    if fact.label == "PERSON" or (fact.label == "ORG" and len(name) == _SURNAME_ALONE):
        names = {_untitled(person) for person in persons}
        fuller = sorted((n for n in names if _is_fuller(n.split(), name)), key=_length)
        if all(set(form.split()) <= set(fuller[0].split()) for form in fuller):
            for form in (*fuller, _untitled(key)):
                yield form
                yield from _titled(form, article)


def _length(name: str) -> tuple[int, str]:
    return -len(name.split()), name


def _is_fuller(full: list[str], name: list[str]) -> bool:
    """Whether a name begins or ends with another and has more words."""
    return len(full) > len(name) and name in (full[-len(name) :], full[: len(name)])


def _untitled(name: str) -> str:
    """Give a name without the titles before it."""
    parts = name.split()
    while len(parts) > 1 and _is_title(parts[0]):
        parts.pop(0)
    return " ".join(parts)


def _is_title(word: str) -> bool:
    return word[:1].isupper() and word.rstrip(".").casefold() in TITLES


def _titled(name: str, article: Article) -> Iterator[str]:
    """Give a full name with the titles that stand before it anywhere in the article."""
    for paragraph in article.paragraphs if " " in name else ():
        text = collapse(paragraph.text)
        if name not in text:
            continue
        for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            before = text[: found.start()].split()
            titles: list[str] = []
            while before and _is_title(before[-1]):
                titles.insert(0, before.pop())
            if titles:
                yield " ".join([*titles, name])
