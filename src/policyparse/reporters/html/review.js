"use strict";
// Decisions on findings: kept in the browser under the digests of the documents, saved as a file on demand.
(() => {
  const bar = document.getElementById("review");
  if (!bar) return;
  const key = `policyparse ${bar.dataset.key}`;
  const rows = Array.from(document.querySelectorAll(".finding[data-fingerprint]"));
  const decisions = read();

  function read() {
    try {
      return new Map(Object.entries(JSON.parse(localStorage.getItem(key)) || {}));
    } catch {
      return new Map();
    }
  }

  function keep() {
    try {
      localStorage.setItem(key, JSON.stringify(Object.fromEntries(decisions)));
    } catch {
      // without storage the decisions last as long as the page
    }
    const decided = rows.filter((row) => (decisions.get(row.dataset.fingerprint) || {}).decision).length;
    bar.querySelector("output").value = `${decided} of ${rows.length} findings decided.`;
  }

  function show(row) {
    const { decision = "", comment = "" } = decisions.get(row.dataset.fingerprint) || {};
    row.querySelector(".decide select").value = decision;
    row.querySelector(".decide input").value = comment;
  }

  // What all findings of a kind have in common stands on the line that they are folded into.
  function sum(kind) {
    for (const field of kind.querySelectorAll(".fold :is(select, input)")) {
      const values = new Set(Array.from(kind.querySelectorAll(`.finding .decide ${field.localName}`), (one) => one.value));
      field.value = values.size === 1 ? [...values][0] : "";
    }
  }

  function take(row) {
    const decision = row.querySelector(".decide select").value;
    const comment = row.querySelector(".decide input").value.trim();
    if (decision || comment) decisions.set(row.dataset.fingerprint, { decision, comment });
    else decisions.delete(row.dataset.fingerprint);
  }

  function decide(event) {
    if (!event.target.closest(".decide")) return;
    const kind = event.target.closest(".kind");
    const together = event.target.closest(".fold");
    const chosen = together ? kind.querySelectorAll(".finding:not([hidden])") : [event.target.closest(".finding")];
    for (const row of chosen) {
      if (together) row.querySelector(`.decide ${event.target.localName}`).value = event.target.value;
      take(row);
    }
    sum(kind);
    keep();
  }

  function decided() {
    return rows
      .map((row) => ({ row, ...decisions.get(row.dataset.fingerprint) }))
      .filter((one) => one.decision || one.comment)
      .map(({ row, decision, comment }) => ({ fingerprint: row.dataset.fingerprint, decision, comment, row }));
  }

  function asJson() {
    const list = decided().map(({ fingerprint, decision, comment }) => ({ fingerprint, decision, comment }));
    const { source, translation } = bar.dataset;
    return JSON.stringify({ schema: "policyparse.decisions/1", source, translation, decisions: list }, null, 2) + "\n";
  }

  function asCsv() {
    const inert = (text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
    const cell = (text) => `"${inert(text).replaceAll('"', '""')}"`;
    const head = ["fingerprint", "severity", "check", "source", "translation", "what", "decision", "comment"];
    const lines = decided().map(({ fingerprint, decision, comment, row }) => [
      fingerprint, ...Array.from(row.cells, (one) => one.innerText.trim()).slice(0, 5), decision, comment,
    ]);
    return "\ufeff" + [head, ...lines].map((line) => line.map(cell).join(",") + "\n").join("");
  }

  function save(name, type, text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  document.addEventListener("change", decide);
  bar.addEventListener("click", (event) => {
    if (event.target.name === "json") save("decisions.json", "application/json", asJson());
    if (event.target.name === "csv") save("decisions.csv", "text/csv", asCsv());
  });
  rows.forEach(show);
  document.querySelectorAll(".kind").forEach(sum);
  keep();
})();
