// What somebody may hand to the app to make it run, send, lose or stop something. Data only: hostile.test.mjs feeds it.

/** Each would set `globalThis.ran`, open a dialog or ask for `/ran`, if anything took it for more than text. */
export const SCRIPTS = [
  '<img src="/ran" onerror="globalThis.ran=1">',
  '<script>globalThis.ran=1</script>',
  '"><svg onload="globalThis.ran=1"><style>@import "/ran";</style>',
  "'-globalThis.ran=1-'",
  "javascript:globalThis.ran=1",
  "{{constructor.constructor('globalThis.ran=1')()}}",
  "${globalThis.ran=1}",
  '<iframe srcdoc="<script>parent.ran=1</script>"></iframe>',
  "</title></textarea></style></script><img src=/ran onerror=alert(1)>",
  '<base href="https://example.invalid/"><link rel=stylesheet href=/ran><meta http-equiv=refresh content="0;url=/ran">',
];

/** One character under a heap of marks: no browser breaks it, however wide its font makes it. */
export const UNBREAKABLE = `${"\u0335\u0489".repeat(400)}Z`;

/** Text that reads otherwise than it is written, that has no end, or that is no text at all. */
export const TEXTS = [
  "\u202egnihtemos esle\u202c \u2066\u2067\u2069\u200f\u061c",
  "a\u0000b\u0001\u0007\u001b[2J\u007f\u0085\ufeff",
  "\ud800 alone, \udc00 alone, turned \udc00\ud800",
  UNBREAKABLE,
  "👩‍👩‍👧‍👦".repeat(200),
  "{name}{count}{{}}{title}%s%n$&$1\\",
  "=cmd|' /C calc'!A0",
  "w".repeat(20_000),
  "",
];

/** Numbers that are none, or more than a score can bear. */
export const NUMBERS = ["1e999", "-1e999", "1e308", "-0", "0.1e-400", "9007199254740993", "18446744073709551616", "1".repeat(400), "NaN", "Infinity", "0x10", "1_000"];

/** The names that reach an object's prototype, where a language has such. */
export const PROTOTYPES = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf", "__defineGetter__"];

/** Whole files, by what is wrong with them; each as bytes. `mark` is what the file begins with if it pretends to be ours. */
export function brokenFiles(mark = "") {
  const text = {
    empty: "",
    blank: " \n\t ",
    "no JSON": "innospark",
    "another kind": "[1,2,3]",
    "only null": "null",
    "cut off": `{${mark}"schema":1,"id":"creativ`,
    "deep lists": "[".repeat(200_000),
    "deep objects": '{"a":'.repeat(200_000),
    "deep inside": `{${mark}"schema":1,"x":${"[".repeat(100_000)}${"]".repeat(100_000)}}`,
    "prototypes": `{${mark}"schema":1,${PROTOTYPES.map((name) => `"${name}":{"polluted":1}`).join()}}`,
    "lone surrogates": `{${mark}"schema":1,"title":"\\ud800","x":"\\udc00\\ud800"}`,
    "a later schema": `{${mark}"schema":999}`,
    "markup": SCRIPTS.join("\n"),
    ...Object.fromEntries(NUMBERS.map((number) => [`the number ${number.slice(0, 20)}`, `{${mark}"schema":${number},"n":${number}}`])),
  };
  const bytes = Object.fromEntries(Object.entries(text).map(([name, body]) => [name, Buffer.from(body)]));
  return {
    ...bytes,
    "no UTF-8": Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0xc0, 0x80, 0xed, 0xa0, 0x80, 0x22, 0x7d]),
    "UTF-16": Buffer.from('\ufeff{"schema":1}', "utf16le"),
    "a program": Buffer.from("\u007fELF\u0002\u0001\u0001\u0000".repeat(500), "latin1"),
    // Never through a wire to the browser: the tests write it to the disk.
    "fifty megabytes": Buffer.alloc(50_000_000, "["),
  };
}

/** Every text leaf of a JSON value replaced by what `change(text, path)` gives; names and other values stay. */
export function withTexts(value, change, at = []) {
  if (typeof value === "string") return change(value, at);
  if (Array.isArray(value)) return value.map((part, index) => withTexts(part, change, [...at, index]));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withTexts(part, change, [...at, name])]));
}

