"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  document.getElementById("theme").addEventListener("change", (event) => {
    root.dataset.theme = event.target.value;
  });
})();
