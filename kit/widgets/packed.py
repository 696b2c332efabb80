"""The code of the view as it travels to the browser: its modules as one, with style, compressed.

The modules of `view/` import one another by `import { ... } from "./name.js"`. They are put
together by leaving those lines out, in the order in which each needs the others.
"""

from __future__ import annotations

import gzip
import json
import re
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "view"
QUIZ = ("dom", "article", "question", "summary", "map", "quiz")
BUNDLES = {
    "quiz": (QUIZ, ("quiz",), "render"),
    "editor": (
        (*QUIZ, "editor_list", "editor_form", "editor_aside", "editor"),
        ("quiz", "editor"),
        "renderEditor",
    ),
}
"""Of each view: its modules, its style sheets, the function that draws it."""

_IMPORT = re.compile(r'^import \{[^}]*\} from "\./\w+\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=const|function)", re.MULTILINE)
_COMMENT = re.compile(r"^\s*(?://.*|/\*\*(?:[^*]|\*(?!/))*\*/)\n", re.MULTILINE)
_INDENT = re.compile(r"^ +", re.MULTILINE)


def script(view: str = "quiz") -> str:
    """Give the modules of a view as one module, which exports `render`."""
    modules, _, draw = BUNDLES[view]
    texts = ((FOLDER / f"{name}.js").read_text("utf-8") for name in modules)
    joined = "\n".join(_EXPORT.sub("", _IMPORT.sub("", text)) for text in texts)
    return _shortened(joined) + f"export {{ {draw} as render }};\n"


def style(view: str = "quiz") -> str:
    """Give the style of a view."""
    texts = ((FOLDER / f"{name}.css").read_text("utf-8") for name in BUNDLES[view][1])
    return "".join(map(_shortened, texts))


def loader() -> str:
    """Give the small module that unpacks the others in the browser."""
    return _shortened((FOLDER / "loader.js").read_text("utf-8"))


def _shortened(code: str) -> str:
    """Leave out comments that have their own lines, and indentation; line breaks stay."""
    return _INDENT.sub("", _COMMENT.sub("", code))


@cache
def packed(words: tuple[tuple[str, str], ...], view: str = "quiz") -> bytes:
    """Give code, style and words of a view as compressed JSON."""
    content = {"js": script(view), "css": style(view), "words": dict(words)}
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode(), mtime=0)