/** A script or an odd text for each place, all of them in turn. */
export function hostileTexts() {
  // A file with half a character is refused as a whole, which is a case of its own.
  const all = [...SCRIPTS, ...TEXTS.filter((text) => text !== "" && text.isWellFormed())];
  let next = 0;
  return (text) => {
    next += 1;
    // The places for values stay, so that the text is used as it is meant to be.
    const places = text.match(/\{\w+\}/g)?.join(" ") ?? "";
    return `${all[next % all.length]} ${places}`;
  };
}

/** Result codes that are none. */
export const CODES = [
  ...SCRIPTS, ...TEXTS, ...PROTOTYPES, ...NUMBERS,
  "IS1", "IS1-", "IS1-----", "is1-0000-0000", "IS2-AAAA-AAAA-AAAA", `IS1-${"Z".repeat(60)}`, `IS1-${"0".repeat(7000)}`, `IS1${"-".repeat(9000)}`,
  "IS1-ＡＢＣＤ-ＥＦＧＨ", "IS1-ABCD\u202e-EFGH", "../../../../etc/passwd", "%00", "%", "%ff%fe", "%E0%A4%A", "?embed=1#/r/IS1", "A".repeat(50_000),
];

/** What may stand after `#`, where a route is expected. */
export const FRAGMENTS = [
  ...SCRIPTS, ...TEXTS, ...PROTOTYPES,
  ...["take", "results", "toolkit", "kiosk", "room", "compare", "compare/0000000001", "r"].flatMap((place) =>
    [...PROTOTYPES, "..", "%2e%2e", "..%2f..%2fetc", "<script>globalThis.ran=1</script>", "javascript:globalThis.ran=1", "a".repeat(5000), "\u202ea", "%00", "//example.invalid/x"].map((name) => `/${place}/${name}`),
  ),
  "//example.invalid", "/\\example.invalid", "/take/https://example.invalid/", "/".repeat(5000), "/toolkit/scamper/../../..",
];

/** The names that a query may have. */
export const NAMES = ["lang", "form", "role", "theme", "embedded", "room", "accent", "radius", "font", "instrument"];

/** What none of them should ever get. */
export const VALUES = [
  ...SCRIPTS, ...TEXTS.map((text) => text.toWellFormed().slice(0, 200)), ...PROTOTYPES, ...NUMBERS,
  "..", "../../secret", "//example.invalid/a", "https://example.invalid/", "en.json?", "red;background:url(/ran)", "expression(globalThis.ran=1)",
];

/** Messages to a frame, as source text to be evaluated in the page that sends them. */
export const MESSAGES = `(() => {
  const scripts = ${JSON.stringify(SCRIPTS)};
  const texts = ${JSON.stringify(TEXTS)};
  const names = ${JSON.stringify(PROTOTYPES)};
  const right = { innospark: 1, type: "configure" };
  const circle = { ...right }; circle.lang = circle;
  let deep = {}; for (let depth = 0; depth < 5000; depth += 1) deep = { deep };
  const polluting = JSON.parse('{"innospark":1,"type":"configure","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}');
  const values = [...scripts, ...texts, ...names, 1e308, -1, NaN, Infinity, 10n ** 400n, null, true, [], {}, deep, new Date(NaN), /x/, new Map([["a", 1]]), new Uint8Array(9), "x".repeat(5_000_000)];
  return [
    ...values, circle, deep, polluting,
    ...values.map((type) => ({ innospark: 1, type })),
    ...values.map((innospark) => ({ innospark, type: "configure", theme: "dark" })),
    ...["lang", "theme", "accent", "radius", "font"].flatMap((field) => values.map((value) => ({ ...right, [field]: value }))),
    ...names.map((name) => ({ ...right, [name]: { polluted: 1 } })),
  ];
})()`;

/** Hosts that read like a partner's, and are somebody else's. */
export const LOOK_ALIKES = ["partner.example.evil.example", "xn--prtner-cua.example", "partner-example.invalid.example", "evil-partner.example"];
