// One question: its options, text box, order or marked words, and the verdict on the answer.

import { h, press } from "./dom.js";

const SIGNS = { radio: ["○", "◉"], checkbox: ["☐", "☑"] };
const TASKS = { choice: "choose_one", truefalse: "choose_one", choices: "choose_several", order: "put_in_order", mark: "choose_words" };

/**
 * Make the drawer of questions. `drafts` holds what was given but not yet checked, by question;
 * `chosen` is called when something was chosen.
 */
export function makeQuestion({ say, name, drafts, check, chosen, toCheck, announce, article }) {
  const body = h("div", { class: "kit-body" });
  let place = ""; // the name of the question's place, as in "Question 3 of 36"

  // A form would do this by itself, but not in every JupyterLab. Enter that ends the choice of a
  // character (Chinese, Japanese, Korean) is not meant for us.
  function onEnter(event) {
    if (event.key !== "Enter" || event.isComposing || event.repeat || event.target.tagName === "BUTTON") return;
    event.preventDefault();
    check();
  }

  function draw(question, placeName = place) {
    place = placeName;
    const task = TASKS[question.type];
    body.replaceChildren(
      h("fieldset", { class: "kit-fieldset", onkeydown: onEnter, oninput: () => give(question, response(question)) },
        h("legend", { class: "kit-stem" }, h("span", { class: "kit-hidden" }, `${placeName}. `),
          h("span", { lang: "en", dir: "auto" }, question.stem), " ", h("span", { class: "kit-worth" }, question.worth)),
        task ? h("p", { class: "kit-task" }, say(task)) : "",
        ...answerFields(question)));
  }

  function answerFields(question) {
    if (question.type === "short") return textBox(question);
    if (question.type === "mark") return markedWords(question);
    return question.type === "order" ? [orderList(question)] : options(question);
  }

  function give(question, value) {
    drafts.set(question.id, value);
    // Who types may still want to read what was said of the words before.
    if (question.type !== "short") chosen();
  }

  /** Give what is entered now, in the form that the kernel takes. */
  function response(question) {
    if (question.type === "short") return body.querySelector("input")?.value ?? "";
    if (question.type === "mark") return drafts.get(question.id) ?? [];
    if (question.type === "order") return [...body.querySelectorAll(".kit-thing")].map((item) => item.dataset.text);
    return [...body.querySelectorAll("input:checked")].map((input) => input.value);
  }

  // ---------------------------------------------------------------- options

  function options(question) {
    const type = question.type === "choices" ? "checkbox" : "radio";
    const chosen = question.open ? (drafts.get(question.id) ?? []) : (question.result?.response ?? []);
    return question.options.map((text, at) => {
      const answer = question.answer;
      const isChosen = chosen.includes(text);
      const isRight = answer?.right.includes(text);
      const tried = question.open && type === "radio" && question.last?.tried.includes(text);
      const notes = answer ? [isRight && say("right_option"), isChosen && say("your_choice")].filter(Boolean) : tried ? [say("tried_before")] : [];
      const why = answer?.why[text];
      const note = notes.length || why ? h("span", { class: "kit-why", id: `${name}-w${at}` },
        h("em", null, notes.join(" · ")), notes.length && why ? " – " : "", why && h("span", { lang: "en", dir: "auto" }, why)) : "";
      const input = h("input", { type, name: `${name}-${question.id}`, value: text, checked: isChosen,
        disabled: !question.open || tried, id: `${name}-o${at}`, "aria-describedby": note ? `${name}-w${at}` : null });
      const look = [question.open && !tried ? "" : "kit-done", isRight ? "kit-right" : answer && isChosen ? "kit-not" : ""];
      return h("div", { class: `kit-option ${look.join(" ")}` }, input,
        h("span", { class: "kit-sign", "aria-hidden": "true" }, SIGNS[type][isChosen ? 1 : 0]),
        h("div", { class: "kit-words" }, h("label", { for: `${name}-o${at}`, lang: "en", dir: "auto" }, text), note));
    });
  }

  // ---------------------------------------------------------------- typed words

  function textBox(question) {
    // What was given is a text, which has as many lines as it needs; a field would cut it off.
    if (!question.open) return [h("p", { class: "kit-task" }, say("type_answer")),
      h("p", { class: "kit-box kit-given", lang: "en", dir: "auto" }, (question.result?.response ?? []).join(" "))];
    const box = h("input", { type: "text", class: "kit-box", id: `${name}-box`, autocomplete: "off", autocapitalize: "off",
      spellcheck: "false", lang: "en", dir: "auto" });
    box.value = drafts.get(question.id) ?? "";
    return [h("label", { class: "kit-task", for: `${name}-box` }, say("type_answer")), box];
  }

  // ---------------------------------------------------------------- an order

  function orderList(question) {
    const given = question.open ? drafts.get(question.id) : question.result?.response;
    const texts = given?.length ? given : question.options;
    const list = h("ol", { class: "kit-order" });
    let dragged = null;
    const item = (text, at) => {
      const right = question.answer && (question.answer.right[at] === text ? "kit-right" : "kit-not");
      const move = (step, sign, label) => press("kit-tool", () => shift(list, text, step, question),
        { "aria-label": say(label, { text }), "data-step": step }, h("span", { "aria-hidden": "true" }, sign));
      const node = h("li", { class: `kit-thing ${right ?? ""}`, "data-text": text, draggable: question.open ? "true" : null,
        ondragstart: (event) => { dragged = node; event.dataTransfer.effectAllowed = "move"; event.dataTransfer.setData("text/plain", text); },
        ondragover: (event) => { if (dragged) { event.preventDefault(); swapOver(node, dragged, event.clientY); } },
        ondrop: (event) => event.preventDefault(),
        ondragend: () => { dragged = null; renumber(list, question); } },
        h("span", { class: "kit-rank", "aria-hidden": "true" }), h("span", { class: "kit-words", lang: "en", dir: "auto" }, text),
        right ? h("span", { class: "kit-hidden" }, say(right === "kit-right" ? "in_place" : "out_of_place")) : "",
        ...(question.open ? [move(-1, "↑", "move_up"), move(1, "↓", "move_down")] : []));
      return node;
    };
    list.append(...texts.map(item));
    rank(list);
    return list;
  }

  function swapOver(node, dragged, y) {
    const { top, height } = node.getBoundingClientRect();
    if (node !== dragged) node[y < top + height / 2 ? "before" : "after"](dragged);
  }

  function shift(list, text, step, question) {
    const items = [...list.children];
    const at = items.findIndex((item) => item.dataset.text === text);
    const other = items[at + step];
    if (!other) return;
    other[step < 0 ? "before" : "after"](items[at]);
    items[at].querySelector(`[data-step="${step}"]`).focus();
    renumber(list, question);
    announce(say("moved_to", { text, number: at + step + 1, count: items.length }));
  }

  function renumber(list, question) {
    rank(list);
    give(question, response(question));
  }

  function rank(list) {
    [...list.children].forEach((item, at) => { item.firstChild.textContent = `${at + 1}.`; });
  }

  // ---------------------------------------------------------------- marked words

  function markedWords(question) {
    const draft = question.open ? drafts.get(question.id) : null;
    const words = draft?.length ? article.quote(draft) : (question.open ? "" : (question.result?.response ?? []).join(" "));
    article.setLayer("answer", draft?.length ? article.spans(draft) : question.marked);
    article.takeFor(question.open ? (words, byKey) => {
      give(question, words);
      draw(question);
      announce(say("chosen_words", { text: article.quote(words) }));
      if (byKey) toCheck();
    } : null);
    return [
      h("p", { class: "kit-chosen" }, h("span", { class: "kit-task" }, say("your_words")), " ",
        words ? h("q", { lang: "en", dir: "auto" }, words) : h("em", null, say("no_words"))),
      question.open ? h("p", null,
        press("kit-link", () => article.focus(), {}, say("to_article")),
        words ? press("kit-link", () => { drafts.delete(question.id); draw(question); article.focus(); }, {}, say("clear_words")) : "") : "",
    ];
  }

  /** Forget the marked words of a question that is not on the screen any more. */
  function leave() {
    article.setLayer("answer", []);
    article.takeFor(null);
  }

  return { node: body, draw, response, leave };
}
