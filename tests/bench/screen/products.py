"""What is measured: for each product its cells, and where a person looks and presses."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

CELLS = Path(__file__).parent / "cells"


@dataclass(frozen=True, kw_only=True)
class Product:
    """One way to show questions in a notebook.

    Attributes:
        name: As in the table; its cells are in a file of that name.
        option: Selector of an option; the first one found must be usable.
        choose: Selector of what is clicked to choose; `{right}` stands for the right option.
        check: Selector of what hands in the answer; none where choosing does.
        feedback: Selector of what is there once the answer was judged.
        onward: Selector of what goes on to the next question, where there is one at a time.
        log: Name of the database in which answers are kept, where they are.
        is_reference: Whether it is bare and nobody's product, so no peer to be compared with.
    """

    name: str
    option: str
    choose: str
    check: str | None
    feedback: str
    onward: str | None = None
    log: str | None = None
    is_reference: bool = False

    @property
    def cells(self) -> tuple[str, str, str]:
        """The import, the records in the product's own form, and the cell that is timed."""
        source = (CELLS / f"{self.name.replace('-', '_')}.py").read_text("utf-8")
        imports, prepare, show = (part.strip() for part in source.split("# %%\n")[1:])
        return imports, prepare, show


KIT = Product(
    name="kit",
    option=".kit-panel input[type=radio]",
    choose='.kit-panel input[type=radio][value="{right}"]',
    check='.kit-panel button[data-act="answer"]',
    feedback=".kit-feedback",
    onward=".kit-main",
    log="attempts.sqlite",
)
PRODUCTS = (
    KIT,
    Product(
        name="jupyterquiz",
        option=".jp-OutputArea .MCButton",
        choose=".jp-OutputArea .MCButton",
        check=None,
        feedback=".Feedback.correct, .Feedback.incorrect",
    ),
    Product(
        name="ipyquizjb",
        option=".jp-OutputArea .widget-toggle-buttons button",
        choose=".jp-OutputArea .widget-toggle-buttons button",
        check=".jp-OutputArea .widget-button",
        feedback=".widget-output p",
    ),
    Product(
        name="nbquiz",
        option=".jp-OutputArea .widget-radio input",
        # Its first option is chosen from the start.
        choose=".jp-OutputArea .widget-radio label:nth-of-type(2) input",
        check=".jp-OutputArea .widget-button",
        feedback=".widget-output pre",
    ),
    Product(
        name="bare-ipywidgets",
        option=".jp-OutputArea .widget-radio input",
        choose=".jp-OutputArea .widget-radio input",
        check=".jp-OutputArea .widget-button",
        feedback=".bench-feedback",
        is_reference=True,
    ),
    Product(
        name="bare-anywidget",
        option=".jp-OutputArea .bench-question input",
        choose=".jp-OutputArea .bench-question input",
        check=".jp-OutputArea .bench-question button",
        feedback=".bench-feedback",
        is_reference=True,
    ),
)
PEERS = frozenset(p.name for p in PRODUCTS if p is not KIT and not p.is_reference)


def products_named(names: str) -> tuple[Product, ...]:
    """Give the products of a list like `kit,nbquiz`, in that order.

    Raises:
        KeyError: There is no product of a name.
    """
    known = {product.name: product for product in PRODUCTS}
    return tuple(known[name] for name in names.split(","))
