// Unpacks the view, which travels compressed, and hands over to it. Each model runs this module anew,
// but each view of a model gets an object of its own for it: what views share is kept here.

const drafts = new Map();
let unpacked;

async function unpack(model) {
  const stream = new Blob([model.get("code")]).stream().pipeThrough(new DecompressionStream("gzip"));
  const { js, css, words } = await new Response(stream).json();
  const address = URL.createObjectURL(new Blob([js], { type: "text/javascript" }));
  try {
    return { ...(await import(address)), css, words };
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Begin to unpack while the place of the first view is still made. */
function initialize({ model }) {
  unpacked = unpack(model);
}

async function render({ model, el }) {
  const { render: draw, css, words } = await unpacked;
  return draw({ model, el, css, words, drafts });
}

export default { initialize, render };
