// Everything stored on this device: seen, saved, brought back record by record, and deleted, with nothing lost on the way.
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { holdsEverywhere } from "./lib/axe.mjs";
import { completeFrom, focusOn, onPage, openHouse, press, ready, settled, storageWith, stored, varied, visit } from "./lib/journey.mjs";


const house = await openHouse();
const folder = await mkdtemp(path.join(tmpdir(), "innospark-data-"));
after(() => Promise.all([house.close(), rm(folder, { recursive: true })]));

const ITEMS = ["a_1", "a_2", "a_3", "a_4"];
const FOREIGN = { "other/app": "not ours", innospark: "nor this", "innospark-notes/x": "{}" };

/** An attempt's record, as the app writes it. */
function attempt(id, answers, { finished = null, ...rest } = {}) {
  const given = Object.fromEntries(ITEMS.slice(0, answers.length).map((item, index) => [item, answers[index]]));
  const record = {
    schema: 1, id, instrument: "creativity-skills", version: "1.0.0", hash: "0123456789abcdef", form: "short", role: null, language: "en",
    order: ITEMS, answers: given, page: 0, page_times: [0], started: 1_790_000_000_000, finished, ...rest,
  };
  return { [`innospark/attempt/${id}`]: JSON.stringify(record) };
}

const ONE = attempt("0000000001", ["o1", "o2"]);
const DONE = attempt("0000000002", ["o4", "o5", "o1", "na"], { finished: 1_790_000_900_000 });
const USED = {
  ...ONE,
  ...DONE,
  "innospark/label/0000000002": JSON.stringify({ schema: 1, name: "Before the course", note: "In June\n“in” Évora" }),
  "innospark/plan/0000000002": JSON.stringify({ schema: 1, priorities: ["courage"] }),
  "innospark/target/creativity-skills": JSON.stringify({ schema: 1, levels: { courage: 70 } }),
  "innospark/shared/0000000009": JSON.stringify({ schema: 1, code: "IS1-0000", name: "Ana", received: 5 }),
  "innospark/settings": JSON.stringify({ schema: 1, language: null, theme: "light" }),
  "innospark/attempt/0000000007": '{"schema": 7,  "later": 1.50e+1}',
  "innospark/attempt/0000000008": '{"schema":1,"id":"00000',
  "innospark/later/x": "\u0000 of another version",
};
const backup = (records) =>
  JSON.stringify({ innospark: "backup", schema: 1, records: Object.entries(records).map(([key, text]) => ({ key, record: JSON.parse(text) })) });
const own = (records) => Object.fromEntries(Object.entries(records).filter(([key]) => key.startsWith("innospark/")));
const seed = (records) => ({ storageState: storageWith(house, records) });

async function open({ page, go }, query = "") {
  await go(`${query}#/data`);
  await onPage(page, "data");
}

/** The backup that the page saves. */
async function exported(page) {
  const [download] = await Promise.all([page.waitForEvent("download"), press(page, "export-json")]);
  assert.equal(download.suggestedFilename(), "innospark-backup.json");
  return readFile(await download.path());
}

/** Chooses a file from the disk, as people do; fifty megabytes would not fit through the wire to the browser. */
async function choose(page, content) {
  const file = path.join(folder, "a backup.json");
  await writeFile(file, content);
  await page.setInputFiles('[data-action="import"]', file);
}

/** Chooses a file and waits for what would happen, by key. */
async function preview(page, content) {
  await choose(page, content);
  await page.waitForSelector('[data-role="preview"]');
  return page.$$eval("[data-import]", (rows) => Object.fromEntries(rows.map(({ dataset }) => [dataset.record, dataset.import])));
}

async function confirm(page) {
  await press(page, "import-confirm");
  await focusOn(page, '[data-role="import-outcome"]');
}

/** Chooses a file that is refused, and gives the sentence. */
async function refusal(page, content) {
  await choose(page, content);
  const alert = await page.waitForSelector('[role="alert"][data-notice="import"]');
  return alert.innerText();
}

