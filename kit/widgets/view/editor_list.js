// The list of questions: filter, search, pages, adding one.

import { h, press } from "./dom.js";

const KINDS = [["", "all kinds"], ["who", "who"], ["when", "when"], ["where", "where"]];
export const QUESTION_TYPES = [["choice", "choice: one right option"], ["choices", "choices: several right"], ["short", "short answer, typed"],
  ["truefalse", "true or false"], ["order", "order of events"], ["mark", "mark the words"]];
const PATIENCE = 250; // ms without a key before what was typed is searched for

export const options = (pairs, chosen) => pairs.map(([value, label]) => h("option", { value, selected: value === chosen }, label));

/** Make the list. `send` passes an act on to the kernel. */
export function makeList({ send, name }) {
  let timer = null;
  const search = h("input", { type: "search", class: "kit-box", id: `${name}-search`, placeholder: "Search", autocomplete: "off", "aria-label": "Search in the questions",
    oninput: () => { clearTimeout(timer); timer = setTimeout(filter, PATIENCE); } });
  const kind = h("select", { class: "kit-select", "aria-label": "Kind", onchange: filter }, ...options(KINDS, ""));
  const problems = h("input", { type: "checkbox", id: `${name}-problems`, onchange: filter });
  const type = h("select", { class: "kit-select", "aria-label": "Type of the new question" }, ...options(QUESTION_TYPES, "choice"));
  const found = h("p", { class: "kit-found", role: "status" });
  const rows = h("ol", { class: "kit-rows", onkeydown: onKey });
  const pages = h("div", { class: "kit-actions" });
  let open = null; // the key of the question that is open

  const node = h("section", { class: "kit-list", "aria-label": "Questions" },
    h("div", { class: "kit-filter" }, search, kind,
      h("span", { class: "kit-nowrap" }, problems, " ", h("label", { for: `${name}-problems` }, "only with problems"))),
    found, rows, pages,
    h("div", { class: "kit-filter" }, type, press("kit-button", () => send("add", { type: type.value, after: open }), {}, "Add a question")));

  function filter() {
    clearTimeout(timer);
    send("list", { kind: kind.value, words: search.value, problems: problems.checked });
  }

  function draw(listing, key) {
    const hadFocus = rows.contains(document.activeElement);
    open = key ?? null;
    if (document.activeElement !== search) search.value = listing.words;
    kind.value = listing.kind;
    problems.checked = listing.problems;
    const isAll = !listing.kind && !listing.words && !listing.problems;
    found.textContent = listing.total ? (isAll ? "" : `${listing.total} found`) : (isAll ? "No question yet. Add one below." : listing.problems && !listing.words && !listing.kind ? "No problems." : "Nothing found.");
    rows.start = listing.first + 1;
    rows.replaceChildren(...listing.rows.map((row) => h("li", null, entry(row, row.key === open))));
    drawPages(listing);
    // The Tab key stops once at the list; the arrows go through it.
    (rows.querySelector("[aria-current]") ?? rows.querySelector("button"))?.setAttribute("tabindex", 0);
    if (hadFocus) (rows.querySelector("[aria-current]") ?? rows.querySelector("button"))?.focus({ preventScroll: true });
    const current = rows.querySelector("[aria-current]");
    if (current && !isInSight(current)) rows.scrollTop = current.offsetTop - rows.offsetTop - rows.clientHeight / 3;
  }

  const isInSight = ({ offsetTop, offsetHeight }) => offsetTop - rows.offsetTop >= rows.scrollTop && offsetTop + offsetHeight - rows.offsetTop <= rows.scrollTop + rows.clientHeight;

  function entry({ key, number, id, type: of, kind: asks, text, faults, doubts }, isOpen) {
    const told = [faults && `${faults} ${faults === 1 ? "fault" : "faults"}`, doubts && `${doubts} to look at`].filter(Boolean).join(", ");
    return press("kit-entry", () => send("open", { key }), { "aria-current": isOpen ? "true" : null, "data-key": key, title: id, tabindex: -1 },
      h("span", { class: "kit-entry-head" }, `${number} · ${[asks, of].filter(Boolean).join(" · ")}`,
        told ? h("span", { class: faults ? "kit-fault" : "kit-doubt" }, faults ? " ✗ " : " ⚠ ", told) : ""),
      h("span", { class: "kit-entry-text", dir: "auto" }, text || "(no text yet)"));
  }

  function drawPages({ first, total, window: width }) {
    if (total <= width) return pages.replaceChildren();
    const turn = (to, label) => press("kit-button", () => send("list", { first: to }), { disabled: to < 0 || to >= total }, label);
    pages.replaceChildren(turn(first - width, "Earlier"), h("span", null, `${first + 1} to ${Math.min(total, first + width)} of ${total}`), turn(first + width, "Later"));
  }

  /** Arrows go through the list; with Alt they move the open question. */
  function onKey(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const buttons = [...rows.querySelectorAll("button")];
    const at = buttons.indexOf(document.activeElement);
    if (!step || at < 0 || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (event.altKey) return send("step", { key: Number(buttons[at].dataset.key), by: step });
    buttons[at + step]?.focus();
  }

  return { node, draw };
}
