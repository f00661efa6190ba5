// Starts the app. An external file, so that the page needs no inline script; its attributes name the built files.
const entry = document.querySelector('meta[name="app-entry"]').dataset;

// The theme asked for by the address is set before the app arrives, so that nothing flashes.
const query = new URLSearchParams(location.search);
const theme = query.get("theme");
if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;

// In a part of another page, header and footer do not show up first.
if (query.get("embed") === "1") document.documentElement.dataset.embed = "true";

const link = (of) =>
  new Promise((here) => document.head.append(Object.assign(document.createElement("link"), { onload: here, onerror: here, ...of })));

// A link straight into an assessment: its files travel together with the app instead of after it.
const asked = /^#\/take\/([a-z0-9][a-z0-9_-]{0,63})$/.exec(location.hash || `#/take/${query.get("instrument") ?? ""}`);
if (asked) {
  for (const file of ["instrument.json", "questions.en.json"]) {
    link({ rel: "preload", as: "fetch", crossOrigin: "anonymous", href: `instruments/${asked[1]}/${file}` });
  }
}

// The style of the app's pages. In the page it would hold up the first paint, which has its own.
const style = link({ rel: "stylesheet", href: entry.css });

try {
  // All travel together; asked for by the script alone, the app would begin its way only after that.
  const [app, wasm] = await Promise.all([import(entry.js), fetch(entry.wasm), style]);
  await app.default({ module_or_path: wasm });
  // What makes the app work without a network comes last: nobody waits for it.
  (globalThis.requestIdleCallback ?? setTimeout)(() => import("./offline.js"));
} catch (error) {
  // The page keeps its first paint, and says what is missing.
  console.error(error);
  const sentence = document.getElementById("cannot-start");
  if (sentence) sentence.hidden = false;
}
