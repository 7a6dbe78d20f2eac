/* Back leads to the row one came from: its name stays in the address while one is away. */
"use strict";

document.addEventListener("click", (event) => {
  const row = event.target.closest(".rows-queue tr[id]");
  if (row && event.target.closest("a")) history.replaceState(history.state, "", `#${row.id}`);
});

addEventListener("pageshow", () => {
  const row = location.hash.startsWith("#R-") && document.getElementById(location.hash.slice(1));
  row?.querySelector?.("a")?.focus();
});
