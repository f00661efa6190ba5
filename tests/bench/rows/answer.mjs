// From a click on an answer to the next paint, processor ÷4.
//
// A real mouse click through the browser's input; measured in the page from the click's own time stamp to the first task
// after the next frame was painted (requestAnimationFrame, then a message to oneself). Event Timing would say the same
// but rounds to 8 ms, half of what is measured. The wait for the screen's next frame, 8 ms on average, is in both.
import { startCounting, taskMilliseconds } from "../lib/metrics.mjs";
import { alternate, withPage } from "../lib/page.mjs";
import { openQuestions } from "../lib/subjects.mjs";

const PAGES = 3;

export default {
  id: "answer",
  title: "answer to next paint, processor ÷4",
  unit: "ms",
  judge: "ratio",
  atLeast: 0.5,
  reachingFor: 0.3,

  async measure({ browser, subjects, runs }) {
    const work = { ours: [], theirs: [] };
    const samples = await alternate(runs, async (side) => {
      const { paints, tasks } = await answerPages(browser, subjects[side]);
      work[side].push(tasks);
      return paints;
    });
    const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
    return {
      ours: samples.ours.flat(),
      theirs: samples.theirs.flat(),
      notes: [`all main-thread work of an answer, later tasks too: ours ${mean(work.ours).toFixed(1)} ms, theirs ${mean(work.theirs).toFixed(1)} ms`],
    };
  },
};

function answerPages(browser, subject) {
  return withPage(browser, { phone: true, cpu: true, onStart: recordPaints }, async (page, session) => {
    const paints = [];
    let tasks = 0;
    await startCounting(session);
    await openQuestions(page, subject);
    for (let step = 0; step < PAGES; step += 1) {
      const items = page.locator(subject.item);
      for (let item = 0; item < (await items.count()); item += 1) {
        // The second of an item's answers; the label, because a form library may hide the radio itself.
        const radio = items.nth(item).locator('input[type="radio"]').nth(1);
        const sample = await clickAndWait(page, session, radio);
        paints.push(sample.paint);
        tasks += sample.tasks;
      }
      await page.locator(subject.forward).filter({ visible: true }).last().click();
      await settled(page);
    }
    return { paints, tasks: tasks / paints.length };
  });
}

async function clickAndWait(page, session, radio) {
  const { x, y } = await radio.evaluate((input) => {
    const target = input.labels[0] ?? input;
    target.scrollIntoView({ block: "center", behavior: "instant" });
    const { left, top, width, height } = target.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  });
  // Hovering first, so that its effects are not measured.
  await page.mouse.move(x, y);
  await settled(page);
  const before = await taskMilliseconds(session);
  await page.mouse.down();
  await page.mouse.up();
  await page.waitForFunction(() => globalThis.benchPaint !== undefined);
  await settled(page);
  const tasks = (await taskMilliseconds(session)) - before;
  const { paint, checked } = await radio.evaluate((input) => {
    const paint = globalThis.benchPaint;
    globalThis.benchPaint = undefined;
    return { paint, checked: input.checked };
  });
  if (!checked) throw new Error("a click on an answer did not choose it");
  return { paint, tasks };
}

/** Runs in the page before its scripts. A click on a label is followed by one on its input: the first counts. */
function recordPaints() {
  let pending = false;
  addEventListener(
    "click",
    ({ timeStamp }) => {
      if (pending) return;
      pending = true;
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          globalThis.benchPaint = performance.now() - timeStamp;
          pending = false;
        };
        port2.postMessage(undefined);
      });
    },
    { capture: true },
  );
}

async function settled(page) {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50)))));
}
