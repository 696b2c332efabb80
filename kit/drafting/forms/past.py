"""Verbs told of a date: "had fallen" becomes "fell"."""

from __future__ import annotations

from dataclasses import replace

from kit.facts import Clause

_IRREGULAR = (
    "arise-arose awake-awoke bear-bore become-became begin-began bite-bit blow-blew "
    "break-broke choose-chose come-came do-did draw-drew drink-drank drive-drove eat-ate "
    "fall-fell fly-flew forbid-forbade foresee-foresaw forget-forgot forgive-forgave "
    "freeze-froze get-got give-gave go-went grow-grew hide-hid know-knew lie-lay "
    "mistake-mistook outgrow-outgrew overcome-overcame oversee-oversaw overtake-overtook "
    "overthrow-overthrew ride-rode ring-rang rise-rose run-ran see-saw shake-shook "
    "shrink-shrank sing-sang sink-sank speak-spoke spring-sprang steal-stole stink-stank "
    "stride-strode strive-strove swear-swore swim-swam take-took tear-tore throw-threw "
    "undergo-underwent undertake-undertook wake-woke wear-wore weave-wove "
    "withdraw-withdrew withstand-withstood write-wrote rewrite-rewrote show-showed"
)
_PASTS = dict(pair.split("-") for pair in _IRREGULAR.split())
"""The past of the verbs whose past differs from the participle, by base form."""


def in_plain_past(clause: Clause) -> Clause:
    """Give "had fallen" as "fell" and "had been shut" as "was shut"; all else as it is."""
    if clause.tag != "VBN" or clause.auxiliaries not in {("had",), ("had", "been")}:
        return clause
    be = "were" if clause.many else "was"
    if len(clause.auxiliaries) > 1:
        return replace(clause, auxiliaries=(be,))
    past = be if clause.base == "be" else _PASTS.get(clause.base, clause.verb)
    return replace(clause, auxiliaries=(), tag="VBD", verb=past)
