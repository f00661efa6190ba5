// The moment at which a person could answer, noted in the page itself: asking from outside would add its own delay.

/** Runs before the page's own scripts. */
export function markFirstQuestion(selector) {
  const look = () => {
    if (globalThis.benchFirstQuestion !== undefined || !document.querySelector(selector)) return;
    globalThis.benchFirstQuestion = performance.now();
    observer.disconnect();
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-ready", "data-page", "disabled"] });
}

/** `{after, at}`: ms since the navigation began, and since 1970. */
export async function firstQuestion(page) {
  await page.waitForFunction(() => globalThis.benchFirstQuestion !== undefined, undefined, { timeout: 120_000 });
  return page.evaluate(() => ({
    after: globalThis.benchFirstQuestion,
    at: performance.timeOrigin + globalThis.benchFirstQuestion,
  }));
}
