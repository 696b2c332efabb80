"""Rules on what a question lost when it was cut: an aim, a condition, the rest of a list."""

from __future__ import annotations

import re
from itertools import pairwise

from kit.drafting.veto.candidate import Candidate, Rule
from kit.facts import Role
from kit.text import goes_on, words

_SMALLER_MEASURE = re.compile(
    r",? (?:and )?\d+ "
    r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|inch(?:es)?|ounces?|cents?|pence)\b"
)
_NAME_GOES_ON = re.compile(
    r" and [A-Z]\w+ (?:Hospital|University|School|College|Centre|Center|Authority|Commission"
    r"|Committee|Institute|Association|Council|Agency|Department|Ministry|Union|Party|Bank)\b"
)
"""Odinga Teaching, and Referral Hospital."""
_PARTICLE = re.compile(r" (?:d[aeo]s?|del|di|du) [A-Z]")
_UNIT = r"(?:minute|hour|day|night|week|month|year)s?"
_BEFORE_WHAT = re.compile(
    rf"(?<!for )(?<!nearly )(?<!almost )(?<!about )(?<!than )"
    rf"\b((?:an?|one|two|three|four|five|six|\d+) {_UNIT}) (?:before|after)\b"
)
"""Lost his voice an hour before the play."""
# Not "has since enrolled".
_SINCE = re.compile(r"(?<!has)(?<!have) since ")
_PART_OF_ITS_DAY = re.compile(
    r",? (?:(?:on|in the) )?(?:\w+day )?(?:morning|afternoon|evening|night)\b"
)
"""Shortly after 2 o'clock on Sunday morning, which is not two in the afternoon."""
_LAST_SINCE = re.compile(r" since[.,;”\"]")
_MOST = re.compile(
    r"\b((?:(?:most|least) \w+|(?!test|forest|interest|guest)\w{2,}est)(?: \w+){0,2})\?$"
)
_BARE_THING = re.compile(r"an? [\w-]+")
_ENDS_IN_A_THING = re.compile(r" (?:to|for|with|of|in|at|from|by) an? [a-z]+$")
_BINDING = frozenset({"at", "by", "from", "to", "of", "with", "what", "how", "for", "and", "in"})
"""What begins a phrase that the words after it need."""
_ASIDE_IN_A_LIST = re.compile(r"\b(\w+), [^,;:]{2,40}, and (\w+)")
_OPENING_THAT = re.compile(r"\bthat (?:by|on|in|at|since|until|before|after|with) \S+ ")
_NAMES_GO_ON = re.compile(r", (?:the )?[A-Z]\w+(?:, (?:the )?[A-Z]\w+)*,? and (?:the )?[A-Z]")
"""On the Shannon, the Erne and the Barrow."""
_LIST = re.compile(r", (?:an?|the|two|three|four|several) [^,.;:]{2,40}(?:, [^,.;:]{2,40})*,? and ")
_THINGS_GO_ON = re.compile(
    r"(?:, (?!\w+ing\b|\w+ed\b|and\b)[a-z-]+(?: [a-z-]+){0,2})+"
    r",? and [a-z-]+(?: [a-z-]+){0,3}[.,\"”]"
)
"""For dizziness, headaches and nausea."""
_GOES_ON_WITH = re.compile(r" (?:across|of|in|on|from|for|with|to|at|by|under|near|over)\b")
_SMALL_WORD = re.compile(r" [a-z]")
_ONE_OF_A_ROW = re.compile(r"the (?:first|second|third|last|next|only) [\w-]+$")
_TO_BE = re.compile(r" to [a-z]+ ")
_TO_DO = re.compile(r"(?: \([A-Z]+\))? to ")
_AND_DONE = re.compile(r" (?:and \w+ed|only|just|barely)\b")
_TWO_THAT = re.compile(r"\bthat (?:he|she|they|it|the) .* that (?:he|she|they|it|the) ")
_AIMS = frozenset({"attempt", "bid", "effort", "move", "plan", "proposal", "attempts", "efforts"})
_FROM_WHAT = re.compile(r"\b(from [^?]{1,30})\?$")
_TO_WHAT = re.compile(r"(?: [\w-]+){0,4} to ")
"""From 2,500 a day last week to fewer than 100."""
_TAKING = re.compile(r"\b(?:takes?|took|taken|taking) ")
_WAITING = re.compile(r"\bwait(?:ing|ed|s)? (?:\d+ \w+ )?for ")
_MERGED = re.compile(r"\b(?:merge|replace|combine) [A-Z][\w’'-]+(?! with\b)(?= [a-z]|\?)")
_DONE = re.compile(r"\bbeen \w+ed\?$")
_BEGUN = re.compile(r"\b(?:after|before|until|when|while|because) (?:one|an?|the|his|her) \w+\?$")
_ENDS_BEFORE_AN_ASIDE = re.compile(r"\b((?:which|who|that) \w+)\?$")
_ASIDE = re.compile(r", [^,]+, ")
"""A call which lasted, by several accounts, less than ten minutes."""
_COMPANY = re.compile(
    r",? (?:\d+, )?(?:who,? )?(?:(?:together|along) with|with (?:his|her) (?:\w+ ){0,2}(?:sons?"
    r"|daughters?|wife|husband|brothers?|sisters?|father|mother|parents|children|colleagues?|crew"
    r"|family|friends?|neighbou?rs?|partner|team)\b)[^,]*, "
)
"""Anna Bell, who, with her two sons, hauled them out."""
_CONDITION = re.compile(
    r",? (?:as soon as|if|unless|only (?:if|when|after|once|because)|provided|on condition|away"
    r"|across|there(?! (?:is|are|was|were)\b)|instead of"
    r"|after (?:her|his|their|its|he|she|they|it))\b"
)


