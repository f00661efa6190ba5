// A participant's side of a training room: a link with the room's name leads to a hand-in as picture, text and file.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, test } from "node:test";
import { holdsEverywhere } from "./lib/axe.mjs";
import { answerRest, focusOn, onResults, onStatements, openHouse, press, settled, shownProfile, storageWith, stored, varied, visit } from "./lib/journey.mjs";
import { itemsOf } from "./lib/oracle.mjs";
import { finished, readQr } from "./lib/room.mjs";

const house = await openHouse();
after(() => house.close());

const ID = "0123456789";
const MARK = "0123";
const SECTION = '[data-role="hand-in"]';
const storageState = (record = finished("creativity-skills")) => storageWith(house, { [`innospark/attempt/${ID}`]: JSON.stringify(record) });

async function openProfile({ page, go }, query = "") {
  await go(`${query}#/results/${ID}`);
  await onResults(page);
  await page.waitForSelector('[data-role="share"]');
}

async function handIn(page) {
  await press(page, "hand-in");
  return page.innerText('[data-role="hand-in-code"]');
}

test("a link with a room's name leads through the answers to the hand-in, right below the summary", async () => {
  await visit(house, {}, async ({ page, go, requests }) => {
    await go("?room=Morning%2C%20Tartu&instrument=creativity-skills&form=short#/take/creativity-skills");
    await onStatements(page);
    await answerRest(page, varied, itemsOf("short").map(({ id }) => id));
    await press(page, "finish");
    await onResults(page);
    await page.waitForSelector(SECTION);
    assert.match(await page.innerText("#hand-in-title"), /Morning, Tartu/);
    const place = await page.$eval(SECTION, (section) => section.previousElementSibling.querySelector("h1") !== null);
    assert.ok(place, "it follows the heading and the summary");
    const said = await page.innerText(`${SECTION} > p`);
    for (const word of [/every answer/, /role/, /no name/, /no time/, /five or more/]) assert.match(said, word);
    assert.equal(await page.locator(`${SECTION} [data-role="qr"], [data-role="hand-in-code"]`).count(), 0, "nothing is made before it is asked for");
    const before = await stored(page);
    const code = await handIn(page);
    await focusOn(page, "#hand-in-code");
    assert.deepEqual(await stored(page), before, "handing in stores nothing here");
    assert.ok(requests.every((address) => address.startsWith(house.server.origin) && !address.includes(code.slice(4, 8))));
  });
});

test("picture, text and file say the same code, which holds every answer, and name one mark", async () => {
  const { own, code } = await visit(house, { storageState: storageState(), permissions: ["clipboard-read", "clipboard-write"] }, async (visited) => {
    const { page } = visited;
    await openProfile(visited, "?room=Tartu");
    const own = await shownProfile(page);
    const code = await handIn(page);
    assert.match(code, /^IS1(-[0-9A-HJKMNP-TV-Z]{4})*(-[0-9A-HJKMNP-TV-Z]{1,4})$/);
    for (const width of [320, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        await settled(page);
        assert.equal(readQr(await page.locator(`${SECTION} [data-role="qr"]`).screenshot()), code.replaceAll("-", ""), `${width} px, ${colorScheme}`);
      }
    }
    assert.equal(await page.getAttribute(`${SECTION} [data-role="mark"]`, "data-mark"), MARK);
    assert.match(await page.innerText(`${SECTION} [data-role="mark"]`), new RegExp(MARK));
    await press(page, "copy-hand-in");
    await page.waitForSelector(`${SECTION} [role="status"]:has-text("Copied.")`);
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), code);
    const [file] = await Promise.all([page.waitForEvent("download"), press(page, "hand-in-file")]);
    assert.equal(file.suggestedFilename(), `innospark-${MARK}.txt`);
    const text = await readFile(await file.path(), "utf8");
    assert.ok(text.split("\n").includes(code), text);
    assert.match(text, new RegExp(MARK));
    return { own, code };
  });
  await visit(house, {}, async ({ page, go }) => {
    await go(`#/r/${code}`);
    await page.waitForSelector('main[data-page="received"] [data-dimension]');
    assert.deepEqual(await shownProfile(page), own);
    assert.match(await page.innerText('[data-notice="shared"]'), /every answer/);
  });
});

for (const [name, shown] of [
  ["<b>x</b> & \"y\"", '<b>x</b> & "y"'],
  ["a\u202eb\u200bc\u0007d\ne", "abc d e"],
  ["ü".repeat(200), "ü".repeat(80)],
  ["  \u2066 ", null],
]) {
  test(`the room's name ${JSON.stringify(name).slice(0, 30)} is shown as plain text`, async () => {
    await visit(house, { storageState: storageState() }, async (visited) => {
      const { page } = visited;
      await openProfile(visited, `?room=${encodeURIComponent(name)}`);
      await page.waitForSelector(SECTION);
      const title = await page.$eval("#hand-in-title", (heading) => [heading.textContent, heading.children.length]);
      assert.deepEqual(title, [shown === null ? "Hand in to a facilitator" : `Hand in to “${shown}”`, 0]);
    });
  });
}

test("without a room in the address the way to hand in stands with sharing, and unfinished answers have none", async () => {
  await visit(house, { storageState: storageState() }, async (visited) => {
    const { page } = visited;
    await openProfile(visited);
    assert.equal(await page.locator(SECTION).count(), 0);
    await press(page, "hand-in-open");
    await focusOn(page, "#hand-in-title");
    assert.equal(await page.innerText("#hand-in-title"), "Hand in to a facilitator");
    assert.match(await handIn(page), /^IS1-/);
    await holdsEverywhere(page, "the hand-in");
  });
  const unfinished = { ...finished("creativity-skills"), finished: null };
  await visit(house, { storageState: storageState(unfinished) }, async (visited) => {
    const { page } = visited;
    for (const query of ["", "?room=Tartu"]) {
      await openProfile(visited, query);
      assert.equal(await page.locator(`${SECTION}, [data-action="hand-in-open"]`).count(), 0);
    }
  });
});
