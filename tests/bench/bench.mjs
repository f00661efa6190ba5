// Runs the rows in turn and prints one table. Nothing here passes or fails: a clock is no test.
//
// A row is a file in rows/ that exports
//   id, title, unit     the name for ROWS=…, what the table calls it, the values' unit
//   judge               "ours" or "ratio": which number the goals are about; the smaller the better
//   atLeast, reachingFor  the two goals of the design
//   native              true for a row that needs neither browser nor dist/
//   measure(bench)      → {ours: number[], theirs: number[], notes?: string[]}; `theirs` may be empty
import { access, readdir } from "node:fs/promises";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { median, quantile } from "./lib/statistics.mjs";

const ORDER = ["bytes", "question", "fcp", "answer", "radar", "room", "scoring"];

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const dist = process.env.DIST || here("../../dist");
const peer = here("peer/out");
const runs = Number(process.env.RUNS || 7);

const rows = await chosenRows(process.env.ROWS);
const inBrowser = rows.some((row) => !row.native);
for (const folder of inBrowser ? [dist, peer] : []) await access(folder);

const { browser, subjects } = inBrowser ? await open() : {};
const results = [];
try {
  if (inBrowser) await warmUp();
  for (const row of rows) {
    console.log(`measuring: ${row.title}`);
    try {
      results.push({ row, ...(await row.measure({ browser, subjects, runs })) });
    } catch (error) {
      // The other rows are still worth having.
      console.error(`bench: '${row.title}' could not be measured: ${error.message}`);
      process.exitCode = 1;
    }
  }
} finally {
  if (inBrowser) await Promise.all([browser.close(), subjects.close()]);
}
printTable();

async function chosenRows(list) {
  const found = (await readdir(here("rows"))).filter((name) => name.endsWith(".mjs"));
  const all = await Promise.all(found.map(async (name) => (await import(`./rows/${name}`)).default));
  const place = ({ id }) => (ORDER.includes(id) ? ORDER.indexOf(id) : ORDER.length);
  all.sort((a, b) => place(a) - place(b) || a.id.localeCompare(b.id));
  if (!list) return all;
  return list.split(",").map((id) => {
    const row = all.find((row) => row.id === id.trim());
    if (row) return row;
    console.error(`bench: no row '${id}'; there are ${all.map((row) => row.id).join(", ")}`);
    process.exit(2);
  });
}

/** The browser and what it is to open. Only here is Playwright needed. */
async function open() {
  const { launch } = await import("../e2e/lib/browser.mjs");
  const { serveSubjects } = await import("./lib/subjects.mjs");
  // Names are not looked up: the peer asks another server for a font, and waiting for its absence would be held against it.
  const browser = await launch({ args: ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"] });
  return { browser, subjects: await serveSubjects({ dist, peer }) };
}

/** Compressing takes seconds, once a file; no measured page may wait for it. */
async function warmUp() {
  for (const { home, questions } of [subjects.ours, subjects.theirs]) {
    const page = await browser.newPage();
    for (const url of new Set([home, questions])) await page.goto(url, { waitUntil: "networkidle" });
    await page.close();
  }
}

function printTable() {
  console.log(`\n${browser ? `${browser.version()} · ` : ""}${cpus().length} × ${cpus()[0].model.trim()} · median (quartiles)\n`);
  const cells = results.map(({ row, ours, theirs }) => {
    const ratio = theirs.length > 0 ? median(ours) / median(theirs) : undefined;
    const judged = row.judge === "ratio" ? ratio : median(ours);
    const goal = (value) => (row.judge === "ratio" ? `${value}×` : `${value} ${row.unit}`);
    return [row.title, summary(ours, row.unit), summary(theirs, row.unit), ratio === undefined ? "" : `${ratio.toFixed(2)}×`, goal(row.atLeast), goal(row.reachingFor), verdict(judged, row)];
  });
  const table = [["what", "ours", "peer", "ratio", "at least", "reaching for", ""], ...cells];
  const widths = table[0].map((_, column) => Math.max(3, ...table.map((line) => line[column].length)));
  const line = (texts) => `| ${texts.map((text, column) => text.padEnd(widths[column])).join(" | ")} |`;
  console.log(line(table[0]));
  console.log(`|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`);
  for (const texts of cells) console.log(line(texts));
  console.log();
  for (const { row, notes = [] } of results) for (const note of notes) console.log(`${row.id}: ${note}`);
}

function summary(values, unit) {
  if (values.length === 0) return "";
  const text = (value) => value.toFixed(value < 100 ? 1 : 0);
  if (values.length === 1) return `${text(values[0])} ${unit}`;
  return `${text(median(values))} ${unit} (${text(quantile(values, 0.25))}–${text(quantile(values, 0.75))}, n=${values.length})`;
}

function verdict(judged, { atLeast, reachingFor }) {
  if (judged === undefined) return "";
  if (judged <= reachingFor) return "reached";
  return judged <= atLeast ? "met" : "not met";
}
