// The pages to read: techniques found and printed, stories and countries with their sources, and words in every language.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { after, test } from "node:test";
import { completeFrom, focusOn, onPage, onResults, openHouse, press, ready, settled, visit } from "./lib/journey.mjs";
import { DIST, counting, itemsOf, wording } from "./lib/oracle.mjs";
import { pagesOf } from "./lib/pdf.mjs";

const house = await openHouse();
after(() => house.close());

const file = (name) => JSON.parse(readFileSync(path.join(DIST, name), "utf8"));
const { techniques } = file("library/techniques.json");
const words = file("library/techniques.en.json").techniques;
const SKILL = "creativity-skills/courage";

/** The techniques listed, in their order. */
const listed = (page) => page.$$eval("[data-technique]", (rows) => rows.map((row) => row.dataset.technique));
const count = (page) => page.innerText('[data-role="count"]');
const choose = (page, name, value) => page.selectOption(`select[name="${name}"]`, value);
/** Whether two lists have the same members. */
const same = (found, expected, message) => assert.deepEqual([...found].sort(), [...expected].sort(), message);
const ids = (fits) => techniques.filter(fits).map(({ id }) => id);

async function openToolkit({ page, go }, query = "") {
  await go(`${query}#/toolkit`);
  await onPage(page, "toolkit");
}

async function openTechnique({ page, go }, id, query = "") {
  await go(`${query}#/toolkit/${id}`);
  await onPage(page, "technique");
}

test("the toolkit lists every technique with its purpose, time and people", async () => {
  await visit(house, {}, async (visited) => {
    const { page } = visited;
    await openToolkit(visited);
    same(await listed(page), ids(() => true));
    assert.equal(await count(page), `${techniques.length} techniques`);
    const row = (id) => page.innerText(`[data-technique="${id}"]`);
    const brainstorming = await row("brainstorming");
    assert.ok(brainstorming.includes(words.brainstorming.name) && brainstorming.includes(words.brainstorming.purpose));
    assert.match(brainstorming, /35 to 45 min · 3 to 10 people/);
    assert.match(await row("design_sprint"), /2\.5 to 5 working days/);
    assert.match(await row("red_team"), /100 min to 4 h/);
    const names = await page.locator("[data-technique] h2").allInnerTexts();
    assert.ok(names.indexOf("Active listening") < names.indexOf("Brainstorming"), "in the order of their names");
  });
});

test("choices narrow the list down together, and the count says so politely", async () => {
  await visit(house, {}, async (visited) => {
    const { page } = visited;
    await openToolkit(visited);
    assert.equal(await page.getAttribute('[data-role="count"]', "role"), "status");
    await choose(page, "trains", SKILL);
    const courage = ids(({ trains }) => trains.includes(SKILL));
    same(await listed(page), courage);
    assert.equal(await count(page), `${courage.length} techniques`);
    await choose(page, "trains", "");
    for (const minutes of [15, 30, 60, 120, 480]) {
      await choose(page, "minutes", String(minutes));
      same(await listed(page), ids((technique) => technique.minutes.to <= minutes), `${minutes} minutes`);
    }
    await choose(page, "minutes", "30");
    for (const mode of ["alone", "pair", "group"]) {
      await choose(page, "mode", mode);
      same(await listed(page), ids(({ minutes, modes }) => minutes.to <= 30 && modes.includes(mode)), mode);
    }
    await press(page, "clear");
    same(await listed(page), ids(() => true));
    await focusOn(page, 'input[name="search"]');
    for (const name of ["trains", "minutes", "mode"]) assert.equal(await page.inputValue(`select[name="${name}"]`), "");
  });
});

test("every dimension of every instrument can be chosen by its name", async () => {
  await visit(house, {}, async (visited) => {
    const { page } = visited;
    await openToolkit(visited);
    const offered = await page.$$eval('select[name="trains"] option[value*="/"]', (options) => options.map(({ value, text }) => [value, text]));
    const trained = new Set(techniques.flatMap(({ trains }) => trains));
    same(offered.map(([value]) => value), trained);
    assert.ok(offered.some(([value, text]) => value === SKILL && text === wording.dimensions.courage.name));
    assert.equal(await page.locator('select[name="trains"] optgroup').count(), 6);
  });
});

