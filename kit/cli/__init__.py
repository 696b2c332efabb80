"""The `kit` command: what a teacher does with articles and banks, one command for each."""

from __future__ import annotations

from importlib import import_module

import click

_HOME = {
    "check": "checking.check",
    "draft": "drafting.draft",
    "explain": "problems.explain",
    "explain-check": "judging.explain_check",
    "export": "exchanging.export",
    "import": "exchanging.import_questions",
    "level": "levels.level",
    "list": "listing.list_lessons",
    "new": "starting.new",
    "results": "results.results",
    "sheet": "sheets.sheet",
    "worksheet": "worksheets.worksheet",
}


class _Commands(click.Group):
    """Commands whose modules are imported when they are used, so that each starts fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return sorted(_HOME)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _HOME:
            return None
        module, _, function = _HOME[cmd_name].partition(".")
        command: click.Command = getattr(import_module(f"kit.cli.{module}"), function)
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="reading-kit", prog_name="kit")
def main() -> None:
    """Who, when and where questions on a news article, for reading in JupyterLab."""
