/* Going anywhere: Ctrl+K or ⌘K. The list comes from /palette/, which is a page of its own without this. */
"use strict";
{
  const dialog = one("#palette");
  const field = one("#palette-q");
  const ways = () => all("[role=option]", dialog);
  let isNew = false; /* What is shown answers what was typed. */
  let goes = false; /* Enter was pressed before it did. */

  function choose(way) {
    for (const other of ways()) other.setAttribute("aria-selected", String(other === way));
    field.setAttribute("aria-expanded", String(way !== undefined));
    if (way) {
      field.setAttribute("aria-controls", "palette-list");
      field.setAttribute("aria-activedescendant", way.id);
      way.scrollIntoView({ block: "nearest" });
    } else {
      field.removeAttribute("aria-activedescendant");
    }
  }

  function move(by) {
    const found = ways();
    if (!found.length) return;
    const at = found.findIndex((way) => way.getAttribute("aria-selected") === "true");
    choose(found[(at + by + found.length) % found.length]);
  }

  function show() {
    if (dialog.open) { dialog.close(); return; }
    if (one("dialog[open]")) return;
    dialog.showModal();
    field.select();
    isNew = goes = false;
    htmx.trigger(one("form", dialog), "look");
  }

  if (dialog) {
    document.addEventListener("keydown", (event) => {
      const isAsked = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
      if (!isAsked || event.shiftKey || event.altKey) return;
      event.preventDefault();
      show();
    });
    document.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (event.target.closest("[data-palette]")) {
        event.preventDefault();
        show();
      }
      /* Its own background is the dialog itself; what is in it is not. */
      if (event.target === dialog) dialog.close();
      const way = event.target.closest("#palette [role=option]");
      if (!way) return;
      dialog.close();
      if (way.hash && way.pathname === location.pathname && way.search === location.search) {
        /* It is on this page, and may be shown already: then nothing else would happen. */
        setTimeout(openWhatWasLinked);
      }
    });
    field.addEventListener("keydown", (event) => {
      const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (by) {
        event.preventDefault();
        move(by);
      }
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      if (isNew) one("[aria-selected=true]", dialog)?.click();
      else goes = true;
    });
    field.addEventListener("input", () => {
      isNew = goes = false;
      choose();
    });
    dialog.addEventListener("htmx:afterSwap", (event) => {
      isNew = event.detail.requestConfig.parameters.q === field.value;
      if (!isNew) return;
      choose(ways()[0]);
      if (goes && dialog.open) ways()[0]?.click();
    });
    addEventListener("pagehide", () => dialog.close());
  }
}
