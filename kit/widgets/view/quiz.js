// Draws the screen that the kernel sends and passes on what the student does.
// It compares, scores and shuffles nothing. All text is set as text, never as HTML.

import { makeArticle } from "./article.js";
import { fill, h, intoSight, press } from "./dom.js";
import { makeMap } from "./map.js";
import { makeQuestion } from "./question.js";
import { drawSummary, save } from "./summary.js";

const SILENCE = 10000; // ms after which a kernel that does not answer is reported
const MOST_STICKS = 0.15; // share of the window's height that buttons may take and still stick to its end
const PAUSE = 400; // ms in which a second press of Enter cannot skip a verdict that has just come

/**
 * Draw one view of the model into `el`; gives what takes it away. `drafts` holds what was typed or
 * chosen but not yet checked, by question; every view of the model shares it.
 */
export function render({ model, el, words, css, drafts }) {
  const { language, rtl } = model.get("locale");
  const say = (name, values) => fill(words[name] ?? name, values);
  // Two views on a page must not share the names of their fields.
  const name = `kit-${Math.random().toString(36).slice(2)}`;
  let timer = null;
  let deaf = 0; // until when presses are not heard
  let sent; // what was submitted last
  let pressed; // what the kernel has not answered yet
  let waiting = null; // what was pressed after it, and for which question
  let shown = null; // the question that is on the screen, and whether it is open
  let sure = false; // whether "start again" was pressed once

  const announcer = h("p", { class: "kit-hidden", role: "status" });
  const hear = h("p", { class: "kit-heard", "aria-hidden": "true" });
  const place = h("strong", { class: "kit-place" });
  const score = h("span", { class: "kit-score" });
  const bar = h("progress", { class: "kit-progress", max: 1, value: 0 });
  const head = h("div", { class: "kit-head" }, h("div", { class: "kit-line" }, place, score), bar);
  // What is announced must stand in a region that was there before.
  const hints = h("div", { class: "kit-hints", "aria-live": "polite" });
  const status = h("div", { class: "kit-status", role: "status", "aria-live": "polite" });
  const actions = h("div", { class: "kit-actions" });
  const root = h("div", { class: "kit-quiz", lang: language, dir: rtl ? "rtl" : "ltr" });
  const article = makeArticle({ say, send, announce, language, scale: (size) => root.style.setProperty("--kit-size", size) });
  const question = makeQuestion({ say, name, drafts, check, announce, article, chosen: () => status.querySelector(".kit-wanted")?.remove(), toCheck: () => actions.querySelector(".kit-main")?.focus() });
  const map = makeMap({ say, send });
  const body = question.node;
  const panel = h("div", { class: "kit-panel", role: "group", "aria-label": say("quiz") }, head, body, hints, status, actions, map.node);
  root.append(h("style", null, css), article.node, panel, announcer, hear);
  // A key that is held down must not press the button that comes into its place.
  root.addEventListener("keydown", (event) => event.repeat && event.key === "Enter" && event.preventDefault(), true);
  el.replaceChildren(root);

  /** Tell a screen reader; what everybody should see is shown for a moment as well. */
  function announce(text, visibly = false) {
    announcer.textContent = text;
    hear.textContent = visibly ? text : "";
    if (visibly) setTimeout(() => { if (hear.textContent === text) hear.textContent = ""; }, 4000);
  }

  /** Tell the style how much room the buttons take, which changes with the text size. */
  function measure() {
    root.style.setProperty("--kit-bar", `${actions.offsetHeight}px`);
    root.classList.toggle("kit-tall", actions.offsetHeight > MOST_STICKS * innerHeight);
  }

  // ---------------------------------------------------------------- to the kernel

  function send(act, value) {
    if (performance.now() < deaf) return;
    const same = `${act} ${JSON.stringify(value)}`;
    // The second press of one button is a slip; another button is meant.
    if (timer) return void (same !== pressed && (waiting = { act, value, on: shown }));
    if (!tell({ act, value })) return reportSilence();
    sent = value;
    pressed = same;
    root.setAttribute("aria-busy", "true");
    timer = setTimeout(reportSilence, SILENCE);
  }

  /** Tell the kernel something, and say whether there is one. */
  function tell(content) {
    try {
      model.send({ ...content, turn: model.get("screen").turn });
      return true;
    } catch {
      return false;
    }
  }

  function reportSilence() {
    settle();
    waiting = null;
    status.replaceChildren(h("p", { class: "kit-note kit-failed" }, say("waiting")));
  }

  function settle() {
    clearTimeout(timer);
    timer = null;
    root.removeAttribute("aria-busy");
  }

  /** Pass on what was pressed meanwhile, unless its question has gone or was judged. */
  function catchUp() {
    const next = waiting;
    waiting = null;
    if (next && next.on === shown) send(next.act, next.value);
  }

  /** What is asked, which travels once, and how it stands; null at the summary. */
  function current() {
    const { question: standing } = model.get("screen");
    return standing && { ...model.get("asked"), ...standing };
  }

  function check() {
    const asked = current();
    if (asked?.open) send("answer", question.response(asked));
  }

  // ---------------------------------------------------------------- hints, verdict, ways on

  function drawHints({ hints: texts, look }) {
    const parts = texts.map((text, at) => [h("strong", null, say("hint_label", { number: at + 1 })), " ", h("span", { lang: "en", dir: "auto" }, ...linked(text))]);
    if (look.length) parts.push([say("look_back"), " ", ...paragraphLinks(look)]);
    // Only what is new is announced, so what stands there already is left in its place.
    while (hints.childElementCount > parts.length) hints.lastChild.remove();
    [...hints.children].forEach((node, at) => node.replaceChildren(...parts[at]));
    hints.append(...parts.slice(hints.childElementCount).map((part) => h("p", { class: "kit-hint" }, ...part)));
  }

  const paragraphLinks = (numbers) => numbers.flatMap((number, at) => [at ? " · " : "",
    press("kit-link", () => article.goToParagraph(number), {}, say("paragraph_link", { paragraph: number }))]);

  /** Give a hint with a link in place of each paragraph that it names and that is there to be read. */
  const linked = (text) => text.split(/\b(paragraph \d+)\b/i).map((piece, at) => {
    const number = at % 2 ? Number(piece.slice("paragraph ".length)) : 0;
    const isThere = number > 0 && number <= model.get("article").paragraphs.length && !model.get("screen").hides_article;
    return isThere ? press("kit-link", () => article.goToParagraph(number), {}, piece) : piece;
  });

  const placeName = ({ reading, practice, question: asked, ...screen }) =>
    reading ? say("read_first") : practice ? say("practice_place", practice) : asked ? say("question", screen) : say("summary");

  function drawStatus(screen) {
    const { question: asked, notice } = screen;
    const parts = [];
    if (["failed", "unkept"].includes(notice?.kind)) parts.push(h("p", { class: "kit-note kit-failed" }, say(notice.kind), " ", h("span", { dir: "auto" }, notice.text)));
    else if (notice) parts.push(h("p", { class: `kit-note kit-${notice.kind}` }, notice.text));
    if (asked?.practises) parts.push(h("p", { class: "kit-note" }, say("practice_now")));
    const last = asked?.last?.feedback;
    if (last) parts.push(h("p", { class: "kit-note" }, h("strong", null, say("last_try")), " ", h("span", { dir: "auto" }, last)));
    if (asked?.result) parts.push(verdict(asked, screen));
    status.replaceChildren(...parts);
  }

  function verdict({ type, result, answer }, screen) {
    const told = (text) => (text ? h("p", { dir: "auto" }, text) : "");
    const numbers = [...new Set((answer?.evidence ?? []).map(([number]) => number))];
    const isRight = result.verdict === "correct";
    const tellsKey = answer && type !== "order" && (type === "short" || result.label === "revealed" || (type === "mark" && !isRight));
    const order = answer && type === "order" && !isRight ? [told(say("right_order")), h("ol", { lang: "en", dir: "auto" }, ...answer.right.map((text) => h("li", null, text)))] : [];
    return h("div", { class: `kit-feedback kit-${result.label}`, tabindex: -1, onkeydown: goOn },
      h("p", { class: "kit-verdict" }, h("span", { class: "kit-icon", "aria-hidden": "true" }), say(result.label)),
      told(result.feedback), told(result.tries), result.practice ? told(say("practice_note")) : "",
      result.waits ? told(say("shown_at_end")) : "",
      tellsKey ? told(say("answer_is", answer)) : "", ...order, told(answer?.comment),
      numbers.length ? h("p", null, say("evidence"), " ", ...paragraphLinks(numbers)) : "",
      h("p", { class: "kit-hidden" }, say("score", screen)));
  }

  /** Enter on the feedback, where the focus is when it comes, goes on. */
  function goOn(event) {
    if (event.key !== "Enter" || event.target !== event.currentTarget) return;
    event.preventDefault();
    actions.querySelector(".kit-main")?.click();
  }

  const button = (label, act, main = false, value = undefined) =>
    press(main ? "kit-button kit-main" : "kit-button", () => send(act, value), { "data-act": act }, say(label));

  const back = (number) => press("kit-button", () => send("back"), { "data-act": "back", disabled: number === 1 }, say("back"));

  function drawActions({ question: asked, number, practice }) {
    const { open, result, is_last: last, may_leave: mayLeave } = asked;
    const onward = button(last ? "to_summary" : "next", "next", !open && !result?.tries_left);
    const hint = asked.more_hints ? button(asked.hints.length ? "more_hints" : "hint", "hint") : "";
    const list = open
      ? [press("kit-button kit-main", check, { "data-act": "answer" }, say("check")), hint,
        mayLeave ? button(last ? "to_summary" : "skip", asked.tries ? "next" : "skip") : ""]
      : [result?.tries_left ? button("retry", "retry", true) : onward, result?.tries_left ? hint : "",
        result?.tries_left ? button(result.gives_up ? "give_up" : "reveal", "reveal")
        : asked.may_practise && result?.verdict !== "correct" ? button("practise_again", "retry") : "",
        result?.tries_left && mayLeave ? onward : ""];
    actions.replaceChildren(...[back(practice ? practice.number : number), ...list].filter(Boolean));
  }

  // ---------------------------------------------------------------- reading first, and the summary

  function drawReading({ reading }) {
    body.replaceChildren(h("h3", { class: "kit-stem", tabindex: -1 }, say("read_first")),
      h("p", null, reading.words), h("p", null, say(reading.closed ? "read_closed" : "read_open")));
    actions.replaceChildren(button("begin", "begin", true));
  }

  function drawEnd(screen) {
    const { summary } = screen;
    drawSummary({ say, send, article }, body, screen);
    const again = press("kit-button", () => {
      if (sure) return send("restart");
      sure = true;
      deaf = performance.now() + 2 * PAUSE;
      again.textContent = say("restart_sure");
      status.replaceChildren(h("p", { class: "kit-note" }, say("restart_note")));
      measure();
      intoSight(status.lastElementChild, actions.offsetHeight);
    }, {}, say("restart"));
    actions.replaceChildren(...[back(0),
      summary.first_open ? button("go_on", "open", true, summary.first_open) : "",
      summary.may_practise ? button("practise", "practise", !summary.first_open) : "", again].filter(Boolean));
  }

  // ---------------------------------------------------------------- from the kernel

  function draw() {
    const isAnswer = timer !== null; // whether this comes because something was pressed here
    settle();
    const asked = current();
    const screen = { ...model.get("screen"), question: asked };
    const now = screen.reading ? "reading" : asked ? `${asked.id} ${asked.open} ${asked.tries} ${!!asked.answer}` : "summary";
    const changed = now !== shown;
    const hadFocus = root.contains(document.activeElement) && !article.hasFocus();
    // A verdict that stood before this view did is not in the way of a press.
    if (changed) deaf = shown && asked?.result ? performance.now() + PAUSE : 0;
    if (asked?.result && changed) forget(asked);
    const typing = !changed && asked?.open && body.querySelector("fieldset")?.contains(document.activeElement);
    const kept = typing && document.activeElement.id ? `#${document.activeElement.id}` : changed ? null : `[data-act="${document.activeElement?.dataset?.act}"]`;
    shown = now;
    sure = false;
    drawHead(screen);
    article.hide(screen.hides_article);
    article.setLayer("evidence", asked?.answer?.evidence ?? []);
    if (asked?.type !== "mark") question.leave();
    drawHints(asked ?? { hints: [], look: [] });
    if (screen.reading) drawReading(screen);
    else if (asked) { question.draw(asked, placeName(screen)); drawActions(screen); } else drawEnd(screen);
    drawStatus(screen);
    measure();
    if (asked?.answer?.evidence.length && changed) article.showParagraph(asked.answer.evidence[0][0]);
    if (hadFocus) focus(asked, changed, kept);
    const news = status.lastElementChild ?? (changed ? null : hints.lastElementChild);
    if (isAnswer && news) intoSight(news, actions.offsetHeight);
    catchUp();
  }

  function drawHead(screen) {
    place.textContent = placeName(screen);
    score.textContent = say("score", screen);
    head.hidden = map.node.hidden = !!screen.reading;
    bar.max = screen.count;
    bar.value = screen.settled;
    bar.setAttribute("aria-label", say("answered", screen));
    bar.title = say("answered", screen);
    if (!screen.reading) map.draw(screen);
  }

  /** Drop the draft of an answer that was judged, unless it is to be bettered. */
  function forget(asked) {
    const mayBeBettered = asked.result.tries_left && !["choice", "truefalse"].includes(asked.type);
    if (!mayBeBettered && (asked.type !== "short" || drafts.get(asked.id) === sent)) drafts.delete(asked.id);
  }

  /** Keep the focus where the next key press is wanted: the answer, then the way on. */
  function focus(asked, changed, kept) {
    const target = (kept && root.querySelector(kept))
      ?? (asked?.open ? body.querySelector("input:checked:enabled") ?? body.querySelector("input:enabled") ?? body.querySelector("button")
      : asked ? status.querySelector(".kit-feedback") : body.querySelector("h3"));
    target?.focus({ preventScroll: !changed });
    if (changed && target?.type === "text") target.select();
  }

  const drawArticle = () => article.draw(model.get("article"));
  const drawOwn = () => { settle(); article.setLayer("own", model.get("marks")); catchUp(); };
  const onMessage = (message) => { settle(); if (message.file) save(message.file); catchUp(); };
  // Another window may have answered meanwhile; the kernel sends a screen only if it is another one.
  const onReturn = () => { if (document.visibilityState === "visible" && !timer) tell({ act: "refresh" }); };
  model.on("change:screen", draw);
  model.on("change:article", drawArticle);
  model.on("change:marks", drawOwn);
  model.on("msg:custom", onMessage);
  document.addEventListener("visibilitychange", onReturn);
  const watch = new ResizeObserver(measure);
  watch.observe(actions);
  drawArticle();
  drawOwn();
  draw();
  tell({ act: "drawn" });
  return () => {
    settle();
    model.off("change:screen", draw);
    model.off("change:article", drawArticle);
    model.off("change:marks", drawOwn);
    model.off("msg:custom", onMessage);
    document.removeEventListener("visibilitychange", onReturn);
    watch.disconnect();
    article.leave();
  };
}
