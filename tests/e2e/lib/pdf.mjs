// The words on each page of a PDF as Chromium prints it, and where they stand: enough of the format for that, and no more.
import { inflateSync } from "node:zlib";

/** The text of each page in the order painted, without any space and with ligatures taken apart. */
export function pagesOf(pdf) {
  const objects = objectsOf(pdf);
  const pages = [...objects.values()].filter(({ head }) => /\/Type\s*\/Page\b/.test(head));
  return pages.map((page) => textOf(page, objects).normalize("NFKC").replaceAll(/\s/g, ""));
}

/** Objects by number: the dictionary as text, and the stream decompressed. */
function objectsOf(pdf) {
  const text = pdf.toString("latin1");
  const objects = new Map();
  for (const found of text.matchAll(/(?<=^|[\r\n])(\d+) 0 obj\b/g)) {
    const begin = found.index + found[0].length;
    const stream = text.indexOf("stream", begin);
    const end = text.indexOf("endobj", begin);
    const head = text.slice(begin, stream === -1 || end < stream ? end : stream);
    const length = Number(/\/Length (\d+)(?! \d+ R)/.exec(head)?.[1] ?? 0);
    const body = stream + (text[stream + 6] === "\r" ? 8 : 7);
    const bytes = length && head.includes("/FlateDecode") ? inflateSync(pdf.subarray(body, body + length)) : pdf.subarray(body, body + length);
    objects.set(Number(found[1]), { head, bytes });
  }
  return objects;
}

const reference = (head, name) => Number(new RegExp(`/${name} (\\d+) 0 R`).exec(head)?.[1]);

function textOf(page, objects) {
  const resources = /\/Resources (\d+) 0 R/.test(page.head) ? objects.get(reference(page.head, "Resources")).head : page.head;
  const fonts = new Map();
  for (const [, name, number] of resources.matchAll(/\/(F\d+) (\d+) 0 R/g)) fonts.set(name, glyphsOf(objects.get(Number(number)), objects));
  const content = objects.get(reference(page.head, "Contents")).bytes.toString("latin1");
  let glyphs = new Map();
  let words = "";
  for (const [, font, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>(?=[^<>]*T[jJ])/g)) {
    if (font) glyphs = fonts.get(font) ?? new Map();
    else for (const [code] of shown.matchAll(/.{4}/g)) words += glyphs.get(parseInt(code, 16)) ?? "";
  }
  return words;
}

/** What each glyph of a font stands for, from its ToUnicode map. */
function glyphsOf(font, objects) {
  const glyphs = new Map();
  const map = objects.get(reference(font.head, "ToUnicode"))?.bytes.toString("latin1") ?? "";
  const unicode = (hex) => String.fromCharCode(...hex.match(/.{4}/g).map((unit) => parseInt(unit, 16)));
  for (const [, section] of map.matchAll(/beginbfchar([^]*?)endbfchar/g)) {
    for (const [, code, hex] of section.matchAll(/<(\w+)> <(\w+)>/g)) glyphs.set(parseInt(code, 16), unicode(hex));
  }
  for (const [, section] of map.matchAll(/beginbfrange([^]*?)endbfrange/g)) {
    for (const [, from, to, hex] of section.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g)) {
      for (let code = parseInt(from, 16); code <= parseInt(to, 16); code += 1) {
        glyphs.set(code, unicode((parseInt(hex, 16) + code - parseInt(from, 16)).toString(16).padStart(4, "0")));
      }
    }
  }
  return glyphs;
}

/**
 * Every piece of text of each page as `{text, left, right, top, bottom, clip}`, in points from the page's lower left corner;
 * `clip` is the box `{left, right, top, bottom}` that paint is kept to there, at most the page itself.
 */
export function placesOf(pdf) {
  const objects = objectsOf(pdf);
  const pages = [...objects.values()].filter(({ head }) => /\/Type\s*\/Page\b/.test(head));
  return pages.map((page) => placesOn(page, objects));
}