test("every record is listed with its bytes, and the sum is theirs", async () => {
  await visit(house, seed({ ...USED, ...FOREIGN }), async (visited) => {
    const { page } = visited;
    await open(visited);
    const bytes = Object.entries(own(USED)).reduce((sum, [key, text]) => sum + Buffer.byteLength(key) + Buffer.byteLength(text), 0);
    assert.equal(await page.getAttribute("[data-bytes]", "data-bytes"), String(bytes));
    const rows = await page.$$eval('[data-role="stored"] tbody tr', (all) => all.map((row) => row.innerText));
    assert.equal(rows.length, Object.keys(USED).length - 2, "a name and a plan stand with their assessment");
    assert.match(rows.find((row) => row.includes("Before the course")), /Creative skills at work\s+4 of 4 answered, finished 21 September 2026/);
    assert.ok(rows.some((row) => row.includes("2 of 4 answered, begun")));
    assert.equal(rows.filter((row) => row.includes("cannot be used")).length, 3);
    assert.equal(await page.locator('[data-action="download-record"]').count(), 3);
    const shown = rows.map((row) => Number(row.match(/[\d,]+$/)[0].replace(",", ""))).reduce((sum, n) => sum + n, 0);
    assert.equal(shown, bytes);
    assert.match(await page.innerText("main"), /in this browser, on this device, and nowhere else/);
  });
});

test("a backup restored in another browser is saved again byte by byte, through a real assessment", async () => {
  const first = await visit(house, seed(USED), async (visited) => {
    await completeFrom(visited, varied);
    await open(visited);
    return { file: await exported(visited.page), records: await stored(visited.page) };
  });
  const json = JSON.parse(first.file);
  assert.deepEqual([json.innospark, json.schema, json.records.length], ["backup", 1, Object.keys(first.records).length]);
  assert.deepEqual(json.records.map(({ key }) => key), Object.keys(first.records).toSorted());
  await visit(house, seed(FOREIGN), async (visited) => {
    const { page } = visited;
    await open(visited);
    assert.match(await page.innerText("main"), /Nothing is kept yet/);
    const happens = await preview(page, first.file);
    assert.equal(happens["innospark/settings"], "new");
    assert.equal(happens["innospark/attempt/0000000008"], "set-aside");
    assert.deepEqual(await stored(page), FOREIGN, "nothing is written before it is confirmed");
    await confirm(page);
    assert.deepEqual(await stored(page), { ...first.records, ...FOREIGN });
    assert.deepEqual(await exported(page), first.file);
    const again = await preview(page, first.file);
    assert.deepEqual(new Set(Object.values(again)), new Set(["identical"]));
    assert.match(await page.innerText('[data-role="preview"]'), /All of it is already here/);
    assert.equal(await page.locator('[data-action="import-confirm"]').count(), 0);
  });
});

test("a preview that is declined changes nothing", async () => {
  await visit(house, seed({ ...ONE, ...FOREIGN }), async (visited) => {
    const { page } = visited;
    await open(visited);
    await preview(page, backup({ ...DONE, ...attempt("0000000001", ["o1", "o2", "o3"]) }));
    await focusOn(page, "#preview");
    await press(page, "import-decline");
    await focusOn(page, '[data-role="import-outcome"]');
    assert.match(await page.innerText('[data-role="import-outcome"]'), /Nothing was imported/);
    assert.deepEqual(await stored(page), { ...ONE, ...FOREIGN });
  });
});

