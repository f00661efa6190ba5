// First contentful paint of our home page against a bare page with the same text and no style, as on a slow phone.
import { serve } from "../../e2e/lib/server.mjs";
import { alternate, withPage } from "../lib/page.mjs";

export default {
  id: "fcp",
  title: "first contentful paint, slow phone, against bare HTML",
  unit: "ms",
  judge: "ratio",
  atLeast: 1.2,
  reachingFor: 1.05,

  async measure({ browser, subjects, runs }) {
    const { home } = subjects.ours;
    const bare = await serve(".", { brotli: true, mount: "/bare/", files: { "index.html": await bareCopy(browser, home) } });
    try {
      const pages = { ours: home, theirs: bare.url };
      for (const url of Object.values(pages)) await fetch(url, { headers: { "Accept-Encoding": "br" } });
      return await alternate(runs, (side) => firstContentfulPaint(browser, pages[side]));
    } finally {
      await bare.close();
    }
  },
};

/** The finished home page's visible text, a paragraph a line. */
function bareCopy(browser, home) {
  return withPage(browser, { phone: true }, async (page) => {
    await page.goto(home);
    await page.locator('html[data-ready="true"]').waitFor({ state: "attached" });
    const { title, lines } = await page.evaluate(() => ({ title: document.title, lines: document.body.innerText.split(/\n+/) }));
    const escape = (text) => text.replace(/[&<>]/g, (mark) => `&#${mark.charCodeAt()};`);
    return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
${lines.map((line) => `<p>${escape(line)}</p>`).join("\n")}
</html>`;
  });
}

function firstContentfulPaint(browser, url) {
  return withPage(browser, { phone: true, network: true, cpu: true }, async (page) => {
    await page.goto(url, { waitUntil: "commit" });
    return page.evaluate(
      () =>
        new Promise((done) => {
          new PerformanceObserver((list) => {
            const [entry] = list.getEntriesByName("first-contentful-paint");
            if (entry) done(entry.startTime);
          }).observe({ type: "paint", buffered: true });
        }),
    );
  });
}