def _is_cut_measure(draft: Candidate) -> bool:
    """Whether it says "in 2 hours" where the article has "in 2 hours, 51 minutes"."""
    single = (p for p in draft.phrases if " and " not in p and p[-1:].isalpha())
    measures = (p for p in single if any(map(str.isdigit, p)))
    after = (rest for p in measures for rest in draft.fact.sentence.text.split(p)[1:])
    return any(map(_SMALLER_MEASURE.match, after))


def _lost_since(draft: Candidate) -> bool:
    """Whether "has fished here since he was 12" lost its "since", and so who alone has."""
    # "Had not spoken to him since"
    if " not " in draft.stem and _LAST_SINCE.search(draft.fact.sentence.text):
        return True
    perfect = {"has", "have"} & set(draft.clause.auxiliaries) and draft.fact.role is Role.SUBJECT
    after = draft.fact.sentence.text[draft.fact.end - draft.fact.sentence.start :]
    return bool(perfect) and _SINCE.search(after) is not None and " since " not in draft.stem


def _lost_its_part_of_the_day(draft: Candidate) -> bool:
    """Whether it asks for "2 o'clock", and only the article tells that it was in the morning."""
    after = draft.fact.sentence.text[draft.fact.end - draft.fact.sentence.start :]
    found = _PART_OF_ITS_DAY.match(after) if draft.fact.role is Role.HOUR else None
    by_clock = draft.fact.name.endswith(("o'clock", "o’clock"))
    return found is not None and by_clock and found[0].split()[-1] not in draft.stem


def _is_cut_name(draft: Candidate) -> bool:
    """Whether "Viana" stands in it for "Viana do Castelo"."""
    told = draft.fact.sentence.text
    last = (words(part)[-1:] for part in (*draft.phrases, draft.fact.name))
    names = (word[0] for word in last if word and word[0][:1].isupper())
    last_of_all = draft.stem.rstrip("?").rpartition(" ")[2]
    if last_of_all[:1].isupper() and goes_on(told, last_of_all, _NAME_GOES_ON):
        return True
    return any(goes_on(told, name, _PARTICLE) for name in names)


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
        or _lost_its_part_of_the_day(draft)
        or _is_cut_behind_the_most(draft)
        or _is_cut_list(draft)
        or _lost_its_condition(draft)
        or _lost_its_middle(draft)
        or _lost_its_company(draft)
    )
    return lost or (is_cut and not is_whole)


def _lost_its_company(draft: Candidate) -> bool:
    """Whether it asks for one who did it with others, of whom it does not tell."""
    after = draft.fact.sentence.text[draft.fact.end - draft.fact.sentence.start :]
    is_one = draft.fact.role is Role.SUBJECT and draft.fact.label in {"PERSON", "ROLE"}
    return is_one and _COMPANY.match(after) is not None and " with " not in draft.stem


def _is_cut_behind_the_most(draft: Candidate) -> bool:
    """Whether it ends in "the three most severe episodes", and the article says of which."""
    end = _MOST.search(draft.stem) if draft.clause.base in {"say", "warn"} else None
    told = draft.fact.sentence.text
    return end is not None and goes_on(told, end[1], _SMALL_WORD)


