// Files for researchers: tables and codebooks read by csv-parse, held to the oracle and to what is stored; instruments
// for LimeSurvey and OpenScales; and the pages that offer them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after, test } from "node:test";
import { parse } from "csv-parse/sync";
import { holdsEverywhere } from "./lib/axe.mjs";
import { completeFrom, focusOn, onPage, onResults, openHouse, storageWith, stored, storedAttempts, varied, visit } from "./lib/journey.mjs";
import { DIST, INSTRUMENT, oracleOf } from "./lib/oracle.mjs";

const house = await openHouse();
after(() => house.close());

const LANGUAGES = ["en", "bg", "et", "el", "hu", "it", "es"];
const IDS = ["creativity-skills", "creative-climate", "workplace-learning", "sme-readiness", "cluster-excellence", "cluster-networking"];
const MARK = "\ufeff";
const file = (name) => JSON.parse(readFileSync(path.join(DIST, name), "utf8"));
const wordingOf = (id, language) => file(`instruments/${id}/wording.${language}.json`);

/** Presses what hands over a file, and gives its name and its bytes. */
async function take(page, selector) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(selector)]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** Reads a table strictly: UTF-8, CR LF, every row as long as the first, each column once. */
function table({ bytes }) {
  const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  const [heads, ...rows] = parse(text, { bom: true, record_delimiter: "\r\n", relax_column_count: false, relax_quotes: false });
  assert.equal(new Set(heads).size, heads.length, "a column stands twice");
  return { heads, rows: rows.map((row) => Object.fromEntries(row.map((cell, index) => [heads[index], cell]))) };
}

const CELLS = { na: "NA", dk: "DK" };
const day = (moment) => (moment ? new Date(moment).toISOString().slice(0, 10) : "");

/** Holds a row to the attempt it is of. */
function assertRow(row, attempt, name = "") {
  const oracle = oracleOf(attempt.instrument);
  const { dimensions, groups, total } = oracle.profileOf(attempt.answers, attempt.form);
  assert.equal(row["attempt.id"], attempt.id);
  assert.equal(row["attempt.name"], name);
  assert.equal(row["attempt.instrument"], attempt.instrument);
  assert.equal(row["attempt.version"], attempt.version);
  assert.equal(row["attempt.form"], attempt.form);
  assert.equal(row["attempt.role"], attempt.role ?? "");
  assert.equal(row["attempt.language"], attempt.language);
  assert.equal(row["attempt.started"], day(attempt.started));
  assert.equal(row["attempt.finished"], day(attempt.finished));
  for (const { id } of oracle.itemsOf()) {
    const answer = attempt.answers[id] ?? "";
    assert.equal(row[id], CELLS[answer] ?? answer, id);
  }
  for (const [id, { score }] of Object.entries({ ...dimensions, ...groups, total })) {
    const cell = row[`score.${id}`];
    if (score === null) assert.equal(cell, "", id);
    else assert.ok(cell !== "" && Math.abs(Number(cell) - score) < 1e-9, `${id}: ${cell} is written, ${score} is right`);
  }
}

/** An attempt's record as the app writes it, with these answers. */
function attemptOf(id, name, { form = "full", answers = {}, ...other } = {}) {
  const { instrument, itemsOf } = oracleOf(name);
  const order = itemsOf(form).map((item) => item.id);
  const pages = Math.ceil(order.length / 5);
  return {
    schema: 1, id, instrument: name, version: instrument.version, hash: "0000000000000000", form, role: null, language: "en",
    order, answers, page: 0, page_times: Array(pages).fill(0), started: Date.UTC(2026, 10, 20, 23, 59, 59), finished: null, ...other,
  };
}
const everyItem = (name, answer, form) => Object.fromEntries(oracleOf(name).itemsOf(form).map(({ id }) => [id, answer(id)]));
const records = (attempts, more = {}) => ({
  ...Object.fromEntries(attempts.map((attempt) => [`innospark/attempt/${attempt.id}`, JSON.stringify(attempt)])),
  ...more,
});

