// What stands there before the app has arrived, and when it never does.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { after, test } from "node:test";
import { brotliCompressSync, constants } from "node:zlib";
import {
  TAKE, answerPage, answerRest, assertProfile, completeFrom, focusOn, onPage, onResults, onStatements, openHouse, press, ready, settled,
  storedAttempts, varied, visit,
} from "./lib/journey.mjs";
import { DIST } from "./lib/oracle.mjs";

const house = await openHouse();
after(() => house.close());

const MOST_BYTES = 14_000;
/** What every person reads, whatever their browser can. */
const STATIC = [
  /See where your ideas come from/, /A private self-assessment/, /Start with your creative skills/, /No account, no cookie, nothing sent/,
  /How it works/,
];

const wasm = /\.wasm$/;
const mainText = (page) => page.innerText("main");

async function assertReadable(page) {
  const text = await mainText(page);
  for (const part of STATIC) assert.match(text, part);
  assert.ok(await page.isVisible('[data-action="start"]'));
}

/** Holds the WebAssembly back until `release` is called. */
async function heldBack(page) {
  let release;
  const gate = new Promise((resolve) => (release = resolve));
  await page.route(wasm, async (route) => {
    await gate;
    await route.continue();
  });
  return release;
}

test("index.html takes at most 14 kB on the wire", () => {
  const body = readFileSync(path.join(DIST, "index.html"));
  const compressed = brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  assert.ok(compressed.length <= MOST_BYTES, `${compressed.length} bytes`);
});

test("without JavaScript the page is readable and says what it needs", async () => {
  await visit(house, { javaScriptEnabled: false }, async ({ page }) => {
    await page.goto(house.server.url);
    await assertReadable(page);
    assert.match(await mainText(page), /needs JavaScript and WebAssembly/);
    assert.ok(await page.isVisible("noscript p"));
    assert.equal(await page.isVisible("#cannot-start"), false);
  });
});

for (const [how, prepare] of [
  ["in a browser without WebAssembly", (page) => page.addInitScript(() => delete globalThis.WebAssembly)],
  ["when the WebAssembly cannot be fetched", (page) => page.route(wasm, (route) => route.abort())],
  ["when the WebAssembly is not there", (page) => page.route(wasm, (route) => route.fulfill({ status: 404, body: "gone" }))],
  ["when the program's JavaScript cannot be fetched", (page) => page.route(/(?<!\/boot)\.js$/, (route) => route.abort())],
]) {
  test(`${how} the page stays readable and explains itself`, async () => {
    await visit(house, { tolerate: /^(error|warning): / }, async ({ page }) => {
      await prepare(page);
      await page.goto(house.server.url);
      await page.waitForSelector("#cannot-start:not([hidden])");
      await assertReadable(page);
      const explanation = page.locator("#cannot-start");
      assert.match(await explanation.innerText(), /needs WebAssembly[^]*Nothing you saved is lost/);
      assert.equal(await explanation.getAttribute("role"), "alert");
    });
  });
}

test("title, purpose, promise and start are there, styled, before the WebAssembly has arrived", async () => {
  await visit(house, {}, async ({ page }) => {
    const release = await heldBack(page);
    await page.goto(house.server.url, { waitUntil: "domcontentloaded" });
    await assertReadable(page);
    assert.equal(await page.getAttribute("html", "data-ready"), null);
    assert.match(await page.title(), /See where your ideas come from/);
    const button = await page.$eval('[data-action="start"]', (link) => getComputedStyle(link).backgroundColor);
    assert.notEqual(button, "rgba(0, 0, 0, 0)");
    assert.equal(await page.isVisible("#cannot-start"), false);
    release();
    await ready(page);
    await assertReadable(page);
  });
});

test("the page alone is enough for a styled first paint: no other file has to arrive", async () => {
  await visit(house, { tolerate: /Failed to load resource|net::ERR/ }, async ({ page }) => {
    await page.route(/./, (route) => (route.request().isNavigationRequest() ? route.continue() : route.abort()));
    await page.goto(house.server.url, { waitUntil: "domcontentloaded" });
    await assertReadable(page);
    const { size, family } = await page.$eval("h1", (heading) => {
      const style = getComputedStyle(heading);
      return { size: parseFloat(style.fontSize), family: style.fontFamily };
    });
    assert.ok(size > 28 && family.includes("serif"), `${size} ${family}`);
  });
});

