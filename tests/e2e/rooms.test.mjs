// Rooms that are many, large, shared, on a wall or not here.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { holdsEverywhere } from "./lib/axe.mjs";
import {
  answersOf, assertRoom, close, codes, count, instrument, mean, newRoom, nonceOf,
  onDesk, paste, profileOf, reveal, roleOf, roomOf, rows, saved, scoresOf, writer,
} from "./lib/desk.mjs";
import { onPage, openHouse, press, storageWith, stored, visit } from "./lib/journey.mjs";

const house = await openHouse();
after(() => house.close());

test("two collectors’ rooms become one without counting anybody twice", async () => {
  const other = await visit(house, { acceptDownloads: true }, async ({ page, go }) => {
    await newRoom({ page, go });
    await paste(page, codes(0, 6).join("\n"), { added: 6 });
    return (await saved(page, "export-room")).text;
  });
  const file = { name: "room.json", mimeType: "application/json", buffer: Buffer.from(other) };
  await visit(house, {}, async ({ page, go }) => {
    await newRoom({ page, go });
    await paste(page, codes(4, 9).join("\n"), { added: 5 });
    await page.setInputFiles('[data-action="import-room"]', file);
    await page.waitForFunction(() => /4 new results/.test(document.querySelector('[data-role="joined"]').textContent));
    assert.equal(await count(page), "9");
    // The same again, by the other way in.
    await page.setInputFiles('[data-action="files"]', file);
    await page.waitForFunction(() => /brought 0 new/.test(document.querySelector(".outcome").textContent));
    await page.setInputFiles('[data-action="import-room"]', { ...file, buffer: Buffer.from("{}") });
    await page.waitForFunction(() => /not a room file/.test(document.querySelector('[data-role="joined"]').textContent));
    await reveal(page);
    const given = Array.from({ length: 9 }, (_, n) => answersOf(n));
    await assertRoom(page, given, given.map((_, n) => roleOf(n)));
  });
  // Where there is no such room, it goes on from the list.
  await visit(house, {}, async ({ page, go }) => {
    await go("#/room");
    await onPage(page, "room");
    await page.setInputFiles('[data-action="import-room"]', file);
    await page.click('[data-role="joined"] a');
    await onDesk(page);
    assert.equal(await count(page), "6");
  });
});

test("two windows add to one room and neither overwrites the other", async () => {
  await visit(house, {}, async ({ page, go, another }) => {
    await newRoom({ page, go });
    const second = await another();
    await second.go(new URL(page.url()).hash);
    await onDesk(second.page);
    await paste(page, codes(0, 3).join("\n"), { added: 3 });
    await paste(second.page, codes(2, 6).join("\n"), { added: 3, again: 1 });
    await page.waitForFunction(() => document.querySelector('[data-role="collect"] [data-role="count"]').textContent.startsWith("6 "));
    assert.equal((await roomOf(page)).hand_ins.length, 6);
    // The wall in a third window counts along.
    const wall = await another();
    await wall.go(`${new URL(page.url()).hash}/show`);
    await wall.page.waitForFunction(() => /^6 /.test(document.querySelector('[data-role="count"]')?.textContent ?? ""));
    assert.equal(await wall.page.locator("[data-dimension]").count(), 0, "hidden results stay hidden on the wall");
    await paste(page, codes(6, 7).join("\n"), { added: 1 });
    await wall.page.waitForFunction(() => /^7 /.test(document.querySelector('[data-role="count"]').textContent));
  });
});

test("ten thousand hand-ins come in slices that leave the page to the person", async () => {
  const given = [answersOf(1, "short"), answersOf(2, "short"), answersOf(5, "short")];
  const write = writer("short");
  const many = Array.from({ length: 10_000 }, (_, n) => write(nonceOf(n) % 2 ** 30, roleOf(n), given[n % 3]));
  await visit(house, {}, async ({ page, go }) => {
    await newRoom({ page, go }, { form: "short" });
    await page.evaluate((text) => {
      const field = document.querySelector('[name="codes"]');
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      globalThis.served = 0;
      const channel = new MessageChannel();
      // Served as an event of the person's would be: between two slices of work and in no other place.
      channel.port1.onmessage = () => {
        if (document.querySelector('[data-role="collect"] progress')) globalThis.served += 1;
        if (!document.querySelector('[data-role="outcome"]')) setTimeout(() => channel.port2.postMessage(0));
      };
      channel.port2.postMessage(0);
    }, many.join("\n"));
    await press(page, "add");
    await page.waitForSelector('[data-role="outcome"][data-added="10000"]', { timeout: 120_000 });
    // How many slices there are is a matter of the machine; without any, nothing is served meanwhile.
    assert.ok((await page.evaluate(() => globalThis.served)) > 0, "events are served between the slices");
    await page.waitForSelector('[data-action="reveal"][aria-disabled="false"]', { timeout: 120_000 });
    await press(page, "reveal");
    await page.waitForSelector('[data-role="results"] [data-dimension]', { timeout: 120_000 });
    const people = many.map((_, n) => given[n % 3]);
    for (const row of await rows(page)) {
      const scores = given.map((answers) => profileOf(answers, "short").dimensions[row.dimension].score);
      const right = people.reduce((sum, _, n) => sum + scores[n % 3], 0) / people.length;
      assert.ok(Math.abs(Number(row.score) - right) < 1e-6, `${row.dimension}: ${row.score}, ${right}`);
    }
    assert.equal((await roomOf(page)).hand_ins.length, 10_000);
  });
});

