// Missing is said, not hidden: not applicable, don't know and unanswered are three states, and none of them is a zero.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import {
  TAKE, answerPage, answerRest, assertProfile, completeFrom, focusOn, onResults, onReview, onStatements, openHouse, press, radio,
  settled, shownItems, shownProfile, storedAttempts, varied, visit,
} from "./lib/journey.mjs";
import { counting, instrument, itemsOf, profileOf, wording } from "./lib/oracle.mjs";
import { circleOf, inkedAxes, readRadar } from "./lib/radar.mjs";

const house = await openHouse();
after(() => house.close());

const ITEMS = itemsOf();
const byId = new Map(ITEMS.map((item) => [item.id, item]));
const of = (dimension) => ITEMS.filter((item) => item.dimension === dimension).map(({ id }) => id);
const names = (ids) => ids.map((id) => wording.dimensions[id].name);

/** The cells of a dimension's row, without the name. */
const cellsOf = (page, id) => page.$eval(`tr[data-dimension="${id}"]`, (row) => [...row.cells].slice(1).map((cell) => cell.innerText.trim()));

/** Answers everything but `skipped`, up to the review. */
async function reviewWithout(visited, skipped, choose = varied) {
  await visited.go(TAKE);
  await onStatements(visited.page);
  return answerRest(visited.page, (item) => (skipped.includes(item) ? undefined : choose(item)));
}

test("“doesn't apply” and “don't know” are kept as answers of their own and count in no score", async () => {
  await visit(house, {}, async (visited) => {
    const { page } = visited;
    const [courage, design] = [of("courage"), of("design")];
    const missing = { [courage[0]]: "na", [courage[1]]: "dk", [design[0]]: "dk" };
    const answers = await completeFrom(visited, (item) => missing[item] ?? varied(item));
    await assertProfile(page, answers);
    assert.equal((await cellsOf(page, "courage")).at(-1), "2 of 4");
    assert.equal((await cellsOf(page, "design")).at(-1), "3 of 4");
    const [{ answers: kept }] = await storedAttempts(page);
    assert.deepEqual(kept, answers);
    await page.click('tr[data-dimension="courage"] button');
    const rows = await page.locator("#explain-courage tbody tr").allInnerTexts();
    assert.match(rows[0], new RegExp(`${wording.missing.na}\\s+does not count`));
    assert.match(rows[1], new RegExp(`${wording.missing.dk}\\s+does not count`));
  });
});

test("the review lists exactly the statements without an answer, in the order asked", async () => {
  await visit(house, {}, async (visited) => {
    const { page } = visited;
    const skipped = [...of("curiosity"), of("optimism")[2], of("flexibility")[0]];
    // Missing by choice is an answer, so it is not listed.
    await reviewWithout(visited, skipped, (item) => (of("courage").includes(item) ? "na" : varied(item)));
    const [{ order }] = await storedAttempts(page);
    const open = order.filter((item) => skipped.includes(item));
    assert.deepEqual(await page.locator(".open a").allInnerTexts(), open.map((item) => wording.items[item]));
    assert.match(await page.innerText("main"), new RegExp(`${skipped.length} statements have no answer yet`));
  });
});

test("each link of the review leads to its statement and puts the focus on it", async () => {
  await visit(house, { viewport: { width: 390, height: 640 } }, async (visited) => {
    const { page } = visited;
    const skipped = [...of("curiosity"), ...of("design")];
    await reviewWithout(visited, skipped);
    const route = new URL(page.url()).hash;
    const [{ order }] = await storedAttempts(page);
    for (const item of order.filter((id) => skipped.includes(id))) {
      await page.click(`.open a[href="#q-${item}"]`);
      await focusOn(page, `fieldset[data-item="${item}"] input`);
      const { top, bottom } = await page.$eval(`fieldset[data-item="${item}"]`, (set) => set.getBoundingClientRect().toJSON());
      assert.ok(top >= -1 && top < 640 && bottom > 0, `${item} is in view`);
      assert.equal(new URL(page.url()).hash, route, "the address stays a route");
      await page.goBack();
      await onReview(page);
    }
  });
});