test("the search narrows the list down with every key, without capitals or accents, and a name comes first", async () => {
  await visit(house, {}, async (visited) => {
    const { page } = visited;
    await openToolkit(visited);
    await page.focus('input[name="search"]');
    let before = techniques.length;
    for (const key of "Brainw") {
      await page.keyboard.press(key);
      await settled(page);
      const now = (await listed(page)).length;
      assert.ok(now <= before && now > 0);
      before = now;
    }
    assert.equal((await listed(page))[0], "brainwriting_635");
    await focusOn(page, 'input[name="search"]');
    await page.fill('input[name="search"]', "  HÁTS   sIX ");
    assert.equal((await listed(page))[0], "six_hats");
    await page.fill('input[name="search"]', "zeppelin");
    assert.deepEqual(await listed(page), []);
    assert.match(await page.innerText("main"), /No technique fits all of this/);
    assert.equal(await count(page), "0 techniques");
    await press(page, "clear");
    assert.equal(await page.inputValue('input[name="search"]'), "");
    same(await listed(page), ids(() => true));
  });
});

test("by keyboard alone: search, open a technique, go back, and the search is still there", async () => {
  await visit(house, {}, async (visited) => {
    const { page, go } = visited;
    await go();
    const tabTo = async (selector) => {
      for (let presses = 0; presses < 80; presses += 1) {
        await page.keyboard.press("Tab");
        if (await page.evaluate((css) => document.activeElement.matches(css), selector)) return;
      }
      assert.fail(`${selector} is out of the keyboard's reach`);
    };
    await tabTo('nav a[href="#/toolkit"]');
    await page.keyboard.press("Enter");
    await onPage(page, "toolkit");
    await focusOn(page, "main h1");
    await tabTo('input[name="search"]');
    await page.keyboard.type("hats");
    const found = await listed(page);
    await tabTo('[data-technique="six_hats"] a');
    await page.keyboard.press("Enter");
    await onPage(page, "technique");
    await focusOn(page, "main h1");
    await tabTo('[data-action="back"]');
    await page.keyboard.press("Enter");
    await onPage(page, "toolkit");
    assert.equal(await page.inputValue('input[name="search"]'), "hats");
    assert.deepEqual(await listed(page), found);
  });
});

test("the choices are kept on the way back from a technique, by the browser's button too", async () => {
  await visit(house, {}, async (visited) => {
    const { page } = visited;
    await openToolkit(visited);
    await choose(page, "trains", SKILL);
    await choose(page, "mode", "group");
    const found = await listed(page);
    assert.ok(found.length > 0 && found.length < techniques.length);
    for (const back of [() => page.goBack(), () => press(page, "back"), () => page.click('nav a[href="#/toolkit"]')]) {
      await page.click(`[data-technique="${found[0]}"] a`);
      await onPage(page, "technique");
      await back();
      await onPage(page, "toolkit");
      assert.deepEqual(await listed(page), found);
      assert.equal(await page.inputValue('select[name="trains"]'), SKILL);
      assert.equal(await page.inputValue('select[name="mode"]'), "group");
    }
  });
});

test("a technique says everything there is, and leads to the others that train the same", async () => {
  await visit(house, {}, async (visited) => {
    const { page } = visited;
    await openTechnique(visited, "red_team");
    const shown = await page.innerText("main");
    const { steps, ...texts } = words.red_team;
    for (const text of [...Object.values(texts), ...steps]) assert.ok(shown.includes(text), text);
    const { trains, sources } = techniques.find(({ id }) => id === "red_team");
    for (const source of sources) assert.ok(shown.includes(source), source);
    assert.match(await page.title(), new RegExp(`^${words.red_team.name} · `));
    assert.equal(await page.locator('main [data-action="trains"]').count(), trains.length);
    await press(page, "trains");
    await onPage(page, "toolkit");
    assert.equal(await page.inputValue('select[name="trains"]'), trains[0]);
    same(await listed(page), ids((technique) => technique.trains.includes(trains[0])));
  });
});

const length = (texts) => JSON.stringify(texts).length;
const longest = (texts) => Object.keys(texts).sort((a, b) => length(texts[b]) - length(texts[a]));

