/* Everything here improves pages that work without it. */
"use strict";

const root = document.documentElement;
root.classList.add("has-js");

const one = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

/* The one polite voice of the page. Emptied first: the same words twice would not be spoken twice. */
function say(words) {
  const live = one("#live");
  live.textContent = "";
  setTimeout(() => { live.textContent = words; }, 50);
}

function showWhatIsWrong(within = document) {
  const summary = one("[data-error-summary]", within);
  if (!summary) return;
  summary.closest("details")?.setAttribute("open", "");
  summary.classList.add("say-focus");
  summary.focus();
}

/* The next step of a page may be a form that is folded away. */
function openWhatWasLinked() {
  const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  if (target instanceof HTMLDetailsElement) {
    target.open = true;
    one("select, textarea, input:not([type=hidden])", target)?.focus();
  }
}

/* Clicks ---------------------------------------------------------------- */
function fillSignIn(pick) {
  one("#id_username").value = pick.dataset.fillUsername;
  one("#id_password").value = pick.dataset.fillPassword;
  one("#id_password").form.requestSubmit();
}

document.addEventListener("click", (event) => {
  const target = event.target;
  for (const pop of all("details[data-pop][open]")) if (!pop.contains(target)) pop.open = false;
  target.closest("[data-dismiss]")?.closest(".callout").remove();
  const pick = target.closest("[data-fill-username]");
  if (pick) fillSignIn(pick);
});

/* One press, one deed: a second press while the first is on its way would send it twice. */
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "yes";
  event.submitter?.classList.add("is-busy");
});
addEventListener("pageshow", () => all("form[data-sent]").forEach((form) => {
  delete form.dataset.sent;
  all(".is-busy", form).forEach((button) => button.classList.remove("is-busy"));
}));

document.addEventListener("htmx:afterSettle", (event) => {
  showWhatIsWrong(event.target);
  const words = event.target.dataset?.say;
  if (words) say(words);
});
/* An address worth sharing holds what was chosen, not every field that was left as it is. */
document.addEventListener("htmx:configRequest", (event) => {
  if (!event.target.matches("[data-short-address]")) return;
  const given = event.detail.formData;
  for (const select of all("select:not([multiple])", event.target)) {
    if (select.selectedIndex === 0) given.delete(select.name);
  }
  for (const [name, value] of [...given]) if (value === "") given.delete(name);
});
document.addEventListener("htmx:sendError", () => say(one("#live").dataset.lost));
document.addEventListener("htmx:responseError", () => say(one("#live").dataset.failed));

/* What is written shows in the letter below as it will be read. */
document.addEventListener("input", (event) => {
  const mirror = event.target.id && one(`[data-mirror="${CSS.escape(event.target.id)}"]`);
  if (mirror) mirror.textContent = event.target.value.trim() || "…";
});

/* At the start ---------------------------------------------------------- */
const notices = one("[data-notices]");
if (notices) say(all("p", notices).map((notice) => notice.textContent.trim()).join(" "));
addEventListener("hashchange", openWhatWasLinked);
openWhatWasLinked();
showWhatIsWrong();
