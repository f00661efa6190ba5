// Everything that comes from outside is fed with what it should never get. Nothing may run, nothing may be asked for, no
// record may be lost, and a person reads a plain sentence each time.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { launch } from "./lib/browser.mjs";
import {
  TAKE, answerRest, completeFrom, onPage, onResults, onStatements, openHouse, press, ready, settled, storageWith, stored, varied, visit,
} from "./lib/journey.mjs";
import { DIST, INSTRUMENT } from "./lib/oracle.mjs";
import { serve } from "./lib/server.mjs";
import { CODES, FRAGMENTS, LOOK_ALIKES, MESSAGES, NUMBERS, PROTOTYPES, NAMES, SCRIPTS, UNBREAKABLE, VALUES, brokenFiles, hostileTexts, withTexts } from "./hostile/corpus.mjs";

const served = {};
const house = await openHouse({ files: served });
const folder = await mkdtemp(path.join(tmpdir(), "innospark-hostile-"));
after(() => Promise.all([house.close(), rm(folder, { recursive: true })]));

const json = (...names) => JSON.parse(readFileSync(path.join(DIST, ...names), "utf8"));
const AT = `instruments/${INSTRUMENT}`;
const definition = json(AT, "instrument.json");
const wording = json(AT, "wording.en.json");

/** Somebody else's records and one's own, which must all be there afterwards. */
const KEPT = {
  "other/app": "not ours",
  "innospark/label/0000000002": JSON.stringify({ schema: 1, name: "Before the course", note: "" }),
  "innospark/attempt/0000000008": '{"schema":1,"id":"00000',
  "innospark/attempt/0000000007": '{"schema": 7}',
};
const seeded = () => ({ storageState: storageWith(house, KEPT) });

/** A file may be missing or refused; nothing else may be said on the console. */
const MISSING = /Failed to load resource|preload/;

/** Serves these files instead of the build's, for as long as `use` runs. */
async function serving(files, use) {
  Object.assign(served, files);
  try {
    return await use();
  } finally {
    for (const name of Object.keys(files)) delete served[name];
  }
}

/** Watches for what must never happen; `held()` says that it has not. */
function watch({ page, requests }) {
  const dialogs = [];
  page.on("dialog", (dialog) => [dialogs.push(dialog.message()), dialog.dismiss()]);
  return async (what, frame = page) => {
    const seen = await frame.evaluate(() => ({
      ran: globalThis.ran ?? null,
      polluted: [{}.polluted, [].polluted, "".polluted, (() => {}).polluted].filter(Boolean).length,
      inserted: document.querySelectorAll("main :is(img, iframe, script, style, link, meta, base, object, embed), base").length,
    }));
    assert.deepEqual(seen, { ran: null, polluted: 0, inserted: 0 }, what);
    assert.deepEqual(dialogs, [], what);
    const strange = requests.filter((address) => !address.startsWith(house.server.url) || /\/ran\b/.test(new URL(address).pathname));
    assert.deepEqual(strange, [], `${what}: requests`);
  };
}