test("the app takes the first paint's place without moving anything above the fold", async () => {
  for (const viewport of [{ width: 1280, height: 800 }, { width: 360, height: 740 }]) {
    await visit(house, { viewport }, async ({ page }) => {
      const boxes = () =>
        page.$$eval("header, h1, .lead, [data-action=start], .promise, #how, .steps li", (elements) =>
          elements.map((element) => {
            const { x, y, width, height } = element.getBoundingClientRect();
            return [element.textContent.slice(0, 20), x, y, width, height];
          }),
        );
      const release = await heldBack(page);
      await page.goto(house.server.url, { waitUntil: "domcontentloaded" });
      // The stylesheet of the later pages is here too: from now on only the app can move anything.
      await page.waitForFunction(() => [...document.styleSheets].length === 2);
      const before = await boxes();
      release();
      await ready(page);
      await settled(page);
      assert.deepEqual(await boxes(), before);
    });
  }
});

test("a start pressed before the app has arrived leads to the statements once it has", async () => {
  await visit(house, {}, async ({ page }) => {
    const release = await heldBack(page);
    await page.goto(house.server.url, { waitUntil: "domcontentloaded" });
    await press(page, "start");
    assert.equal(new URL(page.url()).hash, TAKE);
    await assertReadable(page);
    release();
    await onStatements(page);
    await answerPage(page, varied);
    assert.equal((await storedAttempts(page)).length, 1);
  });
});

test("a skip link used before the app has arrived moves the focus and leads nowhere else afterwards", async () => {
  await visit(house, {}, async ({ page }) => {
    const release = await heldBack(page);
    await page.goto(house.server.url, { waitUntil: "domcontentloaded" });
    await page.keyboard.press("Tab");
    await focusOn(page, "a.skip");
    await page.keyboard.press("Enter");
    await focusOn(page, "main");
    release();
    await ready(page);
    await onPage(page, "home");
    await press(page, "start");
    await onStatements(page);
  });
});

test("the appearance asked for in the address holds before the app has arrived", async () => {
  for (const theme of ["dark", "light"]) {
    await visit(house, { colorScheme: theme === "dark" ? "light" : "dark" }, async ({ page }) => {
      const release = await heldBack(page);
      await page.goto(`${house.server.url}?theme=${theme}`, { waitUntil: "domcontentloaded" });
      await page.waitForSelector(`html[data-theme="${theme}"]`, { state: "attached" });
      const paper = await page.$eval("body", (body) => getComputedStyle(body).backgroundColor);
      release();
      await ready(page);
      assert.equal(await page.getAttribute("html", "data-theme"), theme);
      assert.equal(await page.$eval("body", (body) => getComputedStyle(body).backgroundColor), paper, "nothing flashes");
    });
  }
});

test("the app also works on a server that does not know the type of WebAssembly, up to the profile", async () => {
  await visit(house, { tolerate: /WebAssembly\.instantiateStreaming|MIME/ }, async (visited) => {
    await visited.page.route(wasm, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), "content-type": "application/octet-stream" } });
    });
    await assertProfile(visited.page, await completeFrom(visited, varied));
  });
});

test("when the network is gone at the end, the app says so, keeps the answers and shows the profile once it is back", async () => {
  await visit(house, { tolerate: /Failed to (load resource|fetch)|ERR_/ }, async (visited) => {
    const { page, go } = visited;
    // Whatever else the app still needs is refused from here on.
    const later = /\.(wasm|js|json)$/;
    await go(TAKE);
    await onStatements(page);
    await page.route(later, (route) => route.abort());
    const answers = await answerRest(page, varied);
    await press(page, "finish");
    await page.waitForSelector('main[data-page="results"] :is([data-action="retry"], [data-dimension])');
    const retry = page.locator('[data-action="retry"]');
    assert.deepEqual((await storedAttempts(page))[0].answers, answers);
    await page.unroute(later);
    if (await retry.isVisible()) {
      assert.match(await page.innerText("main [role=alert]"), /could not be fetched[^]*answers are kept/);
      await retry.click();
    }
    await onResults(page);
    await assertProfile(page, answers);
  });
});
