// Coming back: an attempt continues where it was, several live side by side, and nothing that was answered is lost.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import {
  PAGE_SIZE, TAKE, answerPage, answerRest, assertProfile, completeFrom, focusOn, onPage, onResults, onReview, onStatements, openHouse,
  press, ready, settled, shownAnswers, shownItems, stored, storedAttempts, varied, visit,
} from "./lib/journey.mjs";
import { itemsOf, profileOf } from "./lib/oracle.mjs";

const house = await openHouse();
after(() => house.close());

const FULL = itemsOf().length;
const SHORT = itemsOf("short").length;
const attemptRows = (page) => page.locator("[data-role=attempts] li");

/** Answers the first page and goes to the second; gives the answers. */
async function answerOnePage({ page, go }, choose = varied, address = TAKE) {
  await go(address);
  await onStatements(page);
  const answers = await answerPage(page, choose);
  await press(page, "next");
  await onStatements(page, PAGE_SIZE + 1);
  return answers;
}

async function goHome(page) {
  await page.click("header nav a");
  await onPage(page, "home");
}

test("an attempt left for the start goes on from the list where it was", async () => {
  await visit(house, {}, async (visited) => {
    const { page } = visited;
    const answers = await answerOnePage(visited);
    const items = await shownItems(page);
    await goHome(page);
    assert.match(await attemptRows(page).innerText(), new RegExp(`${PAGE_SIZE} of ${FULL} answered, begun`));
    await press(page, "resume");
    await onStatements(page, PAGE_SIZE + 1);
    assert.deepEqual(await shownItems(page), items);
    const rest = await answerRest(page, varied);
    await press(page, "finish");
    await onResults(page);
    await assertProfile(page, { ...answers, ...rest });
    assert.equal((await storedAttempts(page)).length, 1);
  });
});

test("opening the assessment anew offers to go on, which leads to the page where it was left", async () => {
  await visit(house, {}, async (visited) => {
    const answers = await answerOnePage(visited);
    const { page, go } = await visited.another();
    await go(TAKE);
    await page.waitForSelector('main [data-action="restart"]');
    assert.match(await page.innerText("main"), new RegExp(`You have an unfinished assessment[^]*${PAGE_SIZE} of ${FULL} answered`));
    assert.equal(await page.locator("fieldset").count(), 0);
    await press(page, "resume");
    await onStatements(page, PAGE_SIZE + 1);
    await press(page, "back");
    await onStatements(page);
    assert.deepEqual(await shownAnswers(page), answers);
  });
});

test("the focus goes to the heading once it is chosen whether to go on or to start again", async () => {
  for (const choice of ["resume", "restart"]) {
    await visit(house, {}, async (visited) => {
      await answerOnePage(visited);
      const { page, go } = await visited.another();
      await go(TAKE);
      await press(page, choice);
      await onStatements(page, choice === "resume" ? PAGE_SIZE + 1 : 1);
      await focusOn(page, "main h1");
    });
  }
});

test("starting again keeps the attempt at hand in the list, untouched", async () => {
  await visit(house, {}, async (visited) => {
    await answerOnePage(visited);
    const [kept] = await storedAttempts(visited.page);
    const { page, go } = await visited.another();
    await go(TAKE);
    await press(page, "restart");
    await onStatements(page);
    assert.deepEqual(await shownAnswers(page), {});
    assert.deepEqual(await storedAttempts(page), [kept], "nothing is written before the first answer");
    await answerPage(page, () => "o1");
    const attempts = await storedAttempts(page);
    assert.equal(attempts.length, 2);
    assert.deepEqual(attempts.find(({ id }) => id === kept.id), kept);
    await goHome(page);
    await attemptRows(page).first().waitFor();
    assert.equal(await attemptRows(page).count(), 2);
  });
});

