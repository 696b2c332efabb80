"""The `kit` command: draft question banks from articles, see how hard they read, check banks."""

from __future__ import annotations

from importlib import import_module

import click

_HOME = {
    "check": "checking",
    "draft": "drafting",
    "explain": "problems",
    "explain-check": "judging",
    "level": "levels",
    "worksheet": "worksheets",
}


class _Commands(click.Group):
    """Commands whose modules are imported when they are used, so that each starts fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return sorted(_HOME)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _HOME:
            return None
        command: click.Command = getattr(
            import_module(f"kit.cli.{_HOME[cmd_name]}"), cmd_name.replace("-", "_")
        )
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="reading-kit", prog_name="kit")
def main() -> None:
    """Who, when and where questions on a news article, for reading in JupyterLab."""
