// All six instruments through the whole flow: chosen at the start, taken, left and resumed, read as a profile.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { holdsEverywhere } from "./lib/axe.mjs";
import {
  answerPage, answerRest, assertProfile, focusOn, onPage, onQuestions, onResults, onReview, onStatements, openHouse, press, radio, ready,
  settled, shownAnswers, shownItems, shownProfile, storageWith, storedAttempts, visit,
} from "./lib/journey.mjs";
import { oracleOf } from "./lib/oracle.mjs";
import { assertPainted } from "./lib/radar.mjs";


const IDS = ["creativity-skills", "creative-climate", "workplace-learning", "sme-readiness", "cluster-excellence", "cluster-networking"];
const ORACLES = Object.fromEntries(IDS.map((id) => [id, oracleOf(id)]));
const { instrument: networking, wording: networkingWords } = ORACLES["cluster-networking"];
const GATES = networking.gates.map(({ id }) => id);

const house = await openHouse();
after(() => house.close());

const asks = (id, what) => ORACLES[id].instrument[what].length > 0;
const byId = (answers) => (id) => answers[id];

/** From the start, by the question, to the first page of an instrument. */
async function choose({ page, go }, id) {
  await go();
  await onPage(page, "home");
  await page.click(`[data-action="choose"][href="#/take/${id}"]`);
  await onFirst(page, id);
}

const onFirst = (page, id) => (asks(id, "gates") ? onQuestions(page, "gates") : onStatements(page));

/** Everything an instrument asks by id. */
function askedBy(id) {
  const { instrument, itemsOf } = ORACLES[id];
  return [...itemsOf(), ...instrument.gates, ...instrument.facts].map((asked) => asked.id);
}

/** An instrument from its first page to its profile, with these answers. */
async function complete({ page, go }, id, answers) {
  await go(`#/take/${id}`);
  await onFirst(page, id);
  await answerRest(page, byId(answers), askedBy(id));
  await onReview(page);
  await press(page, "finish");
  await onResults(page);
}

const alike = (id, option) => Object.fromEntries(ORACLES[id].itemsOf().map((item) => [item.id, option]));
const gatesAll = (answer) => Object.fromEntries(GATES.map((gate) => [gate, answer]));

const eligibility = async (page) => {
  const section = page.locator("[data-role=eligibility]");
  return { verdict: await section.getAttribute("data-verdict"), text: await section.innerText() };
};

/** A question as the page shows it. */
const gateQuestion = (gate) => networkingWords.gates[gate].question.replace("{threshold}", networking.gates.find(({ id }) => id === gate).threshold);

for (const id of IDS) {
  const { instrument, wording, profileOf } = ORACLES[id];

  test(`${id}: from the start over every page to its golden scores`, async () => {
    await visit(house, {}, async (visited) => {
      const { page } = visited;
      // The case of the full form whose scores differ most from each other.
      const variety = ({ expect }) => new Set(Object.values(expect)).size;
      const golden = instrument.golden.filter(({ form }) => !form).reduce((best, next) => (variety(next) > variety(best) ? next : best));
      await choose(visited, id);
      await answerRest(page, byId(golden.answers), askedBy(id));
      await onReview(page);
      await press(page, "finish");
      await page.waitForSelector("[data-dimension]");
      await assertProfile(page, golden.answers, "full", profileOf);
      const shown = await shownProfile(page);
      const scores = { ...shown.sums, ...Object.fromEntries(Object.entries(shown.dimensions).map(([key, { score }]) => [key, score])) };
      for (const [key, score] of Object.entries(golden.expect)) {
        const same = score === null ? scores[key] === null : Math.abs(scores[key] - score) < 1e-9;
        assert.ok(same, `${golden.name}: ${key} is ${scores[key]}, not ${score}`);
      }
      const heading = await page.innerText(".scores thead th");
      assert.equal(heading, wording.dimension_heading);
    });
  });

  test(`${id}: a radar for all its dimensions, and words that fit what it is about`, async () => {
    await visit(house, {}, async (visited) => {
      const { page } = visited;
      const options = instrument.options.map((option) => option.id);
      // Levels rise from dimension to dimension, so the radar has a form and something stands out.
      const answers = Object.fromEntries(
        instrument.dimensions.flatMap(({ items }, index) =>
          items.map((item) => [item.id, item.key === 1 ? options[index % 5] : options[4 - (index % 5)]]),
        ),
      );
      await complete(visited, id, answers);
      await assertPainted(page);
      for (const dimension of instrument.dimensions) await page.click(`tr[data-dimension="${dimension.id}"] button`);
      const said = await page.innerText("main");
      const reversed = instrument.dimensions.some(({ items }) => items.some(({ key }) => key === -1));
      assert.equal(/reversed/.test(said), reversed, "reversed statements are named where there are any");
      if (instrument.about !== "person") assert.doesNotMatch(said, /your skills|practis/i);
      for (const caveat of wording.caveats) assert.ok(said.includes(caveat), caveat);
      const view = page.locator('[data-notice="view"]');
      assert.equal(await view.count(), instrument.about === "person" ? 0 : 1);
      if (instrument.about !== "person") {
        assert.equal(await view.innerText(), wording.caveats[0], "the first caveat stands beside the score");
        const groups = await page.$$eval("[data-group]", (all) => all.map(({ dataset }) => [dataset.group, Number(dataset.score)]));
        const expected = Object.entries(profileOf(answers).groups);
        assert.deepEqual(groups.map(([group]) => group), expected.map(([group]) => group));
        for (const [index, [group, score]] of groups.entries()) assert.ok(Math.abs(score - expected[index][1].score) < 1e-9, group);
      }
    });
  });
}

