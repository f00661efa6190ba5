// The profile on paper: every skill with its numbers, no row cut, nothing that only a screen needs.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { completeFrom, openHouse, settled, varied, visit } from "./lib/journey.mjs";
import { instrument, wording } from "./lib/oracle.mjs";
import { pagesOf } from "./lib/pdf.mjs";

const house = await openHouse();
after(() => house.close());

/** What a row of the table says, as the page has it, without any space. */
const rowTexts = (page) =>
  page.$$eval("tr[data-dimension], tr[data-sum]", (rows) =>
    rows.map((row) => {
      const [head, ...cells] = [...row.cells];
      const texts = [head.querySelector(".name") ?? head, ...cells].map((element) => element.textContent);
      return texts.join("").replaceAll(/\s/g, "");
    }),
  );

/** A profile in which one skill has no score. */
const withGap = (item) => (item.startsWith("optimism") ? "na" : varied(item));

for (const [format, from, viewport] of [
  ["A4", "a desktop", { width: 1280, height: 900 }],
  ["A4", "a phone", { width: 360, height: 740 }],
  ["Letter", "a desktop", { width: 1280, height: 900 }],
  ["A5", "a desktop", { width: 1280, height: 900 }],
]) {
  test(`on ${format} from ${from} every skill stands with its numbers, no row is cut, and nothing of the profile is lost`, async () => {
    await visit(house, { viewport }, async (visited) => {
      const { page } = visited;
      await completeFrom(visited, withGap);
      const rows = await rowTexts(page);
      assert.equal(rows.length, instrument.dimensions.length + instrument.groups.length + 1);
      const pages = pagesOf(await page.pdf({ format, margin: { top: "15mm", right: "15mm", bottom: "15mm", left: "15mm" } }));
      for (const row of rows) assert.equal(pages.filter((text) => text.includes(row)).length, 1, row);
      const whole = pages.join("");
      for (const words of [await page.innerText("h1"), ...(await page.locator("[data-role=caveats] li").allInnerTexts())]) {
        assert.ok(whole.includes(words.replaceAll(/\s/g, "")), words);
      }
    });
  });
}

test("what is only of use on a screen is not printed, and the page is as wide as the paper", async () => {
  await visit(house, { viewport: { width: 718, height: 1000 } }, async (visited) => {
    const { page } = visited;
    await completeFrom(visited, withGap);
    await page.emulateMedia({ media: "print" });
    await settled(page);
    for (const selector of ["nav", "main .actions", 'select[name="theme"]', "caption .hint"]) {
      assert.equal(await page.isVisible(selector), false, selector);
    }
    for (const selector of ["h1", "[data-role=radar] .drawn svg", "[data-role=radar] figcaption", ".scores table", "[data-role=caveats]"]) {
      assert.equal(await page.isVisible(selector), true, selector);
    }
    const { scrollWidth, innerWidth } = await page.evaluate(() => ({ scrollWidth: document.documentElement.scrollWidth, innerWidth }));
    assert.ok(scrollWidth <= innerWidth, `${scrollWidth} in ${innerWidth}`);
    for (const row of await page.$$("tr[data-dimension]")) {
      assert.equal(await row.evaluate((element) => getComputedStyle(element).breakInside), "avoid");
    }
  });
});

test("explanations that are open are printed with their sums", async () => {
  await visit(house, {}, async (visited) => {
    const { page } = visited;
    await completeFrom(visited, withGap);
    const [{ id, items }] = instrument.dimensions;
    const closed = pagesOf(await page.pdf({ format: "A4" })).join("");
    await page.click(`tr[data-dimension="${id}"] button`);
    const open = pagesOf(await page.pdf({ format: "A4" })).join("");
    const texts = [...items.map((item) => wording.items[item.id]), await page.innerText(`#explain-${id} .sums`)];
    for (const text of texts.map((words) => words.replaceAll(/\s/g, "").normalize("NFKC"))) {
      assert.ok(open.includes(text), text);
      assert.ok(!closed.includes(text), text);
    }
  });
});

test("a dark page is printed dark on white, the radar too", async () => {
  await visit(house, { colorScheme: "light" }, async (visited) => {
    const { page } = visited;
    await completeFrom(visited, varied);
    const light = pagesOf(await page.pdf({ format: "A4" }));
    await page.selectOption('select[name="theme"]', "dark");
    await page.waitForSelector('html[data-theme="dark"]', { state: "attached" });
    await settled(page);
    const dark = await page.pdf({ format: "A4" });
    assert.deepEqual(pagesOf(dark), light);
    await page.emulateMedia({ media: "print" });
    await page.waitForFunction(() => getComputedStyle(document.querySelector("canvas")).color === "rgb(27, 29, 33)");
    const { paper, ink } = await page.evaluate(() => {
      const style = getComputedStyle(document.body);
      return { paper: style.backgroundColor, ink: style.color };
    });
    assert.equal(paper, "rgb(255, 255, 255)");
    assert.ok(ink.match(/\d+/g).every((channel) => Number(channel) < 100), ink);
  });
});
