/* The composer. Without this file it works too: the coach by a button, the rest by hand. */
"use strict";

const letter = one("#answer");
const coach = one("#coach");
const boxes = letter ? all("textarea[data-part]", letter) : [];
const boxOf = (part) => boxes.find((box) => box.dataset.part === part);
let lastBox = null;

/* Marks ----------------------------------------------------------------- */
/* The coach counts characters; a browser counts some of them twice. */
const inBrowser = (text, place) => [...text].slice(0, place).join("").length;

let marks = [];
let asked = {};

const textsNow = () => Object.fromEntries(boxes.map((box) => [box.dataset.part, box.value]));

/* Where marked words are after the text around them was changed; null once they were changed. */
function moved(mark, before, now) {
  let same = 0;
  while (same < before.length && before[same] === now[same]) same += 1;
  if (mark.end <= same) return mark;
  let tail = 0;
  const most = Math.min(before.length, now.length) - same;
  while (tail < most && before[before.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  if (mark.start < before.length - tail) return null;
  const by = now.length - before.length;
  return { ...mark, start: mark.start + by, end: mark.end + by };
}

function readMarks() {
  marks = all("[data-start]", coach).map(({ dataset }) => {
    const text = asked[dataset.part] ?? "";
    return {
      point: dataset.point,
      part: dataset.part,
      start: inBrowser(text, +dataset.start),
      end: inBrowser(text, +dataset.end),
    };
  });
  boxes.forEach((box) => follow(box, asked[box.dataset.part] ?? ""));
}

function follow(box, before) {
  const part = box.dataset.part;
  marks = marks
    .map((mark) => (mark.part === part ? moved(mark, before, box.value) : mark))
    .filter(Boolean);
  box.dataset.before = box.value;
  draw(box);
}

function draw(box) {
  const copy = box.previousElementSibling;
  const ours = marks.filter((mark) => mark.part === box.dataset.part).sort((a, b) => a.start - b.start);
  let at = 0;
  copy.textContent = "";
  for (const mark of ours) {
    if (mark.start < at) continue;
    const words = document.createElement("mark");
    words.textContent = box.value.slice(mark.start, mark.end);
    const number = document.createElement("i");
    number.dataset.point = mark.point;
    copy.append(box.value.slice(at, mark.start), words, number);
    at = mark.end;
  }
  copy.append(box.value.slice(at));
  copy.scrollTop = box.scrollTop;
}

/* Words that are put in -------------------------------------------------- */
function putIn(box, words, start, end) {
  box.focus();
  box.setSelectionRange(start, end);
  /* The old way, because only it can be undone with the keyboard. */
  if (!document.execCommand("insertText", false, words)) {
    box.setRangeText(words, start, end, "end");
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }
  const gap = words.indexOf("[");
  if (gap >= 0) box.setSelectionRange(start + gap, start + words.indexOf("]", gap) + 1);
  say(letter.dataset.put.replace("[part]", box.labels[0].textContent.trim()));
}

function putBetween(box, words, place) {
  const before = box.value.slice(0, place);
  const space = before && !/\s$/.test(before) ? " " : "";
  putIn(box, space + words, place, place);
}

function use(point) {
  const box = boxOf(point.dataset.part);
  const mark = marks.find((one) => one.point === point.dataset.point);
  if (!point.dataset.start) putBetween(box, point.dataset.words, box.value.length);
  else if (mark) putIn(box, point.dataset.words, mark.start, mark.end);
  else say(letter.dataset.changed);
}

function show(point) {
  const mark = marks.find((one) => one.point === point.dataset.point);
  const box = boxOf(point.dataset.part);
  if (!mark || !box) return;
  box.focus();
  box.setSelectionRange(mark.start, mark.end);
}

function insert(words) {
  const box = lastBox ?? boxes.find((one) => !one.value.trim()) ?? boxes.at(-1);
  if (box) putBetween(box, words, lastBox ? box.selectionEnd : box.value.length);
}

document.addEventListener("click", (event) => {
  const target = event.target;
  if (target.closest("[data-use]")) use(target.closest("[data-point]"));
  if (target.closest("[data-insert]")) {
    insert(one("[data-phrase]", target.closest("li, dd")).textContent.trim());
  }
  if (target.closest("[data-show]")) {
    event.preventDefault();
    show(target.closest("[data-point]"));
  }
});

/* Asking the coach, and keeping the letter -------------------------------- */
let wasInside = false;
let unfolded = [];
let isSaving = false;
let waiting = null;

/* What is set aside is told with the next question, so that no older answer comes after it. */
const toTell = [];
coach?.addEventListener("click", (event) => {
  const button = event.target.closest("button[value^='aside:'], button[value^='again:']");
  if (!button) return;
  event.preventDefault();
  toTell.push(button.value);
  htmx.trigger(coach, "look");
});
document.addEventListener("htmx:configRequest", (event) => {
  if (event.detail.elt === coach && toTell.length) event.detail.formData.set("action", toTell.shift());
});
document.addEventListener("htmx:beforeRequest", (event) => {
  const target = event.detail.target;
  if (target === coach) asked = textsNow();
  if (target.id !== "saved") return;
  if (letter.dataset.sent) event.preventDefault();
  else isSaving = true;
});
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target !== coach) return;
  wasInside = coach.contains(document.activeElement);
  unfolded = all("details[open]", coach).map((fold) => fold.dataset.fold);
});
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target !== coach) return;
  readMarks();
  for (const fold of all("details", coach)) fold.open = unfolded.includes(fold.dataset.fold);
  const points = one("#points", coach);
  one("#coach-count").textContent = points && points.dataset.count !== "0" ? `, ${points.dataset.count}` : "";
  if (wasInside) one("#points-head, #coach-head", coach).focus();
});
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.target.id !== "saved") return;
  isSaving = false;
  const problem = one("#saved [data-not-saved]");
  if (problem) say(problem.textContent);
  const frame = one("#preview[open] iframe");
  if (frame && !problem) frame.src = frame.src;
  if (waiting) letter.requestSubmit(waiting);
  waiting = null;
});
/* What is being kept has to be kept before it is sent, or one would overtake the other. */
document.addEventListener("submit", (event) => {
  if (event.target !== letter || !isSaving) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  waiting = event.submitter;
}, true);

