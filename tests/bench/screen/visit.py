"""One run of one product: a fresh browser and a fresh kernel, used as a student uses them."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from playwright.sync_api import CDPSession, Page, Playwright
from playwright.sync_api import TimeoutError as TooLate

from tests.bench.screen.products import Product
from tests.bench.screen.records import Record, passage, records
from tests.bench.screen.server import Server, write_notebook
from tests.bench.screen.traffic import Traffic, models, parts, weight
from tests.browser.conftest import FLAGS
from tests.tools.browser import find

LIMIT = 90_000  # ms after which a product counts as never there
QUIET = 1500  # ms without a frame after which nothing more is coming
IDLE = 200  # ms in which a page that draws no more finds time for something else
AFTER_ANSWER = 500  # ms in which frames belong to an answer; longer than the kit is deaf after it
ANSWERS = 20
ONLY_THIS_MACHINE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
START = """\
import json, os
from pathlib import Path
records = json.loads(Path("records.json").read_text("utf-8"))
passage = Path("passage.txt").read_text("utf-8")
print("kernel", os.getpid())"""

WHEN_IDLE = "() => new Promise((done) => requestIdleCallback(() => done(true)))"
# From a press to what it brings: there, with a place in the layout, enabled, and painted. Two
# frames, because the first callback after the change still runs before the change is painted.
STOPWATCH = """
([event, from, ready]) => {
  const isFrom = (press) =>
    from ? press.target.closest?.(from) : press.key === "Enter" && press.shiftKey;
  const isReady = () => {
    const node = document.querySelector(ready);
    return node && !node.disabled && node.getClientRects().length > 0;
  };
  const start = (press) => {
    if (!isFrom(press)) return;
    removeEventListener(event, start, true);
    const painted = () => { window.benchTook = performance.now() - press.timeStamp; };
    const look = () => requestAnimationFrame(
      isReady() ? () => requestAnimationFrame(painted) : look);
    look();
  };
  window.benchTook = null;
  addEventListener(event, start, true);
}
"""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What one answer cost.

    Attributes:
        ms: From Check to the feedback; None when it never came.
        frames: From choosing an option on, in both directions.
        bytes: Of those frames.
        kept: How many answers the database held when the feedback was seen; None without one.
        onward_ms: From going on to the next question usable; None where all are there.
        onward_bytes: In both directions.
    """

    ms: float | None
    frames: int
    bytes: int
    kept: int | None
    onward_ms: float | None = None
    onward_bytes: int | None = None


