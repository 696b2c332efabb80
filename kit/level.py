"""How hard an article is to read: length, grade levels, hard words.

Syllables and the list of familiar words are those of textstat-rs, which carries both in its wheel;
textstat itself downloads its dictionary at run time, and its hyphenation alone is a grade too low.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.article import Article, Sentence
from kit.errors import KitError
from kit.text import plain_marks

if TYPE_CHECKING:
    from types import ModuleType

UNKNOWN = "unknown"
"""The grade of a text that is not written in Latin letters."""

# The reading levels, each with its least cloze score (Chall & Dale 1995, table 5-8).
_GRADES = dict(
    zip(
        ("1", "2", "3", "4", "5-6", "7-8", "9-10", "11-12", "13-15", "16+"),
        (58, 54, 50, 45, 40, 34, 28, 22, 16, -math.inf),
        strict=True,
    )
)
# On the list of familiar words, but the library takes their marks away and then misses them.
_FAMILIAR = {"mr", "mrs", "o'clock"}
# Endings of regular inflection, each with what the plain form may have in its place.
_ENDINGS: Mapping[str, tuple[str, ...]] = (
    dict.fromkeys(("s", "es"), ("",))
    | dict.fromkeys(("ies", "ied", "ier", "iest"), ("y",))
    | dict.fromkeys(("ed", "ing", "er", "est", "en"), ("", "e"))
    | {"wn": ("w",)}
)

_APART = str.maketrans(dict.fromkeys("—―…", " "))
_CORE = re.compile(r"[^\W_](?:.*[^\W_])?")
_PART = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_LATIN = re.compile(r"[a-zà-öø-ɏ]", re.IGNORECASE)
_ENGLISH = re.compile(rf"{_LATIN.pattern}{{1,45}}(?:['/-]{_LATIN.pattern}{{1,45}})*", re.IGNORECASE)
_POSSESSIVE = re.compile(r"'s\b")
_CONTRACTED = re.compile(r"(?:n't|'\w+)$")
# `sit` doubles its last letter before an ending, so `siting` is no form of it.
_DOUBLES = re.compile(r"[^aeiou]*[aeiou][^aeiouswxyz]")


@dataclass(frozen=True, kw_only=True)
class HardWord:
    """A word that is not familiar, with how often it occurs and the paragraph where it is first."""

    word: str
    count: int
    paragraph: int


@dataclass(frozen=True, kw_only=True)
class ReadingLevel:
    """How hard a text is to read; scores are rounded to one decimal.

    A text that is not written in Latin letters has no level: its scores are not a number (nan),
    its grade is `UNKNOWN`, and it has no hard words.

    Attributes:
        words: How many words: what stands between blanks and has a letter or a digit.
        sentences: How many sentences have a word.
        words_per_sentence: The mean.
        flesch_kincaid: US school grade by length of sentences and words; 0 or less and above 16
            occur.
        reading_ease: Flesch reading ease: 100 is very easy, 0 very hard; both can be passed.
        dale_chall: New Dale-Chall score, which foretells the share of a cloze test that readers
            get right, in percent: 58 is very easy, 15 very hard. (What many programs call by this
            name is the formula of 1948, in which a high figure is hard.)
        grade: US school grades that go with `dale_chall`, one of "1", "2", "3", "4", "5-6", "7-8",
            "9-10", "11-12", "13-15", "16+".
        hard_words: The words that are not familiar, the most frequent first.
    """

    words: int
    sentences: int
    words_per_sentence: float
    flesch_kincaid: float
    reading_ease: float
    dale_chall: float
    grade: str
    hard_words: tuple[HardWord, ...]

    @property
    def summary(self) -> str:
        """One sentence for a teacher."""
        length = (
            f"{_counted(self.words, 'word')} in {_counted(self.sentences, 'sentence')} "
            f"({self.words_per_sentence:,.0f} each)"
        )
        if self.grade == UNKNOWN:
            return f"{length}: no reading level, because the text is not in Latin letters."
        return (
            f"{length}: US grade {_school_grade(self.flesch_kincaid)} by length (Flesch-Kincaid), "
            f"{self.grade} by vocabulary (Dale-Chall); {self._hard_words_named()}."
        )

    def _hard_words_named(self) -> str:
        named = ", ".join(hard.word for hard in self.hard_words[:5])
        count = len(self.hard_words)
        between = ": " if count <= 5 else ", among them "
        return f"{_counted(count, 'hard word')}{between}{named}" if named else "no hard words"


def reading_level(article: Article) -> ReadingLevel:
    """Measure how hard the body of an English article is to read.

    Flesch-Kincaid grade and reading ease: Kincaid, Fishburne, Rogers & Chissom 1975 and Flesch
    1948. New Dale-Chall: Chall & Dale 1995, on all words in place of samples. Sentences are those
    of the article. A word is familiar if it is on their list of 3,000 or a regular inflection of
    one that is (`-er` and `-est` whatever they are joined to), if both halves around its hyphen
    are, if it has a digit, or if its capital letter makes it a name.

    Other languages in Latin letters get figures that mean nothing.

    Raises:
        KitError: The library is not installed; the message says how to install it.
    """
    library = _library()
    sentences = [words for s in article.sentences if (words := _words_of(s))]
    words = [word for sentence in sentences for word in sentence]
    length = len(words) / max(len(sentences), 1)
    syllables = unfamiliar = math.nan
    hard: list[_Word] = []
    if _is_latin(words):
        hard = _hard(words, library)
        syllables = _syllables(words, library) / len(words)
        unfamiliar = 100 * len(hard) / len(words)
    cloze = 64 - 0.95 * unfamiliar - 0.69 * length
    return ReadingLevel(
        words=len(words),
        sentences=len(sentences),
        words_per_sentence=round(length, 1),
        flesch_kincaid=round(0.39 * length + 11.8 * syllables - 15.59, 1),
        reading_ease=round(206.835 - 1.015 * length - 84.6 * syllables, 1),
        dale_chall=round(cloze, 1),
        grade=_grade(cloze),
        hard_words=tuple(_listed(hard)),
    )


@dataclass(frozen=True, slots=True)
class _Word:
    """A word with plain marks and without those around it, where it stands.

    Attributes:
        text: As written.
        key: In small letters, without a possessive s.
        has_capital: Whether one of its parts begins with a capital letter.
        paragraph: Number of the paragraph.
        opens: Whether its place alone may have given it a capital.
        leads: Whether the next word has a capital too, without a mark between them.
    """

    text: str
    key: str
    has_capital: bool
    paragraph: int
    opens: bool
    leads: bool


def _library() -> ModuleType:
    try:
        import textstat_rs
    except ImportError as error:
        raise KitError(
            "The reading level needs textstat-rs, which is not installed. "
            'Run: pip install "reading-kit[draft]", or: pip install textstat-rs'
        ) from error
    return textstat_rs


def _words_of(sentence: Sentence) -> list[_Word]:
    tokens = plain_marks(sentence.text.translate(_APART)).split()
    found = [(token, core.group()) for token in tokens if (core := _CORE.search(token))]
    following = [*(token for token, _ in found[1:]), ""]
    # Where nearly all words have capitals, as in a headline, a capital tells nothing.
    shouted = 4 * sum(text[0].islower() for _, text in found) < len(found)
    return [
        _Word(
            text=text,
            key=_POSSESSIVE.sub("", text.lower()),
            has_capital=any(part[0].isupper() for part in _PART.findall(text)),
            paragraph=sentence.paragraph,
            opens=at == 0 or shouted or token[0] in "\"'",
            leads=not shouted and token.endswith(text) and after[:1].isupper(),
        )
        for at, ((token, text), after) in enumerate(zip(found, following, strict=False))
    ]


def _is_latin(words: Iterable[_Word]) -> bool:
    latin = [bool(_LATIN.search(w.text)) for w in words if any(map(str.isalpha, w.text))]
    return any(latin) and 2 * sum(latin) >= len(latin)


def _grade(cloze: float) -> str:
    return next((grade for grade, least in _GRADES.items() if cloze + 0.5 >= least), UNKNOWN)


def _syllables(words: Iterable[_Word], library: ModuleType) -> int:
    """Count the syllables; every part of a word has at least one."""
    parts = Counter(part for word in words for part in _PART.findall(word.text.lower()))
    return sum(count * max(1, library.syllable_count(part)) for part, count in parts.items())


def _hard(words: list[_Word], library: ModuleType) -> list[_Word]:
    """Give the words that are neither familiar nor names, in order, repeats and all."""
    names = _names(words)
    judged: dict[str, bool] = {}
    hard = []
    for word in words:
        if (not word.opens or word.leads or word.key in names) and word.has_capital:
            continue
        if word.key not in judged:
            judged[word.key] = _is_hard(word.key, library)
        if judged[word.key]:
            hard.append(word)
    return hard


def _names(words: Iterable[_Word]) -> set[str]:
    """Give the words that have a capital inside a sentence and are nowhere without."""
    big = {word.key for word in words if not word.opens and word.has_capital}
    return big - {word.key for word in words if not word.has_capital}


def _is_hard(key: str, library: ModuleType) -> bool:
    """Tell whether a word, in small letters, is one to be judged and has a part that is hard."""
    if not _ENGLISH.fullmatch(key):
        return False
    return not all(_is_familiar(part, library) for part in _PART.findall(key))


def _is_familiar(part: str, library: ModuleType) -> bool:
    plain = _CONTRACTED.sub("", part)
    forms = (part, plain, *_plain_forms(plain))
    return (
        len(plain) == 1
        or part in _FAMILIAR
        or any(library.difficult_words(form, syllable_threshold=0) == 0 for form in forms)
    )


def _plain_forms(word: str) -> Iterator[str]:
    """Give what a word may be a regular inflection of, whether or not there is such a word.

    >>> list(_plain_forms("carries")), list(_plain_forms("stopped")), list(_plain_forms("class"))
    (['carrie', 'carri', 'carry'], ['stopp', 'stoppe', 'stop'], [])
    """
    for ending, replacements in _ENDINGS.items():
        stem = word.removesuffix(ending)
        if stem == word or word.endswith("ss"):
            continue
        forms = [stem + replacement for replacement in replacements]
        if stem in forms and ending != "s" and _DOUBLES.fullmatch(stem):
            forms.remove(stem)
        if "e" in replacements and stem[-1:] == stem[-2:-1]:
            forms.append(stem[:-1])
        yield from (form for form in forms if len(form) > (1 if ending == "ing" else 2))


def _listed(hard: list[_Word]) -> list[HardWord]:
    """Count the hard words, each with the inflected forms of it that occur beside it."""
    keys = {word.key for word in hard}
    counts: Counter[str] = Counter()
    first: dict[str, int] = {}
    for word in hard:
        key = next((form for form in _plain_forms(word.key) if form in keys), word.key)
        counts[key] += 1
        first.setdefault(key, word.paragraph)
    return [
        HardWord(word=key, count=count, paragraph=first[key]) for key, count in counts.most_common()
    ]


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _school_grade(grade: float) -> str:
    return "1 or lower" if grade < 1.5 else "above 16" if grade > 16 else f"{grade:.0f}"
