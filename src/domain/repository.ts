import { normalizeUrl } from './identity.js';
import type { Repository, Resource, ResourceKind } from './link.js';

/** First path segments of github.com that are the site's own. */
const GITHUB_OWN = new Set([
  'orgs',
  'topics',
  'features',
  'marketplace',
  'sponsors',
  'settings',
  'about',
  'collections',
  'search',
  'login',
]);
const CODE_HOSTS = new Set(['github.com', 'bitbucket.org', 'codeberg.org', 'gitee.com', 'git.sr.ht']);
/** What begins a path inside a repository at GitLab, whose groups nest, and at other hosts of one's own ("git.lab.org"). */
const INSIDE = new Set('- tree blob raw src archive issues wikis commit releases merge_requests'.split(' '));

/**
 * The repository that an address lies in, in any spelling: with or without scheme, "www.", ".git" and a path inside it, as
 * git@host:owner/name or ssh://. Null where the address is none of a repository.
 */
export function repositoryOf(address: string): Repository | null {
  const { host, segments } = split(address);
  const nests = /(?:^|\.)gitlab\.|^git\.(?!io$)/.test(host) || segments[0] === 'gitlab';
  if (host === 'raw.githubusercontent.com') return toRepository('github.com', segments.slice(0, 2));
  if (CODE_HOSTS.has(host)) {
    if (host === 'github.com' && GITHUB_OWN.has(segments[0] ?? '')) return null;
    return toRepository(host, segments.slice(0, 2));
  }
  if (!nests || /(?:^|\.)gitlab\.io$/.test(host)) return null;
  const inside = segments.findIndex((segment, at) => at >= 2 && INSIDE.has(segment));
  return toRepository(host, inside < 0 ? segments : segments.slice(0, inside));
}

function toRepository(host: string, path: readonly string[]): Repository | null {
  const name = path.at(-1)?.replace(/\.git$/i, '');
  const owner = path.slice(0, -1).join('/');
  if (!name || owner === '' || !/^[\p{L}\p{N}_.~-]+$/u.test(name) || !/^[\p{L}\p{N}_.~/-]+$/u.test(owner)) return null;
  const id = `${host}/${owner}/${name}`;
  return { id: id.toLowerCase(), url: `https://${id}`, host, owner, name };
}

/** A link that is no repository. */
export function resourceOf(url: string, kind: ResourceKind): Resource {
  return { id: normalizeUrl(url), url, host: split(url).host, kind };
}

/** The host of an address in lower case without "www.", and the segments of its path without query and fragment. */
export function split(address: string): { host: string; segments: string[] } {
  const bare = address
    .trim()
    .replace(/^git\+/i, '')
    .replace(/^(?:git|ssh):\/\/(?:git@)?|^git@/i, '')
    .replace(/^https?:\/\//i, '')
    .replace(/^([^/:]+):(?:\d+\/)?(?=[^/\d])/, '$1/')
    .replace(/[?#].*$/, '');
  const [host = '', ...segments] = bare.split('/');
  return { host: host.toLowerCase().replace(/^www\./, ''), segments: segments.filter((segment) => segment !== '') };
}