for (const [language, how_many] of [["en", 5], ["hu", 2], ["it", 2], ["bg", 2]]) {
  test(`the longest techniques fit on one sheet in ${language}, of A4 and of Letter, and nothing is lost`, async () => {
    const spoken = file(`library/techniques.${language}.json`).techniques;
    await visit(house, {}, async (visited) => {
      const { page } = visited;
      for (const id of longest(spoken).slice(0, how_many)) {
        await openTechnique(visited, id, `?lang=${language}`);
        await page.waitForSelector(`html[lang="${language}"]`, { state: "attached" });
        await page.waitForFunction((name) => document.querySelector("main h1")?.textContent === name, spoken[id].name);
        for (const format of ["A4", "Letter"]) {
          const margin = Object.fromEntries(["top", "right", "bottom", "left"].map((side) => [side, "15mm"]));
          const sheets = pagesOf(await page.pdf({ format, margin }));
          assert.equal(sheets.length, 1, `${id} on ${format}`);
          for (const text of [spoken[id].name, spoken[id].mistake, spoken[id].origin, ...spoken[id].steps]) {
            assert.ok(sheets[0].includes(text.normalize("NFKC").replaceAll(/\s/g, "")), `${id}: ${text}`);
          }
        }
      }
    });
  });
}

test("what only a screen needs is not printed with a technique", async () => {
  await visit(house, {}, async (visited) => {
    const { page } = visited;
    await openTechnique(visited, "six_hats");
    await page.emulateMedia({ media: "print" });
    await settled(page);
    for (const selector of ["nav", "main .actions"]) assert.equal(await page.isVisible(selector), false, selector);
    assert.equal(await page.isVisible("main h1"), true);
  });
});

test("on paper no technique of the list, no story and no country is lost", async () => {
  await visit(house, {}, async ({ page, go }) => {
    for (const [name, blocks] of [["toolkit", "[data-technique] p"], ["stories", "article p, article li"], ["countries", "main p, main dd, main td:not([data-level]), main li"]]) {
      await go(`#/${name}`);
      await onPage(page, name);
      if (name === "stories") await page.waitForSelector("article dl a");
      const texts = await page.$$eval(blocks, (all) => all.filter((block) => block.checkVisibility()).map((block) => block.textContent));
      const whole = pagesOf(await page.pdf({ format: "A4" })).join("");
      for (const text of texts) assert.ok(whole.includes(text.normalize("NFKC").replaceAll(/\s/g, "")), `${name}: ${text}`);
    }
  });
});

test("an unknown technique says so, and leads to the toolkit and to the start", async () => {
  await visit(house, {}, async (visited) => {
    const { page, go } = visited;
    await openTechnique(visited, "no_such_thing");
    assert.match(await page.innerText("main h1"), /no such page/);
    assert.match(await page.title(), /^There is no such page · /);
    await press(page, "back");
    await onPage(page, "toolkit");
    for (const address of ["#/toolkit/Six%20Hats", "#/toolkit/<b>", "#/toolkit/a/b", "#/stories/telerik", "#/countries/bg"]) {
      await go(address);
      await onPage(page, "lost");
    }
  });
});

test("seven stories, each with our reading marked as one, its sources, and ways to skills and techniques", async () => {
  await visit(house, {}, async (visited) => {
    const { page, go } = visited;
    const [data, told] = [file("library/stories.json"), file("library/stories.en.json")];
    await go("#/stories");
    await onPage(page, "stories");
    assert.ok((await page.innerText("main")).includes(told.note));
    await page.waitForSelector("article dl a");
    assert.equal(await page.locator("article").count(), 7);
    for (const { id, skills, techniques: toTry, sources, founded } of data.stories) {
      const shown = await page.innerText(`[data-story="${id}"]`);
      const { title, summary, body, lesson, since } = told.stories[id];
      for (const text of [title, summary, ...body, lesson, since, told.labels.lesson]) assert.ok(shown.includes(text), text);
      for (const { text, status } of sources) assert.ok(shown.includes(`${text} ${told.statuses[status]}`), text);
      for (const skill of skills) assert.ok(shown.includes(wording.dimensions[skill.split("/")[1]].name), skill);
      for (const technique of toTry) assert.ok(shown.includes(words[technique].name), technique);
      assert.ok(shown.includes(founded ? `Founded: ${founded}` : "No certain year"), id);
    }
    await page.click('[data-story="telerik"] a[href="#/toolkit/mentoring"]');
    await onPage(page, "technique");
    assert.equal(await page.innerText("main h1"), words.mentoring.name);
    await page.goBack();
    await onPage(page, "stories");
    await page.click('[data-story="pipedrive"] [data-action="trains"]');
    await onPage(page, "toolkit");
    assert.equal(await page.inputValue('select[name="trains"]'), SKILL);
  });
});

