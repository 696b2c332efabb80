// Draws the screen that the kernel sends and passes on what the student does.
// It compares, scores and shuffles nothing. All text is set as text, never as HTML.

const SIGNS = { radio: ["○", "◉"], checkbox: ["☐", "☑"] };
const SILENCE = 10000; // ms after which a kernel that does not answer is reported
const PAUSE = 400; // ms in which a second press of Enter cannot skip a verdict that has just come

/** Make an element: attributes and on* handlers from `props`, children from the rest. */
function h(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  // JupyterLab's shortcuts (ArrowDown, b, j ...) fire on any focused element without this mark.
  if (["button", "input"].includes(tag) || "tabindex" in (props ?? {}))
    node.setAttribute("data-lm-suppress-shortcuts", "true");
  node.append(...children.flat().filter((child) => child != null && child !== ""));
  return node;
}

/** Put values into the {places} of a text. */
const fill = (text, values = {}) => text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

const longDate = (iso) => new Date(`${iso}T00:00Z`).toLocaleDateString("en", { dateStyle: "long", timeZone: "UTC" });

/** Cut a paragraph into plain and marked pieces; offsets count code points, as Python does. */
function marked(text, spans) {
  const points = Array.from(text);
  const pieces = [];
  let at = 0;
  for (const [, start, end] of [...spans].sort((a, b) => a[1] - b[1])) {
    if (end <= at) continue;
    const from = Math.max(at, start);
    pieces.push(points.slice(at, from).join(""));
    pieces.push(h("mark", null, points.slice(from, end).join("")));
    at = end;
  }
  return [...pieces, points.slice(at).join("")];
}

function initialize({ model }) {
  // What was typed or ticked but not yet checked, by question; every view of the model shares it.
  model.kitDrafts ??= new Map();
}

