// Starts the Firefox that is on this machine and steers it by WebDriver BiDi, which it speaks without a driver.
import { spawn } from "node:child_process";
import { accessSync, constants, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { WebSocket } from "ws";

const NAMES = ["firefox-esr", "firefox"];
const ELSEWHERE = ["/Applications/Firefox.app/Contents/MacOS/firefox"];
/** Long enough for a busy machine; nothing waits for it unless something is broken. */
const PATIENCE = 180_000;
/** What keeps a fresh profile from calling home. */
const QUIET = {
  "app.normandy.enabled": false,
  "app.update.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.page": 0,
  "browser.aboutConfig.showWarning": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "extensions.systemAddon.update.enabled": false,
  "intl.accept_languages": "en-GB, en",
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "toolkit.telemetry.enabled": false,
};

/** The program in `FIREFOX_PATH`, or else the first one found. */
export function findFirefox() {
  if (process.env.FIREFOX_PATH) return process.env.FIREFOX_PATH;
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
  const found = [...NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))), ...ELSEWHERE].find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
  if (!found) throw new Error("no Firefox found; install one (Debian: firefox-esr) or set FIREFOX_PATH to the program");
  return found;
}

/**
 * A window of a fresh profile.
 * @returns {Promise<{goto: (url: string) => Promise<void>, reload: () => Promise<void>, evaluate: (script: Function, argument?: unknown) => Promise<any>,
 *   until: (script: Function, argument?: unknown) => Promise<any>, complaints: string[], requests: string[], close: () => Promise<void>}>}
 *   `complaints` are exceptions and the console's errors and warnings, `requests` all addresses asked for.
 */
export async function openFirefox() {
  const profile = mkdtempSync(path.join(os.tmpdir(), "innospark-firefox-"));
  const lines = Object.entries(QUIET).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`);
  writeFileSync(path.join(profile, "user.js"), lines.join(""));
  const firefox = spawn(findFirefox(), ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, HOME: profile, MOZ_DISABLE_CONTENT_SANDBOX: "1" },
  });
  const ended = new Promise((resolve) => firefox.once("close", resolve));
  const socket = new WebSocket(`${await listening(firefox, ended)}/session`);
  await new Promise((open, failed) => socket.once("open", open).once("error", failed));

  const waiting = new Map();
  const [complaints, requests] = [[], []];
  let last = 0;
  socket.on("message", (text) => {
    const { id, type, method, params, result, error, message } = JSON.parse(text);
    if (type === "event") return hear(method, params);
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    type === "error" ? reject(new Error(`${error}: ${message}`)) : resolve(result);
  });
  function hear(method, params) {
    if (method === "network.beforeRequestSent") requests.push(params.request.url);
    if (method === "log.entryAdded" && ["error", "warn"].includes(params.level)) complaints.push(`${params.level}: ${params.text}`);
  }
  const send = (method, params) =>
    new Promise((resolve, reject) => {
      waiting.set(++last, { resolve, reject });
      socket.send(JSON.stringify({ id: last, method, params }));
    });

  await send("session.new", { capabilities: {} });
  await send("session.subscribe", { events: ["log.entryAdded", "network.beforeRequestSent"] });
  const { contexts } = await send("browsingContext.getTree", {});
  const { context } = contexts[0];
  const evaluate = async (script, argument) => {
    const expression = `(async () => JSON.stringify((await (${script})(${JSON.stringify(argument)})) ?? null))()`;
    const answer = await send("script.evaluate", { expression, target: { context }, awaitPromise: true });
    if (answer.type === "exception") throw new Error(answer.exceptionDetails.text);
    return JSON.parse(answer.result.value);
  };
  const until = async (script, argument) => {
    for (const end = Date.now() + PATIENCE; Date.now() < end; await new Promise((later) => setTimeout(later, 50))) {
      const found = await evaluate(script, argument);
      if (found) return found;
    }
    throw new Error(`in vain: ${script} ${JSON.stringify(argument)}`);
  };
  return {
    complaints,
    requests,
    evaluate,
    until,
    goto: async (url) => void (await send("browsingContext.navigate", { context, url, wait: "complete" })),
    // Not by `location.reload()` in the page: the old one may answer what is asked next, and lose what is done to it.
    reload: async () => void (await send("browsingContext.reload", { context, wait: "complete" })),
    close: async () => {
      socket.close();
      firefox.kill("SIGTERM");
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The address that Firefox says it listens on. */
function listening(firefox, ended) {
  let said = "";
  return new Promise((resolve, reject) => {
    firefox.once("error", reject);
    ended.then(() => reject(new Error(`Firefox ended: ${said}`)));
    firefox.stderr.on("data", (bytes) => {
      said += bytes;
      const found = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(said);
      if (found) resolve(found[1]);
    });
  });
}
