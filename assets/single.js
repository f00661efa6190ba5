// Starts the app from the one file that holds everything: unpacks what lies in this page, and answers the app's requests
// for its own files. `innospark-cli pack` fills in the first line and puts this script into innospark.html.
const { unpacker, archives, files } = {{index}};

/** A byte that says that the next one stands for another: some bytes do not survive in a page. */
const ESCAPE = 0x10;
const TYPES = { css: "text/css", json: "application/json", js: "text/javascript", txt: "text/plain;charset=utf-8", wasm: "application/wasm" };
/** How long unpacking may keep everything else waiting, in milliseconds: while somebody waits for a file, and otherwise. */
const [WANTED, AHEAD] = [24, 8];
/** Bytes unpacked between two looks at the clock. */
const STEP = 256;

const query = new URLSearchParams(location.search);
const theme = query.get("theme");
if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;

const folder = new URL("./", location).href;
const opened = [];
let module;

/** The bytes in one of the page's own elements, which the page reads as windows-1252: each byte is one character. */
function bytesIn(id, length) {
  const high = new Map(Array.from(new TextDecoder("windows-1252").decode(Uint8Array.from({ length: 32 }, (_, i) => i + 128)), (c, i) => [c.charCodeAt(), i + 128]));
  const text = document.getElementById(id)?.textContent ?? "";
  const bytes = new Uint8Array(text.length);
  let size = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    bytes[size++] = code === ESCAPE ? text.charCodeAt(++at) - 64 : code > 127 ? (high.get(code) ?? code) : code;
  }
  if (size !== length) throw new Error(`${id} has ${size} bytes in place of ${length}: this file is not whole, or was read in another encoding`);
  return bytes.subarray(0, size);
}

/** Archives are unpacked from the start, so a file is there once everything up to its end is. */
async function open({ id, code, packed, size }) {
  const { exports } = await WebAssembly.instantiate(module);
  const bytes = bytesIn(id, packed);
  // The memory grows with it, and is another one then.
  const place = exports.place(packed);
  new Uint8Array(exports.memory.buffer, place, packed).set(bytes);
  exports.begin(code, size);
  return { exports, size, done: 0, wanted: 0 };
}

/** Unpacks in slices, first what is waited for, until everything is there. */
async function work() {
  for (;;) {
    const archive = opened.find((one) => one.done < one.wanted) ?? opened.find((one) => one.done < one.size);
    if (!archive) return;
    const waited = archive.done < archive.wanted;
    const until = performance.now() + (waited ? WANTED : AHEAD);
    while (performance.now() < until && archive.done < archive.size) {
      archive.start = archive.exports.run(STEP);
      archive.done = Math.min(archive.done + STEP, archive.size);
    }
    await new Promise((next) => setTimeout(next));
  }
}

async function read(name) {
  const [at, from, length, template] = files[name];
  const archive = opened[at];
  archive.wanted = Math.max(archive.wanted, from + length);
  while (archive.done < from + length) await new Promise((next) => setTimeout(next, 4));
  const bytes = new Uint8Array(archive.exports.memory.buffer, archive.start + from, length).slice();
  if (!template) return bytes;
  const [texts, like] = [bytes, await read(template)].map((part) => JSON.parse(new TextDecoder().decode(part)));
  return new TextEncoder().encode(JSON.stringify(named(texts, like)));
}

/** A translation is kept without the names of its fields, which are those of the file it is like. */
function named(value, like) {
  if (!Array.isArray(value)) return value;
  if (Array.isArray(like)) return like.length === value.length ? value.map((each, at) => named(each, like[at])) : value;
  if (typeof like !== "object") return value;
  return Object.fromEntries(Object.keys(like).map((key, at) => [key, named(value[at], like[key])]));
}

/** The name of one of the app's files by its address. Whoever asks for questions gets the whole wording. */
function nameOf(address) {
  const name = address.startsWith(folder) ? decodeURIComponent(address.slice(folder.length).replace(/[?#].*/s, "")) : "";
  return [name, name.replace("/questions.", "/wording.")].find((each) => Object.hasOwn(files, each));
}

const typeOf = (name) => TYPES[name.split(".").pop()];

globalThis.fetch = async (asked) => {
  const address = new URL(asked.url ?? asked, document.baseURI).href;
  if (!address.startsWith(folder)) throw new TypeError("this file fetches nothing");
  const name = nameOf(address);
  return name ? new Response(await read(name), { headers: { "Content-Type": typeOf(name) } }) : new Response("", { status: 404 });
};

// A link to one of the files gives it out.
addEventListener("click", async (event) => {
  const name = nameOf(event.target.closest?.("a[href]")?.href ?? "");
  if (!name) return;
  event.preventDefault();
  const address = URL.createObjectURL(new Blob([await read(name)], { type: typeOf(name) }));
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}, true);

/** Puts a script or a style into the page; the policy knows its hash. */
async function put(element, name, attributes = {}) {
  const made = Object.assign(document.createElement(element), attributes);
  made.textContent = new TextDecoder().decode(await read(name));
  document.body.append(made);
}

try {
  const packed = new Blob([bytesIn(unpacker.id, unpacker.packed)]).stream().pipeThrough(new DecompressionStream("gzip"));
  module = await WebAssembly.compile(await new Response(packed).arrayBuffer());
  opened.push(...(await Promise.all(archives.map(open))));
  work();
  const started = new Promise((start) => (globalThis.innospark = start));
  await put("style", "app.css");
  await put("script", "app.js", { type: "module" });
  const start = await started;
  await start({ module_or_path: await read("app.wasm") });
} catch (error) {
  console.error(error);
  const sentence = document.getElementById("cannot-start");
  if (sentence) sentence.hidden = false;
}