test("an answer given from the review takes its statement off the list", async () => {
  await visit(house, {}, async (visited) => {
    const { page } = visited;
    const [first, second] = of("curiosity");
    const answers = await reviewWithout(visited, [first, second]);
    await page.click(`.open a[href="#q-${first}"]`);
    await page.check(radio(first, "o4"));
    await page.goBack();
    await onReview(page);
    assert.deepEqual(await page.locator(".open a").allInnerTexts(), [wording.items[second]]);
    assert.match(await page.innerText("main"), /1 statement has no answer yet/);
    await press(page, "finish");
    await onResults(page);
    await assertProfile(page, { ...answers, [first]: "o4" });
  });
});

test("the review says what finishing costs: which skills lose their score and which are less sure", async () => {
  await visit(house, {}, async (visited) => {
    const { page } = visited;
    const skipped = [...of("courage").slice(0, 3), of("optimism")[0]];
    await reviewWithout(visited, skipped, (item) => (of("intuition").slice(0, 3).includes(item) ? "dk" : varied(item)));
    const costs = await page.locator("[data-role=costs] li").allInnerTexts();
    const [courage, optimism, intuition] = names(["courage", "optimism", "intuition"]);
    assert.deepEqual(costs, [
      `${intuition} gets no score: 1 of 4 answered, 2 needed.`,
      `${courage} gets no score: 1 of 4 answered, 2 needed.`,
      `${optimism} is scored from 3 of 4, so it is less sure.`,
    ]);
  });
});

test("one may finish all the same, and what was skipped stays unanswered", async () => {
  await visit(house, {}, async (visited) => {
    const { page } = visited;
    const skipped = [of("coordination")[0], ...of("imagination")];
    const answers = await reviewWithout(visited, skipped);
    await press(page, "finish");
    await onResults(page);
    await assertProfile(page, answers);
    assert.match(await page.innerText("main"), new RegExp(`${ITEMS.length - skipped.length} of ${ITEMS.length} answered`));
    const [{ answers: kept, finished }] = await storedAttempts(page);
    assert.deepEqual(kept, answers);
    assert.equal(typeof finished, "number");
    await page.click('tr[data-dimension="coordination"] button');
    assert.match(await page.locator("#explain-coordination tbody tr").first().innerText(), /no answer\s+does not count/);
  });
});

test("a skill with too few answers has no number anywhere and says in words what was missing", async () => {
  await visit(house, {}, async (visited) => {
    const { page } = visited;
    const few = of("courage").slice(0, 3);
    const answers = await completeFrom(visited, (item) => (few.includes(item) ? "na" : varied(item)));
    const row = page.locator('tr[data-dimension="courage"]');
    assert.equal(await row.getAttribute("data-score"), "");
    assert.equal(await row.getAttribute("data-band"), "");
    assert.deepEqual(await cellsOf(page, "courage"), ["not scored: 1 of 4 answered, 2 needed"]);
    assert.match(await page.innerText("[data-role=radar] figcaption"), new RegExp(`Not scored: ${names(["courage"])[0]}\\.`));
    await row.locator("button").click();
    assert.match(await page.innerText("#explain-courage .sums"), /2 of 4 answers are needed for a score/);
    await assertProfile(page, answers);
  });
});

