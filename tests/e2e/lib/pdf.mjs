// The words on each page of a PDF as Chromium prints it: enough of the format for that, and no more.
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
