// Every page, in both themes and at every width: no axe finding, nothing to scroll sideways, language and theme as shown.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { holdsEverywhere } from "./lib/axe.mjs";
import {
  TAKE, answerPage, answerRest, begin, completeFrom, notice, onPage, onResults, onReview, onStatements, openHouse, press, ready,
  storageWith, stored, varied, visit,
} from "./lib/journey.mjs";
import { instrument, itemsOf } from "./lib/oracle.mjs";

const HEIGHT = 800;

const house = await openHouse();
after(() => house.close());

/** A browser's storage with a finished attempt (one skill without a score) and an unfinished one in the middle. */
const used = await visit(house, {}, async (visited) => {
  const { page, context, go } = visited;
  await completeFrom(visited, (item) => (item.startsWith("courage") ? "dk" : varied(item)));
  const result = new URL(page.url()).hash;
  await go(TAKE);
  for (const number of [1, 6, 11]) {
    await onStatements(page, number);
    await answerPage(page, varied);
    await press(page, "next");
  }
  await onStatements(page, 16);
  return { result, storageState: await context.storageState() };
});

async function onUsedReview({ page, go }) {
  await go(TAKE);
  await press(page, "resume");
  await onStatements(page, 16);
  await answerRest(page, (item) => (item.startsWith("design") || item.endsWith("_2") ? undefined : varied(item)));
  await onReview(page);
}

async function onUsedResults({ page, go }) {
  await go(used.result);
  await onResults(page);
}

async function openReading(page, go, name, address) {
  await go(address);
  await onPage(page, name);
}

/** Each page and how one gets there. Those marked `used` begin with the storage above. */
const PAGES = {
  "the start": { open: ({ go }) => go() },
  "the start with assessments": { used: true, open: ({ go }) => go() },
  "the start after a deletion": {
    used: true,
    open: async ({ page, go }) => {
      await go();
      await press(page, "delete");
      await page.waitForSelector('[data-action="undo"]');
    },
  },
  "the start with a notice and a damaged record": {
    storageState: storageWith(house, { "innospark/attempt/0000000000": "{" }),
    onStart: () => {
      Storage.prototype.setItem = () => {
        throw new DOMException("no room", "QuotaExceededError");
      };
    },
    open: async ({ page, go }) => {
      await go();
      await begin(page);
      await answerPage(page, varied);
      await page.click("header nav a");
      await onPage(page, "home");
      await notice(page, "storage");
      await notice(page, "aside");
    },
  },
  "the first statements": { open: async ({ page, go }) => [await go(TAKE), await onStatements(page)] },
  "statements in the middle, answered, after a reload": {
    used: true,
    open: async ({ page, go }) => {
      await go(TAKE);
      await press(page, "resume");
      await onStatements(page, 16);
      const choices = ["o1", "o5", "na", "dk"];
      await answerPage(page, () => choices.shift());
      await page.reload();
      await ready(page);
      await onStatements(page, 16);
    },
  },
  "the choice to go on": {
    used: true,
    open: async ({ page, go }) => [await go(TAKE), await page.waitForSelector('main [data-action="restart"]')],
  },
  "the review": { used: true, open: onUsedReview },
  "the profile": { used: true, open: onUsedResults },
  "the profile with explanations": {
    used: true,
    open: async (visited) => {
      await onUsedResults(visited);
      const ids = ["courage", instrument.dimensions[0].id];
      for (const id of ids) await visited.page.click(`tr[data-dimension="${id}"] button`);
    },
  },
  "a profile without scores": { open: (visited) => completeFrom(visited, () => undefined) },
  "the toolkit": { open: ({ page, go }) => openReading(page, go, "toolkit", "#/toolkit") },
  "the toolkit with nothing found": {
    open: async ({ page, go }) => {
      await openReading(page, go, "toolkit", "#/toolkit");
      await page.fill('input[name="search"]', "zeppelin");
    },
  },
  "a technique": { open: ({ page, go }) => openReading(page, go, "technique", "#/toolkit/six_hats") },
  "the stories": {
    open: async ({ page, go }) => [await openReading(page, go, "stories", "#/stories"), await page.waitForSelector("article dl a")],
  },
  "the countries": { open: ({ page, go }) => openReading(page, go, "countries", "#/countries") },
  "the page on privacy": { open: ({ page, go }) => openReading(page, go, "privacy", "#/privacy") },
  "the accessibility statement": { open: ({ page, go }) => openReading(page, go, "accessibility", "#/accessibility") },
  "the page about the project": { open: ({ page, go }) => openReading(page, go, "about", "#/about") },
  "the page of an unknown technique": { open: ({ page, go }) => openReading(page, go, "technique", "#/toolkit/no_such_thing") },
  "the page of an unknown address": { open: async ({ page, go }) => [await go("#/nowhere"), await onPage(page, "lost")] },
  "the page of an unknown result": { open: async ({ page, go }) => [await go("#/results/0000000000"), await onPage(page, "results")] },
  "the page of an unknown instrument": {
    tolerate: /status of 404/,
    open: async ({ page, go }) => [await go("#/take/no-such-thing"), await page.waitForSelector('main [data-action="home"]')],
  },
};

for (const [name, { used: isUsed, open, ...options }] of Object.entries(PAGES)) {
  test(`${name}: no axe finding in both themes, and nothing to scroll sideways`, async () => {
    await visit(house, { ...(isUsed && { storageState: used.storageState }), ...options }, async (visited) => {
      const { page } = visited;
      await open(visited);
      await holdsEverywhere(page);
    });
  });
}

/** One line a finding: the rule, and where. */

