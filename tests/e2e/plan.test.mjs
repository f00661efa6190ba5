// The plan: four weeks that fit the choices, changes that last, a calendar that others can read, two sheets of paper.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { after, test } from "node:test";
import ICAL from "ical.js";
import { holdsEverywhere } from "./lib/axe.mjs";
import { focusOn, onPage, onResults, openHouse, press, settled, storageWith, stored, visit } from "./lib/journey.mjs";
import { catalogueOf, libraryOf, speaks, wordingOf } from "./lib/language.mjs";
import { DIST, counting, instrument, itemsOf, oracleOf, wording } from "./lib/oracle.mjs";
import { pagesOf } from "./lib/pdf.mjs";

const house = await openHouse();
after(() => house.close());

const file = (name) => JSON.parse(readFileSync(path.join(DIST, name), "utf8"));
const techniques = new Map(file("library/techniques.json").techniques.map((technique) => [technique.id, technique]));
const { stories } = file("library/stories.json");
const words = libraryOf("techniques", "en").techniques;
const ID = "0123456789";
const PLAN = `innospark/plan/${ID}`;
const MONDAY = "2026-11-30";

/** The record of a finished attempt in which each dimension has a level, 1 to 5. */
function attempt(level, { form = "full", oracle = { instrument, itemsOf, counting } } = {}) {
  const items = oracle.itemsOf(form);
  const answers = items.flatMap((item) => (level(item.dimension) ? [[item.id, oracle.counting(item, level(item.dimension))]] : []));
  return JSON.stringify({
    schema: 1, id: ID, instrument: oracle.instrument.id, version: oracle.instrument.version, hash: "0011223344556677", form, role: null,
    language: "en", order: items.map(({ id }) => id), answers: Object.fromEntries(answers), page: 0, page_times: [], started: 1, finished: 2,
  });
}

/** Courage and curiosity are clearly below the rest. */
const TWO = attempt((dimension) => ({ courage: 1, curiosity: 2 })[dimension] ?? 4);
const EVEN = attempt(() => 3);

/** Runs `use` on the profile of an attempt. */
const onProfile = (record, use, { query = "", plan, ...options } = {}) => {
  const records = { [`innospark/attempt/${ID}`]: record, ...(plan && { [PLAN]: JSON.stringify(plan) }) };
  return visit(house, { storageState: storageWith(house, records), acceptDownloads: true, ...options }, async (visited) => {
    await visited.go(`${query}#/results/${ID}`);
    await onResults(visited.page);
    await visited.page.waitForSelector("[data-role=plan]");
    return use(visited);
  });
};

const pick = (page, name, value) => page.selectOption(`[data-role=plan] select[name="${name}"]`, value);
const company = (page, value) => page.check(`[data-role=plan] input[name="plan-company"][value="${value}"]`);

async function make(page) {
  await page.fill('input[name="plan-start"]', MONDAY);
  await press(page, "plan");
  await page.waitForSelector("[data-week='1']");
}

/** The steps as their hooks have them. */
const steps = (page) =>
  page.$$eval("[data-step]", (all) =>
    all.map((step) => {
      const { step: id, technique, minutes, day, state } = step.dataset;
      const week = Number(step.closest("[data-week]").dataset.week);
      return { id, technique, minutes: Number(minutes), day, state, week, dimension: id.slice(2, -2) };
    }),
  );

const stepAt = (id) => `[data-step="${id}"]`;

/** Holds the steps shown to the choices: what they train, how long they take, with whom, on which days. */
function assertFits(shown, { priorities, minutes, alone }) {
  assert.ok(shown.length > 0, "there are steps");
  for (const { id, technique, minutes: takes, dimension, week, day } of shown) {
    const { trains, modes, minutes: span } = techniques.get(technique);
    assert.ok(priorities.includes(dimension) && trains.includes(`${instrument.id}/${dimension}`), `${id} trains a priority`);
    assert.equal(takes, span.to, id);
    assert.ok(modes.some((mode) => (mode === "alone") === alone), `${id}: ${modes}`);
    const offset = (Date.parse(day) - Date.parse(MONDAY)) / 86_400_000;
    assert.equal(Math.floor(offset / 7) + 1, week, `${id} on ${day}`);
  }
  for (const week of [1, 2, 3, 4]) {
    const taken = shown.filter((step) => step.week === week).reduce((sum, step) => sum + step.minutes, 0);
    assert.ok(taken <= minutes, `week ${week} takes ${taken} of ${minutes}`);
  }
}

