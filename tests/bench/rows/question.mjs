// From navigation to the first question that can be answered, empty cache, as on a slow phone.
import { alternate, withPage } from "../lib/page.mjs";
import { firstQuestion, markFirstQuestion } from "../lib/first-question.mjs";

export default {
  id: "question",
  title: "first answerable question, slow phone",
  unit: "ms",
  judge: "ratio",
  atLeast: 0.33,
  reachingFor: 0.25,

  measure: ({ browser, subjects, runs }) =>
    alternate(runs, (side) => {
      const { question, questions } = subjects[side];
      return withPage(browser, { phone: true, network: true, cpu: true, onStart: markFirstQuestion, argument: question }, async (page) => {
        await page.goto(questions, { waitUntil: "commit" });
        return (await firstQuestion(page)).after;
      });
    }),
};
