"""What axe-core finds on a page."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_RUN = """(tags) => axe.run({ include: [[".kit-quiz"]] }, {
  runOnly: tags, resultTypes: ["violations"] }).then(({ violations, passes }) => ({
    passes: passes.map(({ id }) => id),
    violations: violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id} ${html.slice(0, 160)} ${failureSummary}`)),
  }))"""


def violations(page: Page, label: str) -> list[str]:
    """Give what axe-core finds in the views of a page, and see that it looked at all.

    JupyterLab's body is 0 px high, and axe-core then takes everything for invisible; what is
    scrolled out of sight it cannot judge. So make body and window high before.
    """
    if not page.evaluate("() => !!window.axe"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate(_RUN, _TAGS)
    assert "color-contrast" in found["passes"], label
    return [f"{label}: {told}" for told in found["violations"]]