const chosen = (page) => page.$$eval('[data-role=plan] select[name^="priority-"]', (lists) => lists.map(({ value }) => value));

test("a profile with two clear priorities gets a plan for both, week by week, on working days", async () => {
  await onProfile(TWO, async ({ page, requests }) => {
    assert.deepEqual(await chosen(page), ["courage", "curiosity", ""]);
    assert.equal(await page.locator("[data-step]").count(), 0);
    assert.ok(!requests.some((address) => /library\//.test(address)), "the techniques are fetched for a plan only");
    assert.equal(new Date(await page.inputValue('input[name="plan-start"]')).getUTCDay(), 1);
    await make(page);
    await focusOn(page, "[data-role=plan] h2");
    const shown = await steps(page);
    assertFits(shown, { priorities: ["courage", "curiosity"], minutes: 60, alone: true });
    assert.deepEqual([...new Set(shown.map(({ week }) => week))], [1, 2, 3, 4]);
    assert.ok(shown.every(({ day }) => ![0, 6].includes(new Date(day).getUTCDay())));
    for (const { technique } of shown) {
      assert.ok(await page.isVisible(`[data-step] a[href="#/toolkit/${technique}"]`));
      assert.ok((await page.innerText("[data-role=plan]")).includes(words[technique].name));
    }
    for (const dimension of ["courage", "curiosity"]) {
      assert.ok((await page.innerText(`[data-priority="${dimension}"]`)).includes(wording.dimensions[dimension].high));
    }
    assert.match(await page.innerText('[data-week="after"]'), /28 December/);
    assert.equal(await page.getAttribute('[data-week="after"] a', "href"), `#/take/${instrument.id}`);
  });
});

test("another choice of minutes, company or priorities gives a plan that fits it, and the same choice the same plan", async () => {
  await onProfile(TWO, async ({ page }) => {
    await make(page);
    const before = await steps(page);
    for (const [minutes, alone, priorities] of [
      [30, true, ["courage", "curiosity"]],
      [120, true, ["courage", "curiosity"]],
      [120, false, ["courage", "curiosity"]],
      [240, false, ["courage", "originality"]],
      [90, true, ["design", "originality", "optimism"]],
    ]) {
      await pick(page, "plan-minutes", String(minutes));
      await company(page, alone ? "alone" : "colleagues");
      for (const place of [1, 2, 3]) await pick(page, `priority-${place}`, priorities[place - 1] ?? "").catch(() => {});
      await settled(page);
      assert.deepEqual((await chosen(page)).filter(Boolean), priorities);
      assertFits(await steps(page), { priorities, minutes, alone });
    }
    assert.match(await page.innerText('[data-unserved="design"]'), /Design.* 150 min|Design.* 2\.5 h/);
    await pick(page, "priority-1", "courage");
    await pick(page, "priority-2", "curiosity");
    await pick(page, "priority-3", "");
    await pick(page, "plan-minutes", "60");
    await settled(page);
    assert.deepEqual(await steps(page), before);
    const offered = await page.$$eval('select[name="priority-2"] option', (options) => options.map(({ value }) => value));
    assert.ok(!offered.includes("courage"), "what is chosen already is not offered again");
  });
});

test("where no exercise fits, the page says so and what would help", async () => {
  await onProfile(TWO, async ({ page }) => {
    await pick(page, "priority-1", "design");
    await pick(page, "priority-2", "");
    await pick(page, "plan-minutes", "15");
    await make(page);
    assert.match(await page.innerText('[data-unserved="design"]'), /No exercise for “Design” fits.*The shortest takes 150 min|The shortest takes 2\.5 h/s);
    assert.equal((await steps(page)).length, 0);
    await pick(page, "plan-minutes", "240");
    await settled(page);
    assert.equal(await page.locator("[data-unserved]").count(), 0);
    assertFits(await steps(page), { priorities: ["design"], minutes: 240, alone: true });
    await pick(page, "priority-1", "coordination");
    await pick(page, "plan-minutes", "15");
    assert.match(await page.innerText('[data-unserved="coordination"]'), /with colleagues/);
  });
});

test("a step can be swapped, moved, left out, put back, worded and marked as done, and all of it survives a reload", async () => {
  await onProfile(TWO, async ({ page }) => {
    await pick(page, "plan-minutes", "240");
    await make(page);
    const [first, second, third] = await steps(page);
    const edit = (id, part) => `${stepAt(id)} ${part}`;
    await page.click(edit(first.id, "summary"));
    const offered = await page.$$eval(edit(first.id, 'select[name="technique"] option'), (options) => options.map(({ value }) => value));
    assert.ok(offered.includes(first.technique));
    const other = offered.find((id) => id !== first.technique);
    await page.selectOption(edit(first.id, 'select[name="technique"]'), other);
    await page.fill(edit(first.id, 'input[name="words"]'), 'With <b>Ana</b>; "offer", \u202Eevil');
    await page.check(edit(first.id, 'input[name="done"]'));
    await page.fill(edit(first.id, 'input[name="noticed"]'), "It was less hard than I thought");
    assert.ok(await page.isVisible(edit(first.id, 'select[name="technique"]')), "what is open stays open");
    await page.click(edit(second.id, "summary"));
    await page.selectOption(edit(second.id, 'select[name="day"]'), "6");
    await focusOn(page, edit(second.id, "summary"));
    await page.click(edit(third.id, "summary"));
    await page.click(edit(third.id, '[data-action="leave-out"]'));
    await focusOn(page, edit(third.id, '[data-action="put-back"]'));
    await settled(page);
    const before = await steps(page);
    const of = (shown, { id }) => shown.find((step) => step.id === id);
    assert.deepEqual([of(before, first).technique, of(before, first).state], [other, "done"]);
    assert.equal(of(before, second).day, "2026-12-06");
    assert.equal(of(before, third).state, "left-out");
    assertFits(before, { priorities: ["courage", "curiosity"], minutes: 240, alone: true });

    await page.reload();
    await onResults(page);
    await page.waitForSelector("[data-week='1']");
    assert.deepEqual(await steps(page), before);
    assert.equal(await page.innerText(edit(first.id, ".own")), 'With <b>Ana</b>; "offer", \u202Eevil');
    assert.equal(await page.inputValue(edit(first.id, 'input[name="noticed"]')), "It was less hard than I thought");
    await page.click(edit(third.id, '[data-action="put-back"]'));
    await focusOn(page, edit(third.id, "summary"));
    assert.equal(of(await steps(page), third).state, "planned");
    assert.ok(Object.keys(await stored(page)).every((key) => key.startsWith("innospark/")));
  });
});

test("a plan can be discarded and taken back; choices that were not made into a plan are not kept", async () => {
  await onProfile(TWO, async ({ page }) => {
    await pick(page, "plan-minutes", "30");
    assert.equal((await stored(page))[PLAN], undefined);
    await make(page);
    const { id } = (await steps(page))[0];
    await page.check(`${stepAt(id)} input[name="done"]`);
    const [shown, kept] = [await steps(page), (await stored(page))[PLAN]];
    await press(page, "reset-plan");
    await focusOn(page, '[data-role=plan] [data-action="undo"]');
    assert.equal((await stored(page))[PLAN], undefined);
    assert.equal(await page.locator("[data-step]").count(), 0);
    await page.click('[data-role=plan] [data-action="undo"]');
    await page.waitForSelector("[data-week='1']");
    assert.deepEqual(await steps(page), shown);
    assert.equal((await stored(page))[PLAN], kept);
  });
});

test("an even profile proposes nothing; the lowest come first, and a plan is made of what is chosen", async () => {
  const levels = { optimism: 2, design: 2 };
  for (const record of [EVEN, attempt((dimension) => (dimension in levels ? undefined : 3))]) {
    await onProfile(record, async ({ page }) => {
      assert.deepEqual(await chosen(page), ["", "", ""]);
      assert.match(await page.innerText("[data-role=plan]"), /nothing is proposed/);
      await press(page, "plan");
      await page.waitForSelector("[data-role=plan] [role=alert]");
      await focusOn(page, 'select[name="priority-1"]');
      assert.equal(await page.locator("[data-step]").count(), 0);
      await pick(page, "priority-1", "originality");
      await pick(page, "priority-2", "optimism");
      await make(page);
      assertFits(await steps(page), { priorities: ["originality", "optimism"], minutes: 60, alone: true });
    });
  }
  const slightly = attempt((dimension) => (dimension === "optimism" ? 3 : 4));
  await onProfile(slightly, async ({ page }) => {
    const offered = await page.$$eval('select[name="priority-3"] option', (options) => options.map(({ value }) => value));
    const first = (await chosen(page))[0];
    assert.equal(first || offered[1], "optimism");
  });
});

test("a short form, and an instrument about the company, lead to a plan too", async () => {
  await onProfile(attempt((dimension) => (dimension === "courage" ? 1 : 5), { form: "short" }), async ({ page }) => {
    if ((await chosen(page))[0] === "") await pick(page, "priority-1", "courage");
    await make(page);
    assertFits(await steps(page), { priorities: ["courage"], minutes: 60, alone: true });
  });
  const climate = oracleOf("creative-climate");
  await onProfile(attempt((dimension) => (dimension === "trust_openness" ? 1 : 5), { oracle: climate }), async ({ page }) => {
    assert.equal((await chosen(page))[0], "trust_openness");
    await company(page, "colleagues");
    await make(page);
    const shown = await steps(page);
    assert.ok(shown.length >= 4);
    for (const { technique } of shown) assert.ok(techniques.get(technique).trains.includes("creative-climate/trust_openness"));
  });
});

async function calendarOf(page) {
  const [download] = await Promise.all([page.waitForEvent("download"), press(page, "export-ics")]);
  assert.equal(download.suggestedFilename(), `innospark-plan-${MONDAY}.ics`);
  return readFileSync(await download.path(), "utf8");
}

const eventsOf = (text) => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));

