"use strict";
(() => {
  // Ctrl+Enter sends a form, by its first button, as a click on it does.
  const form = document.querySelector("[data-form]");
  if (form) {
    let isSaid = false;
    form.addEventListener("input", () => { isSaid = true; });
    form.addEventListener("submit", () => { isSaid = false; });
    addEventListener("beforeunload", (event) => { if (isSaid) event.preventDefault(); });
    addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) {
        event.preventDefault();
        form.requestSubmit(form.querySelector("button"));
      }
    });
    (document.getElementById("refused") ?? document.getElementById("prospect"))?.focus();
  }

  // The letters of `review` press what bears them, unless somebody types.
  addEventListener("keydown", (event) => {
    const isTyped = event.target.closest?.("input:not([type=checkbox]), textarea, select");
    if (isTyped || event.altKey || event.ctrlKey || event.metaKey || event.key.length !== 1) return;
    const found = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!found) return;
    event.preventDefault();
    found.click();
  });

  // Whether the ledger has changed is asked for every ten seconds while the page is seen.
  const told = document.querySelector("[data-head]");
  if (!told) return;
  const SECONDS = 10;
  let tag = null;
  let changed = 0;

  const tell = () => {
    const seconds = Math.round((Date.now() - changed) / 1000);
    const ago = seconds < 60 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
    const link = document.createElement("a");
    link.href = location.pathname + location.search;
    link.textContent = "Show it";
    told.replaceChildren(`The ledger changed ${ago} ago. `, link);
    told.hidden = false;
  };

  const ask = async () => {
    if (document.hidden) return;
    if (changed) { tell(); return; }
    try {
      const answer = await fetch(told.dataset.asks, { headers: tag ? { "If-None-Match": tag } : {} });
      if (answer.status !== 200) return;
      tag = answer.headers.get("ETag");
      if ((await answer.json()).head !== told.dataset.head) { changed = Date.now(); tell(); }
    } catch { /* the server has gone; the page stays readable */ }
  };
  setInterval(ask, SECONDS * 1000);
  addEventListener("visibilitychange", ask);
})();