test("an employer’s answers are called one employer’s view", async () => {
  await visit(house, {}, async (visited) => {
    const { page, go } = visited;
    await go("?role=employer#/take/creative-climate");
    await onStatements(page);
    await answerRest(page, () => "o4", askedBy("creative-climate"));
    await press(page, "finish");
    await onResults(page);
    const view = await page.innerText('[data-notice="view"]');
    assert.match(view, /^This is one employer’s view\. One person’s answers are one view of the company, not its climate\./);
  });
});

test("one condition that is not met leads to “not yet eligible”, with what to do, whatever the score", async () => {
  await visit(house, {}, async (visited) => {
    const { page } = visited;
    const { itemsOf, counting, profileOf } = ORACLES["cluster-networking"];
    const best = Object.fromEntries(itemsOf().map((item) => [item.id, counting(item, 5)]));
    await complete(visited, "cluster-networking", { ...best, ...gatesAll("yes"), members: "no", fte: "unsure" });
    await assertProfile(page, best, "full", profileOf);
    const { verdict, text } = await eligibility(page);
    assert.equal(verdict, "not-yet");
    assert.match(text, /^Not yet eligible/);
    assert.ok(text.includes(gateQuestion("members")) && text.includes(networkingWords.gates.members.no), text);
    assert.ok(text.includes(gateQuestion("fte")) && !text.includes(networkingWords.gates.fte.no), "what is not known is to be checked");
    assert.ok(gateQuestion("fte").includes("0.5") && gateQuestion("members").includes("15"));
    assert.ok(!text.includes(gateQuestion("english_site")), "what is met is not listed");
    assert.match(text, /21 November 2026/);
    for (const { source } of networking.gates) assert.ok(text.includes(source), source);
    const above = await page.evaluate(() => {
      const [conditions, scores] = ["[data-role=eligibility]", ".profile"].map((selector) => document.querySelector(selector));
      return Boolean(conditions.compareDocumentPosition(scores) & Node.DOCUMENT_POSITION_FOLLOWING);
    });
    assert.ok(above, "the conditions stand above the scores");
  });
});

const VERDICTS = [
  { name: "all met", gates: gatesAll("yes"), verdict: "met", title: /^By your own answers, every condition is met/ },
  { name: "one not sure", gates: { ...gatesAll("yes"), public_link: "unsure" }, verdict: "to-check", title: /^To be checked/ },
  { name: "none answered", gates: {}, verdict: "to-check", title: /^To be checked/ },
  { name: "none met", gates: gatesAll("no"), verdict: "not-yet", title: /^Not yet eligible/ },
];
test("conditions that are met, unknown or unanswered are each said to be so, and never change a score", async () => {
  await visit(house, {}, async (visited) => {
    const { page } = visited;
    const scores = [];
    for (const { name, gates, verdict, title } of VERDICTS) {
      await complete(visited, "cluster-networking", { ...alike("cluster-networking", "o4"), ...gates });
      const found = await eligibility(page);
      assert.equal(found.verdict, verdict, name);
      assert.match(found.text, title);
      scores.push(await shownProfile(page));
    }
    for (const shown of scores) assert.deepEqual(shown, scores[0]);
  });
});

