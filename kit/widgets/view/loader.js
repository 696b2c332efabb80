// Finds the code of the view, which the page has from its server, or asks the kernel for it, and hands
// over to it. Each model runs this module anew, but each view of a model gets an object of its own for
// it: what views share is kept here.

const drafts = new Map();
let code;

/** Give the module of the view: from the page where it has this edition, else from the kernel. */
async function find(model) {
  const fromPage = globalThis[Symbol.for("reading-kit")]?.(model.get("edition"));
  return fromPage ? fromPage.catch(() => unpack(model)) : unpack(model);
}

async function unpack(model) {
  const stream = new Blob([await asked(model)]).stream().pipeThrough(new DecompressionStream("gzip"));
  const address = URL.createObjectURL(new Blob([await new Response(stream).text()], { type: "text/javascript" }));
  try {
    return await import(address);
  } finally {
    URL.revokeObjectURL(address);
  }
}

function asked(model) {
  if (model.get("code").byteLength) return model.get("code");
  return new Promise((done) => {
    model.on("change:code", () => done(model.get("code")));
    model.send({ act: "code" });
  });
}

/** Begin to look for the code while the place of the first view is still made. */
function initialize({ model }) {
  code = find(model);
}

async function render({ model, el }) {
  const { render: draw, css, words } = await code;
  return draw({ model, el, css, words: words[model.get("locale").language], drafts });
}

export default { initialize, render };
