// The cost of one redraw of the radar, 15 axes, both charts equally wide.
//
// Neither side is asked to draw by a call of its own: the chart's container becomes 8 px narrower and wider again, and both
// react as they do when a window is resized. Counted is all main-thread time meanwhile (script, style, layout, paint, the
// canvas itself) in processor time as Chromium counts it. Deducted is what the same changes of size cost with an empty canvas:
// without a graphics card that alone is more than half of either total, and it is the browser's, not the chart's.
import { serve } from "../../e2e/lib/server.mjs";
import { startCounting, taskMilliseconds } from "../lib/metrics.mjs";
import { alternate, openPage } from "../lib/page.mjs";
import { median } from "../lib/statistics.mjs";
import { answerAll } from "../lib/subjects.mjs";

const REDRAWS = 60;
const STEP = 8;

const EMPTY = {
  "index.html": `<!doctype html><title>empty canvas</title><style>canvas { width: 100% }</style><body><canvas></canvas><script src="empty.js"></script>`,
  "empty.js": `const canvas = document.querySelector("canvas");
const clear = () => {
  const { scale = 1, aspect = 1 } = document.body.dataset;
  canvas.width = document.body.clientWidth * scale;
  canvas.height = canvas.width * aspect;
  canvas.getContext("2d").fillRect(0, 0, 1, 1);
};
new ResizeObserver(() => requestAnimationFrame(clear)).observe(document.body);`,
};

export default {
  id: "radar",
  title: "radar redraw, 15 axes",
  unit: "ms",
  judge: "ratio",
  atLeast: 0.5,
  reachingFor: 0.25,

  async measure({ browser, subjects, runs }) {
    const server = await serve(".", { files: EMPTY });
    const pages = { ours: await openPage(browser), theirs: await openPage(browser), empty: await openPage(browser) };
    try {
      for (const { session } of Object.values(pages)) await startCounting(session);
      await answerAll(pages.ours.page, subjects.ours);
      await answerAll(pages.theirs.page, subjects.theirs);
      await pages.empty.page.goto(server.url);
      const sides = await equallyWide(pages, subjects);
      const totals = { ours: [], theirs: [] };
      const values = await alternate(runs, async (side) => {
        const total = await redraw(sides[side]);
        await matchPixels(sides[side], sides.empty);
        totals[side].push(total);
        return total - (await redraw(sides.empty));
      });
      const [ours, theirs] = [median(totals.ours), median(totals.theirs)];
      return {
        ...values,
        notes: [
          `charts ${sides.theirs.width} px wide (ours ${await pixels(sides.ours)}, theirs ${await pixels(sides.theirs)} pixels), ${REDRAWS} redraws a run`,
          `with the empty canvas's share: ours ${ours.toFixed(1)} ms, theirs ${theirs.toFixed(1)} ms, ${(ours / theirs).toFixed(2)}×`,
        ],
      };
    } finally {
      for (const { close } of Object.values(pages)) await close();
      await server.close();
    }
  },
};

/** Ours keeps the width its page gives it; the others take that of our canvas. */
async function equallyWide(pages, subjects) {
  const { chart, chartContainer } = subjects.ours;
  const [container, canvas] = await pages.ours.page.evaluate(
    (selectors) => selectors.map((selector) => document.querySelector(selector).clientWidth),
    [chartContainer, chart],
  );
  return {
    ours: { ...pages.ours, chart, container: chartContainer, width: container },
    theirs: { ...pages.theirs, chart: subjects.theirs.chart, container: subjects.theirs.chartContainer, width: canvas },
    empty: { ...pages.empty, chart: "canvas", container: "body", width: canvas },
  };
}

const pixels = ({ page, chart }) => page.locator(chart).evaluate(({ width, height }) => `${width} × ${height}`);

/** The empty canvas has as many pixels as the one it is held against. */
async function matchPixels({ page, chart }, empty) {
  const shape = await page.locator(chart).evaluate((canvas) => ({ scale: canvas.width / canvas.clientWidth, aspect: canvas.height / canvas.width }));
  await empty.page.evaluate((shape) => Object.assign(document.body.dataset, shape), shape);
}

async function redraw({ page, session, chart, container, width }) {
  const before = await taskMilliseconds(session);
  const drawn = await page.evaluate(changeWidth, { chart, container, width, step: STEP, times: REDRAWS });
  const spent = (await taskMilliseconds(session)) - before;
  // The first change of the first run may find the chart at that width already.
  if (drawn < REDRAWS - 1) throw new Error(`the chart '${chart}' was redrawn ${drawn} times, not ${REDRAWS}`);
  return spent / drawn;
}

/** Runs in the page; says how often the canvas got a new size. */
async function changeWidth({ chart, container, width, step, times }) {
  const box = document.querySelector(container);
  const canvas = document.querySelector(chart);
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  let drawn = 0;
  for (let at = 0; at < times; at += 1) {
    const before = canvas.width;
    box.style.width = `${width - (at % 2 === 0 ? step : 0)}px`;
    // One frame to notice, one to draw, one to be sure.
    for (let frames = 0; frames < 3; frames += 1) await frame();
    if (canvas.width !== before) drawn += 1;
  }
  return drawn;
}
