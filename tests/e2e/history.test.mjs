// What was answered here: found again, named, deleted and had back; compared with its measurement error; as lines over
// time; and with the levels wished for.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { holdsEverywhere } from "./lib/axe.mjs";
import { focusOn, onPage, onResults, onStatements, openHouse, press, settled, storageWith, stored, visit } from "./lib/journey.mjs";
import { INSTRUMENT, counting, instrument, itemsOf, oracleOf, profileOf, wording } from "./lib/oracle.mjs";


const house = await openHouse();
after(() => house.close());

const climate = oracleOf("creative-climate");
const DAY = 86_400_000;
const START = Date.UTC(2026, 2, 2, 9);
const FIRST = instrument.dimensions[0].id;
const SECOND = instrument.dimensions[1].id;

/** Answers to a form by what each statement is to count as: `level(item)`, from 1 to 5, or an answer as stored. */
function answersAt(level, form = "full", { itemsOf: items, counting: count } = { itemsOf, counting }) {
  const given = items(form).map((item) => [item.id, level(item)]);
  const byId = Object.fromEntries(items(form).map((item) => [item.id, item]));
  return Object.fromEntries(given.filter(([, value]) => value).map(([id, value]) => [id, typeof value === "number" ? count(byId[id], value) : value]));
}

/** An attempt as it is stored: finished an hour after it was begun on a day, counted from the first. */
function attempt(id, day, answers, { form = "full", oracle = { instrument, itemsOf }, finished = true, role, ...more } = {}) {
  const { instrument: file, itemsOf: items } = oracle;
  const started = START + day * DAY;
  return {
    schema: 1, id, instrument: file.id, version: file.version, hash: "00112233aabbccdd", form, role: role ?? file.roles[0] ?? null, language: "en",
    order: items(form).map((item) => item.id), answers, page: 0, page_times: [], started, finished: finished ? started + 3_600_000 : null, ...more,
  };
}

const recordsOf = (...attempts) => Object.fromEntries(attempts.map((record) => [`innospark/attempt/${record.id}`, JSON.stringify(record)]));
const seeded = (...attempts) => ({ storageState: storageWith(house, recordsOf(...attempts)) });
const label = (name, note) => JSON.stringify({ schema: 1, name, note });

/** Everything low in the first skill before and high after; one statement of the second skill moves by one step. */
const LOW = answersAt(({ dimension }) => (dimension === FIRST ? 2 : 3));
const HIGH = answersAt(({ dimension, id }) => (dimension === FIRST ? 5 : id === `${SECOND}_1` ? 4 : 3));
const before = attempt("0000000001", 0, LOW);
const later = attempt("0000000002", 30, HIGH);

/** The reliable change index from the instrument's file alone: statements of a dimension and how many were answered, each time. */
function change(first, second, { statements = 4, answered = [4, 4] } = {}) {
  const { reliability, sd } = instrument.precision;
  const [a, b] = answered.map((n) => sd * Math.sqrt(1 - reliability) * Math.sqrt(statements / n));
  const error = Math.sqrt(a * a + b * b);
  const index = (second - first) / error;
  return { index, verdict: Math.abs(index) > 1.96 ? (index > 0 ? "higher" : "lower") : "too-small" };
}

const close = (found, expected, what) => assert.ok(Math.abs(found - expected) < 1e-9, `${what}: ${found} is shown, ${expected} is right`);

/** The hooks of each row of the comparison, by dimension, group or `total`. */
const compared = (page) =>
  page.$$eval("tr[data-dimension], tr[data-sum]", (rows) => Object.fromEntries(rows.map((row) => [row.dataset.dimension ?? row.dataset.sum, { ...row.dataset }])));

async function open({ page, go }, address, name) {
  await go(address);
  await onPage(page, name);
}

