// The main job: from the start over sixty answers to an honest profile.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import {
  PAGE_SIZE, TAKE, answerPage, answerRest, assertProfile, begin, completeFrom, focusOn, onPage, onResults, onReview, onStatements,
  openHouse, press, radio, ready, settled, shownAnswers, shownItems, shownProfile, stored, storedAttempts, varied, visit,
} from "./lib/journey.mjs";
import { counting, instrument, intervalOf, itemsOf, profileOf, wording } from "./lib/oracle.mjs";
import { assertPainted } from "./lib/radar.mjs";

const house = await openHouse();
after(() => house.close());

const STATEMENTS = itemsOf().length;
const PAGES = STATEMENTS / PAGE_SIZE;

test("sixty answers by click, with a reload in the middle, lead to exactly the scores that the answers earn", async () => {
  await visit(house, {}, async ({ page, go }) => {
    await go();
    await begin(page);
    const answers = {};
    for (let number = 1; number <= STATEMENTS; number += PAGE_SIZE) {
      await onStatements(page, number);
      assert.deepEqual(await shownAnswers(page), {}, "nothing is chosen before the person does");
      for (const item of await shownItems(page)) {
        answers[item] = varied(item);
        await page.check(radio(item, answers[item]));
      }
      if (number === STATEMENTS / 2 + 1) await reloadInTheMiddle(page, number, answers);
      await press(page, "next");
    }
    await onReview(page);
    assert.match(await page.innerText("main"), /Every statement has an answer/);
    await press(page, "finish");
    await onResults(page);
    await assertProfile(page, answers);
    assert.equal(Object.keys(answers).length, STATEMENTS);
  });
});

async function reloadInTheMiddle(page, number, answers) {
  const before = await shownItems(page);
  await page.reload();
  await ready(page);
  await onStatements(page, number);
  const items = await shownItems(page);
  assert.deepEqual(items, before, "the order is drawn once and replayed");
  assert.deepEqual(await shownAnswers(page), Object.fromEntries(items.map((item) => [item, answers[item]])));
  assert.equal(await page.locator('[data-action="resume"]').count(), 0, "no question whether to go on");
  assert.match(await page.innerText("main"), new RegExp(`Welcome back\\. ${Object.keys(answers).length} of ${STATEMENTS} answered`));
}

test("the profile is still there after a reload, and the start lists it", async () => {
  await visit(house, {}, async (visited) => {
    const { page } = visited;
    const answers = await completeFrom(visited, varied);
    const address = page.url();
    await page.reload();
    await ready(page);
    await onResults(page);
    await assertProfile(page, answers);
    await page.click("header nav a");
    await onPage(page, "home");
    const row = page.locator("[data-role=attempts] li");
    await row.first().waitFor();
    assert.equal(await row.count(), 1);
    assert.match(await row.innerText(), new RegExp(`${wording.title}[^]*${STATEMENTS} of ${STATEMENTS} answered, finished`));
    await press(page, "open");
    await onResults(page);
    assert.equal(page.url(), address);
  });
});

test("the profile shows a table with every skill, its interval and how many answers it counts", async () => {
  await visit(house, {}, async (visited) => {
    const { page } = visited;
    // One answer less in the first skill, so its interval is wider than the others'.
    const [first] = itemsOf();
    const answers = await completeFrom(visited, (item) => (item === first.id ? undefined : varied(item)));
    const rows = await page.$$eval(".scores > table > tbody > tr:not([hidden])", (all) =>
      all.map((row) => [...row.cells].map((cell) => cell.innerText.trim())),
    );
    assert.equal(rows.length, instrument.dimensions.length + instrument.groups.length + 1);
    const { dimensions } = profileOf(answers);
    for (const { id } of instrument.dimensions) {
      const { name } = wording.dimensions[id];
      const [, , score, interval, , answered] = rows.find(([head]) => head === name);
      assert.equal(interval, intervalOf(dimensions[id]), `interval of ${name}`);
      assert.equal(answered, `${dimensions[id].answered} of ${dimensions[id].asked}`);
      assert.ok(Math.abs(Number(score) - dimensions[id].score) <= 0.5, `${name} is shown as ${score}`);
    }
  });
});

test("the radar is painted, and a sentence beside it says what it shows", async () => {
  await visit(house, {}, async (visited) => {
    const { page } = visited;
    await completeFrom(visited, varied);
    await assertPainted(page);
    const scores = Object.entries((await shownProfile(page)).dimensions);
    const by = (better) => scores.reduce((best, next) => (better(next[1].score, best[1].score) ? next : best));
    const [highest, lowest] = [by((a, b) => a > b), by((a, b) => a < b)].map(([id]) => wording.dimensions[id].name);
    const sentence = await page.innerText("[data-role=radar] figcaption");
    assert.match(sentence, new RegExp(`Highest: ${highest}, \\d+\\. Lowest: ${lowest}, \\d+\\.`));
    const label = await page.getAttribute("[data-role=radar] canvas", "aria-labelledby");
    assert.match(await page.innerText(`#${label}`), /Highest/);
  });
});

