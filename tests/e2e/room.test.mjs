// The training room: participants hand in by code, picture and file, a facilitator reveals, shows, prints and exports,
// and nothing that is shown says what one of them answered.
import assert from "node:assert/strict";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { codesOf } from "./lib/code.mjs";
import {
  answersOf, assertRoom, close, codes, count, ID, instrument, mean, NAME,
  newRoom, nonceOf, paste, reveal, roleOf, roomOf, rows, saved, scoresOf, writer,
} from "./lib/desk.mjs";
import { onResults, openHouse, press, settled, storageWith, stored, visit } from "./lib/journey.mjs";
import { oracleOf } from "./lib/oracle.mjs";

const house = await openHouse();
after(() => house.close());

/** An attempt as it lies in a participant's storage. */
function attempt(n) {
  const answers = answersOf(n);
  return {
    schema: 1, id: `${n}23456789a`, instrument: ID, version: instrument.version, hash: "00112233aabbccdd", form: "full", role: roleOf(n),
    language: "en", order: Object.keys(answers), answers, gates: {}, facts: {}, page: 0, page_times: [], started: 1760000000000, finished: 1760000600000,
  };
}

/** Presses the button although it says that it will do nothing. */
async function insist(page) {
  await page.dispatchEvent('[data-action="reveal"]', "click");
  await settled(page);
}

const why = async (page, reason) => (await page.waitForSelector(`[data-notice="reveal"][data-why="${reason}"]`)).innerText();

/** One participant on a device of their own hands in by the room's link; gives code, picture and file. */
async function participant(n, address) {
  const record = attempt(n);
  const storageState = storageWith(house, { [`innospark/attempt/${record.id}`]: JSON.stringify(record) });
  return visit(house, { storageState, acceptDownloads: true }, async ({ page, go }) => {
    const query = new URL(address).search;
    await go(`${query}#/results/${record.id}`);
    await onResults(page);
    await page.waitForSelector('[data-role="hand-in"]');
    assert.match(await page.innerText('[data-role="hand-in"]'), /Innovation morning, Tartu & <b>friends<\/b>/);
    await press(page, "hand-in");
    const code = await page.innerText('[data-role="hand-in-code"]');
    const picture = await page.locator('[data-role="hand-in"] [data-role="qr"]').screenshot();
    const file = await saved(page, "hand-in-file");
    return { code, picture, file: { name: file.name, text: file.text } };
  });
}