const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/** A sentence that a person can read: words, no code names, no stack. */
function assertPlain(sentence, what) {
  assert.ok(sentence.trim().split(/\s+/).length >= 5, `${what}: “${sentence}”`);
  assert.doesNotMatch(sentence, /undefined|null|NaN|Error\b|unreachable|panick|::|\bat \w+ \(|serde|JSON pointer/, what);
}

/** What a page says when it has no content to show. */
async function said(page, what) {
  const alert = await page.waitForSelector('main [role="alert"], main [data-notice], main[data-page="lost"], main[data-page="home"], main[data-page="results"] p');
  assertPlain(await alert.innerText(), what);
}

test("broken instruments: nothing is guessed at, a sentence says so, and what is kept stays", async () => {
  await visit(house, { ...seeded(), tolerate: MISSING }, async (visited) => {
    const { page, go } = visited;
    const held = watch(visited);
    const raw = JSON.stringify(definition);
    const asNumber = (field, number) => raw.replace(new RegExp(`"${field}":[-0-9.e]+`), `"${field}":${number}`);
    const cases = {
      ...brokenFiles('"id":"creativity-skills",'),
      ...Object.fromEntries(NUMBERS.flatMap((number) => ["value", "minimum_answered", "schema"].map((field) => [`${field} ${number.slice(0, 20)}`, asNumber(field, number)]))),
      "no options": JSON.stringify({ ...definition, options: [] }),
      "no dimensions": JSON.stringify({ ...definition, dimensions: [], groups: [] }),
      "one id twice": JSON.stringify({ ...definition, dimensions: [definition.dimensions[0], definition.dimensions[0]] }),
      "markup for ids": JSON.stringify(withTexts(definition, (text, at) => (at.at(-1) === "id" && at.length > 1 ? SCRIPTS[0] : text))),
      "prototypes for ids": raw.replaceAll("originality", "__proto__").replaceAll("courage", "constructor"),
    };
    for (const [name, body] of Object.entries(cases)) {
      await serving({ [`${AT}/instrument.json`]: body }, async () => {
        await go(TAKE);
        await page.waitForSelector('main [role="alert"], fieldset[data-item]');
        // What still is an instrument may be asked; all else is said.
        if ((await page.locator("fieldset[data-item]").count()) === 0) await said(page, name);
        await held(`instrument: ${name}`);
      });
    }
    await go(TAKE);
    await onStatements(page);
    assert.deepEqual(await stored(page), KEPT);
  });
});

test("an instrument with numbers beyond reason never shows a score that is none", async () => {
  const raw = JSON.stringify(definition);
  const cases = [raw.replace('"value":5', '"value":1e308').replace('"value":1', '"value":-1e308'), raw.replace('"value":5', '"value":1.0000000000000002'), raw.replaceAll(/"value":\d/g, '"value":3')];
  await visit(house, { tolerate: MISSING }, async (visited) => {
    const { page, go } = visited;
    const held = watch(visited);
    for (const body of cases) {
      await serving({ [`${AT}/instrument.json`]: body }, async () => {
        await go("?store=none" + TAKE);
        await page.waitForSelector('main [role="alert"], fieldset[data-item]');
        if ((await page.locator("fieldset[data-item]").count()) === 0) return said(page, body.slice(0, 60));
        await answerRest(page, varied);
        await press(page, "finish");
        await onResults(page);
        const scores = await page.$$eval("[data-dimension]", (rows) => rows.map((row) => row.dataset.score));
        assert.ok(scores.every((score) => score === "" || (0 <= Number(score) && Number(score) <= 100)), scores.join());
        assert.doesNotMatch(await page.innerText("main"), /NaN|Infinity|\be[+-]?\d{2,}/);
        return held("numbers");
      });
    }
  });
});

test("markup and odd texts in every text of an instrument and of the app are read as they are written, from the first page to the profile", async () => {
  const change = hostileTexts();
  const words = withTexts(wording, (text, at) => (["instrument", "version", "language", "status"].includes(at.at(-1)) ? text : change(text)));
  const catalogue = withTexts(json("locales", "it.json"), (text, at) => (at.length === 1 ? change(text) : text));
  const library = Object.fromEntries(["techniques", "stories", "countries"].map((name) => [`library/${name}.it.json`, JSON.stringify(withTexts(json("library", `${name}.it.json`), change))]));
  const files = {
    [`${AT}/wording.it.json`]: JSON.stringify({ ...words, language: "it" }),
    [`${AT}/questions.it.json`]: JSON.stringify({ ...words, language: "it" }),
    "locales/it.json": JSON.stringify(catalogue),
    ...library,
  };
  await serving(files, () =>
    visit(house, { ...seeded(), tolerate: MISSING }, async (visited) => {
      const { page, go } = visited;
      const held = watch(visited);
      await go("?lang=it" + TAKE);
      await page.waitForSelector("fieldset[data-item]");
      assert.ok((await page.innerText("main")).includes("globalThis.ran=1"), "the texts are there to be read");
      await held("statements");
      const wide = await page.$$eval(
        "main *",
        (all, unbreakable) =>
          all
            .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.textContent.includes(unbreakable))
            .map((one) => one.outerHTML.slice(0, 80)),
        UNBREAKABLE,
      );
      assert.deepEqual(wide, [], "statements that cannot be read without scrolling sideways");
      await answerRest(page, varied);
      await press(page, "finish");
      await onResults(page);
      await held("profile");
      for (const place of ["#/", "#/toolkit", "#/toolkit/scamper", "#/stories", "#/countries", "#/history", "#/data", "#/privacy", "#/author"]) {
        await go(`?lang=it${place}`);
        await page.waitForSelector("main:not([aria-busy=true]) h1");
        await settled(page);
        await held(place);
      }
      const after = await stored(page);
      for (const [key, text] of Object.entries(KEPT)) assert.equal(after[key], text, key);
    }),
  );
});

