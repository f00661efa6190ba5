// Every language on offer: all instruments to their profiles, nothing left in English, nothing lost or cut off by it.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import {
  TAKE, answerPage, answerRest, assertProfile, focusOn, onPage, onResults, onReview, openHouse, press, settled, shownAnswers,
  shownItems, shownProfile, storedAttempts, varied, visit,
} from "./lib/journey.mjs";
import {
  FOREIGN, LANGUAGES, SOURCE, catalogueOf, cutOff, englishPatterns, languagesAsked, leftInEnglish, libraryOf, shownTexts, speaks, textsOf, wordingOf,
} from "./lib/language.mjs";
import { INSTRUMENT, itemsOf, oracleOf } from "./lib/oracle.mjs";

const IDS = ["creativity-skills", "creative-climate", "workplace-learning", "sme-readiness", "cluster-excellence", "cluster-networking"];
const ORACLES = Object.fromEntries(IDS.map((id) => [id, oracleOf(id)]));
const PICKER = 'select[name="language"]';

const house = await openHouse();
after(() => house.close());

/** The questions on the page, in their order. */
const questions = (page) => page.$$eval("fieldset[data-item] legend", (all) => all.map((legend) => legend.innerText.trim()));

/** Waits until the first heading is this one. */
const headed = (page, text) => page.waitForFunction((wanted) => document.querySelector("main h1")?.innerText.trim().startsWith(wanted), text);

/** Waits for the first page of an instrument, be it statements or conditions. */
const onFirst = (page) => page.waitForSelector('main[data-page="take"] fieldset[data-item]');

/** Chooses a language in the picker, as a person does by keyboard, and waits until the page speaks it. */
async function choose(page, tag) {
  await page.focus(PICKER);
  await page.selectOption(PICKER, tag);
  await speaks(page, tag);
  await settled(page);
}

/** Answers of every kind to everything that an instrument asks: options in turn, and the last gates and facts. */
function answersTo({ instrument, itemsOf: items }) {
  const options = instrument.options.map(({ id }) => id);
  const answers = Object.fromEntries(items().map(({ id }, index) => [id, options[(index * 2 + (index % 3)) % options.length]]));
  const gates = Object.fromEntries(instrument.gates.map(({ id }, index) => [id, ["yes", "no", "unsure"][index % 3]]));
  const facts = Object.fromEntries(instrument.facts.map(({ id, options: kinds }) => [id, kinds.at(-1)]));
  return { answers, all: { ...answers, ...gates, ...facts } };
}

for (const tag of LANGUAGES) {
  test(`${tag}: every instrument from its first page to its profile, with the same scores, and no other language's files`, async () => {
    await visit(house, {}, async ({ page, go, requests }) => {
      for (const id of IDS) {
        const { instrument, profileOf } = ORACLES[id];
        const spoken = wordingOf(id, tag);
        const { answers, all } = answersTo(ORACLES[id]);
        await go(`?lang=${tag}#/take/${id}`);
        await speaks(page, tag);
        await onFirst(page);
        const [first] = await shownItems(page);
        if (spoken.items[first]) {
          await page.waitForFunction((text) => document.querySelector("fieldset[data-item] legend")?.innerText.includes(text), spoken.items[first]);
        }
        await answerRest(page, (asked) => all[asked], Object.keys(all));
        await onReview(page);
        await press(page, "finish");
        await onResults(page);
        assert.equal(await page.getAttribute("html", "lang"), tag, id);
        await assertProfile(page, answers, "full", profileOf);
        const named = await page.$$eval("tr[data-dimension] th", (heads) => heads.map((head) => head.innerText.trim()));
        assert.deepEqual(named, instrument.dimensions.map((dimension) => spoken.dimensions[dimension.id].name), id);
      }
      assert.deepEqual(languagesAsked(requests).filter((asked) => ![tag, SOURCE].includes(asked)), []);
      assert.ok(languagesAsked(requests).includes(tag));
    });
  });
}

const TECHNIQUE = "six_hats";

/** Goes through the kinds of pages in a language and calls `look(name)` at each. */
async function tour({ page, go }, tag, look) {
  const catalogue = catalogueOf(tag);
  const open = (hash) => page.evaluate((to) => (location.hash = to), hash);
  await go(`?lang=${tag}`);
  await speaks(page, tag);
  await headed(page, catalogue["home.title"]);
  await look("home");
  await open(TAKE);
  await onFirst(page);
  await look("statements");
  const left = ["courage_1", "courage_2", "courage_3", "curiosity_1"];
  await answerRest(page, (item) => (left.includes(item) ? undefined : varied(item)));
  await onReview(page);
  await look("review");
  await press(page, "finish");
  await onResults(page);
  for (const row of await page.$$("tr[data-dimension] button")) await row.click();
  await settled(page);
  await look("profile");
  for (const [hash, name, title] of [
    ["#/toolkit", "toolkit", catalogue["nav.toolkit"]],
    [`#/toolkit/${TECHNIQUE}`, "technique", libraryOf("techniques", tag).techniques[TECHNIQUE].name],
    ["#/stories", "stories", libraryOf("stories", tag).title],
    ["#/countries", "countries", libraryOf("countries", tag).title],
  ]) {
    await open(hash);
    await onPage(page, name);
    await headed(page, title);
    if (name === "stories") await page.waitForSelector("article dl a");
    await look(name);
  }
  await open("#/take/cluster-networking");
  await onFirst(page);
  await look("conditions");
}