test("the calendar file says what the plan says: local times, durations, stable names, no alarm, lines of 75 octets", async () => {
  await onProfile(TWO, async ({ page }) => {
    await make(page);
    const shown = await steps(page);
    const hostile = "x; y, z\\n END:VEVENT https://a 漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字";
    await page.click(`${stepAt(shown[0].id)} summary`);
    await page.fill(`${stepAt(shown[0].id)} input[name="words"]`, hostile);
    await page.click(`${stepAt(shown[1].id)} summary`);
    await page.click(`${stepAt(shown[1].id)} [data-action="leave-out"]`);
    const text = await calendarOf(page);
    assert.ok(text.endsWith("END:VCALENDAR\r\n") && !/[^\r]\n|\r[^\n]/.test(text), "every line ends with CRLF");
    for (const line of text.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75, line);
    assert.ok(!text.includes("VALARM") && !text.includes("TZID") && !text.includes("METHOD"));
    const events = eventsOf(text);
    const planned = shown.filter((_, index) => index !== 1);
    assert.equal(events.length, planned.length + 1);
    planned.forEach(({ id, technique, minutes, day, dimension }, index) => {
      const { uid, summary, description, startDate, duration } = events[index];
      assert.equal(uid, `${ID}-${id}@innospark`);
      assert.equal(summary, words[technique].name);
      assert.equal(startDate.toString(), `${day}T09:00:00`);
      assert.ok(startDate.zone.tzid === "floating", startDate.zone.tzid);
      assert.equal(duration.toSeconds(), minutes * 60);
      assert.ok(description.includes(wording.dimensions[dimension].high) && description.includes(wording.dimensions[dimension].name));
    });
    assert.ok(events[0].description.startsWith(`${hostile}\n`));
    const last = events.at(-1);
    assert.equal(last.uid, `${ID}-again@innospark`);
    assert.equal(last.startDate.toString(), "2026-12-28T09:00:00");
    assert.equal(new Set(events.map(({ uid }) => uid)).size, events.length);

    const stampless = (file) => file.replaceAll(/DTSTAMP:\w+/g, "");
    assert.equal(stampless(await calendarOf(page)), stampless(text), "the same plan gives the same file");
    await page.check('input[name="plan-remind"]');
    await page.fill('input[name="plan-time"]', "14:30");
    const reminding = new ICAL.Component(ICAL.parse(await calendarOf(page))).getAllSubcomponents("vevent");
    for (const event of reminding) {
      assert.equal(event.getAllSubcomponents("valarm").length, 1);
      assert.match(event.getFirstPropertyValue("dtstart").toString(), /T14:30:00$/);
    }
    assert.deepEqual(reminding.map((event) => new ICAL.Event(event).uid), events.map(({ uid }) => uid));
  });
});

