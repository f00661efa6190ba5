// Without a network: the worker, what it keeps, a whole assessment with the server gone, updates, and two copies on one origin.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { launch } from "./lib/browser.mjs";
import {
  answerRest, assertProfile, begin, completeFrom, onPage, onResults, onReview, onStatements, openHouse, press, radio, shownAnswers, shownItems, TAKE,
  varied, visit,
} from "./lib/journey.mjs";
import { DIST } from "./lib/oracle.mjs";
import { serve } from "./lib/server.mjs";

const house = await openHouse();
after(() => house.close());

const ALLOWED = { serviceWorkers: "allow" };
const worker = readFileSync(path.join(DIST, "sw.js"), "utf8");
const listed = (name) => new Map(JSON.parse(new RegExp(`const ${name} = new Map\\((.*)\\);`).exec(worker)[1]));
const [shell, rest] = [listed("SHELL"), listed("REST")];

/** Until the worker rules the page and has kept what the page had fetched. */
const installed = (page) => page.waitForSelector('html[data-offline="ready"]', { state: "attached" });

/** Names below the app's folder in every cache, by the cache's name. */
const kept = (page) =>
  page.evaluate(async () => {
    const folder = new URL("./", document.baseURI).href;
    const found = {};
    for (const name of await caches.keys()) {
      const requests = await (await caches.open(name)).keys();
      found[name] = requests.map(({ url }) => url.replace(folder, "") || "./").sort();
    }
    return found;
  });

const everythingKept = async (page) => Object.values(await kept(page)).flat();

/** A copy of the build in which something is new; `home` is the folder of several. */
function anotherBuild(home, name, { title, version }) {
  const folder = path.join(home, name);
  cpSync(DIST, folder, { recursive: true });
  const edit = (file, change) => writeFileSync(path.join(folder, file), change(readFileSync(path.join(folder, file), "utf8")));
  if (title) edit("index.html", (text) => text.replace(/<title>[^<]*/, `<title>${title}`));
  if (version) edit("sw.js", (text) => text.replace(/const VERSION = "[0-9a-f]+"/, `const VERSION = "${version}"`));
  return folder;
}

