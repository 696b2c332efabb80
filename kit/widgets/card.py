"""What stands in the place of a view where it cannot be shown: in a notebook without its kernel."""

from __future__ import annotations

from html import escape

from kit.messages import message

_STYLE = (
    # Where the view cannot be, this is instead of what JupyterLab says of it: an error, or, as
    # long as there is no kernel, that it is loading.
    ".jp-OutputArea:has(.kit-card) .jupyter-widgets:not(:has(*)),"
    ".jp-OutputArea-child:has(+.jp-OutputArea-child .kit-card)>.lm-Panel:not(:has(*)){display:none}"
    ".kit-card{border:1px solid #767676;border-radius:8px;padding:.75rem 1rem;max-width:40rem}"
)


QUIZ_RESTS = message("The quiz rests. To go on, choose Run, then Run All Cells: nothing is lost.")


def card(title: str, standing: str, told: str, version: str) -> dict[str, str]:
    """Give the card, by the type of its text: as HTML, and as a line of plain text.

    Args:
        title: Name of the article or of the bank.
        standing: How far one has come with it.
        told: What rests, and how to go on.
        version: That of the bank, in the plain text alone: so a test that compares the outputs of
            a notebook sees when a key was changed.
    """
    lines = (f"<strong>{escape(title)}</strong>", escape(standing), escape(told))
    shown = "".join(f'<p dir="auto">{line}</p>' for line in lines)
    page = f'<style>{_STYLE}</style><div class="kit-card">{shown}</div>'
    plain = f"{title} – {standing.rstrip('.')}. {told} [{version}]"
    return {"text/plain": plain, "text/html": page}
