"use strict";
(() => {
  const form = document.getElementById("filter");
  const texts = document.getElementById("texts");
  const rows = Array.from(texts.querySelectorAll(".row"), describe);
  const findings = Array.from(document.querySelectorAll(".finding"), describe);
  const parts = Array.from(texts.querySelectorAll(".part"));
  const list = document.querySelector("#findings .list");
  const heaps = Array.from(document.querySelectorAll(".heap"), (heap) => [heap, kindsOf(heap)]);
  let current = null;
  let pinned = null;
  let segments = null;
  let timer = 0;

  // ---------------------------------------------------------------- filters

  function describe(element) {
    const words = (name) => (element.dataset[name] || "").split(" ");
    const part = element.closest("[data-section]");
    return {
      element, verdicts: words("v"), checks: words("c"), severities: words("s"),
      overruled: "o" in element.dataset,
      section: part.dataset.section, text: "",
    };
  }

  function kindsOf(heap) {
    const kinds = [];
    for (let next = heap.nextElementSibling; next?.matches(".kind"); next = next.nextElementSibling) kinds.push(next);
    return kinds;
  }

  function fold(kind, folded) {
    kind.classList.toggle("folded", folded);
    kind.querySelector(".fold button").setAttribute("aria-expanded", !folded);
  }

  function isUnder(path, section) {
    return path === section || path.startsWith(section + "/");
  }

  function fits(item, wanted) {
    if (wanted.verdicts.length && !item.verdicts.some((name) => wanted.verdicts.includes(name))) return false;
    if (wanted.opinion && !item.overruled) return false;
    if (wanted.severity && !item.severities.includes(wanted.severity)) return false;
    if (wanted.check && !item.checks.includes(wanted.check)) return false;
    if (wanted.section && !isUnder(item.section, wanted.section)) return false;
    if (wanted.track && !isUnder(item.section, wanted.track)) return false;
    if (!wanted.words.length) return true;
    item.text ||= item.element.textContent.toLowerCase();
    return wanted.words.every((word) => item.text.includes(word));
  }

  function apply() {
    const data = new FormData(form);
    const wanted = Object.fromEntries(["severity", "check", "section", "track", "opinion"].map((name) => [name, data.get(name)]));
    wanted.verdicts = data.getAll("verdict");
    wanted.words = data.get("q").toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      row.element.hidden = !fits(row, wanted);
      shown += !row.element.hidden;
    }
    for (const part of parts) part.hidden = !part.querySelector(".row:not([hidden])");
    for (const finding of findings) finding.element.hidden = !fits(finding, wanted);
    list?.classList.toggle("searched", wanted.words.length > 0);
    for (const [heap, kinds] of heaps) {
      for (const kind of kinds) kind.hidden = !kind.querySelector(".finding:not([hidden])");
      heap.hidden = kinds.every((kind) => kind.hidden);
    }
    const listed = findings.filter((finding) => !finding.element.hidden).length;
    document.getElementById("nothing").hidden = shown > 0;
    document.getElementById("shown").value =
      `${shown} of ${rows.length} rows, ${listed} of ${findings.length} findings`;
    markHits(wanted.words);
    remember(data);
  }

  // The filters stand in the address, so that a link shows what its sender saw.
  function remember(data) {
    const state = new URLSearchParams([...data].filter(([, value]) => value)).toString();
    if (state || location.hash.includes("=")) history.replaceState(null, "", `#${state}`);
  }

  function recall() {
    if (!location.hash.includes("=")) return;
    for (const [name, value] of new URLSearchParams(location.hash.slice(1))) {
      const fields = form.querySelectorAll(`[name="${CSS.escape(name)}"]`);
      for (const field of fields) {
        if (field.type === "checkbox") field.checked ||= field.value === value;
        else field.value = value;
      }
    }
  }

  function markHits(words) {
    if (!window.Highlight) return;
    const hits = new Highlight();
    const mostHits = 2000;
    for (const row of words.length ? rows : []) {
      if (row.element.hidden) continue;
      if (hits.size > mostHits) break;
      const walker = document.createTreeWalker(row.element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) addHits(hits, node, words);
    }
    CSS.highlights.set("hits", hits);
  }

  function addHits(hits, node, words) {
    const text = node.data.toLowerCase();
    if (text.length !== node.data.length) return;
    for (const word of words) {
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
        const range = new Range();
        range.setStart(node, at);
        range.setEnd(node, at + word.length);
        hits.add(range);
      }
    }
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("change", apply);
  form.addEventListener("input", (event) => {
    if (event.target.name !== "q") return;
    clearTimeout(timer);
    timer = setTimeout(apply, 120);
  });

  // ------------------------------------------------------------------ links

  function known(id) {
    if (!segments) {
      segments = new Map();
      for (const segment of texts.querySelectorAll(".seg")) {
        const id = segment.dataset.id;
        segments.set(id, [...(segments.get(id) || []), segment]);
      }
    }
    return segments.get(id) || [];
  }

  function light(chosen) {
    for (const segment of texts.querySelectorAll(".seg.lit")) segment.classList.remove("lit");
    for (const segment of chosen) {
      const ids = [segment.dataset.id, ...segment.dataset.to.split(" ")];
      for (const id of ids) for (const one of known(id)) one.classList.add("lit");
    }
  }

  function pin(chosen) {
    pinned = chosen;
    light(chosen);
  }

  texts.addEventListener("mouseover", (event) => {
    const segment = event.target.closest(".seg");
    light(segment ? [segment] : pinned || []);
  });
  texts.addEventListener("mouseleave", () => light(pinned || []));
  texts.addEventListener("click", (event) => {
    const row = event.target.closest(".row");
    if (!row) return;
    go(row, false);
    const segment = event.target.closest(".seg");
    if (segment) pin([segment]);
  });
  texts.addEventListener("focusin", (event) => {
    if (event.target.matches(".row")) choose(event.target);
  });

  // --------------------------------------------------------------- keyboard

  function choose(row) {
    if (current) {
      current.classList.remove("current");
      current.tabIndex = -1;
    }
    current = row;
    row.classList.add("current");
    row.tabIndex = 0;
    const source = row.querySelectorAll(".side:first-child .seg");
    pin(Array.from(source.length ? source : row.querySelectorAll(".seg")));
  }

  function go(row, scroll = true) {
    row.focus({ preventScroll: true });
    if (scroll) row.scrollIntoView({ block: "nearest" });
  }

  function step(by, isWanted = () => true) {
    const shown = rows.filter((row) => !row.element.hidden);
    let at = shown.findIndex((row) => row.element === current);
    if (at < 0 && by < 0) at = shown.length;
    for (at += by; at >= 0 && at < shown.length; at += by) {
      if (isWanted(shown[at])) return go(shown[at].element);
    }
  }

  function escape() {
    const search = form.elements.q;
    if (search.value) {
      search.value = "";
      apply();
    } else if (current) {
      current.classList.remove("current");
      current = null;
      pin([]);
    }
    document.activeElement.blur();
  }

  const hasFinding = (row) => row.severities[0] !== "";
  const keys = {
    j: () => step(1),
    k: () => step(-1),
    n: () => step(1, hasFinding),
    p: () => step(-1, hasFinding),
    "/": () => form.elements.q.focus(),
    Escape: escape,
  };
  const arrows = { ArrowDown: keys.j, ArrowUp: keys.k };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const writing = event.target.closest("input, select, textarea");
    if (writing && event.key !== "Escape") return;
    const inRow = event.target.matches(".row");
    const act = keys[event.key] || (inRow && arrows[event.key]);
    if (!act) return;
    event.preventDefault();
    act();
  });

  // ------------------------------------------------------- jumps and colours

  function arrive(id) {
    const segment = id && document.getElementById(id);
    const row = segment && segment.closest(".row");
    if (segment && segment.closest(".folded")) fold(segment.closest(".folded"), false);
    if (segment && !row) settle(id, "start");
    if (!row) return;
    if (row.hidden) {
      form.reset();
      apply();
    }
    go(row, false);
    settle(id, "center");
    if (segment.matches(".seg")) pin([segment]);
  }

  // Rows out of sight have no exact height yet: a far jump is made again once those on the way have one.
  function settle(id, block, times = 4) {
    const target = document.getElementById(id);
    if (!target || !times) return;
    target.scrollIntoView({ block });
    requestAnimationFrame(() => settle(id, block, times - 1));
  }

  list?.addEventListener("click", (event) => {
    const button = event.target.closest(".fold button");
    if (button) fold(button.closest(".kind"), button.getAttribute("aria-expanded") === "true");
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link) setTimeout(arrive, 0, link.hash.slice(1));
  });

  if (rows.length) rows[0].element.tabIndex = 0;
  recall();
  apply();
  arrive(location.hash.slice(1));
})();
