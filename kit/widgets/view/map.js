// The map of questions: how each stands, and the way to it.

import { h, press } from "./dom.js";

const STATE_SIGNS = { new: "", skipped: "–", tried: "↻", correct: "✓", close: "≈", wrong: "✗", locked: "" };
const STATES = { n: "new", s: "skipped", t: "tried", c: "correct", k: "close", w: "wrong", l: "locked" };

export function makeMap({ say, send }) {
  const list = h("div", { class: "kit-numbers", role: "group", "aria-label": say("map"), onkeydown: onKey });
  const more = h("div", { class: "kit-go" });
  const node = h("details", { class: "kit-map", open: true }, h("summary", null, say("map")), list, more);
  let count = 0;

  function draw({ map, number, count: all }) {
    const hadFocus = list.contains(document.activeElement);
    list.replaceChildren(...[...map.states].map((letter, at) => {
      const state = STATES[letter];
      const here = map.first + at === number;
      return press(`kit-number-button kit-is-${state}`, () => send("goto", map.first + at), {
        tabindex: here || (!number && at === 0) ? 0 : -1, disabled: state === "locked", "aria-current": here ? "step" : null,
        "aria-label": say("labelled", { label: say("map_question", { number: map.first + at }), text: say(`is_${state}`) }) },
      `${map.first + at}`, h("span", { class: "kit-state", "aria-hidden": "true" }, STATE_SIGNS[state]));
    }));
    if (hadFocus) list.querySelector("[tabindex='0']")?.focus();
    if (all > map.states.length && count !== all) drawGo(all);
    count = all;
  }

  /** A bank of more than a hundred questions shows the hundred around; a number leads to the rest. */
  function drawGo(all) {
    const box = h("input", { type: "number", class: "kit-box", min: 1, max: all, "aria-label": say("go_to"),
      onkeydown: (event) => { if (event.key === "Enter") go(); } });
    const go = () => { if (box.checkValidity() && box.value) send("goto", Number(box.value)); };
    more.replaceChildren(box, press("kit-button", go, {}, say("go_to")));
  }

  // One stop of the Tab key; arrows move inside.
  function onKey(event) {
    const buttons = [...list.querySelectorAll("button:enabled")];
    const at = buttons.indexOf(document.activeElement);
    const right = getComputedStyle(list).direction === "rtl" ? -1 : 1;
    const to = { ArrowRight: at + right, ArrowDown: at + 1, ArrowLeft: at - right, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    buttons[Math.max(0, Math.min(buttons.length - 1, to))]?.focus();
  }

  return { node, draw };
}
