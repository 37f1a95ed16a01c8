import type { Link } from '../../domain/facts.js';
import type { LinkRole } from '../../domain/link.js';
import { repositoryOf, resourceOf, split } from '../../domain/repository.js';
import type { Address } from '../text/address.js';
import { evidenceAt, sentenceAt } from '../text/token.js';
import { kindOf } from './link-kind.js';

/** Owners and names that stand for an address that is not given. */
const PLACEHOLDER =
  /^(?:x{2,}|anonymous(?:[-_]?(?:authors?|submission|user|repo\w*))?|anon|your\w*|user(?:name)?|author\w*|\*+|\.+|tba|tbd|placeholder|redacted\w*|link|url|\w*(?:upon|after)[-_](?:acceptance|publication)\w*)$/i;

/** The links of some addresses, one a target: the first mention gives raw and url, evidence holds all. */
export function findLinks(addresses: readonly Address[]): Link[] {
  const links = new Map<string, Link>();
  for (const address of addresses) {
    const found = linkAt(address);
    if (!found) continue;
    const { target, ...link } = found;
    const evidence = evidenceAt(address.field, address.start, address.end);
    const known = links.get(target);
    if (!known) links.set(target, { ...link, evidence: [evidence] });
    else
      links.set(target, {
        ...known,
        role: known.role === 'UNSTATED' ? link.role : known.role,
        evidence: [...known.evidence, evidence],
      });
  }
  return [...links.values()];
}

/** The link of an address, and what it leads to; null where the address only stands for one. */
function linkAt({ field, start, end }: Address): (Omit<Link, 'evidence'> & { readonly target: string }) | null {
  const raw = field.text.slice(start, end);
  const url = clean(raw);
  if (url === null) return null;
  const sentence = sentenceAt(field, start);
  const before = field.text.slice(sentence.start, start);
  const around = field.text.slice(sentence.start, sentence.end);
  const kind = kindOf(url, around);
  const target = kind === 'REPOSITORY' ? (repositoryOf(url)?.id ?? url) : resourceOf(url, kind).id;
  return { target, url, kind, raw, role: roleOf(before, around) };
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
  /\b(?:buil[dt]\w* (?:up)?on|based on|adapt\w* from|borrow\w*|taken from|compar\w+ (?:with|to|against)|extend(?:s|ing)?|fork\w*|using|uses?|thanks to|implementation of \w+ (?:by|from))\b[^.;]*$/i;

/** After "built on …", what makes the address the paper's own again: "Built on trees, our code is at …". */
const OFFERED_LAST = /\b(?:our|found|seen|viewed|provided?|page|website|(?:is|are) (?:at|on|in|here))\b|:\s*$/i;

/** Whose a link is, by the words before it and in its sentence. */
function roleOf(before: string, sentence: string): LinkRole {
  const taken = TAKEN.exec(before)?.[0];
  if (taken !== undefined && !/\b(?:available|released?)\b/i.test(before) && !OFFERED_LAST.test(taken)) return 'USED';
  return OFFERED.test(sentence) ? 'OWN' : 'UNSTATED';
}