@dataclass(frozen=True, kw_only=True)
class Run:
    """What one run gave. Memory is in MB of 10^6 bytes, `added` since before the product came.

    Attributes:
        ready_ms: From Shift+Enter to the first question usable; None when it never was.
        quiet_s: From Shift+Enter until no frame came for a while and the page drew no more, so that
            all questions are there; None when that never was.
        received_frames: Until all was quiet; so are the next four.
        parts: Bytes received by the name of what they carry.
        page_mb: Heap of the page, garbage collected.
        kernel_mb: Resident memory of the kernel.
        saved_kb: The notebook after saving, in kB of 1000 bytes.
        outside: Addresses of other machines that the page asked for, in vain.
    """

    product: str
    questions: int
    run: int
    ready_ms: float | None
    quiet_s: float | None
    received_frames: int
    received_bytes: int
    sent_frames: int
    sent_bytes: int
    models: int
    passage_bytes: int = 0
    parts: dict[str, int] = field(default_factory=dict)
    page_mb: float | None = None
    page_added_mb: float | None = None
    kernel_mb: float | None = None
    kernel_added_mb: float | None = None
    saved_kb: float | None = None
    answers: tuple[Answer, ...] = ()
    outside: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Visit:
    """A notebook that is open in a browser, and what its page has exchanged so far."""

    page: Page
    devtools: CDPSession
    traffic: Traffic
    product: Product
    records: list[Record]
    notebook: Path

    # ------------------------------------------------------------- cells

    def start(self) -> int:
        """Run the first cell until it is done, and give the process of the kernel.

        JupyterLab calls the kernel idle before it can be reached, and loses what is run then.
        """
        while not self.traffic.received:
            self.page.wait_for_timeout(50)
        for _ in range(8):
            self.press_run(0)
            try:
                self.wait_until_run(0, timeout=5_000)
            except TooLate:
                continue
            told = self.page.locator(".jp-Cell").first.locator(".jp-OutputArea-output").inner_text()
            return int(told.split()[1])
        raise RuntimeError("the kernel does not run the first cell")

    def run(self, cell: int) -> None:
        """Run a cell to its end."""
        self.press_run(cell)
        self.wait_until_run(cell, timeout=LIMIT)

    def press_run(self, cell: int) -> None:
        self.page.locator(".jp-Cell .cm-content").nth(cell).click()
        self.page.keyboard.press("Shift+Enter")

    def wait_until_run(self, cell: int, *, timeout: float) -> None:
        prompt = self.page.locator(".jp-Cell .jp-InputPrompt").nth(cell)
        prompt.filter(has_text=re.compile(r"\d")).wait_for(timeout=timeout)

    # ------------------------------------------------------------- time

    def watch(self, event: str, source: str | None, ready: str) -> None:
        """Start the time at the next press on `source`, and stop it when `ready` is painted."""
        self.page.evaluate(STOPWATCH, [event, source, ready])

    def took(self) -> float:
        """Wait for the time and give it, in ms.

        Raises:
            TooLate: It takes longer than the limit.
        """
        self.page.wait_for_function("() => window.benchTook !== null", timeout=LIMIT, polling=50)
        return round(float(self.page.evaluate("() => window.benchTook")), 1)

    def took_or_never(self) -> float | None:
        """Wait for the time and give it; None for never."""
        try:
            return self.took()
        except TooLate:
            return None

    def show(self, cell: int) -> tuple[float | None, float | None]:
        """Run the cell with the questions; give when the first is usable, and when all is quiet."""
        self.watch("keydown", None, self.product.option)
        self.press_run(cell)
        pressed = perf_counter()
        ready_ms = self.took_or_never()
        quiet = self.wait_until_quiet(cell) if ready_ms is not None else None
        return ready_ms, round(quiet - pressed, 1) if quiet else None

    def wait_until_quiet(self, cell: int) -> float | None:
        """Wait until a cell is done and nothing is sent or drawn any more, and give since when.

        None for never.
        """
        end = perf_counter() + LIMIT / 1000
        try:
            self.wait_until_run(cell, timeout=LIMIT)
            while (since := perf_counter()) < end:
                if self.is_quiet():
                    return since
        except TooLate:
            return None
        return None

    def is_quiet(self) -> bool:
        """Look for a while whether anything is sent, then whether the page is at rest."""
        frames = self.traffic.frames
        self.page.wait_for_timeout(QUIET)
        asked = perf_counter()
        self.page.wait_for_function(WHEN_IDLE, timeout=LIMIT)
        return self.traffic.frames == frames and perf_counter() - asked < IDLE / 1000

    # ------------------------------------------------------------- answers

    def answer_all(self) -> Iterator[Answer]:
        """Answer the first question; where there is one at a time, those after it too."""
        for number, record in enumerate(self.records[:ANSWERS], 1):
            answer = self.answer(record)
            if answer.ms is None or self.product.onward is None or number == len(self.records):
                yield answer
                return
            before = self.traffic.copy()
            ms = self.go_on()
            spent = self.traffic.since(before)
            yield Answer(**vars(answer) | {"onward_ms": ms, "onward_bytes": spent.bytes})

    def answer(self, record: Record) -> Answer:
        """Choose, check, and wait for the feedback."""
        product = self.product
        before = self.traffic.copy()
        choose = product.choose.format(right=record["options"][record["right"]])
        self.watch("click", product.check or product.choose, product.feedback)
        self.click(choose)
        if product.check:
            self.click(product.check)
        ms = self.took_or_never()
        kept = self.count_kept()
        self.page.wait_for_timeout(AFTER_ANSWER)
        spent = self.traffic.since(before)
        return Answer(ms=ms, frames=spent.frames, bytes=spent.bytes, kept=kept)

    def go_on(self) -> float:
        """Go to the next question, and give how long it took."""
        assert self.product.onward
        assert self.product.check
        self.watch("click", self.product.onward, self.product.check)
        self.click(self.product.onward)
        return self.took()

    def click(self, selector: str) -> None:
        # Not by the mouse: some draw their own sign over the radio button, and where a thousand
        # questions still move, the mouse comes down beside it.
        self.page.locator(selector).first.evaluate("node => node.click()")

    def count_kept(self) -> int | None:
        if self.product.log is None:
            return None
        with closing(sqlite3.connect(self.notebook.parent / self.product.log)) as database:
            return int(database.execute("SELECT count(*) FROM attempts").fetchone()[0])

    # ------------------------------------------------------------- size

    def page_mb(self) -> float:
        self.devtools.send("HeapProfiler.collectGarbage")
        metrics = self.devtools.send("Performance.getMetrics")["metrics"]
        return float(next(m["value"] for m in metrics if m["name"] == "JSHeapUsedSize")) / 1e6

    def saved_kb(self) -> float:
        """Save the notebook as a person does, and give its size once it is written."""
        before = self.notebook.stat().st_mtime_ns
        # A key pressed on a radio button of the kit never comes to JupyterLab.
        self.page.locator(".jp-Cell .cm-content").first.click()
        self.page.keyboard.press("Control+s")
        for _ in range(600):
            self.page.wait_for_timeout(100)
            if self.notebook.stat().st_mtime_ns != before:
                self.page.wait_for_timeout(300)
                return self.notebook.stat().st_size / 1000
        raise RuntimeError("the notebook is not saved")