test("six participants hand in by code, picture and file to one facilitator, who reveals, prints and exports", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "innospark-room-"));
  await visit(house, { acceptDownloads: true }, async ({ page, go, requests }) => {
    await newRoom({ page, go });
    assert.equal(await page.innerText("main h1"), NAME);
    const address = await page.innerText('[data-role="room-link"]');
    const link = new URL(address);
    assert.equal(link.searchParams.get("room"), NAME);
    assert.deepEqual([link.searchParams.get("instrument"), link.searchParams.get("form"), link.hash], [ID, "full", `#/take/${ID}`]);
    assert.ok(await page.isVisible('[data-role="invite"] [data-role="qr"]'));

    const people = [];
    for (let n = 0; n < 6; n += 1) people.push(await participant(n, address));
    // By code, by picture, by file; two each.
    await paste(page, `Dear trainer,\n\nhere is mine: ${people[0].code}\n\nand ${people[1].code} my colleague’s.`, { added: 2 });
    for (const n of [2, 3]) {
      await page.setInputFiles('[data-action="picture"]', { name: "code.png", mimeType: "image/png", buffer: people[n].picture });
      await page.waitForFunction((n) => document.querySelector('[data-role="collect"] [data-role="count"]').textContent.startsWith(`${n} `), n + 1);
    }
    assert.equal(await page.locator('[data-role="results"] [data-dimension]').count(), 0);
    assert.match(await why(page, "too-few"), /1 more result is needed.*fewer than 5 people/);
    await insist(page);
    assert.equal((await roomOf(page)).releases.length, 0, "four reveal nothing");
    const files = [4, 5].map((n) => ({ name: people[n].file.name, mimeType: "text/plain", buffer: Buffer.from(people[n].file.text) }));
    await page.setInputFiles('[data-action="files"]', files);
    await page.waitForSelector('[data-role="outcome"][data-added="2"]');
    assert.equal(await count(page), "6");
    // Whoever hands in twice counts once.
    await paste(page, people.map(({ code }) => code.toLowerCase()).join(" "), { added: 0, again: 6 });

    const before = requests.length;
    await reveal(page);
    const given = Array.from({ length: 6 }, (_, n) => answersOf(n));
    await assertRoom(page, given, given.map((_, n) => roleOf(n)));
    assert.match(await page.innerText('[data-role="roles"]'), /fewer than 5 people with this role/);
    assert.equal(await page.locator('[data-role="results"] [data-role="strip"]').count(), 0, "no strips below ten");
    assert.equal(await page.getAttribute('[data-role="people"]', "data-people"), "6");
    await page.waitForSelector('[data-role="radar"] canvas');
    await page.waitForSelector('[data-role="exercises"] [data-action="technique"]');

    await page.evaluate(() => {
      globalThis.printed = [];
      globalThis.print = () => globalThis.printed.push(document.documentElement.dataset.print);
    });
    for (const action of ["print", "print-handout", "print-slips"]) await press(page, action);
    assert.deepEqual(await page.evaluate(() => globalThis.printed), ["room", "handout", "slips"]);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    assert.equal(await page.getAttribute("html", "data-print"), null);

    const [csv, json, room] = [await saved(page, "export-csv"), await saved(page, "export-json"), await saved(page, "export-room")];
    const lines = csv.text.trim().split(/\r?\n/).map((line) => line.split(","));
    const header = lines[0];
    const cell = (line, name) => line[header.indexOf(name)];
    const dimensions = lines.slice(1).filter((line) => cell(line, "part") === "dimension" && cell(line, "role") === "");
    assert.equal(dimensions.length, instrument.dimensions.length);
    for (const line of dimensions) close(Number(cell(line, "mean")), mean(scoresOf(given, cell(line, "id"))), "mean in the table");
    for (const line of lines.slice(1)) {
      const n = cell(line, "n");
      assert.ok(n === "" || Number(n) >= 5, line.join());
    }
    const report = JSON.parse(json.text);
    assert.equal(report.moments[0].people, 6);
    for (const text of [csv.text, json.text]) {
      for (const { code } of people) assert.ok(!text.includes(code.replaceAll("-", "")), "no code leaves in a table");
      assert.doesNotMatch(text, /\d\d:\d\d/, "no time of day");
    }
    assert.match(room.name, /^innospark-room-.*\.json$/);
    assert.equal(JSON.parse(room.text).room.hand_ins.length, 6);
    assert.deepEqual(requests.slice(before).filter((url) => !url.startsWith(house.server.origin) && !url.startsWith("blob:")), []);
    await writeFile(path.join(folder, "room.json"), room.text);

    // It is all there after a reload, still revealed, and gone with one button that can be taken back.
    await page.reload();
    await page.waitForSelector('[data-role="results"] [data-dimension]');
    await go("#/room");
    await page.waitForSelector("[data-room]");
    assert.match(await page.innerText("[data-room]"), /6 results handed in/);
    await press(page, "delete");
    await page.waitForSelector('[data-action="undo"]');
    assert.equal(Object.keys(await stored(page)).some((key) => key.startsWith("innospark/room/")), false);
    await press(page, "undo");
    await page.waitForSelector("[data-room]");
  });
});

test("what cannot be used is said by its reason and changes nothing", async () => {
  await visit(house, {}, async ({ page, go }) => {
    await newRoom({ page, go });
    const [sound] = codes(0, 1);
    const damaged = sound.slice(0, 20) + (sound[20] === "0" ? "1" : "0") + sound.slice(21);
    const climate = oracleOf("creative-climate").instrument;
    const foreign = codesOf(climate, "full")(5, null, { [climate.dimensions[0].items[0].id]: "o3" });
    const short = codes(1, 2, "short")[0];
    const empty = writer("full")(77, null, {});
    await paste(page, [sound, damaged, foreign, short, empty].join("\n"), { added: 1, refused: 4 });
    const said = await page.innerText('[data-role="outcome"]');
    for (const reason of [/wrong or missing/, /another assessment/, /another form/, /Nothing was answered/]) assert.match(said, reason);
    const kept = await stored(page);
    await page.fill('[name="codes"]', "There is nothing here.");
    await press(page, "add");
    await page.waitForFunction(() => document.querySelector('[data-role="outcome"]')?.textContent.includes("no code in that text"));
    assert.deepEqual(await stored(page), kept);
    assert.equal(await count(page), "1");
  });
});

