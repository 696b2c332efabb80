"""Puts the code of the views where Jupyter's server finds it, as an extension of JupyterLab."""

from __future__ import annotations

import json
import shutil
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NAME = "reading-kit"


class LabExtension(BuildHookInterface[Any]):
    """Adds `share/jupyter/labextensions/reading-kit` to the wheel, in an editable install too."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Write the files of the extension and name them as data of the wheel."""
        folder = Path(self.root) / "build" / "labextension"
        write_extension(folder, self.metadata.version)
        build_data["shared_data"][str(folder)] = f"share/jupyter/labextensions/{NAME}"


def write_extension(folder: Path, version: str) -> None:
    """Write `package.json`, by which Jupyter knows an extension, and the files that it names."""
    sys.path.insert(0, str(Path(__file__).parent))
    from kit.widgets.languages import languages
    from kit.widgets.packed import BUNDLES, FOLDER, edition, script

    static = folder / "static"
    shutil.rmtree(folder, ignore_errors=True)
    static.mkdir(parents=True)
    editions = [edition(view) for view in BUNDLES]
    for view, name in zip(BUNDLES, editions, strict=True):
        (static / f"{name}.js").write_text(script(view, languages()), "utf-8")
    entry = (FOLDER / "extension.js").read_text("utf-8").replace("EDITIONS", json.dumps(editions))
    # A name of its own for each content, so that a browser never keeps an old one.
    load = f"static/extension.{sha256(entry.encode()).hexdigest()[:12]}.js"
    (folder / load).write_text(entry, "utf-8")
    package = {
        "name": NAME,
        "version": version,
        "license": "MIT",
        "jupyterlab": {"_build": {"load": load, "extension": "./extension"}},
    }
    (folder / "package.json").write_text(json.dumps(package, indent=2) + "\n", "utf-8")
