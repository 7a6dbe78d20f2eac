/* The keys. What each does, and on which pages, is said by the help (templates/palette/_keys.html),
   so that it shows what works here and nothing else. Whoever has switched them off keeps what needs
   no letter or sign: Ctrl+Enter, Escape, and the arrow from the search to what it has found. */
"use strict";
{
  const PAUSE = 1500; /* ms within which the second of two keys has to come */
  const help = one("#keys-help");
  const rows = "[data-rows] tbody tr";
  let begun = "";
  let since = 0;

  const works = (key) => !key.dataset.needs || one(key.dataset.needs) !== null;
  const table = () => all("[data-press]", help).filter(works);

  const writes = "textarea, select, [contenteditable], [role=combobox], "
    + "input:not([type=checkbox], [type=radio], [type=button], [type=submit])";
  /* A dialog that has just been closed keeps the focus for a moment, in a field that is gone. */
  const isTyping = (element) =>
    element.closest?.(writes) !== null && element.checkVisibility?.() !== false;

  function move(by) {
    const lines = all(rows);
    const at = lines.findIndex((line) => line.classList.contains("at"));
    const next = lines[Math.min(Math.max(at + by, 0), lines.length - 1)];
    lines[at]?.classList.remove("at");
    next.classList.add("at");
    one("a", next).focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }

  function showHelp() {
    for (const key of all("[data-press], [data-needs]", help)) key.hidden = !works(key);
    for (const part of all("section", help)) part.hidden = !one("dl > :not([hidden])", part);
    help.showModal();
  }

  function goTo(place) {
    if (!(place instanceof HTMLDetailsElement)) { place.click(); return; }
    place.open = true;
    place.scrollIntoView({ block: "nearest" });
    one("select, textarea, input:not([type=hidden])", place)?.focus();
  }

  function search() {
    const field = one("#id_q");
    if (field) field.focus();
    else one("[data-palette]")?.click();
  }

  /* To the list as it was left, if that is where this page was opened from. */
  function back() {
    const list = one(".crumbs a");
    const from = document.referrer && new URL(document.referrer);
    if (from && from.origin === location.origin && from.pathname === list.pathname) history.back();
    else list.click();
  }

  const does = {
    back,
    next: () => move(1),
    previous: () => move(-1),
    choose: () => one(`${rows}.at`)?.dispatchEvent(new CustomEvent("bulk:toggle", { bubbles: true })),
    help: showHelp,
    search,
    go: (key) => {
      const place = key.dataset.at && one(key.dataset.at);
      const line = one(`${rows}.at a`);
      if (place) goTo(place);
      else if (line && key.dataset.row !== undefined) location.assign(line.href + key.dataset.row);
    },
  };

  function press(event) {
    const before = Date.now() - since < PAUSE ? begun : "";
    const keys = table();
    const named = (press) => keys.find((key) => key.dataset.press === press);
    const key = named(`${before} ${event.key}`) ?? named(event.key);
    begun = key ? "" : event.key;
    since = Date.now();
    if (!key) return;
    event.preventDefault();
    does[key.dataset.does](key);
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      const form = event.target.closest("form[data-submit-keys]");
      if (form) form.requestSubmit(one("[data-submit-default]", form));
      return;
    }
    if (event.key === "Escape") {
      for (const pop of all("details[data-pop][open]")) {
        pop.open = false;
        one("summary", pop).focus();
      }
      return;
    }
    if (event.key === "ArrowDown" && event.target.id === "id_q" && one(rows)) {
      event.preventDefault();
      move(1);
      return;
    }
    /* Who waits for a form that is on its way writes into it next. */
    const waits = one("details[open] > [data-form]:not([aria-busy=false])");
    const isOff = !help || root.dataset.singleKeys === "off" || one("dialog[open]") || waits;
    if (isOff || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.repeat && !"jk".includes(event.key)) return;
    if (!isTyping(event.target)) press(event);
  });

  document.addEventListener("focusout", (event) => event.target.closest?.("tr.at")?.classList.remove("at"));
}
