"""Rules on how a question is written."""

from __future__ import annotations

import re
from calendar import month_name

from kit.drafting.veto.candidate import QUOTED, Candidate, Rule, word_set
from kit.drafting.wording import MAX_WORDS
from kit.facts import Role
from kit.text import ends_as_prose, words

_NO_PROSE = re.compile(
    r"[\n|<>{}=_\\;…*#]|\.\.|https?:|\w\(|\(\s*\)|[–—-] ?[–—-]| - |"
    r"(?<![\w.’'-])[b-z](?![\w.’'-])|(?<!\d) [ap]\.m\."
    # Two sentences that were read as one.
    r"|[a-z\d,] (?:She|He|They|We) [a-z\d]"
)
_CLIPPED_NAME = re.compile(r"\b[A-Z][\w-]*['’](?:d|ll|ve|re)\b")
_GOES_ON = " …”?"
_CLOSED = re.compile(r"’(?!\w)|(?<!\w)’")
_HALF_LINK = re.compile(r"\b(?:of|to|in|for|with) (?:although|because|while|if)\b")
_SPLIT = re.compile(
    r"\b(?:up|down|off|out|over|back) on \w+day (?:an?|the|his|her|their)\b"
    r"|\bon [A-Z]\w+ \d{1,2} an? \w+\?$|\bspen[dt]s? (?:on [A-Z]\w+ )?\w+ing\b"
)
"""Started up on Friday a ridge; was crushed on January 30 a brakeman; spent on Sunday digging."""
_THE_ITS = re.compile(r"\b(?:the|an?) (?:its|his|her|their|our|my)\b")
_TWO_YEARS = re.compile(
    r"\bin (?:[A-Z]\w+ )?\d{4} in (?:(?:[A-Z]\w+ )?\d{4}|[A-Z]\w+y|March|June)\b"
    r"|\b(?:last|this|next) (?:week|month|year) in the \w+ \w+ (?:weeks|months|years)\b"
)
"""Letters sent in 1951 in November 2014."""
_NO_SUBJECT = re.compile(
    r"^Who (?:said|says|warned|believed|thought)(?: that)? (?:would|will|could|can|may|might|must"
    r"|should|had|has|have|was|were|is|are)\b"
)
"""Who said would face a journey."""
_LOOSE_END = re.compile(
    # "the last of whom", "declined to say which", "became the first", "seized power a week"
    r"(?<!^By )\bwhom\b|\bof which\b|\bfrom which (?:is|are|was|were)\b"
    r"|\b(?:which|what|why|how|whether)\?$"
    r"|\bthe (?:first|second|third|last|only|latest|sole|(?:first |only )?(?:person|man|woman))\?$"
    r"|\bpermitting\?$|\band (?:another|a further|others?)(?: \w+)?\?$"
    # "Tilts the stage until the singers", and until they do what?
    r"|\b(?:because|although|unless|while|until (?=the \w+s\?)) ?(?:the|an?|his|her|their) \w+\?$"
    r"|\bas (?:much|many|often|far|well|long)\?$"
    # "had walked for an hour and ten", "said the season was longer"
    r"|\ban? \w+ and (?:two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty)\?$"
    r"|\b(?:is|was|are|were|be|been) (?:much |far )?(?!under|over|ever)\w+er\?$"
    # "joined the firm the summer", and which summer?
    r"|(?<! in)(?<! of)(?<! for)(?<! over)(?<! until)(?<! during)(?<! through)(?<! throughout)"
    r" the (?:spring|summer|autumn|winter|week|month|year)\?$"
    r"|\b(?:there|opposite|nearby|alongside|next door|outside|inside|later|earlier|since)\?$"
    r"|\bto be\?$|\beach\?$|\bone of the [a-z]+\?$"
    # "Sent 65 kilometres north-east", "was given five years"
    r"|\b\d+ (?:km|kilomet(?:re|er)s|miles) (?:north|south|east|west)[\w-]*\?$"
    r"|\b(?:given|got|received) \w+ (?:years|months)\?$"
    r"|\b(?:in favou?r|against|under way)\?$"
    # "Expected to finish by Wednesday"
    r"|\bto (?:go|leave|finish|start|begin|decide|attend|continue|rule)"
    r"(?: (?:(?:by|on|in) [A-Z]\w+|at \d{1,2}))?\?$"
    # "Two stalls away", and from what?
    r"|\b(?:feet|metres|meters|yards|miles|kilomet(?:er|re)s|doors|stalls|streets|blocks|seats)"
    r" away\?$"
    r"|\bat (?:around |about )?\d{1,2}[:.]\d\d\?$"
    r"|\ban? (?:individual|person|man|woman|way|place)\?$"
    r"|\bspen[dt]s? (?![^?]*ing\b)[^?]*\b(?:hours|days|weeks|months|years|time)\?$"
    r"|(?<! for)(?<! in)(?<! of)(?<! every)(?<! within)(?<! over)(?<! nearly)(?<! almost)"
    r"(?<! about)(?<! than)(?<! least)(?<! next)(?<! last)(?<! first)(?<!\d) "
    r"(?:an?|one|two|three|\d+|a few|several) "
    r"(?:minute|hour|day|week|month|year)s?\?$"
)
# "outside the palace, and Tom Reed" was read as two palaces.
_RUNS_ON = re.compile(r"[^,]*, and (?:[A-Z]|the |an? )[^,]*$")
_MONTH = "|".join(tuple(month_name)[1:])
# "In May 2011 student Tom Reed was diving"
_BEGINS_WITH_A_DATE = re.compile(rf"\d.*\b(?:{_MONTH})\b|(?:{_MONTH}) \d{{4}} ")
_DANGLING = word_set(
    "until while when because although if whether and or but of the a an to that by with from than "
    "as for at is are"
)


