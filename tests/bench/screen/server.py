"""A JupyterLab with all products in it, as it comes but for what would disturb the measuring."""

from __future__ import annotations

import json
import subprocess
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.browser.conftest import free_port, stop, student_environment, wait_for

SETTINGS = {
    # A cell shows its first 50 outputs only; a product that makes one for each question needs more.
    "notebook-extension/tracker": {"maxNumberOutputs": 100_000},
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
    "docmanager-extension/plugin": {"autosave": False},
}


@dataclass(frozen=True, kw_only=True)
class Server:
    """A running JupyterLab: its address and its folder."""

    url: str
    folder: Path

    def end_kernels(self) -> None:
        """End what was opened, so that nothing of one run is left in the next."""
        with urllib.request.urlopen(f"{self.url}/api/sessions", timeout=30) as told:  # noqa: S310
            sessions = json.load(told)
        for session in sessions:
            place = f"{self.url}/api/sessions/{session['id']}"
            ending = urllib.request.Request(place, method="DELETE")  # noqa: S310
            urllib.request.urlopen(ending, timeout=60).close()  # noqa: S310


@contextmanager
def serving(python: Path, folder: Path) -> Iterator[Server]:
    """Run JupyterLab in a folder, which also keeps its settings."""
    environment = student_environment(folder) | {"IPYTHONDIR": str(folder / "ipython")}
    _write_settings(Path(environment["JUPYTERLAB_SETTINGS_DIR"]))
    port = free_port()
    log = folder / "jupyter.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [
                python,
                *("-m", "jupyterlab", "--no-browser", "--allow-root"),
                *("--ServerApp.ip=127.0.0.1", f"--ServerApp.port={port}"),
                *("--ServerApp.port_retries=0", "--IdentityProvider.token="),
                # Kernels are ended by a bare request.
                "--ServerApp.disable_check_xsrf=True",
                f"--ServerApp.root_dir={folder}",
            ],
            env=environment,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_for(f"http://127.0.0.1:{port}/api", process, log)
            yield Server(url=f"http://127.0.0.1:{port}", folder=folder)
        finally:
            stop(process)


def _write_settings(folder: Path) -> None:
    for name, values in SETTINGS.items():
        path = folder / "@jupyterlab" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(values), "utf-8")


def write_notebook(path: Path, sources: Sequence[str]) -> None:
    """Write a notebook of code cells that were never run."""
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    cells: list[dict[str, Any]] = [
        {
            "cell_type": "code",
            "id": f"cell-{at}",
            "metadata": {},
            "source": source,
            "outputs": [],
            "execution_count": None,
        }
        for at, source in enumerate(sources)
    ]
    notebook = {"cells": cells, "metadata": {"kernelspec": kernel}}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(notebook | {"nbformat": 4, "nbformat_minor": 5}), "utf-8")