for (const box of boxes) {
  box.addEventListener("input", () => follow(box, box.dataset.before ?? ""));
  box.addEventListener("focus", () => { lastBox = box; });
  box.addEventListener("scroll", () => { box.previousElementSibling.scrollTop = box.scrollTop; });
}
if (coach) {
  asked = textsNow();
  readMarks();
  /* Who else has it open is told with the coach's word, also to somebody who only reads. */
  setInterval(() => {
    if (!document.hidden && !coach.contains(document.activeElement)) htmx.trigger(coach, "look");
  }, 30000);
}

/* The preview shows what is ticked ----------------------------------------- */
document.addEventListener("change", (event) => {
  const frame = event.target.name === "remedies" && one("#preview iframe");
  if (!frame) return;
  const address = new URL(frame.src);
  address.searchParams.delete("remedies");
  all("input[name=remedies]:checked", letter).forEach((tick) => address.searchParams.append("remedies", tick.value));
  frame.src = address;
});

/* How long an answer can be taken back -------------------------------------- */
const leaves = one("[data-leaves]");
if (leaves) {
  const said = one("#on-its-way").dataset;
  const tick = () => {
    const left = Math.ceil(+leaves.dataset.leaves - Date.now() / 1000);
    leaves.textContent = left > 0 ? said.wordsAhead.replace("%n", left) : said.wordsOver;
    if (left <= 0) clearInterval(timer);
  };
  const timer = setInterval(tick, 1000);
  tick();
}