for (const [language, format] of [["en", "A4"], ["en", "Letter"], ["bg", "A4"], ["hu", "A4"]]) {
  test(`the longest plan fits on two sheets of ${format} in ${language}, with every step, and only the plan is printed`, async () => {
    const query = `?lang=${language}`;
    const spoken = libraryOf("techniques", language).techniques;
    const three = attempt((dimension) => ({ originality: 1, optimism: 1, goal_setting: 1 })[dimension] ?? 5);
    await onProfile(
      three,
      async ({ page }) => {
        await speaks(page, language);
        await pick(page, "plan-minutes", "240");
        await make(page);
        const shown = await steps(page);
        assert.equal(shown.length, 16);
        for (const { id } of shown.slice(0, 4)) {
          await page.click(`${stepAt(id)} summary`);
          await page.fill(`${stepAt(id)} input[name="words"]`, "With the sales team, about the offer that we lost in October");
        }
        await press(page, "print-plan");
        assert.equal(await page.getAttribute("html", "data-print"), "plan");
        const margin = Object.fromEntries(["top", "right", "bottom", "left"].map((side) => [side, "15mm"]));
        const sheets = pagesOf(await page.pdf({ format, margin }));
        assert.ok(sheets.length <= 2, `${sheets.length} sheets`);
        const squeezed = (text) => text.normalize("NFKC").replaceAll(/\s/g, "");
        const whole = sheets.join("");
        for (const { technique } of shown) assert.ok(whole.includes(squeezed(spoken[technique].name)), technique);
        const times = (text) => whole.split(squeezed(text)).length - 1;
        assert.equal(times("With the sales team, about the offer that we lost in October"), 4);
        const { dimensions } = wordingOf(instrument.id, language);
        for (const dimension of ["originality", "optimism", "goal_setting"]) assert.ok(times(dimensions[dimension].high) === 1);
        assert.ok(!whole.includes(squeezed(catalogueOf(language)["advice.caveats"])), "the rest of the profile is not printed");
        assert.ok(!whole.includes(squeezed(catalogueOf(language)["footer.promise"])));
        await page.evaluate(() => dispatchEvent(new Event("afterprint")));
        assert.equal(await page.getAttribute("html", "data-print"), null);
      },
      { query },
    );
  });
}

