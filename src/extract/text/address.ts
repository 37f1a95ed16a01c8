import { split } from '../../domain/repository.js';
import type { FieldText } from './token.js';

const HOSTS =
  String.raw`(?:www\.|gist\.)?(?:github|gitlab|bitbucket|gitee|codeberg|huggingface|kaggle|zenodo|tinyurl|youtube)\.\s?(?:com|org|co)\/` +
  String.raw`|(?:hf\.co|doi\.org|bit\.ly|git\.io|goo\.gl|youtu\.be|anonymous\.4open\.science|colab\.research\.google\.com|drive\.google\.com|sites\.google\.com)\/`;
/**
 * Where an address begins: a scheme, perhaps torn apart by spaces, "www.", a host that papers name without a scheme or after a damaged
 * one ("https//github.com/…"), or somebody's pages, perhaps glued to the sentence before ("objectives.lab.github.io").
 */
const START = new RegExp(
  String.raw`https?\s{0,2}:\s{0,2}\/\s?\/\s{0,2}` +
    String.raw`|(?<![\p{L}\p{N}@.-]|(?<!\/)\/)(?:www\.(?=[\p{L}\p{N}])|(?:${HOSTS}))` +
    String.raw`|(?<![\p{L}\p{N}@-]|(?<!\/)\/)[\p{L}\p{N}-]{1,63}\.(?:github|gitlab)\.io\b`,
  'giu',
);
/** Some part of every beginning of an address; most texts have none, and this is quicker to see than that. */
const HINTS = ['http', 'www.', '.io', 'com/', 'org/', 'co/', 'ly/', 'gl/', 'be/', 'science/'];
const BODY = /[^\s{}<>"“”‘`|\\^[\]，。；]/u;

const GAP = /^\s{1,2}(?=\S)/;
/** How much of what follows a gap is looked at. */
const MAX_SEGMENT = 200;

/** Where something is written as an address, whether it is a link or stands for one: ".../anonymous/name". */
export interface Address {
  readonly field: FieldText;
  readonly start: number;
  readonly end: number;
}

export function findAddresses(field: FieldText): Address[] {
  const { text } = field;
  const lower = text.toLowerCase();
  if (!HINTS.some((hint) => lower.includes(hint))) return [];
  const addresses: Address[] = [];
  let from = 0;
  for (const { index, 0: beginning } of text.matchAll(START)) {
    if (index < from) continue;
    from = index + trimEnd(text.slice(index, endOf(text, index, index + beginning.length))).length;
    addresses.push({ field, start: index, end: from });
  }
  return addresses;
}

/** Where an address ends. White space inside is passed over only where the address cannot end before it. */
function endOf(text: string, start: number, from: number): number {
  let at = from;
  let depth = 0;
  while (at < text.length) {
    const char = text[at] ?? '';
    if (char === '(') depth += 1;
    if (char === ')') {
      if (depth === 0) return at;
      depth -= 1;
    }
    const gap = GAP.exec(text.slice(at, at + 3))?.[0].length ?? 0;
    if (gap > 0 && continues(text.slice(start, at), text.slice(at + gap, at + gap + MAX_SEGMENT))) at += gap;
    else if (BODY.test(char) && !beginsAnother(text, at)) at += 1;
    else return at;
  }
  return at;
}

/** Two addresses with nothing between them: ".../lab/nethttps://github.com/…"; an archive's "…/web/2020/https://…" is one. */
function beginsAnother(text: string, at: number): boolean {
  return /^https?:\/\//i.test(text.slice(at, at + 8)) && /[^/=?&:]/.test(text[at - 1] ?? '/');
}

/** "https://github. com/x", "https://lab.github. io/x", "https://data. lab.gov/x": a host that cannot end where it is torn. */
function hostContinues(address: string, rest: string): boolean {
  const host = /^(?:https?:\/\/)?([^/]+)\.$/i.exec(address.replace(/\s/g, ''))?.[1];
  if (host === undefined || !/^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+){0,3}\//u.test(rest)) return false;
  return /^(?:com|org|io|net|edu|gov|ai|co|dev)[./]/i.test(rest) || !host.includes('.');
}

/** "github.com/ owner/name", "github.com/owner/ name", "lab.edu/ people/page", "…/Shadow-Generation- Dataset", "…/Key_ Point_Net". */
function continues(address: string, rest: string): boolean {
  if (/\.$/.test(address)) return hostContinues(address, rest);
  if (!/^[\p{L}\p{N}_-]/u.test(rest)) return false;
  if (/\/\s?[^/\s]*\p{L}[^/]*-$/u.test(address)) return /^[\p{Lu}\p{N}]|^\p{Ll}+[-/]/u.test(rest);
  if (/\/\s?[^/\s]*\p{L}[^/]*_$/u.test(address)) return /^[\p{L}\p{N}]+[-_][\p{L}\p{N}]/u.test(rest);
  if (!address.endsWith('/') || /\/\/$/.test(address)) return /\/\/$/.test(address);
  const { host, segments } = split(address.replace(/\s/g, ''));
  const next = /^[^\s]+/.exec(rest)?.[0] ?? '';
  if (/^(?:and|for|to|with|in|or|is)(?:\/or)?$/i.test(next)) return false;
  if (/^(?:github|gitlab|bitbucket|gitee)\./.test(host))
    return segments.length === 0 ? /\/|-$/.test(next) : segments.length === 1;
  if (host === 'sites.google.com' && segments.length === 1) return true;
  return /^[\p{L}\p{N}_-]+(?:\/|\.html?\b)/u.test(next);
}

function trimEnd(raw: string): string {
  let trimmed = raw;
  for (;;) {
    const next = trimmed
      .replace(/[.,;:!?'’*~_\s"”]+$/u, '')
      .replace(/\)$/, (close) => (balanced(trimmed) ? close : ''));
    if (next === trimmed) return trimmed;
    trimmed = next;
  }
}

function balanced(text: string): boolean {
  return text.split('(').length === text.split(')').length;
}
