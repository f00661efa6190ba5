// Nothing leaves the browser: every request is recorded, and the content policy is held to its word.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { after, test } from "node:test";
import {
  PAGE_SIZE, answerPage, answerRest, assertProfile, begin, onPage, onResults, onReview, onStatements, openHouse, press, settled, shownItems,
  stored, varied, visit,
} from "./lib/journey.mjs";
import { DIST, itemsOf } from "./lib/oracle.mjs";

const house = await openHouse();
after(() => house.close());

const html = readFileSync(path.join(DIST, "index.html"), "utf8");
const inlineStyles = [...html.matchAll(/<style[^>]*>([^]*?)<\/style>/g)].map(([, text]) => text);
const hashOf = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? "";
const directives = Object.fromEntries(policy.split(";").map((part) => part.trim().split(/\s+/)).map(([name, ...sources]) => [name, sources]));

/** The way from the start to an explained score and back, touching everything on it. */
async function wholeJourney(page) {
  await begin(page);
  await page.selectOption('select[name="role"]', "employer");
  await page.selectOption('select[name="theme"]', "dark");
  const answers = await answerRest(page, (item) => (item.startsWith("courage") ? "dk" : varied(item)));
  await onReview(page);
  await press(page, "finish");
  await onResults(page);
  await assertProfile(page, answers);
  await page.click("tr[data-dimension] button");
  await page.setViewportSize({ width: 400, height: 800 });
  await settled(page);
  await page.click("header nav a");
  await onPage(page, "home");
  await press(page, "delete");
  await press(page, "undo");
}

test("no request ever goes to another origin, from the first byte to the profile", async () => {
  await visit(house, {}, async ({ page, go, requests }) => {
    const sockets = [];
    page.on("websocket", (socket) => sockets.push(socket.url()));
    await go();
    await wholeJourney(page);
    assert.ok(requests.length > 3, "requests are recorded at all");
    assert.deepEqual(requests.filter((address) => !address.startsWith(house.server.url)), [], "outside the app's own folder");
    assert.deepEqual(sockets, []);
  });
});

test("while sixty statements are answered no request is made at all, and the profile needs the app's own files alone", async () => {
  await visit(house, { tolerate: /ERR_INTERNET_DISCONNECTED/ }, async ({ page, context, go, requests }) => {
    await go();
    await begin(page);
    await page.waitForLoadState("networkidle");
    const [before, served] = [requests.length, house.server.requests.length];
    // Without a network nothing could be sent that the records missed.
    await context.setOffline(true);
    const answers = await answerPage(page, varied);
    for (let number = 1 + PAGE_SIZE; number <= itemsOf().length; number += PAGE_SIZE) {
      await press(page, "next");
      await onStatements(page, number);
      Object.assign(answers, await answerPage(page, varied));
    }
    assert.deepEqual(requests.slice(before), []);
    assert.equal(house.server.requests.length, served);
    await context.setOffline(false);
    await press(page, "next");
    await onReview(page);
    await press(page, "finish");
    await onResults(page);
    await assertProfile(page, answers);
    for (const address of requests.slice(before)) {
      // Chromium reads a page's icon again whenever the address changes.
      assert.ok(address.startsWith(house.server.url) && /\.(js|wasm|svg)$/.test(address), address);
    }
  });
});

test("no request carries an answer: each is a plain reading of one of the app's files", async () => {
  await visit(house, {}, async ({ page, context, go }) => {
    const seen = [];
    context.on("request", (request) => seen.push([request.method(), request.postData(), new URL(request.url()).search]));
    await go();
    await wholeJourney(page);
    await page.reload();
    await onPage(page, "home");
    for (const [method, body, query] of seen) assert.deepEqual([method, body, query], ["GET", null, ""]);
  });
});

