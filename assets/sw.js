// Keeps the app on the device, so that it starts without a network. `innospark-cli pack` fills in the first three lines:
// a hash of everything shipped, what the app needs to start, and what is kept once it is wanted; names with sizes.
const VERSION = "{{version}}";
const SHELL = new Map({{shell}});
const REST = new Map({{rest}});

const SCOPE = new URL("./", location).href;
// Caches belong to the origin, where other copies of the app may live in other folders.
const OURS = `innospark ${new URL(SCOPE).pathname} `;
const HASHED = /-[0-9a-f]{12,16}[-_.]/;
// The one file that whoever runs the site edits after the build.
const EDITED = "site.json";
const address = (name) => SCOPE + name.replace("./", "");

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(Promise.all([tidy(), clients.claim()])));
addEventListener("fetch", (event) => {
  const name = event.request.method === "GET" ? nameOf(event.request) : undefined;
  if (name !== undefined) event.respondWith(answer(name));
});
addEventListener("message", (event) => {
  if (event.data === "apply") skipWaiting();
  if (event.data === "list") event.waitUntil(list().then((files) => event.ports[0].postMessage(files)));
});

/** The shell, and whatever was kept of the rest before: an update takes nothing away. It is whole, or there is none. */
async function install() {
  const cache = await caches.open(OURS + VERSION);
  const kept = new Set();
  for (const older of await others()) for (const { url } of await (await caches.open(older)).keys()) kept.add(url);
  const wanted = [...SHELL.keys(), ...[...REST.keys()].filter((name) => kept.has(address(name)))];
  await Promise.all(wanted.map(async (name) => cache.put(address(name), (HASHED.test(name) && (await known(name))) || (await fetched(name)))));
}

/** Asks the server. A name with a hash may come from the browser's own cache, any other only after the server was asked. */
async function fetched(name) {
  const answer = await fetch(address(name), { cache: HASHED.test(name) ? "default" : "no-cache" });
  if (!answer.ok) throw new Error(`${answer.status} for ${name}`);
  // A server may have led elsewhere, and a page must not come from an answer that says so.
  return answer.redirected ? new Response(await answer.blob(), { headers: answer.headers }) : answer;
}

async function answer(name) {
  const cache = await caches.open(OURS + VERSION);
  const fresh = name === EDITED ? await fetched(name).catch(() => {}) : undefined;
  if (fresh) return (await cache.put(address(name), fresh.clone()).catch(() => {})) ?? fresh;
  const kept = (await cache.match(address(name), { ignoreVary: true })) ?? (HASHED.test(name) ? await known(name) : undefined);
  if (kept) return kept;
  const answer = await fetch(address(name));
  // Whoever asked gets the answer, also where the device is full.
  if (answer.ok && REST.has(name)) await cache.put(address(name), answer.clone()).catch(() => {});
  return answer;
}

/** The file that is asked for, if it is one of ours. Other pages in the folder are the server's own business. */
function nameOf({ url, mode }) {
  if (!url.startsWith(SCOPE)) return undefined;
  const name = url.slice(SCOPE.length).replace(/[?#].*/s, "");
  if (mode === "navigate" && ["", "index.html"].includes(name)) return "./";
  return SHELL.has(name) || REST.has(name) || HASHED.test(name) ? name : undefined;
}

/** A file whose name tells its content, of this version or of another one. */
const known = (name) => caches.match(address(name), { ignoreVary: true });

const others = async () => (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== OURS + VERSION);

/** Removes what older versions kept, unless another page may still run one of them or a newer one waits. */
async function tidy() {
  const pages = (await clients.matchAll({ type: "window", includeUncontrolled: true })).filter(({ url }) => url.startsWith(SCOPE));
  if (pages.length > 1 || registration.waiting || registration.installing) return;
  await Promise.all((await others()).map((name) => caches.delete(name)));
}

/** Every file with its size in bytes, and whether it is here. A page that asks has started, so it may be time to tidy up. */
async function list() {
  const here = new Set((await (await caches.open(OURS + VERSION)).keys()).map(({ url }) => url));
  await tidy();
  return [...SHELL, ...REST].map(([name, size]) => ({ name, size, here: here.has(address(name)) }));
}
