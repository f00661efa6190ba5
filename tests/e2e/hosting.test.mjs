// What a built folder brings for servers: a real nginx with its configuration, header by header, and what is compressed.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { get } from "node:http";
import path from "node:path";
import { after, test } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { launch } from "./lib/browser.mjs";
import { begin, visit } from "./lib/journey.mjs";
import { serveWithNginx } from "./lib/nginx.mjs";
import { DIST } from "./lib/oracle.mjs";
import { serve } from "./lib/server.mjs";

const MOUNT = "/assess/innospark/";
const server = await serveWithNginx(DIST, { mount: MOUNT });
const browser = await launch();
after(async () => [await browser.close(), await server.close()]);
const house = { server, browser };

const read = (name) => readFileSync(path.join(DIST, name), "utf8");
const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(read("index.html"))[1];
const names = readdirSync(DIST);
const hashed = names.filter((name) => /-[0-9a-f]{12,16}.*\.(js|css|wasm)$/.test(name));

const EVERYWHERE = {
  "content-security-policy": `${policy}; frame-ancestors 'self'`,
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "cross-origin-opener-policy": "same-origin",
};
const FOR_EVER = "public, max-age=31536000, immutable";

/** The answer as it is sent, not as `fetch` unpacks it. */
function ask(address, headers = {}, base = server.url) {
  return new Promise((resolve, reject) => {
    get(new URL(address, base), { headers }, (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("end", () => resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }));
    }).on("error", reject);
  });
}

function assertSafe({ headers }, about) {
  for (const [name, value] of Object.entries(EVERYWHERE)) assert.equal(headers[name], value, `${about}: ${name}`);
  assert.match(headers["permissions-policy"], /(^|, )geolocation=\(\)(,|$)/, about);
  assert.match(headers["permissions-policy"], /(^|, )camera=\(self\)(,|$)/, about);
  assert.equal(headers["x-frame-options"], undefined, "it knows no partner sites");
}

test("every answer of nginx carries the headers, errors too", async () => {
  const cases = [
    ["", 200, "text/html; charset=utf-8", "no-cache"],
    ["index.html", 200, "text/html; charset=utf-8", "no-cache"],
    ["boot.js", 200, "text/javascript; charset=utf-8", "no-cache"],
    ["instruments/creativity-skills/instrument.json", 200, "application/json; charset=utf-8", "no-cache"],
    ["locales/bg.json", 200, "application/json; charset=utf-8", "no-cache"],
    ["icon.svg", 200, "image/svg+xml; charset=utf-8", "no-cache"],
    ["notices.txt", 200, "text/plain; charset=utf-8", "no-cache"],
    ["no/such/file", 404, undefined, "no-cache"],
    ["hosting/nginx.conf", 404, undefined, "no-cache"],
    ...hashed.map((name) => [name, 200, undefined, FOR_EVER]),
  ];
  assert.ok(hashed.length > 3, "there are files with a hash in their names");
  for (const [address, status, type, keep] of cases) {
    const answer = await ask(address);
    assert.equal(answer.status, status, address);
    assertSafe(answer, address);
    assert.equal(answer.headers["cache-control"], keep, address);
    if (type) assert.equal(answer.headers["content-type"], type, address);
    assert.equal(answer.headers["access-control-allow-origin"], undefined, address);
  }
  const wasm = await ask(hashed.find((name) => name.endsWith(".wasm")));
  assert.equal(wasm.headers["content-type"], "application/wasm", "or the browser compiles it only when all has arrived");
});

test("what did not change is not sent again", async () => {
  const first = await ask("boot.js");
  const again = await ask("boot.js", { "If-None-Match": first.headers.etag });
  assert.equal(again.status, 304);
  assertSafe(again, "304");
});

test("text is sent compressed, and is the same text", async () => {
  for (const name of ["index.html", "library/techniques.json", ...hashed.filter((name) => statSync(path.join(DIST, name)).size > 1024)]) {
    const packed = await ask(name, { "Accept-Encoding": "gzip" });
    assert.equal(packed.headers["content-encoding"], "gzip", name);
    const whole = readFileSync(path.join(DIST, name));
    assert.ok(gunzipSync(packed.body).equals(whole), name);
    assert.ok(brotliDecompressSync(readFileSync(path.join(DIST, `${name}.br`))).equals(whole), `${name}.br`);
    const plain = await ask(name, { "Accept-Encoding": "identity" });
    assert.equal(plain.headers["content-encoding"], undefined, name);
    assert.ok(plain.body.equals(whole), name);
  }
});

test("the worker is asked for anew each time, the icons are pictures, and the single file is given out as a download", async () => {
  const worker = await ask("sw.js");
  assert.equal(worker.status, 200);
  assert.match(worker.headers["content-type"], /^text\/javascript/);
  assert.equal(worker.headers["cache-control"], "no-cache");
  assert.equal((await ask("manifest.webmanifest")).headers["content-type"].split(";")[0], "application/manifest+json");
  assert.equal((await ask("icons/maskable-512.png")).headers["content-type"], "image/png");
  assert.equal((await ask("index.html")).headers["content-disposition"], undefined);
  assert.equal((await ask("innospark.html")).headers["content-disposition"], "attachment");
});

test("the app runs under these headers, in a folder", async () => {
  await visit(house, {}, async ({ page, go }) => {
    await go();
    await begin(page);
    assert.equal(await page.getAttribute("html", "data-ready"), "true");
  });
});

test("one line decides who may embed it", async () => {
  const frames = `<script>document.write('<iframe src="' + new URLSearchParams(location.search).get("app") + '"></iframe>')</script>`;
  const host = await serve(DIST, { files: { "host.html": frames } });
  const partner = new URL(host.url).origin;
  const open = await serveWithNginx(DIST, { edit: (text) => text.replace(`"'self'"`, `"'self' ${partner}"`) });
  try {
    for (const [app, shown] of [[server, false], [open, true]]) {
      const page = await browser.newPage();
      await page.goto(`${host.url}host.html?app=${encodeURIComponent(app.url)}`);
      const frame = await (await page.waitForSelector("iframe")).contentFrame();
      if (shown) await frame.waitForSelector('html[data-ready="true"]', { state: "attached" });
      else assert.equal(await frame.locator("main").count(), 0, "a page that is not named shows nothing");
      await page.close();
    }
  } finally {
    await open.close();
    await host.close();
  }
});

test("the files for other servers say the same", () => {
  const files = { nginx: read("hosting/nginx.conf"), Caddy: read("hosting/Caddyfile"), Apache: read(".htaccess"), Netlify: read("_headers") };
  const permissions = /Permissions-Policy "([^"]*)"/.exec(files.nginx)[1];
  for (const [name, text] of Object.entries(files)) {
    assert.doesNotMatch(text, /\{\{/, `${name}: every place is filled`);
    for (const part of [policy, permissions, "Referrer-Policy", "X-Content-Type-Options", "Cross-Origin-Opener-Policy", "Access-Control-Allow-Origin", "frame-ancestors", "Content-Disposition", FOR_EVER]) {
      assert.ok(text.includes(part), `${name}: ${part}`);
    }
  }
  for (const name of hashed) assert.ok(files.Netlify.includes(`/${name}\n  Cache-Control: ${FOR_EVER}`), name);
});