test("nothing is kept but the app's own records: no cookie, no database, no cache, no worker", async () => {
  await visit(house, {}, async ({ page, context, go }) => {
    await go();
    await wholeJourney(page);
    assert.deepEqual(await context.cookies(), []);
    const places = await page.evaluate(async () => ({
      cookie: document.cookie,
      session: sessionStorage.length,
      databases: (await indexedDB.databases()).length,
    }));
    assert.deepEqual(places, { cookie: "", session: 0, databases: 0 });
    assert.ok(Object.keys(await stored(page)).every((key) => key.startsWith("innospark/")));
  });
});

test("the page's content policy allows its own files alone: no inline script, no eval, no foreign origin", () => {
  assert.deepEqual(directives["default-src"], ["'self'"]);
  assert.deepEqual(directives["script-src"].toSorted(), ["'self'", "'wasm-unsafe-eval'"]);
  assert.deepEqual(directives["style-src"].toSorted(), ["'self'", ...inlineStyles.map(hashOf)].toSorted(), "the hash is that of the inlined style");
  for (const name of ["object-src", "base-uri", "form-action"]) assert.deepEqual(directives[name], ["'none'"]);
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|https?:|\*/);
});

test("the policy stands before anything it governs, and the page itself has nothing inline to run", () => {
  const at = html.indexOf("Content-Security-Policy");
  for (const tag of ["<style", "<script", "<link"]) {
    const first = html.indexOf(tag);
    assert.ok(first === -1 || at < first, tag);
  }
  for (const [tag] of html.matchAll(/<script[^>]*>/g)) assert.match(tag, /\ssrc="\.\//);
  assert.doesNotMatch(html, /<[^>]+\son[a-z]+\s*=/i, "no handler in an attribute");
  assert.doesNotMatch(html, /<[^>]+\sstyle\s*=/i, "no style in an attribute");
  assert.doesNotMatch(html, /\b(?:src|href)="(?:https?:)?\/\//, "nothing from another origin");
});

test("the whole journey breaks no rule of the policy, also under a server that sends a strict one", async () => {
  const strict = `default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' ${inlineStyles.map(hashOf).join(" ")}`;
  const guarded = await openHouse({ headers: { "Content-Security-Policy": strict } });
  try {
    for (const each of [house, guarded]) {
      await visit(each, {}, async ({ page, go }) => {
        await go();
        await wholeJourney(page);
        // `visit` fails on any breach or console line.
      });
    }
  } finally {
    await guarded.close();
  }
});

test("the policy has teeth: foreign requests, inline scripts and inline styles are refused", async () => {
  await visit(house, { tolerate: /content policy|Content Security Policy|violates/ }, async ({ page, go, complaints, requests }) => {
    await go();
    const refused = await page.evaluate(async () => {
      const script = document.createElement("script");
      script.textContent = "globalThis.smuggled = true";
      document.body.append(script);
      document.querySelector("h1").setAttribute("style", "color: red");
      return fetch("https://example.org/collect").then(() => false, () => true);
    });
    assert.equal(refused, true);
    assert.equal(await page.evaluate(() => globalThis.smuggled), undefined);
    await settled(page);
    for (const directive of ["script-src", "style-src", "connect-src|default-src"]) {
      assert.ok(complaints.some((line) => new RegExp(`^content policy: (${directive})`).test(line)), directive);
    }
    assert.ok(requests.every((address) => address.startsWith(house.server.origin) || address.startsWith("https://example.org")));
  });
});

test("the answers stand nowhere in the address, the title or the history", async () => {
  await visit(house, {}, async ({ page, go }) => {
    await go();
    await begin(page);
    const marker = /(?:^|[^a-z0-9])(?:o[1-5]|na|dk)(?:[^a-z0-9]|$)/;
    const items = await shownItems(page);
    await answerPage(page, varied);
    const places = await page.evaluate(() => [location.href, document.title, JSON.stringify(history.state)]);
    for (const text of places) {
      assert.doesNotMatch(text, marker);
      for (const item of items) assert.ok(!text.includes(item), item);
    }
  });
});