test("the radar fits its figure from 320 px to 4K: no label is cut at an edge", async () => {
  await visit(house, { storageState: used.storageState }, async (visited) => {
    const { page } = visited;
    await onUsedResults(visited);
    for (const width of [320, 360, 480, 600, 768, 1024, 1280, 1440, 1920, 3840]) {
      await page.setViewportSize({ width, height: HEIGHT });
      await page.waitForFunction(() => {
        const canvas = document.querySelector("canvas");
        return Math.abs(canvas.width - canvas.parentElement.clientWidth * Math.max(2, devicePixelRatio)) <= 2;
      });
      const { outside, edges } = await page.evaluate(() => {
        const canvas = document.querySelector("canvas");
        const [inner, figure] = [canvas.getBoundingClientRect(), canvas.closest("figure").getBoundingClientRect()];
        const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d", { willReadFrequently: true });
        copy.drawImage(canvas, 0, 0);
        const inked = (...area) => copy.getImageData(...area).data.some((value, index) => index % 4 === 3 && value > 0);
        const { width: w, height: h } = canvas;
        return {
          outside: inner.left < figure.left - 1 || inner.right > figure.right + 1 || figure.right > innerWidth,
          edges: [inked(0, 0, 1, h), inked(w - 1, 0, 1, h), inked(0, 0, w, 1), inked(0, h - 1, w, 1)],
        };
      });
      assert.equal(outside, false, `the canvas stands inside its figure at ${width} px`);
      assert.deepEqual(edges, [false, false, false, false], `ink at an edge (left, right, top, bottom) at ${width} px`);
    }
  });
});

test("the radar is as sharp as the screen: a denser one gets more pixels", async () => {
  for (const deviceScaleFactor of [1, 2, 3]) {
    await visit(house, { storageState: used.storageState, deviceScaleFactor }, async (visited) => {
      await onUsedResults(visited);
      const { pixels, shown } = await visited.page.$eval("canvas", (canvas) => ({ pixels: canvas.width, shown: canvas.clientWidth }));
      assert.ok(pixels >= shown * deviceScaleFactor, `${pixels} pixels for ${shown} px`);
    });
  }
});

test("on a narrow page the radar shows numbers, and a list says which skill each of them is", async () => {
  await visit(house, { storageState: used.storageState, viewport: { width: 320, height: HEIGHT } }, async (visited) => {
    const { page } = visited;
    await onUsedResults(visited);
    const listed = await page.locator("[data-role=radar] .numbers li").allInnerTexts();
    const named = await page.$$eval("[data-dimension] .disclose", (buttons) =>
      buttons.map((button) => [".number", ".name"].map((part) => button.querySelector(part).textContent)),
    );
    assert.deepEqual(named, listed.map((name, index) => [String(index + 1), name]));
    await page.setViewportSize({ width: 1440, height: HEIGHT });
    await page.waitForSelector("[data-role=radar] .numbers", { state: "detached" });
  });
});

test("the appearance follows the device until another one is chosen, which is remembered", async () => {
  await visit(house, { colorScheme: "light" }, async ({ page, go }) => {
    const theme = (name) => page.waitForSelector(`html[data-theme="${name}"]`, { state: "attached" });
    await go();
    await theme("light");
    await page.emulateMedia({ colorScheme: "dark" });
    await theme("dark");
    const dark = await page.$eval("body", (body) => getComputedStyle(body).backgroundColor);
    await page.selectOption('select[name="theme"]', "light");
    await theme("light");
    assert.notEqual(await page.$eval("body", (body) => getComputedStyle(body).backgroundColor), dark);
    await page.reload();
    await ready(page);
    await theme("light");
    assert.equal(await page.inputValue('select[name="theme"]'), "light");
    assert.equal(JSON.parse((await stored(page))["innospark/settings"]).theme, "light");
    await page.selectOption('select[name="theme"]', "auto");
    await theme("dark");
  });
});

test("the appearance can be asked for in the address, which is not remembered", async () => {
  await visit(house, { colorScheme: "light" }, async ({ page, go }) => {
    await go("?theme=dark");
    assert.equal(await page.getAttribute("html", "data-theme"), "dark");
    assert.equal(await page.inputValue('select[name="theme"]'), "dark");
    assert.deepEqual(await stored(page), {});
    await go("?theme=auto");
    assert.equal(await page.getAttribute("html", "data-theme"), "light");
  });
});

test("the page says its language, and stays in one it has when others are asked for", async () => {
  for (const [locale, query] of [["en-GB", ""], ["fi-FI", ""], ["en-GB", "?lang=tlh"], ["zh-CN", "?lang=en"]]) {
    await visit(house, { locale }, async ({ page, go }) => {
      await go(query);
      assert.equal(await page.getAttribute("html", "lang"), "en");
      assert.equal(await page.locator("[data-notice]").count(), 0);
    });
  }
});

test("every statement is a fieldset with its text as legend and native radios, nothing chosen", async () => {
  await visit(house, {}, async ({ page, go }) => {
    await go(TAKE);
    await onStatements(page);
    const sets = await page.$$eval("fieldset[data-item]", (all) =>
      all.map((set) => ({
        item: set.dataset.item,
        legend: set.querySelector("legend").textContent.trim(),
        values: [...set.querySelectorAll('input[type="radio"]')].map((input) => input.value),
        named: [...set.querySelectorAll("input")].every((input) => input.labels[0]?.innerText.trim()),
        checked: set.querySelectorAll(":checked").length,
      })),
    );
    const values = [...instrument.options.map(({ id }) => id), ...instrument.missing];
    assert.equal(sets.length, 5);
    for (const { item, legend, named, checked, ...set } of sets) {
      assert.ok(itemsOf().some(({ id }) => id === item));
      assert.ok(legend.length > 10 && named && checked === 0);
      assert.deepEqual(set.values, values);
    }
  });
});
