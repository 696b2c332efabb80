"""Whose attempts, and where they are kept unless a place is named."""

from __future__ import annotations

import getpass
import os
from collections.abc import Mapping
from pathlib import Path

from kit.errors import AttemptLogError

FOLDER_VARIABLE = "KIT_ATTEMPTS"
FILE_NAME = "attempts.sqlite"


def default_path(environ: Mapping[str, str] = os.environ) -> Path:
    """Give the file in which attempts are kept unless a place is named.

    It is `attempts/attempts.sqlite` beside the folder of the notebooks, or in the folder that the
    variable KIT_ATTEMPTS names.
    """
    named = environ.get(FOLDER_VARIABLE)
    if named:
        return Path(named) / FILE_NAME
    here = Path.cwd()
    return (here.parent if here.name == "notebooks" else here) / "attempts" / FILE_NAME


def current_student(environ: Mapping[str, str] = os.environ) -> str:
    """Name the student at this machine: the user of the JupyterHub, else the login name.

    Raises:
        AttemptLogError: The machine knows no name for its user.
    """
    try:
        return environ.get("JUPYTERHUB_USER") or getpass.getuser()
    except (KeyError, OSError, ImportError) as error:
        raise AttemptLogError(
            "this machine does not say who you are; name the student, as in "
            "kit.Quiz(bank, article, student='ana')."
        ) from error
