// A text that a language lacks is shown in English, and marked, wherever it is missing.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { TAKE, openHouse, visit } from "./lib/journey.mjs";

const house = await openHouse();
after(() => house.close());

/** Lets a file arrive without some of its texts. */
const without = (page, file, remove) =>
  page.route(`**/${file}`, async (route) => {
    const answer = await route.fetch();
    const content = await answer.json();
    remove(content);
    await route.fulfill({ response: answer, json: content });
  });

/** Until the page speaks Italian, as far as it can; before, it may have been in English for a moment. */
async function inItalian(page) {
  await page.waitForFunction(() => document.documentElement.lang === "it");
  await page.waitForFunction(() => [...document.querySelectorAll("fieldset[data-item] legend")].some((legend) => legend.textContent.startsWith("[en] ")));
}

test("statements without words in a language are shown in English, marked, beside those that have words", async () => {
  await visit(house, {}, async ({ page, go }) => {
    let removed = [];
    await without(page, "questions.it.json", ({ items }) => {
      removed = Object.keys(items).filter((id) => id.endsWith("_1"));
      for (const id of removed) delete items[id];
    });
    await go(`?lang=it${TAKE}`);
    await inItalian(page);
    const shown = await page.$$eval("fieldset[data-item]", (sets) => sets.map((set) => [set.dataset.item, set.querySelector("legend").textContent]));
    assert.equal(removed.length, 15);
    for (const [id, text] of shown) assert.equal(text.startsWith("[en] "), removed.includes(id), `${id}: ${text}`);
    assert.equal(await page.getAttribute("html", "lang"), "it");
  });
});

test("an instrument without a file in a language is asked in English, and every statement says so", async () => {
  await visit(house, { tolerate: /404/ }, async ({ page, go }) => {
    await page.route("**/questions.it.json", (route) => route.fulfill({ status: 404, body: "gone" }));
    await go(`?lang=it${TAKE}`);
    await inItalian(page);
    const legends = await page.$$eval("fieldset[data-item] legend", (found) => found.map((legend) => legend.textContent));
    assert.ok(legends.every((legend) => legend.startsWith("[en] ")), legends.join("\n"));
    await page.check("fieldset[data-item] input");
  });
});

test("a text of the interface that a language lacks is shown in English, marked", async () => {
  await visit(house, {}, async ({ page, go }) => {
    await without(page, "locales/it.json", (texts) => delete texts["take.next"]);
    await go(`?lang=it${TAKE}`);
    await page.waitForSelector("fieldset[data-item]");
    await page.waitForFunction(() => document.documentElement.lang === "it");
    assert.match(await page.textContent('[data-action="next"]'), /^\[en\] /);
    assert.doesNotMatch(await page.textContent("main h1"), /\[en\]/);
  });
});
