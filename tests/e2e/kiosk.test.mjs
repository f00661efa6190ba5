// One device for many people: each sees only their own, hands in or does not, and leaves no trace of any kind.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { holdsEverywhere } from "./lib/axe.mjs";
import { answerRest, focusOn, onPage, onResults, onStatements, openHouse, press, ready, settled, storageWith, stored, varied, visit } from "./lib/journey.mjs";
import { itemsOf } from "./lib/oracle.mjs";
import { emptyRoom, finished, readQr } from "./lib/room.mjs";

const house = await openHouse();
after(() => house.close());

const ROOM = "r00mr00m01";
const KEY = `innospark/room/${ROOM}`;
const IN_ROOM = `#/kiosk/creativity-skills/${ROOM}`;
const ALONE = "#/kiosk/creativity-skills";
const SHORT = itemsOf("short").map(({ id }) => id);
const FULL = itemsOf().map(({ id }) => id);

/** The device has an older attempt of its owner, a room, and something of another app. */
const BEFORE = {
  "innospark/attempt/0wner00000": JSON.stringify(finished("creativity-skills", { attempt: "0wner00000" })),
  [KEY]: JSON.stringify(emptyRoom(ROOM)),
  "someone/else": "x",
};
const storageState = storageWith(house, BEFORE);

async function start(page) {
  await onPage(page, "kiosk");
  await press(page, "start");
  await onStatements(page);
}

/** Answers everything and goes to the profile. */
async function complete(page, choose = varied, asked = SHORT) {
  await start(page);
  await answerRest(page, choose, asked);
  await press(page, "finish");
  await onResults(page);
  await page.waitForSelector('[data-role="along"]');
}

const wipe = async (page) => {
  await page.click('.kiosk-bar [data-action="wipe"]');
  await onPage(page, "kiosk");
};

/** The code that a person takes along, compact. */
async function takeAlong(page) {
  await press(page, "take-along");
  await focusOn(page, "#kiosk-code");
  return (await page.innerText("#kiosk-code")).replaceAll("-", "");
}

/** Everything that a page and its origin hold, as one text, but for one record. */
const everything = (page, but) =>
  page.evaluate(async (but) => {
    const cached = [];
    for (const name of await caches.keys()) cached.push(...(await (await caches.open(name)).keys()).map((request) => request.url));
    const kept = Object.entries(localStorage).filter(([key]) => key !== but);
    const inputs = [...document.querySelectorAll("input, textarea")].map((input) => [input.value, input.checked]);
    return JSON.stringify({
      kept, session: { ...sessionStorage }, databases: await indexedDB.databases(), cached, state: history.state,
      address: location.href, title: document.title, page: document.documentElement.outerHTML, inputs, name: window.name,
    });
  }, but);

/** What could tell of a person: their code in both spellings, their mark, and the words of their profile. */
const tells = ({ code, mark, headline }) => [code, code.match(/.{4}/g).join("-"), code.slice(3).match(/.{1,4}/g).join("-"), mark, headline];

async function noTrace(page, people, where) {
  const all = await everything(page, KEY);
  for (const person of people) for (const text of tells(person)) assert.ok(!all.includes(text), `${where}: ${text} is still there`);
  assert.equal(await page.evaluate(() => history.state ?? null), null, where);
  const { [KEY]: room, ...rest } = await stored(page);
  const { [KEY]: _, ...before } = BEFORE;
  assert.deepEqual(rest, before, `${where}: what was stored before is untouched, and nothing came`);
  assert.equal(await page.locator("main [data-dimension], main fieldset").count(), 0, where);
  assert.equal(await page.locator('main[data-page="kiosk"]').count(), 1, where);
  return JSON.parse(room);
}

