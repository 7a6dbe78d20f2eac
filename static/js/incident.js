/* The page of one incident. Without this file it works too: changing a detail is a page of its own. */
"use strict";

/* Colleagues hear who has it open: on opening, and as long as it is looked at. */
const stillHere = () => {
  const slot = one("#here");
  if (slot && !document.hidden) htmx.trigger(slot, "look");
};
setInterval(stillHere, 30000);
document.addEventListener("visibilitychange", stillHere);

/* Who has asked for the form of a detail wants to write in it, and to get back from it. */
let asker = null;
document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.target.id === "change") asker = event.detail.elt;
});
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target.id !== "change") return;
  one("input:checked, select, textarea, input:not([type=hidden]):not([type=radio])", event.detail.target)?.focus();
});
document.addEventListener("click", (event) => {
  const leave = event.target.closest("#change a");
  if (!leave) return;
  event.preventDefault();
  one("#change").replaceChildren();
  asker?.focus();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && event.target.closest("#change")) one("#change a").click();
});
