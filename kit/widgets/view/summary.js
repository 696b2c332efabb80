// The end of a quiz: points by kind, time and days, what to reread, and a copy to take along.

import { h, press } from "./dom.js";

export function drawSummary({ say, send, article }, body, screen) {
  const { summary } = screen;
  const row = (kind) => h("tr", null, h("th", { scope: "row" }, say(kind.kind)),
    h("td", null, h("meter", { min: 0, max: 100, value: kind.share, "aria-label": say(kind.kind) })),
    h("td", null, h("bdi", { dir: "ltr" }, `${kind.earned} / ${kind.points}`)), h("td", null, h("bdi", { dir: "ltr" }, `${kind.settled} / ${kind.count}`)));
  const reread = summary.reread.map((item) => h("li", null,
    press("kit-link", () => send("open", item.id), { lang: "en", dir: "auto" }, item.stem),
    h("span", { class: "kit-why" }, say(item.status), item.right_since ? ` · ${say("right_since")}` : "", ...showLinks(item))));

  function showLinks({ evidence }) {
    const numbers = [...new Set(evidence.map(([number]) => number))];
    return numbers.flatMap((number) => [" · ", press("kit-link", () => {
      article.setLayer("evidence", evidence);
      article.goToParagraph(number);
    }, {}, say("reread_paragraph", { paragraph: number }))]);
  }

  body.replaceChildren(
    h("h3", { class: "kit-total", tabindex: -1 }, say("summary_score", screen)),
    h("p", null, say("summary_answered", screen)),
    h("ul", { class: "kit-facts" }, ...summary.facts.map((fact) => h("li", null, fact))),
    summary.kinds.length ? h("table", { class: "kit-kinds" },
      h("thead", null, h("tr", null, h("th", { scope: "col" }, say("kind")), h("td", null),
        ...["points", "answered_column"].map((key) => h("th", { scope: "col" }, say(key))))),
      h("tbody", null, ...summary.kinds.map(row))) : "",
    reread.length ? h("h4", { class: "kit-subtitle" }, say("reread")) : summary.first_open ? "" : h("p", null, say("all_right")),
    reread.length ? h("ul", { class: "kit-reread" }, ...reread, summary.more ? h("li", null, say("more", { count: summary.more })) : "") : "",
    h("p", { class: "kit-along" }, say("take_along"), " ",
      press("kit-link", () => send("download", "html"), {}, say("download_html")), " · ",
      press("kit-link", () => send("download", "csv"), {}, say("download_csv"))),
  );
}

/** Give the student a file that the kernel made. */
export function save({ name, type, text }) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = h("a", { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
