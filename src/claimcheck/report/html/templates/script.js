"use strict";
(() => {
  const form = document.querySelector("[data-filters]");
  if (!form) return;
  const told = document.querySelector("[data-found]");
  const list = document.querySelector("[data-results]");
  const whole = document.querySelector("[data-listing]");
  const KINDS = { status: "statuses", claimant: "parties", tag: "tags" };
  const FIELDS = ["search", ...Object.keys(KINDS)];
  const field = (name) => form.elements.namedItem(name);
  const counted = (number) => number.toLocaleString("en");

  // As domain/model/folding.py has it: case, form, hyphens and joiners make no difference.
  const folded = (text) =>
    /^[ -~]*$/.test(text)
      ? text.toLowerCase()
      : text
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

  // The claims, as columns: names stand once, and each claim has their places (search_index.py).
  let claims = null;
  let loading = null;

  const claimsOfRows = () => {
    const rows = [...document.querySelectorAll("[data-claim]")];
    const [statuses, parties, tags] = [new Map(), new Map(), new Map()];
    const place = (names, name) => names.get(name) ?? names.set(name, names.size).size - 1;
    return {
      rows,
      status: rows.map((row) => place(statuses, row.dataset.status)),
      claimant: rows.map((row) => place(parties, row.dataset.claimant)),
      tag: rows.map((row) => JSON.parse(row.dataset.tags).map((tag) => place(tags, tag))),
      words: rows.map((row) => folded(row.textContent)),
      statuses: [...statuses.keys()],
      parties: [...parties.keys()],
      tags: [...tags.keys()],
    };
  };

  const claimsOfIndex = () =>
    new Promise((resolve, reject) => {
      globalThis.claims = (index) =>
        resolve({ ...index, words: index.texts.map((_, number) => folded(wordsOf(index, number))) });
      const only = (address) => address;
      const trusted = globalThis.trustedTypes?.createPolicy("claims", { createScriptURL: only });
      const script = document.createElement("script");
      script.src = trusted ? trusted.createScriptURL(form.dataset.index) : form.dataset.index;
      script.addEventListener("error", reject);
      document.head.append(script);
    });

  const wordsOf = (index, number) =>
    [
      index.texts[number],
      index.parties[index.claimant[number]],
      index.parties[index.speaker[number]],
      index.statuses[index.status[number]].replaceAll("-", " "),
      ...index.tag[number].map((tag) => index.tags[tag]),
    ].join("\n");

  const load = () => {
    loading ??= (form.dataset.index ? claimsOfIndex() : Promise.resolve(claimsOfRows())).then(
      (found) => {
        claims = found;
        claims.count = claims.status.length;
        for (const name in KINDS) fill(name, claims[KINDS[name]]);
        apply();
      },
      () => {
        told.textContent = "The list to search could not be loaded. Reload the page to try again.";
      },
    );
    return loading;
  };

  // The choices, each with how many claims it would leave.
  const options = {};

  const inOrder = new Intl.Collator("en", { numeric: true }).compare;

  const fill = (name, names) => {
    const used = name === "claimant" ? new Set(claims.claimant) : null;
    options[name] = names.map((one, place) => {
      const option = new Option(one, one);
      option.dataset.words = name === "status" ? one.replaceAll("-", " ") : one;
      return used && !used.has(place) ? null : option;
    });
    const shown = options[name].filter(Boolean);
    if (name !== "status") shown.sort((one, other) => inOrder(one.value, other.value));
    field(name).append(...shown);
  };

  // Where there are very many, only the one that is seen says it until the others are looked at.
  const MANY = 50;
  const counts = {};

  const tell = (name, { all }) => {
    options[name].forEach((option, place) => {
      if (!option || (!all && !option.selected)) return;
      const text = `${option.dataset.words} (${counted(counts[name][place])})`;
      if (option.text !== text) option.text = text;
    });
  };

  const search = () => {
    const words = folded(field("search").value).split(/\s+/).filter(Boolean);
    const chosen = {};
    for (const name in KINDS) {
      const names = claims[KINDS[name]];
      chosen[name] = field(name).value ? names.indexOf(field(name).value) : null;
      counts[name] = names.map(() => 0);
    }
    const found = [];
    for (let number = 0; number < claims.count; number += 1) {
      if (!words.every((word) => claims.words[number].includes(word))) continue;
      const tags = claims.tag[number];
      const byStatus = chosen.status === null || chosen.status === claims.status[number];
      const byClaimant = chosen.claimant === null || chosen.claimant === claims.claimant[number];
      const byTag = chosen.tag === null || tags.includes(chosen.tag);
      if (byClaimant && byTag) counts.status[claims.status[number]] += 1;
      if (byStatus && byTag) counts.claimant[claims.claimant[number]] += 1;
      if (byStatus && byClaimant) for (const one of tags) counts.tag[one] += 1;
      if (byStatus && byClaimant && byTag) found.push(number);
    }
    for (const name in KINDS) tell(name, { all: options[name].length <= MANY });
    return found;
  };

  const isNarrowed = () => FIELDS.some((name) => field(name).value.trim());

  const apply = () => {
    if (!claims) return;
    const found = search();
    const noun = claims.count === 1 ? "claim" : "claims";
    told.textContent = isNarrowed() ? `${counted(found.length)} of ${counted(claims.count)} ${noun}` : "";
    if (claims.rows) {
      const shown = new Set(found);
      claims.rows.forEach((row, number) => { row.hidden = !shown.has(number); });
    } else {
      whole.hidden = isNarrowed();
      list.hidden = !isNarrowed();
      results.show(isNarrowed() ? found : []);
    }
  };

  // The list of what was found: only the rows in view, and the one with the focus, are there.
  const results = (() => {
    const SPARE = 4;
    const SVG = "http://www.w3.org/2000/svg";
    const days = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
    const rows = new Map();
    let found = [];
    let height = 0;
    let focused = -1;

    const made = (tag, names, ...inside) => {
      const one = document.createElement(tag);
      if (names) one.className = names;
      one.append(...inside);
      return one;
    };
    const name = (text) => made("bdi", "", text);
    const day = (one) => typeof one === "number" ? days.format(one * 86_400_000) : one;

    const chip = (status) => {
      const sign = document.createElementNS(SVG, "svg");
      for (const [key, value] of Object.entries({
        class: "sign", viewBox: "-7 -7 14 14", width: 14, height: 14, "aria-hidden": "true",
      })) sign.setAttribute(key, value);
      const use = document.createElementNS(SVG, "use");
      use.setAttribute("href", `#sign-${status}`);
      sign.append(use);
      return made("span", `chip s-${status}`, sign, ` ${status.replaceAll("-", " ")}`);
    };

    const row = (place) => {
      const number = found[place];
      const party = claims.parties[claims.claimant[number]];
      const speaker = claims.parties[claims.speaker[number]];
      const link = made("a", "", claims.texts[number]);
      link.href = `${form.dataset.root}claims/${encodeURIComponent(claims.pages[number])}.html`;
      link.dir = "auto";
      const by = made("span", "by", name(party));
      if (speaker !== party) by.append(", said by ", name(speaker));
      by.append(", ", made("span", "fixed", day(claims.said[number])));
      const due = claims.due[number];
      const when = made("span", "when");
      if (due !== null) when.append(made("span", "lastday", `due by ${day(due)}`));
      when.append(made("span", "left", claims.when[number]));
      const what = made("span", "what", chip(claims.statuses[claims.status[number]]), made("span", "text", link), by);
      const one = made("li", "", what, when);
      one.setAttribute("aria-posinset", place + 1);
      one.setAttribute("aria-setsize", found.length);
      one.dataset.place = place;
      return one;
    };

    const put = (place, before) => {
      const one = row(place);
      list.insertBefore(one, before);
      if (!height) {
        height = one.offsetHeight;
        list.style.height = `${height * found.length}px`;
      }
      one.style.top = `${height * place}px`;
      rows.set(place, one);
      return one;
    };

    const draw = () => {
      if (list.hidden || !found.length) return;
      if (!rows.size) put(0, null);
      const top = list.getBoundingClientRect().top;
      const first = Math.max(0, Math.floor(-top / height) - SPARE);
      const last = Math.min(found.length - 1, Math.ceil((innerHeight - top) / height) + SPARE);
      const wanted = new Set(focused < 0 ? [] : [focused]);
      for (let place = first; place <= last; place += 1) wanted.add(place);
      for (const [place, one] of rows) {
        if (wanted.has(place)) continue;
        one.remove();
        rows.delete(place);
      }
      let before = null;
      for (const place of [...wanted].sort((one, other) => other - one)) {
        before = rows.get(place) ?? put(place, before);
      }
    };

    const clear = () => {
      rows.clear();
      list.replaceChildren();
      height = 0;
      focused = -1;
      list.style.height = "0";
    };

    const focus = (place) => {
      if (!found.length) return;
      focused = Math.max(0, Math.min(place, found.length - 1));
      draw();
      const one = rows.get(focused);
      one.querySelector("a").focus({ preventScroll: true });
      one.scrollIntoView({ block: "nearest" });
    };

    list?.addEventListener("focusin", (event) => {
      focused = Number(event.target.closest("li").dataset.place);
    });
    list?.addEventListener("focusout", () => { focused = -1; });
    list?.addEventListener("keydown", (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const place = Number(event.target.closest("li").dataset.place);
      const screen = Math.max(1, Math.floor(innerHeight / height) - 1);
      const to = {
        ArrowDown: place + 1, ArrowUp: place - 1, PageDown: place + screen, PageUp: place - screen,
        Home: 0, End: found.length - 1,
      }[event.key];
      if (event.key === "Escape" || to === -1) field("search").focus();
      else if (to === undefined) return;
      else focus(to);
      event.preventDefault();
    });
    const redraw = () => requestAnimationFrame(draw);
    addEventListener("scroll", redraw, { passive: true });
    let width = innerWidth;
    addEventListener("resize", () => {
      if (innerWidth !== width) clear();
      width = innerWidth;
      draw();
    });

    return {
      focus,
      show: (numbers) => { found = numbers; clear(); draw(); },
    };
  })();

  // What was chosen is in the address; a step back takes back a choice, or a word that was typed.
  let isTyping = false;

  const remember = (isTyped) => {
    const chosen = new URLSearchParams();
    for (const name of FIELDS) if (field(name).value.trim()) chosen.set(name, field(name).value);
    const words = chosen.toString();
    const address = words ? `#${words}` : location.pathname + location.search;
    if (isTyped && isTyping) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
    history.scrollRestoration = words ? "manual" : "auto";
    isTyping = isTyped;
  };

  const recall = async () => {
    const chosen = new URLSearchParams(location.hash.slice(1));
    if (!claims && !FIELDS.some((name) => chosen.has(name))) return;
    await load();
    for (const name of FIELDS) {
      const value = chosen.get(name) ?? "";
      field(name).value = value;
      if (field(name).value !== value) {
        field(name).append(new Option(value, value));
        field(name).value = value;
      }
    }
    isTyping = false;
    apply();
    if (!isNarrowed()) return;
    if (history.state?.top) scrollTo(0, history.state.top);
    else form.scrollIntoView();
  };

  let resting = 0;
  addEventListener("scroll", () => {
    clearTimeout(resting);
    resting = setTimeout(() => {
      if (isNarrowed()) history.replaceState({ top: scrollY }, "");
    }, 100);
  }, { passive: true });

  form.addEventListener("input", async (event) => {
    remember(event.target.name === "search");
    await load();
    apply();
  });
  form.addEventListener("keydown", (event) => {
    if (event.target.name === "search" && event.key === "ArrowDown" && list) {
      event.preventDefault();
      results.focus(0);
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    results.focus(0);
  });
  form.addEventListener("reset", () => setTimeout(() => { remember(false); apply(); }));
  const isSeen = (seen) => seen.some((one) => one.isIntersecting);
  form.addEventListener("focusin", load, { once: true });
  for (const name in KINDS) {
    for (const kind of ["focus", "pointerenter"]) {
      field(name).addEventListener(kind, () => { if (claims) tell(name, { all: true }); });
    }
  }
  new IntersectionObserver((seen) => { if (isSeen(seen)) load(); }).observe(form);
  addEventListener("popstate", recall);
  form.hidden = false;
  if (!form.dataset.index) load();
  recall();
})();