test("the worker's lists are the files that are there, with their sizes, and leave out nothing that the app reads", () => {
  const sizeOf = (name) => readFileSync(path.join(DIST, name === "./" ? "index.html" : name)).length;
  for (const [name, size] of [...shell, ...rest]) assert.equal(size, sizeOf(name), name);
  const built = readdirSync(DIST);
  for (const name of built.filter((name) => /\.(wasm|css)$/.test(name))) assert.ok(shell.has(name), name);
  for (const name of ["./", "boot.js", "offline.js", "icon.svg"]) assert.ok(shell.has(name), name);
  for (const folder of readdirSync(path.join(DIST, "instruments"), { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    for (const file of ["instrument.json", "wording.en.json", "questions.el.json"]) assert.ok(rest.has(`instruments/${folder.name}/${file}`));
  }
  assert.match(worker, /const VERSION = "[0-9a-f]{16}"/);
});

test("after one visit the server may go: a whole assessment, the profile, the plan and a reload", async () => {
  const server = await serve(DIST, { mount: "/in/a%20folder/" });
  await visit({ browser: house.browser, server }, { ...ALLOWED, tolerate: /ERR_CONNECTION_REFUSED|ERR_FAILED|Failed to fetch/ }, async ({ page, go, requests }) => {
    await go();
    await begin(page);
    await page.click(radio((await shownItems(page))[0], "o4"));
    await installed(page);
    const served = server.requests.length;
    await server.close();
    const asked = requests.length;
    await page.reload();
    await onStatements(page);
    assert.equal(Object.values(await shownAnswers(page)).filter((answer) => answer === "o4").length, 1, "the answer is still there");
    const answers = await answerRest(page, varied);
    await onReview(page);
    await press(page, "finish");
    await onResults(page);
    await assertProfile(page, answers);
    await page.reload();
    await onResults(page);
    await assertProfile(page, answers);
    assert.equal(server.requests.length, served, "nothing reached the server");
    assert.deepEqual(requests.slice(asked).filter((address) => !address.startsWith(server.url)), [], "nothing went elsewhere");
    await page.goto(`${server.url}?lang=en&theme=dark#/history`);
    await onPage(page, "history");
  });
});

test("what is kept is the shell and what was looked at; the button fetches the rest, and then every page opens without a network", async () => {
  const server = await serve(DIST, { mount: "/" });
  await visit({ browser: house.browser, server }, { ...ALLOWED, tolerate: /ERR_CONNECTION_REFUSED|ERR_FAILED|Failed to fetch/ }, async ({ page, go }) => {
    await go("?lang=it#/take/creative-climate");
    await page.waitForSelector('main[data-page="take"] fieldset, main[data-page="take"] [data-action]');
    await installed(page);
    const first = await everythingKept(page);
    for (const name of shell.keys()) assert.ok(first.includes(name), name);
    for (const name of ["locales/it.json", "instruments/creative-climate/instrument.json", "instruments/creative-climate/questions.it.json"]) assert.ok(first.includes(name), name);
    assert.ok(first.includes("instruments/creative-climate/wording.it.json"), "what the profile says, too");
    assert.ok(!first.includes("library/techniques.el.json"), "not what nobody asked for");
    await page.goto(`${server.url}?lang=en#/data`);
    await page.click('[data-action="offline-all"]');
    await page.waitForSelector('[data-offline="complete"]:not([hidden])');
    assert.equal(await page.isVisible('[data-action="offline-all"]'), false, "there is nothing left to fetch");
    assert.equal(await page.isVisible("progress"), false);
    assert.equal(await page.evaluate(() => document.activeElement.dataset.offline), "complete", "the focus is where the button was");
    assert.match(await page.textContent('[data-offline="all"]'), /^\d+(\.\d)? ?MB$/);
    assert.equal(await page.textContent('[data-offline="here"]'), await page.textContent('[data-offline="all"]'));
    const all = await everythingKept(page);
    for (const name of [...shell.keys(), ...rest.keys()]) assert.ok(all.includes(name), name);
    await server.close();
    for (const [address, name] of [["?lang=el#/toolkit", "toolkit"], ["?lang=et#/stories", "stories"], ["?lang=hu#/countries", "countries"], ["?lang=bg#/take/sme-readiness", "take"]]) {
      await page.goto(server.url + address);
      await onPage(page, name);
      await page.waitForFunction((language) => document.documentElement.lang === language, /lang=(..)/.exec(address)[1]);
    }
  });
});

test("when the rest cannot be fetched, the page says so and what is there stays", async () => {
  const server = await serve(DIST, { mount: "/" });
  await visit({ browser: house.browser, server }, { ...ALLOWED, tolerate: /ERR_CONNECTION_REFUSED|ERR_FAILED|Failed to fetch/ }, async ({ page, go }) => {
    await go("#/data");
    await installed(page);
    await page.waitForSelector('[data-offline="get"]:not([hidden])');
    await server.close();
    await page.click('[data-action="offline-all"]');
    await page.waitForSelector('[data-offline="none"]:not([hidden])');
    assert.ok((await everythingKept(page)).includes("./"));
    await page.reload();
    await onPage(page, "data");
  });
});

test("nothing personal is kept by the worker: the app's own files alone, without a query", async () => {
  await visit(house, ALLOWED, async ({ page, go }) => {
    await completeFrom({ page, go }, varied, `?role=employer&lang=en${TAKE}`);
    await installed(page);
    const own = new Set([...shell.keys(), ...rest.keys()]);
    const found = await kept(page);
    assert.equal(Object.keys(found).length, 1);
    for (const name of Object.values(found).flat()) assert.ok(own.has(name), name);
  });
});

test("a newer version waits, never shows itself among statements, and is applied by the person, in their own window alone", async () => {
  const home = mkdtempSync(path.join(os.tmpdir(), "innospark-update-"));
  const folder = anotherBuild(home, "site", {});
  const server = await serve(folder, { mount: "/app/" });
  try {
    await visit({ browser: house.browser, server }, ALLOWED, async ({ page, go, another }) => {
      await go();
      await installed(page);
      const second = await another();
      await second.go("#/privacy");
      await installed(second.page);
      await second.page.evaluate(() => (globalThis.untouched = true));
      await page.goto(`${server.url}${TAKE}`);
      await onStatements(page);
      const item = (await shownItems(page))[0];
      await page.click(radio(item, "o2"));

      anotherBuild(home, "site", { title: "Second edition", version: "0123456789abcdef" });
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
      await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration()).waiting);
      // The other window is told, the one with statements is not.
      await second.page.waitForSelector('[data-notice="update"] [data-action="update"]');
      assert.equal(await page.$('[data-notice="update"]'), null);
      await page.reload();
      await onStatements(page);
      await page.waitForFunction(() => document.documentElement.dataset.offline === "ready");
      assert.equal(await page.$('[data-notice="update"]'), null, "not after a reload either");
      assert.equal((await shownAnswers(page))[item], "o2");

      await page.click("header a.mark");
      await onPage(page, "home");
      await page.waitForSelector('[role="status"] [data-notice="update"]');
      assert.equal(await page.$('main [data-notice="update"]'), null, "outside of what the person does");
      await Promise.all([page.waitForEvent("load"), page.click('[data-action="update"]')]);
      await installed(page);
      assert.match(readFileSync(path.join(folder, "index.html"), "utf8"), /Second edition/);
      assert.match(await page.evaluate(async () => (await fetch("./")).text()), /Second edition/, "the new shell is in use");
      assert.equal(await second.page.evaluate(() => globalThis.untouched), true, "the other window was not reloaded");
      // It can still fetch the parts of its own version.
      await second.page.click('a[href="#/accessibility"]');
      await onPage(second.page, "accessibility");
      await second.page.close();
      await page.reload();
      await installed(page);
      assert.deepEqual(Object.keys(await kept(page)), ["innospark /app/ 0123456789abcdef"], "the older version's cache is gone");
    });
  } finally {
    await server.close();
    rmSync(home, { recursive: true });
  }
});