test("a change beyond measurement error is told from one that is too small, by the index that anyone can compute", async () => {
  await visit(house, seeded(before, later), async (visited) => {
    const { page } = visited;
    await open(visited, `#/compare/${before.id}/${later.id}`, "compare");
    const [rows, first, second] = [await compared(page), profileOf(LOW), profileOf(HIGH)];
    assert.deepEqual(Object.keys(rows).filter((id) => id in first.dimensions).sort(), Object.keys(first.dimensions).sort());
    for (const id of Object.keys(first.dimensions)) {
      const [a, b] = [first.dimensions[id].score, second.dimensions[id].score];
      const expected = change(a, b);
      close(Number(rows[id].before), a, `${id} before`);
      close(Number(rows[id].score), b, `${id} after`);
      close(Number(rows[id].difference), b - a, `${id} difference`);
      close(Number(rows[id].index), expected.index, `${id} index`);
      assert.equal(rows[id].verdict, expected.verdict, id);
    }
    assert.equal(rows[FIRST].verdict, "higher");
    assert.equal(rows[SECOND].verdict, "too-small");
    assert.ok(Number(rows[SECOND].difference) > 0, "a difference there is, but a small one");
    for (const [id, { score }] of Object.entries({ ...first.groups, total: first.total })) {
      const now = (second.groups[id] ?? second.total).score;
      close(Number(rows[id].before), score, id);
      close(Number(rows[id].difference), now - score, id);
    }
    const text = await page.innerText("main");
    const names = wording.dimensions;
    assert.match(text, new RegExp(`Higher by more than measurement error: ${names[FIRST].name}\\.`));
    assert.match(await page.innerText(`tr[data-dimension="${FIRST}"]`), /\thigher$/);
    assert.match(await page.innerText(`tr[data-dimension="${SECOND}"]`), /\+6\.3[^]*27\.3[^]*too small to tell/);
    assert.match(await page.innerText("figcaption"), new RegExp(`Farthest apart: ${names[FIRST].name}, 25 and 100`));
    assert.deepEqual(await page.$$eval(".legend li", (keys) => keys.map((key) => key.dataset.key)), ["person", "previous"]);
    assert.match(await page.innerText('[data-role="counts"]'), /All 60 statements/);
    await holdsEverywhere(page);
  });
});

test("the earlier one is the first, whichever way round the address has them, and a fall is a fall", async () => {
  await visit(house, seeded(attempt("0000000001", 0, HIGH), attempt("0000000002", 30, LOW)), async (visited) => {
    await open(visited, "#/compare/0000000002/0000000001", "compare");
    const rows = await compared(visited.page);
    close(Number(rows[FIRST].before), 100, "before");
    close(Number(rows[FIRST].difference), -75, "difference");
    assert.equal(rows[FIRST].verdict, "lower");
    assert.match(await visited.page.innerText(`tr[data-dimension="${FIRST}"]`), /\tlower$/);
  });
});

test("the long form against the short one counts only the statements asked in both, on both sides, and says so", async () => {
  const asked = new Set(itemsOf("short").map(({ id }) => id));
  // In the long form the statements that the short one lacks say the opposite.
  const long = answersAt(({ id }) => (asked.has(id) ? 2 : 5));
  const short = answersAt(({ id }) => (id === `${SECOND}_1` ? "na" : 4), "short");
  await visit(house, seeded(attempt("0000000001", 0, long), attempt("0000000002", 9, short, { form: "short" })), async (visited) => {
    const { page } = visited;
    await open(visited, "#/compare/0000000001/0000000002", "compare");
    const rows = await compared(page);
    const [first, second] = [profileOf(long, "short"), profileOf(short, "short")];
    for (const [id, { score, answered }] of Object.entries(second.dimensions)) {
      const expected = change(first.dimensions[id].score, score, { answered: [2, answered] });
      close(Number(rows[id].before), first.dimensions[id].score, id);
      close(Number(rows[id].score), score, id);
      close(Number(rows[id].index), expected.index, id);
      assert.equal(rows[id].verdict, expected.verdict, id);
    }
    const counts = await page.innerText('[data-role="counts"]');
    assert.match(counts, /30 statements that were asked in both/);
    assert.match(counts, /Left out: 30 statements that were asked in the first only/);
  });
});

