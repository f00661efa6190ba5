// What the journeys of a training room share: attempts and rooms as they lie in the storage, and QR codes as pixels.
import { createRequire } from "node:module";
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
