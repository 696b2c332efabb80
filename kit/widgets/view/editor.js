// The editor of a bank: list, form, the article to take evidence from, and the student's view.

import { makeArticle } from "./article.js";
import { fill, h, press } from "./dom.js";
import { makeAside, makeSettings } from "./editor_aside.js";
import { makeForm } from "./editor_form.js";
import { makeList } from "./editor_list.js";
import { render } from "./quiz.js";

// These leave the fields of the form as they are, so one may go on typing.
const CALM_ACTS = new Set(["drawn", "list", "ideas", "compare", "close", "preview"]);

/** Draw one view of the editor into `el`; gives what takes it away. */
export function renderEditor({ model, el, words, css }) {
  const say = (word, values) => fill(words[word] ?? word, values);
  const name = `kit-${Math.random().toString(36).slice(2)}`;
  let opened = null; // the key of the question in the form
  let chosen = null; // the stretch of the article that was chosen last
  let wait = null;
  let turn = 0; // number of the last message; the kernel says which one it has done
  let hadFocus = false; // whether the focus was in the editor when something was asked for

  const title = h("h2", { class: "kit-file" });
  const undo = press("kit-button", () => send("undo", {}), { "data-act": "undo" }, "Undo");
  const redo = press("kit-button", () => send("redo", {}), { "data-act": "redo" }, "Redo");
  const saveButton = press("kit-button kit-main", () => send("compare", {}), { "data-act": "compare", title: "Ctrl+S" }, "Save …");
  const status = h("p", { class: "kit-note", role: "status", hidden: true });
  const announcer = h("p", { class: "kit-hidden", role: "status" });
  const root = h("div", { class: "kit-quiz kit-editor", lang: "en", dir: "ltr", tabindex: -1, onkeydown: onKey });
  const list = makeList({ send, name });
  const form = makeForm({ send, name, takeEvidence: () => show("article", true) });
  const aside = makeAside({ send, name });
  const settings = makeSettings({ send, name });
  const taken = h("div", { class: "kit-taken", role: "group", "aria-label": "Words of the article" });
  const source = h("div", { class: "kit-pane", id: `${name}-article` }, taken);
  const article = makeArticle({ say, send: () => {}, announce, language: "en", marking: false, scale: (size) => source.style.setProperty("--kit-size", size) });
  source.append(article.node);
  const preview = makePreview({ model, send, words });
  const panes = {
    student: h("div", { class: "kit-pane", id: `${name}-student` }, preview.node),
    article: source,
  };
  const tabs = Object.fromEntries([["student", "As students see it"], ["article", "The article"]].map(([pane, label]) =>
    [pane, press("kit-tab", () => show(pane), { "aria-controls": panes[pane].id }, label)]));
  const side = h("section", { class: "kit-side", "aria-label": "Preview" }, h("div", { class: "kit-tabs" }, ...Object.values(tabs)), ...Object.values(panes));
  root.append(h("style", null, css),
    h("div", { class: "kit-bar" }, title, h("div", { class: "kit-actions" }, undo, redo, saveButton)),
    status, announcer, settings.node, aside.node, h("div", { class: "kit-desk" }, list.node, form.node, side));
  el.replaceChildren(root);
  article.takeFor(take);
  show("student");

  // ---------------------------------------------------------------- to the kernel

  /** Pass an act on. Where it changes which fields there are, nothing can be typed until it is done. */
  function send(act, values) {
    const isTyping = (act === "change" && values.cell !== "row") || (act === "lines" && !values.redraw);
    if (!isTyping) form.flush();
    hadFocus = root.contains(document.activeElement);
    if (!isTyping && !CALM_ACTS.has(act)) form.hold();
    root.setAttribute("aria-busy", "true");
    clearTimeout(wait);
    wait = setTimeout(() => tell("The kernel has not answered yet. It may be busy, or not be running."), 15000);
    try {
      model.send({ act, turn: `${name} ${(turn += 1)}`, ...values });
    } catch {
      clearTimeout(wait);
      tell("There is no kernel. Run the cell again; what was changed before is kept beside the bank.");
    }
  }

  /** Let the form be typed in again once the kernel has done the last act. */
  function settle() {
    if (model.get("desk").turn !== `${name} ${turn}`) return;
    clearTimeout(wait);
    form.node.inert = false;
    root.removeAttribute("aria-busy");
    form.takeFocus();
    if (hadFocus && !root.contains(document.activeElement)) root.focus({ preventScroll: true });
    hadFocus = false;
  }

  const isMine = () => !model.get("desk").turn || model.get("desk").turn.startsWith(`${name} `);

  function tell(text) {
    status.hidden = !text;
    if (status.textContent !== text) status.textContent = text;
  }

  function announce(text) {
    announcer.textContent = text;
  }

  function onKey(event) {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
    event.preventDefault();
    event.stopPropagation();
    send("compare", {});
  }

  // ---------------------------------------------------------------- words of the article

  function show(pane, focus = false) {
    for (const [which, tab] of Object.entries(tabs)) {
      tab.setAttribute("aria-pressed", which === pane);
      panes[which].hidden = which !== pane;
    }
    if (pane === "article") drawTaken();
    if (focus) article.focus();
  }

  function take(place, byKey) {
    chosen = place;
    article.setLayer("answer", article.spans(place));
    drawTaken();
    announce(say("chosen_words", { text: article.quote(place) }));
    if (byKey) taken.querySelector("button")?.focus();
  }

  function drawTaken() {
    const use = (label, act, values, main = false) => press(main ? "kit-button kit-main" : "kit-button", () => { send(act, { ...values, place: chosen }); forget(); }, {}, label);
    taken.replaceChildren(...(chosen ? [h("p", null, "Chosen: ", h("q", { dir: "auto" }, article.quote(chosen))), h("div", { class: "kit-actions" },
      use("Take as evidence", "evidence", {}, true), model.get("form").evidence ? use("Add to the evidence", "evidence", { add: true }) : "",
      use("Questions on this sentence", "ideas", { about: "questions" }))]
      : [h("p", null, "Select words with the mouse, or with the arrow keys (Shift for more) and Enter, to take them as evidence.")]));
  }

  function forget() {
    chosen = null;
    article.setLayer("answer", []);
    drawTaken();
  }

  // ---------------------------------------------------------------- from the kernel

  const drawDesk = () => {
    const { file, count, changed, undo: last, redo: next, notice, settings: set, setting_problems: wrong } = model.get("desk");
    title.replaceChildren(file, h("span", { class: "kit-worth" }, ` ${count == null ? "…" : count === 1 ? "1 question" : `${count} questions`}${changed ? " · not saved" : ""}`));
    undo.disabled = !last;
    redo.disabled = !next;
    undo.title = last ? `Undo ${last}` : "";
    redo.title = next ? `Do again ${next}` : "";
    settings.draw(set, wrong);
    tell(notice);
    // The other values of the same answer come with this one, or just after it.
    queueMicrotask(settle);
  };
  const drawForm = () => {
    if (chosen && opened !== model.get("form").key) forget();
    opened = model.get("form").key;
    form.draw(model.get("form"), model.get("desk").passages, isMine());
    if (chosen && !panes.article.hidden) drawTaken();
  };
  const drawList = () => list.draw(model.get("listing"), model.get("form").key);
  const drawArticle = () => {
    const shown = model.get("article");
    panes.article.querySelector(".kit-reading").hidden = !shown.id;
    if (shown.id) article.draw(shown);
    forget();
    drawEvidence();
  };
  const drawEvidence = () => { if (model.get("article").id) { article.setLayer("evidence", model.get("evidence")); if (model.get("evidence").length) article.showParagraph(model.get("evidence")[0][0]); } };
  const drawPreview = () => preview.draw();
  const drawAside = () => aside.draw(model.get("aside"));
  const events = { form: () => { drawForm(); drawList(); }, listing: drawList, article: drawArticle, evidence: drawEvidence, preview: drawPreview, aside: drawAside, desk: drawDesk };
  for (const [trait, hear] of Object.entries(events)) model.on(`change:${trait}`, hear);
  for (const hear of Object.values(events)) hear();
  send("drawn", {});
  return () => {
    clearTimeout(wait);
    for (const [trait, hear] of Object.entries(events)) model.off(`change:${trait}`, hear);
    article.leave();
    preview.leave();
  };
}

