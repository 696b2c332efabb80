"""What axe-core finds on a page."""

from __future__ import annotations

from collections.abc import Sequence

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

ALL = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
OF_COLOURS = ("color-contrast", "link-in-text-block")
"""The rules that hang on the theme; the others see the same page in every theme."""

_RUN = """(rules) => axe.run({ include: [[".kit-quiz"]] }, {
  runOnly: rules, iframes: false, resultTypes: ["violations"] }).then(({ violations, passes }) => ({
    passes: passes.map(({ id }) => id),
    violations: violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id} ${html.slice(0, 160)} ${failureSummary}`)),
  }))"""


def violations(page: Page, label: str, rules: Sequence[str] = ALL) -> list[str]:
    """Give what axe-core finds in the views of a page, and see that it looked at all.

    JupyterLab's body is 0 px high, and axe-core then takes everything for invisible; what is
    scrolled out of sight it cannot judge. So make body and window high before.
    """
    if not page.evaluate("() => !!window.axe"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate(_RUN, list(rules))
    assert "color-contrast" in found["passes"], label
    return [f"{label}: {told}" for told in found["violations"]]
