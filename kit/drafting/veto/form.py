"""Rules on how a question is written."""

from __future__ import annotations

import re

from kit.drafting.veto.candidate import QUOTED, Candidate, Rule, word_set
from kit.drafting.wording import MAX_WORDS
from kit.facts import Role
from kit.text import words

_NO_PROSE = re.compile(
    r"[\n|<>{}=_\\;…*#]|\.\.|https?:|\w\(|\(\s*\)|[–—-] ?[–—-]| - |"
    r"(?<![\w.’'])[b-z](?![\w.’'])"
)
_DANGLING = word_set("and or but of the a an to that by with from than as for at is are")


def _has_odd_length(draft: Candidate) -> bool:
    return not 4 <= len(draft.stem.split()) <= MAX_WORDS


def _has_open_marks(draft: Candidate) -> bool:
    texts = (draft.stem, draft.fact.key)
    pairs = (("“", "”"), ("(", ")"), ("[", "]"))
    return any(t.count(left) != t.count(right) for t in texts for left, right in pairs) or any(
        t.count('"') % 2 or "‘" in t or "'" in t[:1] for t in texts
    )


def _is_no_prose(draft: Candidate) -> bool:
    odd_start = not draft.fact.key[:1].isalnum() and draft.fact.key[:1] not in "“\"'‘$£€"
    return odd_start or _NO_PROSE.search(draft.stem + draft.fact.key) is not None


def _runs_into_a_quotation(draft: Candidate) -> bool:
    """Whether a whole quoted sentence stands in the question without a colon."""
    quoted = [match.group() for match in QUOTED.finditer(draft.stem)]
    return draft.fact.role is not Role.SPEAKER and any(
        piece[1:2].isupper() and len(piece.split()) > 4 for piece in quoted
    )


def _is_contracted(draft: Candidate) -> bool:
    """Whether "has" or "will" is shortened, which no longer stands beside its subject."""
    parts = (*draft.clause.auxiliaries, *draft.clause.adverbs, draft.clause.verb)
    clipped = draft.clause.subject.endswith(("'s", "’s"))
    return clipped or any("'" in part or "’" in part or part in {"ca", "wo"} for part in parts)


def _dangles(draft: Candidate) -> bool:
    last = (words(draft.stem)[-1:] or [""])[0].lower()
    asks_whither = draft.fact.kind == "where" and last in {"from", "to"}
    return (last in _DANGLING and not asks_whither) or " ," in draft.stem or ",," in draft.stem


RULES: tuple[tuple[str, Rule], ...] = (
    ("too long or too short", _has_odd_length),
    ("a mark is not closed", _has_open_marks),
    ("not prose", _is_no_prose),
    ("runs into a quotation", _runs_into_a_quotation),
    ("contracted", _is_contracted),
    ("dangles", _dangles),
)