test("a withdrawal hides the results until enough has changed, and can be taken back", async () => {
  await visit(house, {}, async ({ page, go }) => {
    await newRoom({ page, go });
    await paste(page, codes(0, 8).join("\n"), { added: 8 });
    await reveal(page);
    await page.click('[data-role="marks"] summary');
    await page.waitForSelector("[data-mark]");
    assert.equal(await page.locator("[data-mark]").count(), 8);
    const mark = await page.getAttribute("[data-mark]", "data-mark");
    await page.fill('[name="mark"]', mark.toLowerCase());
    await page.waitForFunction(() => document.querySelectorAll("[data-mark]").length === 1);
    await press(page, "withdraw");
    await page.waitForSelector('[data-notice="hidden"]');
    assert.equal(await page.locator('[data-role="results"] [data-dimension]').count(), 0);
    assert.equal((await roomOf(page)).hand_ins.length, 7);
    assert.match(await why(page, "too-few-changed"), /at least 5 people/);
    await press(page, "undo-withdraw");
    await page.waitForSelector('[data-role="results"] [data-dimension]');
    assert.equal((await roomOf(page)).hand_ins.length, 8);
    // New ones change nothing that is shown, and four are too few for another reveal.
    const before = await rows(page);
    await paste(page, codes(8, 12).join("\n"), { added: 4 });
    assert.deepEqual(await rows(page), before);
    await why(page, "too-few-changed");
    await insist(page);
    assert.deepEqual(await rows(page), before);
    await paste(page, codes(12, 13).join("\n"), { added: 1 });
    await page.waitForSelector('[data-action="reveal"][aria-disabled="false"]');
    await press(page, "reveal");
    await page.waitForSelector('[data-role="people"][data-people="13"]');
    const given = Array.from({ length: 13 }, (_, n) => answersOf(n));
    // The first reveal had four of each role: its total minus what would be shown of them now could tell of these four.
    await assertRoom(page, given, given.map((_, n) => roleOf(n)), "full", false);
    assert.ok((await page.locator('[data-role="results"] [data-role="strip"]').count()) > 0, "strips from ten on");
  });
});

test("the smallest group can be raised and not lowered", async () => {
  await visit(house, {}, async ({ page, go }) => {
    await newRoom({ page, go });
    const set = async (people) => {
      await page.fill('[name="smallest"]', String(people));
      await press(page, "smallest");
      await settled(page);
      return page.getAttribute('[data-role="smallest"]', "data-smallest");
    };
    assert.equal(await set(3), "5");
    assert.match(await page.innerText('[data-notice="smallest"]'), /cannot be lowered to 3/);
    assert.equal(await set(6), "6");
    await paste(page, codes(0, 5).join("\n"), { added: 5 });
    assert.match(await why(page, "too-few"), /1 more/);
    await paste(page, codes(5, 6).join("\n"), { added: 1 });
    await reveal(page);
    assert.equal(await set(5), "6", "never lowered");
    assert.equal(await set(7), "7");
    await page.waitForSelector('[data-notice="hidden"]');
    assert.equal(await page.locator('[data-role="results"] [data-dimension]').count(), 0);
    assert.equal((await roomOf(page)).smallest, 7);
  });
});

test("before and after the course stand side by side and are never summed", async () => {
  await visit(house, {}, async ({ page, go }) => {
    await newRoom({ page, go });
    await paste(page, codes(0, 12).join("\n"), { added: 12 });
    await reveal(page);
    // Employers and employees over the room.
    await page.selectOption('[name="over"]', "roles");
    await page.waitForSelector('.legend [data-key="target"]');
    await page.check('[name="moment"][value="after"]');
    await why(page, "too-few");
    const later = Array.from({ length: 12 }, (_, at) => answersOf(at + 20, "full", 2));
    const written = later.map((answers, at) => writer("full")(nonceOf(at + 20), roleOf(at), answers));
    await paste(page, written.join("\n"), { added: 12 });
    await page.waitForSelector('[data-action="reveal"][aria-disabled="false"]');
    await press(page, "reveal");
    await page.waitForSelector('[data-role="changes"] [data-change]');
    await assertRoom(page, later, later.map((_, at) => roleOf(at)));
    assert.equal(await page.locator("[data-change]").count(), instrument.dimensions.length);
    const verdicts = await page.$$eval("[data-change]", (all) => all.map((row) => row.dataset.verdict));
    assert.ok(verdicts.every((verdict) => ["higher", "lower", "too-small"].includes(verdict)), verdicts.join());
    await page.check('[name="shown"][value="before"]');
    const given = Array.from({ length: 12 }, (_, n) => answersOf(n));
    await page.waitForFunction(() => document.querySelector('[name="shown"][value="before"]').checked);
    await settled(page);
    await assertRoom(page, given, given.map((_, n) => roleOf(n)));
  });
});
