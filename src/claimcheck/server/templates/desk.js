"use strict";
(() => {
  // Ctrl+Enter sends a form by its main button, as a click on it does.
  const form = document.querySelector("[data-form]");
  let isSaid = false;
  if (form) {
    form.addEventListener("input", () => { isSaid = true; });
    form.addEventListener("submit", () => { isSaid = false; });
    addEventListener("beforeunload", (event) => { if (isSaid) event.preventDefault(); });
    addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) {
        event.preventDefault();
        form.requestSubmit(form.querySelector(".save"));
      }
    });
  }

  // The letters of `review` press what bears them, unless somebody types or has turned them off.
  const keys = document.querySelector(".keys");
  const off = document.querySelector("[data-letters]");
  if (keys) {
    keys.hidden = false;
    try {
      off.checked = localStorage.getItem("letters") === "off";
      off.addEventListener("change", () => localStorage.setItem("letters", off.checked ? "off" : "on"));
    } catch { /* this browser remembers nothing */ }
  }
  addEventListener("keydown", (event) => {
    if (keys?.open && event.key === "Escape") keys.open = false;
    const isTyped = event.target.closest?.("input:not([type=checkbox]), textarea, select");
    if (isTyped || event.altKey || event.ctrlKey || event.metaKey || event.key.length !== 1) return;
    const found = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!found || off?.checked) return;
    event.preventDefault();
    found.click();
  });

  // What is dragged to the bookmarks bar runs there, on other pages; the policy of ours forbids it.
  const mark = document.querySelector("[data-bookmarklet]");
  if (mark) {
    const form = JSON.stringify(new URL(mark.dataset.bookmarklet, location.href).href);
    const code = `(() => { const to = new URL(${form}); const put = (name, text) => text
      && to.searchParams.set(name, text); put("source", location.href); put("title", document.title);
      put("quote", String(getSelection()).trim().slice(0, 2000)); open(to); })()`;
    const link = mark.querySelector("a");
    link.href = `javascript:${encodeURIComponent(code.replace(/\s+/g, " "))}`;
    link.addEventListener("click", (event) => event.preventDefault());
    mark.hidden = false;
  }

  // Whether the ledger has changed is asked for every ten seconds while the page is seen.
  const told = document.querySelector("[data-head]");
  if (!told) return;
  const SECONDS = 10;
  let tag = null;
  let since = null;
  let changed = 0;
  let what = null;

  const anchor = (words, href) => Object.assign(document.createElement("a"), { textContent: words, href });

  // How long ago it was is not told again and again to whoever listens.
  const ago = document.createElement("span");
  ago.setAttribute("aria-hidden", "true");
  const age = () => {
    const seconds = Math.round((Date.now() - changed) / 1000);
    ago.textContent = ` ${seconds < 60 ? `${seconds} s` : `${Math.round(seconds / 60)} min`} ago`;
  };

  const tell = () => {
    age();
    const show = anchor("Show it", location.pathname + location.search);
    show.addEventListener("click", () => { show.target = isSaid ? "_blank" : ""; });
    const parts = ["The ledger changed", ago];
    if (what?.by) parts.push(` by ${what.by}`);
    if (what) parts.push(`: ${what.fact} on `, anchor(what.text, told.dataset.home + what.path));
    if (what?.more) parts.push(` and ${what.more} more`);
    told.replaceChildren(...parts, ". ", show);
    told.hidden = false;
  };

  const ask = async () => {
    if (document.hidden) return;
    if (changed) { age(); return; }
    try {
      const answer = await fetch(told.dataset.asks, { headers: tag ? { "If-None-Match": tag } : {} });
      if (answer.status === 200) {
        tag = answer.headers.get("ETag");
        if ((await answer.json()).head !== told.dataset.head) {
          changed = Date.now();
          tell();
          if (since) what = await (await fetch(`${told.dataset.home}newest?since=${encodeURIComponent(since)}`)).json();
          if (what) tell();
          return;
        }
      }
      since = answer.headers.get("Date");
    } catch { /* the server has gone; the page stays readable */ }
  };
  ask();
  setInterval(ask, SECONDS * 1000);
  addEventListener("visibilitychange", ask);
})();
