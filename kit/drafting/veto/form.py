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
_SMALLER_MEASURE = re.compile(
    r",? (?:and )?\d+ "
    r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|inch(?:es)?|ounces?|cents?|pence)\b"
)
_PARTICLE = "(?:d[aeo]s?|del|di|du)"
_UNIT = r"(?:minute|hour|day|night|week|month|year)s?"
_BEFORE_WHAT = re.compile(
    rf"(?<!for )(?<!nearly )(?<!almost )(?<!about )(?<!than )"
    rf"\b((?:an?|one|two|three|four|five|six|\d+) {_UNIT}) (?:before|after)\b"
)
"""Lost his voice an hour before the play."""
# Not "has since enrolled".
_SINCE = re.compile(r"(?<!has)(?<!have) since ")
_GOES_ON = " …”?"
_CLOSED = re.compile(r"’(?!\w)|(?<!\w)’")
_HALF_LINK = re.compile(r"\b(?:of|to|in|for|with) (?:although|because|while|if)\b")
_MOST = re.compile(
    r"\b((?:(?:most|least) \w+|(?!test|forest|interest|guest)\w{2,}est)(?: \w+){0,2})\?$"
)
_SPLIT = re.compile(r"\b(?:up|down|off|out|over|back) on \w+day (?:an?|the|his|her|their)\b")
"""Started up on Friday a ridge."""
_TWO_YEARS = re.compile(r"\bin (?:[A-Z]\w+ )?\d{4} in (?:[A-Z]\w+ )?\d{4}\b")
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
    r"|\bto be\?$"
    # "Sent 65 kilometres north-east", "was given five years"
    r"|\b\d+ (?:km|kilomet(?:re|er)s|miles) (?:north|south|east|west)[\w-]*\?$"
    r"|\b(?:given|got|received) \w+ (?:years|months)\?$"
    r"|\b(?:in favou?r|against|under way)\?$"
    # "Expected to finish by Wednesday"
    r"|\bto (?:go|finish|start|begin|decide|attend|continue|rule)(?: (?:by|on|in) [A-Z]\w+)?\?$"
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
_BARE_THING = re.compile(r"an? [\w-]+")
_ENDS_IN_A_THING = re.compile(r" (?:to|for|with|of|in|at|from|by) an? [a-z]+$")
_LIST = r", (?:an?|the|two|three|four|several) [^,.;:]{2,40}(?:, [^,.;:]{2,40})*,? and "
_GOES_ON_WITH = r" (?:across|of|in|on|from|for|with|to|at|by|under|near|over)\b"
_TWO_THAT = re.compile(r"\bthat (?:he|she|they|it|the) .* that (?:he|she|they|it|the) ")
_CONDITION = (
    r"(?:as soon as|if|unless|only (?:if|when|after|once|because)|provided|on condition|away"
    r"|across|instead of)\b"
)
_MONTH = re.compile("|".join(tuple(month_name)[1:]))
_DANGLING = word_set(
    "until while when because although if whether and or but of the a an to that by with from than "
    "as for at is are"
)


def _has_odd_length(draft: Candidate) -> bool:
    return not 4 <= len(draft.stem.split()) <= MAX_WORDS


def _has_open_marks(draft: Candidate) -> bool:
    texts = (draft.stem, draft.fact.key)
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
    odd_start = not draft.fact.key[:1].isalnum() and draft.fact.key[:1] not in "“\"'‘$£€"
    stem = draft.stem.replace(_GOES_ON, "”?") if draft.fact.role is Role.SPEAKER else draft.stem
    return odd_start or _NO_PROSE.search(stem + draft.fact.key) is not None


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


def _is_cut_measure(draft: Candidate) -> bool:
    """Whether it says "in 2 hours" where the article has "in 2 hours, 51 minutes"."""
    single = (p for p in draft.phrases if " and " not in p and p[-1:].isalpha())
    measures = (p for p in single if any(map(str.isdigit, p)))
    after = (rest for p in measures for rest in draft.fact.sentence.text.split(p)[1:])
    return any(map(_SMALLER_MEASURE.match, after))


def _lost_since(draft: Candidate) -> bool:
    """Whether "has fished here since he was 12" lost its "since", and so who alone has."""
    perfect = {"has", "have"} & set(draft.clause.auxiliaries) and draft.fact.role is Role.SUBJECT
    after = draft.fact.sentence.text[draft.fact.end - draft.fact.sentence.start :]
    return bool(perfect) and _SINCE.search(after) is not None and " since " not in draft.stem


def _is_cut_name(draft: Candidate) -> bool:
    """Whether "Viana" stands in it for "Viana do Castelo"."""
    told = draft.fact.sentence.text
    last = (words(part)[-1:] for part in (*draft.phrases, draft.fact.key))
    names = (word[0] for word in last if word and word[0][:1].isupper())
    return any(re.search(rf"\b{re.escape(name)} {_PARTICLE} [A-Z]", told) for name in names)