test("the radar is painted anew when the window becomes narrow or the theme changes", async () => {
  await visit(house, { viewport: { width: 1280, height: 900 } }, async (visited) => {
    const { page } = visited;
    await completeFrom(visited, varied);
    const paper = await assertPainted(page);
    await page.selectOption('select[name="theme"]', "dark");
    await page.waitForSelector('html[data-theme="dark"]', { state: "attached" });
    await settled(page);
    assert.notDeepEqual(await assertPainted(page), paper, "other colours");
    const wide = await page.$eval("canvas", (canvas) => canvas.width);
    await page.setViewportSize({ width: 360, height: 740 });
    await page.waitForFunction((before) => document.querySelector("canvas").width < before, wide);
    await assertPainted(page);
    assert.equal(await page.locator("[data-role=radar] .numbers li").count(), instrument.dimensions.length, "numbers take the names' place");
  });
});

test("back and forward in the browser walk through the pages of statements with their answers", async () => {
  await visit(house, {}, async ({ page, go }) => {
    const choices = ["o1", "o2", "na"];
    const given = [];
    await go(TAKE);
    for (const [index, choice] of choices.entries()) {
      await onStatements(page, index * PAGE_SIZE + 1);
      given.push(await answerPage(page, () => choice));
      await press(page, "next");
    }
    await onStatements(page, 3 * PAGE_SIZE + 1);
    const standsOn = async (index) => {
      await onStatements(page, index * PAGE_SIZE + 1);
      await settled(page);
      assert.deepEqual(await shownAnswers(page), given[index] ?? {}, `answers shown on page ${index + 1}`);
    };
    for (const index of [2, 1, 0]) {
      await page.goBack();
      await standsOn(index);
    }
    for (const index of [1, 2, 3]) {
      await page.goForward();
      await standsOn(index);
    }
    for (const index of [2, 1, 0]) {
      await press(page, "back");
      await standsOn(index);
    }
    assert.deepEqual((await storedAttempts(page))[0].answers, Object.assign({}, ...given));
  });
});

test("going back from the profile leaves the finished assessment as it is", async () => {
  await visit(house, {}, async (visited) => {
    const { page } = visited;
    const answers = await completeFrom(visited, varied);
    const [address, before] = [page.url(), await stored(page)];
    await page.goBack();
    await onPage(page, "take");
    assert.deepEqual(await stored(page), before);
    await page.goForward();
    await onResults(page);
    assert.equal(page.url(), address);
    await assertProfile(page, answers);
  });
});

test("choosing an answer moves nothing on, and an answer can be changed", async () => {
  await visit(house, {}, async ({ page, go }) => {
    await go(TAKE);
    await onStatements(page);
    const items = await shownItems(page);
    for (const [index, item] of items.entries()) {
      await page.check(radio(item, "o2"));
      assert.equal(Object.keys(await shownAnswers(page)).length, index + 1, "each answer stands alone");
    }
    await settled(page);
    await onStatements(page, 1);
    assert.deepEqual(await shownItems(page), items);
    await page.check(radio(items[0], "o5"));
    await page.check(radio(items[1], "dk"));
    const [{ answers }] = await storedAttempts(page);
    assert.deepEqual(answers, { ...Object.fromEntries(items.map((item) => [item, "o2"])), [items[0]]: "o5", [items[1]]: "dk" });
  });
});

test("a progress bar says how many statements are answered and about how long the rest takes", async () => {
  await visit(house, {}, async ({ page, go }) => {
    await go(TAKE);
    await onStatements(page);
    const bar = () => page.$eval("progress", ({ value, max }) => ({ value, max }));
    assert.deepEqual(await bar(), { value: 0, max: STATEMENTS });
    assert.match(await page.innerText(".progress"), new RegExp(`0 of ${STATEMENTS} answered\\s+about ${instrument.minutes} minutes left`));
    await answerPage(page, varied);
    assert.deepEqual(await bar(), { value: PAGE_SIZE, max: STATEMENTS });
    assert.match(await page.innerText(".progress"), new RegExp(`${PAGE_SIZE} of ${STATEMENTS} answered`));
    for (let index = 1; index < PAGES; index += 1) {
      await press(page, "next");
      await onStatements(page, index * PAGE_SIZE + 1);
      await answerPage(page, varied);
    }
    assert.deepEqual(await bar(), { value: STATEMENTS, max: STATEMENTS });
    assert.match(await page.innerText(".progress"), /everything answered/);
  });
});

test("every page has a title of its own that ends in the app's name", async () => {
  await visit(house, {}, async ({ page, go }) => {
    const titles = [];
    const note = async () => titles.push(await page.title());
    await go();
    await note();
    await begin(page);
    await note();
    await answerPage(page, varied);
    await press(page, "next");
    await onStatements(page, 6);
    await note();
    await answerRest(page, varied);
    await note();
    await press(page, "finish");
    await onResults(page);
    await note();
    await go("#/nowhere");
    // The page comes in a part of its own; until it is here, the document keeps its first title.
    await onPage(page, "lost");
    await note();
    assert.equal(new Set(titles).size, titles.length, titles.join("\n"));
    for (const title of titles) assert.match(title, /. · Innospark$/);
    assert.match(titles[2], /^Statements 6 to 10 of 60/);
  });
});

