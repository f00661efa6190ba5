// Reads the radar's pixels.
import assert from "node:assert/strict";

/** Numbers for where the person's line was painted: the accent colour at full strength. Runs in the page. */
function survey() {
  const canvas = document.querySelector("[data-role=radar] canvas");
  const style = getComputedStyle(canvas);
  const channels = (color) => color.match(/\d+(\.\d+)?/g).slice(0, 3).map(Number);
  const accent = channels(style.outlineColor);
  // From a copy: reading a canvas changes how the browser keeps it.
  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d", { willReadFrequently: true });
  copy.drawImage(canvas, 0, 0);
  const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
  const painted = [];
  let inked = 0;
  for (let at = 0; at < data.length; at += 4) {
    if (data[at + 3] > 0) inked += 1;
    if (data[at + 3] === 255 && accent.every((value, channel) => Math.abs(data[at + channel] - value) <= 8)) {
      const pixel = at / 4;
      painted.push([pixel % canvas.width, Math.floor(pixel / canvas.width)]);
    }
  }
  return { width: canvas.width, height: canvas.height, inked, painted, colours: [style.color, style.backgroundColor, style.outlineColor] };
}

/** Where the person's line runs, as points in device pixels, and how many pixels are inked at all. */
export const readRadar = (page) => page.evaluate(survey);

/** The radar is there: its size fits the page, and grid, labels and the person's line have left ink. Gives its colours. */
export async function assertPainted(page) {
  const { width, height, inked, painted, colours } = await readRadar(page);
  assert.ok(width > 200 && height > 200, `the canvas is ${width} × ${height}`);
  assert.ok(inked > (width * height) / 100, `${inked} pixels are inked`);
  assert.ok(painted.length > 500, `the person's line has ${painted.length} pixels`);
  return colours;
}

/**
 * The circle of a radar whose scores are all 100: its line is the outermost ring, a regular polygon with a corner at the
 * top, so height and place follow from the extent of the line.
 */
export function circleOf({ painted }, axes) {
  const [xs, ys] = [0, 1].map((axis) => painted.map((point) => point[axis]));
  const [left, right, top, bottom] = [min(xs), max(xs), min(ys), max(ys)];
  const radius = (bottom - top) / (1 + Math.cos(Math.PI / axes));
  return { x: (left + right) / 2, y: top + radius, radius };
}

/** The axes, from 0 at the top clockwise, on which the person's line has left ink near the circle. */
export function inkedAxes({ painted }, { x, y, radius }, axes) {
  const near = (axis) => {
    const angle = (2 * Math.PI * axis) / axes;
    const corner = [x + radius * Math.sin(angle), y - radius * Math.cos(angle)];
    const reach = (radius * Math.PI) / axes;
    return painted.some((point) => Math.hypot(point[0] - corner[0], point[1] - corner[1]) < reach);
  };
  return Array.from({ length: axes }, (_, axis) => axis).filter(near);
}

const min = (numbers) => numbers.reduce((a, b) => Math.min(a, b));
const max = (numbers) => numbers.reduce((a, b) => Math.max(a, b));
