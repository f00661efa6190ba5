// Chromium's own counters of a page's main thread.

/** Counts in the thread's processor time, so that other work on the machine does not count. */
export const startCounting = (session) => session.send("Performance.enable", { timeDomain: "threadTicks" });

/** All main-thread time so far: script, style, layout, paint and the rest. */
export async function taskMilliseconds(session) {
  const { metrics } = await session.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration").value * 1000;
}