test("the focus goes to the heading of each further page, but stays where it is when the app is opened", async () => {
  await visit(house, {}, async ({ page, go }) => {
    const unmoved = async () => {
      await settled(page);
      assert.equal(await page.evaluate(() => document.activeElement === document.body), true, "nothing has taken the focus");
    };
    const onHeading = () => focusOn(page, "main h1");
    await go();
    await unmoved();
    await begin(page);
    await onHeading();
    await answerPage(page, varied);
    await press(page, "next");
    await onStatements(page, 6);
    await onHeading();
    assert.equal(await page.evaluate(() => scrollY), 0, "and the page begins at its top");
    await page.reload();
    await ready(page);
    await onStatements(page, 6);
    await unmoved();
    await page.goBack();
    await onStatements(page, 1);
    await onHeading();
    await answerRest(page, varied);
    await onHeading();
    await press(page, "finish");
    await onResults(page);
    await onHeading();
    await page.click("header nav a");
    await onPage(page, "home");
    await onHeading();
  });
});

test("strengths and priorities are named where they are clear, and the heading says the first of each", async () => {
  await visit(house, {}, async (visited) => {
    const { page } = visited;
    const levels = { curiosity: 5, courage: 1 };
    const byId = new Map(itemsOf().map((item) => [item.id, item]));
    await completeFrom(visited, (id) => counting(byId.get(id), levels[byId.get(id).dimension] ?? 3));
    const [strength, priority] = ["curiosity", "courage"].map((id) => wording.dimensions[id].name);
    const heading = await page.innerText("h1");
    assert.ok(heading.includes(strength) && heading.includes(priority), heading);
    assert.deepEqual(await page.locator("[data-role=strengths] li b").allInnerTexts(), [strength]);
    assert.deepEqual(await page.locator("[data-role=priorities] li b").allInnerTexts(), [priority]);
    assert.ok((await page.locator("[data-role=caveats] li").count()) > 0, "what it cannot tell stands there always");
  });
});

test("an even profile is called even, and nothing is ranked", async () => {
  await visit(house, {}, async (visited) => {
    const { page } = visited;
    const byId = new Map(itemsOf().map((item) => [item.id, item]));
    await completeFrom(visited, (id) => counting(byId.get(id), 4));
    assert.match(await page.innerText("h1"), /even/);
    assert.equal(await page.locator("[data-role=strengths]").count(), 0);
    assert.equal(await page.locator("[data-role=priorities] li").count(), 0);
    for (const { score } of Object.values((await shownProfile(page)).dimensions)) assert.equal(score, 75);
  });
});

test("each score explains itself: statements, reversals and sums that can be checked by hand", async () => {
  await visit(house, {}, async (visited) => {
    const { page } = visited;
    const answers = await completeFrom(visited, varied);
    for (const { id, items } of instrument.dimensions.slice(0, 3)) {
      await page.click(`tr[data-dimension="${id}"] button`);
      const explanation = page.locator(`#explain-${id}`);
      const rows = await explanation.locator("tbody tr").allInnerTexts();
      assert.equal(rows.length, items.length);
      for (const [index, item] of items.entries()) {
        assert.ok(rows[index].includes(wording.items[item.id]), "the statement");
        assert.ok(rows[index].includes(wording.options[answers[item.id]]), "the answer");
        assert.equal(/reversed/.test(rows[index]), item.key === -1, "whether it is reversed");
      }
      const sums = await explanation.locator(".sums").innerText();
      assert.ok(sums.includes(profileOf(answers).dimensions[id].score.toFixed(2)), sums);
    }
  });
});

test("the page shows the expected scores of every golden case of the instrument", async () => {
  await visit(house, {}, async ({ page, go }) => {
    await go(TAKE);
    await onStatements(page);
    await answerPage(page, varied);
    const [template] = await storedAttempts(page);
    for (const [index, golden] of instrument.golden.entries()) {
      const form = golden.form ?? "full";
      const record = { ...template, id: `g0000000${String(index).padStart(2, "0")}`, form, answers: golden.answers, finished: template.started };
      record.order = itemsOf(form).map((item) => item.id);
      record.page_times = [];
      await page.evaluate((kept) => localStorage.setItem(`innospark/attempt/${kept.id}`, JSON.stringify(kept)), record);
      await go(`#/results/${record.id}`);
      await page.waitForSelector("[data-dimension]");
      const { dimensions, sums } = await shownProfile(page);
      const shown = { ...Object.fromEntries(Object.entries(dimensions).map(([id, { score }]) => [id, score])), ...sums };
      for (const [id, score] of Object.entries(golden.expect)) {
        const close = score === null ? shown[id] === null : Math.abs(shown[id] - score) < 1e-9;
        assert.ok(close, `${golden.name}: ${id} is ${shown[id]}, expected ${score}`);
      }
      await assertProfile(page, golden.answers, form);
    }
  });
});
