"""The code of the view as it comes to the browser: its modules as one, with style and words.

The modules of `view/` import one another by `import { ... } from "./name.js"`. They are put
together by leaving those lines out, in the order in which each needs the others. `hatch_build.py`
puts what comes out where Jupyter's server finds it: what is imported here the build needs too.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from kit.widgets.languages import FOLDER as CATALOGUES
from kit.widgets.languages import translator
from kit.widgets.words import words_in

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


@cache
def edition(view: str) -> str:
    """Give the name of a view's code: another one when anything in it is another."""
    digest = hashlib.sha256(_json(_words("en")).encode())
    for path in (*_files(view), *sorted(CATALOGUES.glob("*.po"))):
        digest.update(path.read_bytes())
    return f"{view}.{digest.hexdigest()[:12]}"


def script(view: str, spoken: Iterable[str]) -> str:
    """Give the modules of a view as one.

    Args:
        view: Which of `BUNDLES`.
        spoken: The languages in which it has words.

    Returns:
        The text of a module that exports the function `render`, the style `css` and the `words`
        of each language by their names.
    """
    joined = "\n".join(
        _EXPORT.sub("", _IMPORT.sub("", path.read_text("utf-8")))
        for path in _files(view)
        if path.suffix == ".js"
    )
    values = {"css": style(view), "words": {language: _words(language) for language in spoken}}
    constants = "".join(f"const {name} = {_json(value)};\n" for name, value in values.items())
    exports = f"export {{ {BUNDLES[view][2]} as render, {', '.join(values)} }};\n"
    return _shortened(joined) + constants + exports


def style(view: str = "quiz") -> str:
    """Give the style of a view."""
    return "".join(_shortened(p.read_text("utf-8")) for p in _files(view) if p.suffix == ".css")


def loader() -> str:
    """Give the small module that finds the others in the browser, or asks for them."""
    return _shortened((FOLDER / "loader.js").read_text("utf-8"))


@cache
def packed(view: str, language: str) -> bytes:
    """Give the code of a view compressed, for a browser that cannot have it from its server."""
    return gzip.compress(script(view, [language]).encode(), mtime=0)


def _words(language: str) -> dict[str, str]:
    return words_in(translator(language))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _files(view: str) -> list[Path]:
    modules, styles, _ = BUNDLES[view]
    names = [f"{name}.js" for name in modules] + [f"{name}.css" for name in styles]
    return [FOLDER / name for name in names]


def _shortened(code: str) -> str:
    """Leave out comments that have their own lines, and indentation; line breaks stay."""
    return _INDENT.sub("", _COMMENT.sub("", code))