test("broken words of an instrument, of the app and of the library: English or a sentence instead", async () => {
  await visit(house, { ...seeded(), tolerate: MISSING }, async (visited) => {
    const { page, go } = visited;
    const held = watch(visited);
    const doors = [
      [`${AT}/questions.it.json`, `?lang=it${TAKE}`, 'main [role="alert"], fieldset[data-item]'],
      ["locales/it.json", "?lang=it", '[data-notice="language"]'],
      ["library/techniques.it.json", "?lang=it#/toolkit", 'main:not([aria-busy=true]) :is([role="alert"], h2, h3)'],
      ["library/techniques.json", "#/toolkit", 'main [role="alert"]'],
      ["library/countries.json", "#/countries", 'main [role="alert"]'],
      ["library/stories.json", "#/stories", 'main [role="alert"]'],
      ["site.json", "#/about", "main:not([aria-busy=true]) h2"],
    ];
    let turn = 0;
    for (const [name, body] of Object.entries(brokenFiles('"language":"it",'))) {
      // All read with the same reader: each file at one door, the doors in turn, and what reaches deeper at all of them.
      const all = ["another kind", "cut off", "prototypes", "lone surrogates"].includes(name);
      turn += 1;
      for (const [file, address, expected] of all ? doors : [doors[turn % doors.length]]) {
        await serving({ [file]: body }, async () => {
          await go(address);
          await page.waitForSelector(expected).catch(() => assert.fail(`${file}, ${name}: nothing is said`));
          await held(`${file}: ${name}`);
        });
      }
    }
    assert.deepEqual(await stored(page), KEPT);
  });
});

test("hostile backups change nothing before they are agreed to, and lose nothing afterwards", async () => {
  await visit(house, { ...seeded(), tolerate: MISSING }, async (visited) => {
    const { page, go } = visited;
    const held = watch(visited);
    await go("#/data");
    await onPage(page, "data");
    for (const [name, body] of Object.entries(brokenFiles('"innospark":"backup",'))) {
      const file = path.join(folder, "backup.json");
      await writeFile(file, body);
      await page.setInputFiles('[data-action="import"]', file);
      const alert = await page.waitForSelector('[role="alert"][data-notice="import"]');
      assertPlain(await alert.innerText(), name);
      await held(`backup: ${name}`);
      assert.deepEqual(await stored(page), KEPT, name);
      // The next sentence is a new one.
      await go("#/data");
      await onPage(page, "data");
    }
    const record = (key, text) => ({ key, text });
    const kinds = ["attempt", "label", "plan", "target", "shared", "room"];
    const records = [
      ...SCRIPTS.flatMap((script) => [record(script, script), record(`innospark/label/${script}`, script), record("innospark/settings", script)]),
      ...PROTOTYPES.flatMap((name) => [record(name, "{}"), ...kinds.map((kind) => record(`innospark/${kind}/${name}`, `{"schema":1,"${name}":{"polluted":1}}`))]),
      ...kinds.flatMap((kind) => NUMBERS.map((number) => record(`innospark/${kind}/0000000009`, `{"schema":1,"page":${number},"started":${number},"received":${number},"name":${number}}`))),
      record("innospark/attempt/0000000008", '{"schema":1}'), record("innospark/attempt/0000000007", '{"schema":1}'), record("other/app", "overwritten"),
    ];
    const file = path.join(folder, "backup.json");
    await writeFile(file, JSON.stringify({ innospark: "backup", schema: 1, records }));
    await page.setInputFiles('[data-action="import"]', file);
    await page.waitForSelector('[data-role="preview"]');
    assert.deepEqual(await stored(page), KEPT, "nothing before it is agreed to");
    const agree = page.locator('[data-action="import-confirm"]');
    if ((await agree.count()) > 0) {
      await agree.click();
      await page.waitForSelector('[data-role="import-outcome"]');
    }
    await held("backup");
    const after = await stored(page);
    for (const [key, text] of Object.entries(KEPT)) assert.equal(after[key], text, key);
    assert.ok(Object.keys(after).every((key) => key in KEPT || key.startsWith("innospark/")));
    for (const place of ["", "#/history", "#/data"]) {
      await go(place);
      await page.waitForSelector("main:not([aria-busy=true]) h1");
      await settled(page);
      await held(`after the backup: ${place}`);
    }
  });
});

