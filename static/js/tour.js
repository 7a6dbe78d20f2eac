/* The tour (templates/tour/_card.html) works without this; here Escape skips it, from the card or from
   nowhere in particular. Whoever writes in a field, or has something open, means that with Escape. */
"use strict";
{
  const card = one("#tour");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) return;
    const at = document.activeElement;
    if (at !== document.body && !card.contains(at)) return;
    if (one("dialog[open], details[data-pop][open]")) return;
    one("[data-tour-end]", card).click();
  });
}