test("of two states of an assessment the later becomes the current one, the other stays as one of its own", async () => {
  const key = "innospark/attempt/0000000001";
  const more = attempt("0000000001", ["o1", "o5", "o3"], { finished: 1_790_000_900_000 });
  for (const [there, file, expected] of [[ONE, more, "newer"], [more, ONE, "older"]]) {
    await visit(house, seed(there), async (visited) => {
      const { page } = visited;
      await open(visited);
      assert.deepEqual(await preview(page, backup(file)), { [key]: expected });
      await confirm(page);
      const records = await stored(page);
      assert.equal(records[key], more[key]);
      assert.equal(Object.keys(records).length, 2);
      const [other] = Object.entries(records).find(([name]) => name !== key);
      const { id, ...rest } = JSON.parse(records[other]);
      const { id: before, ...answers } = JSON.parse(ONE[key]);
      assert.deepEqual([other, rest], [`innospark/attempt/${id}`, answers]);
      assert.notEqual(id, before);
      assert.deepEqual(await preview(page, backup(file)), { [key]: "identical" }, "a second time");
      assert.deepEqual(await stored(page), records);
      await page.click("header nav a");
      await onPage(page, "home");
      await page.waitForFunction(() => document.querySelectorAll("[data-role=attempts] li").length === 2);
    });
  }
});

test("settings, names and records of other versions that are there stay", async () => {
  const there = {
    "innospark/settings": USED["innospark/settings"], "innospark/label/0000000002": USED["innospark/label/0000000002"],
    "innospark/attempt/0000000002": '{"schema":9}', ...FOREIGN,
  };
  const file = {
    ...DONE, "innospark/settings": JSON.stringify({ schema: 1, language: "it", theme: "dark" }),
    "innospark/label/0000000002": JSON.stringify({ schema: 1, name: "Another", note: "" }), "other/app": "{}",
  };
  await visit(house, seed(there), async (visited) => {
    const { page } = visited;
    await open(visited);
    assert.deepEqual(await preview(page, backup(file)), {
      "innospark/settings": "kept", "innospark/label/0000000002": "kept", "innospark/attempt/0000000002": "older", "other/app": "foreign",
    });
    await confirm(page);
    const records = await stored(page);
    for (const [key, text] of Object.entries(there)) assert.equal(records[key], text, key);
    assert.equal(Object.keys(records).length, Object.keys(there).length + 1, "the answers have a place of their own");
  });
});

test("each wrong file has a sentence of its own and leaves everything as it was", async () => {
  await visit(house, seed({ ...USED, ...FOREIGN }), async (visited) => {
    const { page } = visited;
    await open(visited);
    const sound = await exported(page);
    const before = await stored(page);
    const files = {
      damaged: sound.subarray(0, sound.length - 40),
      newer: '{"innospark":"backup","schema":2,"records":[{"key":"innospark/settings","record":{}}]}',
      foreign: '{"name":"another program","records":[1,2]}',
      json: "name,answer\nP,1\n",
      text: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0xff, 0xfe]),
      empty: "",
      none: '{"innospark":"backup","schema":1,"records":[]}',
      large: Buffer.alloc(50 * 1000 * 1000 - 1, " "),
      many: `{"innospark":"backup","schema":1,"records":[${new Array(10_001).fill("{}").join()}]}`,
    };
    const sentences = new Set();
    for (const [name, content] of Object.entries(files)) {
      // Another file in between, so that a sentence that stays is not taken for a new one.
      await preview(page, backup(DONE));
      const sentence = await refusal(page, content);
      assert.match(sentence, /Nothing was changed/, name);
      sentences.add(sentence);
      assert.deepEqual(await stored(page), before, name);
    }
    assert.equal(sentences.size, Object.keys(files).length, [...sentences].join("\n"));
  });
});