test("a kiosk of three leaves no trace of any of them but what two handed in", async () => {
  await visit(house, { storageState }, async ({ page, go, requests }) => {
    await go(IN_ROOM);
    await onPage(page, "kiosk");
    assert.match(await page.innerText('[data-role="room-name"]'), /Morning, Tartu/);
    const people = [];
    for (const [number, hands] of [true, false, true].entries()) {
      const choose = (item) => (number === 0 ? varied(item) : `o${((item.length * (number + 2)) % 5) + 1}`);
      await complete(page, choose);
      // Everything of the usual profile, and no way to anywhere else.
      assert.equal(await page.locator("a[href]:visible:not(.skip)").count(), 0, "no link leads away");
      for (const role of ["share", "target", "plan"]) assert.equal(await page.locator(`[data-role="${role}"]`).count(), 0, role);
      let mark = "no mark at all";
      if (hands) {
        await press(page, "hand-in");
        await focusOn(page, "#handed");
        assert.equal(await page.getAttribute("#handed", "data-taken"), "true");
        mark = await page.getAttribute('[data-role="mark"]', "data-mark");
        assert.equal(await page.locator('[data-action="hand-in"]').count(), 0, "once");
      }
      const code = await takeAlong(page);
      const link = readQr(await page.locator('[data-role="along"] [data-role="qr"]').screenshot());
      assert.equal(link, `${house.server.url}#/r/${code}`);
      assert.equal(await page.locator('[data-action^="copy"], [data-action$="file"]').count(), 0, "nothing that would stay on the device");
      people.push({ code, mark, headline: await page.innerText("main h1") });
      await wipe(page);
      const room = await noTrace(page, people, `after person ${number + 1}`);
      const expected = people.filter((_, place) => place !== 1).map((person) => person.code);
      assert.deepEqual(room.hand_ins.map((hand) => hand.code).sort(), expected.sort());
    }
    assert.equal(new Set(people.map((person) => person.code)).size, 3);
    // Neither the way back nor the way forth nor a reload shows anything of them.
    for (const move of ["goBack", "goForward", "goBack", "reload"]) {
      await page[move]();
      await ready(page);
      await onPage(page, "kiosk");
      await settled(page);
      await noTrace(page, people, move);
    }
    const room = JSON.parse((await stored(page))[KEY]);
    assert.ok(room.hand_ins.every((hand) => Object.keys(hand).sort().join() === "code,moment,nonce"), "no time, no order");
    assert.deepEqual(room.hand_ins.map((hand) => hand.nonce), room.hand_ins.map((hand) => hand.nonce).sort((a, b) => a - b));
    for (const person of people) assert.ok(requests.every((address) => !address.includes(person.code)));
  });
});

test("while somebody answers nothing is stored, the address does not change, and what leads elsewhere is folded away", async () => {
  await visit(house, { storageState }, async ({ page, go }) => {
    await go(ALONE);
    await onPage(page, "kiosk");
    const folded = async () => {
      assert.equal(await page.locator("header.site:visible, footer.site:visible").count(), 0);
      assert.equal(await page.locator("a[href]:visible:not(.skip)").count(), 0);
    };
    await folded();
    await start(page);
    await answerRest(page, varied, FULL);
    await folded();
    assert.deepEqual(await stored(page), BEFORE);
    assert.ok(page.url().endsWith(ALONE));
    assert.equal(await page.evaluate(() => history.state ?? null), null);
    // Back by the browser takes nobody away from their answers.
    await page.goBack();
    await settled(page);
    await page.waitForSelector('main[data-page="take"][data-step="review"]');
    await press(page, "finish");
    await onResults(page);
    assert.equal(await page.locator('[data-action="hand-in"]').count(), 0, "there is no room to hand in to");
    await page.reload();
    await ready(page);
    await onPage(page, "kiosk");
    assert.deepEqual(await stored(page), BEFORE);
  });
});

test("stopping in between asks first", async () => {
  await visit(house, { storageState }, async ({ page, go }) => {
    await go(IN_ROOM);
    await start(page);
    await page.click("fieldset[data-item] input");
    await press(page, "stop");
    await focusOn(page, "#stop-text");
    await press(page, "go-on");
    await focusOn(page, '[data-action="stop"]');
    assert.equal(await page.locator("fieldset input:checked").count(), 1);
    await press(page, "stop");
    await wipe(page);
    assert.deepEqual(await stored(page), BEFORE);
    await start(page);
    assert.equal(await page.locator("fieldset input:checked").count(), 0, "the next one begins with nothing");
  });
});

test("a language that one person chose is not the next one's, and the device does not remember it", async () => {
  await visit(house, { storageState }, async ({ page, go }) => {
    await go(`?lang=en${ALONE}`);
    await onPage(page, "kiosk");
    await page.selectOption('select[name="language"]', "et");
    await page.waitForSelector('html[lang="et"]', { state: "attached" });
    await press(page, "start");
    await page.waitForSelector("fieldset[data-item]");
    await page.click("fieldset[data-item] input");
    await press(page, "stop");
    await wipe(page);
    await page.waitForSelector('html[lang="en"]', { state: "attached" });
    assert.deepEqual(await stored(page), BEFORE);
  });
});

const DIALOG = '[role="alertdialog"]';