for (const tag of LANGUAGES) {
  test(`${tag}: no page leaves words in English, none cuts words off at 320 px, and none scrolls sideways`, async () => {
    const patterns = tag === SOURCE ? [] : englishPatterns(tag);
    const found = [];
    await visit(house, {}, async (visited) => {
      const { page } = visited;
      await tour(visited, tag, async (name) => {
        if (tag !== SOURCE) {
          const texts = await shownTexts(page);
          assert.ok(texts.length > 10, `${name} has words`);
          found.push(...leftInEnglish(texts, patterns).map((text) => `${name}: ${text}`));
        }
        // What fits on a phone and on a desk may not fit on what lies between.
        for (const width of [320, 640, 768, 1024, 1200, 1366]) {
          await page.setViewportSize({ width, height: 800 });
          await settled(page);
          const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          if (over > 0) found.push(`${name}, ${width} px: ${over} px too wide`);
          if (width === 320) found.push(...(await cutOff(page)).map((what) => `${name}, 320 px: ${what}`));
        }
      });
    });
    assert.deepEqual([...new Set(found)], []);
  });
}

for (const tag of FOREIGN) {
  test(`${tag}: no text of any file has words of English, shown or not`, () => {
    assert.deepEqual(leftInEnglish([...textsOf(tag).values()], []), []);
  });
}

test("without a choice, the page speaks the browser's language, and fetches no other", async () => {
  for (const tag of FOREIGN) {
    await visit(house, { locale: tag }, async ({ page, go, requests }) => {
      await go();
      await speaks(page, tag);
      await headed(page, catalogueOf(tag)["home.title"]);
      assert.deepEqual(languagesAsked(requests).filter((asked) => ![tag, SOURCE].includes(asked)), []);
    });
  }
});

test("a change of language in the middle of a page loses no answer, no place and no focus", async () => {
  await visit(house, {}, async ({ page, go }) => {
    // No language in the address, which would win over the choice at the reload.
    await go(TAKE);
    await onFirst(page);
    const first = await answerPage(page, varied);
    await press(page, "next");
    await page.waitForFunction((before) => !document.querySelector(`fieldset[data-item="${before}"]`), Object.keys(first)[0]);
    await onFirst(page);
    const asked = await shownItems(page);
    const given = await answerPage(page, (item) => (item === asked[3] ? undefined : item === asked[1] ? "dk" : varied(item)));
    const kept = async () => (await storedAttempts(page)).map(({ language, ...rest }) => rest);
    const before = await kept();
    const said = new Set();
    for (const tag of [...FOREIGN, SOURCE]) {
      const spoken = wordingOf(INSTRUMENT, tag);
      await choose(page, tag);
      await page.waitForFunction((text) => document.querySelector("fieldset[data-item] legend").innerText.trim() === text, spoken.items[asked[0]]);
      assert.deepEqual(await shownItems(page), asked, tag);
      assert.deepEqual(await questions(page), asked.map((item) => spoken.items[item]), tag);
      const scale = await page.$$eval(`fieldset[data-item="${asked[0]}"] .scale label`, (labels) => labels.map((label) => label.innerText.trim()));
      assert.deepEqual(scale, Object.values(spoken.options), tag);
      assert.deepEqual(await shownAnswers(page), given, tag);
      assert.deepEqual(await kept(), before, `${tag}: what is kept`);
      assert.equal(await page.innerText('[data-action="next"]'), catalogueOf(tag)["take.next"]);
      assert.equal(await page.inputValue(PICKER), tag);
      await focusOn(page, PICKER);
      said.add(await page.title());
    }
    assert.equal(said.size, LANGUAGES.length, "each language has a title of its own");
    // Answering goes on where it was, in another language.
    await choose(page, "et");
    await page.click(`fieldset[data-item="${asked[3]}"] input[value="o2"]`);
    await page.reload();
    await speaks(page, "et");
    await onFirst(page);
    assert.deepEqual(await shownItems(page), asked, "the choice and the page outlive a reload");
    assert.deepEqual(await shownAnswers(page), { ...given, [asked[3]]: "o2" });
  });
});

test("answers given in one language read in every other on the profile, with the same scores", async () => {
  await visit(house, {}, async ({ page, go }) => {
    await go(`?lang=bg${TAKE}`);
    await speaks(page, "bg");
    await onFirst(page);
    const answers = await answerRest(page, varied);
    await press(page, "finish");
    await onResults(page);
    const before = await shownProfile(page);
    const [{ id: dimension, items }] = oracleOf(INSTRUMENT).instrument.dimensions;
    await page.click(`tr[data-dimension="${dimension}"] button`);
    assert.equal(Object.keys(answers).length, itemsOf().length);
    for (const tag of [...FOREIGN, SOURCE]) {
      const spoken = wordingOf(INSTRUMENT, tag);
      await choose(page, tag);
      await page.waitForFunction(
        ([id, name]) => document.querySelector(`tr[data-dimension="${id}"] .name`).innerText.trim() === name,
        [dimension, spoken.dimensions[dimension].name],
      );
      await focusOn(page, PICKER);
      assert.deepEqual(await shownProfile(page), before, tag);
      await assertProfile(page, answers);
      if (!(await page.locator(".terms tbody tr").count())) await page.click(`tr[data-dimension="${dimension}"] button`);
      const rows = await page.$$eval(".terms tbody tr", (all) => all.map((row) => [...row.cells].slice(0, 2).map((cell) => cell.innerText.trim())));
      assert.deepEqual(rows, items.map(({ id }) => [spoken.items[id], spoken.options[answers[id]]]), tag);
    }
    const [{ language }] = await storedAttempts(page);
    assert.equal(language, "bg", "the record says in which language it was answered");
  });
});