def _has_odd_length(draft: Candidate) -> bool:
    return not 4 <= len(draft.stem.split()) <= MAX_WORDS


def _has_open_marks(draft: Candidate) -> bool:
    texts = (draft.stem, draft.fact.name)
    if any(not words(quoted) or quoted[-2:-1] == " " for quoted in QUOTED.findall(draft.stem)):
        return True
    single = "‘" in draft.fact.sentence.text
    if single and draft.stem.count("‘") != len(_CLOSED.findall(draft.stem)):
        return True
    pairs = (("“", "”"), ("(", ")"), ("[", "]"))
    return any(t.count(left) != t.count(right) for t in texts for left, right in pairs) or any(
        t.count('"') % 2 or t.count("‘") > t.count("’") or "'" in t[:1] for t in texts
    )


def _is_no_prose(draft: Candidate) -> bool:
    """Whether marks stand in it that prose has not, or it was told by a heading or a caption."""
    if not ends_as_prose(draft.fact.sentence.text):
        return True
    odd_start = not draft.fact.name[:1].isalnum() and draft.fact.name[:1] not in "“\"'‘$£€"
    stem = draft.stem.replace(_GOES_ON, "”?") if draft.fact.role is Role.SPEAKER else draft.stem
    return odd_start or _NO_PROSE.search(stem + draft.fact.name) is not None


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
    clipped = clipped or _CLIPPED_NAME.search(" ".join(draft.unquoted)) is not None
    return clipped or any("'" in part or "’" in part or part in {"ca", "wo"} for part in parts)


def _has_a_loose_end(draft: Candidate) -> bool:
    """Whether it ends in a verb whose object was cut, or in what something should follow."""
    if draft.fact.role in {Role.SPEAKER, Role.BEARER}:
        return False
    return _LOOSE_END.search(draft.stem) is not None


def _ends_where_it_was_cut(draft: Candidate) -> bool:
    """Whether it ends in a verb after which the article goes on."""
    return draft.clause.ends_open and draft.fact.role not in {Role.SPEAKER, Role.BEARER}


def _agrees_with_neither(draft: Candidate) -> bool:
    """Whether "Who was ordered to stay in their rooms?" has one number in the verb, and another."""
    first = draft.clause.auxiliaries[:1] or (draft.clause.verb,)
    told = first[0].lower() in {"was", "were", "is", "are", "has", "have"}
    many = draft.fact.label == "GROUP"
    return draft.fact.role is Role.SUBJECT and told and many and " their " in draft.stem


def _dangles(draft: Candidate) -> bool:
    """Whether a part begins or ends with a word that hangs on what was left out.

    A quotation may end in "it's more boring than that".
    """
    if draft.fact.role is Role.SPEAKER:
        return False
    last = (words(draft.stem)[-1:] or [""])[0].lower()
    ends = (draft.clause.subject, draft.fact.name)
    # In capitals "IS" is a name.
    if any((words(text)[-1:] or [""])[0] in _DANGLING for text in ends):
        return True
    parts = (draft.clause.subject, *draft.phrases)
    if draft.clause.subject.startswith("of ") or any(map(_RUNS_ON.match, parts)):
        return True
    if any(form.search(draft.stem) for form in (_SPLIT, _NO_SUBJECT, _TWO_YEARS, _THE_ITS)):
        return True
    if _BEGINS_WITH_A_DATE.match(draft.clause.subject):
        return True
    whither = draft.fact.kind == "where" and draft.fact.role is not Role.TARGET
    asks_whither = whither and last in {"from", "to"}
    if _HALF_LINK.search(draft.stem):
        return True
    if draft.fact.kind == "when" and last in {"on", "in"}:
        return True
    return (last in _DANGLING and not asks_whither) or " ," in draft.stem or ",," in draft.stem


RULES: tuple[tuple[str, Rule], ...] = (
    ("too long or too short", _has_odd_length),
    ("a mark is not closed", _has_open_marks),
    ("not prose", _is_no_prose),
    ("runs into a quotation", _runs_into_a_quotation),
    ("contracted", _is_contracted),
    ("dangles", _dangles),
    ("a loose end", _has_a_loose_end),
    ("agrees with neither", _agrees_with_neither),
)
DOUBTS: tuple[tuple[str, Rule], ...] = (("ends where it was cut", _ends_where_it_was_cut),)
