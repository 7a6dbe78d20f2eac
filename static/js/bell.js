/* The bell looks again while somebody looks at the page. */
"use strict";

(() => {
  const EVERY = 45000;
  let last = Date.now();

  function look() {
    const bell = document.getElementById("bell");
    if (!bell || document.hidden || Date.now() - last < EVERY / 2) return;
    last = Date.now();
    htmx.trigger(bell, "look");
  }

  setInterval(look, EVERY);
  document.addEventListener("visibilitychange", look);
})();