test("the countries show the scoreboard with its gaps, both counts of the survey, and every source", async () => {
  await visit(house, {}, async ({ page, go }) => {
    const [data, told] = [file("library/countries.json"), file("library/countries.en.json")];
    await go("#/countries");
    await onPage(page, "countries");
    const board = await page.$$eval("[data-role=scoreboard] tbody tr", (rows) => rows.map((row) => [...row.cells].slice(1).map((cell) => cell.dataset.level)));
    assert.deepEqual(board, data.countries.map(({ scoreboard }) => scoreboard.map(({ level }) => (level === null ? "" : String(level)))));
    for (const { id, scoreboard } of data.countries) {
      const rows = await page.$$eval(`[data-country="${id}"] tbody tr`, (all) => all.map((row) => [...row.cells].map((cell) => cell.innerText)));
      assert.deepEqual(rows.map(([year]) => Number(year)), scoreboard.map(({ year }) => year));
      scoreboard.forEach(({ level, group, gap }, index) => {
        assert.equal(rows[index][1], level === null ? "" : String(level));
        assert.equal(rows[index][2], group ? told.groups[group] : told.gaps[gap]);
      });
      assert.ok((await page.innerText(`[data-country="${id}"]`)).includes(told.countries[id].text));
    }
    const survey = await page.innerText("[data-role=survey]");
    for (const text of [told.notes.counts, told.notes.totals_report, told.notes.totals_project_page, "176", "183", "133", "271"]) {
      assert.ok(survey.includes(text), text);
    }
    const shown = await page.innerText("main");
    for (const { text } of data.sources) assert.ok(shown.includes(text), text);
    for (const note of ["uk", "cuts", "reuse", "second_hand"]) assert.ok(shown.includes(told.notes[note]), note);
  });
});

test("the marks of the scoreboard stand higher for a higher level, and a gap has none", async () => {
  await visit(house, {}, async ({ page, go }) => {
    await go("#/countries");
    await onPage(page, "countries");
    const tops = await page.$$eval("[data-role=scoreboard] td", (cells) =>
      cells.map((cell) => [cell.dataset.level, cell.querySelector("i") && parseFloat(getComputedStyle(cell.querySelector("i"), "::after").top)]),
    );
    const top = (level) => [...new Set(tops.filter(([other]) => other === level).map(([, px]) => px))];
    assert.deepEqual(top(""), [null]);
    const [[one], [two], [three], [four]] = ["1", "2", "3", "4"].map(top);
    assert.ok(one > two && two > three && three > four, [one, two, three, four].join());
  });
});

test("each page speaks the language chosen, and a change of language changes it in place", async () => {
  await visit(house, {}, async (visited) => {
    const { page, go } = visited;
    for (const [address, name, title] of [
      ["#/toolkit/six_hats", "technique", file("library/techniques.hu.json").techniques.six_hats.name],
      ["#/stories", "stories", file("library/stories.hu.json").title],
      ["#/countries", "countries", file("library/countries.hu.json").title],
    ]) {
      await go(`?lang=hu${address}`);
      await onPage(page, name);
      await page.waitForFunction((text) => document.querySelector("main h1")?.textContent === text, title);
      assert.ok((await page.title()).startsWith(title));
      assert.equal(await page.locator('[data-notice="english"]').count(), 0);
    }
    await page.focus('select[name="language"]');
    await page.selectOption('select[name="language"]', "it");
    await page.waitForFunction((text) => document.querySelector("main h1")?.textContent === text, file("library/countries.it.json").title);
    await focusOn(page, 'select[name="language"]');
  });
});

test("a technique without words in the language stands in English, and says so", async () => {
  await visit(house, {}, async (visited) => {
    const { page } = visited;
    const spoken = file("library/techniques.hu.json");
    delete spoken.techniques.six_hats;
    await page.route(/techniques\.hu\.json$/, (route) => route.fulfill({ contentType: "application/json", body: JSON.stringify(spoken) }));
    await openTechnique(visited, "six_hats", "?lang=hu");
    await page.waitForSelector('html[lang="hu"]', { state: "attached" });
    await page.waitForSelector('[data-notice="english"]');
    assert.equal(await page.innerText("main h1"), words.six_hats.name);
    assert.equal(await page.getAttribute("main h1", "lang"), "en");
    await press(page, "back");
    await onPage(page, "toolkit");
    assert.equal(await page.locator('[data-notice="english"]').count(), 1);
    assert.equal(await page.locator('[data-technique="six_hats"] [data-notice="english"]').count(), 1);
    assert.equal(await page.getAttribute('[data-technique="mind_map"] h2', "lang"), "hu");
    assert.equal((await listed(page)).length, techniques.length);
  });
});

