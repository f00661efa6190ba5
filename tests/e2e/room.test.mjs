// The training room: participants hand in by code, picture and file, a facilitator reveals, shows, prints and exports,
// and nothing that is shown says what one of them answered.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { holdsEverywhere } from "./lib/axe.mjs";
import { codesOf } from "./lib/code.mjs";
import { onPage, onResults, openHouse, press, settled, storageWith, stored, visit } from "./lib/journey.mjs";
import { oracleOf } from "./lib/oracle.mjs";

const ID = "creativity-skills";
const { instrument, itemsOf, profileOf } = oracleOf(ID);
const NAME = "Innovation morning, Tartu & <b>friends</b>";

const house = await openHouse();
after(() => house.close());

/** Answers of person `n`: uneven, not alike, and consistent enough not to look hurried. */
function answersOf(n, form = "full", shift = 0) {
  const given = itemsOf(form).map((item, place) => {
    const level = 1 + ((n * 7 + place * 3 + [...item.dimension].length) % 3) + ((n + shift) % 2) + (shift > 1 ? 1 : 0);
    const value = Math.max(1, Math.min(5, level));
    return [item.id, `o${item.key === 1 ? value : 6 - value}`];
  });
  return Object.fromEntries(given);
}

const roleOf = (n) => instrument.roles[n % 2];
const nonceOf = (n) => 104729 * (n + 1);
const writer = (form) => codesOf(instrument, form);
const codes = (from, to, form = "full", shift = 0) =>
  Array.from({ length: to - from }, (_, at) => writer(form)(nonceOf(from + at), roleOf(from + at), answersOf(from + at, form, shift)));

/** An attempt as it lies in a participant's storage. */
function attempt(n) {
  const answers = answersOf(n);
  return {
    schema: 1, id: `${n}23456789a`, instrument: ID, version: instrument.version, hash: "00112233aabbccdd", form: "full", role: roleOf(n),
    language: "en", order: Object.keys(answers), answers, gates: {}, facts: {}, page: 0, page_times: [], started: 1760000000000, finished: 1760000600000,
  };
}

const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
const quantile = (numbers, share) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  return sorted[Math.floor(place)] + (sorted[Math.ceil(place)] - sorted[Math.floor(place)]) * (place % 1);
};
const close = (a, b, what) => assert.ok(Math.abs(a - b) < 1e-9, `${what}: ${a} is shown, ${b} is right`);

/** The scores of these people on a dimension, by the oracle. */
const scoresOf = (people, dimension, form = "full") =>
  people.map((answers) => profileOf(answers, form).dimensions[dimension].score).filter((score) => score !== null);

async function newRoom({ page, go }, { name = NAME, instrumentId = ID, form } = {}) {
  await go("#/room");
  await onPage(page, "room");
  await page.fill('[name="room-name"]', name);
  await page.selectOption('[name="instrument"]', instrumentId);
  if (form) await page.selectOption('[name="form"]', form);
  else await page.waitForSelector('[name="form"]');
  await press(page, "make-room");
  await onDesk(page);
}

const onDesk = (page) => page.waitForSelector('main[data-page="room"] [data-role="invite"]');

/** Pastes texts and waits for what came of it. */
async function paste(page, text, { added, again = 0, refused = 0 }) {
  await page.fill('[name="codes"]', text);
  await press(page, "add");
  await page.waitForSelector(`[data-role="outcome"][data-added="${added}"][data-again="${again}"][data-refused="${refused}"]`);
}

async function reveal(page) {
  await page.waitForSelector('[data-action="reveal"][aria-disabled="false"]');
  await press(page, "reveal");
  await page.waitForSelector('[data-role="results"] [data-dimension]');
}

/** Presses the button although it says that it will do nothing. */
async function insist(page) {
  await page.dispatchEvent('[data-action="reveal"]', "click");
  await settled(page);
}

const why = async (page, reason) => (await page.waitForSelector(`[data-notice="reveal"][data-why="${reason}"]`)).innerText();
const rows = (page) => page.$$eval('[data-role="results"] [data-dimension]', (all) => all.map((row) => ({ ...row.dataset })));
const count = async (page) => (await page.innerText('[data-role="collect"] [data-role="count"]')).replace(/\D/g, "");
const roomOf = async (page) => JSON.parse(Object.entries(await stored(page)).find(([key]) => key.startsWith("innospark/room/"))[1]);

/** Holds the table to the oracle. */
async function assertRoom(page, people, roles, form = "full", rolesShown = true) {
  const shown = await rows(page);
  assert.deepEqual(shown.map((row) => row.dimension), instrument.dimensions.map(({ id }) => id));
  for (const row of shown) {
    const scores = scoresOf(people, row.dimension, form);
    assert.equal(Number(row.people), scores.length, row.dimension);
    close(Number(row.score), mean(scores), `mean of ${row.dimension}`);
    if (scores.length >= 10) {
      close(Number(row.low), quantile(scores, 0.25), `first quartile of ${row.dimension}`);
      close(Number(row.high), quantile(scores, 0.75), `third quartile of ${row.dimension}`);
    }
    const shares = Object.fromEntries(row.roles.split(" ").map((share) => share.split("=")));
    const sizes = instrument.roles.map((role) => roles.filter((other) => other === role).length);
    for (const role of instrument.roles) {
      const own = people.filter((_, at) => roles[at] === role);
      // Of two roles one with too few people hides the other too: the whole minus the other would be theirs.
      if (rolesShown && sizes.every((size) => size >= 5)) close(Number(shares[role]), mean(scoresOf(own, row.dimension, form)), `${role} on ${row.dimension}`);
      else assert.equal(shares[role], "", `${role} on ${row.dimension}`);
    }
  }
}

async function saved(page, action) {
  const [download] = await Promise.all([page.waitForEvent("download"), press(page, action)]);
  return { name: download.suggestedFilename(), file: await download.path(), text: readFileSync(await download.path(), "utf8") };
}

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
