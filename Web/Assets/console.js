// The console works without this. It counts down, keeps what is on show fresh, and learns the reader's zone.
"use strict";

const second = 1000;
const refreshEvery = 20 * second;

// The app's clock may be another than this machine's: what counts is how far they were apart when the page was made.
const root = document.documentElement;
let ahead = Date.parse(root.dataset.now) - Date.now();
const now = () => Date.now() + ahead;

const units = root.lang.startsWith("zh") ? { d: " 天", h: " 小时", min: " 分钟", s: " 秒" } : { d: " d", h: " h", min: " min", s: " s" };

function span(milliseconds) {
  const seconds = Math.floor(Math.abs(milliseconds) / second);
  const [d, h, min] = [Math.floor(seconds / 86400), Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60];
  const two = (a, u, b, v) => b === 0 ? a + units[u] : a + units[u] + " " + b + units[v];
  return d > 0 ? two(d, "d", h, "h") : h > 0 ? two(h, "h", min, "min") : min > 0 ? min + units.min : seconds + units.s;
}

function count() {
  for (const clock of document.querySelectorAll("[data-due]")) {
    const left = Date.parse(clock.dateTime) - now();
    const text = left > 0 ? span(left) : clock.dataset.over.replace("{0}", span(left));
    if (clock.textContent !== text) {
      clock.textContent = text;
    }
    clock.classList.toggle("over", left <= 0);
    clock.classList.toggle("soon", left > 0 && left <= 15 * 60 * second);
  }
}

// Parts marked data-live are exchanged for what the server says now, unless somebody is in the middle of them.
async function refresh() {
  const parts = [...document.querySelectorAll("[data-live]")];
  if (document.hidden || parts.length === 0) {
    return;
  }
  const answer = await fetch(location.href, { headers: { "X-Refresh": "1" }, redirect: "error" });
  if (!answer.ok) {
    return;
  }
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  ahead = Date.parse(fresh.documentElement.dataset.now) - Date.now();
  for (const part of parts) {
    const next = fresh.getElementById(part.id);
    if (next && next.innerHTML !== part.innerHTML && !part.contains(document.activeElement) && part.textContent !== next.textContent) {
      part.replaceChildren(...next.childNodes);
      say(part.dataset.live);
    }
  }
  count();
}

function say(words) {
  if (words) {
    document.getElementById("spoken").textContent = words;
  }
}

function learnZone() {
  const name = "supportflows-zone=";
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone && !document.cookie.split("; ").some(c => c === name + encodeURIComponent(zone))) {
    document.cookie = `${name}${encodeURIComponent(zone)}; path=/; max-age=31536000; samesite=lax`;
  }
}

// The fields in a box marked data-asks: as they change, the page is asked what they would mean, and the part with that id is exchanged.
for (const box of document.querySelectorAll("[data-asks]")) {
  let asked = 0;
  box.addEventListener("change", async () => {
    const mine = ++asked;
    const fields = [...box.querySelectorAll("[name]")].map(f => [f.name, f.value]);
    const answer = await fetch(`${box.dataset.from}?${new URLSearchParams(fields)}`, { headers: { "X-Refresh": "1" }, redirect: "error" }).catch(() => null);
    const next = answer?.ok && new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(box.dataset.asks);
    // An answer that another one has overtaken is of days that are picked no more. Without one the button still asks.
    if (next && mine === asked) {
      document.getElementById(box.dataset.asks).replaceChildren(...next.childNodes);
      say(document.querySelector(`#${box.dataset.asks} [data-summary]`)?.textContent);
    }
  });
}

// A form that shows what would follow from it does so while it is being written.
async function review(form, part) {
  const fields = new URLSearchParams(new FormData(form));
  fields.set("step", "review");
  const answer = await fetch(form.getAttribute("action"), { method: "POST", body: fields, headers: { "X-Refresh": "1" }, redirect: "error" });
  if (answer.status !== 200 && answer.status !== 422) {
    return;
  }
  const next = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(part.id);
  if (next && next.textContent !== part.textContent && !part.contains(document.activeElement)) {
    part.replaceChildren(...next.childNodes);
    say(part.dataset.review);
  }
}

for (const part of document.querySelectorAll("form [data-review]")) {
  const form = part.closest("form");
  let wait;
  form.addEventListener("input", () => {
    clearTimeout(wait);
    wait = setTimeout(() => review(form, part).catch(() => { /* Continue shows the same. */ }), second);
  });
}

learnZone();
count();
setInterval(count, second);
setInterval(() => refresh().catch(() => { /* The next round tries again; what is on show says when it was made. */ }), refreshEvery);
document.addEventListener("visibilitychange", () => { if (!document.hidden) { refresh().catch(() => {}); } });
document.querySelector("[data-focus]")?.focus();
