"""For every test run, notebooks included: attempts go to a folder that is gone afterwards.

So a notebook gives the same outputs whatever attempts lie on the machine, and leaves none behind.
"""

import os
import tempfile

import pytest

# Cells of notebooks, which are no modules: what they use stands in the cells before them.
collect_ignore = ["tests/bench/screen/cells"]

_folder = pytest.StashKey[tempfile.TemporaryDirectory[str]]()


def pytest_configure(config: pytest.Config) -> None:
    folder = tempfile.TemporaryDirectory(prefix="kit-attempts-", ignore_cleanup_errors=True)
    config.stash[_folder] = folder
    os.environ["KIT_ATTEMPTS"] = folder.name
    # Outputs are compared in English, whatever the machine speaks.
    os.environ["LANGUAGE"] = "en"


def pytest_unconfigure(config: pytest.Config) -> None:
    os.environ.pop("KIT_ATTEMPTS", None)
    config.stash[_folder].cleanup()
