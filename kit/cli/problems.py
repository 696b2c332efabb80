"""The command `kit explain`."""

from __future__ import annotations

import difflib
import textwrap
from collections.abc import Iterable, Mapping

import click

from kit.drafting import MENDING, UNSURE, Reason, reasons
from kit.review import Entry, entries

_WIDTH = 78
_LIKE = 0.7
_UNSURE = (
    "A tag of a draft: the kit is less sure of this question than of others. Read it first, mend "
    "or delete it, and take the tag off."
)


@click.command(short_help="Tell what a message of 'kit check' means.")
@click.argument("rule", required=False)
def explain(rule: str | None) -> None:
    """Tell what RULE means, the word in brackets after a message of 'kit check', with an example.

    The tags of a draft, such as unsure and mend-a-pronoun, are explained too, and what 'kit draft
    --explain' names as the reason for which a question was left out. Without RULE, all are listed.
    """
    told, tags = entries(), reasons()
    if rule is None:
        _list(told.values(), tags)
        return
    wanted = "-".join(rule.strip("[] ").casefold().replace(",", "").split())
    if wanted == UNSURE:
        click.echo(textwrap.fill(_UNSURE, _WIDTH))
    elif wanted in told:
        _show(told[wanted])
    elif (tag := MENDING + wanted.removeprefix(MENDING)) in tags:
        _show_reason(tag, tags[tag])
    else:
        near = difflib.get_close_matches(wanted, (*told, UNSURE, *tags), n=3, cutoff=_LIKE)
        advice = f"did you mean {' or '.join(map(repr, near))}? " if near else ""
        raise click.ClickException(
            f"there is no rule or tag {rule!r}; {advice}'kit explain' lists all."
        )


def _list(told: Iterable[Entry], tags: Mapping[str, Reason]) -> None:
    _table({entry.code: entry.says for entry in told})
    click.echo("\nTags of a draft:\n")
    _table({UNSURE: _UNSURE} | {tag: reason.says for tag, reason in tags.items()})


def _table(says: Mapping[str, str]) -> None:
    width = max(map(len, says))
    for name, text in says.items():
        click.echo(f"{name:{width}} {textwrap.shorten(text, 100, placeholder=' ...')}")


def _show_reason(tag: str, reason: Reason) -> None:
    click.secho(tag, bold=True)
    for text in (
        f"A draft leaves such a question out, or tags it with the reason: {reason.rule}.",
        reason.says,
        f"What to do: {reason.mend} Then take the tag off.",
    ):
        click.echo(textwrap.fill(text, _WIDTH))


def _show(entry: Entry) -> None:
    click.secho(entry.code, bold=True)
    click.echo(textwrap.fill(entry.says, _WIDTH))
    for heading, text in (("For example:", entry.before), ("Mended:", entry.after)):
        click.echo(f"\n{heading}\n")
        click.echo(textwrap.indent(text.strip() or "(nothing)", "    "))
