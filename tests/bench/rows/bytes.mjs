// Every body byte, as sent, of every file asked for before the first question could be answered.
import { withPage } from "../lib/page.mjs";
import { markFirstQuestion, firstQuestion } from "../lib/first-question.mjs";

export default {
  id: "bytes",
  title: "bytes until the first question (brotli)",
  unit: "kB",
  judge: "ours",
  atLeast: 120,
  reachingFor: 90,

  async measure({ browser, subjects }) {
    const values = { ours: [], theirs: [] };
    const notes = [];
    for (const side of ["ours", "theirs"]) {
      const files = await filesUntilFirstQuestion(browser, subjects[side]);
      values[side].push(files.reduce((sum, { bytes }) => sum + bytes, 0) / 1000);
      notes.push(`${side}: ${files.map(({ path, bytes }) => `${path} ${bytes}`).join(", ")}`);
    }
    return { ...values, notes };
  },
};

function filesUntilFirstQuestion(browser, subject) {
  const { requests } = subject.server;
  const before = requests.length;
  return withPage(browser, { onStart: markFirstQuestion, argument: subject.question }, async (page) => {
    await page.goto(subject.questions);
    const { at } = await firstQuestion(page);
    // A file that was asked for by then counts whole, even when it arrives later.
    await page.waitForLoadState("networkidle");
    return requests.slice(before).filter((request) => request.at <= at);
  });
}