test("going back after starting again shows the attempt that the address names, with its own answers", async () => {
  await visit(house, {}, async (visited) => {
    const { page } = visited;
    const answers = await answerOnePage(visited);
    Object.assign(answers, await answerPage(page, varied));
    const items = await shownItems(page);
    await page.reload();
    await ready(page);
    await onStatements(page, PAGE_SIZE + 1);
    await press(page, "restart");
    await onStatements(page);
    await page.goBack();
    await onStatements(page, PAGE_SIZE + 1);
    await settled(page);
    assert.deepEqual(await shownItems(page), items);
    assert.deepEqual(await shownAnswers(page), Object.fromEntries(items.map((item) => [item, answers[item]])));
  });
});

test("several attempts live side by side, the latest first, and each goes on with its own answers", async () => {
  await visit(house, {}, async (visited) => {
    const { page, go } = visited;
    const choices = ["o1", "o3", "o5"];
    for (const [index, option] of choices.entries()) {
      await go(TAKE);
      if (index > 0) await press(page, "restart");
      await onStatements(page);
      await answerPage(page, () => option);
    }
    for (const [place, option] of choices.toReversed().entries()) {
      await goHome(page);
      await attemptRows(page).first().waitFor();
      assert.equal(await attemptRows(page).count(), choices.length);
      await attemptRows(page).nth(place).locator('[data-action="resume"]').click();
      await onStatements(page);
      assert.deepEqual(new Set(Object.values(await shownAnswers(page))), new Set([option]));
    }
  });
});

test("a deleted attempt comes back whole when the deletion is undone", async () => {
  await visit(house, {}, async (visited) => {
    const { page } = visited;
    await completeFrom(visited, varied);
    await page.evaluate(() => localStorage.setItem("elsewhere", "kept"));
    const before = await stored(page);
    await goHome(page);
    await press(page, "delete");
    await page.waitForSelector('[data-action="undo"]');
    assert.equal(await attemptRows(page).count(), 0);
    assert.deepEqual(await stored(page), { elsewhere: "kept" });
    await press(page, "undo");
    await attemptRows(page).waitFor();
    assert.deepEqual(await stored(page), before);
    await press(page, "open");
    await onResults(page);
  });
});

test("deleting one attempt leaves the others and gives no focus away", async () => {
  await visit(house, {}, async (visited) => {
    const { page, go } = visited;
    await answerOnePage(visited);
    const [kept] = await storedAttempts(page);
    await go(TAKE);
    await press(page, "restart");
    await onStatements(page);
    await answerPage(page, varied);
    await goHome(page);
    await attemptRows(page).first().locator('[data-action="delete"]').click();
    await page.waitForSelector('[data-action="undo"]');
    await settled(page);
    assert.deepEqual(await storedAttempts(page), [kept]);
    assert.equal(await page.evaluate(() => document.activeElement.closest("main") !== null), true, "the focus stays in the page's content");
    await page.reload();
    await onPage(page, "home");
    await attemptRows(page).first().waitFor();
    assert.equal(await attemptRows(page).count(), 1, "what is deleted stays deleted");
  });
});

test("the short form, chosen from the list, asks two statements a skill and is scored as such", async () => {
  await visit(house, {}, async ({ page, go }) => {
    await go(TAKE);
    await onStatements(page);
    await page.selectOption('select[name="form"]', "short");
    await page.waitForFunction((total) => document.querySelector("h1 .caption").textContent.includes(`of ${total}`), SHORT);
    const answers = await answerRest(page, varied);
    await onReview(page);
    await press(page, "finish");
    await onResults(page);
    assert.deepEqual(Object.keys(answers).toSorted(), itemsOf("short").map(({ id }) => id).toSorted());
    await assertProfile(page, answers, "short");
    const [record] = await storedAttempts(page);
    assert.equal(record.form, "short");
    assert.equal(record.order.length, SHORT);
    assert.match(await page.innerText("main"), /Short form/);
  });
});

test("the form can be chosen until the first answer, and no longer", async () => {
  await visit(house, {}, async ({ page, go }) => {
    await go(TAKE);
    await onStatements(page);
    for (const form of ["short", "full", "short"]) await page.selectOption('select[name="form"]', form);
    await answerPage(page, varied);
    await page.waitForSelector('select[name="form"]', { state: "detached" });
    const attempts = await storedAttempts(page);
    assert.deepEqual(attempts.map(({ form }) => form), ["short"]);
  });
});