test("a skill without a score on one side has no difference, and the page says why", async () => {
  const gap = answersAt(({ dimension }) => (dimension === FIRST ? "dk" : 3));
  await visit(house, seeded(before, attempt("0000000002", 9, gap)), async (visited) => {
    const { page } = visited;
    await open(visited, "#/compare/0000000001/0000000002", "compare");
    const row = (await compared(page))[FIRST];
    assert.deepEqual([row.score, row.difference, row.index, row.verdict], ["", "", "", ""]);
    assert.match(await page.innerText(`tr[data-dimension="${FIRST}"]`), /After: too few answers for a score/);
    assert.match(await page.innerText('[data-role="counts"]'), new RegExp(`Left out: ${wording.dimensions[FIRST].name}`));
    await holdsEverywhere(page);
  });
});

test("two roles are two views, and the page says that a difference between them is no change", async () => {
  const oracle = climate;
  const at = (level) => answersAt(() => level, "full", climate);
  const own = (id, day, level, role) => attempt(id, day, at(level), { oracle, role });
  await visit(house, seeded(own("0000000001", 0, 2, "employee"), own("0000000002", 1, 4, "employer")), async (visited) => {
    const { page } = visited;
    await open(visited, "#/compare/0000000001/0000000002", "compare");
    assert.equal(await page.innerText("h1"), "Two views");
    const text = await page.innerText("main");
    assert.ok(text.includes(climate.wording.roles.employee) && text.includes(climate.wording.roles.employer));
    assert.match(text, /not a change/);
    assert.doesNotMatch(await page.innerText("thead"), /Before|After/);
  });
});

const REFUSED = {
  "one that is not there": [[before], "0000000009", /not in this browser/],
  "the same one twice": [[before], before.id, /names one result twice/],
  "another assessment": [[before, attempt("0000000003", 1, answersAt(() => 3, "full", climate), { oracle: climate })], "0000000003", /different assessments/],
  "another major version": [[before, attempt("0000000003", 1, HIGH, { version: "2.0.0" })], "0000000003", /version 2\.0\.0/],
  "nothing that was scored": [[before, attempt("0000000003", 1, { [`${FIRST}_1`]: "na" })], "0000000003", /too few statements/],
  "a damaged one": [[before, { ...later, order: [] }], later.id, /damaged/],
};

for (const [what, [attempts, other, why]] of Object.entries(REFUSED)) {
  test(`${what} is not compared: the page says why and what to do`, async () => {
    await visit(house, seeded(...attempts), async (visited) => {
      const { page } = visited;
      await open(visited, `#/compare/${before.id}/${other}`, "compare");
      assert.match(await page.innerText("main"), why);
      assert.equal(await page.locator("[data-dimension]").count(), 0);
      await page.click('main [data-action="history"]');
      await onPage(page, "history");
    });
  });
}

test("the history lists every attempt by assessment, the latest first, and is in reach from every page", async () => {
  const answers = answersAt(() => 4, "short");
  const open_ = attempt("0000000003", 40, Object.fromEntries(Object.entries(answers).slice(0, 7)), { form: "short", finished: false });
  const other = attempt("0000000004", 10, answersAt(() => 3, "full", climate), { oracle: climate });
  await visit(house, seeded(before, later, open_, other), async ({ page, go }) => {
    await go();
    await page.click('footer a[href="#/history"]');
    await onPage(page, "history");
    await focusOn(page, "main h1");
    assert.equal(await page.getAttribute('footer a[href="#/history"]', "aria-current"), "true");
    const listed = await page.$$eval("[data-instrument]", (groups) =>
      groups.map((group) => [group.dataset.instrument, [...group.querySelectorAll("li[data-attempt]")].map((row) => row.dataset.attempt)]));
    assert.deepEqual(listed, [[INSTRUMENT, [open_.id, later.id, before.id]], ["creative-climate", [other.id]]]);
    const row = (id) => page.innerText(`li[data-attempt="${id}"]`);
    await page.waitForFunction((id) => document.querySelector(`li[data-attempt="${id}"]`).textContent.includes("Short form"), open_.id);
    assert.match(await row(open_.id), /7 of 30 answered, begun 11 April 2026/);
    assert.match(await row(later.id), /60 of 60 answered, finished 1 April 2026/);
    await page.click(`li[data-attempt="${open_.id}"] [data-action="resume"]`);
    await onStatements(page);
    await page.goBack();
    await onPage(page, "history");
    await page.click(`li[data-attempt="${later.id}"] [data-action="open"]`);
    await onResults(page);
    for (const place of ["#/data", "#/author"]) assert.equal(await page.locator(`footer a[href="${place}"]`).count(), 1);
    await go();
    await page.click('main [data-action="history"]');
    await onPage(page, "history");
    await page.waitForSelector('[data-action="compare"]');
    await holdsEverywhere(page);
  });
});

