// What the page has to do with its service worker: registers it, says when a newer version waits, and fetches everything
// when asked to. boot.js imports it once the page has nothing else to do. Texts come from the catalogue: those of the line
// about a newer version through `innospark-cli pack`, those of the section on "Your data" through the app itself.
const WORDS = {{words}};
const ASKED_AGAIN = 60 * 60 * 1000;
const BUSY = new Set(["take", "kiosk", undefined]);

// A part of another page is that page's guest and installs nothing; a file has no worker; where there is no origin, as in
// a sandbox, asking for one throws.
const serviceWorker = self === top && origin.startsWith("http") ? navigator.serviceWorker : undefined;
const root = document.documentElement;
const find = (hook) => document.querySelector(`[data-offline="${hook}"]`);
const show = (hook, shown) => find(hook)?.toggleAttribute("hidden", !shown);
let registration, install, line, later = false, applied = false;

if (serviceWorker) start();

async function start() {
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    install = event;
    section();
  });
  try {
    registration = await serviceWorker.register(new URL("sw.js", document.baseURI), { updateViaCache: "none" });
  } catch {
    // Blocked, or no disk: the app works as any page does, and the section says so.
  }
  if (!registration) return;
  watch();
  new MutationObserver(watch).observe(document.getElementById("app"), { childList: true, subtree: true });
  new MutationObserver(() => line && tell()).observe(root, { attributeFilter: ["lang"] });
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", watch));
  serviceWorker.addEventListener("controllerchange", () => applied && location.reload());
  document.addEventListener("click", ({ target }) => press(target.closest?.("[data-action]")?.dataset.action));
  askAgain();
  await keep();
  root.dataset.offline = "ready";
}

/** A page may stay open for weeks, and browsers ask for a newer version only when one is opened. */
function askAgain() {
  let asked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || Date.now() - asked < ASKED_AGAIN) return;
    asked = Date.now();
    registration.update().catch(() => {});
  });
}

/** Has the worker keep what this page had fetched before there was one, and what the attempts on this device need. */
async function keep() {
  await serviceWorker.ready;
  if (!serviceWorker.controller) await new Promise((here) => serviceWorker.addEventListener("controllerchange", here, { once: true }));
  const had = new Set(performance.getEntriesByType("resource").map(({ name }) => name));
  const used = new Set();
  for (const [key, text] of Object.entries(storage())) {
    const instrument = key.startsWith("innospark/attempt/") && /"instrument":"([a-z0-9_-]+)"/.exec(text);
    if (instrument) used.add(instrument[1]);
  }
  // Whoever opened an assessment needs what its profile says, too.
  for (const address of had) if (/\/instruments\/[^/]+\/instrument\.json$/.test(address)) used.add(address.split("/").at(-2));
  const needed = new RegExp(`^instruments/([^/]+)/(instrument|(wording|questions)\\.(en|${root.lang}))\\.json$`);
  const wanted = ({ name }) =>
    had.has(new URL(name, document.baseURI).href) || name === `locales/${root.lang}.json` || used.has(needed.exec(name)?.[1]);
  await fetchAll((await list()).filter((file) => !file.here && wanted(file)));
}

/** Every file of the app: its name, its size in bytes, and whether it is here. */
function list() {
  return new Promise((answer) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => answer(data);
    serviceWorker.controller.postMessage("list", [port2]);
  });
}

/** Fetches files, a few at a time; the worker keeps them. Says how many bytes are done. */
async function fetchAll(files, progress = () => {}) {
  const waiting = [...files];
  let done = 0;
  const next = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      await fetch(file.name).then((answer) => answer.arrayBuffer(), () => {});
      progress((done += file.size));
    }
  };
  await Promise.all([next(), next(), next(), next()]);
}

/** The line about a newer version, outside of what the person does, and never on a page where somebody answers. */
function watch() {
  section();
  if (!registration.waiting || !serviceWorker.controller || later) return;
  const quiet = BUSY.has(document.querySelector("main")?.dataset.page);
  if (quiet) return void line?.remove();
  if (line?.isConnected) return;
  line ??= document.createElement("p");
  line.className = "notice";
  line.dataset.notice = "update";
  document.querySelector(".notices")?.append(line);
  tell();
}

function tell() {
  const [ready, apply, wait] = WORDS[root.lang] ?? WORDS.en;
  const buttons = [["update", apply], ["update-later", wait]].map(([action, text]) => {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "link", textContent: text }).dataset.action = action;
    return button;
  });
  line.replaceChildren(`${ready} `, buttons[0], " · ", buttons[1]);
}

function press(action) {
  if (action === "update") {
    applied = true;
    // Another window may have applied it already.
    if (registration.waiting) registration.waiting.postMessage("apply");
    else location.reload();
  }
  if (action === "update-later") {
    later = true;
    line.remove();
  }
  if (action === "offline-all") everything();
  if (action === "install") install?.prompt().then(() => { install = undefined; show("install", false); });
}

const megabytes = (bytes) => new Intl.NumberFormat(root.lang, { style: "unit", unit: "megabyte", maximumFractionDigits: 1 }).format(bytes / 1e6);
const sum = (files) => files.reduce((bytes, { size }) => bytes + size, 0);

/** Fills the section in when it appears. */
async function section() {
  const able = find("able");
  if (install) show("install", true);
  if (!able || able.dataset.filled || !serviceWorker.controller) return;
  able.dataset.filled = "true";
  show("unable", false);
  show("able", true);
  await state();
}

/** Says how much there is and how much of it is here, and gives what is missing. */
async function state() {
  const files = await list();
  const here = files.filter((file) => file.here);
  for (const [hook, bytes] of [["all", sum(files)], ["here", sum(here)]]) find(hook)?.replaceChildren(megabytes(bytes));
  const missing = files.filter((file) => !file.here);
  show("complete", missing.length === 0);
  show("get", missing.length > 0);
  return missing;
}

/** Fetches what is missing, and says how that went. */
async function everything() {
  const bar = find("progress");
  if (!bar || !bar.hidden) return;
  for (const hook of ["partly", "none"]) show(hook, false);
  const before = await state();
  bar.max = sum(before);
  bar.value = 0;
  bar.hidden = false;
  await fetchAll(before, (bytes) => (bar.value = bytes));
  bar.hidden = true;
  const missing = await state();
  // The button that was pressed is gone then.
  if (missing.length === 0) return find("complete")?.focus();
  show(missing.length < before.length ? "partly" : "none", true);
}

/** Local storage, where the browser allows it. */
function storage() {
  try {
    return { ...localStorage };
  } catch {
    return {};
  }
}
