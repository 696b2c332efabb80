"""Run every notebook from top to bottom in a fresh kernel and keep its outputs.

    python -m tests.tools.refresh              all notebooks
    python -m tests.tools.refresh A.ipynb      some

What changes from run to run is left out (ids of widgets, times, versions), so a second refresh
changes no byte. Cells keep readable ids, made from their place.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
VIEW = "application/vnd.jupyter.widget-view+json"


def refresh(path: Path) -> str:
    """Execute a notebook in its own folder and give its new text."""
    notebook = nbformat.read(path, as_version=4)
    with tempfile.TemporaryDirectory() as folder:
        # A notebook chooses its own way to draw, whatever the shell says.
        environment = {name: v for name, v in os.environ.items() if name != "MPLBACKEND"}
        client = NotebookClient(notebook, kernel_name="python3", store_widget_state=False)
        client.execute(
            cwd=str(path.parent), env=environment | {"KIT_ATTEMPTS": folder, "LANGUAGE": "en"}
        )
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    for number, cell in enumerate(notebook.cells, 1):
        cell.id = f"cell-{number:02}"
        cell.metadata = {}
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(VIEW, None)
            if "metadata" in output:
                output["metadata"] = {}
        if "outputs" in cell:
            # Of a view only what stands in its place without a kernel is kept.
            cell.outputs = [output for output in cell.outputs if output.get("data") != {}]
    return nbformat.writes(notebook, indent=1, ensure_ascii=False) + "\n"


def main(names: list[str]) -> None:
    """Refresh the notebooks named, or all."""
    for path in map(Path, names) if names else sorted(NOTEBOOKS.glob("*.ipynb")):
        path.write_text(refresh(path), encoding="utf-8")
        print(path.name)


if __name__ == "__main__":
    main(sys.argv[1:])