test("after a while without anybody a countdown appears, can be stopped, and else wipes", async () => {
  await visit(house, { storageState }, async ({ page, go }) => {
    await page.clock.install();
    await go(IN_ROOM);
    await page.clock.runFor(600_000);
    assert.equal(await page.locator(DIALOG).count(), 0, "the welcome waits for ever");
    await start(page);
    await page.focus("fieldset[data-item] input");
    await page.click("fieldset[data-item] input");
    await page.clock.runFor(175_000);
    assert.equal(await page.locator(DIALOG).count(), 0);
    await page.mouse.move(10, 10);
    await page.clock.runFor(175_000);
    assert.equal(await page.locator(DIALOG).count(), 0, "a sign of life begins the time anew");
    await page.clock.runFor(7_000);
    await page.waitForSelector(DIALOG);
    await focusOn(page, '[data-action="stay"]');
    assert.match(await page.innerText(`${DIALOG} [role="timer"]`), /^(1\d|20) seconds left$/);
    assert.ok(await page.$eval("main", (main) => main.closest("[inert]") !== null), "what lies behind is out of reach");
    await holdsEverywhere(page, "the countdown");
    await press(page, "stay");
    await page.waitForSelector(DIALOG, { state: "detached" });
    await focusOn(page, "fieldset[data-item] input");
    assert.equal(await page.locator("fieldset input:checked").count(), 1, "nothing was lost");
    await page.clock.runFor(182_000);
    await page.waitForSelector(DIALOG);
    await page.mouse.move(30, 30);
    await page.clock.runFor(21_000);
    await onPage(page, "kiosk");
    assert.equal(await page.locator(`${DIALOG}, fieldset`).count(), 0);
    assert.deepEqual(await stored(page), BEFORE);
    await page.clock.runFor(5_000);
    await page.waitForSelector("main h1:focus");
  });
});

test("on a profile it takes a minute, and a device that slept wipes at once", async () => {
  await visit(house, { storageState }, async ({ page, go }) => {
    await page.clock.install();
    await go(IN_ROOM);
    await complete(page);
    await page.clock.runFor(55_000);
    assert.equal(await page.locator(DIALOG).count(), 0);
    await page.clock.runFor(8_000);
    await page.waitForSelector(DIALOG);
    await page.click(`${DIALOG} [data-action="wipe"]`);
    await onPage(page, "kiosk");
    await complete(page);
    await page.clock.fastForward("02:00:00");
    await page.clock.runFor(2_000);
    await onPage(page, "kiosk");
    assert.deepEqual(await stored(page), BEFORE);
  });
});

test("the facilitator's way out asks for a sum and leads to the room; every attempt of the device is there again", async () => {
  await visit(house, { storageState }, async ({ page, go }) => {
    await go(IN_ROOM);
    await onPage(page, "kiosk");
    const sum = async () => (await page.innerText(".leave label")).match(/\d+/g).reduce((total, part) => total + Number(part), 0);
    await press(page, "end-kiosk");
    await focusOn(page, "#leave-sum");
    await page.fill("#leave-sum", String((await sum()) + 1));
    await press(page, "end-kiosk-now");
    await page.waitForSelector('.leave [role="status"]:has-text("not the sum")');
    assert.ok(page.url().endsWith(IN_ROOM));
    await press(page, "end-kiosk-cancel");
    await focusOn(page, '[data-action="end-kiosk"]');
    await press(page, "end-kiosk");
    await page.fill("#leave-sum", String(await sum()));
    await page.press("#leave-sum", "Enter");
    await page.waitForFunction((hash) => location.hash === hash, `#/room/${ROOM}`);
    await page.waitForSelector("header.site", { state: "visible" });
    await go();
    await page.waitForSelector('[data-role="attempts"] li');
    assert.deepEqual(await stored(page), BEFORE);
  });
});

test("a room that is not on this device is said so; other addresses lead nowhere", async () => {
  await visit(house, {}, async ({ page, go }) => {
    await go("#/kiosk/creativity-skills/0000000000");
    await onPage(page, "kiosk");
    await page.waitForSelector('[data-notice="no-room"]');
    for (const address of ["#/kiosk/creativity-skills/%00", "#/kiosk/Not an id", "#/kiosk/creativity-skills/0000000000/x", "#/kiosk/"]) {
      await go(address);
      await onPage(page, "lost");
    }
    assert.deepEqual(await stored(page), {});
  });
});

test("every stage of the kiosk: no axe finding in both themes, nothing to scroll sideways", async () => {
  await visit(house, { storageState }, async ({ page, go }) => {
    await go(IN_ROOM);
    await onPage(page, "kiosk");
    await holdsEverywhere(page, "the welcome");
    await press(page, "end-kiosk");
    await holdsEverywhere(page, "the way out");
    await press(page, "end-kiosk-cancel");
    await complete(page);
    await press(page, "hand-in");
    await takeAlong(page);
    await holdsEverywhere(page, "the profile");
  });
});
