// Everything by keyboard alone, and always visibly so.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import {
  PAGE_SIZE, TAKE, answerRest, assertProfile, begin, completeFrom, focusOn, onPage, onResults, onReview, onStatements, openHouse, press, radio,
  settled, shownAnswers, shownItems, storedAttempts, varied, visit,
} from "./lib/journey.mjs";
import { instrument, itemsOf } from "./lib/oracle.mjs";

const house = await openHouse();
after(() => house.close());

const focused = (page) =>
  page.evaluate(() => {
    const { tagName, name, value } = document.activeElement;
    return { tag: tagName, name, value };
  });
const inContent = (page) => page.evaluate(() => document.activeElement.closest("main") !== null);

/** Presses Tab until the focus is where it is wanted; says so when it never comes there. */
async function tabTo(page, selector, key = "Tab") {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press(key);
    if (await page.evaluate((css) => document.activeElement.matches(css), selector)) return;
  }
  assert.fail(`${selector} is out of the keyboard's reach`);
}

async function openStatements({ page, go }) {
  await go(TAKE);
  await onStatements(page);
  return shownItems(page);
}

test("a person with a keyboard alone comes from the start to the profile", async () => {
  await visit(house, {}, async ({ page, go }) => {
    await go();
    await tabTo(page, '[data-action="start"]');
    await page.keyboard.press("Enter");
    const answers = {};
    for (let number = 1; number <= itemsOf().length; number += PAGE_SIZE) {
      await onStatements(page, number);
      await focusOn(page, "main h1");
      for (const item of await shownItems(page)) {
        await tabTo(page, `fieldset[data-item="${item}"] input`);
        answers[item] = varied(item);
        await page.keyboard.press(answers[item].slice(1));
      }
      await tabTo(page, '[data-action="next"]');
      await page.keyboard.press("Enter");
    }
    await onReview(page);
    await tabTo(page, '[data-action="finish"]');
    await page.keyboard.press("Space");
    await onResults(page);
    await assertProfile(page, answers);
  });
});

test("keys 1 to 5 answer the statement that has the focus, and nothing moves on", async () => {
  await visit(house, {}, async (visited) => {
    const { page } = visited;
    const [first, second, ...others] = await openStatements(visited);
    await page.focus(radio(first, "o1"));
    for (const [index, { id }] of instrument.options.entries()) {
      await page.keyboard.press(String(index + 1));
      assert.deepEqual(await shownAnswers(page), { [first]: id });
    }
    await page.focus(radio(second, "dk"));
    await page.keyboard.press("2");
    assert.deepEqual(await shownAnswers(page), { [first]: "o5", [second]: "o2" });
    await settled(page);
    await onStatements(page, 1);
    assert.ok(others.length > 0 && (await focused(page)).name === second, "the focus stays on the statement");
    assert.deepEqual((await storedAttempts(page))[0].answers, { [first]: "o5", [second]: "o2" });
  });
});

test("a digit answers also from “doesn't apply” and “don't know”, chosen or not", async () => {
  await visit(house, {}, async (visited) => {
    const { page } = visited;
    const [first] = await openStatements(visited);
    for (const missing of instrument.missing) {
      await page.check(radio(first, missing));
      assert.deepEqual(await shownAnswers(page), { [first]: missing });
      await page.focus(radio(first, missing));
      await page.keyboard.press("4");
      assert.deepEqual(await shownAnswers(page), { [first]: "o4" });
    }
  });
});

test("a digit with Ctrl, Alt or Meta, a digit without an option, and a digit elsewhere answer nothing", async () => {
  await visit(house, {}, async (visited) => {
    const { page } = visited;
    const [first] = await openStatements(visited);
    await page.focus(radio(first, "o1"));
    for (const key of ["Control+1", "Alt+1", "Meta+1", "0", "6", "9", "a"]) {
      await page.keyboard.press(key);
      assert.deepEqual(await shownAnswers(page), {}, key);
    }
    await page.focus('[data-action="next"]');
    await page.keyboard.press("1");
    await page.focus("main h1");
    await page.keyboard.press("1");
    assert.deepEqual(await shownAnswers(page), {});
  });
});

test("arrows choose among all answers of a statement, and Tab goes on to the next statement", async () => {
  await visit(house, {}, async (visited) => {
    const { page } = visited;
    const [first, second] = await openStatements(visited);
    await page.focus(radio(first, "o1"));
    await page.keyboard.press("Space");
    for (const value of ["o2", "o3", "o4", "o5", "na", "dk", "o1"]) {
      await page.keyboard.press("ArrowDown");
      assert.deepEqual(await shownAnswers(page), { [first]: value });
    }
    await page.keyboard.press("Tab");
    assert.equal((await focused(page)).name, second);
    await page.keyboard.press("Shift+Tab");
    assert.deepEqual([(await focused(page)).name, (await focused(page)).value], [first, "o1"]);
  });
});

test("after a digit the Tab key goes on to the next statement, and back to the answer given", async () => {
  await visit(house, {}, async (visited) => {
    const { page } = visited;
    const [first, second] = await openStatements(visited);
    await page.focus(radio(first, "o1"));
    await page.keyboard.press("4");
    await page.keyboard.press("Tab");
    assert.equal((await focused(page)).name, second);
    await page.keyboard.press("Shift+Tab");
    assert.deepEqual([(await focused(page)).name, (await focused(page)).value], [first, "o4"]);
  });
});