test("for each priority there is a way to the firms that grew by it", async () => {
  await onProfile(TWO, async ({ page }) => {
    await make(page);
    await page.waitForSelector('[data-action="story"]');
    for (const dimension of ["courage", "curiosity"]) {
      const expected = stories.filter(({ skills }) => skills.includes(`${instrument.id}/${dimension}`)).map(({ id }) => id);
      const linked = await page.$$eval(`[data-priority="${dimension}"] a`, (links) => links.map(({ dataset }) => dataset.story));
      assert.deepEqual(linked, expected);
    }
    await page.click('[data-priority="courage"] a');
    await onPage(page, "stories");
  });
});

test("in another language the plan is the same, in that language's words", async () => {
  let english;
  await onProfile(TWO, async ({ page }) => {
    await make(page);
    english = await steps(page);
    await page.selectOption('select[name="language"]', "hu");
    await speaks(page, "hu");
    const name = libraryOf("techniques", "hu").techniques[english[0].technique].name;
    await page.waitForFunction(([css, text]) => document.querySelector(css)?.textContent === text, [`${stepAt(english[0].id)} h4`, name]);
    assert.deepEqual(await steps(page), english);
    assert.ok((await page.innerText('[data-priority="courage"]')).includes(wordingOf(instrument.id, "hu").dimensions.courage.high));
    const summaries = eventsOf(await calendarOf(page)).map(({ summary }) => summary);
    assert.equal(summaries[0], name);
  });
});