def _lost_before(draft: Candidate) -> bool:
    """Whether "an hour" stands in it, and not the "before the play" with which it goes on."""
    if draft.fact.role is Role.SPEAKER:
        return False
    told = _BEFORE_WHAT.finditer(draft.fact.sentence.text)
    return any(f" {m[1]}" in draft.stem and m.group() not in draft.stem for m in told)


def _is_cut_short(draft: Candidate) -> bool:
    """Whether words that no mark parts from a phrase of it are missing: "met Sunday", with whom?"""
    # Of what somebody said, a part is as true, unless "more" has lost its "than".
    says = draft.fact.role is Role.SUBJECT and draft.clause.base == "say"
    compares = " than " in draft.fact.sentence.text and " than " not in draft.stem
    is_whole = draft.fact.role in {Role.SPEAKER, Role.SOURCE, Role.BEARER}
    is_whole = is_whole or (says and not compares)
    is_cut = any(phrase.is_cut for phrase in draft.question.kept)
    lost = (
        _is_cut_name(draft)
        or _is_cut_measure(draft)
        or _lost_since(draft)
        or _lost_before(draft)
        or _is_cut_behind_the_most(draft)
        or _is_cut_list(draft)
        or _lost_its_condition(draft)
    )
    return lost or (is_cut and not is_whole)


def _is_cut_behind_the_most(draft: Candidate) -> bool:
    """Whether it ends in "the three most severe episodes", and the article says of which."""
    end = _MOST.search(draft.stem) if draft.clause.base in {"say", "warn"} else None
    told = draft.fact.sentence.text
    return end is not None and re.search(rf"{re.escape(end[1])} [a-z]", told) is not None


def _is_cut_list(draft: Candidate) -> bool:
    """Whether it is "with a lounge" of "with a lounge, an arcade and a bar", or two that-clauses.

    Or "whether to refund them or use the money", which was longer.
    """
    told = draft.fact.sentence.text
    if any(p.startswith("with ") and re.search(re.escape(p) + _LIST, told) for p in draft.phrases):
        return True
    if _TWO_THAT.search(draft.stem) and ", that " in told:
        return True
    shorter = [p.text for p in draft.question.kept if p not in draft.clause.rest]
    # "With pains in his feet and pale bands", and where were these?
    ends = (text for text in shorter if " and " in text and draft.stem.endswith(f"{text}?"))
    if any(re.search(re.escape(text) + _GOES_ON_WITH, told) for text in ends):
        return True
    return any(text.startswith("whether to ") and " or " in text for text in shorter)


def _lost_its_condition(draft: Candidate) -> bool:
    """Whether "the strikers would go back" goes on with "as soon as", and it does not."""
    end = " ".join(draft.stem.rstrip("?").split()[-3:])
    told = draft.fact.sentence.text
    return re.search(rf"{re.escape(end)},? {_CONDITION}", told) is not None


def _lost_its_aim(draft: Candidate) -> bool:
    """Whether it says "began a drive", and "to vaccinate children" was too long for it.

    Or "from yellow", which the article follows with "to orange".
    """
    kept = draft.question.kept
    told = draft.fact.sentence.text
    asks_place = draft.fact.kind == "where"
    if any(p.text.startswith("from ") and f"{p.text} to " in told for p in kept):
        return " to " not in draft.stem and not asks_place
    shorter = (phrase for phrase in kept if phrase not in draft.clause.rest)
    # "On a promise to bring work back to a town", and "that had lost its cannery" was too long.
    if any(_ENDS_IN_A_THING.search(phrase.text) for phrase in shorter):
        return True
    bare = [phrase for phrase in kept if _BARE_THING.fullmatch(phrase.text)]
    # "Quashed an order", and "that had closed the paper" was too long for it.
    if draft.fact.kind != "who" and any(phrase not in draft.clause.rest for phrase in bare):
        return True
    cut = any(p.is_clause and p.text.startswith("to ") and p not in kept for p in draft.clause.rest)
    return cut and bool(bare)


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
    ends = (draft.clause.subject, draft.fact.key)
    # In capitals "IS" is a name.
    if any((words(text)[-1:] or [""])[0] in _DANGLING for text in ends):
        return True
    parts = (draft.clause.subject, *draft.phrases)
    if draft.clause.subject.startswith("of ") or any(map(_RUNS_ON.match, parts)):
        return True
    if any(form.search(draft.stem) for form in (_SPLIT, _NO_SUBJECT, _TWO_YEARS)):
        return True
    if draft.clause.subject[:1].isdigit() and _MONTH.search(draft.clause.subject):
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
    ("cut short", _is_cut_short),
    ("lost its aim", _lost_its_aim),
    ("agrees with neither", _agrees_with_neither),
)
DOUBTS: tuple[tuple[str, Rule], ...] = (("ends where it was cut", _ends_where_it_was_cut),)
