// innospark.html, opened from a disk by Chromium and by Firefox, without a network: everything works but what a file cannot do.
import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { launch } from "./lib/browser.mjs";
import { openFirefox } from "./lib/firefox.mjs";
import {
  assertProfile, completeFrom, onPage, onResults, press, stored, storedAttempts, TAKE, varied, visit,
} from "./lib/journey.mjs";
import { DIST, itemsOf, profileOf } from "./lib/oracle.mjs";

/** The build's own; the design asks for 900,000. */
const BUDGET = 900_000;
const FILE = path.join(DIST, "innospark.html");
// As on a stick: a folder with a space and a letter beyond ASCII, and nothing else in it.
const stick = mkdtempSync(path.join(os.tmpdir(), "innospark stick é "));
const copy = path.join(stick, "innospark.html");
copyFileSync(FILE, copy);
const url = pathToFileURL(copy).href;
const browser = await launch();
after(async () => [await browser.close(), rmSync(stick, { recursive: true })]);

const house = { browser, server: { url, origin: "null" } };
const OFFLINE = { offline: true };
const LANGUAGES = readdirSync(path.join(DIST, "locales")).filter((name) => name.endsWith(".json") && name !== "languages.json").map((name) => name.replace(".json", ""));
const INSTRUMENTS = readdirSync(path.join(DIST, "instruments"), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
const json = (name) => JSON.parse(readFileSync(path.join(DIST, name), "utf8"));

test("the file keeps its budget", () => {
  const { size } = statSync(FILE);
  assert.ok(size <= BUDGET, `${size} bytes, ${BUDGET} allowed`);
});

test("its policy lets in nothing but what stands in it", () => {
  const head = readFileSync(FILE, "latin1").slice(0, 20_000);
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(head)[1];
  assert.match(policy, /^default-src 'none'; /);
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|https?:|\*|'self'|connect-src/);
  assert.doesNotMatch(head, /<link[^>]+href="(?!data:)|<script[^>]+src=/, "it fetches nothing");
});

test("Chromium: a whole assessment, the profile and what follows it, with no request and no word on the console", async () => {
  await visit(house, OFFLINE, async ({ page, context, go, requests }) => {
    // Each start unpacks everything anew, and other programs may be at work here.
    context.setDefaultTimeout(120_000);
    const answers = await completeFrom({ page, go }, varied);
    await assertProfile(page, answers);
    await page.waitForSelector('[data-role="share"]');
    await press(page, "share");
    assert.match(await page.textContent('[data-role="code"]'), /^IS1/);
    await page.reload();
    await onResults(page);
    await assertProfile(page, answers);
    assert.equal((await storedAttempts(page)).length, 1);
    assert.ok(Object.keys(await stored(page)).every((key) => key.startsWith("innospark/")));
    await go("#/history");
    await onPage(page, "history");
    await go("#/toolkit");
    await onPage(page, "toolkit");
    await go("#/data");
    await onPage(page, "data");
    assert.match(await page.textContent("main"), /What a file cannot do/);
    await go("#/embed");
    await onPage(page, "embed");
    assert.match(await page.textContent("main"), /cannot stand inside another page/);
    assert.deepEqual(requests.filter((address) => !address.startsWith(url) && !/^(data|blob):/.test(address)), []);
  });
});

test("Chromium: every language and every instrument is in it, and says what the files say", async () => {
  await visit(house, OFFLINE, async ({ page, context, go }) => {
    // The last language is unpacked last, and other programs may be at work here.
    context.setDefaultTimeout(120_000);
    await go("#/stories");
    for (const language of LANGUAGES) {
      // Chosen on the page, because each start unpacks everything anew.
      await page.selectOption('select[name="language"]', language);
      await page.waitForFunction((tag) => document.documentElement.lang === tag, language);
      await onPage(page, "stories");
      assert.equal(await page.textContent("footer.site > span"), json(`locales/${language}.json`)["footer.promise"]);
      const found = await page.evaluate(async (names) => Promise.all(names.map(async (name) => [name, (await fetch(name)).status, await (await fetch(name)).json()])),
        [...INSTRUMENTS.map((name) => `instruments/${name}/wording.${language}.json`), `library/techniques.${language}.json`, `library/countries.${language}.json`]);
      for (const [name, status, value] of found) {
        assert.equal(status, 200, name);
        assert.deepEqual(value, json(name), name);
      }
    }
    const facts = await page.evaluate((names) => Promise.all(names.map(async (name) => [name, await (await fetch(`instruments/${name}/instrument.json`)).json()])), INSTRUMENTS);
    for (const [name, value] of facts) assert.deepEqual(value, json(`instruments/${name}/instrument.json`), name);
    assert.equal(await page.evaluate(async () => (await fetch("instruments/none/instrument.json")).status), 404);
    assert.equal(await page.evaluate(() => fetch("https://example.org/").then(() => "answered", () => "refused")), "refused");
  });
});

test("Chromium: the notices are given out as a file", async () => {
  await visit(house, { ...OFFLINE, acceptDownloads: true }, async ({ page, context, go }) => {
    context.setDefaultTimeout(120_000);
    await go("#/about");
    await onPage(page, "about");
    const [download] = await Promise.all([page.waitForEvent("download"), page.click('a[href="notices.txt"]')]);
    assert.equal(download.suggestedFilename(), "notices.txt");
    assert.equal(readFileSync(await download.path(), "utf8"), readFileSync(path.join(DIST, "notices.txt"), "utf8"));
  });
});

test("Chromium: a file that was not copied whole says so, and keeps its first words", async () => {
  const cut = path.join(stick, "cut.html");
  const whole = readFileSync(FILE);
  writeFileSync(cut, whole.subarray(0, whole.length - 50_000));
  await visit({ browser, server: { url: pathToFileURL(cut).href } }, { ...OFFLINE, tolerate: /not whole/ }, async ({ page }) => {
    await page.goto(pathToFileURL(cut).href);
    await page.waitForSelector("#cannot-start:not([hidden])");
    assert.match(await page.textContent("#cannot-start"), /copied whole/);
  });
});

test("Firefox: a whole assessment and what follows it, from the same file", async () => {
  const firefox = await openFirefox();
  try {
    const { goto, reload, evaluate, until, complaints, requests } = firefox;
    const before = requests.length;
    await goto(`${url}${TAKE}`);
    await until(() => document.querySelector('main[data-page="take"] fieldset[data-item]') !== null);
    const choices = Object.fromEntries(itemsOf().map(({ id }) => [id, varied(id)]));
    await evaluate(async (given) => {
      const heading = () => document.querySelector("main h1")?.textContent;
      while (!document.querySelector('main[data-step="review"]')) {
        for (const set of document.querySelectorAll("fieldset[data-item]")) set.querySelector(`input[value="${given[set.dataset.item]}"]`).click();
        const before = heading();
        document.querySelector('[data-action="next"]').click();
        while ([before, undefined].includes(heading())) await new Promise(requestAnimationFrame);
      }
      document.querySelector('[data-action="finish"]').click();
    }, choices);
    const shown = () => until(() => {
      const rows = [...document.querySelectorAll("main[data-page=results] [data-dimension]")];
      return rows.length > 0 && Object.fromEntries(rows.map((row) => [row.dataset.dimension, Number(row.dataset.score)]));
    });
    const expected = Object.entries(profileOf(choices, "full").dimensions);
    const assertShown = async () => {
      const scores = await shown();
      for (const [id, { score }] of expected) assert.ok(Math.abs(scores[id] - score) < 1e-9, `${id}: ${scores[id]} in place of ${score}`);
    };
    await assertShown();
    await until(() => document.querySelector('[data-action="share"]') !== null);
    await reload();
    await assertShown();
    for (const page of ["history", "toolkit", "stories", "countries", "data", "about"]) {
      await evaluate((name) => void (location.hash = `#/${name}`), page);
      await until((name) => document.querySelector(`main[data-page="${name}"]:not([aria-busy])`) !== null, page);
    }
    await goto(`${url}?lang=el#/take/creative-climate`);
    await until(() => document.documentElement.lang === "el" && document.querySelector("main[data-page=take] h1") !== null);
    assert.deepEqual(complaints, [], "nothing on the console");
    assert.deepEqual(requests.slice(before).filter((address) => !address.startsWith(url) && !/^(data|blob):/.test(address)), [], "nothing was fetched");
  } finally {
    await firefox.close();
  }
});