test("on the wall one dimension after the other comes by keys, with exercises and a timer", async () => {
  await visit(house, {}, async ({ page, go }) => {
    await newRoom({ page, go });
    await paste(page, codes(0, 12).join("\n"), { added: 12 });
    await reveal(page);
    await press(page, "show");
    await onPage(page, "room-show");
    assert.equal(await page.isVisible("header.site"), false);
    const slide = () => page.getAttribute("main", "data-slide");
    const goes = async (key, name) => {
      await page.keyboard.press(key);
      await page.waitForFunction((name) => document.querySelector("main").dataset.slide === name, name);
    };
    assert.equal(await slide(), "overview");
    await page.waitForSelector('[data-role="radar"] canvas');
    const people = Array.from({ length: 12 }, (_, n) => answersOf(n));
    for (const { id } of instrument.dimensions.slice(0, 3)) {
      await goes("ArrowRight", id);
      const shown = await page.getAttribute("[data-dimension]", "data-score");
      close(Number(shown), mean(scoresOf(people, id)), id);
      assert.equal(await page.locator('[data-role="strip"]').count(), 1);
    }
    await goes("ArrowLeft", instrument.dimensions[1].id);
    await goes("Space", instrument.dimensions[2].id);
    const theme = () => page.getAttribute("html", "data-theme");
    const before = await theme();
    await page.keyboard.press("t");
    assert.notEqual(await theme(), before);
    await page.keyboard.press("End");
    await page.waitForFunction(() => document.querySelector("main").dataset.slide === "count");
    await page.keyboard.press("ArrowLeft");
    await page.waitForSelector('[data-role="timer"]');
    assert.match(await slide(), /^exercise-/);
    await page.fill('[name="minutes"]', "2");
    await page.press('[name="minutes"]', "Tab");
    await page.waitForFunction(() => document.querySelector('[role="timer"]').textContent === "2:00");
    await press(page, "timer");
    await page.waitForFunction(() => document.querySelector('[role="timer"]').textContent.startsWith("1:"));
    assert.match(await page.innerText('[data-role="timer"] [role="status"]'), /2 minutes are left/);
    await press(page, "timer");
    assert.match(await page.innerText('[data-role="timer"] [role="status"]'), /paused/);
    await press(page, "timer-reset");
    await page.waitForFunction(() => document.querySelector('[role="timer"]').textContent === "2:00");
    await page.keyboard.press("Escape");
    await onDesk(page);
  });
});

test("without storage a room lives until the page is closed, and says so", async () => {
  await visit(house, {}, async ({ page, go }) => {
    await go("?store=none#/room");
    await onPage(page, "room");
    await page.fill('[name="room-name"]', "Quiet");
    await page.waitForSelector('[name="form"]');
    await press(page, "make-room");
    await onDesk(page);
    await paste(page, codes(0, 5).join("\n"), { added: 5 });
    assert.deepEqual(await stored(page), {});
    assert.ok(await page.isVisible('[data-notice="room-memory"]'));
    assert.ok(await page.isVisible('[data-action="export-room"]'));
    await reveal(page);
  });
});

test("a room that is not here, and one that cannot be read, say so", async () => {
  const key = "innospark/room/0123456789";
  await visit(house, { storageState: storageWith(house, { [key]: '{"schema":1,"id":"0123456789"}' }) }, async ({ page, go }) => {
    await go("#/room/zzzzzzzzzz");
    await onPage(page, "room");
    assert.match(await page.innerText("main h1"), /no such room/);
    for (const address of ["#/room/0123456789", "#/room/0123456789/show", "#/room/<script>"]) {
      await go(address);
      await page.waitForSelector('[data-action="rooms"]');
    }
    await go("#/room");
    await page.waitForSelector('[data-notice="aside"]');
    assert.equal((await stored(page))[key], '{"schema":1,"id":"0123456789"}', "left as it is");
    await go("#/room/guide");
    await onPage(page, "room-guide");
    await go("#/roomy");
    await onPage(page, "lost");
  });
});

test("every page of the room is clean in both themes, and fits at every width", async () => {
  await visit(house, {}, async ({ page, go }) => {
    await newRoom({ page, go });
    await paste(page, codes(0, 12).join("\n"), { added: 12 });
    await reveal(page);
    await page.click('[data-role="marks"] summary');
    const desk = new URL(page.url()).hash;
    await holdsEverywhere(page, "desk");
    // Long words, in a table of eight columns.
    await go(`?lang=hu${desk}`);
    await page.waitForSelector('[data-role="results"] [data-dimension]');
    await holdsEverywhere(page, "desk in Hungarian");
    await go(`?lang=en${desk}/show`);
    await onPage(page, "room-show");
    await holdsEverywhere(page, "wall");
    await page.keyboard.press("ArrowRight");
    await holdsEverywhere(page, "wall, a dimension");
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowLeft");
    await page.waitForSelector('[data-role="timer"]');
    await holdsEverywhere(page, "wall, an exercise");
    await go("#/room");
    await page.waitForSelector("[data-room]");
    await holdsEverywhere(page, "list");
    await go("#/room/guide");
    await onPage(page, "room-guide");
    await holdsEverywhere(page, "guide");
  });
});
