"""See that there is a Chromium to test with, and install one where there is none.

    python -m tests.tools.browser

Looked for, in this order: the program that CHROMIUM names, a Chromium or Chrome of the system, the
one that Playwright brings. Where there is none, Playwright's is downloaded; where that cannot be
reached, Debian's package is installed. A machine without a browser fails, it never skips.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Playwright, sync_playwright

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "chrome")


def find(playwright: Playwright) -> str | None:
    """Give the path of a browser, or None."""
    named = os.environ.get("CHROMIUM")
    ours = playwright.chromium.executable_path
    system = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    return named or system or (ours if Path(ours).exists() else None)


def install() -> None:
    """Try Playwright's download, then Debian's package."""
    brought = subprocess.run(
        [sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"], check=False
    )
    if brought.returncode and shutil.which("apt-get"):
        sudo = ["sudo"] if os.geteuid() and shutil.which("sudo") else []
        apt = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
        subprocess.run([*apt, "update"], check=False)
        subprocess.run([*apt, "install", "-y", "chromium", "fonts-dejavu-core"], check=False)


def main() -> int:
    """Give the exit code: 0 when there is a browser."""
    with sync_playwright() as playwright:
        if find(playwright) is None:
            install()
        place = find(playwright)
    print(place or "No Chromium to be had; install one, or name it in CHROMIUM.")
    return 0 if place else 1


if __name__ == "__main__":
    sys.exit(main())