test("an empty history says what will stand there and how to begin", async () => {
  await visit(house, {}, async (visited) => {
    const { page } = visited;
    await open(visited, "#/history", "history");
    assert.match(await page.innerText("main"), /Nothing has been answered/);
    await holdsEverywhere(page);
    await press(page, "start");
    await onStatements(page);
  });
});

test("only what can be compared is offered, the latest two first", async () => {
  const alien = attempt("0000000003", 50, HIGH, { version: "2.0.0" });
  const unscored = attempt("0000000005", 60, {});
  const third = attempt("0000000004", 35, HIGH);
  await visit(house, seeded(before, later, third, alien, unscored), async (visited) => {
    const { page } = visited;
    await open(visited, "#/history", "history");
    await page.waitForSelector('[data-action="compare"]');
    const offered = (name) => page.$$eval(`select[name="${name}"] option`, (options) => options.map(({ textContent }) => textContent));
    assert.equal((await offered("compare-first")).length, 3);
    assert.equal((await offered("compare-second")).length, 2);
    const href = () => page.getAttribute('[data-action="compare"]', "href");
    assert.equal(await href(), `#/compare/${later.id}/${third.id}`);
    const chosen = (name) => page.$eval(`select[name="${name}"]`, (select) => select.selectedOptions[0]?.textContent);
    assert.match(await chosen("compare-first"), /1 April 2026/);
    assert.match(await chosen("compare-second"), /6 April 2026/);
    const oldest = (await offered("compare-first")).find((text) => text.includes("2 March 2026"));
    await page.selectOption('select[name="compare-first"]', { label: oldest });
    assert.equal(await href(), `#/compare/${before.id}/${third.id}`);
    assert.match(await chosen("compare-second"), /6 April 2026/);
    await press(page, "compare");
    await onPage(page, "compare");
  });
});

test("with one attempt, or none that fits another, there is nothing to compare", async () => {
  await visit(house, seeded(before, attempt("0000000003", 50, HIGH, { version: "2.0.0" })), async (visited) => {
    const { page } = visited;
    await open(visited, "#/history", "history");
    await page.waitForFunction(() => document.querySelector("li[data-attempt]").textContent.includes("Full form"));
    await settled(page);
    assert.equal(await page.locator('[data-action="compare"]').count(), 0);
  });
});

