"use strict";
(() => {
  const form = document.querySelector("[data-filters]");
  if (!form) return;
  // As domain/model/folding.py has it: case, form, hyphens and joiners make no difference.
  const folded = (text) =>
    text
      .normalize("NFKD")
      .replace(/[^\S\ufeff]+/g, " ")
      .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
      .toLowerCase()
      .toUpperCase()
      .toLowerCase()
      .normalize("NFKD")
      .replace(/i\u0307/g, "i")
      .normalize("NFC")
      .replace(/ς/g, "σ")
      .replace(/[‘’‚‛′ʼ]/g, "'")
      .replace(/[“”„‟″«»]/g, '"')
      .replace(/[‐‑‒–—―−]/g, "-");
  const rows = [...document.querySelectorAll("[data-claim]")].map((row) => ({
    row,
    status: row.dataset.status,
    claimant: row.dataset.claimant,
    tags: JSON.parse(row.dataset.tags),
    words: folded(row.textContent),
  }));
  const found = document.querySelector("[data-found]");
  const fields = ["search", "status", "claimant", "tag"];
  const field = (name) => form.elements.namedItem(name);

  const apply = () => {
    const [search, status, claimant, tag] = fields.map((name) => field(name).value);
    const words = folded(search).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const one of rows) {
      const matches =
        (!status || one.status === status) &&
        (!claimant || one.claimant === claimant) &&
        (!tag || one.tags.includes(tag)) &&
        words.every((word) => one.words.includes(word));
      one.row.hidden = !matches;
      shown += matches;
    }
    found.textContent =
      shown === rows.length ? "" : `${shown} of ${rows.length} ${rows.length === 1 ? "claim" : "claims"}`;
  };

  const remember = () => {
    const chosen = new URLSearchParams();
    for (const name of fields) if (field(name).value) chosen.set(name, field(name).value);
    const words = chosen.toString();
    history.replaceState(null, "", words ? `#${words}` : location.pathname + location.search);
  };

  const recall = () => {
    const chosen = new URLSearchParams(location.hash.slice(1));
    for (const name of fields) if (chosen.has(name)) field(name).value = chosen.get(name);
    apply();
  };

  form.addEventListener("input", () => { apply(); remember(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { apply(); remember(); }));
  form.hidden = false;
  recall();
})();
