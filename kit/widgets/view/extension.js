// What JupyterLab, Notebook and Voilà load with the page: the code of the views and their style are
// then there before a notebook asks for them, and need not travel with every quiz. Written as such an
// extension looks when it is built, since there is nothing to build.

(() => {
  const editions = EDITIONS;
  const here = document.currentScript.src;
  const found = {};

  /** Give the module of a view; null for an edition that the page does not have. */
  const find = (edition) => (editions.includes(edition) ? (found[edition] ??= fetched(edition)) : null);

  async function fetched(edition) {
    const { css, ...code } = await import(new URL(`${edition}.js`, here));
    // Once for the page: a style that comes with a quiz would let the whole page be laid out anew.
    document.head.append(Object.assign(document.createElement("style"), { textContent: css }));
    return { ...code, css: "" };
  }

  globalThis[Symbol.for("reading-kit")] = find;
  const plugin = {
    id: "reading-kit:views",
    description: "Brings the code of the reading kit's views with the page.",
    autoStart: true,
    // The editor's is fetched when it is opened: students do not need it.
    activate: () => { find(editions[0]).catch(() => {}); },
  };
  (globalThis._JUPYTERLAB ??= {})["reading-kit"] = { init() {}, get: async () => () => plugin };
})();