test("the table of one profile holds every answer and every score, with and without Excel's mark", async () => {
  await visit(house, {}, async (visited) => {
    const { page } = visited;
    const choose = (item) => (item.startsWith("courage") ? "dk" : item.endsWith("_4") ? undefined : item.endsWith("_3") ? "na" : varied(item));
    await completeFrom(visited, choose);
    const plain = await take(page, '[data-role="exports"] [data-action="export-csv"]');
    const [attempt] = await storedAttempts(page);
    assert.equal(plain.name, `innospark-${INSTRUMENT}-${attempt.id}.csv`);
    assert.notDeepEqual([...plain.bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
    const { rows } = table(plain);
    assert.equal(rows.length, 1);
    assertRow(rows[0], attempt);
    assert.ok(Object.values(rows[0]).includes("NA") && Object.values(rows[0]).includes("DK"), "both ways not to answer");
    assert.equal(rows[0]["score.courage"], "");
    await page.check('input[name="excel"]');
    const marked = await take(page, '[data-role="exports"] [data-action="export-csv"]');
    assert.deepEqual([...marked.bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
    assert.deepEqual(marked.bytes.subarray(3), plain.bytes);
    await page.uncheck('input[name="excel"]');
    assert.deepEqual((await take(page, '[data-role="exports"] [data-action="export-csv"]')).bytes, plain.bytes);

    const codebook = await take(page, '[data-role="exports"] [data-action="export-codebook"]');
    assert.equal(codebook.name, `innospark-${INSTRUMENT}-codebook-en.csv`);
    assert.deepEqual(table(codebook).rows.map(({ column }) => column), table(plain).heads);
  });
});

test("all attempts at an instrument are one table, oldest first, each by its own form and under its own name", async () => {
  const climate = attemptOf("00000000c1", "creative-climate", { answers: everyItem("creative-climate", varied), finished: Date.UTC(2026, 10, 21) });
  const first = attemptOf("0000000001", INSTRUMENT, { answers: everyItem(INSTRUMENT, varied), role: "employer", language: "hu", finished: Date.UTC(2026, 10, 21, 0, 0, 1) });
  const short = attemptOf("0000000002", INSTRUMENT, { form: "short", answers: everyItem(INSTRUMENT, () => "o4", "short"), started: Date.UTC(2026, 10, 21) });
  const begun = attemptOf("0000000003", INSTRUMENT, { started: Date.UTC(2026, 10, 22) });
  const name = '=HYPERLINK("http://example.org?x="&A1,"Ω, click")';
  const label = { "innospark/label/0000000001": JSON.stringify({ schema: 1, name, note: "=SECRET()" }), "innospark/label/0000000002": "{damaged" };
  const storageState = storageWith(house, records([begun, short, climate, first], label));
  await visit(house, { storageState }, async ({ page, go }) => {
    await go("#/data");
    await page.waitForSelector(`[data-instrument="${INSTRUMENT}"] [data-action="export-csv"]`);
    assert.deepEqual((await page.$$eval("[data-role=tables] [data-instrument]", (rows) => rows.map((row) => row.dataset.instrument))).sort(), ["creative-climate", INSTRUMENT]);
    assert.match(await page.innerText(`[data-instrument="${INSTRUMENT}"]`), /3 assessments/);
    const all = await take(page, `[data-instrument="${INSTRUMENT}"] [data-action="export-csv"]`);
    assert.equal(all.name, `innospark-${INSTRUMENT}-all.csv`);
    const { rows } = table(all);
    assert.deepEqual(rows.map((row) => row["attempt.id"]), ["0000000001", "0000000002", "0000000003"]);
    assertRow(rows[0], first, `'${name}`);
    assertRow(rows[1], short);
    assertRow(rows[2], begun);
    assert.ok(!all.bytes.toString().includes("SECRET"), "a note stays on the device");
    assert.ok(!/[T ]\d\d:\d\d/.test(all.bytes.toString()), "no time of day");
    const other = table(await take(page, '[data-instrument="creative-climate"] [data-action="export-csv"]'));
    assert.equal(other.rows.length, 1);
    assertRow(other.rows[0], climate);
    await page.check('input[name="excel"]');
    for (const action of ["export-csv", "export-codebook"]) {
      const { bytes } = await take(page, `[data-instrument="creative-climate"] [data-action="${action}"]`);
      assert.ok(bytes.toString().startsWith(MARK), action);
    }
    const kept = await stored(page);
    for (const [key, text] of Object.entries(records([begun, short, climate, first], label))) assert.equal(kept[key], text, key);
    await holdsEverywhere(page);
  });
});

test("what an edition that is gone was answered with is left out, and the page says how much", async () => {
  const fits = attemptOf("0000000001", "cluster-networking", {
    answers: { ...everyItem("cluster-networking", () => "o2") }, gates: { fte: "yes", members: "unsure" }, finished: Date.UTC(2026, 10, 21),
  });
  const old = { ...attemptOf("0000000002", "cluster-networking"), version: "0.9.0" };
  await visit(house, { storageState: storageWith(house, records([fits, old])) }, async ({ page, go }) => {
    await go("#/data");
    assert.match(await page.innerText('[data-notice="left-out"]'), /^1 was answered/);
    const { rows } = table(await take(page, '[data-action="export-csv"]'));
    assert.equal(rows.length, 1);
    assertRow(rows[0], fits);
    assert.deepEqual([rows[0]["gate.fte"], rows[0]["gate.members"], rows[0]["gate.english_site"]], ["yes", "unsure", ""]);
  });
  await visit(house, {}, async ({ page, go }) => {
    await go("#/data");
    await page.waitForSelector("[data-role=tables]");
    assert.match(await page.innerText("[data-role=tables]"), /no assessments/);
    assert.equal(await page.locator('[data-action="export-csv"]').count(), 0);
  });
});

test("the page for authors shows every instrument, with licence, size and statements, and is sound", async () => {
  await visit(house, {}, async ({ page, go }) => {
    await go();
    await page.evaluate(() => (location.hash = "#/author"));
    await onPage(page, "author");
    await focusOn(page, "main h1");
    assert.match(await page.title(), /^For researchers and authors · /);
    for (const id of IDS) {
      const { instrument, wording, itemsOf } = oracleOf(id);
      const section = `main [data-instrument="${id}"]`;
      await page.waitForSelector(`${section} [data-action="export-openscales"]`);
      const shown = await page.innerText(section);
      assert.equal(await page.innerText(`${section} h3`), wording.title);
      for (const text of [`Version ${instrument.version}`, instrument.licence, instrument.citation, `${itemsOf().length} statements`, `${instrument.dimensions.length} dimensions`]) {
        assert.ok(shown.includes(text), `${id}: ${text}`);
      }
      await page.click(`${section} summary`);
      const statements = await page.$$eval(`${section} [data-key]`, (items) => items.map((item) => [item.dataset.key, item.textContent]));
      assert.deepEqual(statements, itemsOf().map((item) => [item.id, wording.items[item.id] + (item.key === -1 ? " (reversed)" : "")]));
    }
    await holdsEverywhere(page);
  });
});

/** What stands in a LimeSurvey structure, by LimeSurvey's own reading: tabs, lines, the first names the columns. */
function structure({ name, bytes }) {
  assert.match(name, /\.txt$/);
  const text = bytes.toString();
  assert.ok(text.startsWith(`${MARK}class\ttype/scale\tname\trelevance\ttext\thelp\tlanguage\tvalidation\tmandatory\tother\tdefault\tsame_default\t`));
  return parse(text, { bom: true, delimiter: "\t", columns: true, quote: null, record_delimiter: "\n" });
}

test("an instrument leaves in every format, in the language shown", async () => {
  await visit(house, {}, async ({ page, go }) => {
    for (const [index, id] of IDS.entries()) {
      // Each instrument in a language of its own; the native tests go through all of them.
      const language = LANGUAGES[(index + 1) % LANGUAGES.length];
      const [{ instrument, itemsOf }, wording] = [oracleOf(id), wordingOf(id, language)];
      await go(`?lang=${language}#/author`);
      await page.waitForSelector(`html[lang="${language}"]`, { state: "attached" });
      const button = (action) => `main [data-instrument="${id}"] [data-action="${action}"]`;
      await page.waitForFunction(([css, title]) => document.querySelector(css)?.textContent === title, [`main [data-instrument="${id}"] h3`, wording.title]);
      await page.waitForFunction(([css, stem]) => document.querySelector(css)?.textContent === stem, [`main [data-instrument="${id}"] details p`, wording.stem]);

      const lines = structure(await take(page, button("export-limesurvey")));
      const texts = (kind) => lines.filter((line) => line.class === kind).map((line) => line.text);
      assert.deepEqual(texts("SQ"), itemsOf().map((item) => wording.items[item.id]));
      const arrays = lines.filter((line) => line.class === "Q" && line["type/scale"] === "F");
      assert.deepEqual(arrays.map((line) => line.text), instrument.dimensions.map(() => wording.stem));
      assert.ok(lines.every((line) => line.class === "S" || line.language === language));

      const scale = await take(page, button("export-openscales"));
      assert.match(scale.name, /\.osd$/);
      const { definition, translations } = JSON.parse(scale.bytes);
      assert.deepEqual(Object.keys(translations), [language]);
      assert.deepEqual(definition.items.filter(({ type }) => type === "likert").map((item) => translations[language][item.text_key]), itemsOf().map((item) => wording.items[item.id]));
      for (const { id: dimension, items } of instrument.dimensions) {
        assert.deepEqual(definition.scoring[dimension].items, Object.fromEntries(items.map((item) => [item.id, item.key])));
      }

      const codebook = table(await take(page, button("export-codebook")));
      const texted = Object.fromEntries(codebook.rows.map((row) => [row.column, row]));
      for (const item of itemsOf()) {
        assert.equal(texted[item.id].text, wording.items[item.id]);
        assert.equal(Number(texted[item.id].key), item.key);
        assert.equal(texted[item.id].language, language);
      }

      const definitionFile = await take(page, button("export-instrument"));
      assert.equal(definitionFile.name, `${id}.json`);
      assert.deepEqual(JSON.parse(definitionFile.bytes), file(`instruments/${id}/instrument.json`));
      const words = await take(page, button("export-wording"));
      assert.equal(words.name, `${id}.wording.${language}.json`);
      assert.deepEqual(JSON.parse(words.bytes), wording);
    }
  });
});

test("an instrument that cannot be fetched says so, and a second try brings it", async () => {
  await visit(house, { tolerate: /ERR_FAILED|Failed to load/ }, async ({ page, context, go }) => {
    await context.route("**/instruments/creative-climate/instrument.json", (route) => route.abort());
    await go("#/author");
    const section = 'main [data-instrument="creative-climate"]';
    await page.waitForSelector(`${section} [data-action="retry"]`);
    await page.waitForSelector(`main [data-instrument="${INSTRUMENT}"] [data-action="export-csv"], main [data-instrument="${INSTRUMENT}"] [data-action="export-codebook"]`);
    await context.unroute("**/instruments/creative-climate/instrument.json");
    await page.click(`${section} [data-action="retry"]`);
    await page.waitForSelector(`${section} [data-action="export-codebook"]`);
    // A file of its own that is gone meanwhile.
    await context.route("**/instruments/creative-climate/instrument.json", (route) => route.abort());
    await page.click(`${section} [data-action="export-instrument"]`);
    await page.waitForFunction(() => /could not be handed over/.test(document.querySelector('[role="alert"]')?.textContent ?? ""));
  });
});

test("in a language that is chosen later, the files change with the page", async () => {
  const attempt = attemptOf("0000000001", INSTRUMENT, { answers: everyItem(INSTRUMENT, varied), finished: Date.UTC(2026, 10, 21) });
  await visit(house, { storageState: storageWith(house, records([attempt])) }, async ({ page, go }) => {
    await go("#/results/0000000001");
    await onResults(page);
    const selector = '[data-role="exports"] [data-action="export-codebook"]';
    assert.match((await take(page, selector)).name, /codebook-en\.csv$/);
    await page.selectOption('select[name="language"]', "el");
    const { title, items } = wordingOf(INSTRUMENT, "el");
    await page.waitForFunction(([css, name]) => document.querySelector(css)?.getAttribute("aria-label").endsWith(name), [selector, title]);
    const greek = await take(page, selector);
    assert.match(greek.name, /codebook-el\.csv$/);
    assert.ok(greek.bytes.toString().includes(Object.values(items)[0]));
    // What was answered does not change with the language.
    assertRow(table(await take(page, '[data-role="exports"] [data-action="export-csv"]')).rows[0], attempt);
  });
});