test("a plan whose techniques are gone is made anew, and one that cannot be read is left alone", async () => {
  const edits = [{ step: "1-courage-1", planned: "no_such_thing", done: true }, { step: "1-courage-1", planned: "fear_setting", instead: "gone" }];
  const plan = { schema: 1, priorities: ["courage", "no_such_skill"], minutes: 60, company: "alone", start: MONDAY, time: 540, remind: false, edits };
  await onProfile(TWO, async ({ page }) => {
    await page.waitForSelector("[data-step]");
    const shown = await steps(page);
    assertFits(shown, { priorities: ["courage"], minutes: 60, alone: true });
    assert.ok(shown.every(({ state }) => state === "planned"));
    assert.match(await page.innerText('[data-unserved="no_such_skill"]'), /Choose something else/);
  }, { plan });
  const newer = { schema: 9, priorities: [] };
  await onProfile(TWO, async ({ page }) => {
    await page.waitForSelector('[data-notice="plan-aside"]');
    await make(page);
    assert.ok((await steps(page)).length > 0);
    assert.equal((await stored(page))[PLAN], JSON.stringify(newer), "it was not written over");
  }, { plan: newer });
});

test("techniques that cannot be fetched are said to be missing, and fetched when tried again", async () => {
  await onProfile(TWO, async ({ page }) => {
    await page.route(/library\/techniques/, (route) => route.abort());
    await press(page, "plan");
    await page.waitForSelector('[data-role=plan] [data-action="retry"]');
    await page.unroute(/library\/techniques/);
    await page.click('[data-role=plan] [data-action="retry"]');
    await page.waitForSelector("[data-step]");
  }, { tolerate: /Failed to load resource|net::ERR/ });
});


test("no axe finding in both themes, and nothing to scroll sideways", async () => {
  await onProfile(TWO, async ({ page }) => {
    await make(page);
    const [first, second] = await steps(page);
    for (const { id } of [first, second]) await page.click(`${stepAt(id)} summary`);
    await page.check(`${stepAt(first.id)} input[name="done"]`);
    await page.fill(`${stepAt(first.id)} input[name="noticed"]`, "Easier than I thought");
    await page.click(`${stepAt(second.id)} [data-action="leave-out"]`);
    await page.waitForSelector('[data-action="story"]');
    await holdsEverywhere(page);
  });
});

test("by keyboard alone: a plan is made, a step done and changed", async () => {
  await onProfile(TWO, async ({ page }) => {
    const tabTo = async (selector) => {
      for (let presses = 0; presses < 120; presses += 1) {
        await page.keyboard.press("Tab");
        if (await page.evaluate((css) => document.activeElement.matches(css), selector)) return;
      }
      assert.fail(`${selector} is out of the keyboard's reach`);
    };
    await tabTo('[data-role=plan] [data-action="plan"]');
    await page.keyboard.press("Enter");
    await page.waitForSelector("[data-step]");
    const { id } = (await steps(page))[0];
    await tabTo(`${stepAt(id)} summary`);
    await page.keyboard.press("Enter");
    await tabTo(`${stepAt(id)} input[name="words"]`);
    await page.keyboard.type("After the stand-up");
    assert.equal(await page.innerText(`${stepAt(id)} .own`), "After the stand-up");
    await tabTo(`${stepAt(id)} input[name="done"]`);
    await page.keyboard.press("Space");
    await page.waitForSelector(`${stepAt(id)}[data-state="done"]`);
  });
});
