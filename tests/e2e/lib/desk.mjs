// A room at work: who hands in, and what a facilitator does at the desk.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { codesOf } from "./code.mjs";
import { onPage, press, stored } from "./journey.mjs";
import { oracleOf } from "./oracle.mjs";

export const ID = "creativity-skills";
export const { instrument, itemsOf, profileOf } = oracleOf(ID);
export const NAME = "Innovation morning, Tartu & <b>friends</b>";

/** Answers of person `n`: uneven, not alike, and consistent enough not to look hurried. */
export function answersOf(n, form = "full", shift = 0) {
  const given = itemsOf(form).map((item, place) => {
    const level = 1 + ((n * 7 + place * 3 + [...item.dimension].length) % 3) + ((n + shift) % 2) + (shift > 1 ? 1 : 0);
    const value = Math.max(1, Math.min(5, level));
    return [item.id, `o${item.key === 1 ? value : 6 - value}`];
  });
  return Object.fromEntries(given);
}

export const roleOf = (n) => instrument.roles[n % 2];
export const nonceOf = (n) => 104729 * (n + 1);
export const writer = (form) => codesOf(instrument, form);
export const codes = (from, to, form = "full", shift = 0) =>
  Array.from({ length: to - from }, (_, at) => writer(form)(nonceOf(from + at), roleOf(from + at), answersOf(from + at, form, shift)));

export const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
export const quantile = (numbers, share) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  return sorted[Math.floor(place)] + (sorted[Math.ceil(place)] - sorted[Math.floor(place)]) * (place % 1);
};

export const close = (a, b, what) => assert.ok(Math.abs(a - b) < 1e-9, `${what}: ${a} is shown, ${b} is right`);

/** The scores of these people on a dimension, by the oracle. */
export const scoresOf = (people, dimension, form = "full") =>
  people.map((answers) => profileOf(answers, form).dimensions[dimension].score).filter((score) => score !== null);

export async function newRoom({ page, go }, { name = NAME, instrumentId = ID, form } = {}) {
  await go("#/room");
  await onPage(page, "room");
  await page.fill('[name="room-name"]', name);
  await page.selectOption('[name="instrument"]', instrumentId);
  if (form) await page.selectOption('[name="form"]', form);
  else await page.waitForSelector('[name="form"]');
  await press(page, "make-room");
  await onDesk(page);
}

export const onDesk = (page) => page.waitForSelector('main[data-page="room"] [data-role="invite"]');

/** Pastes texts and waits for what came of it. */
export async function paste(page, text, { added, again = 0, refused = 0 }) {
  await page.fill('[name="codes"]', text);
  await press(page, "add");
  await page.waitForSelector(`[data-role="outcome"][data-added="${added}"][data-again="${again}"][data-refused="${refused}"]`);
}

export async function reveal(page) {
  await page.waitForSelector('[data-action="reveal"][aria-disabled="false"]');
  await press(page, "reveal");
  await page.waitForSelector('[data-role="results"] [data-dimension]');
}

export const rows = (page) => page.$$eval('[data-role="results"] [data-dimension]', (all) => all.map((row) => ({ ...row.dataset })));
export const count = async (page) => (await page.innerText('[data-role="collect"] [data-role="count"]')).replace(/\D/g, "");
export const roomOf = async (page) => JSON.parse(Object.entries(await stored(page)).find(([key]) => key.startsWith("innospark/room/"))[1]);

/** Holds the table to the oracle. */
export async function assertRoom(page, people, roles, form = "full", rolesShown = true) {
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

export async function saved(page, action) {
  const [download] = await Promise.all([page.waitForEvent("download"), press(page, action)]);
  return { name: download.suggestedFilename(), file: await download.path(), text: readFileSync(await download.path(), "utf8") };
}
