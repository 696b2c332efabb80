// Unpacks the view, which travels compressed, and hands over to it.

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

async function render({ model, el }) {
  model.kitView ??= unpack(model);
  const { render: draw, css, words } = await model.kitView;
  return draw({ model, el, css, words });
}

export default { render };