test("a page without a file in the language stands in English, and says so", async () => {
  await visit(house, { tolerate: /status of 404/ }, async ({ page, go }) => {
    await page.route(/(stories|countries)\.hu\.json$/, (route) => route.fulfill({ status: 404 }));
    for (const [name, title] of [["stories", file("library/stories.en.json").title], ["countries", file("library/countries.en.json").title]]) {
      await go(`?lang=hu#/${name}`);
      await onPage(page, name);
      await page.waitForSelector('html[lang="hu"]', { state: "attached" });
      await page.waitForSelector('[data-notice="english"]');
      assert.equal(await page.innerText("main h1"), title);
      assert.equal(await page.getAttribute("main", "lang"), "en");
      assert.equal(await page.getAttribute('[data-notice="english"]', "lang"), "hu");
    }
  });
});

test("what cannot be fetched, or arrives damaged, is said to be so and fetched when tried again", async () => {
  await visit(house, { tolerate: /Failed to load resource|net::ERR/ }, async ({ page, go }) => {
    for (const [name, sentence, spoil] of [
      ["toolkit", /could not be fetched/, (route) => route.abort()],
      ["stories", /could not be fetched/, (route) => route.fulfill({ status: 500 })],
      ["countries", /arrived damaged/, (route) => route.fulfill({ contentType: "application/json", body: '{"schema": 1' })],
    ]) {
      await page.route(/library\//, spoil);
      await go(`#/${name}`);
      await page.waitForSelector('main [data-action="retry"]');
      assert.match(await page.innerText("main [role=alert]"), sentence);
      await page.unroute(/library\//);
      await press(page, "retry");
      await page.waitForSelector(`main[data-page="${name}"] h2`);
    }
  });
});

test("nothing of these pages is fetched before they are opened", async () => {
  await visit(house, {}, async ({ page, go, requests }) => {
    await go();
    await settled(page);
    const theirs = () => requests.filter((address) => /library\/|reading/.test(address));
    assert.deepEqual(theirs(), []);
    await page.click('nav a[href="#/stories"]');
    await onPage(page, "stories");
    assert.ok(theirs().some((address) => /stories\.en\.json$/.test(address)));
    assert.ok(theirs().every((address) => !/\.(bg|el|et|hu|it)\.json$/.test(address)), "only the language shown");
    const before = requests.length;
    await page.click('nav a[href="#/countries"]');
    await onPage(page, "countries");
    await page.click('nav a[href="#/stories"]');
    await onPage(page, "stories");
    const again = requests.slice(before).filter((address) => /stories/.test(address));
    assert.deepEqual(again, [], "what was fetched is kept");
  });
});

test("the profile's priorities lead to the techniques that train them", async () => {
  await visit(house, {}, async (visited) => {
    const { page } = visited;
    // One skill far below the others stands out as a priority.
    const items = new Map(itemsOf().map((item) => [item.id, item]));
    await completeFrom(visited, (id) => counting(items.get(id), items.get(id).dimension === "courage" ? 1 : 4));
    await onResults(page);
    await page.click('[data-role="priorities"] [data-action="trains"]');
    await onPage(page, "toolkit");
    assert.equal(await page.inputValue('select[name="trains"]'), SKILL);
    same(await listed(page), ids(({ trains }) => trains.includes(SKILL)));
    await page.goBack();
    await onResults(page);
  });
});

test("the navigation says where one is, at 320 px too, and reload stays", async () => {
  await visit(house, { viewport: { width: 320, height: 700 } }, async ({ page, go }) => {
    await go();
    for (const [address, name] of [["#/toolkit", "toolkit"], ["#/stories", "stories"], ["#/countries", "countries"], ["#/", "home"]]) {
      await page.click(`nav a[href="${address}"]`);
      await onPage(page, name);
      assert.deepEqual(await page.$$eval('nav a[aria-current="true"]', (links) => links.map((link) => link.getAttribute("href"))), [address]);
      await page.reload();
      await ready(page);
      await onPage(page, name);
    }
  });
});
