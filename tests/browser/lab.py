"""What a person does in JupyterLab, by name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

THEMES = {
    "light": "JupyterLab Light",
    "dark": "JupyterLab Dark",
    "contrast": "JupyterLab Dark High Contrast",
}


def open_with_kernel(page: Page, address: str) -> None:
    """Open the page of a notebook and wait until its kernel talks."""
    with page.expect_event(
        "websocket", predicate=lambda socket: "/channels" in socket.url, timeout=90_000
    ) as opened:
        page.goto(address)
    opened.value.wait_for_event("framereceived", timeout=60_000)


@dataclass(frozen=True, kw_only=True)
class Lab:
    """One browser tab with JupyterLab in it."""

    page: Page
    url: str
    shots: Path

    def open(self, notebook: str) -> None:
        """Open a notebook and wait until its kernel talks."""
        open_with_kernel(self.page, f"{self.url}/lab/tree/notebooks/{notebook}?reset")
        expect(self.page.locator(".jp-Notebook .jp-Cell").first).to_be_visible(timeout=60_000)
        expect(self.page.locator(".jp-Notebook-ExecutionIndicator").first).to_have_attribute(
            "data-status", "idle", timeout=60_000
        )

    def command(self, name: str) -> None:
        """Run a command from JupyterLab's command palette, by its whole name."""
        self.menu("View", "Activate Command Palette")
        self.page.locator(".lm-CommandPalette-input").fill(name)
        active = self.page.locator(".lm-CommandPalette-item.lm-mod-active")
        expect(active).to_contain_text(name)
        self.page.keyboard.press("Enter")

    def menu(self, menu: str, item: str) -> None:
        """Choose an item of the menu bar."""
        self.page.locator(".lm-MenuBar-item", has_text=menu).first.click()
        self.page.locator(".lm-Menu-item", has_text=item).first.click()

    def run_all(self) -> None:
        self.command("Run All Cells")

    def restart_and_run_all(self) -> None:
        self.command("Restart Kernel and Run All Cells…")
        self.page.locator(".jp-Dialog .jp-mod-accept").click()

    def theme(self, name: str) -> None:
        self.command(f"Use Theme: {THEMES[name]}")
        self.page.wait_for_function(
            "name => document.body.dataset.jpThemeName === name", arg=THEMES[name]
        )
        expect(self.page.locator("#jupyterlab-splash")).to_have_count(0, timeout=30_000)

    def quiz(self) -> Locator:
        """The quiz of the student; the example stands above it."""
        return self.page.locator(".kit-quiz").last

    def tab_into_quiz(self) -> None:
        """Go from the notebook into the answer of the open question with the Tab key."""
        self.page.keyboard.press("Escape")
        self.page.keyboard.press("ArrowUp")
        for _ in range(12):
            if self.quiz().locator("fieldset input:focus").count():
                return
            self.page.keyboard.press("Tab")
        raise AssertionError("the Tab key does not reach the answer")

    def shot(self, name: str) -> None:
        self.page.screenshot(path=self.shots / f"{name}.png")