test("the line can be put off", async () => {
  const home = mkdtempSync(path.join(os.tmpdir(), "innospark-later-"));
  const server = await serve(anotherBuild(home, "site", {}), { mount: "/" });
  try {
    await visit({ browser: house.browser, server }, ALLOWED, async ({ page, go }) => {
      await go();
      await installed(page);
      anotherBuild(home, "site", { version: "fedcba9876543210" });
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
      await page.click('[data-action="update-later"]');
      await page.waitForSelector('[data-notice="update"]', { state: "detached" });
      await page.click('a[href="#/toolkit"]');
      await onPage(page, "toolkit");
      assert.equal(await page.$('[data-notice="update"]'), null);
    });
  } finally {
    await server.close();
    rmSync(home, { recursive: true });
  }
});

test("two copies in two folders of one origin do not disturb each other, one inside the other's folder", async () => {
  const home = mkdtempSync(path.join(os.tmpdir(), "innospark-copies-"));
  anotherBuild(home, "outer", {});
  anotherBuild(path.join(home, "outer"), "inner", { title: "The inner one", version: "00000000000000aa" });
  const server = await serve(path.join(home, "outer"), { mount: "/" });
  try {
    await visit({ browser: house.browser, server }, ALLOWED, async ({ page, go }) => {
      await go();
      await installed(page);
      await page.goto(`${server.url}inner/`);
      assert.match(await page.evaluate(async () => (await fetch("./index.html")).text()), /The inner one/, "the outer worker leaves the inner page alone");
      await installed(page);
      const found = await kept(page);
      assert.equal(Object.keys(found).length, 2);
      assert.ok(found["innospark /inner/ 00000000000000aa"].includes("./"));
      await page.goto(server.url);
      await installed(page);
      assert.equal(Object.keys(await kept(page)).length, 2, "neither removed the other's");
      assert.doesNotMatch(await page.evaluate(async () => (await fetch("./")).text()), /The inner one/);
    });
  } finally {
    await server.close();
    rmSync(home, { recursive: true });
  }
});

test("no worker in a page that stands inside another one", async () => {
  const host = '<!doctype html><title>host</title><link rel="icon" href="data:,"><iframe src="./?embed=1" width="600" height="600"></iframe>';
  const server = await serve(DIST, { mount: "/", files: { "host.html": host } });
  try {
    await visit({ browser: house.browser, server }, ALLOWED, async ({ page }) => {
      await page.goto(`${server.url}host.html`);
      const frame = await (await page.waitForSelector("iframe")).contentFrame();
      await frame.waitForSelector('html[data-ready="true"]', { state: "attached" });
      await page.waitForLoadState("networkidle");
      assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
    });
  } finally {
    await server.close();
  }
});

test("the app can be installed: Chromium finds nothing amiss with the manifest, and every icon is what it says", async () => {
  const browser = await launch();
  const server = await serve(DIST, { mount: "/sub/" });
  try {
    await visit({ browser, server }, ALLOWED, async ({ page, context, go }) => {
      await go();
      await installed(page);
      const session = await context.newCDPSession(page);
      const { errors, data } = await session.send("Page.getAppManifest");
      assert.deepEqual(errors, []);
      const manifest = JSON.parse(data);
      assert.equal(new URL(manifest.start_url, page.url()).pathname, "/sub/");
      const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
      // A window of a test is a private one, which is the one reason that may stand.
      assert.deepEqual(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito"), []);
      for (const { src, sizes, type } of manifest.icons) {
        const answer = await page.request.get(new URL(src, page.url()).href);
        assert.equal(answer.headers()["content-type"], type);
        if (type !== "image/png") continue;
        const body = await answer.body();
        assert.equal(`${body.readUInt32BE(16)}x${body.readUInt32BE(20)}`, sizes, src);
      }
    });
  } finally {
    await server.close();
    await browser.close();
  }
});