test("a skill without a score leaves a gap in the radar instead of a point at zero", async () => {
  const axes = instrument.dimensions.length;
  const all = Array.from({ length: axes }, (_, axis) => axis);
  const highest = (item) => counting(byId.get(item), 5);
  const radarOf = (choose) =>
    visit(house, { viewport: { width: 1280, height: 900 } }, async (visited) => {
      await completeFrom(visited, choose);
      await settled(visited.page);
      return readRadar(visited.page);
    });
  const whole = await radarOf(highest);
  const circle = circleOf(whole, axes);
  assert.deepEqual(inkedAxes(whole, circle, axes), all);
  const unscored = [0, 7];
  const skipped = unscored.flatMap((axis) => of(instrument.dimensions[axis].id));
  const gapped = await radarOf((item) => (skipped.includes(item) ? "dk" : highest(item)));
  assert.deepEqual(inkedAxes(gapped, circle, axes), all.filter((axis) => !unscored.includes(axis)));
  const nearCentre = gapped.painted.filter(([x, y]) => Math.hypot(x - circle.x, y - circle.y) < circle.radius / 2);
  assert.deepEqual(nearCentre, [], "no line leads to the centre");
});

test("a group is scored from at least half of its skills, and the total from at least half of the groups", async () => {
  const [general, soft, problem] = instrument.groups.map(({ dimensions }) => dimensions);
  const scored = [...general.slice(0, 3), ...soft.slice(0, 2), ...problem];
  await visit(house, {}, async (visited) => {
    const answers = await completeFrom(visited, (item) => (scored.includes(byId.get(item).dimension) ? varied(item) : undefined));
    await assertProfile(visited.page, answers);
    const { sums } = await shownProfile(visited.page);
    assert.notEqual(sums[instrument.groups[0].id], null);
    assert.equal(sums[instrument.groups[1].id], null);
    assert.notEqual(sums.total, null);
    const row = await visited.page.innerText(`tr[data-sum="${instrument.groups[1].id}"]`);
    assert.match(row, /not scored: 2 of 5 parts have a score/);
  });
});

for (const [how, choose] of [
  ["without a single answer", () => undefined],
  ["with nothing but “don't know”", () => "dk"],
]) {
  test(`finishing ${how} says that there are too few answers and makes up nothing`, async () => {
    await visit(house, {}, async (visited) => {
      const { page, go } = visited;
      await go(TAKE);
      await onStatements(page);
      const answers = await answerRest(page, choose);
      await press(page, "finish");
      await onResults(page);
      assert.match(await page.innerText("h1"), /Too few answers/);
      await assertProfile(page, answers);
      for (const { score, band } of Object.values((await shownProfile(page)).dimensions)) assert.deepEqual([score, band], [null, ""]);
      assert.equal(await page.locator("canvas").count(), 0, "no empty radar");
      assert.equal(await page.locator("[data-role=priorities], [data-role=strengths]").count(), 0, "nothing is ranked");
      const reloaded = page.url();
      await page.reload();
      await onResults(page);
      assert.equal(page.url(), reloaded);
      assert.match(await page.innerText("h1"), /Too few answers/);
    });
  });
}

test("with fewer than three scores nothing is compared, but each score stands", async () => {
  await visit(house, {}, async (visited) => {
    const { page } = visited;
    const two = instrument.dimensions.slice(0, 2).map(({ id }) => id);
    const answers = await completeFrom(visited, (item) => (two.includes(byId.get(item).dimension) ? varied(item) : undefined));
    assert.match(await page.innerText("h1"), /Too few answers/);
    await assertProfile(page, answers);
    for (const id of two) assert.equal((await cellsOf(page, id)).at(-1), "4 of 4");
    assert.equal(profileOf(answers).total.score, null);
  });
});

test("a page may be left half answered, and the statements skipped stay without an answer", async () => {
  await visit(house, {}, async ({ page, go }) => {
    await go(TAKE);
    await onStatements(page);
    const items = await shownItems(page);
    const given = await answerPage(page, (item) => (items.indexOf(item) % 2 === 0 ? "o3" : undefined));
    await press(page, "next");
    await onStatements(page, 6);
    const [{ answers }] = await storedAttempts(page);
    assert.deepEqual(answers, given);
  });
});
