/* What a field offers while somebody types in it: people after “@” in a note, and tags.
   Around the field stands data-typing, the address that says what fits, and data-after, the sign
   behind which it is asked for; without one it is the whole field. The list lies below the field. */
"use strict";
{
  const PAUSE = 120; /* ms without a key, before the server is asked */
  const place = document.createElement("div");
  let field = null; /* whose list is shown */
  let begins = 0; /* where in it that begins which is typed for the list */
  let left = -1; /* where that began whose list was closed with Escape: it stays closed */
  let nothing = []; /* [begins, typed] for which nothing fits, nor for what goes on from it */
  let soon, asked; /* the pause, and the question that is on its way */

  const given = (input) => input.closest("[data-typing]").dataset;
  const options = () => all("[role=option]", place);
  const chosen = () => one("[aria-selected=true]", place);

  /* [where it begins, what is typed], or null: an address of mail, say, is no name. */
  function typedIn(input) {
    const sign = given(input).after;
    if (!sign) return [0, input.value];
    const before = input.value.slice(0, input.selectionEnd);
    const at = before.lastIndexOf(sign);
    const typed = before.slice(at + 1);
    const isName = at >= 0 && !/[\p{L}\p{N}_.@]$/u.test(before.slice(0, at));
    return isName && /^(?! )[^\n]{0,60}$/.test(typed) ? [at + 1, typed] : null;
  }

  function choose(option) {
    for (const other of options()) other.ariaSelected = String(other === option);
    if (option) field.setAttribute("aria-activedescendant", option.id);
    else field.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  /* A text of several lines is never expanded: what it offers is said. */
  function expand(isOpen) {
    if (field.ariaExpanded) field.ariaExpanded = String(isOpen);
    if (isOpen) field.setAttribute("aria-controls", "offered");
    else field.removeAttribute("aria-controls");
  }

  function close() {
    clearTimeout(soon);
    asked?.abort();
    if (!field) return;
    choose();
    expand(false);
    place.replaceChildren();
    field = null;
  }

  async function ask(input) {
    const found = typedIn(input);
    if (found?.[0] !== left) left = -1;
    const isVain = found && found[0] === nothing[0] && found[1].startsWith(nothing[1]);
    if (!found || isVain || left >= 0) { close(); return; }
    const { signal } = asked = new AbortController();
    try {
      const address = new URL(given(input).typing, location);
      address.searchParams.set("typed", found[1]);
      const answer = await fetch(address, { signal });
      const list = await answer.text();
      if (signal.aborted || !answer.ok || answer.redirected || document.activeElement !== input) return;
      show(input, found, list.trim());
    } catch { /* Without an answer one types on: nothing is lost. */ }
  }

  function show(input, found, list) {
    close();
    if (!list) { nothing = found; return; }
    [field, begins] = [input, found[0]];
    place.innerHTML = list;
    field.after(place);
    expand(true);
    one("#offered").scrollIntoView({ block: "nearest" });
    choose(given(field).after && options()[0]);
    say(one("#offered").dataset.said);
  }

  function take(option) {
    const [input, sign] = [field, given(field).after];
    const end = sign ? input.selectionEnd : input.value.length;
    close();
    input.setRangeText(option.textContent + (sign ? " " : ""), begins, end, "end");
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  htmx.onLoad((within) => {
    for (const input of all("[data-typing] :is(textarea, [type=text])", within)) {
      Object.assign(input, { ariaAutoComplete: "list", ariaHasPopup: "listbox" });
      if (!input.matches("textarea")) Object.assign(input, { role: "combobox", ariaExpanded: "false" });
    }
  });
  document.addEventListener("input", (event) => {
    if (!event.target.closest("[data-typing]")) return;
    clearTimeout(soon);
    asked?.abort();
    soon = setTimeout(() => ask(event.target), PAUSE);
  });
  /* Before anybody else: Enter and Escape that are meant for the list send and close nothing else. */
  addEventListener("keydown", (event) => {
    const isHeld = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
    if (event.target !== field || isHeld || event.isComposing) return;
    const found = options();
    const at = found.indexOf(chosen());
    const does = {
      ArrowDown: () => choose(found[(at + 1) % found.length]),
      ArrowUp: () => choose(found.at(at > 0 ? at - 1 : -1)),
      Escape: () => { left = given(field).after ? begins : -1; close(); },
      Enter: chosen() && (() => take(chosen())),
    }[event.key === "Tab" ? "Enter" : event.key];
    if (!does) return;
    event.preventDefault();
    event.stopPropagation();
    does();
  }, true);
  place.addEventListener("mousedown", (event) => event.preventDefault());
  place.addEventListener("click", ({ target }) => { if (target.role === "option") take(target); });
  document.addEventListener("focusout", (event) => { if (event.target === field) close(); });
}
