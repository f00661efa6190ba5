// Result codes of all answers, written from docs/result-code.md alone: thousands of people for a room, and a second
// opinion on the app's own codes.
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
const MASK = (1n << 64n) - 1n;

function hash(bytes, bits) {
  let state = 0xcbf29ce484222325n;
  for (const byte of bytes) state = ((state ^ BigInt(byte)) * 0x100000001b3n) & MASK;
  let folded = 0n;
  for (; state > 0n; state >>= BigInt(bits)) folded ^= state & ((1n << BigInt(bits)) - 1n);
  return Number(folded);
}

const text = (string) => [...new TextEncoder().encode(string)];

function fingerprint(instrument, form, asked) {
  const bytes = [];
  const add = (letter, id) => bytes.push(...text(letter + id), 0);
  add("f", form.id);
  for (const role of instrument.roles ?? []) add("r", role);
  for (const { id, value } of instrument.options) {
    add("o", id);
    const double = new DataView(new ArrayBuffer(8));
    double.setFloat64(0, value);
    bytes.push(...new Uint8Array(double.buffer));
  }
  for (const way of instrument.missing) add("m", way);
  for (const { id, items } of instrument.dimensions) {
    const own = items.filter((item) => asked.includes(item.id));
    if (own.length > 0) add("d", id);
    for (const item of own) add(item.key === 1 ? "+" : "-", item.id);
  }
  for (const { id } of instrument.gates) add("g", id);
  for (const { id, options } of instrument.facts) {
    add("q", id);
    for (const option of options) add("c", option);
  }
  return hash(bytes, 15);
}

function checksum(symbols) {
  let state = 1;
  for (const symbol of [3, 3, 0, 9, 19, ...symbols, 0, 0, 0, 0, 0, 0]) {
    const top = state >>> 25;
    state = ((state & 0x1ffffff) << 5) ^ symbol;
    for (let bit = 0; bit < 5; bit += 1) if ((top >>> bit) & 1) state ^= GENERATOR[bit];
  }
  state ^= 0x2bc830a3;
  return [25, 20, 15, 10, 5, 0].map((place) => (state >>> place) & 31);
}

/** The codes of an instrument's form: `(nonce, role, answers)` to a code without separators. */
export function codesOf(instrument, formId) {
  const place = instrument.forms.findIndex(({ id }) => id === formId);
  const form = instrument.forms[place];
  const all = instrument.dimensions.flatMap(({ items }) => items.map(({ id }) => id));
  const asked = form.items ? all.filter((id) => form.items.includes(id)) : all;
  const states = [undefined, ...instrument.options.map(({ id }) => id), ...instrument.missing];
  const radices = [...asked.map(() => states.length), ...instrument.gates.map(() => 4), ...instrument.facts.map(({ options }) => options.length + 1)];
  let width = 0;
  for (let most = radices.reduce((product, radix) => product * BigInt(radix), 1n) - 1n; most > 0n; most >>= 5n) width += 1;
  const mark = fingerprint(instrument, form, asked);
  return (nonce, role, answers) => {
    const bits = [];
    const put = (number, count) => {
      for (let bit = count - 1; bit >= 0; bit -= 1) bits.push((number >>> bit) & 1);
    };
    const groups = (number, size) => {
      let rest = number;
      do {
        const group = rest & ((1 << size) - 1);
        rest >>>= size;
        put(rest > 0 ? 1 : 0, 1);
        put(group, size);
      } while (rest > 0);
    };
    put(0, 2);
    put(hash(text(instrument.id), 25), 25);
    for (const number of instrument.version.split(".")) groups(Number(number), 3);
    groups(place, 2);
    groups(role ? (instrument.roles ?? []).indexOf(role) + 1 : 0, 2);
    put(mark, 15);
    put(nonce, 30);
    while (bits.length % 5 !== 0) bits.push(0);
    const symbols = [];
    for (let bit = 0; bit < bits.length; bit += 5) symbols.push(parseInt(bits.slice(bit, bit + 5).join(""), 2));
    let body = 0n;
    for (let digit = radices.length - 1; digit >= 0; digit -= 1) {
      const state = digit < asked.length ? states.indexOf(answers[asked[digit]]) : 0;
      body = body * BigInt(radices[digit]) + BigInt(state);
    }
    for (let symbol = width - 1; symbol >= 0; symbol -= 1) symbols.push(Number((body >> BigInt(5 * symbol)) & 31n));
    return "IS1" + [...symbols, ...checksum(symbols)].map((symbol) => ALPHABET[symbol]).join("");
  };
}
