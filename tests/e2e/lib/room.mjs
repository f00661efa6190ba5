// What the journeys of a training room share: attempts and rooms as they lie in the storage, QR codes as pixels, and axe.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { axe } from "./axe.mjs";
import { settled } from "./journey.mjs";
import { oracleOf } from "./oracle.mjs";

const require = createRequire(import.meta.url);
const jsqr = require("jsqr");
const { PNG } = require("pngjs");

/** A finished attempt with every state of an answer in it, as it lies in the storage. */
export function finished(id, { attempt = "0123456789", form = "short", shift = 2 } = {}) {
  const { instrument, itemsOf } = oracleOf(id);
  const options = instrument.options.map((option) => option.id);
  const states = [...options, ...options, "na", "dk", undefined];
  const items = itemsOf(form).map((item) => item.id);
  const given = items.map((item, place) => [item, states[(place * 7 + shift) % states.length]]);
  return {
    schema: 1, id: attempt, instrument: id, version: instrument.version, hash: "00112233aabbccdd", form, role: instrument.roles?.[1] ?? null,
    language: "en", order: items, answers: Object.fromEntries(given.filter(([, answer]) => answer)),
    page: 0, page_times: [], started: 1760000000000, finished: 1760000600000,
  };
}

/** A room without hand-ins, as it lies in the storage. */
export function emptyRoom(id, { instrument = "creativity-skills", form = "short", name = "Morning, Tartu" } = {}) {
  const { version } = oracleOf(instrument).instrument;
  return {
    schema: 1, id, name, instrument, version, hash: "00112233aabbccdd", form, smallest: 5, count_hurried: false,
    collecting: "before", created: "2026-11-22", hand_ins: [], withdrawn: [], releases: [],
  };
}

/** What the first QR code in a screenshot says. */
export function readQr(picture) {
  const { data, width, height } = PNG.sync.read(picture);
  return jsqr(new Uint8ClampedArray(data), width, height)?.data;
}

/** The modules of the QR code that a page shows, with its quiet zone: rows of `true` for dark. */
export async function modulesOf(page) {
  const { size, path } = await page.$eval('[data-role="qr"]', (svg) => ({
    size: Number(svg.getAttribute("viewBox").split(" ")[2]),
    path: svg.querySelector("path").getAttribute("d"),
  }));
  const rows = Array.from({ length: size }, () => Array(size).fill(false));
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) rows[y].fill(true, Number(x), Number(x) + Number(run));
  return rows;
}

/** These modules in the middle of a picture: a function from pixel to grey. */
export function painted(rows, width, height, scale) {
  const [left, top] = [width, height].map((side) => Math.floor((side - rows.length * scale) / 2));
  return (x, y) => {
    const [column, row] = [Math.floor((x - left) / scale), Math.floor((y - top) / scale)];
    const inside = row >= 0 && column >= 0 && row < rows.length && column < rows.length;
    return inside ? (rows[row][column] ? 16 : 235) : 120;
  };
}

/** A PNG of grey pixels. */
export function pngOf(width, height, grey) {
  const png = new PNG({ width, height });
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) png.data.set([grey(x, y), grey(x, y), grey(x, y), 255], (y * width + x) * 4);
  }
  return PNG.sync.write(png);
}

/** A video of one still grey picture, as Chromium plays it for a camera (YUV4MPEG2, 4:2:0). */
export function videoOf(width, height, grey, frames = 10) {
  const luma = Buffer.from(Array.from({ length: width * height }, (_, place) => grey(place % width, Math.floor(place / width))));
  const chroma = Buffer.alloc((width * height) / 2, 128);
  const frame = Buffer.concat([Buffer.from("FRAME\n"), luma, chroma]);
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`), ...Array(frames).fill(frame)]);
}

/** No finding of axe and nothing to scroll sideways, in both themes and three widths. */
export async function holdsEverywhere(page, name) {
  for (const width of [320, 768, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      await page.waitForSelector(`html[data-theme="${colorScheme}"]`, { state: "attached" });
      await settled(page);
      assert.deepEqual(await axe(page), [], `${name}, ${width} px, ${colorScheme}`);
    }
  }
  // Tables that fit on a phone and on a desk may not fit on what lies between.
  for (const width of [320, 360, 480, 640, 768, 900, 1024, 1120, 1200, 1280, 1366, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await settled(page);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(over <= 0, `${name}: ${over} px too wide at ${width} px`);
  }
  await page.emulateMedia({ colorScheme: null });
}
