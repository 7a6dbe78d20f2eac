/* Choosing several incidents in a list. Without this the boxes and the bar work all the same. */
"use strict";

{
  const list = (selector, within = document) => [...within.querySelectorAll(selector)];
  const bar = () => document.querySelector("[data-bulk]");
  const boxes = () => list("[data-bulk-one]");
  let last = null;

  function show() {
    const found = bar();
    if (!found) return;
    const every = found.querySelector("[data-bulk-every]");
    const isEvery = Boolean(every?.checked);
    const ticked = boxes().filter((box) => box.checked);
    const all = document.querySelector("[data-bulk-all]");
    all.checked = isEvery || (ticked.length > 0 && ticked.length === boxes().length);
    all.indeterminate = !all.checked && ticked.length > 0;
    found.classList.toggle("is-used", isEvery || ticked.length > 0);
    const words = isEvery ? found.dataset.total : String(ticked.length);
    const count = found.querySelector("[data-bulk-count]");
    if (count.textContent !== words) count.textContent = words;
    for (const box of boxes()) box.closest("tr").classList.toggle("is-chosen", isEvery || box.checked);
  }

  function choose(box, isOn, isRange) {
    const all = boxes();
    const here = all.indexOf(box);
    const there = isRange && all.includes(last) ? all.indexOf(last) : here;
    for (const one of all.slice(Math.min(here, there), Math.max(here, there) + 1)) one.checked = isOn;
    last = box;
    show();
  }

  function none() {
    for (const box of list("[data-bulk-one], [data-bulk-every], [data-bulk-all]")) box.checked = false;
    last = null;
    show();
  }

  document.addEventListener("click", (event) => {
    const box = event.target.closest?.("[data-bulk-one]");
    if (box) choose(box, box.checked, event.shiftKey);
    if (event.target.closest?.("[data-bulk-none]")) none();
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-bulk-all]")) {
      for (const box of boxes()) box.checked = event.target.checked;
      const every = bar().querySelector("[data-bulk-every]");
      if (every && !event.target.checked) every.checked = false;
    }
    if (event.target.matches("[data-bulk-all], [data-bulk-every]")) show();
  });

  /* The keys of the list (x, and a verb’s own) are sent here by whoever reads the keyboard. */
  document.addEventListener("bulk:toggle", (event) => {
    const box = event.target.closest?.("tr")?.querySelector("[data-bulk-one]");
    if (box) choose(box, !box.checked, false);
  });

  document.addEventListener("htmx:afterSettle", show);
  addEventListener("pageshow", show);
  show();
}
