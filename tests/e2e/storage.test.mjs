// What is kept, where, and what happens when the browser keeps nothing.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, test } from "node:test";
import {
  PAGE_SIZE, TAKE, answerPage, answerRest, assertProfile, begin, completeFrom, notice, onPage, onResults, onStatements, openHouse, press,
  ready, shownAnswers, shownItems, storageWith, stored, storedAttempts, varied, visit,
} from "./lib/journey.mjs";
import { INSTRUMENT, instrument, itemsOf } from "./lib/oracle.mjs";

const house = await openHouse();
after(() => house.close());

const FOREIGN = {
  elsewhere: "a text of another app",
  innospark: "no key of ours",
  "innospark-notes/attempt/x": "{}",
  "other/innospark/attempt/x": "",
};
const attemptKeys = (records) => Object.keys(records).filter((key) => key.startsWith("innospark/attempt/"));

/** A context whose storage holds these records before the app starts for the first time. */
const seed = (records) => ({ storageState: storageWith(house, records) });

/** Home, sixty answers and the profile, by the app's own links; gives the answers. */
async function wholeJourney({ page }) {
  await begin(page);
  const answers = await answerRest(page, varied);
  await press(page, "finish");
  await onResults(page);
  await assertProfile(page, answers);
  return answers;
}

test("each answer is stored at once, in a record with every field of the contract", async () => {
  await visit(house, {}, async (visited) => {
    const { page, go } = visited;
    await go();
    await begin(page);
    assert.deepEqual(await stored(page), {}, "nothing before the first answer");
    const [first] = await shownItems(page);
    const begun = await page.evaluate(() => Date.now());
    await page.check(`fieldset[data-item="${first}"] input[value="o4"]`);
    const records = await stored(page);
    const [key] = Object.keys(records);
    const record = JSON.parse(records[key]);
    const { id, hash, order, page_times: times, started, ...rest } = record;
    assert.equal(key, `innospark/attempt/${id}`);
    assert.match(id, /^[0-9a-hjkmnp-tv-z]{10}$/);
    assert.equal(typeof hash, "string");
    assert.deepEqual(order.toSorted(), itemsOf().map((item) => item.id).toSorted());
    assert.deepEqual(order.slice(0, PAGE_SIZE), await shownItems(page));
    assert.deepEqual(times, new Array(itemsOf().length / PAGE_SIZE).fill(0));
    assert.ok(started > 0 && started <= begun);
    assert.deepEqual(rest, {
      schema: 1, instrument: INSTRUMENT, version: instrument.version, form: "full", role: instrument.roles[0], language: "en",
      answers: { [first]: "o4" }, page: 0, finished: null,
    });
  });
});

test("a finished attempt keeps when it was finished and nothing else that it did not have", async () => {
  await visit(house, {}, async (visited) => {
    const answers = await completeFrom(visited, varied);
    const records = await stored(visited.page);
    assert.equal(Object.keys(records).length, 1);
    const [record] = await storedAttempts(visited.page);
    assert.deepEqual(record.answers, answers);
    assert.ok(record.finished >= record.started);
    assert.equal(record.page, itemsOf().length / PAGE_SIZE, "the review is where it was left");
  });
});

test("every key that is ever written begins with the app's name, and foreign records stay as they are", async () => {
  await visit(house, seed(FOREIGN), async (visited) => {
    const { page, go } = visited;
    await go();
    await wholeJourney(visited);
    await page.selectOption('select[name="theme"]', "dark");
    await page.click("header nav a");
    await onPage(page, "home");
    await press(page, "delete");
    await press(page, "undo");
    await press(page, "delete");
    await begin(page);
    await page.check('input[name="keep-nothing"]');
    await answerPage(page, varied);
    await page.uncheck('input[name="keep-nothing"]');
    const records = await stored(page);
    for (const [key, text] of Object.entries(FOREIGN)) assert.equal(records[key], text, key);
    const own = Object.keys(records).filter((key) => !(key in FOREIGN));
    assert.ok(own.length >= 2 && own.every((key) => key.startsWith("innospark/")), own.join());
    for (const key of own) assert.equal(JSON.parse(records[key]).schema, 1, key);
  });
});

