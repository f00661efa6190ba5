// Scoring a table of responses natively, reading included, against psych::scoreItems in R on the same file.
//
// Both are whole programs, from the start to the file of scores on the disk: what a researcher waits for. A note says what
// remains when R's start, the loading of psych and the writing are taken off its side alone. read.csv, scoreItems and
// write.csv are what a researcher types.
import { execFile, spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { alternate } from "../lib/page.mjs";
import { median } from "../lib/statistics.mjs";

const run = promisify(execFile);
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const PROGRAM = here("../../../target/release/innospark-cli");
const INSTRUMENT = here("../../../assets/instruments/creativity-skills/instrument.json");
const PSYCH = here("../peer/scoring.R");
const PEOPLE = 100_000;
const MANY = 1_000_000;

export default {
  id: "scoring",
  title: "scoring 100,000 × 60, reading included",
  unit: "ms",
  native: true,
  judge: "ratio",
  atLeast: 0.05,
  reachingFor: 0.01,

  async measure({ runs }) {
    const folder = await mkdtemp(join(tmpdir(), "innospark-bench-"));
    try {
      const { dimensions } = JSON.parse(await readFile(INSTRUMENT, "utf8"));
      const table = join(folder, "responses.csv");
      await writeResponses(table, dimensions, PEOPLE);
      const scores = join(folder, "scores.csv");
      const ours = async () => (await score(table, scores)).milliseconds;

      const notes = [];
      let values = { ours: [], theirs: [] };
      if (await psychIsThere()) {
        const keys = join(folder, "keys.csv");
        await writeFile(keys, keyTable(dimensions));
        const means = join(folder, "means.csv");
        const within = [];
        values = await alternate(runs, (side) => (side === "ours" ? ours() : psych(table, keys, means, within)));
        await score(table, scores, ["--metric", "mean"]);
        const times = (theirs) => (median(theirs) / median(values.ours)).toFixed(1);
        notes.push(`${times(values.theirs)} times faster; ${times(within)} times when only R's reading and scoreItems count, ${median(within).toFixed(0)} ms of its own clock`);
        notes.push(`the largest difference between a mean here and there is ${await difference(scores, means, dimensions)}`);
      } else {
        for (let round = 0; round < runs; round += 1) values.ours.push(await ours());
        notes.push("no peer: R with psych is not installed (Debian: r-base-core r-cran-psych)");
      }
      notes.push(await million(folder, dimensions, table));
      return { ...values, notes };
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};

/** Ten times the rows: the time, and that the memory stays what it is. */
async function million(folder, dimensions, small) {
  const scores = join(folder, "scores.csv");
  const large = join(folder, "many.csv");
  await writeResponses(large, dimensions, MANY);
  const times = [];
  let peak = 0;
  for (let round = 0; round < 3; round += 1) {
    const { milliseconds, kilobytes } = await score(large, scores);
    times.push(milliseconds);
    peak = Math.max(peak, kilobytes);
  }
  const few = (await score(small, scores)).kilobytes;
  return `1,000,000 × 60: ${(median(times) / 1000).toFixed(2)} s (n=${times.length}); peak memory ${peak} kB, with 100,000 rows ${few} kB (0 where the system does not say)`;
}

/** Runs the program; says how long it took and the most memory it held. */
async function score(table, output, more = []) {
  const begin = performance.now();
  const child = spawn(PROGRAM, ["score", "--instrument", INSTRUMENT, table, "--output", output, ...more], { stdio: "inherit" });
  let kilobytes = 0;
  const watch = setInterval(async () => {
    const status = await readFile(`/proc/${child.pid}/status`, "utf8").catch(() => "");
    kilobytes = Math.max(kilobytes, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
  }, 20);
  const code = await new Promise((done, failed) => child.on("close", done).on("error", failed));
  const milliseconds = performance.now() - begin;
  clearInterval(watch);
  if (code !== 0) throw new Error(`innospark-cli ended with ${code}`);
  return { milliseconds, kilobytes };
}

async function psychIsThere() {
  return run("Rscript", ["-e", "quit(status = !requireNamespace('psych', quietly = TRUE))"]).then(() => true, () => false);
}

/** Milliseconds that the whole of R takes; notes those that it counts for reading and scoring. */
async function psych(table, keys, means, within) {
  const begin = performance.now();
  const { stdout } = await run("Rscript", [PSYCH, table, keys, means]);
  const milliseconds = performance.now() - begin;
  within.push(Number(stdout.trim()) * 1000);
  return milliseconds;
}

function keyTable(dimensions) {
  const lines = dimensions.flatMap(({ id, items }) => items.map((item) => `${id},${item.id},${item.key}`));
  return `${["dimension,item,key", ...lines].join("\n")}\n`;
}

/** Answers as people give them: around each person's own level, one in fifty missing. Always the same ones. */
async function writeResponses(path, dimensions, people) {
  const items = dimensions.flatMap((dimension) => dimension.items);
  const random = generator(20261121);
  const file = createWriteStream(path);
  file.write(`person,${items.map(({ id }) => id).join(",")}\n`);
  let block = "";
  for (let person = 1; person <= people; person += 1) {
    const level = 2.4 + 2 * random();
    const cells = items.map(({ key }) => {
      const chance = random();
      if (chance < 0.02) return chance < 0.01 ? "" : "NA";
      const value = Math.min(5, Math.max(1, Math.round(level + 2.4 * (random() - 0.5))));
      return key < 0 ? 6 - value : value;
    });
    block += `p${person},${cells.join(",")}\n`;
    if (block.length < 1 << 20 && person < people) continue;
    if (!file.write(block)) await new Promise((done) => file.once("drain", done));
    block = "";
  }
  await new Promise((done, failed) => file.on("error", failed).end(done));
}

/** Mulberry32: the same numbers in every run. */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The largest difference between our means and those that R wrote, with 15 digits. */
async function difference(ours, theirs, dimensions) {
  const read = async (path) => {
    const [names, ...rows] = (await readFile(path, "utf8")).trim().split("\n").map((line) => line.split(","));
    return rows.map((row) => new Map(row.map((cell, place) => [names[place].replaceAll('"', ""), cell.replaceAll('"', "")])));
  };
  const [here, there] = [await read(ours), await read(theirs)];
  let largest = 0;
  there.forEach((row, place) => {
    for (const { id } of dimensions) {
      const [mean, peer] = [here[place].get(id), row.get(id)];
      // psych gives a mean of a single answer; here a score needs half of them.
      if (mean !== "") largest = Math.max(largest, Math.abs(Number(mean) - Number(peer)));
    }
  });
  if (!(largest < 1e-9)) throw new Error(`the scores differ by ${largest}`);
  return largest;
}
