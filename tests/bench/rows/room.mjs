// Ten thousand result codes, decoded and aggregated in the browser: from the press that opens a room that is kept here to
// its numbers on the page. Reading the record and drawing are in it.
//
// It is done in slices, so that the page stays with the person; the notes say how long the longest task was, and how long
// the same codes take to come in, pasted as one text, and to be revealed.
import { codesOf } from "../../e2e/lib/code.mjs";
import { oracleOf } from "../../e2e/lib/oracle.mjs";
import { openPage } from "../lib/page.mjs";
import { median } from "../lib/statistics.mjs";

const PEOPLE = 10_000;
const WAIT = 120_000;
const RESULTS = '[data-role="results"] [data-dimension]';

export default {
  id: "room",
  title: "10,000 codes of a room",
  unit: "ms",
  judge: "ours",
  atLeast: 300,
  reachingFor: 100,

  async measure({ browser, subjects, runs }) {
    const { page, close } = await openPage(browser);
    page.setDefaultTimeout(WAIT);
    try {
      await page.goto(`${subjects.ours.home}#/room`);
      await page.fill('[name="room-name"]', "Ten thousand");
      await page.waitForSelector('[name="form"]');
      await page.click('[data-action="make-room"]');
      await page.waitForSelector('[data-role="invite"]');
      // Playwright types what it fills, line by line.
      await page.evaluate((text) => {
        const field = document.querySelector('[name="codes"]');
        field.value = text;
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }, everybody().join("\n"));
      const came = await until(page, '[data-action="add"]', '[data-role="outcome"]');
      await page.waitForSelector('[data-action="reveal"][aria-disabled="false"]');
      const shown = await until(page, '[data-action="reveal"]', RESULTS);
      const ours = [];
      const longest = [];
      for (let run = 0; run < runs; run += 1) {
        await page.evaluate(() => (location.hash = "#/room"));
        await page.waitForSelector("[data-room] a");
        const found = await until(page, "[data-room] a", RESULTS);
        ours.push(found.spent);
        longest.push(found.longest);
      }
      return {
        ours,
        theirs: [],
        notes: [
          `longest task while a room opens ${median(longest).toFixed(0)} ms`,
          `pasted as one text: ${came.spent.toFixed(0)} ms until counted, longest task ${came.longest.toFixed(0)} ms; revealed after ${shown.spent.toFixed(0)} ms more`,
        ],
      };
    } finally {
      await close();
    }
  },
};

/** People who answer unlike each other; it matters only that each code is another one. */
function everybody() {
  const { instrument, itemsOf } = oracleOf("creativity-skills");
  const write = codesOf(instrument, "full");
  const items = itemsOf("full");
  const answers = Array.from({ length: 50 }, (_, n) => Object.fromEntries(items.map(({ id }, place) => [id, `o${1 + ((n * 7 + place * 3 + (place * n) % 5) % 5)}`])));
  return Array.from({ length: PEOPLE }, (_, n) => write(104_729 * (n + 1) % 2 ** 30, instrument.roles[n % 2], answers[n % answers.length]));
}

/** Presses a button and waits, in the page, until something is there; milliseconds, and those of the longest task. */
function until(page, button, there) {
  return page.evaluate(async ([button, there]) => {
    let longest = 0;
    const watch = new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => (longest = Math.max(longest, duration))));
    watch.observe({ type: "longtask" });
    const from = performance.now();
    document.querySelector(button).click();
    while (!document.querySelector(there)) await new Promise((next) => requestAnimationFrame(next));
    const spent = performance.now() - from;
    // Long tasks are told a moment later.
    await new Promise((next) => setTimeout(next, 200));
    watch.disconnect();
    return { spent, longest };
  }, [button, there]);
}
