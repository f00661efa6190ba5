// Fresh pages to measure in, on a fast desktop or as on a slow phone.

/** 1.6 Mbit/s down, 750 kbit/s up, 150 ms, a quarter of the processor: what Lighthouse takes for a slow phone. */
const SLOW_NETWORK = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };
const SLOW_CPU = 4;
const PHONE = { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75 };
/** Two pixels a point: a chart that draws finer than the screen on a coarse one is not held to that here. */
const DESKTOP = { viewport: { width: 1280, height: 900 }, deviceScaleFactor: 2 };

/**
 * Opens a page in a new context (so with an empty cache and empty storage), runs `use(page, session)` and closes it.
 * `network` and `cpu` slow it down; `onStart` runs in the page before any of its scripts.
 */
export async function withPage(browser, options, use) {
  const { page, session, close } = await openPage(browser, options);
  try {
    return await use(page, session);
  } finally {
    await close();
  }
}

/** As `withPage`, for a page that stays open between measurements. */
export async function openPage(browser, { phone = false, network = false, cpu = false, onStart, argument } = {}) {
  const context = await browser.newContext(phone ? PHONE : DESKTOP);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  if (onStart) await page.addInitScript(onStart, argument);
  if (network) {
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", SLOW_NETWORK);
  }
  if (cpu) await session.send("Emulation.setCPUThrottlingRate", { rate: SLOW_CPU });
  return { page, session, close: () => context.close() };
}

/** Both sides `rounds` times, in turn, each round the other one first: what drifts on the machine meets both alike. */
export async function alternate(rounds, measure) {
  const values = { ours: [], theirs: [] };
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? ["ours", "theirs"] : ["theirs", "ours"];
    for (const side of order) values[side].push(await measure(side));
  }
  return values;
}