test("hostile records on the device are left alone, and the app works beside them", async () => {
  const kinds = ["attempt", "label", "plan", "target", "shared", "room"];
  const broken = Object.entries(brokenFiles()).filter(([name]) => name !== "fifty megabytes");
  const texts = broken.map(([, body]) => body.toString("utf8").slice(0, 100_000)).concat(SCRIPTS);
  const records = Object.fromEntries(texts.map((text, index) => [`innospark/${kinds[index % kinds.length]}/${String(index).padStart(10, "0")}`, text]));
  const names = Object.fromEntries(PROTOTYPES.map((name) => [`innospark/attempt/${name}`, "{}"]));
  const all = { ...KEPT, ...records, ...names, "innospark/settings": SCRIPTS[0], "innospark/": "{}", "innospark/attempt/": "[" };
  await visit(house, { storageState: storageWith(house, all), tolerate: MISSING }, async (visited) => {
    const { page, go } = visited;
    const held = watch(visited);
    for (const place of ["", "#/history", "#/data", "#/results/0000000008", "#/compare/0000000007/0000000008"]) {
      await go(place);
      await page.waitForSelector("main:not([aria-busy=true]) h1");
      await settled(page);
      await held(place);
    }
    await completeFrom(visited, varied);
    await held("a whole assessment");
    const after = await stored(page);
    for (const [key, text] of Object.entries(all)) assert.equal(after[key], text, key);
  });
});

test("hostile codes show a sentence, in the address and in the field", async () => {
  await visit(house, { ...seeded(), tolerate: MISSING }, async (visited) => {
    const { page, go } = visited;
    const held = watch(visited);
    for (const code of CODES) {
      const what = `code ${code.slice(0, 40)}`;
      await go("#/");
      await page.evaluate((code) => (location.hash = `#/r/${code}`), code);
      await onPage(page, "received");
      await page.waitForSelector('main[data-page="received"] textarea');
      if (code.trim() !== "") await said(page, what);
      await page.fill('textarea[name="code"]', code.toWellFormed());
      await press(page, "open-code");
      await said(page, what);
      await held(what);
    }
    assert.deepEqual(await stored(page), KEPT);
  });
});

test("hostile hand-ins, rooms and room files change nothing of a room, and each is answered with a sentence", async () => {
  await visit(house, { ...seeded(), tolerate: MISSING }, async (visited) => {
    const { page, go } = visited;
    const held = watch(visited);
    await go("#/room");
    await page.fill('[name="room-name"]', `${SCRIPTS[0]} \u202e`);
    await page.selectOption('[name="instrument"]', INSTRUMENT);
    await page.waitForSelector('[name="form"]');
    await press(page, "make-room");
    await page.waitForSelector('main[data-page="room"] [data-role="invite"]');
    await held("a room's name");
    const own = async () => Object.fromEntries(Object.entries(await stored(page)).filter(([key]) => key.startsWith("innospark/room/")));
    const before = await own();
    assert.equal(Object.keys(before).length, 1);
    for (const code of CODES.map((code) => code.toWellFormed())) {
      await page.fill('[name="codes"]', code);
      await press(page, "add");
      await settled(page);
      await held(`hand-in ${code.slice(0, 40)}`);
    }
    assertPlain(await page.innerText('[data-role="outcome"]'), "hand-ins");
    for (const [name, body] of Object.entries(brokenFiles('"kind":"innospark-room",'))) {
      const file = path.join(folder, "hand-in.txt");
      await writeFile(file, body);
      await page.setInputFiles('[data-action="files"]', file);
      await page.waitForSelector('[data-role="outcome"]');
      await settled(page);
      await held(`file: ${name}`);
    }
    assertPlain(await page.innerText('[data-role="outcome"]'), "files");
    assert.deepEqual(await own(), before, "the room is as it was");
    const after = await stored(page);
    for (const [key, text] of Object.entries(KEPT)) assert.equal(after[key], text, key);
  });
});

test("hostile fragments lead to a page of the app, and nowhere else", async () => {
  await visit(house, { ...seeded(), tolerate: MISSING }, async (visited) => {
    const { page, go, requests } = visited;
    const held = watch(visited);
    await go();
    for (const fragment of FRAGMENTS) {
      await page.evaluate((fragment) => (location.hash = `#${fragment}`), fragment);
      await page.waitForSelector("main:not([aria-busy=true]) h1");
      await settled(page);
      await held(`fragment ${fragment.slice(0, 60)}`);
      assert.ok((await sideways(page)) <= 0, `${fragment.slice(0, 60)} scrolls sideways`);
    }
    const files = requests.map((address) => new URL(address).pathname.slice(new URL(house.server.url).pathname.length));
    assert.deepEqual(files.filter((name) => /\.\.|%2e|%2f|etc|secret/i.test(name)), [], "no file was asked for by a path that climbs");
    assert.deepEqual(await stored(page), KEPT);
  });
});