test("a hostile file is only text: no script runs, no prototype changes, nothing else breaks", async () => {
  const script = '<img src=x onerror="globalThis.hacked=1"><script>globalThis.hacked=1</script>{word}';
  const far = attempt("0000000003", ["o1"], { started: 9_007_199_254_740_991 });
  const entries = [
    { key: "innospark/label/0000000002", record: { schema: 1, name: script.repeat(200), note: script } },
    { key: "innospark/shared/0000000009", record: { schema: 1, code: script, name: script, received: 1 } },
    { key: "innospark/settings", record: { schema: 1, language: script, theme: "auto" } },
    { key: `innospark/${script}`, text: script },
    { key: script, text: script },
    { key: "__proto__", record: { hacked: 1 } },
    { key: "innospark/__proto__", text: '{"hacked":1}' },
    { key: "innospark/attempt/0000000004", text: `${"[".repeat(100_000)}` },
    ...Object.entries({ ...far, ...DONE }).map(([key, text]) => ({ key, record: JSON.parse(text) })),
  ];
  const raw = JSON.stringify({ innospark: "backup", schema: 1, records: entries }).replace('{"innospark"', '{"__proto__":{"hacked":1},"innospark"');
  await visit(house, {}, async (visited) => {
    const { page } = visited;
    await open(visited);
    // The mark is the first field of every backup, and may stand anywhere all the same.
    const happens = await preview(page, raw);
    assert.equal(happens[script], "foreign");
    assert.equal(happens["innospark/label/0000000002"], "new");
    await confirm(page);
    const widest = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(widest <= 0, `${widest} px to scroll sideways`);
    for (const address of ["", "#/data"]) {
      await visited.go(address);
      await settled(page);
      assert.deepEqual(await page.evaluate(() => [globalThis.hacked, {}.hacked, document.querySelectorAll("main img, main script").length]), [undefined, undefined, 0]);
    }
    await onPage(page, "data");
    assert.ok(Object.keys(await stored(page)).every((key) => key.startsWith("innospark/")));
  });
});

test("without room for all of it an import leaves everything as it was", async () => {
  await visit(house, seed({ ...ONE, ...FOREIGN }), async (visited) => {
    const { page } = visited;
    await open(visited);
    await page.evaluate(() => {
      for (let size = 4 << 20; size >= 1; size = Math.floor(size / 2)) {
        for (let part = 0; ; part += 1) {
          try {
            localStorage.setItem(`foreign/${size}/${part}`, "x".repeat(size));
          } catch {
            break;
          }
        }
      }
      // Room for one record and not for the next.
      localStorage.removeItem("foreign/512/0");
    });
    const before = await stored(page);
    const many = Object.assign({}, ...[4, 5, 6, 7].map((n) => attempt(`000000000${n}`, ["o1", "o2"])));
    await preview(page, backup({ ...many, ...attempt("0000000001", ["o1", "o2", "o3"]) }));
    await press(page, "import-confirm");
    const alert = await page.waitForSelector('[role="alert"][data-notice="import"]');
    assert.match(await alert.innerText(), /no room for all of it, so nothing was imported/);
    assert.deepEqual(await stored(page), before);
    await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("foreign/")).forEach((key) => localStorage.removeItem(key)));
    await preview(page, backup(many));
    await confirm(page);
    assert.deepEqual(await stored(page), { ...ONE, ...FOREIGN, ...many });
  });
});

test("everything of ours is deleted only after the word, comes back with undo, and what others stored stays", async () => {
  await visit(house, seed({ ...USED, ...FOREIGN }), async (visited) => {
    const { page } = visited;
    await open(visited);
    const word = (text) => page.fill('input[name="erase-word"]', text);
    for (const wrong of ["", "delet", "delete everything"]) {
      await word(wrong);
      await press(page, "erase-all");
      const alert = await page.waitForSelector('[role="alert"][data-notice="erase"]');
      assert.match(await alert.innerText(), /nothing was deleted/);
      assert.deepEqual(await stored(page), { ...USED, ...FOREIGN });
    }
    await word(" Delete ");
    await press(page, "erase-all");
    await focusOn(page, '[data-action="undo"]');
    assert.deepEqual(await stored(page), FOREIGN);
    assert.match(await page.innerText('[data-notice="erase"]'), new RegExp(`${Object.keys(USED).length} records deleted`));
    await press(page, "undo");
    await focusOn(page, "#stored");
    assert.deepEqual(await stored(page), { ...USED, ...FOREIGN });
    await word("delete");
    await press(page, "erase-all");
    await focusOn(page, '[data-action="undo"]');
    await page.click("header nav a");
    await onPage(page, "home");
    await page.goBack();
    await onPage(page, "data");
    assert.equal(await page.locator('[data-action="undo"]').count(), 0, "until the page is left");
    assert.deepEqual(await stored(page), FOREIGN);
  });
});