test("time is booked to the page on which it was spent, also when the browser's back button leaves it", async () => {
  await visit(house, {}, async ({ page, context, go }) => {
    await context.clock.install();
    await go(TAKE);
    await onStatements(page);
    await answerPage(page, varied);
    await page.clock.fastForward("01:00:00");
    await press(page, "next");
    await onStatements(page, 6);
    await answerPage(page, varied);
    await page.clock.fastForward("02:00:00");
    await page.goBack();
    await onStatements(page, 1);
    await press(page, "next");
    await onStatements(page, 6);
    await press(page, "next");
    await onStatements(page, 11);
    const [{ page_times: times }] = await storedAttempts(page);
    assert.deepEqual(times.map((time) => Math.floor(time / 3_600_000)).slice(0, 3), [1, 2, 0], "hours a page");
  });
});

test("with store=none in the address nothing is kept on the device, and the whole journey works", async () => {
  await visit(house, {}, async (visited) => {
    const { page, go } = visited;
    await go("?store=none");
    assert.match(await notice(page, "storage"), /memory only/);
    await wholeJourney(visited);
    await page.selectOption('select[name="theme"]', "dark");
    assert.deepEqual(await stored(page), {});
    assert.deepEqual(await page.evaluate(() => [sessionStorage.length, document.cookie]), [0, ""]);
    await page.click("header nav a");
    await onPage(page, "home");
    await page.waitForSelector("[data-role=attempts] li");
    assert.equal(await page.locator("[data-role=attempts] li").count(), 1, "held until the page is closed");
    await page.reload();
    await ready(page);
    assert.equal(await page.locator("[data-role=attempts]").count(), 0, "and gone afterwards");
  });
});

test("store=none leaves what was kept before alone and out of sight", async () => {
  await visit(house, {}, async (visited) => {
    const { page, go } = visited;
    await completeFrom(visited, varied);
    const before = await stored(page);
    await go("?store=none");
    assert.equal(await page.locator("[data-role=attempts]").count(), 0);
    await begin(page);
    await answerPage(page, varied);
    assert.deepEqual(await stored(page), before);
  });
});

test("the switch for shared computers takes the record off the device and keeps the answers in the page", async () => {
  await visit(house, {}, async ({ page, go }) => {
    await go(TAKE);
    await onStatements(page);
    const answers = await answerPage(page, varied);
    assert.equal(attemptKeys(await stored(page)).length, 1);
    await page.check('input[name="keep-nothing"]');
    assert.match(await notice(page, "storage"), /memory only/);
    assert.deepEqual(await stored(page), {});
    assert.deepEqual(await shownAnswers(page), answers);
    await press(page, "next");
    Object.assign(answers, await answerRest(page, varied));
    await press(page, "finish");
    await onResults(page);
    await assertProfile(page, answers);
    assert.deepEqual(await stored(page), {});
  });
});

test("the switch for shared computers can be taken back, and then everything answered is kept again", async () => {
  await visit(house, {}, async ({ page, go }) => {
    await go(TAKE);
    await onStatements(page);
    await page.check('input[name="keep-nothing"]');
    const answers = await answerPage(page, varied);
    assert.deepEqual(await stored(page), {});
    await page.uncheck('input[name="keep-nothing"]');
    await page.waitForSelector('[data-notice="storage"]', { state: "detached" });
    const [record] = await storedAttempts(page);
    assert.deepEqual(record.answers, answers);
  });
});

const BLOCKED = {
  "reading it throws": () =>
    Object.defineProperty(globalThis, "localStorage", {
      get() {
        throw new DOMException("The operation is insecure.", "SecurityError");
      },
    }),
  "there is none": () => Object.defineProperty(globalThis, "localStorage", { value: null }),
};