test("an attempt takes a name and a note, which stay, can be changed and taken away, and are only text", async () => {
  await visit(house, seeded(before, later), async (visited) => {
    const { page } = visited;
    await open(visited, "#/history", "history");
    const row = `li[data-attempt="${later.id}"]`;
    const key = `innospark/label/${later.id}`;
    await page.click(`${row} [data-action="rename"]`);
    await focusOn(page, `${row} input[name="name"]`);
    const name = "<b>After</b> the „course“";
    await page.keyboard.type(name);
    await page.fill(`${row} textarea`, "  first line\nsecond line ");
    await page.focus(`${row} input`);
    await page.keyboard.press("Enter");
    await focusOn(page, `${row} [data-action="rename"]`);
    assert.equal(await page.innerText(`${row} h3`), name);
    assert.match(await page.innerText(row), /first line\nsecond line/);
    assert.deepEqual(JSON.parse((await stored(page))[key]), { schema: 1, name, note: "first line\nsecond line" });
    await page.click(`${row} [data-action="rename"]`);
    await holdsEverywhere(page);
    await page.fill(`${row} input`, "something else");
    await page.click(`${row} [data-action="cancel"]`);
    assert.equal(await page.innerText(`${row} h3`), name);
    await page.click(`${row} [data-action="rename"]`);
    await page.fill(`${row} input`, "x".repeat(500));
    await page.click(`${row} [data-action="save"]`);
    assert.equal(JSON.parse((await stored(page))[key]).name.length, 80);
    await open(visited, `#/compare/${before.id}/${later.id}`, "compare");
    assert.match(await page.innerText("thead"), /x{80}/);
    await holdsEverywhere(page);
    await open(visited, "#/history", "history");
    await page.click(`${row} [data-action="rename"]`);
    for (const field of ["input", "textarea"]) await page.fill(`${row} ${field}`, " ");
    await page.click(`${row} [data-action="save"]`);
    assert.equal((await stored(page))[key], undefined);
  });
});

for (const [place, address] of [["the history", "#/history"], ["the start", "#/"]]) {
  test(`deleted from ${place}, an attempt takes its name and plan along, and undo brings all of it back`, async () => {
    const records = {
      ...recordsOf(before, later),
      [`innospark/label/${later.id}`]: label("After the course", "a note"),
      [`innospark/plan/${later.id}`]: JSON.stringify({ schema: 1, priorities: [FIRST] }),
      [`innospark/label/${before.id}`]: label("Before the course", ""),
    };
    await visit(house, { storageState: storageWith(house, records) }, async ({ page, go }) => {
      await go(address);
      const first = page.locator('main ul.attempts li [data-action="delete"]').first();
      await first.click();
      await focusOn(page, '[data-action="undo"]');
      const kept = Object.fromEntries(Object.entries(records).filter(([key]) => !key.endsWith(later.id)));
      assert.deepEqual(await stored(page), kept);
      await press(page, "undo");
      const parsed = (texts) => Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, JSON.parse(text)]));
      const [found, expected] = [parsed(await stored(page)), parsed(records)];
      assert.deepEqual(Object.keys(found).sort(), Object.keys(expected).sort());
      for (const key of Object.keys(expected).filter((name) => !name.includes("/attempt/"))) assert.deepEqual(found[key], expected[key], key);
      assert.deepEqual(found[`innospark/attempt/${later.id}`].answers, HIGH);
      assert.equal(await page.locator('main ul.attempts li [data-action="delete"]').count(), 2);
      await page.locator('main ul.attempts li [data-action="delete"]').first().click();
      await page.reload();
      await page.waitForSelector('main ul.attempts li [data-action="delete"]');
      assert.deepEqual(Object.keys(await stored(page)).sort(), Object.keys(kept).sort(), "gone for good once the page is left");
    });
  });
}

