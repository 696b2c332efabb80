// What is shown between the bar and the form when asked for: the changes before saving, ideas, settings.

import { h, press } from "./dom.js";
import { options } from "./editor_list.js";

const SETTINGS = {
  tries: ["Tries before the answer is shown (one for a choice of up to three)", ["1", "2", "3", "4", "5", "6", "7", "8", "9"], "2"],
  retry: ["A later try earns", ["0%", "25%", "50%", "75%", "100%"], "50%"],
  reveal: ["The answer is shown", ["tries", "end"], "tries"],
  reading: ["Article and questions", ["together", "first", "parts"], "together"],
  book: ["While answering, the article is", ["open", "closed"], "open"],
};
const MOST_SHOWN = 100;
const IN_WORDS = { tries: "after the last try", end: "when all questions are settled", together: "together", first: "the article first, alone", parts: "part by part" };

/** Make what stands aside. `send` passes an act on to the kernel. */
export function makeAside({ send, name }) {
  const node = h("section", { class: "kit-aside", tabindex: -1, hidden: true });
  const close = (label) => press("kit-button", () => send("close", {}), { "data-act": "close" }, label);

  function draw(aside) {
    const parts = aside.changes ? comparison(aside) : aside.ideas?.length ? ideas(aside) : null;
    const was = node.hidden;
    node.hidden = !parts;
    if (!parts) return node.replaceChildren();
    node.replaceChildren(...parts);
    if (was) node.focus({ preventScroll: false });
  }

  // ---------------------------------------------------------------- before saving

  function comparison({ changes, faulty, disk }) {
    const other = h("input", { type: "text", class: "kit-box", id: `${name}-other`, autocomplete: "off" });
    node.setAttribute("aria-label", "Changes before saving");
    let sure = !changes.length;
    const reread = press("kit-button", () => {
      if (sure) return send("reopen", {});
      sure = true;
      reread.textContent = "Really drop them? They are put aside beside the bank";
    }, {}, changes.length ? "Drop my changes and read the file anew" : "Read the file anew");
    const look = (main) => (main ? "kit-button kit-main" : "kit-button");
    const asOther = (main) => [h("label", { for: other.id }, "Save under another name"), other,
      press(look(main), () => send("save", { name: other.value }), { "data-act": "save-as" }, "Save as")];
    const plain = press(look(true), () => send("save", {}), { "data-act": "save" }, faulty.length ? "Save all the same" : "Save");
    // What another program wrote is never written over: then there are only the two other ways.
    const ways = disk ? [...asOther(true), reread] : [plain];
    return [
      h("h3", null, !changes.length ? "Nothing has changed since the file was read" : changes.length === 1 ? "1 question differs from the file" : `${changes.length} questions differ from the file`),
      disk ? h("p", { class: "kit-note kit-failed" }, "The file was changed by another program since it was opened here. Save under another name, or read the file anew.") : "",
      faulty.length ? h("p", { class: "kit-note kit-failed" }, `Students cannot open the bank while there are faults in ${faulty.slice(0, 5).join(", ")}${faulty.length > 5 ? " and others" : ""}.`) : "",
      h("div", { class: "kit-actions" }, ...ways, close("Go on editing")),
      changes.length ? h("div", { class: "kit-changes", tabindex: 0, role: "group", "aria-label": "What differs" }, ...changes.slice(0, MOST_SHOWN).map(change),
        changes.length > MOST_SHOWN ? h("p", null, `and ${changes.length - MOST_SHOWN} more`) : "") : "",
      disk ? "" : h("details", { open: !changes.length }, h("summary", null, "Something else"), h("div", { class: "kit-actions" }, ...asOther(false), reread)),
    ];
  }

  function change({ how, id, place, cells }) {
    const label = { added: "new", deleted: "deleted", changed: "changed", moved: `moved to place ${place}` }[how];
    return h("div", { class: "kit-change" }, h("h4", null, id || "(no id)", " ", h("span", { class: "kit-worth" }, label)),
      cells.length ? h("table", null,
        h("thead", null, h("tr", null, h("th", { scope: "col" }, "cell"), h("th", { scope: "col" }, "in the file"), h("th", { scope: "col" }, "now"))),
        h("tbody", null, ...cells.map(({ name: cell, before, after }) => h("tr", null, h("th", { scope: "row" }, cell), side(before, "del"), side(after, "ins"))))) : "");
  }

  const side = (pieces, tag) => h("td", { dir: "auto" }, ...pieces.map(([text, differs]) => (differs ? h(tag, null, text) : text)));

  // ---------------------------------------------------------------- ideas

  function ideas({ ideas: list, about }) {
    node.setAttribute("aria-label", "Ideas");
    return [
      h("h3", null, about === "options" ? "Wrong options that could be meant" : "Questions on this sentence"),
      h("p", null, "They come from the article. Read them over before you take one."),
      h("ul", { class: "kit-ideas" }, ...list.map(({ number, text, comment }) => h("li", null,
        press("kit-button", () => send("take", { number }), { "aria-label": `Take: ${text}` }, "Take"), " ", h("span", { dir: "auto" }, text), " ", h("span", { class: "kit-worth" }, comment)))),
      h("div", { class: "kit-actions" }, close("Close")),
    ];
  }

  return { node, draw };
}

/** Make the settings of the bank, to be opened. */
export function makeSettings({ send, name }) {
  const fields = Object.entries(SETTINGS).map(([setting, [label, values, usual]]) => {
    const select = h("select", { class: "kit-select", id: `${name}-set-${setting}`, onchange: change }, ...options(values.map((value) => [value, IN_WORDS[value] ?? value]), usual));
    return { setting, usual, select, node: h("div", { class: "kit-cell" }, h("label", { for: select.id }, label), select) };
  });
  const faults = h("ul", { class: "kit-problems" });
  const node = h("details", { class: "kit-settings" }, h("summary", null, "How the questions are put"), faults, h("div", { class: "kit-cells" }, ...fields.map((field) => field.node)));

  function change() {
    send("settings", { value: fields.filter(({ usual, select }) => select.value !== usual).map(({ setting, select }) => `[${setting}] ${select.value}`) });
  }

  function draw(settings, problems = []) {
    faults.replaceChildren(...problems.map((message) => h("li", { class: "kit-fault" }, message)));
    faults.hidden = !problems.length;
    if (problems.length) node.open = true;
    for (const { setting, usual, select } of fields) {
      const value = settings[setting] ?? usual;
      if (![...select.options].some((option) => option.value === value)) select.append(h("option", { value }, value));
      select.value = value;
    }
  }

  return { node, draw };
}