test("Enter in a statement neither sends the page anywhere nor moves on", async () => {
  await visit(house, {}, async (visited) => {
    const { page } = visited;
    const [first] = await openStatements(visited);
    const address = page.url();
    await page.focus(radio(first, "o3"));
    await page.keyboard.press("Enter");
    await settled(page);
    assert.equal(page.url(), address);
    await onStatements(page, 1);
  });
});

for (const [where, address, name] of [
  ["start", "", "home"],
  ["statements", TAKE, "take"],
]) {
  test(`on the ${where} the first Tab reaches a visible skip link, which leads to the content and leaves the route alone`, async () => {
    await visit(house, {}, async ({ page, go }) => {
      await go(address);
      await onPage(page, name);
      const before = page.url();
      await page.keyboard.press("Tab");
      await focusOn(page, "a.skip");
      const { top } = await page.$eval("a.skip", (link) => link.getBoundingClientRect().toJSON());
      assert.ok(top >= 0, "it comes into view");
      await page.keyboard.press("Enter");
      await focusOn(page, "main");
      assert.equal(page.url(), before);
      await onPage(page, name);
      await page.keyboard.press("Tab");
      assert.equal(await inContent(page), true, "the next Tab is in the content");
    });
  });
}

test("whatever has the focus shows it, by an outline of at least two pixels", async () => {
  await visit(house, {}, async ({ page, go }) => {
    // The outline may stand on the element itself or on the label around a radio.
    const outline = () =>
      page.evaluate(() => {
        const marked = [document.activeElement, document.activeElement.closest("label")].filter(Boolean).map((element) => getComputedStyle(element));
        return Math.max(...marked.map(({ outlineStyle, outlineWidth }) => (outlineStyle === "none" ? 0 : parseFloat(outlineWidth))));
      });
    const walk = async (until) => {
      const seen = [];
      for (let presses = 0; presses < 60; presses += 1) {
        await page.keyboard.press("Tab");
        const at = await focused(page);
        if (at.tag === "BODY") break;
        assert.ok((await outline()) >= 2, `the focus on ${JSON.stringify(at)} can be seen`);
        seen.push(at.tag);
        if (await page.evaluate((css) => document.activeElement.matches(css), until)) break;
      }
      return seen;
    };
    await go();
    assert.ok((await walk('select[name="theme"]')).includes("A"));
    await begin(page);
    const seen = await walk('select[name="theme"]');
    for (const tag of ["INPUT", "SELECT", "BUTTON"]) assert.ok(seen.includes(tag), tag);
    for (const value of ["o3", "na"]) {
      const [item] = await shownItems(page);
      await page.focus(radio(item, value));
      await page.keyboard.press("Space");
      assert.ok((await outline()) >= 2, value);
    }
  });
});

test("the explanation of a score opens and closes by keyboard, and says whether it is open", async () => {
  await visit(house, {}, async (visited) => {
    const { page } = visited;
    await completeFrom(visited, varied);
    const [{ id }] = instrument.dimensions;
    const button = `tr[data-dimension="${id}"] button`;
    await tabTo(page, button);
    const state = () => page.$eval(button, (element) => element.getAttribute("aria-expanded"));
    const explanation = page.locator(`#${await page.getAttribute(button, "aria-controls")}`);
    assert.equal(await state(), "false");
    assert.equal(await explanation.isVisible(), false);
    await page.keyboard.press("Enter");
    assert.equal(await state(), "true");
    assert.equal(await explanation.isVisible(), true);
    await focusOn(page, button);
    await page.keyboard.press("Space");
    assert.equal(await state(), "false");
    assert.equal(await explanation.isVisible(), false);
  });
});

test("the review's links work by keyboard and lead into the statement", async () => {
  await visit(house, {}, async (visited) => {
    const { page, go } = visited;
    await go(TAKE);
    await onStatements(page);
    const [skipped] = itemsOf();
    await answerRest(page, (item) => (item === skipped.id ? undefined : varied(item)));
    await tabTo(page, `.open a[href="#q-${skipped.id}"]`);
    await page.keyboard.press("Enter");
    await focusOn(page, `fieldset[data-item="${skipped.id}"] input`);
    await page.keyboard.press("3");
    assert.equal((await shownAnswers(page))[skipped.id], "o3");
  });
});

test("an attempt can be deleted and brought back by keyboard without losing one's place", async () => {
  await visit(house, {}, async (visited) => {
    const { page } = visited;
    await completeFrom(visited, varied);
    await page.click("header nav a");
    await onPage(page, "home");
    await tabTo(page, '[data-action="delete"]');
    await page.keyboard.press("Enter");
    await page.waitForSelector('[data-action="undo"]');
    await settled(page);
    assert.equal(await inContent(page), true, "after the deletion");
    await page.focus('[data-action="undo"]');
    await page.keyboard.press("Enter");
    await page.waitForSelector('[data-role="attempts"] li');
    await settled(page);
    assert.equal(await inContent(page), true, "after it was undone");
  });
});

test("back and on are buttons by name, and the page can be left backwards by keyboard", async () => {
  await visit(house, {}, async (visited) => {
    const { page } = visited;
    await openStatements(visited);
    await press(page, "next");
    await onStatements(page, 6);
    await tabTo(page, '[data-action="back"]');
    await page.keyboard.press("Enter");
    await onStatements(page, 1);
    await focusOn(page, "main h1");
  });
});