test("three attempts give a line for each skill, with the numbers in words and in a table", async () => {
  const third = attempt("0000000003", 60, answersAt(({ dimension }) => (dimension === FIRST ? 4 : dimension === SECOND ? "na" : 3)));
  await visit(house, seeded(before, later), async (visited) => {
    await open(visited, "#/history", "history");
    await visited.page.waitForSelector('[data-action="compare"]');
    assert.equal(await visited.page.locator("[data-line]").count(), 0, "two points are no line");
  });
  await visit(house, seeded(before, later, third), async (visited) => {
    const { page } = visited;
    await open(visited, "#/history", "history");
    await page.waitForSelector("[data-line]");
    assert.deepEqual(await page.$$eval("[data-line]", (lines) => lines.map(({ dataset }) => dataset.line)), instrument.dimensions.map(({ id }) => id));
    assert.match(await page.innerText(`[data-line="${FIRST}"]`), /25, 100 and 75/);
    assert.match(await page.innerText(`[data-line="${SECOND}"]`), /50, 56 and no score/);
    const marks = (id) => page.$eval(`[data-line="${id}"] svg`, (svg) => ["circle", ".line", ".band", ".rule"].map((css) => svg.querySelectorAll(css).length));
    assert.deepEqual(await marks(FIRST), [3, 1, 1, 3]);
    assert.deepEqual(await marks(SECOND), [2, 1, 1, 3]);
    assert.equal(await page.$eval(`[data-line="${FIRST}"] svg`, (svg) => svg.querySelector("circle").namespaceURI), "http://www.w3.org/2000/svg");
    assert.match(await page.innerText('[data-role="lines"]'), new RegExp(`From the first time to the last:[^]*Higher[^]*${wording.dimensions[FIRST].name}`));
    await page.click('[data-role="lines"] summary');
    const cells = await page.$$eval('[data-role="lines"] tbody tr', (rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)));
    assert.equal(cells.length, instrument.dimensions.length);
    assert.deepEqual(cells[0], [wording.dimensions[FIRST].name, "25", "100", "75"]);
    await holdsEverywhere(page);
  });
});

test("lines leave out the other role's views, and say so", async () => {
  const at = (level) => answersAt(() => level, "full", climate);
  const own = (id, day, level, role) => attempt(id, day, at(level), { oracle: climate, role });
  const records = [own("0000000001", 0, 2, "employee"), own("0000000002", 1, 3, "employer"), own("0000000003", 2, 3, "employee"), own("0000000004", 3, 4, "employee")];
  await visit(house, seeded(...records), async (visited) => {
    const { page } = visited;
    await open(visited, "#/history", "history");
    await page.waitForSelector("[data-line]");
    assert.match(await page.innerText('[data-role="lines"]'), /Employee[^]*1 finished assessment is left out/);
    assert.match(await page.innerText(`[data-line="${climate.instrument.dimensions[0].id}"]`), /25, 50 and 75/);
  });
});

test("results that somebody shared stand in a section of their own, and can be deleted and had back", async () => {
  const shared = JSON.stringify({ schema: 1, code: "IS1-ABCD", name: "Ana", received: START });
  const records = { "innospark/shared/0000000007": shared };
  await visit(house, { storageState: storageWith(house, { ...records, ...recordsOf(before) }) }, async (visited) => {
    const { page } = visited;
    await open(visited, "#/history", "history");
    const row = '[data-role="shared"] li[data-shared="0000000007"]';
    assert.match(await page.innerText(row), /Ana[^]*kept 2 March 2026/);
    assert.equal(await page.getAttribute(`${row} [data-action="open"]`, "href"), "#/r/IS1-ABCD");
    await page.click(`${row} [data-action="delete"]`);
    assert.equal((await stored(page))["innospark/shared/0000000007"], undefined);
    await press(page, "undo");
    await page.waitForSelector(row);
    assert.equal((await stored(page))["innospark/shared/0000000007"], shared);
  });
});

/** How many pixels of the radar have the target's colour at full strength. */
const targetInk = (page) =>
  page.evaluate(() => {
    const canvas = document.querySelector("[data-role=radar] canvas");
    const color = getComputedStyle(canvas).borderBottomColor.match(/\d+/g).slice(0, 3).map(Number);
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d", { willReadFrequently: true });
    copy.drawImage(canvas, 0, 0);
    const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
    let inked = 0;
    for (let at = 0; at < data.length; at += 4) if (data[at + 3] === 255 && color.every((value, channel) => Math.abs(data[at + channel] - value) <= 8)) inked += 1;
    return inked;
  });

