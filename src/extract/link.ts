import type { Link } from '../domain/facts.js';
import type { LinkRole } from '../domain/link.js';
import { repositoryOf, resourceOf, split } from '../domain/repository.js';
import { kindOf } from './link-kind.js';
import { evidenceAt, type FieldText } from './token.js';

const HOSTS =
  String.raw`(?:www\.)?(?:github|gitlab|bitbucket|gitee|codeberg|huggingface|kaggle|zenodo|tinyurl|youtube)\.\s?(?:com|org|co)\/` +
  String.raw`|(?:hf\.co|doi\.org|bit\.ly|git\.io|goo\.gl|youtu\.be|anonymous\.4open\.science|colab\.research\.google\.com|drive\.google\.com|sites\.google\.com)\/` +
  String.raw`|[\p{L}\p{N}-]+\.(?:github|gitlab)\.io\b`;
/** Where an address begins: a scheme, perhaps torn apart by spaces, "www.", or a host that papers name without a scheme. */
const START = new RegExp(
  String.raw`https?\s?:\s?\/\/\s?|(?<![\p{L}\p{N}@./:-])(?:www\.(?=[\p{L}\p{N}])|(?:${HOSTS}))`,
  'giu',
);
const BODY = /[^\s{}<>"“”`|\\^[\]，。；]/u;
/** Owners and names that stand for an address that is not given. */
const PLACEHOLDER =
  /^(?:x{2,}|anonymous\w*|anon|your\w*|user(?:name)?|author\w*|\*+|\.+|tba|tbd|placeholder|redacted\w*|link|url)$/i;

interface FoundLink extends Omit<Link, 'evidence'> {
  readonly target: string;
  readonly start: number;
  readonly end: number;
}

/** The links of the fields, one a target: the first mention gives raw and url, evidence holds all. */
export function findLinks(fields: readonly FieldText[]): Link[] {
  const links = new Map<string, Link>();
  for (const field of fields) {
    for (const { target, start, end, ...link } of findInField(field)) {
      const evidence = evidenceAt(field, start, end);
      const known = links.get(target);
      if (!known) links.set(target, { ...link, evidence: [evidence] });
      else
        links.set(target, {
          ...known,
          role: known.role === 'UNSTATED' ? link.role : known.role,
          evidence: [...known.evidence, evidence],
        });
    }
  }
  return [...links.values()];
}

function* findInField(field: FieldText): Iterable<FoundLink> {
  let from = 0;
  for (const match of field.text.matchAll(START)) {
    if (match.index < from) continue;
    const end = endOf(field.text, match.index, match.index + match[0].length);
    const raw = trimEnd(field.text.slice(match.index, end));
    from = match.index + raw.length;
    const url = clean(raw);
    if (url === null) continue;
    const sentence = field.sentences.find((span) => match.index >= span.start && match.index < span.end);
    const before = field.text.slice(sentence?.start ?? 0, match.index);
    const around = field.text.slice(sentence?.start ?? 0, sentence?.end ?? field.text.length);
    const kind = kindOf(url, around);
    const target = kind === 'REPOSITORY' ? (repositoryOf(url)?.id ?? url) : resourceOf(url, kind).id;
    yield { target, start: match.index, end: from, url, kind, raw, role: roleOf(before, around) };
  }
}

/** Where an address ends. A space inside is passed over only where the address cannot end before it. */
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
    if (BODY.test(char)) at += 1;
    else if (char === ' ' && continues(text.slice(start, at), text.slice(at + 1))) at += 1;
    else return at;
  }
  return at;
}

/** "https://github. com/x", "github.com/ owner/name", "github.com/owner/ name", "…/Shadow-Generation- Dataset". */
function continues(address: string, rest: string): boolean {
  if (/(?:github|gitlab|bitbucket)\.$/i.test(address)) return /^(?:com|org)\//i.test(rest);
  if (!/^[\p{L}\p{N}_-]/u.test(rest)) return false;
  if (/\/[^/\s]*\p{L}[^/]*-$/u.test(address)) return /^[\p{Lu}\p{N}]|^\p{Ll}+[-/]/u.test(rest);
  if (!address.endsWith('/') || /\/\/$/.test(address)) return /\/\/$/.test(address);
  const { host, segments } = split(address.replace(/\s/g, ''));
  const next = /^[^\s]+/.exec(rest)?.[0] ?? '';
  if (!/^(?:github|gitlab|bitbucket|gitee)\./.test(host)) return false;
  return segments.length === 0
    ? next.includes('/')
    : segments.length === 1 && !/^(?:and|for|to|with|in|or|is)$/i.test(next);
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

/** The address without spaces, version marks and fragment, with a scheme; null for a placeholder or a bare code host. */
function clean(raw: string): string | null {
  const joined = raw.replace(/\s+/g, '').replace(/^(https?:\/\/(?:github|gitlab)):com/i, '$1.com');
  const withScheme = /^https?:\/\//i.test(joined) ? joined : `https://${joined}`;
  const [scheme = '', rest = ''] = withScheme.split(/(?<=^https?:\/\/)/i);
  const slash = rest.search(/[/?#]/);
  const host = (slash < 0 ? rest : rest.slice(0, slash)).toLowerCase();
  if (!/^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?::\d+)?$/u.test(host)) return null;
  let path = (slash < 0 ? '' : rest.slice(slash)).replace(/#.*$/, '');
  const { segments } = split(`${host}${path}`);
  if (segments.slice(0, 2).some((segment) => PLACEHOLDER.test(segment))) return null;
  const url = `${scheme.toLowerCase()}${host}${path}`;
  if (segments.length === 0 && /^(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|huggingface\.co)$/.test(host))
    return null;
  if (!repositoryOf(url)) return url;
  path = path
    .replace(/\?.*$/, '')
    .replace(/\/+$/, '')
    .replace(/\.git$/i, '');
  return `${scheme.toLowerCase()}${host}${path}`;
}

const OFFERED =
  /\b(?:available|releas\w+|open[- ]?sourc\w+|publish\w*|public\w*|found|access\w*|provid\w+|download\w*|shar\w+|host\w+|our|code|project|page|website|implementation|demo|see|visit)\b/i;
const TAKEN =
  /\b(?:buil[dt]\w* (?:up)?on|based on|adapt\w* from|borrow\w*|taken from|compar\w+ (?:with|to|against)|extend\w*|fork\w*|using|uses?|thanks to|implementation of \w+ (?:by|from))\b[^.;]*$/i;

/** After "built on …", what makes the address the paper's own again: "Built on trees, our code is at …". */
const OFFERED_LAST = /\b(?:our|found|seen|viewed|provided?|page|website|(?:is|are) (?:at|on|in|here))\b|:\s*$/i;

/** Whose a link is, by the words before it and in its sentence. */
function roleOf(before: string, sentence: string): LinkRole {
  const taken = TAKEN.exec(before)?.[0];
  if (taken !== undefined && !/\b(?:available|released?)\b/i.test(before) && !OFFERED_LAST.test(taken)) return 'USED';
  return OFFERED.test(sentence) ? 'OWN' : 'UNSTATED';
}