/** What follows from a point by a matrix `[a b c d e f]`, and from one matrix by another. */
const moved = ([a, b, c, d, e, f], x, y) => [a * x + c * y + e, b * x + d * y + f];
const after = (m, n) => [...moved([m[0], m[1], m[2], m[3], 0, 0], n[0], n[1]), ...moved([m[0], m[1], m[2], m[3], 0, 0], n[2], n[3]), ...moved(m, n[4], n[5])];
const boxOf = (m, [x, y, width, height]) => {
  const corners = [moved(m, x, y), moved(m, x + width, y + height)];
  const [xs, ys] = [0, 1].map((axis) => corners.map((corner) => corner[axis]).sort((a, b) => a - b));
  return { left: xs[0], right: xs[1], bottom: ys[0], top: ys[1] };
};
const within = (a, b) => ({
  left: Math.max(a.left, b.left), right: Math.min(a.right, b.right), bottom: Math.max(a.bottom, b.bottom), top: Math.min(a.top, b.top),
});

/** How far letters reach above and below their line, at least, in em. */
const [ASCENT, DESCENT] = [0.7, 0.18];

function placesOn(page, objects) {
  const resources = /\/Resources (\d+) 0 R/.test(page.head) ? objects.get(reference(page.head, "Resources")).head : page.head;
  const fonts = new Map();
  for (const [, name, number] of resources.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const font = objects.get(Number(number));
    fonts.set(name, { glyphs: glyphsOf(font, objects), widths: widthsOf(font, objects) });
  }
  const [left, bottom, right, top] = /\/MediaBox \[([^\]]+)\]/.exec(page.head)[1].trim().split(/\s+/).map(Number);
  const content = objects.get(reference(page.head, "Contents")).bytes.toString("latin1");
  let state = { matrix: [1, 0, 0, 1, 0, 0], clip: { left, bottom, right, top }, font: undefined, size: 0 };
  const [saved, places] = [[], []];
  let [line, box, operands] = [[1, 0, 0, 1, 0, 0], undefined, []];
  const operators = {
    q: () => saved.push({ ...state }),
    Q: () => (state = saved.pop()),
    cm: (...matrix) => (state.matrix = after(state.matrix, matrix)),
    re: (...rectangle) => (box = boxOf(state.matrix, rectangle)),
    W: () => box && (state.clip = within(state.clip, box)),
    Tf: (name, size) => Object.assign(state, { font: fonts.get(name.slice(1)), size }),
    BT: () => (line = [1, 0, 0, 1, 0, 0]),
    Tm: (...matrix) => (line = matrix),
    Td: (x, y) => (line = after(line, [1, 0, 0, 1, x, y])),
    Tj: (shown) => {
      const codes = [...shown.matchAll(/[0-9A-Fa-f]{4}/g)].map(([code]) => parseInt(code, 16));
      const text = codes.map((code) => state.font?.glyphs.get(code) ?? "").join("");
      const width = codes.reduce((sum, code) => sum + (state.font?.widths.get(code) ?? 1000), 0) / 1000;
      const place = boxOf(after(state.matrix, line), [0, -DESCENT * state.size, width * state.size, (ASCENT + DESCENT) * state.size]);
      if (text.trim()) places.push({ text, ...place, clip: state.clip });
    },
  };
  for (const [token] of content.matchAll(/<[0-9A-Fa-f]*>|\/[^\s/<>[\]()]+|-?\d*\.?\d+|[A-Za-z'"*]+/g)) {
    if (/^[A-Za-z'"*]+$/.test(token)) {
      operators[token.replace("*", "")]?.(...operands);
      // A path that no longer is a lone rectangle clips to a box that is unknown here, so it clips nothing.
      if (["m", "l", "c", "h", "n", "f", "S", "B"].includes(token.replace("*", ""))) box = undefined;
      operands = [];
    } else operands.push(/^[</]/.test(token) ? token : Number(token));
  }
  return places;
}

/** The width of each glyph in thousandths of an em, from the font's list: `c [w w]` and `first last w`. */
function widthsOf(font, objects) {
  const descendant = objects.get(Number(/\/DescendantFonts \[(\d+) 0 R\]/.exec(font.head)?.[1]));
  const list = /\/W \[((?:[^[\]]|\[[^\]]*\])*)\]/.exec(descendant?.head ?? "")?.[1] ?? "";
  const widths = new Map();
  for (const [, first, row, last, width] of list.matchAll(/(\d+)\s*(?:\[([^\]]*)\]|(\d+) ([\d.]+))/g)) {
    if (row !== undefined) row.trim().split(/\s+/).forEach((own, index) => widths.set(Number(first) + index, Number(own)));
    else for (let code = Number(first); code <= Number(last); code += 1) widths.set(code, Number(width));
  }
  return widths;
}
