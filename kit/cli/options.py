"""Options that several commands have."""

from __future__ import annotations

import click

from kit.bank import Kind

kind_option = click.option(
    "--kind",
    "kinds",
    type=click.Choice([str(kind) for kind in Kind]),
    multiple=True,
    help="Only this kind; may be given several times.",
)
