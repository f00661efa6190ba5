// Scores by contract 4.4, computed from the instruments' files alone: what the app shows is held against this.
import { readFileSync } from "node:fs";
import path from "node:path";

/** The folder under test: a build of the app. */
export const DIST = path.resolve(process.env.INNOSPARK_DIST ?? "dist");
export const INSTRUMENT = "creativity-skills";

const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

function meanOfHalf(scores) {
  const scored = scores.filter((score) => score !== null);
  return scored.length === 0 || scored.length * 2 < scores.length ? null : mean(scored);
}

/** What an instrument of the build says, and what answers to it earn. */
export function oracleOf(id) {
  const file = (name) => JSON.parse(readFileSync(path.join(DIST, "instruments", id, name), "utf8"));
  // The build leaves the golden cases out of what it ships; they stand in the author's file.
  const { golden } = JSON.parse(readFileSync(new URL(`../../../assets/instruments/${id}/instrument.json`, import.meta.url), "utf8"));
  const instrument = { ...file("instrument.json"), golden };
  const wording = file("wording.en.json");
  const values = new Map(instrument.options.map(({ id: option, value }) => [option, value]));
  const LO = Math.min(...values.values());
  const HI = Math.max(...values.values());

  /** Every statement that a form asks: `{id, dimension, key}`. */
  function itemsOf(form = "full") {
    const { items: asked } = instrument.forms.find((other) => other.id === form);
    const all = instrument.dimensions.flatMap(({ id: dimension, items }) => items.map((item) => ({ ...item, dimension })));
    return asked ? all.filter((item) => asked.includes(item.id)) : all;
  }

  /** The answer on the scale that counts as `value`: a reversed statement takes the other end. */
  const counting = ({ key }, value) => instrument.options.find((option) => option.value === (key === 1 ? value : LO + HI - value)).id;

  /** The lower bound belongs to the band; no score, no band. */
  const bandOf = (score) => (score === null ? "" : instrument.bands.findLast(({ from }) => from <= score).id);

  /**
   * The profile of answers by statement: dimensions, groups and total by id, each with its `score` (`null` where there
   * is none) and, for dimensions, the `band` and how many statements were `answered`, `asked` and `required`.
   */
  function profileOf(answers, form = "full") {
    const asked = itemsOf(form);
    const dimensions = {};
    for (const { id: dimension, items } of instrument.dimensions) {
      const terms = items.filter((item) => asked.some((other) => other.id === item.id));
      const given = terms.filter((item) => values.has(answers[item.id]));
      const keyed = given.map((item) => (item.key === 1 ? values.get(answers[item.id]) : LO + HI - values.get(answers[item.id])));
      const required = Math.max(1, Math.ceil(instrument.minimum_answered * terms.length));
      const score = given.length < required ? null : (100 * (mean(keyed) - LO)) / (HI - LO);
      dimensions[dimension] = { score, band: bandOf(score), answered: given.length, asked: terms.length, required };
    }
    const groups = {};
    for (const { id: group, dimensions: members } of instrument.groups) {
      groups[group] = { score: meanOfHalf(members.map((member) => dimensions[member].score)) };
    }
    return { dimensions, groups, total: { score: meanOfHalf(Object.values(groups).map(({ score }) => score)) } };
  }

  /** The 95 % interval of a dimension's score as the table writes it, such as "38 to 74". */
  function intervalOf({ score, answered, asked }) {
    const { reliability, sd } = instrument.precision;
    const half = 1.96 * sd * Math.sqrt(1 - reliability) * Math.sqrt(asked / answered);
    const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
    return `${whole.format(Math.max(0, score - half))} to ${whole.format(Math.min(100, score + half))}`;
  }

  return { instrument, wording, itemsOf, counting, profileOf, intervalOf };
}

/** The instrument that most journeys go through. */
export const { instrument, wording, itemsOf, counting, profileOf, intervalOf } = oracleOf(INSTRUMENT);