test("hostile values in the query are ignored or read as text", async () => {
  await visit(house, { ...seeded(), tolerate: MISSING }, async (visited) => {
    const { page, go, requests } = visited;
    const held = watch(visited);
    for (const value of VALUES) {
      const what = `value ${value.slice(0, 40)}`;
      // All names at once, with a fragment, which wins over an instrument; then the instrument on its own.
      await go(`?${NAMES.map((name) => `${name}=${encodeURIComponent(value)}`).join("&")}#/`);
      await page.waitForSelector("main h1");
      await held(what);
      await go(`?instrument=${encodeURIComponent(value)}`);
      await page.waitForSelector("main h1");
      await held(what);
      assert.match(await page.getAttribute("html", "lang"), /^[a-z]{2}$/, what);
      assert.match(await page.getAttribute("html", "data-theme"), /^(light|dark)$/, what);
      assert.doesNotMatch((await page.getAttribute("html", "style")) ?? "", /url|expression|ran/, what);
    }
    const asked = requests.map((address) => new URL(address)).filter(({ pathname }) => !pathname.endsWith("/"));
    assert.ok(asked.every(({ search }) => search === ""), "the query travels with no file");
    assert.deepEqual(await stored(page), KEPT);
  });
});

test("hostile messages, and messages from look-alike origins, change nothing in an embed", async () => {
  const files = { "evil.html": '<!doctype html><html lang="en"><title>Evil</title><link rel="icon" href="data:,"><p>Evil</p></html>' };
  const host = await serve(new URL("host/", import.meta.url).pathname, { files });
  const port = new URL(host.origin).port;
  const elsewhere = (name, sandbox = "") => `<iframe class="evil" ${sandbox} src="http://${name}:${port}/evil.html"></iframe>`;
  files["partner.html"] = `<!doctype html><html lang="en"><title>Partner</title><link rel="icon" href="data:,">
    <iframe name="ours" src="${house.server.url}?embed=1&instrument=${INSTRUMENT}"></iframe>
    ${LOOK_ALIKES.map((name) => elsewhere(name)).join("")}${elsewhere("partner.example", 'sandbox="allow-scripts"')}</html>`;
  // Every name leads to this machine, as if somebody had bought it.
  const browser = await launch({ args: ["--host-resolver-rules=MAP *.example 127.0.0.1"] });
  const context = await browser.newContext({ locale: "en-GB" });
  try {
    const page = await context.newPage();
    const complaints = [];
    const requests = [];
    context.on("weberror", (error) => complaints.push(error.error().message));
    context.on("request", (request) => requests.push(request.url()));
    await page.goto(`http://partner.example:${port}/partner.html`);
    const frame = await (await page.waitForSelector('iframe[name="ours"]')).contentFrame();
    await ready(frame);
    await frame.waitForSelector("fieldset[data-item]");
    await frame.waitForSelector('[data-action="full-site"]');
    const look = () => frame.evaluate(() => [document.documentElement.lang, { ...document.documentElement.dataset }, document.documentElement.getAttribute("style")]);
    const [before, asked] = [await look(), requests.length];
    const wanted = [{ theme: "dark" }, { lang: "bg" }, { accent: "#aa0000" }, { font: "serif" }];
    for (const element of await page.$$("iframe.evil")) {
      const evil = await element.contentFrame();
      await evil.waitForSelector("p");
      await evil.evaluate((wanted) => wanted.forEach((fields) => parent.frames.ours.postMessage({ innospark: 1, type: "configure", ...fields }, "*")), wanted);
    }
    const sent = await page.evaluate(`${MESSAGES}.filter((message) => { try { frames.ours.postMessage(message, "*"); return true; } catch { return false; } }).length`);
    assert.ok(sent > 200, `${sent} messages were sent`);
    // One as it should be, after all of them: so they have been heard. Fonts are from a short list, this one is on it.
    await page.evaluate(() => frames.ours.postMessage({ innospark: 1, type: "configure", radius: "none" }, "*"));
    await frame.waitForFunction((before) => JSON.stringify([document.documentElement.dataset, document.documentElement.getAttribute("style")]) !== before, JSON.stringify(before.slice(1)));
    const after = await look();
    assert.equal(after[0], before[0]);
    assert.equal(after[1].theme, before[1].theme);
    assert.equal(after[1].font, before[1].font);
    const seen = await frame.evaluate(() => [globalThis.ran ?? null, {}.polluted ?? null, document.querySelectorAll("main :is(img, iframe, script)").length]);
    assert.deepEqual(seen, [null, null, 0]);
    assert.deepEqual(complaints, []);
    assert.deepEqual(requests.slice(asked).filter((address) => !address.startsWith(house.server.url)), []);
    await frame.click("fieldset[data-item] input");
    await press(frame, "next");
    await frame.waitForFunction(() => document.querySelector("main h1")?.textContent.includes("6"));
  } finally {
    await browser.close();
    await host.close();
  }
});
