// Finds and starts the Chromium that is on this machine; playwright-core brings none.
import { accessSync, constants } from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const ELSEWHERE = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** No sandbox, because tests also run as root; the rest keeps the browser from calling home. */
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The program in `CHROME_PATH`, or else the first Chromium or Chrome found. */
export function findChromium() {
  if (process.env.CHROME_PATH) return process.env.CHROME_PATH;
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
  const candidates = [...NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))), ...ELSEWHERE];
  const found = candidates.find(isProgram);
  if (!found) throw new Error("no Chromium or Chrome found; install one or set CHROME_PATH to the program");
  return found;
}

/**
 * Starts a headless browser; close it when done.
 * @param {import("playwright-core").LaunchOptions} [options] added to ours
 */
export function launch({ args = [], ...options } = {}) {
  return chromium.launch({ executablePath: findChromium(), headless: true, args: [...ARGUMENTS, ...args], ...options });
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
