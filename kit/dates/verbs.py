"""English words that tell in which time a clause stands."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


WILL = _set("will shall won't can cannot can't should may")
"""Auxiliaries of what is to come."""

MIGHT = _set("would could might must wouldn't couldn't")
"""Auxiliaries that tell of the past before `have`, and of what is to come without it."""

DECLINED = _set("comment say discuss confirm give disclose identify name elaborate")
"""What somebody `would not` do when asked, which is over."""

BE_NOW = _set("is are am isn't aren't")
BE_THEN = _set("was were wasn't weren't")
HAVE_NOW = _set("has have haven't hasn't having")
HAVE_THEN = _set("had hadn't")
DID = _set("did didn't")

STAYING = _set("remain remains stay stays seem seems appear appears get gets")
"""Present verbs after which a participle tells a state."""

DUE = _set(
    """
    due set expected scheduled rescheduled slated planned likely unlikely poised supposed about
    bound ready going certain sure
    """
)
"""What a thing `is` or `was` that is still to come."""

SCHEDULED = _set("scheduled rescheduled slated planned due expected anticipated")
"""Participles of what is still to come, with or without an auxiliary."""

SET_FOR = _set(
    """
    called set scheduled fixed ordered planned announced proposed booked arranged summoned
    invited asked postponed delayed adjourned deferred moved pushed put appealed
    """
)
"""Verbs after which `for` leads to a day to come."""

POSTPONED = _set(
    """
    postponed delayed adjourned deferred extended moved pushed put suspended gave given
    rescheduled recessed
    """
)
"""Verbs after which `until` and `to` lead to a day to come."""

INTENDING = _set(
    """
    plan plans planned planning hope hopes hoped hoping intend intends intended intending expect
    expects expected expecting want wants wanted wanting vow vows vowed vowing pledge pledges
    pledged promise promises promised promising agree agrees agreed decide decides decided
    decision threaten threatens threatened threatening prepare prepares prepared preparing aim
    aims aimed aiming seek seeks sought seeking propose proposes proposed proposal offer offers
    offered ask asks asked asking order orders ordered urge urges urged urging invite invites
    invited call calls called calling schedule schedules scheduled slated supposed deadline need
    needs intention ambition desire arrange arranged arranges vote voted told tell tells require
    requires required wait waits waiting postponed delayed moved rescheduled
    """
)
"""Words after which an infinitive tells of what is to come, if a few words stand between too."""

READY = _set("set likely unlikely ready poised willing reluctant about bound certain sure")
"""Words right before such an infinitive."""

DUE_TO = _set(
    """
    be open reopen begin start meet end expire take go come arrive return visit hold appear face
    leave play report publish release make give vote retire stand speak attend announce complete
    finish launch land resume run sign host move become receive hear close deliver join step fly
    travel present testify last
    """
)
"""What something is `due to` do; before another word it means `because of`."""

AHEAD_NOW = _set(
    """
    begins starts opens reopens closes ends expires resumes meets arrives departs returns runs
    concludes convenes expects awaits hopes intends aims holds lapses premieres debuts airs
    launches
    """
)
"""Present forms that tell of a day to come when a date stands by."""

COMPOUNDS = _set("home housing tax head false fresh test building annual total bond stock")
"""Nouns of which `runs`, `starts` and `returns` are the second half."""

AHEAD_NOW_PLURAL = _set(
    """
    begin start open reopen close end expire resume meet arrive depart return run
    """
)
"""The same after a plural noun."""

AHEAD_WITH_OBJECT = _set(
    """
    plan plans face faces host hosts play plays visit visits unveil unveils
    """
)
"""Present forms that tell of a day to come before an article or a possessive."""

OBJECT_BEGINS = _set("a an the its his her their our")
"""Words that begin the object of a verb."""

CALLING = _set(
    """
    called calling calls pressed pressing prepared preparing braced bracing hoping waiting
    """
)
"""Verbs of which `for` leads to something to come, however far the date stands."""

AHEAD_WITH = {
    "take": _set("place effect office over power"),
    "go": _set("to on before into up"),
    "come": _set("into out up"),
    "kick": _set("off"),
    "fall": _set("due"),
}
"""Verbs, and the words with which they tell of a day to come."""

IRREGULAR_PAST = _set(
    """
    said told went came took made gave got saw knew became began brought built bought caught
    chose cut dealt drew drove ate fell felt fought found flew forgot froze grew hung heard held
    hid hit hurt kept laid led left lent let lit lost meant met paid put quit read rode rang
    rose ran sold sent set shook shot shut sang sank sat slept slid spoke spent split spread
    stood stole struck swore swept swam taught tore thought threw understood woke wore won
    withdrew wrote broke blew burst cast clung crept dug fled flung bled bred leapt shed shone
    sought spun sprang stuck stung strode wept wound born slain seen gone done been taken given
    known shown fallen broken chosen driven drawn flown forgotten frozen grown hidden risen
    spoken stolen sworn thrown torn woken worn written beaten begun bitten eaten overthrown
    overtook undertook undergone underwent outlawed rebuilt resold foresaw beat bore bound drank
    forbade forced overcame retook spat swung upheld withheld arose
    """
)
"""Past forms and participles that do not end in -ed."""

NOT_PAST = _set(
    """
    need indeed speed feed seed bleed breed deed greed reed weed hundred red bed shed sacred
    naked wicked exceed proceed succeed embed alleged unprecedented unlimited aged rugged
    so-called beloved crowded complicated wounded armed unarmed united limited
    """
)
"""Words in -ed that are no past forms, or mostly adjectives."""

NOUN_AHEAD = _set(
    """
    the a an this that these those his her its their our my your any every no some of with by
    for at into about against between own first last new very most more in
    """
)
"""Words after which a noun or an adjective follows, and no verb."""

LEADS_TO_DATE = _set(
    """
    on in at by until till since before after from of during for the late early around about
    through as next this last only just again sometime
    """
)
"""Words that may stand between a clause's first word and its date."""

OPENERS = _set(
    """
    that which who whose whom when while because although though if unless whether where and but
    or so after before until since as once than
    """
)
"""Words that open a clause."""

SAYING = _set(
    """
    said says say announced announces told reported reports added adds claimed warned noted
    believe believes believed think thinks thought estimated predicted insisted stated
    """
)
"""Verbs after which a clause may follow without `that`."""

CONDITIONS = _set("if unless once when until")
"""Words after which a participle tells of what may come."""