test("a wished-for level stands on the radar at once, says how far it is, stays, and can be taken back", async () => {
  // The first skill stands at 25, the others at 50.
  await visit(house, seeded(before), async (visited) => {
    const { page, go } = visited;
    await go(`#/results/${before.id}`);
    await onResults(page);
    const key = `innospark/target/${INSTRUMENT}`;
    await page.waitForSelector('[data-role="target"]');
    assert.equal(await page.locator(".legend").count(), 0, "nothing to tell apart yet");
    const without = await targetInk(page);
    await page.click('[data-role="target"] summary');
    const slider = (id) => `[data-level="${id}"] input[type="range"]`;
    assert.equal(await page.getAttribute(slider(FIRST), "aria-valuetext"), "no wish");
    assert.equal((await stored(page))[key], undefined, "looking at it wishes nothing");
    const wish = (id, level) => page.fill(slider(id), String(level));
    await wish(FIRST, 80);
    await wish(SECOND, 60);
    await wish(instrument.dimensions[2].id, 50);
    const words = (id) => page.innerText(`[data-wish="${id}"]`);
    assert.match(await words(FIRST), /now 25, wished for 80: 55 points to go/);
    assert.match(await words(SECOND), /now 50, wished for 60: within measurement error/);
    assert.match(await words(instrument.dimensions[2].id), /reached/);
    assert.equal(await page.getAttribute(slider(FIRST), "aria-valuetext"), "80");
    assert.deepEqual(JSON.parse((await stored(page))[key]).levels, { [FIRST]: 80, [SECOND]: 60, [instrument.dimensions[2].id]: 50 });
    assert.deepEqual(await page.$$eval(".legend li", (keys) => keys.map((key_) => key_.dataset.key)), ["person", "target"]);
    await settled(page);
    assert.ok((await targetInk(page)) > without, "the target leaves ink of its own");
    await page.focus(slider(FIRST));
    await page.keyboard.press("ArrowRight");
    assert.match(await words(FIRST), /wished for 85: 60 points to go/);
    await focusOn(page, slider(FIRST));
    await holdsEverywhere(page);
    await go(`#/results/${before.id}`);
    await onResults(page);
    await page.waitForSelector(".legend");
    await page.click('[data-role="target"] summary');
    assert.equal(await page.inputValue(slider(FIRST)), "85");
    for (let left = 3; left > 0; left -= 1) await page.locator('[data-action="no-wish"]').first().click();
    assert.equal(await page.locator(".legend").count(), 0);
    assert.equal((await stored(page))[key], undefined);
    await settled(page);
    assert.equal(await targetInk(page), without, "the picture is as it was");
  });
});

for (const kind of ["scores", "answers"]) {
  test(`one's own result against a colleague's shared ${kind} is a difference between two people, told by the same rule`, async () => {
    const code = await visit(house, seeded(before), async (visited) => {
      const { page } = visited;
      await open(visited, `#/results/${before.id}`, "results");
      await page.check(`input[name="share"][value="${kind}"]`);
      await press(page, "share");
      return page.innerText('[data-role="code"]');
    });
    await visit(house, seeded(later), async (visited) => {
      const { page } = visited;
      await open(visited, `#/r/${code}`, "received");
      await page.fill('input[name="shared-name"]', "Ana");
      await press(page, "keep");
      await page.waitForSelector('[data-role="kept"]');
      await open(visited, "#/history", "history");
      await page.waitForSelector('[data-action="compare"]');
      const offered = await page.$$eval(".pick-two select option", (options) => options.map((option) => option.textContent));
      assert.ok(offered.some((text) => text.includes("Ana")), offered.join(" | "));
      await press(page, "compare");
      await onPage(page, "compare");
      const [rows, first, second] = [await compared(page), profileOf(LOW), profileOf(HIGH)];
      for (const id of Object.keys(first.dimensions)) {
        const [a, b] = [first.dimensions[id].score, second.dimensions[id].score];
        close(Number(rows[id].before), a, `${id}, the colleague's`);
        close(Number(rows[id].score), b, `${id}, one's own`);
        assert.equal(rows[id].verdict, change(a, b).verdict, id);
      }
      assert.match(await page.innerText("main"), /Ana/);
      await holdsEverywhere(page);
    });
  });
}
