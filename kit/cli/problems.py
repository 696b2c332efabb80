"""The command `kit explain`."""

from __future__ import annotations

import difflib
import textwrap

import click

from kit.review import Entry, entries

_WIDTH = 78


@click.command()
@click.argument("rule", required=False)
def explain(rule: str | None) -> None:
    """Tell what RULE means, the word in brackets after a message of 'kit check', with an example.

    The tags of a draft, such as unsure and mend-a-pronoun, are explained too. Without
    RULE, all rules are listed.
    """
    told = entries()
    if rule is None:
        for entry in told.values():
            click.echo(f"{entry.code:18} {textwrap.shorten(entry.says, 100, placeholder=' ...')}")
        return
    wanted = rule.strip("[] ").casefold()
    if tag := _of_tag(wanted):
        click.echo(textwrap.fill(tag, _WIDTH))
        return
    if wanted not in told:
        near = difflib.get_close_matches(wanted, told, n=1)
        advice = f"did you mean {near[0]!r}?" if near else "'kit explain' lists all rules."
        raise click.ClickException(f"there is no rule {rule!r}; {advice}")
    _show(told[wanted])


def _of_tag(tag: str) -> str | None:
    """Say what a tag means that drafting gives to a question; None for any other word."""
    if tag == "unsure":
        return (
            "A tag of a draft: the kit is less sure of this question than of others. Read it "
            "first, mend or delete it, and take the tag off."
        )
    reason = tag.removeprefix("mend-").replace("-", " ")
    if tag.startswith("mend-") and reason:
        return f"A tag of a draft, with the reason: {reason}. {entries()['to-mend'].says}"
    return None


def _show(entry: Entry) -> None:
    click.secho(entry.code, bold=True)
    click.echo(textwrap.fill(entry.says, _WIDTH))
    for heading, text in (("For example:", entry.before), ("Mended:", entry.after)):
        click.echo(f"\n{heading}\n")
        click.echo(textwrap.indent(text.strip() or "(nothing)", "    "))
