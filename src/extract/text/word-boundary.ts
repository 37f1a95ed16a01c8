/** Where the next word begins, from an offset on; the length of the text where there is none. */
export function wordStart(text: string, from: number): number {
  let at = from;
  while (at < text.length && (kindAt(text, at) & BEGINS) === 0) at += widthAt(text, at);
  return at;
}

/** Where the word that begins at an offset ends: letters, marks, digits, "+" and "#", and letters behind one apostrophe. */
export function wordEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && (kindAt(text, at) & GOES_ON) !== 0) at += widthAt(text, at);
  const mark = text[at];
  if (mark !== "'" && mark !== '’') return at;
  let end = at + 1;
  while (end < text.length && (kindAt(text, end) & IS_LETTER) !== 0) end += widthAt(text, end);
  return end > at + 1 ? end : at;
}

const BEGINS = 1;
const GOES_ON = 2;
const IS_LETTER = 4;
const IS_KNOWN = 8;

/** What each character is, as far as it was asked for: patterns of Unicode's classes are slow to ask. */
const kinds = new Uint8Array(0x110000);

function kindAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  const code = isSurrogate(unit) ? (text.codePointAt(at) ?? unit) : unit;
  const kind = kinds[code] ?? 0;
  return kind > 0 ? kind : learn(code);
}

function learn(code: number): number {
  const character = String.fromCodePoint(code);
  const begins = /[\p{L}\p{N}]/u.test(character);
  const kind =
    IS_KNOWN |
    (begins ? BEGINS : 0) |
    (begins || /[\p{M}+#]/u.test(character) ? GOES_ON : 0) |
    (/\p{L}/u.test(character) ? IS_LETTER : 0);
  kinds[code] = kind;
  return kind;
}

/** UTF-16 units of the character at an offset. */
function widthAt(text: string, at: number): number {
  return isSurrogate(text.charCodeAt(at)) && (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

const isSurrogate = (unit: number): boolean => (unit & 0xf800) === 0xd800;
