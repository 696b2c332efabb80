// Small makers of page elements. All text is set as text, never as HTML.

/** Make an element: attributes and on* handlers from `props`, children from the rest. */
export function h(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  // JupyterLab's shortcuts (ArrowDown, b, j ...) fire on any focused element without this mark.
  if (["button", "input", "summary", "select", "textarea"].includes(tag) || "tabindex" in (props ?? {}))
    node.setAttribute("data-lm-suppress-shortcuts", "true");
  node.append(...children.flat().filter((child) => child != null && child !== "" && child !== false));
  return node;
}

/** Make a button; `look` are its classes. */
export const press = (look, onclick, props, ...children) => h("button", { type: "button", class: look, onclick, ...props }, ...children);

/** Bring a thing into sight, as far as it goes: where it is taller than its frame, from its beginning. */
export function intoSight(node, below = 0) {
  const scrolls = (box) => box.scrollHeight > box.clientHeight && /auto|scroll/.test(getComputedStyle(box).overflowY);
  let frame = node.parentElement;
  while (frame && !scrolls(frame)) frame = frame.parentElement;
  const room = (frame ?? document.documentElement).clientHeight - below;
  node.scrollIntoView({ block: node.offsetHeight > room ? "start" : "nearest" });
}

/** Put values into the {places} of a text. */
export function fill(text, values = {}) {
  const around = direction(text.replace(/\{\w+\}/g, ""));
  return text.replace(/\{(\w+)\}/g, (all, name) => apart(values[name] ?? all, around));
}

/** English in an Arabic text keeps its punctuation between these marks (first-strong isolate). */
function apart(value, around) {
  const own = direction(`${value}`);
  return own && around && own !== around ? `\u2068${value}\u2069` : value;
}

/** The direction of the first letter of a text; empty where it has none. */
function direction(text) {
  const letter = /\p{L}/u.exec(text)?.[0];
  return letter ? (/[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(letter) ? "rtl" : "ltr") : "";
}

/** Offsets count code points, as Python does; the browser counts UTF-16 units. */
export const toPoints = (text, units) => Array.from(text.slice(0, units)).length;
export const toUnits = (text, points) => Array.from(text).slice(0, points).join("").length;

/** What a person chose for reading is kept in this browser; where that is forbidden, for this page. */
const kept = new Map();
export const remember = {
  get(name, usual) {
    try {
      return localStorage.getItem(`kit-${name}`) ?? kept.get(name) ?? usual;
    } catch {
      return kept.get(name) ?? usual;
    }
  },
  set(name, value) {
    kept.set(name, value);
    try {
      localStorage.setItem(`kit-${name}`, value);
    } catch {
      // Kept for this page above.
    }
  },
};
