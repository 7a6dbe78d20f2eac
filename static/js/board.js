/* The escalation dashboard and its wallboard look again while somebody can see them.
   A look that finds nothing new costs a 304. What is new never moves a row under somebody's pointer, in front of
   somebody's keyboard, or while they hold it still: then a button says how much is new, and shows it. */
"use strict";

(() => {
  const find = (selector, within = document) => within.querySelector(selector);
  const findAll = (selector, within = document) => [...within.querySelectorAll(selector)];
  const board = () => find("[data-board]");
  const button = find("[data-updates]");
  const hold = find("[data-hold]");
  const hour12 = document.documentElement.lang === "en-us";
  const ON_THE_CLOCK = { hour: "2-digit", minute: "2-digit", hour12 };
  let waiting = null; // the page that was fetched and is not shown yet
  let lastReached = new Date();
  let isLooking = false;

  const isHeld = () => hold?.getAttribute("aria-pressed") === "true";
  const isInUse = () => Boolean(hold)
    && (isHeld() || board().matches(":hover") || board().contains(document.activeElement) || find("details[open][data-pop]", board()));

  /* Rows and numbers have a key, and a version that changes when somebody looking would want to know. */
  function versions(page) {
    return new Map(findAll("[data-key]", page).map((one) => [one.dataset.key, one.dataset.version]));
  }

  function news(page) {
    const before = versions(board()), after = versions(page);
    const changed = [...after].filter(([key, version]) => before.get(key) !== version).map(([key]) => key);
    const gone = [...before.keys()].filter((key) => !after.has(key));
    return [...changed, ...gone];
  }

  function pastPromise(page) {
    return find("[data-key=number-breached]", page)?.dataset.version;
  }

  function show() {
    const page = waiting, changed = new Set(news(page)), before = pastPromise(board());
    const folds = findAll("details:not([data-pop])", board()).map((fold) => fold.open);
    waiting = null;
    for (const id of ["as-of", "dashboard"]) {
      const fresh = find(`#${id}`, page);
      if (fresh) find(`#${id}`).replaceWith(fresh);
    }
    findAll("details:not([data-pop])", board()).forEach((fold, place) => { fold.open = folds[place] ?? false; });
    for (const one of findAll("[data-key]", board())) one.classList.toggle("is-new", changed.has(one.dataset.key));
    if (button) button.hidden = true;
    const now = pastPromise(board());
    if (now !== undefined && now !== before) speak(board().dataset.wordsPast.replace("%n", now));
  }

  function speak(words) {
    const live = find("#live");
    live.textContent = "";
    setTimeout(() => { live.textContent = words; }, 50);
  }

  function offer() {
    const many = news(waiting).length;
    // Only the clocks went on: that can wait until nobody is reading.
    if (!many) return;
    const words = many === 1 ? board().dataset.wordsOne : board().dataset.wordsMany.replace("%n", many);
    if (!button.hidden && button.textContent === words) return;
    button.textContent = words;
    button.hidden = false;
    speak(words);
  }

  function settle() {
    if (!waiting) return;
    if (isInUse()) offer();
    else show();
  }

  function lost(isLost) {
    const place = find("#lost");
    if (!place) return;
    const time = lastReached.toLocaleTimeString([], ON_THE_CLOCK);
    place.textContent = isLost ? board().dataset.wordsLost.replace("%t", time) : "";
    place.hidden = !isLost;
  }

  async function look() {
    if (document.hidden || isLooking) return;
    isLooking = true;
    const { board: address, etag } = (waiting ? find("#dashboard", waiting) : board()).dataset;
    try {
      const answer = await fetch(address, {
        headers: { "HX-Request": "true", "If-None-Match": etag },
        cache: "no-store",
        redirect: "manual",
      });
      // Signed out meanwhile: the page says where to sign in again.
      if (answer.type === "opaqueredirect") location.reload();
      if (answer.status === 200) waiting = new DOMParser().parseFromString(await answer.text(), "text/html");
      else if (answer.status !== 304 && answer.type !== "opaqueredirect") throw new Error(answer.status);
      lastReached = new Date();
      lost(false);
      settle();
    } catch {
      lost(true);
    } finally {
      isLooking = false;
    }
  }

  hold?.addEventListener("click", () => {
    hold.setAttribute("aria-pressed", String(!isHeld()));
    settle();
  });
  button?.addEventListener("click", () => {
    if (waiting) show();
    find("h1").scrollIntoView({ block: "nearest" });
  });
  find("[data-goes]")?.addEventListener("change", (event) => event.target.form.requestSubmit());
  document.addEventListener("visibilitychange", look);
  setInterval(look, board().dataset.every * 1000);

  const clock = find("[data-clock]");
  if (clock) {
    const tick = () => { clock.textContent = new Date().toLocaleTimeString([], ON_THE_CLOCK); };
    tick();
    setInterval(tick, 1000);
  }
})();
