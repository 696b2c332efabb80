"""Plain text as HTML in which nothing but its words is seen."""

from __future__ import annotations

import html

# A formula begins with a dollar or backslash, a link or sound with a bracket. A formula cannot
# reach over an element, so a sign that stands in one by itself is a sign.
_SIGNS = str.maketrans(
    {"\\": "<span>&#92;</span>", "$": "<span>&#36;</span>", "[": "&#91;"},
)
_CODES = str.maketrans({"\\": "&#92;", "$": "&#36;", "[": "&#91;"})


def escaped(text: str) -> str:
    """Give HTML that shows a plain text.

    >>> escaped("AT&T < IBM")
    'AT&amp;T &lt; IBM'
    """
    return html.escape(text, quote=False)


def inert(text: str) -> str:
    r"""Give HTML of a text, with `$` and `\` in elements of their own: MathJax leaves them alone.

    >>> inert("5 < 6 $")
    '5 &lt; 6 <span>&#36;</span>'
    """
    return escaped(text).translate(_SIGNS)


def coded(text: str) -> str:
    """Give HTML of a text without any element, for places that allow none.

    >>> coded("5 < 6 $")
    '5 &lt; 6 &#36;'
    """
    return escaped(text).translate(_CODES)
