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

  function decide(event) {
    const row = event.target.closest(".finding");
    if (!row || !event.target.closest(".decide")) return;
    const decision = row.querySelector(".decide select").value;
    const comment = row.querySelector(".decide input").value.trim();
    if (decision || comment) decisions.set(row.dataset.fingerprint, { decision, comment });
    else decisions.delete(row.dataset.fingerprint);
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
  keep();
})();
