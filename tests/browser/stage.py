"""A view on a page of its own, without JupyterLab: a real browser, a real quiz, and a thin model.

What JupyterLab does (shortcuts, themes, kernels, restoring) is tested there; what the view does is
tested here, in a tenth of the time.
"""

from __future__ import annotations

import base64
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

from kit.widgets import BankEditor, QuizView

THEMES = {
    "light": ("theme-light-extension", "true"),
    "dark": ("theme-dark-extension", "false"),
    "contrast": ("theme-dark-high-contrast-extension", "false"),
}
"""Of each theme: its folder in JupyterLab, and whether it is a light one."""

_PAGE = """<!doctype html><html lang="en"><head><title>Stage</title><style>{styles}</style></head>
<body style="margin: 1rem" data-jp-theme-light="{theme}"><h1>Stage</h1><main
id="stage"></main></body></html>"""

_MODEL = """async ({ loader, state }) => {
  const listeners = new Map();
  const heard = (name) => listeners.get(name) ?? [];
  const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const model = {
    get: (name) => (name === "code" ? new DataView(bytes(state.code).buffer) : state[name]),
    on: (name, hear) => listeners.set(name, [...heard(name), hear]),
    off: (name, hear) => listeners.set(name, heard(name).filter((other) => other !== hear)),
    send: async (content) => window.take(JSON.parse(await window.kernel(JSON.stringify(content)))),
  };
  window.take = ({ changed, messages }) => {
    Object.assign(state, changed);
    for (const name of Object.keys(changed)) heard(`change:${name}`).forEach((hear) => hear());
    for (const message of messages) heard("msg:custom").forEach((hear) => hear(message));
  };
  const address = URL.createObjectURL(new Blob([loader], { type: "text/javascript" }));
  const { default: view } = await import(address);
  // As anywidget does, each view of the model gets an object of its own for it.
  await view.initialize({ model: { ...model } });
  window.draw = (el) => view.render({ model: { ...model }, el });
  window.cleanUp = await window.draw(document.getElementById("stage"));
}"""

_NOT_OURS = {"layout", "tabbable", "tooltip"}


@dataclass
class Stage:
    """One page with one view on it."""

    page: Page
    view: QuizView | BankEditor
    styles: str = ""
    theme: str = "true"

    def open(self) -> Locator:
        """Show the view and give its root."""
        self._sent: list[Any] = []
        self._shown = self._state()
        self.view.send = self._sent.append  # type: ignore[method-assign, assignment]
        self.view.send_state = lambda *_, **__: None  # type: ignore[method-assign]
        self.page.set_content(_PAGE.format(styles=self.styles, theme=self.theme))
        if not self.page.evaluate("() => !!window.kernel"):
            self.page.expose_function("kernel", self._receive)
        self.page.evaluate(_MODEL, {"loader": self.view._esm, "state": dict(self._shown)})
        return self.page.locator("#stage > .kit-quiz")

    def open_beside(self) -> Locator:
        """Show another view of the same model below, and give its root."""
        self.page.evaluate("""() => {
          const place = document.createElement("div");
          document.getElementById("stage").after(place);
          place.id = "beside";
          return window.draw(place).then(() => null);
        }""")
        return self.page.locator("#beside > .kit-quiz")

    def _receive(self, content: str) -> str:
        self.view._receive(self.view, json.loads(content), [])
        return json.dumps(self._news())

    def _state(self) -> dict[str, Any]:
        """What the browser gets: the values as they travel."""
        ours = {name for name in self.view.keys if not name.startswith("_")} - _NOT_OURS
        values = {name: self.view.get_state(name)[name] for name in ours}
        return values | {"code": base64.b64encode(self.view.code).decode()}

    def _news(self) -> dict[str, Any]:
        now = self._state()
        changed = {name: value for name, value in now.items() if value != self._shown[name]}
        self._shown = now
        messages, self._sent = self._sent, []
        self.view.send = self._sent.append  # type: ignore[method-assign, assignment]
        return {"changed": changed, "messages": messages}

    def act(self, name: str, /, *value: Any, **values: Any) -> None:
        """Do something in the kernel, as another window would, and show it."""
        self.view.act(name, *value, **values)
        self.page.evaluate("(told) => window.take(told)", self._news())


def themed(stage: Stage, theme: str) -> None:
    """Put the page into a theme of JupyterLab, and let everything be in sight for axe-core."""
    folder, is_light = THEMES[theme]
    place = Path(sys.prefix, "share/jupyter/lab/themes/@jupyterlab", folder, "index.css")
    stage.styles = place.read_text("utf-8") + (
        "body { background: var(--jp-layout-color0) }.kit-article { max-height: none !important }"
    )
    stage.theme = is_light