test("facts stand beside the profile and never change it", async () => {
  const { instrument, wording } = ORACLES["sme-readiness"];
  await visit(house, {}, async (visited) => {
    const { page } = visited;
    const profiles = [];
    for (const choice of [undefined, 0, -1]) {
      const facts = choice === undefined ? [] : instrument.facts.map(({ id, options }) => [id, options.at(choice)]);
      await complete(visited, "sme-readiness", { ...alike("sme-readiness", "o4"), ...Object.fromEntries(facts) });
      profiles.push(await shownProfile(page));
      const section = page.locator("[data-role=facts]");
      assert.equal(await section.count(), facts.length > 0 ? 1 : 0);
      for (const [id, option] of facts) {
        const said = await page.innerText(`[data-fact="${id}"]`);
        assert.equal(said, `${wording.facts[id].question} ${wording.facts[id].options[option]}`);
      }
    }
    for (const profile of profiles) assert.deepEqual(profile, profiles[0]);
    const records = await storedAttempts(page);
    assert.equal(records.filter(({ facts }) => facts === undefined).length, 1, "a record without facts has no field for them");
    assert.ok(records.some(({ facts, answers }) => facts?.size === "micro" && !("size" in answers)));
  });
});

test("facts are asked behind the statements, and the count of statements does not move", async () => {
  await visit(house, {}, async (visited) => {
    const { page, go } = visited;
    await go("?form=short#/take/sme-readiness");
    await onStatements(page);
    for (const from of [1, 6, 11, 16]) {
      await onStatements(page, from);
      await press(page, "next");
    }
    await onQuestions(page, "facts");
    assert.deepEqual(await shownItems(page), ORACLES["sme-readiness"].instrument.facts.map(({ id }) => id));
    await focusOn(page, "main h1");
    await page.check(radio("size", "small"));
    await press(page, "back");
    await onStatements(page, 16);
    assert.match(await page.innerText("[data-role=answered]"), /^0 of 18 answered/);
    await press(page, "next");
    await onQuestions(page, "facts");
    assert.deepEqual(await shownAnswers(page), { size: "small" });
    await press(page, "next");
    await onReview(page);
    await press(page, "back");
    await onQuestions(page, "facts");
    await page.reload();
    await ready(page);
    await onQuestions(page, "facts");
    assert.deepEqual(await shownAnswers(page), { size: "small" });
  });
});

test("documents are listed for what is in place without them", async () => {
  const { instrument, wording, itemsOf } = ORACLES["cluster-excellence"];
  const option = (index) => instrument.options[index % 5].id;
  const answers = Object.fromEntries(itemsOf().map(({ id }, index) => [id, option(index)]));
  await visit(house, {}, async (visited) => {
    const { page } = visited;
    await complete(visited, "cluster-excellence", answers);
    const listed = await page.$$eval("[data-document]", (all) => all.map((entry) => [entry.dataset.document, entry.innerText]));
    const expected = itemsOf().filter(({ id }) => answers[id] === "o3").map(({ id }) => id);
    assert.deepEqual(listed.map(([id]) => id), expected);
    for (const [id, text] of listed) assert.ok(text.includes(wording.items[id]) && text.includes(wording.documents[id]), id);
    await complete(visited, "cluster-excellence", alike("cluster-excellence", "o4"));
    assert.equal(await page.locator("[data-document]").count(), 0);
    assert.match(await page.innerText("[data-role=documents]"), /nothing that is in place lacks its documents/);
    const scores = await page.innerText(".scores");
    assert.doesNotMatch(scores, /gold|silver|bronze/i, "no label’s name as a result");
  });
});

test("an attempt left in the middle of the conditions goes on there, from the list and after a reload", async () => {
  await visit(house, {}, async (visited) => {
    const { page, go } = visited;
    await choose(visited, "cluster-networking");
    assert.equal(await page.locator('main [name="keep-nothing"]').count(), 1, "what may be set is set on the first page");
    assert.deepEqual(await shownItems(page), GATES);
    assert.deepEqual(await shownAnswers(page), {}, "nothing is chosen before the person does");
    assert.equal((await storedAttempts(page)).length, 0);
    const given = { fte: "no", members: "unsure" };
    for (const [gate, answer] of Object.entries(given)) await page.check(radio(gate, answer));
    const [kept] = await storedAttempts(page);
    assert.deepEqual([kept.gates, kept.answers, kept.schema], [given, {}, 1]);
    await page.reload();
    await ready(page);
    await onQuestions(page, "gates");
    assert.deepEqual(await shownAnswers(page), given);
    await page.click("header nav a");
    await onPage(page, "home");
    assert.match(await page.innerText("[data-role=attempts] li"), /0 of 12 answered, begun/);
    await press(page, "resume");
    await onQuestions(page, "gates");
    assert.deepEqual(await shownAnswers(page), given);
    await press(page, "next");
    await onStatements(page);
    assert.equal(await page.locator('main [name="keep-nothing"]').count(), 0);
    await page.goBack();
    await onQuestions(page, "gates");
    await page.goForward();
    await onStatements(page);
    await press(page, "back");
    await onQuestions(page, "gates");
    assert.deepEqual(await shownAnswers(page), given);
    // Anew, the address asks whether to go on.
    const other = await visited.another();
    await other.go("#/take/cluster-networking");
    await press(other.page, "resume");
    await onQuestions(other.page, "gates");
    assert.deepEqual(await shownAnswers(other.page), given);
    await go("#/");
    assert.equal((await storedAttempts(page)).length, 1);
  });
});