def kernel_mb(process: int) -> float:
    """Give the resident memory of a process."""
    status = Path(f"/proc/{process}/status").read_text("utf-8")
    return int(re.findall(r"VmRSS:\s+(\d+) kB", status)[0]) * 1024 / 1e6


def measure(
    playwright: Playwright, server: Server, product: Product, *, questions: int, run: int
) -> Run:
    """Open a notebook with the product in it, show the questions, answer, and save."""
    notebook = server.folder / f"{product.name}-{questions}-{run}" / "bench.ipynb"
    given = records(questions)
    write_notebook(notebook, [START, *product.cells, "# the end"])
    (notebook.parent / "records.json").write_text(json.dumps(given), "utf-8")
    (notebook.parent / "passage.txt").write_text(passage(), "utf-8")
    outside: list[str] = []
    try:
        with _page(playwright, server, outside) as page:
            visit = _open(page, server, product, given, notebook)
            return _measure(visit, run, outside)
    finally:
        server.end_kernels()


@contextmanager
def _page(playwright: Playwright, server: Server, outside: list[str]) -> Iterator[Page]:
    browser = playwright.chromium.launch(
        executable_path=find(playwright), args=[*FLAGS, ONLY_THIS_MACHINE]
    )
    try:
        page = browser.new_page(viewport={"width": 1440, "height": 1000})
        here = (server.url, "data:", "blob:")
        page.on("request", lambda r: None if r.url.startswith(here) else outside.append(r.url))
        yield page
    finally:
        browser.close()


def _open(
    page: Page, server: Server, product: Product, given: list[Record], notebook: Path
) -> Visit:
    traffic = Traffic()
    traffic.listen(page)
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable")
    page.goto(f"{server.url}/lab/tree/{notebook.relative_to(server.folder)}?reset")
    page.locator(".jp-Notebook .jp-Cell").first.wait_for(timeout=60_000)
    idle = ".jp-Notebook-ExecutionIndicator[data-status=idle]"
    page.locator(idle).first.wait_for(timeout=60_000)
    return Visit(
        page=page,
        devtools=devtools,
        traffic=traffic,
        product=product,
        records=given,
        notebook=notebook,
    )


def _measure(visit: Visit, run: int, outside: list[str]) -> Run:
    product, questions = visit.product, len(visit.records)
    process = visit.start()
    kernel_before, page_before = kernel_mb(process), visit.page_mb()
    visit.run(1)
    visit.run(2)
    before = visit.traffic.copy()
    ready_ms, quiet_s = visit.show(3)
    first = visit.traffic.since(before)
    seen = Run(
        product=product.name,
        questions=questions,
        run=run,
        ready_ms=ready_ms,
        quiet_s=quiet_s,
        received_frames=len(first.received),
        received_bytes=weight(first.received),
        sent_frames=len(first.sent),
        sent_bytes=weight(first.sent),
        models=models(first.received),
        parts=parts(first.received),
        passage_bytes=len(passage().encode()),
        outside=tuple(dict.fromkeys(outside)),
    )
    if quiet_s is None:
        # The page may hang; whatever is asked of it now may never come back.
        return seen
    kernel, page = kernel_mb(process), visit.page_mb()
    return Run(
        **vars(seen)
        | {
            "kernel_mb": kernel,
            "kernel_added_mb": kernel - kernel_before,
            "page_mb": page,
            "page_added_mb": page - page_before,
            "answers": tuple(visit.answer_all()),
            "saved_kb": visit.saved_kb(),
            "outside": tuple(dict.fromkeys(outside)),
        }
    )
