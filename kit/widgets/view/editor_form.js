// The form of one question: its cells, its options, and what is to be said about each.

import { h, press } from "./dom.js";
import { options, QUESTION_TYPES } from "./editor_list.js";

const MARKS = {
  choice: [["[x]", "right"], ["[ ]", "wrong"], ["[50%]", "half right"], ["[hint]", "hint"]],
  choices: [["[x]", "right"], ["[ ]", "wrong"], ["[hint]", "hint"]],
  short: [["[x]", "accepted"], ["[75%]", "75 %"], ["[50%]", "50 %"], ["[25%]", "25 %"], ["[ ]", "wrong"], ["[else]", "any other"], ["[hint]", "hint"]],
  truefalse: [["[x]", "right"], ["[ ]", "wrong"], ["[hint]", "hint"]],
  mark: [["[x]", "right words"], ["[50%]", "half right"], ["[ ]", "wrong"], ["[else]", "any other"], ["[hint]", "hint"]],
};
const OF_QUESTIONS = { passage: "Article", evidence: "Evidence", tags: "Tags", points: "Points" }; // shown in a row only where they stand there by mistake
const CALM = 300; // ms without a key before what was typed is sent

/** Make the form. `send` passes an act on to the kernel; `ask` may do so with words of the article. */
export function makeForm({ send, name, takeEvidence }) {
  const body = h("section", { class: "kit-form", "aria-label": "The open question" });
  const waiting = new Map(); // what was typed and not yet sent, by cell
  let timer = null;
  let form = {};
  let next = ""; // the field that is to have the focus when the form is drawn anew
  let wanted = ""; // the field that gets the focus once the form is no longer inert
  let drawn = ""; // which question and revision the fields show

  // ---------------------------------------------------------------- to the kernel

  function typed(cell, value) {
    waiting.set(cell, value);
    clearTimeout(timer);
    timer = setTimeout(flush, CALM);
  }

  /** Send what is typed and not yet sent; before anything else is done with the question. */
  function flush() {
    clearTimeout(timer);
    for (const [cell, value] of waiting) {
      waiting.delete(cell);
      if (cell === "lines") send("lines", { key: form.key, value: value() });
      else send("change", { key: form.key, cell, value });
    }
  }

  const lines = () => numbered([...body.querySelectorAll(".kit-line-row")].map((row) => ({
    mark: row.querySelector("select").value, text: row.querySelector(".kit-line-text").value, feedback: row.querySelector(".kit-line-note").value,
    ...Object.fromEntries([...row.querySelectorAll("[data-column]")].map((input) => [input.dataset.column, input.value])) })));

  /** Send other rows, which are then drawn anew; the focus goes to the field named, or stays. */
  function setLines(value, focus = "") {
    waiting.delete("lines");
    flush();
    next = focus;
    send("lines", { key: form.key, value: numbered(value), redraw: true });
  }

  const isComment = ({ mark }) => mark === "[hint]" || mark === "[else]";

  /** In an order, each thing has the number of its place. */
  function numbered(value) {
    if (form.row !== "order") return value;
    let number = 0;
    return value.map((line) => (isComment(line) ? line : { ...line, mark: `[${++number}]` }));
  }

  /** The rows as they are shown: the things of an order by their numbers. */
  function shownLines({ row, lines: all }) {
    if (row !== "order") return all;
    const number = ({ mark }) => Number(/\d+/.exec(mark)?.[0] ?? 99);
    const things = all.filter((line) => !isComment(line));
    return [...things.sort((one, other) => number(one) - number(other)), ...all.filter(isComment)];
  }

  // ---------------------------------------------------------------- drawing

  function draw(now, passages, isMine) {
    const kept = next || wanted || (body.contains(document.activeElement) ? document.activeElement.id : "");
    form = now;
    if (!now.key) {
      drawn = "";
      return body.replaceChildren(h("p", { class: "kit-empty" }, "Choose a question on the left, or add one."));
    }
    const state = `${now.key} ${now.revision}`;
    // What another view or a cell of the notebook has changed is shown as well.
    if (state !== drawn || !isMine) {
      drawn = state;
      waiting.clear();
      next = "";
      body.replaceChildren(...fields(now, passages));
      wanted = kept;
      takeFocus();
    }
    drawProblems(now.problems);
  }

  /** Let nothing be typed until the kernel has done what was asked for; the focus comes back then. */
  function hold() {
    wanted = body.contains(document.activeElement) ? document.activeElement.id : "";
    body.inert = true;
  }

  /** Put the focus where it is wanted, as soon as the form can have it. */
  function takeFocus() {
    if (!wanted || body.inert) return;
    (document.getElementById(wanted) ?? body.querySelector("textarea"))?.focus({ preventScroll: true });
    wanted = "";
  }

  function fields(now, passages) {
    const known = passages.includes(now.passage) || !now.passage ? passages : [now.passage, ...passages];
    return [
      place(""),
      area("text", now.row === "truefalse" ? "Statement" : "Question", now.text, 2),
      h("div", { class: "kit-cells" },
        choose("row", "Type", QUESTION_TYPES.some(([value]) => value === now.row) ? QUESTION_TYPES : [[now.row, now.row || "(none)"], ...QUESTION_TYPES], now.row),
        box("tags", "Tags", now.tags, "who, when or where, and others"), box("points", "Points", now.points, "1"),
        box("id", "Id", now.id), passages.length > 1 || now.passage !== passages[0] ? choose("passage", "Article", [["", passages.length > 1 ? "(choose)" : "(the only one)"], ...known.map((id) => [id, id])], now.passage) : ""),
      ...optionRows(now),
      area("evidence", "Evidence: words of the article, word for word", now.evidence, 2),
      h("div", { class: "kit-actions" }, press("kit-button", () => { flush(); takeEvidence(); }, {}, "Mark it in the article")),
      area("feedback", "Feedback for everybody", now.feedback, 2),
      h("div", { class: "kit-actions kit-of-question" },
        act("Duplicate", "duplicate", {}), act("Up", "step", { by: -1 }, "Move the question up"), act("Down", "step", { by: 1 }, "Move the question down"),
        act("Delete", "delete", {}), press("kit-button", () => { flush(); send("ideas", { about: "questions" }); }, {}, "Other questions on this sentence")),
    ];
  }

  const act = (label, what, values, spoken = null) =>
    press("kit-button", () => { flush(); send(what, { key: form.key, ...values }); }, { "aria-label": spoken, id: `${name}-act-${label}`, "data-act": what }, label);

  // ---------------------------------------------------------------- cells

  const idOf = (cell) => `${name}-${cell.replace(" ", "-")}`;
  const place = (cell) => h("ul", { class: "kit-problems", id: `${idOf(cell)}-said`, "data-cell": cell, hidden: true });

  function field(cell, label, input) {
    return h("div", { class: `kit-cell kit-cell-${cell}` }, h("label", { for: idOf(cell) }, label), input, place(cell));
  }

  function box(cell, label, value, placeholder = "") {
    const input = h("input", { type: "text", class: "kit-box", id: idOf(cell), placeholder, autocomplete: "off", dir: "auto", oninput: () => typed(cell, input.value), onchange: flush });
    input.value = value;
    return field(cell, label, input);
  }

  function area(cell, label, value, rows) {
    const input = h("textarea", { class: "kit-box", id: idOf(cell), rows, dir: "auto", oninput: () => { onOneLine(input); typed(cell, input.value); }, onchange: flush });
    input.value = value;
    requestAnimationFrame(() => grow(input));
    return field(cell, label, input);
  }

  function choose(cell, label, pairs, value) {
    const input = h("select", { class: "kit-select", id: idOf(cell), onchange: () => { typed(cell, input.value); flush(); } }, ...options(pairs, value));
    return field(cell, label, input);
  }

  /** A cell of the file holds one line, so what is pasted becomes one. */
  function onOneLine(input) {
    if (/[\r\n]/.test(input.value)) input.value = input.value.replace(/\s*[\r\n]+\s*/g, " ");
    grow(input);
  }

  function grow(input) {
    if (!input.scrollHeight) return;
    input.style.height = "auto";
    input.style.height = `${input.scrollHeight + 2}px`;
  }

  // ---------------------------------------------------------------- options

  function optionRows(now) {
    const marks = now.row === "order" ? [["[1]", "in order"], ["[hint]", "hint"]] : MARKS[now.row] ?? MARKS.short;
    const rows = shownLines(now).map((line, at) => row(now, line, at, marks));
    const add = (mark, label) => press("kit-button", () => append(mark), {}, label);
    const has = (mark) => now.lines.some((line) => line.mark === mark);
    const isOrder = now.row === "order";
    const isTyped = ["short", "mark"].includes(now.row);
    return [
      h("h3", { id: `${name}-options` }, { short: "Answers", mark: "Words of the article", order: "Things, in their right order" }[now.row] ?? "Options"),
      h("ol", { class: "kit-lines", "aria-labelledby": `${name}-options` }, ...rows),
      h("div", { class: "kit-actions" },
        now.row === "truefalse" ? "" : add(isOrder ? "[1]" : isTyped ? "[x]" : "[ ]", isOrder ? "Add a thing" : isTyped ? "Add an accepted answer" : "Add an option"),
        isTyped && !has("[else]") ? add("[else]", "Add a comment on all others ([else])") : "", add("[hint]", "Add a hint"),
        ["choice", "choices"].includes(now.row) ? press("kit-button", () => { flush(); send("ideas", { about: "options" }); }, {}, "Ideas for wrong options") : ""),
    ];
  }

  /** Add a row behind its like: options come before the comments. */
  function append(mark) {
    const value = lines();
    const first = value.findIndex(isComment);
    const at = isComment({ mark }) || first < 0 ? value.length : first;
    value.splice(at, 0, { mark, text: "", feedback: "" });
    setLines(value, `${idOf(`line ${at}`)}-${mark === "[else]" ? "note" : "text"}`);
  }

  function row(now, { mark, text, feedback, ...stray }, at, marks) {
    const cell = `line ${at}`;
    const number = at + 1;
    const written = mark.toLowerCase().replace("[]", "[ ]");
    const own = now.row === "order" && /^\[\d+\]$/.test(written) ? "[1]" : written;
    const pairs = marks.some(([value]) => value === own) ? marks : [[mark, mark || "(no mark)"], ...marks];
    const select = h("select", { class: "kit-select", id: `${idOf(cell)}-mark`, "aria-label": `Mark of row ${number}`, onchange: () => setLines(lines(), select.id) }, ...options(pairs, own));
    const write = (kind, label, value, more = {}) => {
      const input = h("textarea", { class: `kit-box kit-line-${kind}`, id: `${idOf(cell)}-${kind}`, rows: 1, dir: "auto", "aria-label": `${label} of row ${number}`, placeholder: label,
        oninput: () => { onOneLine(input); typed("lines", lines); }, onchange: flush, ...more });
      input.value = value;
      requestAnimationFrame(() => grow(input));
      return input;
    };
    const move = (step, sign, label) => press("kit-tool", () => setLines(swapped(at, at + step), `${name}-${step < 0 ? "up" : "down"}-${at + step}`), { "aria-label": `${label} row ${number}`, id: `${name}-${step < 0 ? "up" : "down"}-${at}`, disabled: at + step < 0 || at + step >= now.lines.length }, sign);
    return h("li", { class: "kit-line-row", "aria-label": `Row ${number}` }, h("span", { class: "kit-line-number", "aria-hidden": "true" }, number), select,
      h("div", { class: "kit-line-texts" }, write("text", own === "[else]" ? "(every other answer)" : "Text", text, { hidden: own === "[else]" && !text }),
        write("note", "Feedback", feedback, { hidden: own === "[hint]" && !feedback }),
        ...Object.entries(OF_QUESTIONS).filter(([column]) => stray[column]).map(([column, label]) => write(column, label, stray[column], { "data-column": column })), place(cell)),
      h("div", { class: "kit-line-tools" }, move(-1, "↑", "Move up"), move(1, "↓", "Move down"),
        press("kit-tool", () => setLines(lines().filter((_, n) => n !== at), `${idOf(`line ${Math.max(0, at - 1)}`)}-text`), { "aria-label": `Delete row ${number}` }, "✕")));
  }

  function swapped(one, other) {
    const value = lines();
    [value[one], value[other]] = [value[other], value[one]];
    return value;
  }

  // ---------------------------------------------------------------- what is to be said

  function drawProblems(problems) {
    const places = [...body.querySelectorAll(".kit-problems")];
    for (const node of places) {
      const said = problems.filter(({ cell }) => cell === node.dataset.cell || (node.dataset.cell === "" && !places.some((other) => other.dataset.cell === cell)));
      node.hidden = !said.length;
      const text = said.map(({ message }) => message).join();
      if (node.dataset.said !== text) {
        node.dataset.said = text;
        node.replaceChildren(...said.map(({ severity, message, code }) => h("li", { class: severity === "error" ? "kit-fault" : "kit-doubt" },
          h("span", { "aria-hidden": "true" }, severity === "error" ? "✗ " : "⚠ "), h("span", { class: "kit-hidden" }, severity === "error" ? "Fault: " : "Look at this: "), message, " ",
          h("span", { class: "kit-code" }, code))));
      }
      const input = node.parentElement.querySelector("textarea, input, select");
      if (!node.dataset.cell || !input) continue;
      if (said.length) input.setAttribute("aria-describedby", node.id);
      else input.removeAttribute("aria-describedby");
      if (said.some(({ severity }) => severity === "error")) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    }
  }

  return { node: body, draw, flush, hold, takeFocus };
}