test("form and role can be asked for in the address, and what is unknown there is ignored", async () => {
  const expectations = [
    ["?form=short&role=employer", { form: "short", role: "employer" }],
    ["?role=employer", { form: "full", role: "employer" }],
    ["?form=huge&role=%3Cscript%3E", { form: "full", role: "employee" }],
  ];
  for (const [query, expected] of expectations) {
    await visit(house, {}, async ({ page, go }) => {
      await go(query + TAKE);
      await onStatements(page);
      assert.equal(await page.inputValue('select[name="role"]'), expected.role);
      await answerPage(page, varied);
      const [{ form, role }] = await storedAttempts(page);
      assert.deepEqual({ form, role }, expected, query);
    });
  }
});

test("the role is chosen from a list, stored, and never changes a score", async () => {
  await visit(house, {}, async ({ page, go }) => {
    await go(TAKE);
    await onStatements(page);
    const first = await answerPage(page, varied);
    await page.selectOption('select[name="role"]', "employer");
    assert.equal((await storedAttempts(page))[0].role, "employer");
    const answers = { ...first, ...(await answerRest(page, varied)) };
    await press(page, "finish");
    await onResults(page);
    await assertProfile(page, answers);
    assert.equal((await storedAttempts(page))[0].role, "employer");
  });
});

test("two tabs that answer the same attempt lose nothing of each other", async () => {
  await visit(house, {}, async (visited) => {
    const answers = await answerOnePage(visited, () => "o2");
    const other = await visited.another();
    await other.go(TAKE);
    await press(other.page, "resume");
    await onStatements(other.page, PAGE_SIZE + 1);
    for (let number = PAGE_SIZE + 1; number <= FULL; number += PAGE_SIZE) {
      for (const [index, tab] of [visited, other].entries()) {
        await tab.page.bringToFront();
        await onStatements(tab.page, number);
        const items = await shownItems(tab.page);
        // Each tab answers other statements of the same page, the second in reverse.
        Object.assign(answers, await answerPage(tab.page, (item) => (items.indexOf(item) % 2 === index ? `o${index + 3}` : undefined)));
      }
      for (const tab of [visited, other]) await press(tab.page, "next");
    }
    const attempts = await storedAttempts(visited.page);
    assert.equal(attempts.length, 1);
    assert.deepEqual(attempts[0].answers, answers);
    await onReview(other.page);
    await press(other.page, "finish");
    await onResults(other.page);
    await assertProfile(other.page, answers);
    assert.equal(Object.keys(profileOf(answers).dimensions).length, 15);
  });
});

test("a tab shows the start's list anew when another one adds or deletes an attempt", async () => {
  await visit(house, {}, async (visited) => {
    const { page, go } = visited;
    await go();
    const other = await visited.another();
    await answerOnePage(other);
    await attemptRows(page).waitFor();
    await goHome(other.page);
    await press(other.page, "delete");
    await attemptRows(page).waitFor({ state: "detached" });
  });
});

test("the result of an unfinished attempt says that it is unfinished and offers to go on", async () => {
  await visit(house, {}, async (visited) => {
    const { page, go } = visited;
    await answerOnePage(visited);
    const [{ id }] = await storedAttempts(page);
    await go(`#/results/${id}`);
    await onResults(page);
    assert.match(await page.innerText('[data-notice="unfinished"]'), /not finished/);
    await press(page, "resume");
    await onStatements(page, PAGE_SIZE + 1);
  });
});

test("answering again from a profile begins a new attempt beside the finished one", async () => {
  await visit(house, {}, async (visited) => {
    const { page } = visited;
    const answers = await completeFrom(visited, varied);
    const [finished] = await storedAttempts(page);
    await press(page, "start");
    await onStatements(page);
    assert.deepEqual(await shownAnswers(page), {});
    await answerPage(page, () => "o1");
    const attempts = await storedAttempts(page);
    assert.equal(attempts.length, 2);
    assert.deepEqual(attempts.find(({ id }) => id === finished.id), finished);
    assert.deepEqual(finished.answers, answers);
  });
});