def _is_cut_list(draft: Candidate) -> bool:
    """Whether it is "with a lounge" of "with a lounge, an arcade and a bar", or two that-clauses.

    Or "whether to refund them or use the money", which was longer.
    """
    told = draft.fact.sentence.text
    if any(goes_on(told, p, _NAMES_GO_ON) for p in draft.phrases):
        return True
    end = " ".join(draft.stem.rstrip("?").split()[-2:])
    if draft.fact.role is not Role.SPEAKER and goes_on(told, end, _THINGS_GO_ON):
        return True
    # "Found a building with no roof and a contractor", who said something
    if any(" and " in p and f"{p} who " in told for p in draft.phrases):
        return True
    if any(p.startswith("with ") and goes_on(told, p, _LIST) for p in draft.phrases):
        return True
    if _TWO_THAT.search(draft.stem) and ", that " in told:
        return True
    shorter = [p.text for p in draft.question.kept if p not in draft.clause.rest]
    # "With pains in his feet and pale bands", and where were these?
    joined = (text for text in shorter if " and " in text or " or " in text)
    ends = (text for text in joined if draft.stem.endswith(f"{text}?"))
    if any(goes_on(told, text, _GOES_ON_WITH) for text in ends):
        return True
    return any(text.startswith("whether to ") and " or " in text for text in shorter)


def _lost_its_condition(draft: Candidate) -> bool:
    """Whether "the strikers would go back" goes on with "as soon as", and it does not."""
    if _is_cut_subject(draft):
        return True
    end = " ".join(draft.stem.rstrip("?").split()[-3:])
    told = draft.fact.sentence.text
    if _TAKING.search(draft.stem) and f"{end} from " in told:
        return True
    if _WAITING.search(draft.stem) and goes_on(told, end, _TO_DO):
        return True
    merged = _MERGED.search(draft.stem)
    if merged is not None and f"{merged[0]} with " in told:
        return True
    if _DONE.search(draft.stem) and goes_on(told, end, _AND_DONE):
        return True  # "Had been considered and dismissed", "founded only ten months ago"
    if _BEGUN.search(draft.stem) and f"{end}, " in told and f"{end}, and " not in told:
        return True  # "After one client, a widower of 77, asked him to visit"
    opened = _ENDS_BEFORE_AN_ASIDE.search(draft.stem)
    if opened is not None and goes_on(told, opened[1], _ASIDE):
        return True
    return goes_on(told, end, _CONDITION)


def _is_cut_subject(draft: Candidate) -> bool:
    """Whether it asks of "the last tanker", which is "the last tanker to be hijacked"."""
    subject = draft.clause.subject
    return _ONE_OF_A_ROW.match(subject) is not None and goes_on(
        draft.fact.sentence.text, subject.removeprefix("the "), _TO_BE
    )


def _lost_its_middle(draft: Candidate) -> bool:
    """Whether what was said lost a phrase in its middle: "valued it (at 40 dollars) once it paid".

    What commas set apart may go, and so may "also" or "yet".
    """
    says = draft.fact.role is Role.SUBJECT and draft.clause.base in {"say", "tell", "warn", "argue"}
    for phrase in draft.phrases if says else ():
        said, told = phrase.split(), draft.fact.sentence.text
        whole = next((n for n in range(len(said), 2, -1) if " ".join(said[:n]) in told), 0)
        if 0 < whole < len(said):
            rest = told.split(" ".join(said[:whole]), 1)[1].split()
            return rest[:1] != [] and rest[0] in _BINDING
    return _runs_on(draft)


def _runs_on(draft: Candidate) -> bool:
    """Whether "had no record, had sold it" lost its comma, or "wife, Domitila, and two" its "and".

    The comma that closes the subject may go, and that behind "that by Sunday".
    """
    told, asked = draft.fact.sentence.text, draft.stem.rstrip("?").split()
    if any(f" {m[1]} {m[2]}" in draft.stem for m in _ASIDE_IN_A_LIST.finditer(told)):
        return True
    if draft.fact.role is not Role.SUBJECT:
        return False
    opened = _OPENING_THAT.search(draft.stem)
    pairs = pairwise(draft.stem[opened.end() :].split() if opened else asked)
    return any(
        f"{one}, {other}" in told and f"{one} {other}" not in told
        for one, other in pairs
        if one[-1].isalnum()
    )


def _lost_its_aim(draft: Candidate) -> bool:
    """Whether it says "began a drive", and "to vaccinate children" was too long for it.

    Or "from yellow", which the article follows with "to orange".
    """
    kept = draft.question.kept
    told = draft.fact.sentence.text
    asks_place = draft.fact.kind == "where"
    aim = draft.clause.subject.rpartition(" ")[2]
    if aim in _AIMS and f"{aim} to " in told and f"{aim} to " not in draft.stem:
        return True
    # "Had fallen from Rs. 900 a tonne"
    start = _FROM_WHAT.search(draft.stem)
    if start is not None and any(map(str.isdigit, start[1])):
        return goes_on(told, start[1], _TO_WHAT)
    if start is not None and f"{start[1]} to " in told:
        return True
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


RULES: tuple[tuple[str, Rule], ...] = (
    ("cut short", _is_cut_short),
    ("lost its aim", _lost_its_aim),
)
