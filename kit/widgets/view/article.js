// The article: its paragraphs, marks in layers, choosing words by mouse or by keyboard, text size.

import { h, press, remember, toPoints, toUnits } from "./dom.js";

const WORD = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}'’.,-]*[\p{L}\p{N}\p{M}])?/gu;
const SIZES = ["0.875", "1", "1.125", "1.25", "1.5", "1.75", "2"];
const SPACES = ["1.6", "1.9", "2.3"];

/**
 * Make the article with its tools. Spans are [paragraph, start, end] in code points, paragraphs
 * from 1; a chosen stretch is [paragraph, offset, paragraph, offset].
 */
export function makeArticle({ say, send, announce, language, scale, marking = true }) {
  const layers = { own: [], evidence: [], answer: [] };
  let paragraphs = []; // { text, node }
  let words = null; // { at: paragraph from 0, start, end } in UTF-16 units; made when first needed
  let anchor = -1; // the word where a choice by keyboard began
  let head = -1; // the word where it ends
  let isPointing = false; // whether a press began in the article; it may end beside it
  let take = null; // what to do with words chosen for an answer; null: mark them for oneself

  const box = h("article", { class: "kit-article", tabindex: 0, "aria-label": say("article"), lang: "en",
    onkeydown: onKey, onpointerdown: () => { isPointing = true; } });
  const away = h("p", { class: "kit-away", hidden: true }, say("away"));
  // Pressing a tool must not take away what is selected.
  const tool = (name, look, act) => press("kit-tool", act, { title: say(name), "aria-label": say(name), onmousedown: (event) => event.preventDefault() },
    h("span", { "aria-hidden": "true", dir: "ltr" }, look));
  const tools = h("div", { class: "kit-tools", role: "group", "aria-label": say("tools") },
    tool("smaller", "A−", () => resize(-1)), tool("larger", "A+", () => resize(1)), tool("spacing", "↕", respace),
    marking && press("kit-tool", markChosen, { title: say("mark_how"), onmousedown: (event) => event.preventDefault() }, "✎ ", say("highlight")));
  const node = h("div", { class: "kit-reading" }, tools, away, box);
  applyReading();

  // ---------------------------------------------------------------- drawing

  function draw({ title, dateline, paragraphs: texts, goes_on, credit }) {
    words = null;
    anchor = head = -1;
    paragraphs = texts.map((text) => ({ text, node: h("p", { class: "kit-text", tabindex: -1, dir: "auto" }) }));
    box.replaceChildren(
      h("h2", { class: title ? "kit-title" : "kit-hidden", dir: "auto" }, title || say("article")),
      dateline ? h("p", { class: "kit-date", lang: language, dir: "auto" }, say("published"), " ", h("time", { datetime: dateline }, longDate(dateline))) : "",
      ...paragraphs.map(({ node: text }, at) => h("div", { class: "kit-row" },
        h("span", { class: "kit-number" }, h("span", { class: "kit-hidden", lang: language }, say("paragraph"), " "), `${at + 1}`), text)),
      goes_on ? h("p", { class: "kit-goes-on", lang: language }, say("goes_on")) : "",
      credit ? h("p", { class: "kit-credit", dir: "auto" }, credit) : "");
    paragraphs.forEach((_, at) => drawParagraph(at));
  }

  const longDate = (iso) => new Date(`${iso}T00:00Z`).toLocaleDateString(`${language}-u-nu-latn`, { dateStyle: "long", timeZone: "UTC" });

  /** Show the spans of one layer: own marks, evidence, or the words of an answer. */
  function setLayer(name, spans) {
    const before = new Set(layers[name].map(([number]) => number));
    layers[name] = spans;
    for (const number of new Set([...before, ...spans.map(([number]) => number)])) drawParagraph(number - 1);
  }

  function drawParagraph(at) {
    const { text, node: target } = paragraphs[at] ?? {};
    if (!target) return;
    const here = Object.entries(layers).flatMap(([layer, spans]) => spans.filter(([number]) => number === at + 1).map(([, start, end]) => ({ layer, start, end })));
    target.replaceChildren(...cut(text, here));
  }

  /** Cut a text into plain and marked pieces; a piece may be in several layers. */
  function cut(text, spans) {
    const points = Array.from(text);
    const borders = [...new Set([0, points.length, ...spans.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
    return borders.slice(1).map((end, at) => {
      const start = borders[at];
      const piece = points.slice(start, end).join("");
      const over = spans.filter((span) => span.start <= start && span.end >= end).map(({ layer }) => `kit-${layer}`);
      return over.length ? h("mark", { class: [...new Set(over)].join(" ") }, piece) : piece;
    });
  }

  // ---------------------------------------------------------------- going to a place

  /** Scroll the article, and nothing else, to a paragraph. */
  function showParagraph(number) {
    const text = paragraphs[number - 1]?.node;
    if (!text || box.hidden) return null;
    scrollTo(text.querySelector("mark.kit-evidence") ?? text);
    return text;
  }

  function scrollTo(target) {
    const top = target.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    box.scrollTo({ top: top - box.clientHeight / 3, behavior: still ? "auto" : "smooth" });
  }

  /** Go to a paragraph, because somebody asked for it. */
  function goToParagraph(number) {
    const text = showParagraph(number);
    text?.focus({ preventScroll: true });
    text?.scrollIntoView({ block: "center" });
  }

  // ---------------------------------------------------------------- choosing words

  /** Give what is selected in the article, from whole word to whole word; null if nothing is. */
  function chosen() {
    const selection = document.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const touched = paragraphs.flatMap(({ node: text }, at) => (range.intersectsNode(text) ? [at] : []));
    if (!touched.length) return null;
    const [first, last] = [touched[0], touched.at(-1)];
    return whole([first, offset(first, range.startContainer, range.startOffset, 0)],
      [last, offset(last, range.endContainer, range.endOffset, paragraphs[last].text.length)]);
  }

  function offset(at, container, where, otherwise) {
    const { node: text } = paragraphs[at];
    if (!text.contains(container)) return otherwise;
    const before = document.createRange();
    before.selectNodeContents(text);
    before.setEnd(container, where);
    return before.toString().length;
  }

  /** Widen a stretch to whole words, and leave out what is no word at its ends. */
  function whole([first, from], [last, to]) {
    const inside = allWords().filter(({ at, start, end }) =>
      (at > first || (at === first && end > from)) && (at < last || (at === last && start < to)));
    if (!inside.length) return null;
    const [one, other] = [inside[0], inside.at(-1)];
    return [one.at + 1, toPoints(paragraphs[one.at].text, one.start), other.at + 1, toPoints(paragraphs[other.at].text, other.end)];
  }

  function allWords() {
    words ??= paragraphs.flatMap(({ text }, at) => [...text.matchAll(WORD)].map((found) => ({ at, start: found.index, end: found.index + found[0].length })));
    return words;
  }

  function onKey(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const jump = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (step) move(head < 0 ? firstInSight() : head + step, event.shiftKey);
    else if (jump && head >= 0) move(inNextParagraph(jump), event.shiftKey);
    else if (event.key === "Enter" && chosen()) use(chosen(), true);
    else if (event.key === "Escape" && head >= 0) { if (!chosen()) head = -1; drop(); }
    else return;
    event.preventDefault();
  }

  function move(to, extend) {
    const list = allWords();
    if (!list.length) return;
    head = Math.max(0, Math.min(list.length - 1, to));
    if (!extend || anchor < 0) anchor = head;
    const [first, last] = [list[Math.min(anchor, head)], list[Math.max(anchor, head)]];
    document.getSelection().setBaseAndExtent(...locate(first.at, first.start), ...locate(last.at, last.end));
    const edges = document.getSelection().getRangeAt(0).getBoundingClientRect();
    const frame = box.getBoundingClientRect();
    if (edges.bottom > frame.bottom - 24 || edges.top < frame.top + 24) scrollTo(paragraphs[list[head].at].node);
    announce(document.getSelection().toString());
  }

  function paragraphInSight() {
    const top = box.getBoundingClientRect().top;
    return paragraphs.findIndex(({ node: text }) => text.getBoundingClientRect().bottom > top + 8);
  }

  function firstInSight() {
    const at = paragraphInSight();
    return Math.max(0, allWords().findIndex((word) => word.at === at));
  }

  function inNextParagraph(jump) {
    const list = allWords();
    const wanted = list[head].at + jump;
    const found = list.findIndex((word) => word.at === wanted);
    return found < 0 ? head : found;
  }

  /** Find the text node, and the place in it, of a place in a paragraph. */
  function locate(at, units) {
    const walker = document.createTreeWalker(paragraphs[at].node, NodeFilter.SHOW_TEXT);
    let left = units;
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      if (left <= text.length) return [text, left];
      left -= text.length;
    }
    return [paragraphs[at].node, 0];
  }

  /** Drop what is selected; who chose it by keyboard goes on from there. */
  function drop() {
    anchor = -1;
    document.getSelection().removeAllRanges();
  }

  function afterPointer() {
    if (take && isPointing && chosen()) use(chosen(), false);
    isPointing = false;
  }

  // The selection is there only after the event.
  const onPointerUp = () => setTimeout(afterPointer);
  document.addEventListener("pointerup", onPointerUp);

  function markChosen() {
    const place = chosen();
    if (place) use(place, false, true);
    else announce(say("mark_how"), true);
  }

  function use(place, byKey, forMyself = false) {
    if (take && !forMyself) take(place, byKey);
    else send(isOwn(place) ? "unmark" : "mark", place);
    if (!byKey) head = -1;
    drop();
  }

  /** Say whether a stretch lies in one mark of one's own. */
  const isOwn = ([first, from, last, to]) => first === last && layers.own.some(([number, start, end]) => number === first && start <= from && to <= end);

  /** Give the words of a stretch. */
  function quote([first, from, last, to]) {
    const cutAt = (at, points) => toUnits(paragraphs[at - 1]?.text ?? "", points);
    return paragraphs.slice(first - 1, last).map(({ text }, at) =>
      text.slice(at === 0 ? cutAt(first, from) : 0, first + at === last ? cutAt(last, to) : undefined)).join(" … ");
  }

  /** Give a stretch as spans, one for each paragraph that it touches. */
  function spans([first, from, last, to]) {
    return paragraphs.slice(first - 1, last).map(({ text }, at) =>
      [first + at, at === 0 ? from : 0, first + at === last ? to : Array.from(text).length]);
  }

  // ---------------------------------------------------------------- text size

  function resize(step) {
    const at = SIZES.indexOf(remember.get("size", "1")) + step;
    remember.set("size", SIZES[Math.max(0, Math.min(SIZES.length - 1, at))]);
    keepingPlace(applyReading);
    announce(say("size_is", { percent: Math.round(remember.get("size", "1") * 100) }));
  }

  function respace() {
    remember.set("space", SPACES[(SPACES.indexOf(remember.get("space", SPACES[0])) + 1) % SPACES.length]);
    keepingPlace(applyReading);
    announce(say("spacing_is", { lines: remember.get("space", SPACES[0]) }));
  }

  /** Do what changes the height of the text; what is read on top stays there. */
  function keepingPlace(change) {
    const text = paragraphs[paragraphInSight()]?.node;
    const below = () => text.getBoundingClientRect().top - box.getBoundingClientRect().top;
    const before = text && { below: below(), height: text.offsetHeight };
    change();
    if (!text || !box.scrollTop) return;
    const wanted = before.below > 0 ? before.below : (before.below * text.offsetHeight) / before.height;
    box.scrollTop += below() - wanted;
  }

  function applyReading() {
    scale(remember.get("size", "1"));
    box.style.lineHeight = remember.get("space", SPACES[0]);
  }

  return {
    node, draw, setLayer, showParagraph, goToParagraph, quote, spans,
    leave: () => document.removeEventListener("pointerup", onPointerUp),
    focus: () => box.focus(),
    hasFocus: () => document.activeElement === box,
    /** Put the article away, or bring it back. */
    hide(isAway) {
      box.hidden = isAway;
      tools.hidden = isAway;
      away.hidden = !isAway;
    },
    /** Say what is done with words that are chosen for an answer; null: they are marked. */
    takeFor(handler) {
      take = handler;
      box.setAttribute("aria-description", say(handler ? "choose_how" : "mark_how"));
    },
  };
}