/** Make the student's view of the question: the same code that students have, on a model of its own. */
function makePreview({ model, send, words }) {
  const node = h("div", { class: "kit-preview" });
  const empty = h("p", { class: "kit-empty" }, "Students can see the question when it has no faults.");
  const drafts = new Map();
  let listeners = new Map();
  let leave = null;
  let shown = {};
  const heard = (event) => listeners.get(event) ?? [];
  const inner = {
    get: (trait) => (trait === "locale" ? model.get(trait) : shown[trait]),
    on: (event, hear) => listeners.set(event, [...heard(event), hear]),
    off: (event, hear) => listeners.set(event, heard(event).filter((other) => other !== hear)),
    send: (content) => { if (!["drawn", "refresh", "download"].includes(content.act)) send("preview", { content }); },
  };

  function draw() {
    const before = shown;
    shown = model.get("preview");
    if (!shown.screen) {
      away();
      return node.replaceChildren(empty);
    }
    if (before.asked?.id !== shown.asked?.id || JSON.stringify(before.asked) !== JSON.stringify(shown.asked)) drafts.clear();
    if (!leave) {
      leave = render({ model: inner, el: node, words, css: "", drafts });
      return;
    }
    for (const trait of ["article", "marks", "screen"])
      if (JSON.stringify(before[trait]) !== JSON.stringify(shown[trait]) || trait === "screen") heard(`change:${trait}`).forEach((hear) => hear());
  }

  function away() {
    leave?.();
    leave = null;
    listeners = new Map();
  }

  return { node, draw, leave: away };
}
