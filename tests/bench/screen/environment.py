"""The environment in which all products stand together."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

PACKAGES = ("jupyterlab", "ipywidgets", "anywidget", "jupyterquiz", "ipyquizjb", "nbquiz")
KIT = "reading-kit"


def prepare(folder: Path, root: Path) -> Path:
    """Make the environment complete, with the kit of this checkout, and give its Python.

    What is there already stays as it is, so that two runs compare the same versions.
    """
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    if not _has_all(python, root):
        install = ["-m", "pip", "install", "--quiet", *PACKAGES, "--editable", str(root)]
        subprocess.run([python, *install], check=True)
    return python


def versions(python: Path) -> dict[str, str]:
    """Give the version of each package, and of Python."""
    code = (
        "import json, platform, sys; from importlib.metadata import version;"
        "print(json.dumps({name: version(name) for name in sys.argv[1:]}"
        " | {'python': platform.python_version()}))"
    )
    asked = [str(python), "-c", code, *PACKAGES, KIT]
    told = subprocess.run(asked, check=True, capture_output=True, text=True).stdout
    return dict(json.loads(told))


def _has_all(python: Path, root: Path) -> bool:
    """Whether every package is there, and the kit is the one of this checkout."""
    code = (
        "import sys, pathlib, kit; from importlib.metadata import version;"
        "[version(name) for name in sys.argv[2:]];"
        "sys.exit(pathlib.Path(kit.__file__).parents[1] != pathlib.Path(sys.argv[1]))"
    )
    asked = [str(python), "-c", code, str(root), *PACKAGES]
    # From another folder, so that the kit found is the one installed.
    done = subprocess.run(asked, check=False, capture_output=True, cwd=python.parent)
    return done.returncode == 0