for (const [how, onStart] of Object.entries(BLOCKED)) {
  test(`where storage is blocked (${how}) the app says so and the whole journey works`, async () => {
    await visit(house, { onStart }, async (visited) => {
      const { page, go } = visited;
      await go();
      assert.match(await notice(page, "storage"), /does not allow storing anything/);
      await begin(page);
      assert.equal(await page.locator('input[name="keep-nothing"]').count(), 0, "there is nothing to switch");
      const answers = await answerPage(page, varied);
      await page.click("header nav a");
      await onPage(page, "home");
      await press(page, "resume");
      await onStatements(page);
      assert.deepEqual(await shownAnswers(page), answers, "a way over the start loses nothing");
      Object.assign(answers, await answerRest(page, varied));
      await press(page, "finish");
      await onResults(page);
      await assertProfile(page, answers);
      await page.selectOption('select[name="theme"]', "dark");
      await page.waitForSelector('html[data-theme="dark"]', { state: "attached" });
    });
  });
}

test("in a sandboxed frame, which has no storage, the whole journey works", async () => {
  const host = `<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,">
    <iframe title="Assessment" sandbox="allow-scripts" src="./" width="900" height="900"></iframe></html>`;
  // A frame without an origin loads its own modules as from elsewhere, so the server has to allow that.
  const framed = await openHouse({ files: { "host.html": host }, headers: { "Access-Control-Allow-Origin": "*" } });
  try {
    await visit(framed, {}, async ({ page }) => {
      await page.goto(`${framed.server.url}host.html`);
      const frame = page.frames()[1];
      await ready(frame);
      assert.equal(await frame.evaluate(() => origin), "null");
      assert.match(await notice(frame, "storage"), /does not allow storing anything/);
      await wholeJourney({ page: frame });
    });
  } finally {
    await framed.close();
  }
});

/** Leaves no room at all for another character. */
function fill() {
  for (let size = 4 << 20; size >= 1; size = Math.floor(size / 2)) {
    for (let part = 0; ; part += 1) {
      try {
        localStorage.setItem(`foreign/${size}/${part}`, "x".repeat(size));
      } catch {
        break;
      }
    }
  }
}

/** Takes out what `fill` put in. */
function clear() {
  for (const name of Object.keys(localStorage)) if (name.startsWith("foreign/")) localStorage.removeItem(name);
}

const foreignRecords = (page) => page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith("foreign/")).length);

test("where storage is full the app says so, loses no answer within the page, and keeps them once there is room", async () => {
  await visit(house, {}, async ({ page, go }) => {
    await go(TAKE);
    await onStatements(page);
    const answers = await answerPage(page, varied);
    const [key] = attemptKeys(await stored(page));
    await page.evaluate(fill);
    const foreign = await foreignRecords(page);
    await press(page, "next");
    await onStatements(page, 6);
    Object.assign(answers, await answerPage(page, varied));
    assert.match(await notice(page, "storage"), /storage of this browser is full/);
    assert.equal(await foreignRecords(page), foreign);
    await page.click("header nav a");
    await onPage(page, "home");
    await press(page, "resume");
    await onStatements(page, 6);
    const items = await shownItems(page);
    assert.deepEqual(await shownAnswers(page), Object.fromEntries(items.map((item) => [item, answers[item]])));
    await page.evaluate(clear);
    await press(page, "next");
    await onStatements(page, 11);
    Object.assign(answers, await answerPage(page, varied));
    await page.waitForSelector('[data-notice="storage"]', { state: "detached" });
    assert.deepEqual(JSON.parse((await stored(page))[key]).answers, answers);
  });
});

test("where storage is full from the start the whole journey works and foreign records stay", async () => {
  await visit(house, { onStart: fill }, async (visited) => {
    const { page, go } = visited;
    await go();
    const before = await foreignRecords(page);
    await wholeJourney(visited);
    assert.match(await notice(page, "storage"), /storage of this browser is full/);
    assert.ok(before > 0);
    assert.equal(await foreignRecords(page), before);
  });
});

test("where every write is refused the whole journey works and the app says what is not kept", async () => {
  const refuse = () => {
    Storage.prototype.setItem = () => {
      throw new DOMException("no room", "QuotaExceededError");
    };
  };
  await visit(house, { onStart: refuse }, async (visited) => {
    await visited.go();
    await wholeJourney(visited);
    assert.match(await notice(visited.page, "storage"), /storage of this browser is full/);
    assert.deepEqual(await stored(visited.page), {});
  });
});

