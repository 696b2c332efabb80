"""A real JupyterLab on a copy of the notebooks, and a real Chromium that opens it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, sync_playwright

from tests.browser.lab import Lab
from tests.tools.browser import find

ROOT = Path(__file__).parents[2]
SHOTS = ROOT / "tests" / "screenshots"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


def launch(playwright: Playwright) -> Browser:
    return playwright.chromium.launch(executable_path=find(playwright), args=FLAGS)


@dataclass(frozen=True, kw_only=True)
class Server:
    """A running JupyterLab: its address, its folder, and the log of attempts there."""

    url: str
    folder: Path

    @property
    def attempts(self) -> Path:
        return self.folder / "attempts" / "attempts.sqlite"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """Start JupyterLab in a folder with copies of notebooks and data, as a student has them."""
    with running(tmp_path, "jupyterlab", *jupyter_options(tmp_path)) as server:
        yield server


def jupyter_options(folder: Path) -> tuple[str, ...]:
    """The options of a server of Jupyter for tests, but for its port."""
    return (
        "--no-browser",
        "--allow-root",
        "--ServerApp.ip=127.0.0.1",
        "--ServerApp.port_retries=0",
        "--IdentityProvider.token=",
        f"--ServerApp.root_dir={folder}",
    )


@contextmanager
def running(
    folder: Path, module: str, *options: str, port: str = "--ServerApp.port"
) -> Iterator[Server]:
    """Run a server of notebooks on a copy of the student's folder."""
    for name in ("notebooks", "data"):
        shutil.copytree(ROOT / name, folder / name)
    number = free_port()
    log = (folder / "jupyter.log").open("wb")
    process = subprocess.Popen(
        [sys.executable, "-m", module, *options, f"{port}={number}"],
        env=student_environment(folder),
        cwd=folder,
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    try:
        wait_for(f"http://127.0.0.1:{number}/api", process, folder / "jupyter.log")
        yield Server(url=f"http://127.0.0.1:{number}", folder=folder)
    finally:
        stop(process)
        log.close()


def stop(process: subprocess.Popen[bytes]) -> None:
    """End the server and with it its kernels; a kernel that hangs must not hang the tests."""
    process.terminate()
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def student_environment(folder: Path) -> dict[str, str]:
    """The environment of a student: own settings, attempts where the kit puts them by itself."""
    environment = {name: value for name, value in os.environ.items() if name != "KIT_ATTEMPTS"}
    settings = {name: str(folder / "jupyter" / name) for name in ("CONFIG", "DATA", "RUNTIME")}
    return environment | {
        "JUPYTER_CONFIG_DIR": settings["CONFIG"],
        "JUPYTER_DATA_DIR": settings["DATA"],
        "JUPYTER_RUNTIME_DIR": settings["RUNTIME"],
        "JUPYTERLAB_SETTINGS_DIR": str(folder / "jupyter" / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(folder / "jupyter" / "workspaces"),
    }


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(600):
        if process.poll() is not None:
            raise RuntimeError(f"JupyterLab did not start:\n{log.read_text()}")
        try:
            urllib.request.urlopen(url, timeout=5)  # noqa: S310
        except urllib.error.HTTPError:
            return  # it answers, though it has nothing there
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"JupyterLab does not answer:\n{log.read_text()}")


# Where the code of the views comes from: the kernel, or the extension that the page loads.
OUR_CODE = ("blob:", "extensions/reading-kit/")


def is_ours(message: ConsoleMessage) -> bool:
    """Say whether a message comes from the view, or tells of it."""
    is_loud = message.type in ("error", "warning")
    told = f"{message.location['url']} {message.text}"
    return is_loud and any(ours in told for ours in (*OUR_CODE, "kit-"))


@pytest.fixture
def page(browser: Browser, server: Server, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Open a page that may reach the machine itself only; anything else fails the test."""
    context = browser.new_context(viewport={"width": 1440, "height": 1000}, reduced_motion="reduce")
    page = context.new_page()
    outside: list[str] = []

    def guard(route):
        url = route.request.url
        if url.startswith((server.url, "data:", "blob:")):
            route.continue_()
        else:
            outside.append(url)
            route.abort()

    page.route("**/*", guard)
    complaints: list[str] = []
    page.on("console", lambda m: complaints.append(m.text) if is_ours(m) else None)
    yield page
    SHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SHOTS / f"last-{request.node.name[:60]}.png")
    context.close()
    assert outside == []
    assert complaints == []


@pytest.fixture
def lab(page: Page, server: Server) -> Lab:
    SHOTS.mkdir(exist_ok=True)
    return Lab(page=page, url=server.url, shots=SHOTS)