test("the page and its preview follow what another window does", async () => {
  await visit(house, seed(ONE), async (visited) => {
    const { page } = visited;
    await open(visited);
    assert.equal((await preview(page, backup(DONE)))["innospark/attempt/0000000002"], "new");
    const other = await visited.another();
    await open(other);
    await preview(other.page, backup(DONE));
    await confirm(other.page);
    await page.waitForSelector('[data-import="identical"]');
    await page.waitForFunction(() => document.querySelectorAll('[data-role="stored"] tbody tr').length === 2);
    assert.equal(await page.locator('[data-action="import-confirm"]').count(), 0);
  });
});

test("where nothing is stored the page says so, and works on what memory holds", async () => {
  await visit(house, seed({ ...USED }), async (visited) => {
    const { page } = visited;
    await open(visited, "?store=none");
    assert.match(await page.innerText("main"), /Nothing of this visit is kept on this device/);
    await preview(page, backup(DONE));
    await confirm(page);
    assert.match(await page.innerText('[data-role="import-outcome"]'), /memory only/);
    assert.deepEqual(JSON.parse(await exported(page)).records.map(({ key }) => key), Object.keys(DONE));
    assert.deepEqual(await stored(page), USED);
    await page.fill('input[name="erase-word"]', "delete");
    await press(page, "erase-all");
    await focusOn(page, '[data-action="undo"]');
    assert.deepEqual(await stored(page), USED);
    await page.reload();
    await ready(page);
  });
});

test("everything can be done with the keyboard", async () => {
  await visit(house, seed(ONE), async (visited) => {
    const { page } = visited;
    await open(visited);
    await preview(page, backup(DONE));
    await focusOn(page, "#preview");
    await page.keyboard.press("Tab");
    await focusOn(page, '[data-action="import-confirm"]');
    await page.keyboard.press("Enter");
    await focusOn(page, '[data-role="import-outcome"]');
    // Past what stands between, such as the ways to work without a network.
    const there = () => page.evaluate(() => document.activeElement?.matches('input[name="erase-word"]'));
    for (let tabs = 0; tabs < 10 && !(await there()); tabs += 1) await page.keyboard.press("Tab");
    await focusOn(page, 'input[name="erase-word"]');
    await page.keyboard.type("delete");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await focusOn(page, '[data-action="undo"]');
    await page.keyboard.press("Enter");
    await focusOn(page, "#stored");
    assert.deepEqual(await stored(page), { ...ONE, ...DONE });
  });
});

test("no axe finding in both themes, nothing to scroll sideways, in every state", async () => {
  await visit(house, seed(USED), async (visited) => {
    const { page } = visited;
    await open(visited);
    // From here on the theme is the device's, which is changed below.
    await page.selectOption('select[name="theme"]', "auto");
    await holdsEverywhere(page, "the list");
    await preview(page, backup({ ...attempt("0000000001", ["o1", "o2", "o3"]), ...attempt("0000000002", ["o1"]), "other/x": "1", "innospark/later/y": "2" }));
    await holdsEverywhere(page, "the preview");
    await refusal(page, "not a backup");
    await page.fill('input[name="erase-word"]', "wrong");
    await press(page, "erase-all");
    await page.waitForSelector('[data-notice="erase"]');
    await holdsEverywhere(page, "the refusals");
    await page.fill('input[name="erase-word"]', "delete");
    await press(page, "erase-all");
    await page.waitForSelector('[data-action="undo"]');
    await holdsEverywhere(page, "nothing stored");
  });
});
