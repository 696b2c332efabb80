"""What stands in the place of a view where it cannot be shown: in a notebook without its kernel."""

from __future__ import annotations

from html import escape

from kit.messages import message

_STYLE = (
    # Where the view cannot be, this is instead of JupyterLab's error.
    ".jp-OutputArea:has(.kit-card) .jupyter-widgets:not(:has(*)){display:none}"
    ".kit-card{border:1px solid #767676;border-radius:8px;padding:.75rem 1rem;max-width:40rem}"
)


QUIZ_RESTS = message("The quiz rests. To go on, choose Run, then Run All Cells: nothing is lost.")


def card(title: str, told: str, text: str) -> str:
    """Give the card as HTML.

    Args:
        title: Name of the article or of the bank.
        told: What rests, and how to go on.
        text: How it stood when the cell was run, in the kit's own short form.
    """
    lines = (f"<strong>{escape(title)}</strong>", escape(told), f"<code>{escape(text)}</code>")
    shown = "".join(f'<p dir="auto">{line}</p>' for line in lines)
    return f'<style>{_STYLE}</style><div class="kit-card">{shown}</div>'