const UNREADABLE = {
  "innospark/attempt/0000000000": ["no JSON at all", /damaged/],
  "innospark/attempt/1111111111": ["", /damaged/],
  "innospark/attempt/2222222222": ['{"schema":1,"id":"2222222222","instrument":"creativity-skills"}', /damaged/],
  "innospark/attempt/3333333333": ['{"schema":2,"id":"3333333333","answers":"in another shape ✓"}', /newer version/],
  "innospark/attempt/not an id": ["[1,2", /damaged/],
};

test("damaged and newer records are left as they are, set aside with a sentence, and offered for download", async () => {
  const records = Object.fromEntries(Object.entries(UNREADABLE).map(([key, [text]]) => [key, text]));
  await visit(house, seed(records), async (visited) => {
    const { page, go } = visited;
    await go();
    const aside = page.locator('[data-notice="aside"]');
    await aside.first().waitFor();
    assert.equal(await aside.count(), Object.keys(records).length);
    const offered = [];
    for (const box of await aside.all()) {
      const [download] = await Promise.all([page.waitForEvent("download"), box.locator("[data-action=download-record]").click()]);
      const text = await readFile(await download.path(), "utf8");
      const [, [, why]] = Object.entries(UNREADABLE).find(([, [kept]]) => kept === text);
      assert.match(await box.innerText(), why);
      assert.match(download.suggestedFilename(), /^innospark-attempt-.*\.json$/);
      offered.push(text);
    }
    assert.deepEqual(offered.toSorted(), Object.values(records).toSorted());
    await begin(page);
    await answerPage(page, varied);
    await page.click("header nav a");
    await onPage(page, "home");
    await page.waitForSelector("[data-role=attempts] li");
    assert.equal(await page.locator("[data-role=attempts] li").count(), 1, "readable ones are listed beside them");
    await press(page, "delete");
    const after = await stored(page);
    for (const [key, text] of Object.entries(records)) assert.equal(after[key], text, key);
  });
});

test("the address of a damaged result says so, and offers the record", async () => {
  const key = "innospark/attempt/0000000000";
  await visit(house, seed({ [key]: "{damaged" }), async ({ page, go }) => {
    await go("#/results/0000000000");
    await onPage(page, "results");
    assert.match(await page.innerText('[data-notice="aside"]'), /damaged/);
    const [download] = await Promise.all([page.waitForEvent("download"), press(page, "download-record")]);
    assert.equal(await readFile(await download.path(), "utf8"), "{damaged");
    assert.equal((await stored(page))[key], "{damaged");
  });
});

for (const [state, text] of [
  ["newer", '{"schema":9,"theme":"sepia"}'],
  ["damaged", "{theme: dark"],
]) {
  test(`${state} settings are left as they are, and the appearance can be chosen all the same`, async () => {
    await visit(house, seed({ "innospark/settings": text }), async ({ page, go }) => {
      await go();
      await page.selectOption('select[name="theme"]', "dark");
      await page.waitForSelector('html[data-theme="dark"]', { state: "attached" });
      assert.equal((await stored(page))["innospark/settings"], text);
    });
  });
}

test("an attempt from another edition of the statements is never scored by guesswork", async () => {
  await visit(house, {}, async (visited) => {
    const { page, go } = visited;
    await completeFrom(visited, varied);
    const [record] = await storedAttempts(page);
    const edit = async (change) => {
      const text = JSON.stringify({ ...record, ...change });
      await page.evaluate(([key, value]) => localStorage.setItem(key, value), [`innospark/attempt/${record.id}`, text]);
      await go(`#/results/${record.id}`);
      await onPage(page, "results");
      assert.equal((await stored(page))[`innospark/attempt/${record.id}`], text, "the record stays as it is");
    };
    await edit({ version: "2.0.0" });
    assert.equal(await page.locator("[data-dimension]").count(), 0);
    assert.match(await page.innerText("main"), /2\.0\.0/);
    await edit({ version: "1.9.0", hash: record.hash.replace(/./g, "0") });
    await onResults(page);
    assert.match(await page.innerText('[data-notice="edition"]'), /1\.9\.0[^]*1\.0\.0/);
    await assertProfile(page, record.answers);
  });
});