function render({ model, el }) {
  const words = model.get("words");
  const say = (name, values) => fill(words[name] ?? name, values);
  const drafts = (model.kitDrafts ??= new Map());
  // Each view has its own copy of this module, so a counter would give the same name to two.
  const name = `kit-${Math.random().toString(36).slice(2)}`;
  let timer = null;
  let deaf = 0; // until when presses are not heard
  let sent; // what was submitted last
  let shown = null; // the question that is on the screen, and whether it is open
  let sure = false; // whether "start again" was pressed once

  const place = h("strong", { class: "kit-place" });
  const score = h("span", { class: "kit-score" });
  const bar = h("progress", { class: "kit-progress", max: 1, value: 0 });
  const head = h("div", { class: "kit-head" }, h("div", { class: "kit-line" }, place, score), bar);
  const passage = h("article", { class: "kit-article", tabindex: 0, "aria-label": say("article") });
  const body = h("div", { class: "kit-body" });
  // What is announced must stand in a region that was there before.
  const hints = h("div", { class: "kit-hints", "aria-live": "polite" });
  const status = h("div", { class: "kit-status", role: "status", "aria-live": "polite" });
  const actions = h("div", { class: "kit-actions" });
  const panel = h("div", { class: "kit-panel", role: "group", "aria-label": say("quiz") }, head, body, hints, status, actions);
  const root = h("div", { class: "kit-quiz" }, passage, panel);
  // A key that is held down must not press the button that comes into its place.
  root.addEventListener("keydown", (event) => event.repeat && event.key === "Enter" && event.preventDefault(), true);
  el.replaceChildren(root);

  // ---------------------------------------------------------------- to the kernel

  function send(act, value) {
    if (timer || performance.now() < deaf) return;
    try {
      model.send({ act, value, turn: model.get("screen").turn });
    } catch {
      return reportSilence();
    }
    sent = value;
    root.setAttribute("aria-busy", "true");
    timer = setTimeout(reportSilence, SILENCE);
  }

  function reportSilence() {
    settle();
    status.replaceChildren(h("p", { class: "kit-note kit-failed" }, say("waiting")));
  }

  function settle() {
    clearTimeout(timer);
    timer = null;
    root.removeAttribute("aria-busy");
  }

  function check() {
    const { question } = model.get("screen");
    if (question?.open) send("answer", response(question));
  }

  // A form would do this by itself, but not in every JupyterLab. Enter that ends the choice of a
  // character (Chinese, Japanese, Korean) is not meant for us.
  function onEnter(event) {
    if (event.key !== "Enter" || event.isComposing || event.repeat) return;
    event.preventDefault();
    check();
  }

  function response(question) {
    if (question.type === "short") return body.querySelector("input")?.value ?? "";
    return [...body.querySelectorAll("input:checked")].map((input) => input.value);
  }

  // ---------------------------------------------------------------- the article

  function drawArticle() {
    const { title, dateline, paragraphs } = model.get("article");
    passage.replaceChildren(
      h("h2", { class: title ? "kit-title" : "kit-hidden" }, title || say("article")),
      dateline ? h("p", { class: "kit-date" }, say("published"), " ", h("time", { datetime: dateline }, longDate(dateline))) : "",
      ...paragraphs.map((text, at) =>
        h("div", { class: "kit-row" },
          h("span", { class: "kit-number" }, h("span", { class: "kit-hidden" }, say("paragraph"), " "), `${at + 1}`),
          h("p", { class: "kit-text", tabindex: -1 }, text))),
    );
  }

  function drawMarks(marks) {
    const { paragraphs } = model.get("article");
    passage.querySelectorAll(".kit-text").forEach((node, at) => {
      const here = marks.filter(([number]) => number === at + 1);
      if (here.length || node.querySelector("mark")) node.replaceChildren(...marked(paragraphs[at], here));
    });
  }

  /** Scroll the article, and nothing else, to a paragraph. */
  function showParagraph(number) {
    const node = passage.querySelectorAll(".kit-text")[number - 1];
    if (!node) return;
    const target = node.querySelector("mark") ?? node;
    const top = target.getBoundingClientRect().top - passage.getBoundingClientRect().top + passage.scrollTop;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    passage.scrollTo({ top: top - passage.clientHeight / 3, behavior: still ? "auto" : "smooth" });
    return target;
  }

  /** Go to a paragraph, because somebody asked for it. */
  function goToParagraph(number) {
    const target = showParagraph(number);
    target?.closest(".kit-text").focus({ preventScroll: true });
    target?.scrollIntoView({ block: "center" });
  }

  // ---------------------------------------------------------------- one question

  function options(question) {
    const draft = drafts.get(question.id);
    const type = question.type === "choices" ? "checkbox" : "radio";
    const chosen = question.open ? (draft ?? []) : (question.result?.response ?? []);
    return question.options.map((text, at) => {
      const answer = question.answer;
      const isChosen = chosen.includes(text);
      const isRight = answer?.right.includes(text);
      const tried = question.open && type === "radio" && question.last?.tried.includes(text);
      const notes = answer ? [isRight && say("right_option"), isChosen && say("your_choice")].filter(Boolean) : tried ? [say("tried_before")] : [];
      // What is said of the option chosen stands in the feedback below, once.
      const why = isRight && (type === "checkbox" || !isChosen) ? answer.why[text] : "";
      const note = notes.length || why ? h("span", { class: "kit-why", id: `${name}-w${at}` },
        h("em", null, notes.join(", ")), notes.length && why ? ": " : "", why) : "";
      const input = h("input", { type, name: `${name}-${question.id}`, value: text, checked: isChosen,
        disabled: !question.open || tried, id: `${name}-o${at}`, "aria-describedby": note ? `${name}-w${at}` : null });
      const look = [question.open && !tried ? "" : "kit-done", isRight ? "kit-right" : answer && isChosen ? "kit-not" : ""];
      return h("div", { class: `kit-option ${look.join(" ")}` }, input,
        h("span", { class: "kit-sign", "aria-hidden": "true" }, SIGNS[type][isChosen ? 1 : 0]),
        h("div", { class: "kit-words" }, h("label", { for: `${name}-o${at}` }, text), note));
    });
  }

  function textBox(question) {
    const value = question.open ? (drafts.get(question.id) ?? "") : (question.result?.response ?? []).join(" ");
    const box = h("input", { type: "text", class: "kit-box", id: `${name}-box`, autocomplete: "off", autocapitalize: "off",
      spellcheck: "false", maxlength: 300, disabled: !question.open });
    box.value = value;
    return [h("label", { class: "kit-task", for: `${name}-box` }, say("type_answer")), box];
  }

  function drawQuestion(question) {
    const task = { choice: "choose_one", truefalse: "choose_one", choices: "choose_several" }[question.type];
    const worth = question.points === "1" ? say("worth_one") : say("worth", question);
    body.replaceChildren(
      h("fieldset", { class: "kit-fieldset", onkeydown: onEnter, oninput: () => drafts.set(question.id, response(question)) },
        h("legend", { class: "kit-stem" }, h("span", { class: "kit-hidden" }, `${placeName(model.get("screen"))}. `),
          h("span", null, question.stem), " ", h("span", { class: "kit-worth" }, worth)),
        task ? h("p", { class: "kit-task" }, say(task)) : "",
        ...(question.type === "short" ? textBox(question) : options(question))));
  }

  function drawHints(list) {
    while (hints.childElementCount > list.length) hints.lastChild.remove();
    [...hints.children].forEach((node, at) => { node.lastChild.textContent = list[at]; });
    hints.append(...list.slice(hints.childElementCount).map((hint, at) =>
      h("p", { class: "kit-hint" }, h("strong", null, say("hint_label", { number: hints.childElementCount + at + 1 })), " ", hint)));
  }

  const placeName = ({ question, practice, ...screen }) =>
    practice ? say("practice_place", practice) : question ? say("question", screen) : say("summary");

  function drawStatus(screen) {
    const { question, notice } = screen;
    const { result, answer } = question ?? {};
    const parts = [];
    if (notice?.kind === "failed") parts.push(h("p", { class: "kit-note kit-failed" }, say("failed"), " ", notice.text));
    if (notice?.kind === "told") parts.push(h("p", { class: "kit-note" }, notice.text));
    if (notice?.kind === "blank") parts.push(h("p", { class: "kit-note" }, say(question?.type === "short" ? "type_first" : "choose_first")));
    const last = question?.last?.feedback;
    if (last) parts.push(h("p", { class: "kit-note" }, h("strong", null, say("last_try")), " ", last));
    if (result) {
      parts.push(h("div", { class: `kit-feedback kit-${result.label}`, tabindex: -1, onkeydown: goOn },
        h("p", { class: "kit-verdict" }, h("span", { class: "kit-icon", "aria-hidden": "true" }), say(result.label)),
        result.feedback ? h("p", null, result.feedback) : "",
        result.tries_left ? h("p", null, triesLeft(result)) : "",
        result.practice ? h("p", null, say("practice_note")) : "",
        answer && (question.type === "short" || result.label === "revealed") ? h("p", null, say("answer_is", answer)) : "",
        answer?.comment ? h("p", null, answer.comment) : "",
        evidenceLinks(answer), h("p", { class: "kit-hidden" }, say("score", screen))));
    }
    status.replaceChildren(...parts);
  }

  function triesLeft(result) {
    const tries = say(result.tries_left === 1 ? "one_more_try" : "more_tries", result);
    return result.gain === "0" ? `${tries}.` : say("counts", { tries, ...result });
  }

  function evidenceLinks(answer) {
    const numbers = [...new Set((answer?.evidence ?? []).map(([number]) => number))];
    return numbers.length ? h("p", { class: "kit-links" }, say("evidence"), ...numbers.map((number) =>
      h("button", { type: "button", class: "kit-link", onclick: () => goToParagraph(number) },
        say("paragraph_link", { paragraph: number })))) : "";
  }

  /** Enter on the feedback, where the focus is when it comes, goes on. */
  function goOn(event) {
    if (event.key !== "Enter" || event.target !== event.currentTarget) return;
    event.preventDefault();
    actions.querySelector(".kit-main")?.click();
  }

  function button(label, act, main = false, value = undefined) {
    return h("button", { type: "button", class: main ? "kit-button kit-main" : "kit-button", "data-act": act, onclick: () => send(act, value) }, say(label));
  }

  const back = (number) => h("button", { type: "button", class: "kit-button", "data-act": "back", disabled: number === 1,
    onclick: () => send("back") }, say("back"));

  function drawActions({ question, number, practice }) {
    const { open, result, is_last: last } = question;
    const onward = button(last ? "to_summary" : "next", "next", !open && !result?.tries_left);
    const list = open
      ? [h("button", { type: "button", class: "kit-button kit-main", "data-act": "answer", onclick: check }, say("check")),
        question.more_hints ? button(question.hints.length ? "more_hints" : "hint", "hint") : "",
        button(last ? "to_summary" : "skip", question.tries ? "next" : "skip")]
      : [result?.tries_left ? button("retry", "retry", true) : onward,
        result?.tries_left ? button("reveal", "reveal") : result?.verdict === "correct" ? "" : button("practise_again", "retry"),
        result?.tries_left ? onward : ""];
    actions.replaceChildren(...[back(practice ? practice.number : number), ...list].filter(Boolean));
  }

  // ---------------------------------------------------------------- the summary

  function drawSummary(screen) {
    const { summary } = screen;
    const row = (kind) => h("tr", null, h("th", { scope: "row" }, say(kind.kind)),
      h("td", null, `${kind.earned} / ${kind.points}`), h("td", null, `${kind.settled} / ${kind.count}`));
    const reread = summary.reread.map((item) => h("li", null,
      h("button", { type: "button", class: "kit-link", onclick: () => send("open", item.id) }, item.stem),
      h("span", { class: "kit-why" }, [say(item.status), item.paragraphs && say("reread_paragraph", item)].filter(Boolean).join(": "))));
    body.replaceChildren(
      h("h3", { class: "kit-stem", tabindex: -1 }, say("summary_score", screen)),
      h("p", null, say("summary_answered", screen)),
      summary.kinds.length ? h("table", { class: "kit-kinds" },
        h("thead", null, h("tr", null, ...["kind", "points", "answered_column"].map((key) => h("th", { scope: "col" }, say(key))))),
        h("tbody", null, ...summary.kinds.map(row))) : "",
      reread.length ? h("h4", { class: "kit-subtitle" }, say("reread")) : summary.first_open ? "" : h("p", null, say("all_right")),
      reread.length ? h("ul", { class: "kit-reread" }, ...reread, summary.more ? h("li", null, say("more", { count: summary.more })) : "") : "",
    );
    const again = h("button", { type: "button", class: "kit-button", onclick: () => {
      if (sure) return send("restart");
      sure = true;
      deaf = performance.now() + 2 * PAUSE;
      again.textContent = say("restart_sure");
      status.replaceChildren(h("p", { class: "kit-note" }, say("restart_note")));
    } }, say("restart"));
    actions.replaceChildren(...[back(0),
      summary.first_open ? button("go_on", "open", true, summary.first_open) : "",
      summary.may_practise ? button("practise", "practise", !summary.first_open) : "", again].filter(Boolean));
  }

  // ---------------------------------------------------------------- from the kernel

  function draw() {
    settle();
    const screen = model.get("screen");
    const { question } = screen;
    const now = question ? `${question.id} ${question.open} ${question.tries} ${!!question.answer}` : "summary";
    const changed = now !== shown;
    const hadFocus = root.contains(document.activeElement) && document.activeElement !== passage;
    if (question?.result && changed) {
      deaf = performance.now() + PAUSE;
      forget(question);
    }
    const typing = !changed && question?.open && body.querySelector("fieldset")?.contains(document.activeElement);
    const kept = typing ? `#${document.activeElement.id}` : changed ? null : `[data-act="${document.activeElement?.dataset?.act}"]`;
    shown = now;
    sure = false;
    place.textContent = placeName(screen);
    score.textContent = say("score", screen);
    bar.max = screen.count;
    bar.value = screen.settled;
    bar.setAttribute("aria-label", say("answered", screen));
    bar.title = say("answered", screen);
    drawMarks(question?.answer?.evidence ?? []);
    drawHints(question?.hints ?? []);
    if (question) { drawQuestion(question); drawActions(screen); } else drawSummary(screen);
    drawStatus(screen);
    if (question?.answer?.evidence.length && changed) showParagraph(question.answer.evidence[0][0]);
    if (hadFocus) focus(question, changed, kept);
  }

  /** Drop the draft of an answer that was judged, unless a typed one is to be bettered. */
  function forget(question) {
    const draft = drafts.get(question.id);
    const mayBeBettered = question.result.tries_left && question.type !== "choice";
    if (!mayBeBettered && (question.type !== "short" || draft === sent)) drafts.delete(question.id);
  }

  /** Keep the focus where the next key press is wanted: the answer, then the way on. */
  function focus(question, changed, kept) {
    const target = (kept && root.querySelector(kept))
      ?? (question?.open ? body.querySelector("input:checked:enabled") ?? body.querySelector("input:enabled")
      : question ? status.querySelector(".kit-feedback") : body.querySelector("h3"));
    target?.focus({ preventScroll: !changed });
    if (changed && target?.type === "text") target.select();
  }

  const redraw = () => draw();
  model.on("change:screen", redraw);
  model.on("change:article", drawArticle);
  drawArticle();
  draw();
  return () => {
    settle();
    model.off("change:screen", redraw);
    model.off("change:article", drawArticle);
  };
}

export default { initialize, render };