test("leaving while the part with the conditions is on its way breaks nothing, and coming back shows them", async () => {
  await visit(house, {}, async ({ page, go }) => {
    let release;
    const held = new Promise((resolve) => {
      release = resolve;
    });
    await page.route(/split_later\.wasm$/, async (route) => {
      await held;
      await route.continue();
    });
    await go("#/take/cluster-networking");
    await page.waitForSelector('main[data-page="take"][aria-busy="true"]');
    await page.click("header nav a");
    await onPage(page, "home");
    release();
    // The part has arrived once it makes another page.
    await page.click('[data-action="choose"][href="#/take/cluster-networking"]');
    await onQuestions(page, "gates");
    assert.deepEqual(await shownItems(page), GATES);
  });
});

test("the review says which statements and how many conditions are open, and leads to both", async () => {
  await visit(house, {}, async (visited) => {
    const { page } = visited;
    await choose(visited, "cluster-networking");
    await page.check(radio("fte", "yes"));
    const answers = alike("cluster-networking", "o3");
    delete answers.profile_data_2;
    await answerRest(page, byId(answers), askedBy("cluster-networking"));
    await onReview(page);
    assert.match(await page.innerText("main"), /5 conditions have no answer yet/);
    await page.click(".open a");
    await focusOn(page, 'fieldset[data-item="profile_data_2"] input');
    await page.goBack();
    await onReview(page);
    await press(page, "gates");
    await onQuestions(page, "gates");
    assert.deepEqual(await shownAnswers(page), { fte: "yes" });
  });
});

test("a record of before conditions and facts goes on and is scored", async () => {
  const { instrument, itemsOf, profileOf } = ORACLES["sme-readiness"];
  const answers = alike("sme-readiness", "o2");
  const record = {
    schema: 1, id: "0123456789", instrument: instrument.id, version: instrument.version, hash: "00112233aabbccdd", form: "full",
    role: "employer", language: "en", order: itemsOf().map(({ id }) => id), answers, page: 8, page_times: [0, 0, 0, 0, 0, 0, 0, 0],
    started: 1760000000000, finished: null,
  };
  const storageState = storageWith(house, { "innospark/attempt/0123456789": JSON.stringify(record) });
  await visit(house, { storageState }, async ({ page, go }) => {
    await go("#/take/sme-readiness");
    await press(page, "resume");
    await onQuestions(page, "facts");
    assert.deepEqual(await shownAnswers(page), {});
    await press(page, "next");
    await onReview(page);
    await press(page, "finish");
    await onResults(page);
    await assertProfile(page, answers, "full", profileOf);
  });
});

test("the pages of conditions and facts and their profiles: no axe finding in both themes, nothing to scroll sideways", async () => {
  const everything = {
    "cluster-networking": { ...alike("cluster-networking", "o4"), ...gatesAll("unsure"), members: "no" },
    "sme-readiness": { ...alike("sme-readiness", "o4"), size: "small", exports: "none" },
    "cluster-excellence": alike("cluster-excellence", "o3"),
  };
  await visit(house, {}, async (visited) => {
    const { page, go } = visited;
    await go();
    await holdsEverywhere(page, "the start");
    await choose(visited, "cluster-networking");
    await page.check(radio("fte", "no"));
    await holdsEverywhere(page, "conditions");
    await go("#/take/sme-readiness");
    await onStatements(page);
    while (!(await page.locator('[data-step="facts"]').count())) {
      await answerPage(page, () => "o3");
      await press(page, "next");
      await settled(page);
    }
    await holdsEverywhere(page, "facts");
  });
  for (const [id, answers] of Object.entries(everything)) {
    await visit(house, {}, async (visited) => {
      await complete(visited, id, answers);
      await holdsEverywhere(visited.page, `the profile of ${id}`);
    });
  }
});
