// The two applications, described by what a person does in them; the rows know only these words.
import { serve } from "../../e2e/lib/server.mjs";

const QUESTION_WAIT = 120_000;

/** Serves both, compressed; `close` ends it. */
export async function serveSubjects({ dist, peer }) {
  const ours = await serve(dist, { brotli: true });
  const theirs = await serve(peer, { brotli: true });
  return {
    ours: {
      server: ours,
      home: ours.url,
      questions: `${ours.url}#/take/creativity-skills`,
      // Enabled radios are not enough: the app has to say that it is ready.
      question: 'html[data-ready="true"] main[data-page="take"] fieldset[data-item] input[type="radio"]:enabled',
      item: 'main[data-page="take"] fieldset[data-item]',
      forward: '[data-action="next"], [data-action="finish"]',
      chart: 'main[data-page="results"] [data-role="radar"] canvas',
      chartContainer: '[data-role="radar"]',
    },
    theirs: {
      server: theirs,
      home: theirs.url,
      questions: theirs.url,
      question: 'input[type="radio"]:enabled',
      item: 'fieldset[role="radiogroup"]',
      forward: ".sd-navigation__next-btn, .sd-navigation__complete-btn",
      chart: "body > canvas",
      chartContainer: "body",
    },
    close: () => Promise.all([ours.close(), theirs.close()]),
  };
}

/** Opens the first page of questions. */
export async function openQuestions(page, subject) {
  await page.goto(subject.questions);
  await page.locator(subject.question).first().waitFor({ state: "attached", timeout: QUESTION_WAIT });
}

/** Answers everything, each statement differently, and waits for the radar. */
export async function answerAll(page, subject) {
  const { item, forward, chart } = subject;
  await openQuestions(page, subject);
  await page.evaluate(async ({ item, forward, chart }) => {
    const settled = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    let answered = 0;
    for (let step = 0; step < 100 && !document.querySelector(chart); step += 1) {
      for (const group of document.querySelectorAll(item)) {
        group.querySelectorAll('input[type="radio"]')[(answered % 7) % 5].click();
        answered += 1;
        await settled();
      }
      const buttons = [...document.querySelectorAll(forward)].filter((button) => button.checkVisibility());
      buttons.at(-1)?.click();
      await settled();
      await settled();
    }
  }, { item, forward, chart });
  await page.locator(chart).waitFor({ timeout: QUESTION_WAIT });
}
