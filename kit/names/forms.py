"""The forms of one name: without its trimmings, as an acronym, as a surname."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from kit.lexicon import first_names, is_word, noun_classes
from kit.names.folding import LITTLE, content_words, folded_words
from kit.text import words

_AFTER_NAMES = {"jr", "sr", "junior"}
GENERIC = {"group", "groups", "organisation", "organization", *_AFTER_NAMES}
POSTNOMINALS = frozenset(words("qc kc mp mep msp obe mbe cbe phd"))
"""What stands after a name."""
_TRAILING = GENERIC | POSTNOMINALS
ARTICLES = {"a", "an", "the"}
PARTICLES = frozenset(
    words(
        "al el de del dela delos della dei di du da dos das la le der den ter van von zu"
        " bin ibn bint ag"
    )
)
"""Words of a name that are written in small letters."""

_RANKS = frozenset(
    words(
        "general gen brigadier brig major maj colonel col lieutenant lt captain capt cpt sergeant"
        " sgt superintendent corporal cpl private pvt admiral adm commodore commander cmdr"
        " commandant marshal field officer staff"
    )
)
COURTESY = frozenset(
    words(
        "mr mrs ms miss mx dr prof sir dame rev reverend madam madame monsieur mme frau"
        " senhor senhora signor signora signore sra dona"
    )
)
TITLES = frozenset(
    _RANKS
    | COURTESY
    | POSTNOMINALS
    | set(
        words(
            "doctor professor lord lady king queen prince princess pope bishop archbishop cardinal"
            " rabbi"
            " imam sheikh ayatollah father president pres vice prime minister premier chancellor"
            " secretary ambassador senator sen congressman congresswoman governor gov mayor judge"
            " justice chief spokesman spokeswoman spokesperson director coach former deputy herr"
            " senor senora emperor empress emir sultan us uk insp det sgt supt coun cllr pc rep"
            " atty hon st pm vp fm cr bp abp inspector detective monsignor msgr pastor"
        )
    )
)
"""Words before a name that tell what its bearer is."""

_INITIAL_A = re.compile(r"A\. ?(?:[A-Z]\. ?)*[A-Z][\w'’-]+")
_LONG_TITLE = 6
_LONG_TITLES = [title for title in sorted(TITLES) if len(title) >= _LONG_TITLE]

_DEMONYM = re.compile(r"french|dutch|greek|german|turkish|\w{2,}(?:i|ian|ean|can|ish|ese)")
_NO_SURNAME = frozenset(
    words(
        "new north south east west northern southern eastern western united great old san saint"
        " los las city state states river sea lake street road square bridge airport port bank"
        " force forces army police navy troops guard militia militants rebels fighters soldiers"
        " house court nations union kingdom republic party council committee commission ministry"
        " office agency parliament senate government university college school hospital museum"
        " church mosque cross company corporation club team league front movement coalition"
        " alliance women men people foundation association society institute trust charity"
        " federation network service services authority survey times post news press plc ltd inc"
        " corp co renewables energy airlines airways motors systems technologies holdings"
        " industries international partners capital media records pictures studios foods works"
        " banco banque cirque tour partido parti frente universidad universite medecins casa"
    )
)
_SMALL = LITTLE | TITLES
_ONE_WORD_AND_ASIDE = re.compile(r"\S+,")  # Oslo, Norway
_GIVEN_NAME_LAST = re.compile(r"\b[A-Z][a-z]+ (?!(?:Al|El|Ag|Bin|Abd\w*|Ould)-)[A-Z][a-z]+-[a-z]+$")
GLOSS = re.compile(r"\(([^()]*)\)")


def bare(name: str) -> str:
    """Give the core of a name: folded, without article, title, rank, gloss or trailing `group`.

    A name of nothing but such words is kept.

    >>> bare("the Islamic State (IS) group"), bare("Brigadier General Robert Sofge")
    ('islamic state', 'robert sofge')
    """
    return " ".join(core_of(name))


def aliases(name: str) -> tuple[str, ...]:
    """Give the forms that a name itself licenses: its core, an acronym in brackets, a surname.

    >>> aliases("the Islamic State (IS) group"), aliases("Robert Sofge")
    (('islamic state', 'is'), ('robert sofge', 'sofge'))
    """
    return tuple(dict.fromkeys([bare(name), *acronyms(name), *surname(name)]))


@lru_cache(maxsize=4096)
def surname(name: str) -> tuple[str, ...]:
    """Give the surname of a person's full name, as a tuple of one; empty where there is none.

    Whether a name is a person's is judged by its form: two to four words, each with a capital
    letter, none of which is typical of a group or a place; particles such as `van der` stand
    between them. It stands last, or in `Hau Lung-bin` first.
    """
    core, particles = core_of(name), particles_of(name)
    if _INITIAL_A.fullmatch(name):  # which is no article
        return core[-1:]
    is_person = (
        2 <= len([word for word in core if word not in particles]) <= 4
        and core[0] not in particles
        and _NO_SURNAME.isdisjoint(core)
        and all(map(str.isalpha, core))
        and TITLES.isdisjoint(core[:-1])
        and {"and", "or", "of"}.isdisjoint(folded_words(name))
        and not any(word.islower() and word not in _SMALL | particles for word in words(name))
        and not _ONE_WORD_AND_ASIDE.match(name)
        and (core[-1] not in TITLES or core[0] in first_names())
    )
    if not is_person:
        return ()
    return (core[0],) if is_surname_first(name) else (core[-1],)


def particles_of(name: str) -> frozenset[str]:
    """Give the particles of a name that it writes in small letters.

    >>> sorted(particles_of("Jan van der Berg")), sorted(particles_of("Van Morrison"))
    (['der', 'van'], [])
    """
    return PARTICLES.intersection(words(name))


def surname_in_full(name: str) -> str:
    """Give the surname of a person's full name with its particles; empty where there is none.

    >>> surname_in_full("Jan van der Berg"), surname_in_full("Robert Sofge")
    ('van der berg', 'sofge')
    """
    last, particles = surname(name), particles_of(name)
    if not last or is_surname_first(name):
        return "".join(last)
    before = list(core_of(name)[:-1])
    start = len(before)
    while start > 1 and before[start - 1] in particles:
        start -= 1
    return " ".join([*before[start:], *last])


def is_surname_first(name: str) -> bool:
    """Say whether a name has the Chinese or Korean order, by its given name of two syllables.

    >>> is_surname_first("Hau Lung-bin"), is_surname_first("Daniel Okonjo-Reeve")
    (True, False)
    """
    return _GIVEN_NAME_LAST.search(name) is not None


def is_rank(text: str) -> bool:
    """Say whether a text is a military rank without a name, whatever its country.

    >>> is_rank("the Iraqi Brigadier General"), is_rank("General Sofge")
    (True, False)
    """
    said = content_words(text)
    while said and (said[0] in {"us", "uk"} or _DEMONYM.fullmatch(said[0])):
        said.pop(0)
    return bool(said) and _RANKS.issuperset(said)


@lru_cache(maxsize=4096)
def acronyms(name: str) -> tuple[str, ...]:
    """Give the acronyms of a name, folded: those in brackets, and the initials of its words.

    >>> acronyms("the Islamic State (IS) group"), acronyms("World Health Organization")
    (('is',), ('who',))
    """
    glosses = [gloss for gloss in GLOSS.findall(name) if gloss.isupper() and len(gloss) > 1]
    named = [word for word in words(GLOSS.sub(" ", name)) if not word[0].islower()]
    telling = {*core_of(name), *GENERIC} - _AFTER_NAMES
    told = [part for word in named for part in folded_words(word) if part in telling]
    initials = "".join(part if part.isdecimal() else part[0] for part in told)
    # Two letters may be anybody's.
    is_one = not {"and", "or"} & set(folded_words(name)) and not _tells_people_of_it(name)
    is_telling = is_one and len(initials) > (2 if surname(name) else 1)
    found = [*glosses, *([initials] if is_telling else [])]
    return tuple(dict.fromkeys(acronym.casefold() for acronym in found))


def _tells_people_of_it(name: str) -> bool:
    """Say whether a name is that of a body to which people belong: two Labour Party councillors."""
    small = (word for word in words(name) if word[0].islower())
    return any(
        noun_classes().get(singular) == "person"
        for word in small
        for singular in (word, word.removesuffix("s"))
    )


@lru_cache(maxsize=8192)
def core_of(name: str) -> tuple[str, ...]:
    """Give the words of `bare`."""
    tokens = _without_titles(list(folded_words(GLOSS.sub(" ", name))))
    core = [token for token in tokens if token not in LITTLE]
    while len(core) > 1 and core[-1] in _TRAILING:
        core.pop()
    return tuple(core)


def _is_misspelt_title(word: str) -> bool:
    """Say whether a word is one edit from a long title: captin, brigadeer."""
    if len(word) < _LONG_TITLE or is_word(word):
        return False
    return extractOne(word, _LONG_TITLES, scorer=OSA.distance, score_cutoff=1) is not None


def _without_titles(tokens: list[str]) -> list[str]:
    start = next((at for at, token in enumerate(tokens) if token not in LITTLE), 0)
    name = tokens[start:]
    at = 1 if len(name) > 1 and name[1] in TITLES and _DEMONYM.fullmatch(name[0]) else 0
    while at < len(name) and (name[at] in TITLES or _is_misspelt_title(name[at])):
        at += 1
    if at == len(name):  # a title alone, or Dr. King
        at = next((at for at, token in enumerate(name[:-1]) if token not in COURTESY), at - 1)
        return name[at:] if name[:at] else name
    # The president of Iraq is not Iraq.
    return name[at:] if name[at] not in LITTLE else name
