/* The page of one incident. Without this file it works too: changing a detail is a page of its own,
   and a link leads to each form that is folded away. */
"use strict";

const writeIn = (place) =>
  one("input:checked, select, textarea, input:not([type=hidden]):not([type=radio])", place)?.focus();

/* Colleagues hear who has it open: on opening, and as long as it is looked at. */
const stillHere = () => {
  const slot = one("#here");
  if (slot && !document.hidden) htmx.trigger(slot, "look");
};
setInterval(stillHere, 30000);
document.addEventListener("visibilitychange", stillHere);

/* A form that is folded away comes when it is unfolded. Whoever was sent there wants to write in it;
   whoever has unfolded it goes on from where they are. */
document.addEventListener("toggle", async (event) => {
  const fold = event.target;
  const link = fold.open && one(":scope > [data-form]", fold);
  if (!link || link.ariaBusy === "true") return;
  link.ariaBusy = "true";
  try {
    await htmx.ajax("GET", link.href, { target: link, swap: "outerHTML" });
  } finally {
    link.ariaBusy = "false";
  }
  if (!fold.contains(document.activeElement)) writeIn(fold);
}, true);

/* Who has asked for the form of a detail wants to write in it, and to get back from it. */
let asker = null;
document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.target.id === "change") asker = event.detail.elt;
});
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target.id !== "change") return;
  writeIn(event.detail.target);
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
